// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/database.h"
#include "models/core/textorder.h"
#include "models/core/treeorder.h"
#include "models/directory/joblist.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// Two companies; a third one of which nobody knows what stands above it. Some names are empty, some
// are those of others.
std::shared_ptr<const ReferenceIndex> companies()
{
    const auto organization = [](const QString &id, const QString &parent, const QString &name) {
        Organization made;
        made.id = OrgId(id);
        made.parentId = OrgId(parent);
        made.name = name;
        return made;
    };
    const auto position = [](const QString &id, const QString &name) {
        Position made;
        made.id = PositionId(id);
        made.name = name;
        return made;
    };
    const auto title = [](const QString &id, const QString &name) {
        Title made;
        made.id = TitleId(id);
        made.name = name;
        return made;
    };
    return std::make_shared<const ReferenceIndex>(
        QVector<Organization> {
            organization(u"a"_s, {}, u"甲公司"_s), organization(u"a1"_s, u"a"_s, u"研发中心"_s),
            organization(u"a2"_s, u"a1"_s, {}), organization(u"b"_s, {}, u"乙公司"_s),
            organization(u"b1"_s, u"b"_s, u"研发中心"_s),
            organization(u"d"_s, u"gone"_s, u"丙公司"_s),
            organization(u"d1"_s, u"d"_s, u"销售部"_s) },
        QVector<Title> { title(u"t1"_s, u"高级"_s), title(u"t2"_s, u"初级"_s), title(u"t3"_s, {}),
                         title(u"t4"_s, u"高级"_s) },
        QVector<Position> { position(u"p1"_s, u"工程师"_s), position(u"p2"_s, u"顾问"_s),
                            position(u"p3"_s, {}), position(u"p4"_s, u"工程师"_s),
                            position(u"p5"_s, u"10 级工程师"_s), position(u"p6"_s, u"2 级"_s) });
}

const QStringList &organizationIds()
{
    static const QStringList ids { u"a"_s, u"a1"_s, u"a2"_s,     u"b"_s,   u"b1"_s,
                                   u"d"_s, u"d1"_s, u"o-没有"_s, QString() };
    return ids;
}

const QStringList &positionIds()
{
    static const QStringList ids { u"p1"_s, u"p2"_s, u"p3"_s,     u"p4"_s,
                                   u"p5"_s, u"p6"_s, u"p-没有"_s, QString() };
    return ids;
}

const QStringList &titleIds()
{
    static const QStringList ids { u"t1"_s, u"t2"_s, u"t3"_s, u"t4"_s, u"t-没有"_s, QString() };
    return ids;
}

QString personText(JobColumn column, const User &user)
{
    switch (column) {
    case JobColumn::Person:
        return user.name.isEmpty() ? user.userName : user.name;
    case JobColumn::UserName:
        return user.userName;
    default:
        return user.employeeId;
    }
}

// What a job is compared by, found the slow way.
struct JobFacts
{
    JobKey key;
    User user;
    Job job;
    OrgId home;
    qint64 readAt = 0;
    quint32 place = 0; // of the person
};

class SlowJobList
{
public:
    explicit SlowJobList(const JobListWish &wish)
        : m_wish(wish), m_references(*wish.references), m_treeRanks(treeRanks(m_references))
    {
    }

    [[nodiscard]] std::vector<JobKey> listed(std::vector<JobFacts> jobs)
    {
        std::erase_if(jobs, [this](const JobFacts &one) { return !isAskedFor(one); });
        std::sort(jobs.begin(), jobs.end(), [this](const JobFacts &a, const JobFacts &b) {
            if (const int asked = compareKeys(a, b))
                return asked < 0;
            return a.place != b.place ? a.place < b.place : a.key.ordinal < b.key.ordinal;
        });
        std::vector<JobKey> keys;
        for (const JobFacts &one : jobs)
            keys.push_back(one.key);
        return keys;
    }

    // Typed texts by column, as the wish has them for filters.
    QHash<int, QString> typed;

private:
    [[nodiscard]] static bool holds(const QString &text, QString asked)
    {
        const bool negated = asked.startsWith(u'!');
        asked = asked.mid(negated ? 1 : 0);
        return (asked == u"-"_s ? text.isEmpty() : text.contains(asked)) != negated;
    }

