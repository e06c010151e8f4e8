// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/recordsjson.h"
#include "models/directory/directoryservice.h"

#include <QHash>
#include <QObject>

namespace renzhi::cli {

// Finds the codes and names behind the ids of some jobs: in the cache, and unless offline by asking
// the server for each id that the cache does not know. What neither knows stays empty.
class JobNameFinder : public QObject
{
    Q_OBJECT
public:
    JobNameFinder(DirectoryService &service, QVector<Job> jobs, QObject *parent = nullptr);

    void start(bool mayAsk);
    [[nodiscard]] JobNames namesOf(const Job &job) const;

signals:
    void finished(); // once, possibly from inside start()

private:
    void askFor(const Job &job);
    void arrived();

    DirectoryService &m_service;
    QVector<Job> m_jobs;
    // From the server; a default value: asked for, not (yet) known.
    QHash<OrgId, Organization> m_organizations;
    QHash<PositionId, Position> m_positions;
    QHash<TitleId, Title> m_titles;
    int m_waiting = 0;
};

} // namespace renzhi::cli
