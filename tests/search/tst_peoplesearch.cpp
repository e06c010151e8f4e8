// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured lives as long as the context.

#include "models/search/peoplefilter.h"
#include "models/search/peopleorder.h"
#include "models/search/peoplesearch.h"
#include "tests/search/searchpeople.h"
#include "tests/support/heldpool.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QThread>

#include <array>
#include <memory>
#include <optional>
#include <tuple>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

using FoundRows = std::vector<quint32>;

User oneOfCrowd(quint32 number)
{
    static const QStringList surnames { u"张"_s, u"王"_s, u"李"_s, u"赵"_s,
                                        u"陈"_s, u"曾"_s, u"单"_s };
    static const QStringList given { u"伟"_s, u"芳"_s,   u"娜"_s,   u"敏"_s,   u"静"_s,
                                     u"强"_s, u"晓明"_s, u"志强"_s, u"建国"_s, u"思远"_s,
                                     u"雪"_s, u"子涵"_s, u"明朗"_s };
    User user = person(surnames.at(number % 7) + given.at(number % 13),
                       u"user.%1"_s.arg(number, 6, 10, QChar(u'0')),
                       u"138%1"_s.arg(number * 37 % 100'000'000, 8, 10, QChar(u'0')),
                       u"mail%1@example.com"_s.arg(number % 5000), u"E%1"_s.arg(number));
    user.orgId = OrgId(u"o%1"_s.arg(number % 9));
    user.disabled = number % 11 == 0;
    return user;
}

PeopleIndex crowdOf(quint32 people)
{
    PeopleIndex index;
    for (quint32 row = 0; row < people; ++row)
        index.put(row, oneOfCrowd(row));
    index.arrange();
    return index;
}

std::vector<FoundRows> only(FoundRows rows)
{
    return std::vector<FoundRows>(1, std::move(rows));
}

// One list that searches, however few there are, on other threads: what it was told.
struct SearchingList
{
    SearchingList()
    {
        search.setMostAtOnce(0);
        QObject::connect(&search, &PeopleSearch::found, &search,
                         [this] { told.push_back(search.takeRows()); });
        QObject::connect(&search, &PeopleSearch::abandoned, &search, [this] { ++abandoned; });
    }
    // Whatever is on its way comes now.
    void hear() { QCoreApplication::sendPostedEvents(&search); }
    // Waits for what was asked last.
    [[nodiscard]] bool isTold()
    {
        QSignalSpy found(&search, &PeopleSearch::found);
        return !search.isRunning() || found.wait(Patience);
    }

    std::vector<FoundRows> told;
    int abandoned = 0;
    PeopleSearch search;
};

struct IndexChange
{
    const char *name;
    void (*make)(std::unique_ptr<PeopleIndex> &index, PeopleIndex &other);
};

