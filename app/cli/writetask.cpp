// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/writetask.h"

#include "app/cli/jsontext.h"
#include "app/cli/plaintext.h"
#include "models/directory/writeoperation.h"

namespace renzhi::cli {

using namespace Qt::StringLiterals;

namespace {

bool isAboutPosition(Verb verb)
{
    return verb == Verb::AddPosition || verb == Verb::UpdatePosition;
}

WriteRequest::Kind kindOf(Verb verb)
{
    switch (verb) {
    case Verb::UpdateJob:
        return WriteRequest::Kind::UpdateJob;
    case Verb::RemoveJob:
        return WriteRequest::Kind::RemoveJob;
    case Verb::AddPosition:
        return WriteRequest::Kind::AddPosition;
    case Verb::UpdatePosition:
        return WriteRequest::Kind::UpdatePosition;
    default:
        return WriteRequest::Kind::AddJob;
    }
}

int touchedBy(const Command &command)
{
    if (command.verb != Verb::UpdateJob && command.verb != Verb::UpdatePosition)
        return WriteRequest::TouchedAll;
    int touched = WriteRequest::TouchedNone;
    if (command.org)
        touched |= WriteRequest::TouchedOrganization;
    if (command.position || command.noPosition)
        touched |= WriteRequest::TouchedPosition;
    if (command.title || command.noTitle)
        touched |= WriteRequest::TouchedTitle;
    if (command.name)
        touched |= WriteRequest::TouchedName;
    if (command.code)
        touched |= WriteRequest::TouchedCode;
    return touched;
}

template <class Code> std::optional<Code> codeOf(const std::optional<QString> &text)
{
    return text ? std::optional(Code(*text)) : std::nullopt;
}

// The record went away, or never was: the words are those of the server for the same thing.
ApiError goneError(const Command &command)
{
    ApiError error;
    error.kind = ApiError::Kind::Rejected;
    error.code = isAboutPosition(command.verb) ? u"JOB.POSITION.0001"_s : u"USER.0093"_s;
    error.detail = u"the record is not there: nothing was sent"_s;
    error.at = QDateTime::currentDateTime();
    return error;
}

} // namespace

WriteRequest writeRequestOf(const Command &command)
{
    WriteRequest request;
    request.kind = kindOf(command.verb);
    request.user = command.user;
    request.job = command.job;
    request.position = command.positionId;
    request.touched = touchedBy(command);
    const OrgCode org(command.org.value_or(QString()));
    if (isAboutPosition(command.verb)) {
        request.positionDraft
            = { org, command.name.value_or(QString()),
                PositionCode(command.code.value_or(QString())), codeOf<TitleCode>(command.title) };
    } else {
        request.jobDraft
            = { org, codeOf<PositionCode>(command.position), codeOf<TitleCode>(command.title) };
    }
    return request;
}

WriteTask::WriteTask(const Context &context) : Task(context) { }

void WriteTask::run()
{
    if (context().command.offline) {
        ApiError error;
        error.kind = ApiError::Kind::Offline;
        error.code = u"local.offline"_s;
        fail(error);
        return;
    }
    m_operation = context().service.write(writeRequestOf(context().command));
    connect(m_operation, &WriteOperation::finished, this, &WriteTask::finish);
}

void WriteTask::interrupt()
{
    if (!m_operation) {
        Task::interrupt();
        return;
    }
    if (m_operation->phase() != WriteOperation::Phase::Reading)
        context().console.note(tr("The change was sent already; finding out how it ended …"));
    m_operation->cancel(); // ends in finished, as far as the write had come
}

void WriteTask::finish(const WriteOutcome &outcome)
{
    switch (outcome.state) {
    case WriteOutcome::State::Confirmed:
        confirm(outcome);
        return;
    case WriteOutcome::State::Conflict:
        // Without a base there is only one way to differ: not being there.
        fail(goneError(context().command));
        return;
    case WriteOutcome::State::Rejected:
        fail(outcome.error);
        return;
    case WriteOutcome::State::OutcomeUnknown: {
        ApiError error = outcome.error;
        error.kind = ApiError::Kind::OutcomeUnknown;
        fail(error);
        return;
    }
    }
}

void WriteTask::confirm(const WriteOutcome &outcome)
{
    const Command &command = context().command;
    const bool position = isAboutPosition(command.verb);
    QString id = position ? outcome.position.toString() : outcome.job.toString();
    if (id.isEmpty())
        id = position ? command.positionId.toString() : command.job.toString();
    if (context().console.wantsJson()) {
        answerAndKeep(JsonObjectText()
                          .add(position ? "position_id" : "job_id", id)
                          .add("outcome", u"confirmed"_s)
                          .text()
                      + '\n');
        return;
    }
    if (outcome.foundByReading)
        context().console.note(
            tr("The outcome was unknown; reading again shows that it was done."));
    const QString line = position ? tr("Confirmed: position %1") : tr("Confirmed: job %1");
    answerAndKeep(line.arg(visible(id)).toUtf8() + '\n');
}

} // namespace renzhi::cli

#include "moc_writetask.cpp"