    [[nodiscard]] QString rootOf(const OrgId &id) const
    {
        QString root;
        const Organization *at = m_references.organization(id);
        for (; at; at = m_references.organization(at->parentId))
            root = at->id.toString();
        return root;
    }

    // 0: another company, 1: the same, 2: nothing can be said.
    [[nodiscard]] int company(const JobFacts &one) const
    {
        const QString there = rootOf(one.job.orgId), home = rootOf(one.home);
        if (one.job.relation == RelationType::Primary || there.isEmpty() || home.isEmpty())
            return 2;
        if (there == home)
            return 1;
        return there == u"d"_s || home == u"d"_s ? 2 : 0; // nobody knows what stands above it
    }

    [[nodiscard]] bool isAskedFor(const JobFacts &one) const
    {
        if (m_wish.relation && one.job.relation != *m_wish.relation)
            return false;
        if (m_wish.organizations && !m_wish.organizations->contains(one.job.orgId))
            return false;
        for (auto asked = typed.cbegin(); asked != typed.cend(); ++asked) {
            if (!holds(text(JobColumn(asked.key()), one), *asked))
                return false;
        }
        return true;
    }

    [[nodiscard]] QString text(JobColumn column, const JobFacts &one) const
    {
        switch (column) {
        case JobColumn::HomeOrganization:
            return m_references.pathText(one.home);
        case JobColumn::Organization:
            return m_references.pathText(one.job.orgId);
        case JobColumn::Position:
            return m_references.positionText(one.job.positionId);
        case JobColumn::Title:
            return m_references.titleText(one.job.titleId);
        case JobColumn::CrossCompany:
            return QStringList { u"双跨"_s, u"同公司"_s, QString() }.at(company(one));
        default:
            return {};
        }
    }

    [[nodiscard]] int compareKeys(const JobFacts &a, const JobFacts &b)
    {
        for (const ColumnSort &key : m_wish.keys) {
            const int difference = compareColumn(JobColumn(key.column), a, b);
            if (difference != 0)
                return key.order == Qt::DescendingOrder ? -difference : difference;
        }
        return 0;
    }

    [[nodiscard]] int compareColumn(JobColumn column, const JobFacts &a, const JobFacts &b)
    {
        const auto compared
            = [](auto left, auto right) { return int(right < left) - int(left < right); };
        const auto treeRank
            = [this](const OrgId &id) { return m_treeRanks.value(id, int(m_treeRanks.size())); };
        const auto time
            = [](qint64 at) { return at == 0 ? std::numeric_limits<qint64>::max() : at; };
        switch (column) {
        case JobColumn::Person:
        case JobColumn::UserName:
        case JobColumn::EmployeeId:
            return compared(personText(column, a.user), personText(column, b.user));
        case JobColumn::HomeOrganization:
            return compared(treeRank(a.home), treeRank(b.home));
        case JobColumn::Organization:
            return compared(treeRank(a.job.orgId), treeRank(b.job.orgId));
        case JobColumn::Position:
        case JobColumn::Title:
            return m_texts.compare(text(column, a), text(column, b));
        case JobColumn::Relation:
            return compared(a.job.relation == RelationType::PartTime,
                            b.job.relation == RelationType::PartTime);
        case JobColumn::CrossCompany:
            return compared(company(a), company(b));
        case JobColumn::ReadAt:
            return compared(time(a.readAt), time(b.readAt));
        }
        return 0;
    }

    const JobListWish &m_wish;
    const ReferenceIndex &m_references;
    QHash<OrgId, int> m_treeRanks;
    TextOrder m_texts;
};

} // namespace

