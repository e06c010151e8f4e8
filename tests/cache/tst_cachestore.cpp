// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cache/cacherecords.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// What the cache gives back is what it was given.
class TestCacheStore : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = opened(m_folder->path());
        QVERIFY(m_store);
    }
    void cleanup() { m_store.reset(); }

    void newCacheIsEmpty();
    void recordsComeBackAsMerged();
    void recordsSurviveReopening();
    void hostileTextsComeBackUnchanged_data();
    void hostileTextsComeBackUnchanged();
    void mergeReportsOnlyWhatChanged();
    void recordsWithoutIdAreLeftOut();
    void everyMemberCountsAsAChange();
    void peopleAreGivenInTheOrderAsked();
    void syncStateComesBack();
    void rowsAreNeverUsedTwice();
    void removedRecordsAreGone();
    void fewChangedPeopleAreListed();
    void manyChangedPeopleBeginAGeneration();
    void peopleAreCountedPerOrganization();
    void randomBatchesEqualAnOrdinaryMap();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CacheStore> m_store;
};

namespace {

constexpr std::array AllCollections { Collection::Organizations, Collection::Titles,
                                      Collection::Positions, Collection::Users };

} // namespace

void TestCacheStore::newCacheIsEmpty()
{
    for (const Collection collection : AllCollections) {
        QCOMPARE(m_store->count(collection), 0);
        QVERIFY(!m_store->syncState(collection).complete);
        QVERIFY(!m_store->syncState(collection).syncedAt.isValid());
    }
    QVERIFY(m_store->organizations()->isEmpty());
    QVERIFY(everybody(*m_store).isEmpty());
    QVERIFY(!m_store->organization(OrgId(u"o-1"_s))->has_value());
    QVERIFY(!m_store->title(TitleId(u"t-1"_s))->has_value());
    QVERIFY(!m_store->position(PositionId(u"p-1"_s))->has_value());
    QVERIFY(!m_store->user(UserId(u"u-1"_s))->has_value());
    QVERIFY(!m_store->rowOf(UserId(u"u-1"_s)));
}

void TestCacheStore::recordsComeBackAsMerged()
{
    QCOMPARE(m_store->merge(organizations())->changed, 2);
    QCOMPARE(m_store->merge(titles())->changed, 2);
    QCOMPARE(m_store->merge(positions())->changed, 2);
    const QVector<User> people = users(20);
    const auto change = m_store->merge(people);
    QVERIFY(change);
    QCOMPARE(change->changed, 20);
    QCOMPARE(change->changedUsers.size(), size_t(20));

    QCOMPARE(*m_store->organizations(), organizations());
    QCOMPARE(*m_store->titles(), titles());
    QCOMPARE(*m_store->positions(), positions());
    QCOMPARE(*m_store->users(change->changedUsers), people);
    for (const Organization &one : organizations())
        QCOMPARE(m_store->organization(one.id)->value(), one);
    for (const Title &one : titles())
        QCOMPARE(m_store->title(one.id)->value(), one);
    for (const Position &one : positions())
        QCOMPARE(m_store->position(one.id)->value(), one);
    for (const User &person : people)
        QCOMPARE(m_store->user(person.id)->value(), person);
    QCOMPARE(m_store->count(Collection::Organizations), 2);
    QCOMPARE(m_store->count(Collection::Users), 20);
}

void TestCacheStore::recordsSurviveReopening()
{
    QVERIFY(m_store->merge(organizations()));
    QVERIFY(m_store->merge(users(5)));
    const auto before = everybody(*m_store);
    m_store.reset();
    m_store = opened(m_folder->path());
    QVERIFY(m_store);
    QCOMPARE(everybody(*m_store), before);
    QCOMPARE(*m_store->organizations(), organizations());
    QCOMPARE(m_store->count(Collection::Users), 5);
}

void TestCacheStore::hostileTextsComeBackUnchanged_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("quote") << u"O'Brien\"; DROP TABLE users; --"_s;
    QTest::newRow("NUL") << QString::fromUtf16(u"a\0b", 3);
    QTest::newRow("outside the basic plane") << u"𠮷野🙂"_s;
    QTest::newRow("signs") << u"?1 :name @x $y % _ \x1f \n\t"_s;
    QTest::newRow("number") << u"0012345678901234567890"_s;
    QTest::newRow("blanks") << u"  a  "_s;
    QTest::newRow("long") << QString(100'000, u'长');
}

void TestCacheStore::hostileTextsComeBackUnchanged()
{
    QFETCH(QString, text);
    const User person { UserId(text), OrgId(text), text,  text, text, text,
                        text,         false,       false, text, text };
    const auto change = m_store->merge(QList { person });
    QVERIFY(change);
    QCOMPARE(m_store->user(person.id)->value(), person);
    QCOMPARE(m_store->users(change->changedUsers)->constFirst(), person);
    QCOMPARE(m_store->merge(QList { person })->changed, 0);
}

