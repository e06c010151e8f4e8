// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/peoplefile.h"
#include "tests/search/searchpeople.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

#include <set>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// An index that comes from a file answers and changes as the one that was saved.
class TestPeopleFile : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void loadedIndexAnswersAsTheSavedOne();
    void loadedIndexTakesChanges();
    void loadedIndexCanBeSavedAgain();
    void loadedIndexFindsOrganizations();
    void firstRowsAreThoseOfTheWhole();
    void emptyIndexComesBack();
    void otherGenerationsAreRefused();
    void brokenFilesAreRefused_data();
    void brokenFilesAreRefused();
    void damageInsideStopsNothing_data();
    void damageInsideStopsNothing();
    void fileIsForItsOwnerAlone();

private:
    QString path() const { return m_folder->filePath(u"people.index"_s); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

constexpr qint64 Generation = -77, Change = 5;

User numbered(int number)
{
    static const QStringList names { u"张伟"_s, u"李娜"_s, u"曾国藩"_s, u"John Smith"_s,
                                     QString() };
    User user = person(
        names.at(number % 5), u"user.%1"_s.arg(number), u"138%1"_s.arg(number, 8, 10, QChar(u'0')),
        number % 3 == 0 ? u"user.%1@example.com"_s.arg(number) : u"u%1@li.org"_s.arg(number),
        u"E%1"_s.arg(number));
    user.orgId = OrgId(u"o%1"_s.arg(number % 4));
    user.disabled = number % 7 == 0;
    user.updatedAt = u"2024-01-%1 00:00:00.000"_s.arg(1 + number % 28, 2, 10, QChar(u'0'));
    return user;
}

void fill(PeopleIndex &index, int people)
{
    for (int i = 0; i < people; ++i)
        index.put(quint32(i + 1), numbered(i));
}

// Of the first two that the people have, and of one that they have not.
QVector<Organization> namedOrganizations()
{
    QVector<Organization> organizations(3);
    for (int i = 0; i < organizations.size(); ++i) {
        organizations[i].id = OrgId(i < 2 ? u"o%1"_s.arg(i) : u"elsewhere"_s);
        organizations[i].code = OrgCode(u"DEP-%1"_s.arg(i));
        organizations[i].name = i == 0 ? u"研发中心"_s : u"销售中心"_s;
    }
    return organizations;
}

void compare(const PeopleIndex &index, const PeopleIndex &expected)
{
    QCOMPARE(index.size(), expected.size());
    for (const QString &text : { QString(), u"z"_s, u"zw"_s, u"张"_s, u"user.1"_s, u"138"_s, u"1"_s,
                                 u"e1"_s, u"li.org"_s, u"1@example"_s, u"smi"_s, u"id-user.2"_s }) {
        for (const PeopleSort sort : { PeopleSort::Relevance, PeopleSort::Name, PeopleSort::Email,
                                       PeopleSort::UpdatedAt, PeopleSort::Status }) {
            PeopleQuery query = asked(text, sort);
            QCOMPARE(index.find(query), expected.find(query));
            query.organizations = QSet<OrgId> { OrgId(u"o1"_s), OrgId(u"new"_s) };
            query.withDisabled = false;
            QCOMPARE(index.find(query), expected.find(query));
        }
    }
}

} // namespace

void TestPeopleFile::loadedIndexAnswersAsTheSavedOne()
{
    PeopleIndex index;
    fill(index, 300);
    index.remove(7);
    QVERIFY(index.save(path(), Generation, Change));
    const auto loaded = PeopleIndex::load(path(), Generation);
    QVERIFY(loaded);
    QCOMPARE(loaded->change, Change);
    QVERIFY(!loaded->index.find(asked(u"zw"_s)).empty());
    compare(loaded->index, index);
}

