// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// kill -9 at any moment of a sync, also when the last page of the people has come and they are made
// the new ones: every collection is the old or the new whole, a window finds what the cache has,
// and the next sync goes on with a first load.

#include "models/cache/cachestore.h"
#include "models/directory/directoryservice.h"
#include "tests/cli/cliworld.h"
#include "tests/directory/sandboxdifference.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <sqlite3.h>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 seed = 49;
constexpr int kills = 50;
constexpr int killsOfARound = 5;
constexpr int oneBehindOf = 5; // kills: behind the last page of the people
// Milliseconds after the answer that a kill waits for. The program starts in the first, and
// replaces the people and ends in the last.
constexpr int whileStarting = 300;
constexpr int betweenPages = 20;
constexpr int whileEnding = 200;
constexpr char anyRequest[] = "/tenant/";
constexpr char pageOfPeople[] = "/tenant/users?";

SandboxOptions twentyPages()
{
    SandboxOptions options = CliWorld::smallTenant();
    options.users = 2000;
    options.latencyMs = 15;
    return options;
}

template <class Record> QMap<QString, Record> byId(const QVector<Record> &records)
{
    QMap<QString, Record> map;
    for (const Record &record : records)
        map.insert(record.id.toString(), record);
    return map;
}

// What a cache has.
struct Content
{
    QMap<QString, Organization> organizations;
    QMap<QString, Title> titles;
    QMap<QString, Position> positions;
    QMap<QString, User> users;
    std::array<bool, collections.size()> complete {};
};

QString cacheIn(const QString &dataDirectory)
{
    QDirIterator files(dataDirectory, { u"cache.sqlite"_s }, QDir::Files,
                       QDirIterator::Subdirectories);
    return files.hasNext() ? files.next() : QString();
}

// Before anybody can repair it.
QByteArray integrityOf(const QString &file)
{
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    QByteArray said = "cannot be opened";
    if (sqlite3_open_v2(QFile::encodeName(file).constData(), &database, SQLITE_OPEN_READWRITE,
                        nullptr)
            == SQLITE_OK
        && sqlite3_prepare_v2(database, "PRAGMA integrity_check", -1, &statement, nullptr)
            == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW) {
        said = reinterpret_cast<const char *>(sqlite3_column_text(statement, 0));
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return said;
}

// What a first load left, to be gone on with. (Opening the cache removes what is of no use.)
QStringList stagesIn(const QString &dataDirectory)
{
    const QFileInfo cache(cacheIn(dataDirectory));
    return cache.dir().entryList({ u"stage-*"_s }, QDir::Files);
}

std::optional<Content> contentOf(const QString &dataDirectory)
{
    const QString file = cacheIn(dataDirectory);
    if (file.isEmpty())
        return Content {};
    if (integrityOf(file) != "ok")
        return std::nullopt;
    const auto store = CacheStore::open(QFileInfo(file).path());
    if (!store)
        return std::nullopt;
    const auto organizations = (*store)->organizations();
    const auto titles = (*store)->titles();
    const auto positions = (*store)->positions();
    QVector<User> users;
    const auto read
        = (*store)->forEachUser([&users](UserRow, const User &user) { users.append(user); });
    if (!organizations || !titles || !positions || !read)
        return std::nullopt;
    Content content { byId(*organizations), byId(*titles), byId(*positions), byId(users), {} };
    for (const Collection collection : collections)
        content.complete[size_t(collection)] = (*store)->syncState(collection).complete;
    return content;
}

template <class Records>
bool isOldOrNew(const Content &now, Collection collection, const Records &ours,
                const Records &before, const Records &after)
{
    const bool isFirstLoad = before.isEmpty();
    if (!now.complete[size_t(collection)])
        return isFirstLoad && ours.isEmpty();
    return ours == after || (!isFirstLoad && ours == before);
}

// Which collection is a mixture; empty: none.
QString mixture(const Content &now, const Content &before, const Content &after)
{
    if (!isOldOrNew(now, Collection::Organizations, now.organizations, before.organizations,
                    after.organizations))
        return u"organizations"_s;
    if (!isOldOrNew(now, Collection::Titles, now.titles, before.titles, after.titles))
        return u"titles"_s;
    if (!isOldOrNew(now, Collection::Positions, now.positions, before.positions, after.positions))
        return u"positions"_s;
    if (!isOldOrNew(now, Collection::Users, now.users, before.users, after.users))
        return u"people"_s;
    return {};
}

} // namespace

