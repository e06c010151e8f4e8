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

std::unique_ptr<DirectoryService> SyncWorld::service(int maxInFlight) const
{
    TenantOptions options;
    options.baseUrl = server.url();
    options.clientId = u"client"_s;
    options.clientSecret = u"secret"_s;
    options.cacheDirectory = folder.filePath(u"cache"_s);
    options.maxInFlight = maxInFlight;
    options.firstPause = std::chrono::milliseconds(5);
    auto service = std::make_unique<DirectoryService>(options);
    if (!service->open())
        qWarning("the cache cannot be opened");
    return service;
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

QString difference(const DirectoryService &service, const Records &server)
{
    const auto references = service.references();
    QString found
        = differenceOf(references->organizations(), server.organizations, u"organization"_s);
    if (found.isEmpty())
        found = differenceOf(references->titles(), server.titles, u"title"_s);
    if (found.isEmpty())
        found = differenceOf(references->positions(), server.positions, u"position"_s);
    if (!found.isEmpty())
        return found;
    QVector<User> people;
    for (const User &user : server.users) {
        if (const auto known = service.user(user.id))
            people.append(*known);
    }
    found = differenceOf(people, server.users, u"user"_s);
    if (found.isEmpty() && service.peopleCount() != server.users.size())
        found = u"%1 people instead of %2"_s.arg(service.peopleCount()).arg(server.users.size());
    return found;
}

} // namespace renzhi::test
