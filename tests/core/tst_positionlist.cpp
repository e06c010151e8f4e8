// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/referenceindex.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

Position listed(const QString &id, const QString &code, const QString &org = u"o"_s)
{
    Position made;
    made.id = PositionId(id);
    made.code = PositionCode(code);
    made.orgId = OrgId(org);
    made.name = u"name of "_s + id;
    return made;
}

QStringList idsIn(const PositionList &list)
{
    QStringList ids;
    for (const Position &position : list)
        ids << position.id.toString();
    return ids;
}

QStringList sortedIds(const QVector<const Position *> &positions)
{
    QStringList ids;
    for (const Position *position : positions)
        ids << position->id.toString();
    ids.sort();
    return ids;
}

} // namespace

// A list of positions, and lists made from it by changing a few.
class TestPositionList : public QObject
{
    Q_OBJECT

private slots:
    void emptyListKnowsNothing();
    void changedOneKeepsItsRow();
    void goneOneLeavesItsRowEmpty();
    void listsOfTheirOwnCannotBeCompared();
    void listBeforeStaysAsItWas();
    void codeThatMovesIsFound();
    void anyChangesEqualAPlainMap();
};

void TestPositionList::emptyListKnowsNothing()
{
    const PositionList list;
    QVERIFY(list.isEmpty());
    QCOMPARE(list.rowCount(), 0U);
    QVERIFY(list.begin() == list.end());
    QVERIFY(!list.at(0));
    QVERIFY(!list.rowOf(PositionId(u"a"_s)));
    QVERIFY(!list.position(PositionId(u"a"_s)));
    QVERIFY(!list.position(PositionCode()));
    QCOMPARE(idsIn(list.with({ { PositionId(u"a"_s), listed(u"a"_s, u"A"_s) } })),
             QStringList { u"a"_s });
}

void TestPositionList::changedOneKeepsItsRow()
{
    const PositionList list({ listed(u"a"_s, u"A"_s), listed(u"b"_s, u"B"_s) });
    const Position changed = listed(u"a"_s, u"A2"_s, u"elsewhere"_s);
    const PositionList now = list.with({ { changed.id, changed } });
    QCOMPARE(now.size(), 2);
    QCOMPARE(now.rowOf(changed.id), list.rowOf(changed.id));
    QCOMPARE(*now.position(changed.id), changed);
    QCOMPARE(now.position(changed.code)->id, changed.id);
    QVERIFY(!now.position(PositionCode(u"A"_s)));
    QCOMPARE(sortedIds(now.positionsOf(OrgId(u"elsewhere"_s))), QStringList { u"a"_s });
    QCOMPARE(sortedIds(now.positionsOf(OrgId(u"o"_s))), QStringList { u"b"_s });
    QCOMPARE(now.changedSince(list).value(), std::vector<quint32> { 0 });
    QCOMPARE(list.changedSince(now).value(), std::vector<quint32> { 0 });
    QVERIFY(now.with({ { changed.id, *list.position(changed.id) } }).changedSince(list)->empty());
}

void TestPositionList::goneOneLeavesItsRowEmpty()
{
    const PositionList list({ listed(u"a"_s, u"A"_s), listed(u"b"_s, u"B"_s) });
    const PositionId gone(u"a"_s);
    const PositionList now = list.with({ { gone, std::nullopt } });
    QCOMPARE(now.size(), 1);
    QCOMPARE(now.rowCount(), 2U);
    QVERIFY(!now.at(0));
    QVERIFY(!now.rowOf(gone));
    QVERIFY(!now.position(PositionCode(u"A"_s)));
    QCOMPARE(idsIn(now), QStringList { u"b"_s });
    const PositionList back = now.with({ { gone, *list.position(gone) } });
    QCOMPARE(back, list);
    QCOMPARE(back.rowOf(gone), list.rowOf(gone));
    // The same of one that came later.
    const PositionId later(u"c"_s);
    const PositionList more = list.with({ { later, listed(u"c"_s, u"C"_s) } });
    const PositionList less = more.with({ { later, std::nullopt } });
    QCOMPARE(less.size(), 2);
    QCOMPARE(less, list);
    QCOMPARE(less.with({ { later, listed(u"c"_s, u"D"_s) } }).rowOf(later), more.rowOf(later));
}