class TestCliKill : public QObject
{
    Q_OBJECT
private slots:
    void cacheIsWholeAfterEveryKill();

private:
    struct Run
    {
        int exitCode = -1; // -2: killed
        int requests = 0; // answered; when it was killed, until then
        int peopleRequests = 0;
    };
    struct Kill
    {
        int request = -1; // when so many were answered; negative: not at all
        int within = 0; // milliseconds after that
        const char *of = anyRequest;
    };
    Run synced(const QStringList &options, const QString &dataDirectory, const Kill &kill);
    [[nodiscard]] Kill nextKill(const Run &whole);
    void changeTheServer(const Content &content);
    // Empty: it has what the server has, all of it.
    [[nodiscard]] QString difference(const Content &content) const;
    // Of what a window searches, as it was kept or as it is made anew, from the rows; empty: none.
    [[nodiscard]] QString strayIndex(const QString &dataDirectory) const;

    CliWorld m_world { twentyPages() };
    QRandomGenerator m_random { seed };
};

TestCliKill::Kill TestCliKill::nextKill(const Run &whole)
{
    if (m_random.bounded(oneBehindOf) == 0)
        return { whole.peopleRequests, whileEnding, pageOfPeople };
    const int request = m_random.bounded(whole.requests);
    return { request, request == 0 ? whileStarting : betweenPages, anyRequest };
}