// Lists of jobs of everybody are what a slow and simple look at every job finds.
class TestJobList : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_store.reset(); }

    void nobodyHasNoJobs();
    void peopleGiveTheOrder();
    void everyColumnSorts_data();
    void everyColumnSorts();
    void peopleWhoAreAlikeStandByTheNextKey_data();
    void peopleWhoAreAlikeStandByTheNextKey();
    void everyListEqualsTheSlowOne();
    void whatTheDiskDoesNotHaveComesInstead();
    void withoutReferencesIdsAreNames();
    void unknownColumnsAreNobodys();
    void whoIsNotWaitedForGetsNothing();
    void cacheThatCannotBeReadIsTold();

private:
    static constexpr int People = 60;

    [[nodiscard]] static UserId idOf(int number) { return UserId(u"u-%1"_s.arg(number)); }
    [[nodiscard]] JobList anyJobs(int number);
    [[nodiscard]] JobListWish wishOfAll() const;
    // Its people, as far as they were in no order of their own, by its keys.
    void orderPeople(JobListWish &wish) const;
    [[nodiscard]] JobListWish anyWish(QHash<int, QString> &typed);
    [[nodiscard]] std::vector<JobFacts> facts(const JobListWish &wish) const;
    // Made of the store; empty where the two ways to do it differ, or it cannot be made.
    [[nodiscard]] std::optional<JobListAnswer> made(const JobListWish &wish) const;
    [[nodiscard]] QString any(const QStringList &texts)
    {
        return texts.at(m_random.bounded(int(texts.size())));
    }

    QRandomGenerator m_random;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CacheStore> m_store;
    QHash<UserId, JobList> m_unsaved;
};

void TestJobList::init()
{
    m_random.seed(15);
    m_unsaved.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    auto store = CacheStore::open(m_folder->path());
    QVERIFY(store);
    m_store = std::move(*store);
    QVector<User> people;
    for (int number = 0; number < People; ++number) {
        User user;
        user.id = idOf(number);
        user.orgId = OrgId(any(organizationIds()));
        // Namesakes, some without a name, and half of them without an employee ID.
        user.name = number % 10 == 0 ? QString() : u"人%1"_s.arg(number % 10);
        user.userName = u"user%1"_s.arg(number % 25);
        user.employeeId = number % 2 == 0 ? QString() : u"E%1"_s.arg(number % 12);
        people.append(user);
    }
    QVERIFY(m_store->merge(people));
    for (int number = 0; number < People; ++number) {
        if (number % 7 != 0)
            QVERIFY(m_store->saveJobs(anyJobs(number)));
    }
    // Who is not in the list has jobs that nobody asks for.
    JobList stranger = anyJobs(1);
    stranger.user = UserId(u"stranger"_s);
    QVERIFY(m_store->saveJobs(stranger));
}

JobList TestJobList::anyJobs(int number)
{
    JobList list;
    list.user = idOf(number);
    list.known = true;
    if (m_random.bounded(8) != 0)
        list.readAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'000 + m_random.bounded(20));
    for (int i = m_random.bounded(5); i > 0; --i) {
        list.jobs.append(
            { JobId(u"j-%1-%2"_s.arg(number).arg(i)), OrgId(any(organizationIds())),
              PositionId(any(positionIds())), TitleId(any(titleIds())),
              m_random.bounded(3) == 0 ? RelationType::Primary : RelationType::PartTime });
    }
    return list;
}

JobListWish TestJobList::wishOfAll() const
{
    auto people = std::make_shared<std::vector<quint32>>();
    for (int number = 0; number < People; ++number)
        people->push_back(m_store->rowOf(idOf(number)).value_or(0));
    JobListWish wish;
    wish.people = people;
    wish.crossCompanyWords = { u"Cross-company"_s, u"双跨"_s };
    wish.sameCompanyWords = { u"Same company"_s, u"同公司"_s };
    wish.references = companies();
    return wish;
}

void TestJobList::orderPeople(JobListWish &wish) const
{
    auto people = *wish.people;
    const QVector<User> users = m_store->users(people).value();
    QHash<UserRow, User> known;
    for (size_t i = 0; i < people.size(); ++i)
        known.insert(people[i], users.at(qsizetype(i)));
    std::stable_sort(people.begin(), people.end(), [&](UserRow one, UserRow other) {
        for (const ColumnSort &key : std::as_const(wish.keys)) {
            const auto column = JobColumn(key.column);
            const QString left = personText(column, known.value(one));
            const QString right = personText(column, known.value(other));
            if (column <= JobColumn::EmployeeId && left != right)
                return (left < right) == (key.order == Qt::AscendingOrder);
        }
        return false;
    });
    wish.people = std::make_shared<const std::vector<quint32>>(std::move(people));
}

