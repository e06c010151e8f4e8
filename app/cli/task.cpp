// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/task.h"

#include "app/cli/jobstask.h"
#include "app/cli/listtask.h"
#include "app/cli/synctask.h"
#include "app/cli/writetask.h"

namespace renzhi::cli {

Task::Task(Context context, QObject *parent)
    : QObject(parent), m_context(std::move(context)), m_notKept(m_context.cacheError)
{
    connect(&m_context.service, &DirectoryService::cacheFailed, this,
            [this](const ApiError &error) { m_notKept = error; });
    connect(&m_context.service, &DirectoryService::cacheForgotten, this, [this] {
        noteWithAnswer(
            tr("What was read before was too old, and was removed from this computer, as "
               "the profile of this tenant asks for."));
    });
}

void Task::start()
{
    QMetaObject::invokeMethod(this, &Task::run, Qt::QueuedConnection);
}

void Task::interrupt()
{
    ApiError error;
    error.kind = ApiError::Kind::Cancelled;
    fail(error);
}

void Task::end(ExitCode code)
{
    if (m_ended)
        return;
    m_ended = true;
    emit finished(code);
}

void Task::fail(const ApiError &error, const Numbers &numbers)
{
    if (!m_answered && !m_ended)
        end(m_context.console.fail(error, m_context.catalog, m_context.command.verb, numbers));
}

void Task::answer(const QByteArray &bytes)
{
    if (print(bytes))
        end(Done);
}

void Task::answerAndKeep(const QByteArray &bytes)
{
    if (print(bytes))
        m_context.service.whenKept(this, [this] { endKept(); });
}

bool Task::print(const QByteArray &bytes)
{
    if (m_answered || m_ended)
        return false;
    if (!m_context.console.write(bytes)) {
        end(m_context.console.failOutput());
        return false;
    }
    m_answered = true;
    for (const QString &note : std::as_const(m_notes))
        m_context.console.remark(note);
    emit answered();
    return true;
}

void Task::endKept()
{
    if (m_notKept) {
        const ErrorEntry entry = m_context.catalog.entryFor(*m_notKept);
        const bool isChinese = m_context.console.language() == Language::Chinese;
        m_context.console.remark(tr("What was read is not in the cache: %1")
                                     .arg(isChinese ? entry.zh.title : entry.en.title));
    }
    end(Done);
}

void Task::noteWithAnswer(const QString &line)
{
    m_notes.append(line);
}

std::unique_ptr<Task> makeTask(const Context &context)
{
    switch (context.command.verb) {
    case Verb::Sync:
        return std::make_unique<SyncTask>(context);
    case Verb::Jobs:
        return std::make_unique<JobsTask>(context);
    case Verb::Users:
    case Verb::Positions:
    case Verb::Organizations:
    case Verb::Titles:
        return std::make_unique<ListTask>(context);
    case Verb::Diagnostics:
        break; // about the whole program: the composition root answers it
    case Verb::AddJob:
    case Verb::UpdateJob:
    case Verb::RemoveJob:
    case Verb::AddPosition:
    case Verb::UpdatePosition:
        return std::make_unique<WriteTask>(context);
    }
    Q_UNREACHABLE();
}

} // namespace renzhi::cli

#include "moc_task.cpp"
