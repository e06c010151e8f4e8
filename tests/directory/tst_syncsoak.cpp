// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Others work on a tenant for a long time, and the cache follows by deltas and full passes; at the
// end a crawl reads the jobs of everybody. A short one by default; RENZHI_SOAK_MINUTES=30 makes it
// last that long, and looks at the memory as well.

#include "app/sandbox/sandboxserver.h"
#include "models/cache/cachestore.h"
#include "tests/directory/crawlworld.h"
#include "tests/directory/sandboxdifference.h"
#include "tests/directory/syncworld.h"
#include "tests/support/testmain.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

constexpr int shortSoak = 40; // syncs
constexpr int people = 340; // four pages

SandboxOptions tenant(quint32 seed)
{
    SandboxOptions options;
    options.users = people;
    options.organizations = 60;
    options.positions = 130;
    options.titles = 20;
    options.seed = seed;
    options.sort
        = seed % 2 == 0 ? SandboxOptions::SortOrder::Updated : SandboxOptions::SortOrder::Id;
    options.clientId = u"soak"_s;
    options.clientSecret = u"secret"_s;
    options.journalKeep = 100;
    return options;
}

qint64 residentPages()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
}

// A tenant, the others who work on it, and a service that follows.
class Soak
{
public:
    explicit Soak(quint32 seed);

    void changeSomething();
    // Row for row, and the jobs of a few; empty: equal.
    [[nodiscard]] QString difference();
    // The same of the jobs of everybody, whom a crawl reads now.
    [[nodiscard]] QString differenceAfterCrawl();

    SandboxServer server;
    QRandomGenerator random;
    std::unique_ptr<DirectoryService> service;

private:
    template <class T> [[nodiscard]] const T &oneOf(const QList<T> &all)
    {
        return all[qsizetype(random.bounded(qint64(all.size())))];
    }
    [[nodiscard]] QString text() { return u"改%1"_s.arg(random.generate()); }
    [[nodiscard]] QVector<User> cachedPeople() const;
    [[nodiscard]] std::optional<SandboxUser> somebody();
    void changePeople();
    void changeJobs();
    void changePositions();
    void changeOrganizations();
    void changeTitles();
    [[nodiscard]] QString differenceOfPeople(const QVector<User> &cached) const;
    [[nodiscard]] QString differenceOfReadJobs(const UserId &user);
    [[nodiscard]] QString differenceOfJobs(const UserId &user) const; // as the cache has them

    QTemporaryDir m_folder;
    std::unique_ptr<CacheStore> m_cache;
    QStringList m_ids; // of people, as the cache had them last
};

Soak::Soak(quint32 seed) : server(tenant(seed)), random(seed)
{
    if (!server.start())
        qFatal("the sandbox does not start");
    TenantOptions options;
    options.baseUrl = server.url();
    options.clientId = server.clientId();
    options.clientSecret = server.clientSecret();
    options.cacheDirectory = m_folder.filePath(u"cache"_s);
    options.firstPause = std::chrono::milliseconds(5);
    options.jobsAge = std::chrono::seconds(0); // a crawl reads again what was read before it
    service = std::make_unique<DirectoryService>(options);
    if (!service->open())
        qFatal("the cache cannot be opened");
    auto cache = CacheStore::open(options.cacheDirectory);
    if (!cache)
        qFatal("the cache cannot be read");
    m_cache = std::move(*cache);
}

void Soak::changeSomething()
{
    switch (random.bounded(9)) {
    case 0:
        changeTitles();
        break;
    case 1:
        changeOrganizations();
        break;
    case 2:
    case 3:
        changePositions();
        break;
    case 4:
        changeJobs();
        break;
    default:
        changePeople();
        break;
    }
}

std::optional<SandboxUser> Soak::somebody()
{
    return m_ids.isEmpty() ? std::nullopt : server.user(oneOf(m_ids));
}