JobListWish TestJobList::anyWish(QHash<int, QString> &typed)
{
    JobListWish wish = wishOfAll();
    auto people = *wish.people;
    std::shuffle(people.begin(), people.end(), m_random);
    people.resize(size_t(m_random.bounded(1, People + 1)));
    wish.people = std::make_shared<const std::vector<quint32>>(std::move(people));
    if (m_random.bounded(3) == 0)
        wish.relation = m_random.bounded(2) == 0 ? RelationType::Primary : RelationType::PartTime;
    if (m_random.bounded(4) == 0) {
        wish.organizations.emplace();
        for (int i = 0; i < 4; ++i)
            wish.organizations->insert(OrgId(any(organizationIds())));
    }
    for (int i = m_random.bounded(4); i > 0; --i) {
        wish.keys.append({ m_random.bounded(JobColumnCount),
                           m_random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder });
    }
    orderPeople(wish);
    const QMap<JobColumn, QStringList> words {
        { JobColumn::HomeOrganization, { u"甲"_s, u"!研发"_s, u"-"_s, u"没有"_s } },
        { JobColumn::Organization, { u"研发"_s, u"!公司"_s, u"!-"_s, u"没有"_s } },
        { JobColumn::Position, { u"工程师"_s, u"!工程"_s, u"-"_s, u"没有"_s } },
        { JobColumn::Title, { u"高级"_s, u"!级"_s, u"!-"_s, u"-"_s } },
        { JobColumn::CrossCompany, { u"双跨"_s, u"!双跨"_s, u"同公司"_s, u"-"_s, u"!-"_s } }
    };
    for (auto column = words.cbegin(); column != words.cend(); ++column) {
        if (m_random.bounded(6) == 0)
            typed.insert(int(column.key()), any(*column));
    }
    wish.filters = activeFilters(typed, JobColumnCount);
    return wish;
}

std::vector<JobFacts> TestJobList::facts(const JobListWish &wish) const
{
    std::vector<JobFacts> all;
    for (quint32 place = 0; place < wish.people->size(); ++place) {
        const UserRow row = (*wish.people)[place];
        const User user = m_store->users(std::span(&row, 1))->constFirst();
        const JobList list
            = m_unsaved.contains(user.id) ? m_unsaved.value(user.id) : *m_store->jobs(user.id);
        OrgId home = user.orgId;
        for (const Job &job : list.jobs) {
            if (job.relation == RelationType::Primary && !job.orgId.isEmpty()) {
                home = job.orgId;
                break;
            }
        }
        const qint64 readAt = list.readAt.isValid() ? list.readAt.toMSecsSinceEpoch() : 0;
        for (qsizetype i = 0; i < list.jobs.size(); ++i)
            all.push_back({ { row, quint32(i) }, user, list.jobs.at(i), home, readAt, place });
    }
    return all;
}

std::optional<JobListAnswer> TestJobList::made(const JobListWish &wish) const
{
    const StopFlag stop;
    auto oneByOne = makeJobList(*m_store, wish, m_unsaved, stop);
    const auto atOnce = makeJobList(*m_store, wish, m_unsaved, stop, 0);
    if (!oneByOne || !atOnce || oneByOne->rows != atOnce->rows || oneByOne->total != atOnce->total)
        return std::nullopt;
    return std::move(*oneByOne);
}

void TestJobList::nobodyHasNoJobs()
{
    JobListWish wish = wishOfAll();
    wish.people.reset();
    const auto nobody = made(wish);
    QVERIFY(nobody);
    QVERIFY(nobody->rows.empty());
    QVERIFY(nobody->total > 0); // that are known
    wish.people = std::make_shared<const std::vector<quint32>>();
    QVERIFY(made(wish)->rows.empty());
}

