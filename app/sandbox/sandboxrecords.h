// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <chrono>

namespace renzhi {

// The sandbox's own records, on purpose not the client's. An empty string is an unset member.
// Times are milliseconds of the server's wall clock since 1970-01-01 00:00.

struct SandboxOrganization
{
    QString id, parentId, name, code, category;
    int sequence = 0;
    bool disabled = false;
    qint64 created = 0, updated = 0;
};

struct SandboxPosition
{
    QString id, orgId, name, code, titleId;
    qint64 created = 0, updated = 0;
};

struct SandboxTitle
{
    QString id, name, code;
    qint64 created = 0, updated = 0;
};

struct SandboxJob
{
    QString id, orgId, positionId, titleId;
    bool primary = false;
};

struct SandboxUser
{
    QString id, orgId, userName, name, mobile, email, firstName, lastName, employeeId, externalId;
    QString city, gender, identityNumber, birthday, hireDate, lastLoginIp;
    bool disabled = false, locked = false, mustChangePassword = false;
    int grade = 1;
    qint64 created = 0, updated = 0, lastLogin = 0;
};

// One request as it arrived; credentials are replaced by "[redacted]".
struct SandboxRequest
{
    QByteArray method, target, body;
    QByteArray peer; // the address it came from
    QList<QPair<QByteArray, QByteArray>> headers; // as sent, in no particular order
    int status = 0;
    bool applied = false; // it changed the tenant's data
    qint64 answered = 0; // bytes of the answer's body
    std::chrono::nanoseconds took {}; // to answer, without the latency

    // The value of the first header of that name (any case), or a null array.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

}