void TestCacheStore::mergeReportsOnlyWhatChanged()
{
    QVERIFY(m_store->merge(users(10)));
    const UserRow row = *m_store->rowOf(UserId(u"u-3"_s));
    QVector<User> again = users(10);
    again[3].mobile = u"new"_s;
    const auto change = m_store->merge(again);
    QCOMPARE(change->changed, 1);
    QCOMPARE(change->removed, 0);
    QCOMPARE(change->changedUsers, std::vector { row });
    QCOMPARE(m_store->user(again[3].id)->value(), again[3]);
    QCOMPARE(m_store->count(Collection::Users), 10);
}

void TestCacheStore::recordsWithoutIdAreLeftOut()
{
    QCOMPARE(m_store->merge(QList { User() })->changed, 0);
    QVERIFY(m_store->beginStage(Collection::Users));
    QVERIFY(m_store->stage(QList { User(), user(1) }));
    QCOMPARE(m_store->stagedCount(Collection::Users), 1);
    QVERIFY(m_store->commitStage(Collection::Users, completeState()));
    QCOMPARE(m_store->count(Collection::Users), 1);
}

void TestCacheStore::everyMemberCountsAsAChange()
{
    const User original = user(1);
    QVector<User> variants(10, original);
    variants[0].orgId = OrgId(u"x"_s);
    variants[1].userName = u"x"_s;
    variants[2].name = u"x"_s;
    variants[3].mobile = u"x"_s;
    variants[4].email = u"x"_s;
    variants[5].employeeId = u"x"_s;
    variants[6].disabled = !original.disabled;
    variants[7].locked = !original.locked;
    variants[8].createdAt = u"x"_s;
    variants[9].updatedAt = u"x"_s;
    for (const User &variant : variants) {
        QVERIFY(m_store->merge(QList { original }));
        QCOMPARE(m_store->merge(QList { variant })->changed, 1);
        QCOMPARE(m_store->user(original.id)->value(), variant);
        // The same through a full pass.
        QVERIFY(m_store->merge(QList { original }));
        QVERIFY(m_store->beginStage(Collection::Users));
        QVERIFY(m_store->stage(QList { variant }));
        QCOMPARE(m_store->commitStage(Collection::Users, {})->changed, 1);
        QCOMPARE(m_store->user(original.id)->value(), variant);
    }
}