void TestPeopleFile::loadedIndexTakesChanges()
{
    PeopleIndex index;
    fill(index, 300);
    QVERIFY(index.save(path(), Generation, Change));
    auto loaded = PeopleIndex::load(path(), Generation);
    QVERIFY(loaded);
    QRandomGenerator random(11);
    // Until what died outweighs what lives, so that it is compacted on the way.
    for (int round = 0; round < 4000; ++round) {
        const auto row = quint32(1 + random.bounded(330));
        const bool removes = random.bounded(5) == 0;
        User user = numbered(random.bounded(400));
        if (random.bounded(4) == 0)
            user.orgId = OrgId(u"new"_s);
        for (PeopleIndex *one : { &index, &loaded->index }) {
            if (removes)
                one->remove(row);
            else
                one->put(row, user);
        }
        if (round % 500 == 0 || round < 3)
            compare(loaded->index, index);
    }
    compare(loaded->index, index);
}

void TestPeopleFile::loadedIndexCanBeSavedAgain()
{
    PeopleIndex index;
    fill(index, 40);
    QVERIFY(index.save(path(), Generation, Change));
    auto loaded = PeopleIndex::load(path(), Generation);
    for (PeopleIndex *one : { &index, &loaded->index })
        one->put(99, numbered(99));
    // Over the file that it is looking at.
    QVERIFY(loaded->index.save(path(), Generation, Change + 1));
    compare(loaded->index, index);
    const auto again = PeopleIndex::load(path(), Generation);
    QVERIFY(again);
    QCOMPARE(again->change, Change + 1);
    compare(again->index, index);
    // Those at the seam too: the end of a number is worth more than its middle.
    User user = numbered(41);
    user.mobile = u"1390039000"_s;
    PeopleIndex both = std::move(PeopleIndex::load(path(), Generation)->index);
    both.put(41, user);
    QCOMPARE(both.find(asked(u"0039"_s)), (std::vector<quint32> { 40, 41 }));
}

// What they are called is not in the file: whoever loads it says so, before or after it changes.
void TestPeopleFile::loadedIndexFindsOrganizations()
{
    PeopleIndex index;
    fill(index, 300);
    index.setOrganizations(namedOrganizations());
    QCOMPARE(index.find(asked(u"研发"_s)).size(), size_t(75)); // a fourth of them
    QVERIFY(index.save(path(), Generation, Change));
    auto loaded = PeopleIndex::load(path(), Generation);
    QVERIFY(loaded);
    QVERIFY(loaded->index.find(asked(u"研发"_s)).empty());
    loaded->index.setOrganizations(namedOrganizations());
    const auto compareBoth = [&] {
        for (const QString &text :
             { u"研发"_s, u"中心"_s, u"dep-1"_s, u"dep-2"_s, u"zw 研发"_s, u"elsewhere"_s })
            QCOMPARE(loaded->index.find(asked(text)), index.find(asked(text)));
    };
    compareBoth();
    User user = numbered(5);
    for (const QString &id : { u"elsewhere"_s, u"never named"_s, u"o0"_s }) {
        user.orgId = OrgId(id);
        for (PeopleIndex *one : { &index, &loaded->index })
            one->put(quint32(400 + id.size()), user);
        compareBoth();
    }
    QCOMPARE(loaded->index.find(asked(u"dep-2"_s)).size(), size_t(1));
    QCOMPARE(loaded->index.find(asked(u"研发"_s)).size(), size_t(76));
}

void TestPeopleFile::firstRowsAreThoseOfTheWhole()
{
    PeopleIndex index;
    fill(index, 300);
    index.remove(index.find({}).at(3));
    QVERIFY(index.save(path(), Generation, Change));
    const std::vector<quint32> all = index.find({});
    const auto first = peoplefile::firstRows(path(), Generation, 20);
    QVERIFY(first);
    QCOMPARE(first->change, Change);
    QCOMPARE(first->rows, std::vector<quint32>(all.cbegin(), all.cbegin() + 20));
    const auto whole = peoplefile::firstRows(path(), Generation, 1000);
    QVERIFY(whole);
    QCOMPARE(whole->rows, all);
    QVERIFY(!peoplefile::firstRows(path(), Generation + 1, 20));
}

void TestPeopleFile::emptyIndexComesBack()
{
    QVERIFY(PeopleIndex().save(path(), Generation, 0));
    auto loaded = PeopleIndex::load(path(), Generation);
    QVERIFY(loaded);
    QCOMPARE(loaded->index.size(), 0);
    loaded->index.put(1, numbered(0));
    QCOMPARE(loaded->index.find(asked(u"zw"_s)), (std::vector<quint32> { 1 }));
}

