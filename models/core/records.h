// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/ids.h"

#include <QDateTime>
#include <QMetaType>
#include <QVector>

#include <array>
#include <optional>

namespace renzhi {

// Plain comparable values as the server sent them. Time stamps stay text
// ("yyyy-MM-dd HH:mm:ss.SSS"): their zone is not documented. An absent, null or empty member of the
// API is an empty value here (the contract leaves open which of them the server uses).

struct Organization
{
    OrgId id;
    OrgId parentId; // empty: a root
    OrgCode code;
    QString name;
    QString category;
    int sequence = 0;
    bool disabled = false;
    QString createdAt;
    QString updatedAt;
    friend bool operator==(const Organization &, const Organization &) = default;
};

struct Title
{
    TitleId id;
    QString name;
    TitleCode code;
    QString createdAt;
    QString updatedAt;
    friend bool operator==(const Title &, const Title &) = default;
};

struct Position
{
    PositionId id;
    OrgId orgId;
    QString name;
    PositionCode code;
    TitleId titleId; // empty: no default title
    QString createdAt;
    QString updatedAt;
    friend bool operator==(const Position &, const Position &) = default;
};

// Only what the screens need: identity numbers, birthdays and login addresses are never read.
struct User
{
    UserId id;
    OrgId orgId; // organization of the primary job
    QString userName;
    QString name;
    QString mobile;
    QString email;
    QString employeeId;
    bool disabled = false;
    bool locked = false;
    QString createdAt;
    QString updatedAt;
    friend bool operator==(const User &, const User &) = default;
};

// The same person without what a tenant may be set not to keep.
[[nodiscard]] inline User withoutContacts(User user)
{
    user.mobile.clear();
    user.email.clear();
    return user;
}

enum class RelationType { PartTime = 0, Primary = 1 };

struct Job
{
    JobId id;
    OrgId orgId;
    PositionId positionId; // empty: none
    TitleId titleId; // empty: none
    RelationType relation = RelationType::Primary;
    friend bool operator==(const Job &, const Job &) = default;
};

// How much a value may be trusted: Live was read from the server just now, Cached was read before,
// Stale is known to be behind (a read failed since, or a write's outcome is unknown).
enum class Freshness { Live, Cached, Stale };

// The jobs of one person, the primary one first. known is false when they were never read.
struct JobList
{
    UserId user;
    QVector<Job> jobs;
    bool known = false;
    Freshness freshness = Freshness::Cached;
    QDateTime readAt; // local clock
    friend bool operator==(const JobList &, const JobList &) = default;
};

enum class Collection { Organizations, Titles, Positions, Users };
inline constexpr std::array collections { Collection::Organizations, Collection::Titles,
                                          Collection::Positions, Collection::Users };

// One page of a list endpoint; total is the server's count of the whole list.
template <class Record> struct Page
{
    qint64 total = 0;
    QVector<Record> items;
};

} // namespace renzhi

Q_DECLARE_METATYPE(renzhi::JobList)
Q_DECLARE_METATYPE(renzhi::User)
Q_DECLARE_METATYPE(renzhi::Position)