void TestCacheStore::peopleAreGivenInTheOrderAsked()
{
    QVERIFY(m_store->merge(users(5)));
    const UserRow first = *m_store->rowOf(UserId(u"u-0"_s));
    const UserRow fourth = *m_store->rowOf(UserId(u"u-3"_s));
    const std::vector<UserRow> rows { fourth, 4'000'000'000U, first, fourth };
    const auto found = m_store->users(rows);
    QCOMPARE(*found, (QList { user(3), User(), user(0), user(3) }));
    QVERIFY(m_store->users({})->isEmpty());
}

void TestCacheStore::syncStateComesBack()
{
    const SyncState state = completeState();
    QVERIFY(m_store->setSyncState(Collection::Titles, state));
    const SyncState read = m_store->syncState(Collection::Titles);
    QCOMPARE(read.complete, true);
    QCOMPARE(read.highWater, state.highWater);
    QCOMPARE(read.syncedAt, state.syncedAt);
    QCOMPARE(read.childrenIncludeRoots, true);
    QCOMPARE(read.fullAt, completeState().fullAt);
    QCOMPARE(read.markKnownAt, completeState().markKnownAt);
    QCOMPARE(read.refusal, completeState().refusal);
    QVERIFY(!m_store->syncState(Collection::Positions).complete);
}

void TestCacheStore::rowsAreNeverUsedTwice()
{
    QSet<UserRow> seen;
    for (int round = 0; round < 5; ++round) {
        const auto change = m_store->merge(QList { user(round) });
        const UserRow row = change->changedUsers.at(0);
        QVERIFY(!seen.contains(row));
        seen.insert(row);
        QCOMPARE(m_store->remove(user(round).id)->removedUsers, std::vector { row });
    }
}

void TestCacheStore::removedRecordsAreGone()
{
    QVERIFY(m_store->merge(users(2)));
    QVERIFY(m_store->merge(positions()));
    QCOMPARE(m_store->remove(user(0).id)->removed, 1);
    QCOMPARE(m_store->remove(user(0).id)->removed, 0);
    QCOMPARE(m_store->remove(PositionId(u"p-1"_s))->removed, 1);
    QVERIFY(!m_store->user(user(0).id)->has_value());
    QCOMPARE(m_store->count(Collection::Users), 1);
    QCOMPARE(*m_store->positions(), positions().mid(1));
    QCOMPARE(m_store->count(Collection::Positions), 1);
}

void TestCacheStore::fewChangedPeopleAreListed()
{
    const auto before = m_store->peopleMark();
    QVERIFY(before);
    QVERIFY(m_store->merge(users(3)));
    const auto added = m_store->peopleMark();
    QCOMPARE(added->generation, before->generation);
    QVERIFY(added->change > before->change);
    QCOMPARE(m_store->changedSince(before->change)->size(), size_t(3));
    QVERIFY(m_store->changedSince(added->change)->empty());

    QVERIFY(m_store->merge(users(3))); // nothing new
    QCOMPARE(*m_store->peopleMark(), *added);
    const UserRow changed = *m_store->rowOf(UserId(u"u-1"_s));
    const UserRow removed = *m_store->rowOf(UserId(u"u-2"_s));
    QVERIFY(m_store->merge(QVector<User> { user(1, u"2024-02-02 00:00:00.000"_s) }));
    QVERIFY(m_store->remove(UserId(u"u-2"_s)));
    auto rows = *m_store->changedSince(added->change);
    std::sort(rows.begin(), rows.end());
    QCOMPARE(rows,
             (std::vector<UserRow> { std::min(changed, removed), std::max(changed, removed) }));
}

void TestCacheStore::manyChangedPeopleBeginAGeneration()
{
    const auto before = m_store->peopleMark();
    QVERIFY(m_store->merge(users(2001)));
    const auto after = m_store->peopleMark();
    QVERIFY(after->generation != before->generation);
    QVERIFY(m_store->changedSince(0)->empty());

    QTemporaryDir other;
    const auto store = opened(other.path());
    QVERIFY(store);
    QVERIFY(store->peopleMark()->generation != before->generation);
}

void TestCacheStore::peopleAreCountedPerOrganization()
{
    QVector<User> people = users(20);
    people[0].orgId = {};
    QVERIFY(m_store->merge(people));
    QHash<OrgId, CacheStore::PeopleCount> expected;
    for (const User &person : std::as_const(people)) {
        ++expected[person.orgId].people;
        expected[person.orgId].disabled += person.disabled ? 1 : 0;
    }
    QCOMPARE(*m_store->peoplePerOrganization(), expected);
}

void TestCacheStore::randomBatchesEqualAnOrdinaryMap()
{
    QRandomGenerator random(20240506);
    QMap<UserRow, User> oracle;
    QHash<UserId, UserRow> rows;
    const auto take = [&](const QVector<User> &batch, bool replaceAll) {
        QSet<UserId> named;
        for (const User &person : batch) {
            named.insert(person.id);
            rows.insert(person.id, m_store->rowOf(person.id).value_or(0));
            oracle.insert(rows.value(person.id), person);
        }
        if (replaceAll)
            oracle.removeIf([&named](auto entry) { return !named.contains(entry.value().id); });
    };
    for (int round = 0; round < 60; ++round) {
        QVector<User> batch;
        QSet<int> numbers;
        for (int i = random.bounded(0, 40); i > 0; --i)
            numbers.insert(random.bounded(80));
        for (const int number : std::as_const(numbers))
            batch.append(user(number, QString::number(random.bounded(3))));
        const auto before = oracle;
        CacheChange change;
        switch (random.bounded(3)) {
        case 0:
            change = *m_store->merge(batch);
            take(batch, false);
            break;
        case 1:
            QVERIFY(m_store->beginStage(Collection::Users));
            QVERIFY(m_store->stage(batch));
            change = *m_store->commitStage(Collection::Users, {});
            take(batch, true);
            break;
        default:
            const UserId id = user(random.bounded(80)).id;
            change = *m_store->remove(id);
            oracle.removeIf([&](const auto &entry) { return entry.value().id == id; });
        }
        QCOMPARE(everybody(*m_store), oracle);
        QCOMPARE(m_store->count(Collection::Users), oracle.size());
        qint64 changed = 0;
        for (auto it = oracle.cbegin(); it != oracle.cend(); ++it)
            changed += before.contains(it.key()) && before.value(it.key()) == it.value() ? 0 : 1;
        QCOMPARE(change.changed, changed);
        QCOMPARE(qint64(change.changedUsers.size()), changed);
        QCOMPARE(
            change.removed, before.size() + changed - oracle.size() - [&] {
                qint64 rewritten = 0;
                for (auto it = oracle.cbegin(); it != oracle.cend(); ++it)
                    rewritten
                        += before.contains(it.key()) && !(before.value(it.key()) == it.value()) ? 1
                                                                                                : 0;
                return rewritten;
            }());
    }
}

RENZHI_GUILESS_TEST(TestCacheStore)
#include "tst_cachestore.moc"