void Soak::changePeople()
{
    const auto known = somebody();
    const int what = random.bounded(5);
    if (!known || (what == 0 && server.userCount() < people + 30)) {
        SandboxUser added;
        added.orgId = oneOf(server.organizations()).id;
        added.name = text();
        added.userName = u"new.%1"_s.arg(random.generate());
        server.put(added);
        return;
    }
    SandboxUser user = *known;
    if (what <= 1 && server.userCount() > people - 30) {
        server.removeUser(user.id);
        return;
    }
    if (what == 2)
        user.orgId = oneOf(server.organizations()).id;
    else if (what == 3)
        user.disabled = !user.disabled;
    else
        user.name = text();
    server.put(user);
}

void Soak::changeJobs()
{
    const auto user = somebody();
    if (!user)
        return;
    QList<SandboxJob> jobs { SandboxJob { {}, user->orgId, {}, {}, true } };
    for (int more = random.bounded(3); more > 0; --more) {
        const SandboxPosition position = oneOf(server.positions());
        jobs.append(SandboxJob { {}, position.orgId, position.id, position.titleId, false });
    }
    server.setJobs(user->id, jobs);
}

void Soak::changePositions()
{
    SandboxPosition position = oneOf(server.positions());
    const int what = random.bounded(4);
    if (what == 0 && server.positions().size() > 110) {
        server.removePosition(position.id);
        return;
    }
    if (what == 1) {
        position.id.clear();
        position.code = u"P-%1"_s.arg(random.generate());
    }
    if (what == 2)
        position.orgId = oneOf(server.organizations()).id;
    position.titleId = random.bounded(2) == 0 ? QString() : oneOf(server.titles()).id;
    position.name = text();
    server.put(position);
}

void Soak::changeOrganizations()
{
    const auto all = server.organizations();
    const QString root = all.constFirst().id;
    SandboxOrganization organization = oneOf(all);
    const int what = random.bounded(4);
    if (what == 1) {
        organization.id.clear();
        organization.parentId = oneOf(all).id;
        organization.code = u"O-%1"_s.arg(random.generate());
    } else if (organization.id != root) {
        if (what == 0 && all.size() > 50) {
            server.removeOrganization(organization.id);
            return;
        }
        // Below the root, or a root itself: never below its own children.
        if (what == 2)
            organization.parentId = random.bounded(3) == 0 ? QString() : root;
    }
    organization.name = text();
    server.put(organization);
}

void Soak::changeTitles()
{
    SandboxTitle title = oneOf(server.titles());
    const int what = random.bounded(3);
    if (what == 0 && server.titles().size() > 10) {
        server.removeTitle(title.id);
        return;
    }
    if (what == 1) {
        title.id.clear();
        title.code = u"T-%1"_s.arg(random.generate());
    }
    title.name = text();
    server.put(title);
}

QVector<User> Soak::cachedPeople() const
{
    QVector<User> cached;
    const auto read
        = m_cache->forEachUser([&cached](UserRow, const User &user) { cached.append(user); });
    return read ? cached : QVector<User>();
}

QString Soak::difference()
{
    const QVector<User> cached = cachedPeople();
    m_ids.clear();
    for (const User &user : cached)
        m_ids.append(user.id.toString());
    const auto references = service->references();
    QString found
        = differenceOf(references->organizations(), server.organizations(), u"organization"_s);
    if (found.isEmpty())
        found = differenceOf(references->titles(), server.titles(), u"title"_s);
    if (found.isEmpty())
        found = differenceOf(references->positions().toVector(), server.positions(), u"position"_s);
    if (found.isEmpty())
        found = differenceOfPeople(cached);
    for (int looks = 0; found.isEmpty() && looks < 2; ++looks)
        found = differenceOfReadJobs(UserId(oneOf(m_ids)));
    return found;
}

// Ids in the cache are distinct: when each of them is on the server and there are as many, they are
// the same.
QString Soak::differenceOfPeople(const QVector<User> &cached) const
{
    if (cached.size() != server.userCount() || service->peopleCount() != server.userCount())
        return u"%1 people instead of %2"_s.arg(cached.size()).arg(server.userCount());
    for (const User &user : cached) {
        const auto theirs = server.user(user.id.toString());
        if (!theirs || !equal(user, *theirs))
            return u"user %1 differs"_s.arg(user.id.toString());
    }
    return {};
}

