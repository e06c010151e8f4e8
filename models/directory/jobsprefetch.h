// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/serverlink.h"
#include "models/directory/tenantmemory.h"

#include <QSet>

namespace renzhi {

// Reads the jobs of the people on screen that were never read, in the background lane. A courtesy:
// its errors are nobody's, and it is silent where the server is out of reach or job management is
// off.
class JobsPrefetch : public QObject
{
    Q_OBJECT
public:
    // `link` and `memory` outlive it.
    JobsPrefetch(ServerLink &link, TenantMemory &memory, QObject *parent = nullptr);
    ~JobsPrefetch() override;

    // Takes the place of what was asked for before and has not left yet.
    void read(std::span<const UserRow> rows);

private:
    void ask(const CacheStore::Unread &person);
    void onAnswer(const CacheStore::Unread &person, const QDateTime &askedAt,
                  Result<QVector<Job>> jobs);
    void dropWaiting();

    ServerLink &m_link;
    TenantMemory &m_memory;
    QHash<UserRow, QPointer<ApiReply>> m_asked;
    QSet<UserRow> m_refused; // not to be asked for at every turn of the wheel
};

} // namespace renzhi