void TestPeopleFile::otherGenerationsAreRefused()
{
    QVERIFY(!PeopleIndex::load(path(), Generation));
    PeopleIndex index;
    fill(index, 3);
    QVERIFY(index.save(path(), Generation, Change));
    QVERIFY(PeopleIndex::load(path(), Generation));
    QVERIFY(!PeopleIndex::load(path(), Generation + 1));
}

void TestPeopleFile::brokenFilesAreRefused_data()
{
    QTest::addColumn<int>("keep");
    QTest::addColumn<int>("spoil");
    QTest::newRow("empty") << 0 << -1;
    QTest::newRow("half a header") << 20 << -1;
    QTest::newRow("header alone") << 40 << -1;
    QTest::newRow("without its end") << -1 << -1;
    QTest::newRow("other program") << -2 << 0;
    QTest::newRow("other version") << -2 << 8;
    QTest::newRow("other collation") << -2 << 12;
    QTest::newRow("a size that does not fit") << -2 << 42;
}

void TestPeopleFile::brokenFilesAreRefused()
{
    QFETCH(int, keep);
    QFETCH(int, spoil);
    PeopleIndex index;
    fill(index, 30);
    QVERIFY(index.save(path(), Generation, Change));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (keep >= -1)
        QVERIFY(file.resize(keep >= 0 ? keep : file.size() - 1));
    if (spoil >= 0) {
        QVERIFY(file.seek(spoil));
        char byte = 0;
        QVERIFY(file.peek(&byte, 1) == 1);
        byte = char(byte ^ 0x55);
        QVERIFY(file.write(&byte, 1) == 1);
    }
    file.close();
    QVERIFY(!PeopleIndex::load(path(), Generation));
}

void TestPeopleFile::damageInsideStopsNothing_data()
{
    QTest::addColumn<int>("mask");
    QTest::newRow("a little") << 0x01;
    QTest::newRow("far") << 0x80;
    QTest::newRow("everything") << 0xff;
}

// Wherever a byte is another one: the file is refused, or nobody is found who is not there.
void TestPeopleFile::damageInsideStopsNothing()
{
    QFETCH(int, mask);
    PeopleIndex index;
    fill(index, 6);
    index.remove(2);
    QVERIFY(index.save(path(), Generation, Change));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    int refused = 0, taken = 0;
    for (qsizetype at = 0; at < good.size(); ++at) {
        QByteArray bytes = good;
        bytes[at] = char(bytes[at] ^ mask);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        // Nobody twice, whatever else is wrong.
        if (const auto first = peoplefile::firstRows(path(), Generation, 4))
            QCOMPARE(std::set<quint32>(first->rows.cbegin(), first->rows.cend()).size(),
                     first->rows.size());
        auto loaded = PeopleIndex::load(path(), Generation);
        ++(loaded ? taken : refused);
        if (!loaded)
            continue;
        loaded->index.put(99, numbered(99));
        loaded->index.setOrganizations(namedOrganizations());
        QCOMPARE(loaded->index.find({}).size(), size_t(loaded->index.size()));
        for (const QString &text :
             { u"zw"_s, u"user"_s, u"1"_s, u"@li.org"_s, u"id-user.2"_s, u"研发"_s, u"dep-"_s })
            QVERIFY(loaded->index.find(asked(text)).size() <= size_t(loaded->index.size()));
        // Two organizations may have one name by now.
        PeopleQuery ofSome = asked({}, PeopleSort::Organization);
        QCOMPARE(loaded->index.find(ofSome).size(), size_t(loaded->index.size()));
        ofSome.organizations = QSet<OrgId> { OrgId(u"o1"_s), OrgId(u"o3"_s) };
        QVERIFY(loaded->index.find(ofSome).size() <= size_t(loaded->index.size()));
    }
    QVERIFY(refused > 0);
    QVERIFY(taken > 0);
}

void TestPeopleFile::fileIsForItsOwnerAlone()
{
    QVERIFY(PeopleIndex().save(path(), Generation, Change));
    constexpr auto others
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(path()) & others));
}

RENZHI_GUILESS_TEST(TestPeopleFile)
#include "tst_peoplefile.moc"
