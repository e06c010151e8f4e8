// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/directory/syncworld.h"

#include <QSignalSpy>

namespace renzhi::test {

using namespace Qt::StringLiterals;

namespace {

template <class Record>
QString differenceOf(const QVector<Record> &ours, const QVector<Record> &theirs,
                     const QString &what)
{
    QHash<QString, Record> open;
    for (const Record &record : ours)
        open.insert(record.id.toString(), record);
    for (const Record &record : theirs) {
        const auto known = open.constFind(record.id.toString());
        if (known == open.constEnd())
            return u"%1 %2 is missing"_s.arg(what, record.id.toString());
        if (*known != record)
            return u"%1 %2 differs"_s.arg(what, record.id.toString());
        open.erase(known);
    }
    return open.isEmpty() ? QString() : u"%1 %2 is too much"_s.arg(what, open.constBegin().key());
}

} // namespace

SyncWorld::SyncWorld()
{
    Organization root;
    root.id = OrgId(u"o1"_s);
    root.code = OrgCode(u"O1"_s);
    root.name = u"示例集团"_s;
    server.put(root);
    for (int i = 2; i < 6; ++i) {
        Organization child = root;
        child.id = OrgId(u"o%1"_s.arg(i));
        child.parentId = OrgId(u"o%1"_s.arg(i / 2));
        child.code = OrgCode(u"O%1"_s.arg(i));
        child.updatedAt.clear();
        server.put(child);
    }
    Title title;
    title.id = TitleId(u"t1"_s);
    title.code = TitleCode(u"T1"_s);
    title.name = u"工程师"_s;
    server.put(title);
    Position position;
    position.id = PositionId(u"p1"_s);
    position.orgId = OrgId(u"o2"_s);
    position.code = PositionCode(u"P1"_s);
    position.name = u"开发"_s;
    server.put(position);
}

std::unique_ptr<DirectoryService> SyncWorld::service(int maxInFlight,
                                                     DirectoryService::Opening opening) const
{
    TenantOptions options;
    options.baseUrl = server.url();
    options.clientId = u"client"_s;
    options.clientSecret = u"secret"_s;
    options.cacheDirectory = folder.filePath(u"cache"_s);
    options.maxInFlight = maxInFlight;
    options.firstPause = std::chrono::milliseconds(5);
    auto service = std::make_unique<DirectoryService>(options);
    if (!service->open(opening))
        qWarning("the cache cannot be opened");
    return service;
}

QString textOf(const Result<SyncReport> &result)
{
    return result ? u"ok"_s : result.error().code + u' ' + result.error().detail;
}

Result<SyncReport> synced(DirectoryService &service, SyncMode mode)
{
    std::optional<Result<SyncReport>> result;
    QObject context;
    QObject::connect(&service, &DirectoryService::syncFinished, &context,
                     [&result](const Result<SyncReport> &finished) { result = finished; });
    // QSignalSpy sleeps in the event loop; QTRY_… would poll, ten milliseconds for every step.
    QSignalSpy finished(&service, &DirectoryService::syncFinished);
    service.sync(mode);
    if (!finished.wait(60'000) || !result) {
        ApiError error;
        error.detail = u"the sync did not end"_s;
        return Failure(error);
    }
    return *result;
}

QString SyncWorld::difference(const DirectoryService &service, const Records &expected)
{
    const auto references = service.references();
    QString found
        = differenceOf(references->organizations(), expected.organizations, u"organization"_s);
    if (found.isEmpty())
        found = differenceOf(references->titles(), expected.titles, u"title"_s);
    if (found.isEmpty())
        found = differenceOf(references->positions().toVector(), expected.positions, u"position"_s);
    if (!found.isEmpty())
        return found;
    if (!m_cache) {
        if (auto opened = CacheStore::open(folder.filePath(u"cache"_s)))
            m_cache = std::move(*opened);
        else
            return opened.error().detail;
    }
    // One reading of the table: asking person by person would be most of a test's time.
    QVector<User> people;
    const auto read
        = m_cache->forEachUser([&people](UserRow, const User &user) { people.append(user); });
    if (!read)
        return read.error().detail;
    found = differenceOf(people, expected.users, u"user"_s);
    if (found.isEmpty() && service.peopleCount() != expected.users.size())
        found = u"%1 people instead of %2"_s.arg(service.peopleCount()).arg(expected.users.size());
    return found;
}

} // namespace renzhi::test
