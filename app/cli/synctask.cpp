// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/synctask.h"

#include "app/cli/errorreport.h"
#include "app/cli/jsontext.h"
#include "app/cli/plaintext.h"

namespace renzhi::cli {

using namespace Qt::StringLiterals;

namespace {

ApiError unknownOrganization()
{
    ApiError error;
    error.kind = ApiError::Kind::Rejected;
    error.code = u"ORG.0001"_s;
    error.detail = u"no organization of the tenant has this code"_s;
    return error;
}

// Of one that asked for everybody: whether more than refusals kept it from reading them.
bool hasFailed(const CrawlReport &report)
{
    return report.unread > 0 && report.error && exitCodeOf(*report.error) == Unreachable;
}

} // namespace

SyncTask::SyncTask(const Context &context) : Task(context) { }

void SyncTask::run()
{
    DirectoryService &service = context().service;
    if (context().cacheError) {
        fail(*context().cacheError);
        return;
    }
    if (context().command.offline) {
        ApiError error;
        error.kind = ApiError::Kind::Offline;
        error.code = u"local.offline"_s;
        fail(error);
        return;
    }
    connect(&service, &DirectoryService::syncProgressed, this, &SyncTask::showProgress);
    connect(&service, &DirectoryService::waitingForServer, this, [this](int seconds) {
        context().console.progress(tr("Waiting %n second(s) for the server …", nullptr, seconds));
    });
    connect(&service, &DirectoryService::cacheFailed, this,
            [this](const ApiError &error) { m_cacheError = error; });
    connect(&service, &DirectoryService::syncFinished, this, &SyncTask::finish);
    service.sync(context().command.full ? SyncMode::Full : SyncMode::Changes);
}

void SyncTask::interrupt()
{
    if (context().service.isSyncing())
        context().service.cancelSync(); // ends in syncFinished
    else if (m_isCrawling)
        context().service.stopCrawl(); // ends in crawlFinished
    else
        Task::interrupt();
}

void SyncTask::showProgress(const SyncProgress &progress)
{
    QString what;
    switch (progress.collection) {
    case Collection::Organizations:
        what = tr("organizations");
        break;
    case Collection::Titles:
        what = tr("titles");
        break;
    case Collection::Positions:
        what = tr("positions");
        break;
    case Collection::Users:
        what = tr("people");
        break;
    }
    context().console.progress(
        tr("Syncing %1 … %2 of %3").arg(what).arg(progress.done).arg(progress.total));
}

void SyncTask::finish(const Result<SyncReport> &result)
{
    context().console.progress({});
    if (!result) {
        fail(result.error());
        return;
    }
    if (m_cacheError) {
        fail(*m_cacheError);
        return;
    }
    m_report = *result;
    context().service.completeIndexes(); // or a cache that no window opens would never have them
    if (context().command.jobs)
        readJobs();
    else
        tell();
}

void SyncTask::readJobs()
{
    DirectoryService &service = context().service;
    if (const auto code = context().command.org) {
        const Organization *organization = service.references()->organization(OrgCode(*code));
        if (organization == nullptr) {
            fail(unknownOrganization());
            return;
        }
        m_scope.organization = organization->id;
    }
    connect(&service, &DirectoryService::crawlChanged, this, &SyncTask::watchCrawl);
    connect(&service, &DirectoryService::crawlFinished, this, &SyncTask::finishCrawl);
    m_isCrawling = true;
    // A window waits until the server is there again; a script wants to know.
    service.crawlJobs(m_scope, CrawlPatience::Bounded);
}

void SyncTask::watchCrawl()
{
    const CrawlState state = context().service.crawlState();
    if (state.phase == CrawlState::Phase::Running)
        context().console.progress(tr("Reading jobs … %1 of %2").arg(state.done).arg(state.total));
    else if (state.phase == CrawlState::Phase::Offline)
        context().console.progress(tr("The server is out of reach; trying again …"));
}

void SyncTask::finishCrawl(const Result<CrawlReport> &report)
{
    context().console.progress({});
    if (!report) {
        fail(report.error());
        return;
    }
    if (m_cacheError) {
        fail(*m_cacheError);
        return;
    }
    m_crawl = *report;
    if (hasFailed(m_crawl))
        tellUnread();
    else
        tell();
}

void SyncTask::tellUnread()
{
    const JobsCoverage jobs = context().service.jobsCoverage(m_scope);
    const QStringList lines = jobsText().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        context().console.note(line);
    fail(*m_crawl.error,
         { { "jobs_known", jobs.known },
           { "people", jobs.people },
           { "jobs_unread", m_crawl.unread } });
}

QString SyncTask::jobsText() const
{
    const JobsCoverage jobs = context().service.jobsCoverage(m_scope);
    QString text = tr("Jobs known of %1 of %2 people.").arg(jobs.known).arg(jobs.people) + u'\n';
    if (jobs.oldest.isValid())
        text += tr("The oldest were read at %1.").arg(jobs.oldest.toString(Qt::ISODate)) + u'\n';
    if (m_crawl.unread == 0)
        return text;
    const int unread = int(m_crawl.unread);
    if (!m_crawl.error)
        return text + tr("Jobs of %n person(s) could not be read.", nullptr, unread) + u'\n';
    const ErrorEntry entry = context().catalog.entryFor(*m_crawl.error);
    const bool isChinese = context().console.language() == Language::Chinese;
    const QString why = isChinese ? entry.zh.title : entry.en.title;
    return text
        + tr("Jobs of %n person(s) could not be read: %1", nullptr, unread).arg(visible(why))
        + u'\n';
}

void SyncTask::tell()
{
    const bool withJobs = context().command.jobs;
    if (context().console.wantsJson()) {
        JsonObjectText text;
        text.add("outcome", u"synced"_s)
            .add("changed", qint64(m_report.changed))
            .add("removed", qint64(m_report.removed))
            .add("requests", qint64(m_report.requests));
        if (withJobs) {
            const JobsCoverage jobs = context().service.jobsCoverage(m_scope);
            const QString why = m_crawl.error
                ? reportOf(*m_crawl.error, context().catalog, context().command.verb).code
                : QString();
            text.add("jobs_known", jobs.known)
                .add("people", jobs.people)
                .addOrNull("oldest_job_read", jobs.oldest.toUTC().toString(Qt::ISODate))
                .add("jobs_unread", m_crawl.unread)
                .addOrNull("jobs_unread_code", why);
        }
        answer(text.text() + '\n');
        return;
    }
    QString text = tr("Synced: %1 changed, %2 removed, %3 requests.")
                       .arg(m_report.changed)
                       .arg(m_report.removed)
                       .arg(m_report.requests)
        + u'\n';
    if (withJobs)
        text += jobsText();
    answer(text.toUtf8());
}

} // namespace renzhi::cli

#include "moc_synctask.cpp"