QString Soak::differenceAfterCrawl()
{
    CrawlEnd end(*service);
    service->crawlJobs({});
    const Result<CrawlReport> report = end.report();
    if (!report)
        return u"the crawl failed: "_s + report.error().detail;
    if (report->unread != 0)
        return u"the jobs of %1 people were not read"_s.arg(report->unread);
    for (const QString &id : std::as_const(m_ids)) {
        const UserId user(id);
        if (!service->jobs(user).known)
            return u"the jobs of %1 are not known"_s.arg(id);
        const QString found = differenceOfJobs(user);
        if (!found.isEmpty())
            return found;
    }
    return {};
}

QString Soak::differenceOfReadJobs(const UserId &user)
{
    std::optional<Result<JobList>> read;
    QObject context;
    service->readJobs(user, std::nullopt, &context,
                      [&read](const Result<JobList> &jobs) { read = jobs; });
    if (!QTest::qWaitFor([&read] { return read.has_value(); }, 60'000) || !*read)
        return u"the jobs of %1 cannot be read"_s.arg(user.toString());
    return differenceOfJobs(user);
}

QString Soak::differenceOfJobs(const UserId &user) const
{
    QSet<QString> ours;
    const QVector<Job> cached = service->jobs(user).jobs;
    for (const Job &job : cached)
        ours.insert(QStringList({ job.id.toString(), job.orgId.toString(),
                                  job.positionId.toString(), job.titleId.toString(),
                                  QString::number(job.relation == RelationType::Primary) })
                        .join(u'|'));
    QSet<QString> theirs;
    const QList<SandboxJob> jobs = server.jobs(user.toString());
    for (const SandboxJob &job : jobs)
        theirs.insert(QStringList({ job.id, job.orgId, job.positionId, job.titleId,
                                    QString::number(job.primary) })
                          .join(u'|'));
    return ours == theirs ? QString() : u"the jobs of %1 differ"_s.arg(user.toString());
}

} // namespace

class TestSyncSoak : public QObject
{
    Q_OBJECT
public:
    static void initMain();
private slots:
    void cacheFollowsTheServer_data();
    void cacheFollowsTheServer();
};

// QtTest ends a function after five minutes, unless it is told before it begins.
void TestSyncSoak::initMain()
{
    const qint64 minutes = qEnvironmentVariableIntValue("RENZHI_SOAK_MINUTES");
    if (minutes > 0)
        qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number((minutes + 5) * 60'000));
}

void TestSyncSoak::cacheFollowsTheServer_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 3; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestSyncSoak::cacheFollowsTheServer()
{
    QFETCH(quint32, seed);
    // Each seed has a third of the time.
    const qint64 milliseconds
        = qint64(qEnvironmentVariableIntValue("RENZHI_SOAK_MINUTES")) * 20'000;
    const QDeadlineTimer end(milliseconds);
    const QDeadlineTimer third(milliseconds / 3);
    qint64 residentAtThird = 0;

    Soak soak(seed);
    QVERIFY(synced(*soak.service));
    QCOMPARE(soak.difference(), QString());
    for (int round = 0; round < shortSoak || !end.hasExpired(); ++round) {
        for (int changes = soak.random.bounded(5); changes > 0; --changes)
            soak.changeSomething();
        const auto mode = soak.random.bounded(6) == 0 ? SyncMode::Full : SyncMode::Changes;
        const auto report = synced(*soak.service, mode);
        QVERIFY2(report, qPrintable(report ? QString() : report.error().detail));
        const QString found = soak.difference();
        if (!found.isEmpty())
            QFAIL(qPrintable(u"sync %1: %2"_s.arg(round).arg(found)));
        if (residentAtThird == 0 && third.hasExpired())
            residentAtThird = residentPages();
    }
    QCOMPARE(soak.differenceAfterCrawl(), QString());
    // In a short one the allocators are still filling up.
    if (milliseconds > 0)
        QVERIFY2(residentPages() < 2 * residentAtThird,
                 qPrintable(u"%1 pages, then %2"_s.arg(residentAtThird).arg(residentPages())));
}

RENZHI_GUILESS_TEST(TestSyncSoak)
#include "tst_syncsoak.moc"
