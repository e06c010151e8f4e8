// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/historykeeper.h"

#include <algorithm>

namespace renzhi::test {

namespace {

bool isWriteCall(const SandboxRequest &request)
{
    return request.method == "PUT" || request.method == "DELETE"
        || (request.method == "POST"
            && (request.target.contains("/part-time-job")
                || request.target.contains("/job-positions")));
}

template <class Record> QHash<QString, QString> idsByCode(const QList<Record> &records)
{
    QHash<QString, QString> ids;
    for (const Record &record : records)
        ids.insert(record.code, record.id);
    return ids;
}

} // namespace

HistoryKeeper::HistoryKeeper(const RandomTenant &tenant)
    : m_tenant(tenant), m_start(stateOf(tenant.server, tenant.people()))
{
    (void)takeNewId();
}

void HistoryKeeper::noteDeed(int operation, const Deed &deed)
{
    (void)takeNewId();
    m_steps.push_back({ operation, deed, {}, false, {} });
}

void HistoryKeeper::noteWrites(Step step)
{
    const QList<SandboxRequest> requests = m_tenant.server.journal();
    for (const SandboxRequest &request : requests) {
        if (isWriteCall(request))
            step.arrivals.push_back({ request, request.applied ? takeNewId() : QString() });
    }
    m_steps.push_back(std::move(step));
}

bool HistoryKeeper::noteLines(int operation, const ChangeLog &log)
{
    const auto keys = log.find({}); // the newest first
    if (!keys)
        return false;
    for (const ChangeKey &key : *keys) {
        if (key.id <= m_lastLine)
            break;
        m_lines.emplace_back(key.id, operation);
    }
    if (!keys->empty())
        m_lastLine = keys->front().id;
    return true;
}

qsizetype HistoryKeeper::writesServed() const
{
    const QList<SandboxRequest> requests = m_tenant.server.journal();
    return std::count_if(requests.cbegin(), requests.cend(), &isWriteCall);
}

// The record that was not there the last time; empty: there is none.
QString HistoryKeeper::takeNewId()
{
    QString found;
    const auto take = [&](const QString &id) {
        if (m_known.contains(id))
            return;
        m_known.insert(id);
        found = id;
    };
    for (const QString &user : m_tenant.people()) {
        const QList<SandboxJob> jobs = m_tenant.server.jobs(user);
        for (const SandboxJob &job : jobs)
            take(job.id);
    }
    const QList<SandboxPosition> positions = m_tenant.server.positions();
    for (const SandboxPosition &position : positions)
        take(position.id);
    return found;
}

WriteHistory HistoryKeeper::history(const ChangeLog &log) const
{
    WriteHistory history;
    history.start = m_start;
    history.end = stateOf(m_tenant.server, m_tenant.people());
    history.organizations = idsByCode(m_tenant.server.organizations());
    history.titles = idsByCode(m_tenant.server.titles());
    history.steps = m_steps;
    std::vector<qint64> ids;
    for (const auto &[id, operation] : m_lines)
        ids.push_back(id);
    const auto lines = log.lines(ids);
    if (!lines)
        return history; // without a line for what arrived: that is objected to
    for (size_t i = 0; i < lines->size(); ++i)
        history.lines.push_back({ m_lines[i].second, (*lines)[i] });
    return history;
}

} // namespace renzhi::test
