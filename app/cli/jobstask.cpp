// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/jobstask.h"

#include "app/cli/jobnames.h"
#include "app/cli/texttable.h"

#include <algorithm>

namespace renzhi::cli {

using namespace Qt::StringLiterals;

JobsTask::JobsTask(const Context &context) : Task(context) { }

void JobsTask::run()
{
    const Command &command = context().command;
    if (command.offline) {
        answerFromCache();
        return;
    }
    context().service.readJobs(command.user, command.type, this,
                               [this](const Result<JobList> &read) {
                                   if (!read)
                                       fail(read.error());
                                   else if (context().command.type)
                                       keepWholeList(read->jobs);
                                   else
                                       findNames(read->jobs);
                               });
}

void JobsTask::answerFromCache()
{
    if (context().cacheError) {
        fail(*context().cacheError);
        return;
    }
    const JobList cached = context().service.jobs(context().command.user);
    if (!cached.known) {
        ApiError error;
        error.kind = ApiError::Kind::Offline;
        error.code = u"local.offline"_s;
        error.detail = u"the jobs of this person are not in the cache"_s;
        fail(error);
        return;
    }
    QVector<Job> jobs = cached.jobs;
    if (const auto type = context().command.type)
        jobs.removeIf([&](const Job &job) { return job.relation != *type; });
    findNames(jobs);
}

// A list of one type alone would stand in the cache for all jobs, so the whole list is read as
// well. What was asked for is known by then: a failure here is not one of the verb.
void JobsTask::keepWholeList(const QVector<Job> &asked)
{
    context().service.readJobs(context().command.user, {}, this,
                               [this, asked](const Result<JobList> &) { findNames(asked); });
}

void JobsTask::findNames(const QVector<Job> &jobs)
{
    m_names = new JobNameFinder(context().service, jobs, this);
    connect(m_names, &JobNameFinder::finished, this, [this, jobs] { write(jobs); });
    m_names->start(!context().command.offline);
}

QString JobsTask::cell(const QString &id, const QString &name, const QString &code) const
{
    if (id.isEmpty())
        return u"–"_s;
    if (name.isEmpty() && code.isEmpty())
        return tr("Unknown (%1)").arg(id);
    return code.isEmpty() ? name : tr("%1 [%2]", "name [code]").arg(name, code);
}

void JobsTask::write(const QVector<Job> &jobs)
{
    QByteArray document = "[";
    TextTable table({ tr("Job"), tr("Organization"), tr("Position"), tr("Title"), tr("Job ID") });
    for (const Job &job : jobs) {
        const JobNames names = m_names->namesOf(job);
        document += document.size() == 1 ? "\n" : ",\n";
        document += json(job, names);
        table.addRow(
            { job.relation == RelationType::Primary ? tr("primary job") : tr("part-time job"),
              cell(job.orgId.toString(), names.orgName, names.orgCode),
              cell(job.positionId.toString(), names.positionName, names.positionCode),
              cell(job.titleId.toString(), names.titleName, names.titleCode), job.id.toString() });
    }
    document += document.size() == 1 ? "]\n" : "\n]\n";
    const QByteArray bytes = context().console.wantsJson() ? document : table.text().toUtf8();
    if (context().command.offline)
        answer(bytes);
    else
        answerAndKeep(bytes);
}

} // namespace renzhi::cli

#include "moc_jobstask.cpp"