void TestPositionList::listsOfTheirOwnCannotBeCompared()
{
    const QVector<Position> positions { listed(u"a"_s, u"A"_s) };
    const PositionList list(positions);
    QVERIFY(!list.changedSince(PositionList(positions)));
    const PositionList one = list.with({ { PositionId(u"b"_s), listed(u"b"_s, u"B"_s) } });
    const PositionList other = list.with({ { PositionId(u"c"_s), listed(u"c"_s, u"C"_s) } });
    QVERIFY(one.changedSince(list));
    QVERIFY(!one.changedSince(other)); // their second row is not the same one
}

void TestPositionList::listBeforeStaysAsItWas()
{
    auto list = std::make_unique<PositionList>(
        QVector<Position> { listed(u"a"_s, u"A"_s), listed(u"b"_s, u"B"_s) });
    const PositionList copy = *list;
    const PositionList now = list->with({ { PositionId(u"a"_s), std::nullopt } });
    QCOMPARE(*list, copy);
    list.reset();
    QCOMPARE(idsIn(now), QStringList { u"b"_s });
    QCOMPARE(now.position(PositionId(u"b"_s))->name, u"name of b"_s);
}

void TestPositionList::codeThatMovesIsFound()
{
    const PositionCode code(u"X"_s);
    const PositionList list(
        { listed(u"a"_s, u"X"_s), listed(u"b"_s, u"X"_s), listed(u"c"_s, u"C"_s) });
    QCOMPARE(list.position(code)->id.toString(), u"a"_s);
    const PositionList moved = list.with({ { PositionId(u"a"_s), listed(u"a"_s, u"Y"_s) } });
    QCOMPARE(moved.position(code)->id.toString(), u"b"_s);
    const PositionList taken = moved.with(
        { { PositionId(u"b"_s), std::nullopt }, { PositionId(u"c"_s), listed(u"c"_s, u"X"_s) } });
    QCOMPARE(taken.position(code)->id.toString(), u"c"_s);
    QVERIFY(!taken.position(PositionCode(u"C"_s)));
}

void TestPositionList::anyChangesEqualAPlainMap()
{
    QRandomGenerator random(41);
    const auto any = [&random] {
        const QString id = QString::number(random.bounded(40));
        return listed(id, QString::number(random.bounded(30)), QString::number(random.bounded(4)));
    };
    for (int round = 0; round < 30; ++round) {
        QVector<Position> positions;
        for (int i = random.bounded(30); i > 0; --i)
            positions.append(any());
        PositionList list(positions);
        QHash<QString, Position> expected;
        for (const Position &position : std::as_const(positions))
            expected.insert(position.id.toString(), position);
        for (int step = 0; step < 30; ++step) {
            const PositionList before = list;
            const QHash<QString, Position> then = expected;
            PositionList::Changes changes;
            for (int i = random.bounded(4); i > 0; --i) {
                const Position one = any();
                const bool isGone = random.bounded(3) == 0;
                changes.insert(one.id, isGone ? std::nullopt : std::optional(one));
            }
            for (auto change = changes.cbegin(); change != changes.cend(); ++change) {
                if (*change)
                    expected.insert(change.key().toString(), **change);
                else
                    expected.remove(change.key().toString());
            }
            list = list.with(changes);
            QCOMPARE(list.size(), expected.size());
            QCOMPARE(list.toVector().size(), expected.size());
            QHash<QString, QStringList> perOrg;
            for (const Position &position : std::as_const(expected)) {
                QCOMPARE(*list.position(position.id), position);
                QCOMPARE(*list.at(*list.rowOf(position.id)), position);
                QCOMPARE(list.position(position.code)->code, position.code);
                perOrg[position.orgId.toString()] << position.id.toString();
            }
            for (int org = 0; org < 4; ++org) {
                QStringList ids = perOrg.value(QString::number(org));
                ids.sort();
                QCOMPARE(sortedIds(list.positionsOf(OrgId(QString::number(org)))), ids);
            }
            QSet<QString> changed;
            const auto rows = list.changedSince(before);
            for (const quint32 row : *rows) {
                const Position *position = list.at(row) ? list.at(row) : before.at(row);
                changed.insert(position->id.toString());
            }
            for (int number = 0; number < 40; ++number) {
                const QString id = QString::number(number);
                const bool isAsBefore = then.contains(id) == expected.contains(id)
                    && then.value(id) == expected.value(id);
                QCOMPARE(changed.contains(id), !isAsBefore);
            }
        }
    }
}

RENZHI_GUILESS_TEST(TestPositionList)
#include "tst_positionlist.moc"
