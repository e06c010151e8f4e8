// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"

#include <QtTest>

namespace renzhi::test {

using namespace Qt::StringLiterals;

inline User user(int number, const QString &version = u"2024-01-01 00:00:00.000"_s)
{
    User user;
    user.id = UserId(u"u-%1"_s.arg(number));
    user.orgId = OrgId(u"o-%1"_s.arg(number % 7));
    user.userName = u"zhang.wei%1"_s.arg(number);
    user.name = u"张伟%1"_s.arg(number);
    user.mobile = u"+86-138%1"_s.arg(number, 8, 10, QChar(u'0'));
    user.email = user.userName + u"@example.com"_s;
    user.employeeId = u"E%1"_s.arg(number);
    user.disabled = number % 11 == 0;
    user.locked = number % 13 == 0;
    user.createdAt = u"2023-01-01 00:00:00.000"_s;
    user.updatedAt = version;
    return user;
}

inline QVector<User> users(int count, const QString &version = u"2024-01-01 00:00:00.000"_s)
{
    QVector<User> all;
    for (int i = 0; i < count; ++i)
        all.append(user(i, version));
    return all;
}

inline QVector<Organization> organizations()
{
    return { { OrgId(u"o-1"_s),
               {},
               OrgCode(u"ROOT"_s),
               u"示例集团"_s,
               u"集团"_s,
               1,
               false,
               u"a"_s,
               u"b"_s },
             { OrgId(u"o-2"_s),
               OrgId(u"o-1"_s),
               OrgCode(u"RD"_s),
               u"研发中心"_s,
               u"部门"_s,
               -3,
               true,
               {},
               {} } };
}

inline QVector<Title> titles()
{
    return { { TitleId(u"t-1"_s), u"高级"_s, TitleCode(u"T1"_s), u"a"_s, u"b"_s },
             { TitleId(u"t-2"_s), {}, {}, {}, {} } };
}

inline QVector<Position> positions()
{
    return {
        { PositionId(u"p-1"_s), OrgId(u"o-2"_s), u"工程师"_s, PositionCode(u"P1"_s),
          TitleId(u"t-1"_s), u"a"_s, u"b"_s },
        { PositionId(u"p-2"_s), OrgId(u"o-9"_s), u"顾问"_s, PositionCode(u"P2"_s), {}, {}, {} }
    };
}

inline SyncState completeState()
{
    return { true,
             u"2024-05-06 07:08:09.123"_s,
             QDateTime::fromMSecsSinceEpoch(1'700'000'000'000),
             true,
             QDateTime::fromMSecsSinceEpoch(1'600'000'000'000),
             QDateTime::fromMSecsSinceEpoch(1'500'000'000'000),
             u"ENT.CONFIG.0031"_s };
}

inline Job job(const QString &id, const QString &org, const QString &position, const QString &title,
               RelationType relation)
{
    return { JobId(id), OrgId(org), PositionId(position), TitleId(title), relation };
}

inline JobList jobsOf(const UserId &user, const QVector<Job> &jobs)
{
    JobList list;
    list.user = user;
    list.jobs = jobs;
    list.known = true;
    list.freshness = Freshness::Live;
    list.readAt = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123);
    return list;
}

inline std::unique_ptr<CacheStore> opened(const QString &directory)
{
    auto store = CacheStore::open(directory);
    return store ? std::move(*store) : nullptr;
}

// Everybody in the cache, by row.
inline QMap<UserRow, User> everybody(const CacheStore &store)
{
    QMap<UserRow, User> all;
    const auto read
        = store.forEachUser([&](UserRow row, const User &user) { all.insert(row, user); });
    return read ? all : QMap<UserRow, User>();
}

} // namespace renzhi::test