void TestJobList::peopleGiveTheOrder()
{
    JobListWish wish = wishOfAll();
    auto people = *wish.people;
    std::reverse(people.begin(), people.end());
    wish.people = std::make_shared<const std::vector<quint32>>(std::move(people));
    const auto all = SlowJobList(wish).listed(facts(wish));
    QVERIFY(all.size() > size_t(People));
    QVERIFY(all.front().row > all.back().row);
    QCOMPARE(made(wish)->rows, all);
    QCOMPARE(made(wish)->total, qint64(all.size()));
    // The direction is in the order of the people, once and for all.
    for (const auto order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
        for (const auto column :
             { JobColumn::Person, JobColumn::UserName, JobColumn::EmployeeId }) {
            wish.keys = ColumnSorts { { int(column), order } };
            QCOMPARE(made(wish)->rows, all);
        }
    }
}

void TestJobList::everyColumnSorts_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    for (int column = 0; column < JobColumnCount; ++column) {
        QTest::addRow("%d up", column) << column << Qt::AscendingOrder;
        QTest::addRow("%d down", column) << column << Qt::DescendingOrder;
    }
}

void TestJobList::everyColumnSorts()
{
    QFETCH(const int, column);
    QFETCH(const Qt::SortOrder, order);
    JobListWish wish = wishOfAll();
    wish.keys = ColumnSorts { { column, order } };
    orderPeople(wish);
    const auto expected = SlowJobList(wish).listed(facts(wish));
    const auto list = made(wish);
    QVERIFY(list);
    QCOMPARE(list->rows, expected);
    QVERIFY(expected.size() > size_t(People));
}

void TestJobList::peopleWhoAreAlikeStandByTheNextKey_data()
{
    QTest::addColumn<int>("column");
    QTest::newRow("name") << int(JobColumn::Person);
    QTest::newRow("user name") << int(JobColumn::UserName);
    QTest::newRow("employee ID") << int(JobColumn::EmployeeId);
}

void TestJobList::peopleWhoAreAlikeStandByTheNextKey()
{
    QFETCH(const int, column);
    for (const auto order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
        JobListWish wish = wishOfAll();
        wish.keys = ColumnSorts { { column, order } };
        orderPeople(wish);
        const auto byPlace = made(wish);
        QVERIFY(byPlace);
        wish.keys.append({ int(JobColumn::Organization), Qt::DescendingOrder });
        const auto list = made(wish);
        QVERIFY(list);
        QCOMPARE(list->rows, SlowJobList(wish).listed(facts(wish)));
        QVERIFY(list->rows != byPlace->rows);
        // Another column of theirs parts them before that.
        wish.keys.insert(1, ColumnSort { int(JobColumn::UserName), Qt::AscendingOrder });
        orderPeople(wish);
        const auto further = made(wish);
        QVERIFY(further);
        QCOMPARE(further->rows, SlowJobList(wish).listed(facts(wish)));
    }
}

void TestJobList::everyListEqualsTheSlowOne()
{
    int withRows = 0;
    for (int round = 0; round < 150; ++round) {
        QHash<int, QString> typed;
        const JobListWish wish = anyWish(typed);
        SlowJobList slow(wish);
        slow.typed = typed;
        const auto list = made(wish);
        QVERIFY(list);
        QCOMPARE(list->rows, slow.listed(facts(wish)));
        withRows += int(list->rows.size() > 5);
    }
    QVERIFY(withRows > 30);
}

