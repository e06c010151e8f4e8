// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sandbox/sandboxrecords.h"
#include "models/core/records.h"

#include <QHash>

namespace renzhi::test {

// What is kept of a record is what the sandbox holds.
inline bool equal(const User &ours, const SandboxUser &theirs)
{
    return ours.orgId.toString() == theirs.orgId && ours.userName == theirs.userName
        && ours.name == theirs.name && ours.mobile == theirs.mobile && ours.email == theirs.email
        && ours.employeeId == theirs.employeeId && ours.disabled == theirs.disabled
        && ours.locked == theirs.locked;
}

inline bool equal(const Organization &ours, const SandboxOrganization &theirs)
{
    return ours.parentId.toString() == theirs.parentId && ours.name == theirs.name
        && ours.code.toString() == theirs.code && ours.category == theirs.category
        && ours.sequence == theirs.sequence && ours.disabled == theirs.disabled;
}

inline bool equal(const Position &ours, const SandboxPosition &theirs)
{
    return ours.orgId.toString() == theirs.orgId && ours.name == theirs.name
        && ours.code.toString() == theirs.code && ours.titleId.toString() == theirs.titleId;
}

inline bool equal(const Title &ours, const SandboxTitle &theirs)
{
    return ours.name == theirs.name && ours.code.toString() == theirs.code;
}

// Empty: equal; else the first difference, `what` being what a record is called.
template <class Ours, class Theirs>
QString differenceOf(const QVector<Ours> &ours, const QList<Theirs> &theirs, const QString &what)
{
    QHash<QString, Ours> open;
    for (const Ours &record : ours) {
        if (open.contains(record.id.toString()))
            return QStringLiteral("%1 %2 is there twice").arg(what, record.id.toString());
        open.insert(record.id.toString(), record);
    }
    for (const Theirs &record : theirs) {
        const auto known = open.constFind(record.id);
        if (known == open.constEnd())
            return QStringLiteral("%1 %2 is missing").arg(what, record.id);
        if (!equal(*known, record))
            return QStringLiteral("%1 %2 differs").arg(what, record.id);
        open.erase(known);
    }
    return open.isEmpty() ? QString()
                          : QStringLiteral("%1 %2 is too much").arg(what, open.constBegin().key());
}

} // namespace renzhi::test