TestCliKill::Run TestCliKill::synced(const QStringList &options, const QString &dataDirectory,
                                     const Kill &kill)
{
    m_world.server.clearJournal();
    QStringList access = m_world.access();
    access.last() = dataDirectory;
    const auto process = startRenzhi(access + QStringList { u"sync"_s, u"--json"_s } + options,
                                     m_world.path(u"."_s));
    const auto hasEnded = [&process] { return process->state() == QProcess::NotRunning; };
    if (kill.request >= 0) {
        const auto isTime = [&] {
            return hasEnded() || m_world.server.requestCount("GET", kill.of) >= kill.request;
        };
        if (!QTest::qWaitFor(isTime, 60'000))
            qWarning("the sync stands still");
        QTest::qWait(m_random.bounded(kill.within));
    }
    Run run;
    const auto count = [&] {
        run.requests = m_world.server.requestCount("GET", anyRequest);
        run.peopleRequests = m_world.server.requestCount("GET", pageOfPeople);
    };
    if (kill.request >= 0) {
        count();
        process->kill();
    }
    const CliResult result = endOf(*process);
    run.exitCode = result.exitCode;
    if (result.exitCode == 0)
        count();
    else if (kill.request < 0)
        qWarning("%s", result.all());
    return run;
}

void TestCliKill::changeTheServer(const Content &content)
{
    const QStringList ids = content.users.keys();
    for (int i = 0; i < 40; ++i) {
        auto user = m_world.server.user(ids[m_random.bounded(int(ids.size()))]);
        if (!user)
            continue;
        user->name = u"改%1"_s.arg(m_random.generate());
        m_world.server.put(*user);
    }
    m_world.server.removeUser(ids[m_random.bounded(int(ids.size()))]);
    m_world.server.removeUser(ids[m_random.bounded(int(ids.size()))]);
    SandboxUser added;
    added.orgId = m_world.org1;
    added.userName = u"new.%1"_s.arg(m_random.generate());
    m_world.server.put(added);
    SandboxPosition position = m_world.server.positions().constLast();
    position.name = added.userName;
    m_world.server.put(position);
}

QString TestCliKill::difference(const Content &content) const
{
    for (const bool isComplete : content.complete) {
        if (!isComplete)
            return u"a collection was not read whole"_s;
    }
    const SandboxServer &server = m_world.server;
    QString found = differenceOf<Organization>(content.organizations.values(),
                                               server.organizations(), u"organization"_s);
    if (found.isEmpty())
        found = differenceOf<Title>(content.titles.values(), server.titles(), u"title"_s);
    if (found.isEmpty())
        found
            = differenceOf<Position>(content.positions.values(), server.positions(), u"position"_s);
    if (!found.isEmpty())
        return found;
    // Ids in a cache are distinct: when each is on the server and there are as many, they are the
    // same.
    if (content.users.size() != server.userCount())
        return u"%1 people instead of %2"_s.arg(content.users.size()).arg(server.userCount());
    for (const User &ours : content.users) {
        const auto theirs = server.user(ours.id.toString());
        if (!theirs || !equal(ours, *theirs))
            return u"user %1 differs"_s.arg(ours.id.toString());
    }
    return {};
}

QString TestCliKill::strayIndex(const QString &dataDirectory) const
{
    const QString file = cacheIn(dataDirectory);
    if (file.isEmpty())
        return {};
    TenantOptions options;
    options.baseUrl = m_world.server.url();
    options.cacheDirectory = QFileInfo(file).path();
    options.offline = true;
    DirectoryService service(options);
    QSignalSpy loaded(&service, &DirectoryService::peopleChanged);
    if (!service.open())
        return u"the cache cannot be opened"_s;
    service.loadPeople(); // and keeps them, for the look after the next kill
    if (!loaded.wait(Patience))
        return u"there is no index"_s;

    const auto store = CacheStore::open(options.cacheDirectory);
    PeopleIndex rows;
    const auto put = [&rows](UserRow row, const User &user) { rows.put(row, user); };
    if (!store || !(*store)->forEachUser(put))
        return u"the rows cannot be read"_s;
    PeopleQuery query;
    for (const PeopleSort sort : { PeopleSort::Name, PeopleSort::UserName, PeopleSort::Mobile }) {
        query.sort = sort;
        if (service.people().find(query) != rows.find(query))
            return u"the index is not that of the rows"_s;
    }
    return {};
}

void TestCliKill::cacheIsWholeAfterEveryKill()
{
    const QString store = m_world.dataDirectory();
    Content current; // of the server
    Run whole; // that reads everything
    int killed = 0;
    int beforePeople = 0;
    int amongPeople = 0;
    int behindPages = 0;
    int goneOnWith = 0;
    for (int round = 0; killed < kills; ++round) {
        QVERIFY2(round < 3 * kills / killsOfARound, "most syncs end before they are killed");
        const bool isFirstLoad = round % 2 == 0;
        const Content before = isFirstLoad ? Content {} : current;
        if (isFirstLoad)
            QVERIFY(!QDir(store).exists() || QDir(store).removeRecursively());
        else
            changeTheServer(current);
        if (!isFirstLoad || round == 0) {
            // What an undisturbed one reads.
            const QString reference = m_world.path(u"reference-%1"_s.arg(round));
            whole = synced({}, reference, {});
            QCOMPARE(whole.exitCode, 0);
            const auto read = contentOf(reference);
            QVERIFY(read);
            QCOMPARE(difference(*read), QString());
            current = *read;
        }

        const QStringList options = isFirstLoad ? QStringList() : QStringList { u"--full"_s };
        Content now = before;
        Run run;
        for (int i = 0; i <= killsOfARound && run.exitCode != 0; ++i) {
            const bool isLast = i == killsOfARound;
            const bool knewPeople = now.complete[size_t(Collection::Users)];
            const Kill kill = isLast ? Kill() : nextKill(whole);
            run = synced(options, store, kill);
            const QString where
                = u"seed %1, round %2, kill %3 at request %4: "_s.arg(seed).arg(round).arg(i).arg(
                    kill.request);
            if (run.exitCode == 0) {
                const QString left = stagesIn(store).join(u' ');
                QVERIFY2(left.isEmpty(), qPrintable(where + left));
            }
            const auto read = contentOf(store);
            QVERIFY2(read, qPrintable(where + u"damaged"_s));
            now = *read;
            const QString mixed = mixture(now, before, current);
            QVERIFY2(mixed.isEmpty(), qPrintable(where + mixed));
            const QString stray = strayIndex(store);
            QVERIFY2(stray.isEmpty(), qPrintable(where + stray));
            QVERIFY2(run.exitCode == 0 || (run.exitCode == -2 && !isLast),
                     qPrintable(where + u"exit %1"_s.arg(run.exitCode)));
            if (run.exitCode != 0) {
                ++killed;
                beforePeople += run.peopleRequests == 0 ? 1 : 0;
                behindPages += run.peopleRequests >= whole.peopleRequests ? 1 : 0;
                amongPeople += run.peopleRequests > 0 && !now.complete[size_t(Collection::Users)];
            } else if (!knewPeople && run.peopleRequests < whole.peopleRequests) {
                ++goneOnWith;
            }
        }
        const QString different = difference(now);
        QVERIFY2(different.isEmpty(),
                 qPrintable(u"seed %1, round %2: %3"_s.arg(seed).arg(round).arg(different)));
        QVERIFY(now.users == current.users && now.positions == current.positions);
    }
    // The kills are spread over the whole of it, and pages were not read twice.
    const QByteArray spread = "before the people " + QByteArray::number(beforePeople)
        + ", among them " + QByteArray::number(amongPeople) + ", behind the last page "
        + QByteArray::number(behindPages) + ", gone on with " + QByteArray::number(goneOnWith);
    QVERIFY2(beforePeople > 0 && amongPeople > 0 && behindPages > 0 && goneOnWith > 0,
             spread.constData());
}

RENZHI_GUILESS_TEST(TestCliKill)
#include "tst_cli_kill.moc"