void TestJobList::whatTheDiskDoesNotHaveComesInstead()
{
    const qint64 before = made(wishOfAll())->total;
    for (const int number : { 0, 3, 4, 10, 14 }) {
        JobList list = anyJobs(number);
        list.jobs.append({ JobId(u"j-new"_s), OrgId(u"b1"_s), PositionId(u"p2"_s), TitleId(u"t2"_s),
                           RelationType::PartTime });
        m_unsaved.insert(list.user, list);
    }
    JobList stranger = anyJobs(1);
    stranger.user = UserId(u"stranger"_s);
    m_unsaved.insert(stranger.user, stranger);
    qint64 difference = 0;
    for (const int number : { 0, 3, 4, 10, 14 }) {
        difference
            += m_unsaved.value(idOf(number)).jobs.size() - m_store->jobs(idOf(number))->jobs.size();
    }
    for (int round = 0; round < 50; ++round) {
        QHash<int, QString> typed;
        const JobListWish wish = anyWish(typed);
        SlowJobList slow(wish);
        slow.typed = typed;
        const auto list = made(wish);
        QVERIFY(list);
        QCOMPARE(list->rows, slow.listed(facts(wish)));
        QCOMPARE(list->total, before + difference);
    }
    const JobListWish all = wishOfAll();
    QCOMPARE(made(all)->rows.size(), size_t(before + difference));
}

void TestJobList::withoutReferencesIdsAreNames()
{
    JobListWish wish = wishOfAll();
    const size_t count = made(wish)->rows.size();
    wish.references.reset();
    for (int column = 0; column < JobColumnCount; ++column) {
        wish.keys = ColumnSorts { { column, Qt::AscendingOrder } };
        const auto list = made(wish);
        QVERIFY(list);
        QCOMPARE(list->rows.size(), count);
    }
    wish.keys.clear();
    wish.filters = activeFilters({ { int(JobColumn::Position), u"=p1"_s } }, JobColumnCount);
    const auto list = made(wish);
    QVERIFY(list);
    QVERIFY(!list->rows.empty());
    const auto records = m_store->jobRecords(list->rows);
    QVERIFY(records);
    for (const CacheStore::JobRecord &record : *records)
        QCOMPARE(record.job.positionId, PositionId(u"p1"_s));
}

void TestJobList::unknownColumnsAreNobodys()
{
    JobListWish wish = wishOfAll();
    const auto all = made(wish)->rows;
    wish.keys
        = ColumnSorts { { -1, Qt::DescendingOrder }, { JobColumnCount, Qt::DescendingOrder } };
    wish.filters.emplace_back(int(JobColumn::ReadAt), ColumnFilter(u"没有"_s));
    wish.filters.emplace_back(JobColumnCount, ColumnFilter(u"没有"_s));
    QCOMPARE(made(wish)->rows, all);
}

void TestJobList::whoIsNotWaitedForGetsNothing()
{
    StopFlag stop;
    stop.set();
    for (const size_t mostOneByOne : { size_t(0), JobLister::MostOneByOne }) {
        const auto list = makeJobList(*m_store, wishOfAll(), {}, stop, mostOneByOne);
        QVERIFY(!list);
        QCOMPARE(list.error().kind, ApiError::Kind::Cancelled);
    }
}

void TestJobList::cacheThatCannotBeReadIsTold()
{
    const auto database = Database::open(m_folder->filePath(u"cache.sqlite"_s));
    QVERIFY(database);
    QVERIFY((*database)->run("ALTER TABLE jobs RENAME TO elsewhere"));
    for (const size_t mostOneByOne : { size_t(0), JobLister::MostOneByOne }) {
        const auto list = makeJobList(*m_store, wishOfAll(), {}, StopFlag(), mostOneByOne);
        QVERIFY(!list);
        QCOMPARE(list.error().kind, ApiError::Kind::Local);
    }
    QVERIFY((*database)->run("ALTER TABLE elsewhere RENAME TO jobs"));
    QVERIFY((*database)->run("ALTER TABLE users RENAME COLUMN employee_id TO elsewhere"));
    JobListWish wish = wishOfAll();
    wish.keys = ColumnSorts { { int(JobColumn::EmployeeId), Qt::AscendingOrder },
                              { int(JobColumn::Title), Qt::AscendingOrder } };
    for (const size_t mostOneByOne : { size_t(0), JobLister::MostOneByOne }) {
        const auto list = makeJobList(*m_store, wish, {}, StopFlag(), mostOneByOne);
        QVERIFY(!list);
        QCOMPARE(list.error().kind, ApiError::Kind::Local);
    }
}

RENZHI_GUILESS_TEST(TestJobList)
#include "tst_joblist.moc"
