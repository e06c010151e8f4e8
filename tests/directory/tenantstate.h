// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sandbox/sandboxserver.h"

#include <QMap>
#include <QStringList>

#include <algorithm>

namespace renzhi::test {

// What the sandbox holds, by codes: a record that was removed and added again is the same but for
// its id.
struct TenantState
{
    QMap<QString, QStringList> jobs; // of a person, sorted
    QMap<QString, QString> positions; // by code
    QMap<QString, QString> ids; // of jobs and positions → what they are
    friend bool operator==(const TenantState &a, const TenantState &b)
    {
        return a.jobs == b.jobs && a.positions == b.positions;
    }
};

inline TenantState stateOf(const SandboxServer &server, const QStringList &users)
{
    QMap<QString, QString> codes;
    const QList<SandboxOrganization> organizations = server.organizations();
    for (const SandboxOrganization &one : organizations)
        codes.insert(one.id, one.code);
    const QList<SandboxTitle> titles = server.titles();
    for (const SandboxTitle &one : titles)
        codes.insert(one.id, one.code);
    const auto code = [&codes](const QString &id) {
        return id.isEmpty() ? QStringLiteral("none") : codes.value(id, id);
    };
    TenantState state;
    const QList<SandboxPosition> positions = server.positions();
    for (const SandboxPosition &one : positions) {
        codes.insert(one.id, one.code);
        const QString text
            = QStringLiteral("%1 “%2” %3").arg(code(one.orgId), one.name, code(one.titleId));
        state.positions.insert(one.code, text);
        state.ids.insert(one.id, one.code + u' ' + text);
    }
    for (const QString &user : users) {
        QStringList &texts = state.jobs[user];
        const QList<SandboxJob> jobs = server.jobs(user);
        for (const SandboxJob &one : jobs) {
            const QString text = QStringLiteral("%1 %2 %3 %4")
                                     .arg(code(one.orgId), code(one.positionId), code(one.titleId))
                                     .arg(one.primary);
            texts.append(text);
            state.ids.insert(one.id, text);
        }
        std::sort(texts.begin(), texts.end());
    }
    return state;
}

// Empty: equal; else what is not.
inline QString differenceOf(const TenantState &before, const TenantState &after)
{
    for (auto one = before.jobs.cbegin(); one != before.jobs.cend(); ++one) {
        const QStringList now = after.jobs.value(one.key());
        if (now != one.value())
            return QStringLiteral("jobs of %1: %2 are now %3")
                .arg(one.key(), one.value().join(u"; "), now.join(u"; "));
    }
    for (auto one = before.positions.cbegin(); one != before.positions.cend(); ++one) {
        if (after.positions.value(one.key()) != one.value())
            return QStringLiteral("position %1: %2 is now %3")
                .arg(one.key(), one.value(), after.positions.value(one.key()));
    }
    // A record that kept its id is what it was.
    for (auto one = before.ids.cbegin(); one != before.ids.cend(); ++one) {
        if (after.ids.contains(one.key()) && after.ids.value(one.key()) != one.value())
            return QStringLiteral("%1: %2 is now %3")
                .arg(one.key(), one.value(), after.ids.value(one.key()));
    }
    return before == after ? QString() : QStringLiteral("there is something new");
}

} // namespace renzhi::test
