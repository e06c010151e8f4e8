// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tenantsession.h"

#include "models/core/changeline.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

#include <chrono>

namespace renzhi {

namespace {

UserTableModel::Source sourceOf(DirectoryService &service)
{
    return [&service](std::span<const quint32> rows) {
        std::vector<UserTableModel::Record> records;
        records.reserve(rows.size());
        for (DirectoryService::PersonRow &row : service.personRows(rows))
            records.push_back(
                { std::move(row.user), row.jobsKnown, row.primaryJobs, row.partTimeJobs });
        return records;
    };
}

JobTableModel::Source jobSourceOf(DirectoryService &service)
{
    return [&service](std::span<const JobKey> keys) {
        std::vector<JobTableModel::Record> records;
        records.reserve(keys.size());
        for (DirectoryService::JobRecord &row : service.jobRows(keys))
            records.push_back({ std::move(row.user), std::move(row.job), std::move(row.home),
                                row.readAt, row.stale });
        return records;
    };
}

TenantOptions withLog(TenantOptions options, const QString &dataDirectory, const QString &profile)
{
    options.dataDirectory = dataDirectory;
    options.profileName = profile;
    return options;
}

// Which tenant a profile leads to; its own servers are other ones at every start.
QString tenantKey(const TenantProfile &profile)
{
    if (profile.demo)
        return QStringLiteral("demo");
    const QString tenant = profile.baseUrl + QLatin1Char('\n') + profile.clientId;
    const QByteArray key = QCryptographicHash::hash(tenant.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(key.toHex().left(32));
}

std::vector<quint32> shownRows(const UserTableModel &model)
{
    std::vector<quint32> rows;
    const int count = model.rowCount();
    rows.reserve(static_cast<size_t>(count));
    for (int row = 0; row < count; ++row)
        rows.push_back(model.rowKey(row));
    return rows;
}

} // namespace

TenantSession::TenantSession(TenantProfile profile, TenantOptions options,
                             const QString &dataDirectory, QObject *parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_service(withLog(std::move(options), dataDirectory, m_profile.name))
    , m_regularSync(new RegularSync(m_service))
    , m_outbox(&m_service, dataDirectory)
    , m_drafts(dataDirectory, tenantKey(m_profile))
    , m_undo(m_service, &m_outbox)
    , m_users(sourceOf(m_service))
    , m_jobs(jobSourceOf(m_service))
{
    connect(&m_service, &DirectoryService::lostWriteSettled, &m_drafts,
            [this](const WriteRequest &asked, const ChangeLine &line) {
                if (line.state == ChangeState::Unknown)
                    return; // it may be there: its form looks before it sends again
                m_drafts.settle(asked, line.state == ChangeState::FoundByReading);
            });
    connect(&m_service, &DirectoryService::referencesChanged, this, &TenantSession::takeReferences);
    connect(&m_service, &DirectoryService::peopleChanged, this, &TenantSession::takePeople);
    connect(&m_service, &DirectoryService::jobsChanged, this, &TenantSession::takeJobs);
    connect(&m_service, &DirectoryService::statisticsChanged, this,
            [this] { m_organizations.setStatistics(m_service.statistics()); });
    connect(&m_service, &DirectoryService::jobsGathered, this,
            [this](const std::vector<quint32> &rows) {
                m_users.refreshShown(rows);
                m_jobs.invalidate(rows);
            });
}

TenantSession::~TenantSession() = default;

void TenantSession::open()
{
    const Result<void> opened = m_service.open(DirectoryService::Opening::WithoutReferences);
    if (!opened)
        tellLater(opened.error());
    const Result<void> loaded = m_outbox.load();
    if (!loaded) {
        m_outboxFailure = loaded.error();
        tellLater(loaded.error());
    }
    if (const Result<void> read = m_drafts.load(); !read)
        m_draftsFailure = read.error(); // the window tells it where the drafts are offered
    // What was kept in the Outbox when the program ended, before its draft could go.
    for (const Outbox::Entry &entry : m_outbox.entries())
        m_drafts.drop(entry.id);
}

void TenantSession::begin(SyncMode mode)
{
    m_service.loadReferences();
    m_service.loadPeople();
    m_service.completeIndexes();
    m_service.loadStatistics();
    m_service.findLostWrites();
    if (!m_service.isOffline())
        m_service.sync(mode);
    setSyncMinutes(m_profile.syncMinutes);
}

void TenantSession::setPace(int connections, int requestsPerSecond)
{
    m_profile.connections = connections;
    m_profile.requestsPerSecond = requestsPerSecond;
    m_service.setPace(connections, requestsPerSecond);
}

void TenantSession::setSyncMinutes(int minutes)
{
    m_profile.syncMinutes = minutes;
    m_regularSync->setInterval(std::chrono::minutes(minutes));
}

Session TenantSession::session()
{
    return { m_profile,        &m_service,      &m_outbox, &m_users,        &m_positions, &m_titles,
             &m_organizations, m_outboxFailure, &m_drafts, m_draftsFailure, &m_undo,      &m_jobs };
}

void TenantSession::takeReferences()
{
    const auto references = m_service.references();
    m_users.setReferences(references);
    m_jobs.setReferences(references);
    m_organizations.setReferences(references);
}

void TenantSession::takePeople(const std::vector<quint32> &changed,
                               const std::vector<quint32> &removed)
{
    // Empty lists: everything may have changed. Which rows are shown is the window's to decide.
    if (changed.empty() && removed.empty()) {
        m_users.invalidate(shownRows(m_users));
        m_jobs.invalidateAll();
    } else {
        m_users.invalidate(changed);
        m_jobs.invalidate(changed);
        m_jobs.invalidate(removed); // until the page has listed them anew
    }
}

void TenantSession::takeJobs(const JobList &jobs)
{
    if (const auto row = m_service.rowOf(jobs.user)) {
        const std::vector<quint32> rows { *row };
        m_users.invalidate(rows);
        m_jobs.invalidate(rows);
    }
}

void TenantSession::tellLater(const ApiError &error)
{
    QMetaObject::invokeMethod(
        &m_service, [this, error] { emit m_service.cacheFailed(error); }, Qt::QueuedConnection);
}

} // namespace renzhi

#include "moc_tenantsession.cpp"