constexpr std::array indexChanges {
    IndexChange { "somebody new",
                  [](auto &index, PeopleIndex &) { index->put(900'000, oneOfCrowd(1)); } },
    IndexChange { "somebody else",
                  [](auto &index, PeopleIndex &) { index->put(1, oneOfCrowd(2)); } },
    IndexChange { "the same again",
                  [](auto &index, PeopleIndex &) { index->put(1, oneOfCrowd(1)); } },
    IndexChange { "somebody gone", [](auto &index, PeopleIndex &) { index->remove(3); } },
    IndexChange { "arranged", [](auto &index, PeopleIndex &) { index->arrange(); } },
    IndexChange { "made room", [](auto &index, PeopleIndex &) { index->reserve(10'000); } },
    IndexChange { "other order of organizations",
                  [](auto &index, PeopleIndex &) {
                      index->setOrganizationOrder({ { OrgId(u"o1"_s), 1 } });
                  } },
    IndexChange { "other names of organizations",
                  [](auto &index, PeopleIndex &) {
                      Organization organization;
                      organization.id = OrgId(u"o1"_s);
                      organization.name = u"研发中心"_s;
                      index->setOrganizations({ organization });
                  } },
    IndexChange { "cleared", [](auto &index, PeopleIndex &) { index->clear(); } },
    IndexChange { "swapped", [](auto &index, PeopleIndex &other) { std::swap(*index, other); } },
    IndexChange { "moved over",
                  [](auto &index, PeopleIndex &other) { *index = std::move(other); } },
    IndexChange { "moved away",
                  [](auto &index, PeopleIndex &other) { other = std::move(*index); } },
    IndexChange { "destroyed", [](auto &index, PeopleIndex &) { index.reset(); } },
};

enum class RunState { NotBegun, UnderWay, EndedButNotTold };

} // namespace

// A search on other threads answers what find() answers, only to the newest question, and never of
// an index that has changed since.
class TestPeopleSearch : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_index = crowdOf(30'000); }

    void findsWhatFindFinds_data();
    void findsWhatFindFinds();
    void onlyTheNewestIsTold();
    void eachAnswerIsThatOfItsQuestion();
    void everyChangeOfTheIndexAbandons_data();
    void everyChangeOfTheIndexAbandons();
    void whereTheIndexChangedANewerQuestionIsAnswered();
    void changesAllTheTimeEndInTheRightAnswer();
    void readingDisturbsNoSearch();
    void finishNowTellsAtOnceAndOnce_data();
    void finishNowTellsAtOnceAndOnce();
    void finishNowTellsThatTheIndexChanged();
    void droppedOneIsNotTold();
    void listMayGoWhileOneIsUnderWay();
    void whatIsSoonFoundIsToldAtOnce();
    void columnsAreFilteredOnOtherThreads();
    void jobsAreCountedOnTheThreadThatAsks();
    void sortedByJobsAsTheyWereWhenItWasAsked();
    void organizationsAreFoundOnOtherThreads();
    void firstSortThatWasStoppedIsBegunAnew();
    void stoppedOrderStaysAsItWas();

private:
    PeopleIndex m_index; // that no function changes
};

void TestPeopleSearch::findsWhatFindFinds_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : { u"z"_s, u"zw"_s, u"张"_s, u"zhang wei"_s, u"138"_s, u"0042"_s,
                                 u"user.0"_s, u"mail7@ex"_s, u"e29"_s, u"nobody at all"_s, u""_s })
        QTest::addRow("“%s”", qPrintable(text)) << text;
}

void TestPeopleSearch::findsWhatFindFinds()
{
    QFETCH(const QString, text);
    const std::optional<QSet<OrgId>> narrow(
        QSet<OrgId> { OrgId(u"o1"_s), OrgId(u"o4"_s), OrgId(u"nowhere"_s) });
    for (const PeopleSort sort : { PeopleSort::Relevance, PeopleSort::Mobile }) {
        for (const auto &organizations : { std::optional<QSet<OrgId>>(), narrow }) {
            PeopleQuery query = asked(text, sort);
            query.organizations = organizations;
            query.withDisabled = !organizations;
            query.order = Qt::DescendingOrder;
            SearchingList list;
            const bool isAtHand = m_index.isAtHand(query);
            list.search.start(m_index, query);
            QCOMPARE(list.search.isRunning(), !isAtHand);
            QVERIFY(list.isTold());
            QCOMPARE(list.told, only(m_index.find(query)));
            QCOMPARE(list.abandoned, 0);
        }
    }
}

void TestPeopleSearch::onlyTheNewestIsTold()
{
    const QStringList texts { u"z"_s, u"zh"_s, u"138"_s, u"李"_s, u"user"_s };
    SearchingList list;
    for (int i = 0; i < 200; ++i)
        list.search.start(m_index, asked(texts.at(i % 5)));
    list.search.start(m_index, asked(u"wang"_s));
    QVERIFY(list.told.empty()); // later, not between two keys
    QVERIFY(list.isTold());
    list.hear();
    QCOMPARE(list.told, only(m_index.find(asked(u"wang"_s))));
    QCOMPARE(list.abandoned, 0);
}

void TestPeopleSearch::eachAnswerIsThatOfItsQuestion()
{
    const QStringList texts { u"z"_s, u"zh"_s, u"138"_s, u"李"_s, u"user"_s };
    std::vector<FoundRows> answers;
    for (const QString &text : texts)
        answers.push_back(m_index.find(asked(text)));
    SearchingList list;
    size_t wrong = 0;
    for (int i = 0; i < 200; ++i) {
        list.told.clear();
        list.search.start(m_index, asked(texts.at(i % 5)));
        // Some end in time, some do not.
        if (i % 3 == 0)
            QThread::usleep(200);
        if (i % 20 == 0)
            QVERIFY(list.isTold());
        list.hear();
        if (!list.told.empty() && list.told != only(answers[size_t(i) % 5]))
            ++wrong;
        if (i % 20 == 0)
            QCOMPARE(list.told.size(), size_t(1));
    }
    QCOMPARE(wrong, size_t(0));
    QCOMPARE(list.abandoned, 0);
}

void TestPeopleSearch::everyChangeOfTheIndexAbandons_data()
{
    QTest::addColumn<int>("change");
    QTest::addColumn<RunState>("state");
    for (size_t i = 0; i < indexChanges.size(); ++i) {
        const char *name = indexChanges[i].name;
        QTest::addRow("%s, not begun", name) << int(i) << RunState::NotBegun;
        QTest::addRow("%s, under way", name) << int(i) << RunState::UnderWay;
        QTest::addRow("%s, ended", name) << int(i) << RunState::EndedButNotTold;
    }
}

void TestPeopleSearch::everyChangeOfTheIndexAbandons()
{
    QFETCH(const int, change);
    QFETCH(const RunState, state);
    auto index = std::make_unique<PeopleIndex>(crowdOf(2000));
    PeopleIndex other = crowdOf(20);
    std::optional<HeldPool> held;
    if (state == RunState::NotBegun)
        held.emplace();
    SearchingList list;
    list.search.start(*index, asked(u"zw"_s));
    QVERIFY(list.search.isRunning());
    if (state == RunState::EndedButNotTold)
        std::ignore = index->find(asked(u"li"_s)); // which waits for it
    indexChanges[size_t(change)].make(index, other);
    QCOMPARE(list.abandoned, 0); // not from inside the change
    QVERIFY(list.search.isRunning());
    list.hear();
    QCOMPARE(list.abandoned, 1);
    QVERIFY(!list.search.isRunning());
    held.reset(); // what the pool begins now is over already
    list.hear();
    QCOMPARE(list.abandoned, 1);
    QVERIFY(list.told.empty());
}

void TestPeopleSearch::whereTheIndexChangedANewerQuestionIsAnswered()
{
    PeopleIndex index = crowdOf(2000);
    SearchingList list;
    list.search.start(index, asked(u"zw"_s));
    const User ouyang = person(u"欧阳鑫淼"_s, u"ouyang"_s);
    index.put(5000, ouyang);
    list.search.start(index, asked(u"oyxm"_s)); // before it was told of the change
    QVERIFY(list.isTold());
    list.hear();
    QCOMPARE(list.told, only({ 5000 }));
    QCOMPARE(list.abandoned, 0);
}

// As a list does it: asked again whenever it is told of a change.
void TestPeopleSearch::changesAllTheTimeEndInTheRightAnswer()
{
    QRandomGenerator random(11);
    PeopleIndex index = crowdOf(5000);
    SearchingList list;
    const PeopleQuery query = asked(u"li"_s);
    QObject::connect(&list.search, &PeopleSearch::abandoned, &list.search,
                     [&] { list.search.start(index, query); });
    list.search.start(index, query);
    for (int i = 0; i < 500; ++i) {
        const auto row = quint32(random.bounded(6000));
        if (random.bounded(3) == 0)
            index.remove(row);
        else
            index.put(row, oneOfCrowd(quint32(random.bounded(6000))));
        if (random.bounded(2) == 0)
            list.hear();
        // Between two changes the rows that were told are those of now.
        if (!list.told.empty()) {
            QCOMPARE(list.told.back(), index.find(query));
            list.told.clear();
            list.search.start(index, query);
        }
    }
    QVERIFY(list.isTold());
    QVERIFY(list.abandoned > 0);
    QCOMPARE(list.told.back(), index.find(query));
}

void TestPeopleSearch::readingDisturbsNoSearch()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"people.index"_s);
    const PeopleIndex same = crowdOf(3000);
    for (int round = 0; round < 8; ++round) {
        const PeopleIndex index = crowdOf(3000);
        SearchingList list;
        const PeopleQuery query = asked(u"13"_s, PeopleSort::Email); // an order to be made first
        list.search.start(index, query);
        QCOMPARE(index.size(), 3000);
        if (round % 2 == 0)
            QVERIFY(!index.isAtHand(asked({}, PeopleSort::Status)));
        QCOMPARE(index.find(asked(u"zw"_s, PeopleSort::Mobile)),
                 same.find(asked(u"zw"_s, PeopleSort::Mobile)));
        list.search.start(index, query);
        QVERIFY(index.save(path, 1, 1));
        const auto loaded = PeopleIndex::load(path, 1);
        QVERIFY(loaded);
        QCOMPARE(loaded->index.find(query), same.find(query));
        QVERIFY(list.isTold());
        QCOMPARE(list.told, only(same.find(query)));
        QCOMPARE(list.abandoned, 0);
    }
}

void TestPeopleSearch::finishNowTellsAtOnceAndOnce_data()
{
    QTest::addColumn<bool>("isHeld");
    QTest::newRow("under way") << false;
    QTest::newRow("not begun, and no thread to do it") << true;
}

void TestPeopleSearch::finishNowTellsAtOnceAndOnce()
{
    QFETCH(const bool, isHeld);
    std::optional<HeldPool> held;
    if (isHeld)
        held.emplace();
    SearchingList list;
    list.search.finishNow(); // of nothing
    QVERIFY(list.told.empty());
    list.search.start(m_index, asked(u"zw"_s));
    list.search.finishNow();
    QVERIFY(!list.search.isRunning());
    QCOMPARE(list.told, only(m_index.find(asked(u"zw"_s))));
    list.search.finishNow();
    held.reset();
    list.hear();
    QCOMPARE(list.told.size(), size_t(1));
    QCOMPARE(list.abandoned, 0);
}

void TestPeopleSearch::finishNowTellsThatTheIndexChanged()
{
    PeopleIndex index = crowdOf(2000);
    SearchingList list;
    list.search.start(index, asked(u"zw"_s));
    index.remove(7);
    list.search.finishNow();
    QCOMPARE(list.abandoned, 1);
    list.hear();
    QCOMPARE(list.abandoned, 1);
    QVERIFY(list.told.empty());
}

void TestPeopleSearch::droppedOneIsNotTold()
{
    SearchingList list;
    list.search.start(m_index, asked(u"zw"_s));
    list.search.drop();
    QVERIFY(!list.search.isRunning());
    list.hear();
    QVERIFY(list.told.empty());
    QCOMPARE(list.abandoned, 0);
    list.search.start(m_index, asked(u"li"_s));
    QVERIFY(list.isTold());
    QCOMPARE(list.told, only(m_index.find(asked(u"li"_s))));
}

void TestPeopleSearch::listMayGoWhileOneIsUnderWay()
{
    PeopleIndex index = crowdOf(2000);
    for (int i = 0; i < 100; ++i) {
        std::optional<HeldPool> held;
        if (i % 10 == 0)
            held.emplace();
        {
            SearchingList list;
            list.search.start(index, asked(u"zw"_s));
            QVERIFY(list.search.isRunning());
        }
        QCoreApplication::sendPostedEvents();
        index.put(5000, oneOfCrowd(quint32(i)));
    }
    QCOMPARE(index.size(), 2001);
}

void TestPeopleSearch::whatIsSoonFoundIsToldAtOnce()
{
    // Few.
    const PeopleIndex few = crowdOf(100);
    SearchingList list;
    list.search.setMostAtOnce(PeopleSearch::MostAtOnce);
    list.search.start(few, asked(u"zw"_s));
    QVERIFY(!list.search.isRunning());
    QCOMPARE(list.told, only(few.find(asked(u"zw"_s))));
    list.told.clear();
    list.search.start(m_index, asked(u"zw"_s));
    QVERIFY(list.search.isRunning());
    QVERIFY(list.isTold());

    // Everybody, in an order that is kept; not in one that is not, and not where some are left out.
    PeopleIndex index = crowdOf(2000);
    list.search.setMostAtOnce(0);
    list.told.clear();
    list.search.start(index, asked({}, PeopleSort::Name));
    QVERIFY(!list.search.isRunning());
    QCOMPARE(list.told, only(index.find(asked({}, PeopleSort::Name))));
    list.search.start(index, asked({}, PeopleSort::EmployeeId));
    QVERIFY(list.search.isRunning());
    QVERIFY(list.isTold());
    list.search.start(index, asked({}, PeopleSort::EmployeeId));
    QVERIFY(!list.search.isRunning());
    index.remove(3);
    list.search.start(index, asked({}, PeopleSort::Name));
    QVERIFY(list.search.isRunning());
    QVERIFY(list.isTold());
    QCOMPARE(list.told.back(), index.find(asked({}, PeopleSort::Name)));
}

void TestPeopleSearch::columnsAreFilteredOnOtherThreads()
{
    QVector<Organization> organizations(9);
    for (int i = 0; i < organizations.size(); ++i) {
        organizations[i].id = OrgId(u"o%1"_s.arg(i));
        organizations[i].name = i % 2 == 0 ? u"研发中心"_s : u"销售中心"_s;
    }
    PeopleFilter filter;
    filter.setReferences(std::make_shared<const ReferenceIndex>(organizations, QVector<Title>(),
                                                                QVector<Position>()));
    SearchingList list;
    for (const QString &name : { u"z"_s, u"伟"_s, u"!li"_s }) {
        list.told.clear();
        // Dropped in the middle, it leaves the filter to whoever changes it.
        list.search.start(m_index, asked(u"138"_s), &filter);
        list.search.drop();
        filter.setColumn(PeopleSort::Name, name);
        filter.setColumn(PeopleSort::Organization, u"yfzx"_s);
        filter.setColumn(PeopleSort::Mobile, u"7"_s);
        const PeopleQuery query = asked(u"user"_s);
        list.search.start(m_index, query, &filter);
        QVERIFY(list.search.isRunning());
        QVERIFY(list.isTold());
        QVERIFY(!list.told.front().empty());
        QCOMPARE(list.told, only(m_index.find(query, &filter)));
    }
}

void TestPeopleSearch::jobsAreCountedOnTheThreadThatAsks()
{
    QThread *asking = nullptr;
    PeopleFilter filter;
    filter.setJobCounts([&asking](std::span<const quint32> rows) {
        asking = QThread::currentThread();
        return std::vector<std::optional<int>>(rows.size(), 2);
    });
    filter.setJobs(u">1"_s);
    SearchingList list;
    list.search.start(m_index, asked(u"zw"_s), &filter);
    QVERIFY(!list.search.isRunning());
    QVERIFY(asking == QThread::currentThread());
    QCOMPARE(list.told, only(m_index.find(asked(u"zw"_s))));
}

void TestPeopleSearch::sortedByJobsAsTheyWereWhenItWasAsked()
{
    for (const QString &text : { QString(), u"138"_s }) {
        for (const bool isFirst : { true, false }) {
            KnownJobCounts counts(30'000);
            for (quint32 row = 0; row < 30'000; row += 3)
                counts.set(row, int(row * 7 % 5));
            PeopleQuery query = asked(text, isFirst ? PeopleSort::Jobs : PeopleSort::Name);
            query.order = isFirst ? Qt::DescendingOrder : Qt::AscendingOrder;
            query.thenBy = { { PeopleSort::Jobs, Qt::AscendingOrder } };
            query.jobCounts = counts;
            const FoundRows expected = m_index.find(query);
            QVERIFY(expected.size() > 1000);
            QVERIFY(!m_index.isAtHand(query)); // the names are, and yet it takes its time
            SearchingList list;
            list.search.start(m_index, query);
            QVERIFY(list.search.isRunning());
            // A crawl goes on meanwhile.
            for (quint32 row = 0; row < 30'000; ++row)
                counts.set(row, int((row + 1) % 4));
            QVERIFY(list.isTold());
            QCOMPARE(list.told, only(expected));
            query.jobCounts = counts;
            QVERIFY(m_index.find(query) != expected);
            // Stopped, it leaves nothing behind.
            list.search.start(m_index, query);
            list.search.drop();
            query.jobCounts = {};
            QCOMPARE(m_index.find(query).size(), expected.size());
        }
    }
}

void TestPeopleSearch::organizationsAreFoundOnOtherThreads()
{
    PeopleIndex index = crowdOf(5000);
    QVector<Organization> organizations(9);
    for (int i = 0; i < organizations.size(); ++i) {
        organizations[i].id = OrgId(u"o%1"_s.arg(i));
        organizations[i].code = OrgCode(u"ORG-%1"_s.arg(i));
        organizations[i].name = i % 2 == 0 ? u"研发中心"_s : u"销售中心"_s;
    }
    // Nobody's, so that it takes its time to lay out what they are called.
    for (int i = 0; i < 20'000; ++i) {
        Organization organization;
        organization.id = OrgId(u"empty%1"_s.arg(i));
        organization.name = u"研发分部"_s;
        organizations.append(organization);
    }
    PeopleIndex same = crowdOf(5000);
    same.setOrganizations(organizations);
    SearchingList list;
    QRandomGenerator random(3);
    // The first search lays them out, and is stopped: before it began, in the middle, or behind it.
    for (int round = 0; round < 30; ++round) {
        QVector<Organization> again = organizations;
        again.detach(); // the same list is not taken anew
        index.setOrganizations(again);
        list.search.start(index, asked(u"研发"_s));
        QVERIFY(list.search.isRunning());
        QThread::usleep(random.bounded(301U));
        list.search.drop();
        for (const QString &text : { u"研发"_s, u"org-3"_s, u"zhang 销售"_s, u"138"_s }) {
            list.told.clear();
            list.search.start(index, asked(text));
            QVERIFY(list.search.isRunning());
            QVERIFY(list.isTold());
            QVERIFY(!list.told.front().empty());
            QCOMPARE(list.told, only(same.find(asked(text))));
        }
    }
    // Five of nine are called so, and nobody else is.
    QCOMPARE(index.find(asked(u"研发"_s)).size(), size_t(2778));
}

// However far it came.
void TestPeopleSearch::firstSortThatWasStoppedIsBegunAnew()
{
    const PeopleIndex same = crowdOf(30'000);
    unsigned long wait = 0;
    for (const PeopleSort sort : { PeopleSort::UserName, PeopleSort::EmployeeId, PeopleSort::Mobile,
                                   PeopleSort::Email, PeopleSort::Status, PeopleSort::Name }) {
        PeopleQuery query = asked({}, sort);
        query.thenBy = { { PeopleSort::UpdatedAt, Qt::DescendingOrder } }; // asked nowhere else
        SearchingList list;
        list.search.start(m_index, query);
        QVERIFY(list.search.isRunning());
        QThread::usleep(wait += 700);
        list.search.drop();
        QCOMPARE(m_index.find(query), same.find(query));
        QVERIFY(m_index.isAtHand(query));
    }
}

void TestPeopleSearch::stoppedOrderStaysAsItWas()
{
    const PeopleOrder::Keys keys { { PeopleSort::Mobile, Qt::AscendingOrder } };
    PeopleTable table;
    std::optional<PeopleTable::Slot> died;
    const auto add = [&](quint32 begin, quint32 end) {
        for (quint32 row = begin; row < end; ++row)
            std::ignore = table.put(row, oneOfCrowd(row), died);
    };
    const auto slotsOf = [](const PeopleOrder &order) {
        return std::vector<PeopleTable::Slot>(order.inOrder().begin(), order.inOrder().end());
    };
    const StopFlag goOn;
    StopFlag stop;
    stop.set();
    add(0, 100);
    PeopleOrder order(keys);
    QVERIFY(!order.update(table, {}, stop));
    QVERIFY(slotsOf(order).empty());
    QVERIFY(order.update(table, {}, goOn));
    const auto before = slotsOf(order);
    QCOMPARE(before.size(), size_t(100));
    add(100, 5000); // more than one piece, and no whole number of them
    QVERIFY(!order.update(table, {}, stop));
    QCOMPARE(slotsOf(order), before);
    QVERIFY(order.update(table, {}, goOn));
    QVERIFY(order.holdsEach(5000));
    QByteArray one, other;
    for (size_t i = 1; i < order.inOrder().size(); ++i)
        QVERIFY(table.field(order.inOrder()[i - 1], PeopleField::Mobile, one)
                <= table.field(order.inOrder()[i], PeopleField::Mobile, other));
}

RENZHI_GUILESS_TEST(TestPeopleSearch)
#include "tst_peoplesearch.moc"
