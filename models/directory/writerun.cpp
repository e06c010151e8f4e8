// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/writerun.h"

#include "models/directory/changefacts.h"
#include "models/directory/jobwrite.h"
#include "models/directory/localerror.h"
#include "models/directory/positionwrite.h"

#include <QTimer>

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// The server may still be busy with a request whose connection broke: it is looked for more than
// once.
constexpr int mostLooks = 4;

// Whether a request that ended so had left this computer; of a write only OutcomeUnknown leaves
// open whether it was applied (apiclient.h).
bool hadLeft(const ApiError &error)
{
    // No token, no write: the error is the token request's.
    if (error.path == "/api/v2/tenant/token"_L1)
        return false;
    switch (error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Network:
    case ApiError::Kind::Invalid:
    case ApiError::Kind::Cancelled:
    case ApiError::Kind::Local:
        return false;
    default:
        return error.httpStatus != 0 || error.kind == ApiError::Kind::OutcomeUnknown;
    }
}

} // namespace

WriteRun::WriteRun(WriteTools tools, WriteRequest request, Intent intent, QObject *parent)
    : WriteOperation(parent), m_tools(tools), m_request(std::move(request)), m_intent(intent)
{
}

WriteRun *WriteRun::make(const WriteTools &tools, const WriteRequest &request, Intent intent,
                         QObject *parent)
{
    if (isAboutPosition(request.kind))
        return new PositionWrite(tools, request, intent, parent);
    return new JobWrite(tools, request, intent, parent);
}

WriteRun *WriteRun::makeLook(const WriteTools &tools, const ChangeLog::Sent &sent, QObject *parent)
{
    WriteRun *run = make(tools, sent.request, Intent::LookOnly, parent);
    run->m_hasSent = true; // by a program that is gone: every input of it asks for something
    run->recall(sent);
    return run;
}

void WriteRun::begin()
{
    QMetaObject::invokeMethod(
        &m_gate, [this] { start(); }, Qt::QueuedConnection);
}

void WriteRun::start()
{
    if (m_tools.isReadOnly && m_intent != Intent::LookOnly) {
        reject(localError(ApiError::Kind::Invalid, u"local.read-only"_s,
                          u"the profile is read-only"_s));
    } else if (m_tools.link.isOffline()) {
        reject(localError(ApiError::Kind::Offline, u"local.offline"_s, u"working offline"_s));
    } else if (m_intent == Intent::LookOnly) {
        setPhase(Phase::Confirming);
        look();
    } else {
        emit phaseChanged(m_phase);
        readBefore();
    }
}

bool WriteRun::writeDown()
{
    const ChangeLog::Sent sent = leaving();
    const auto line
        = m_tools.changes.begin(m_request, sent, facts(sent.request, true), looksFirst());
    // What it refuses for a reason of its own can be written down.
    m_isLogFailed = !line && line.error().kind == ApiError::Kind::Local;
    if (line)
        m_line = *line;
    else
        reject(line.error());
    return line.has_value();
}

// Before anybody else hears of it.
void WriteRun::writeDown(const WriteOutcome &outcome)
{
    if (m_intent == Intent::LookOnly)
        return; // whoever asked for it knows the line
    if (m_isLogFailed)
        return; // nor could this be written, and the window would wait for that once more
    if (m_line != 0)
        m_line = m_tools.changes.end(m_line, outcome);
    else
        m_line = m_tools.changes.note(m_request, facts(m_request, false), outcome);
}

ChangeLine WriteRun::facts(const WriteRequest &request, bool isWhole) const
{
    const auto user = request.user.isEmpty() ? std::nullopt : m_tools.memory.user(request.user);
    return changeFacts(request, isWhole, *m_tools.memory.references(), user);
}

void WriteRun::cancel()
{
    giveUp(localError(ApiError::Kind::Cancelled, {}, u"given up"_s));
}

void WriteRun::giveUp(const ApiError &why)
{
    if (hasSent() || m_isCancelled || m_phase == Phase::Finished)
        return;
    m_isCancelled = true;
    if (m_reply)
        m_reply->abort();
    // Never from inside: the caller may be about to delete what listens.
    QMetaObject::invokeMethod(
        this, [this, why] { reject(why); }, Qt::QueuedConnection);
}

// It may wait for its turn or for a token: until it leaves it can be given up.
void WriteRun::await(ApiReply *reply)
{
    m_reply = reply;
    if (!reply)
        return;
    connect(
        reply, &ApiReply::left, &m_gate,
        [this] {
            m_hasSent = true;
            if (m_phase == Phase::Reading)
                setPhase(Phase::Sending);
        },
        Qt::QueuedConnection);
}

void WriteRun::onRefused(const ApiError &error)
{
    onError(error);
    // A write of its own never ends in Timeout: that is the token's, and nothing left.
    if (error.kind != ApiError::Kind::OutcomeUnknown) {
        reject(error);
        return;
    }
    m_lost = error;
    m_lost.kind = ApiError::Kind::OutcomeUnknown;
    setPhase(Phase::Confirming);
    look();
}

void WriteRun::lookAgain(const std::optional<ApiError> &error)
{
    // These will not pass within seconds, and the operator waits.
    const bool isHopeless = error
        && (error->kind == ApiError::Kind::Offline || error->kind == ApiError::Kind::Timeout);
    if (isHopeless || !afterPause([this] { look(); }))
        stopLooking(error);
}

void WriteRun::stopLooking(const std::optional<ApiError> &error)
{
    if (m_intent == Intent::LookOnly && error) {
        reject(*error);
        return;
    }
    if (m_intent == Intent::LookOnly) {
        endUnknown(localError(ApiError::Kind::OutcomeUnknown, u"local.not-there"_s,
                              u"read again, and what was asked is not there"_s));
        return;
    }
    ApiError lost = m_lost;
    if (error)
        lost.detail += u"; reading again: "_s + error->detail;
    endUnknown(lost);
}

// False: it was looked often enough.
bool WriteRun::afterPause(std::function<void()> again)
{
    if (++m_looks >= mostLooks)
        return false;
    QTimer::singleShot(m_tools.firstPause * (1 << (m_looks - 1)), &m_gate, std::move(again));
    return true;
}

void WriteRun::doubt(const WriteOutcome &outcome, std::function<void()> again)
{
    m_isInDoubt = true;
    // What has just been written may not show everywhere at once.
    if (!afterPause(std::move(again)))
        endInDoubt(outcome);
}

void WriteRun::endInDoubt(const WriteOutcome &outcome)
{
    QString detail = u"accepted, but what is read back is not what was asked"_s;
    const QString id = outcome.job.isEmpty() ? outcome.position.toString() : outcome.job.toString();
    if (!id.isEmpty())
        detail += u"; id "_s + id;
    endUnknown(localError(ApiError::Kind::OutcomeUnknown, u"local.not-as-asked"_s, detail),
               outcome);
}

void WriteRun::believe(const WriteOutcome &outcome, const ApiError &error)
{
    if (m_isInDoubt)
        endInDoubt(outcome);
    else
        confirmUnread(outcome, error);
}

void WriteRun::endUnknown(const ApiError &error, WriteOutcome outcome)
{
    onUnknown();
    outcome.state = WriteOutcome::State::OutcomeUnknown;
    outcome.sent = true;
    outcome.error = error;
    finish(outcome);
}

void WriteRun::confirm(WriteOutcome outcome)
{
    outcome.state = WriteOutcome::State::Confirmed;
    outcome.sent = hasSent();
    finish(outcome);
}

void WriteRun::confirmUnread(WriteOutcome outcome, ApiError error)
{
    error.kind = ApiError::Kind::Local;
    outcome.error = std::move(error);
    confirm(std::move(outcome));
}

void WriteRun::reject(const ApiError &error)
{
    WriteOutcome outcome;
    outcome.state = WriteOutcome::State::Rejected;
    outcome.sent = hasSent() && hadLeft(error);
    outcome.error = error;
    finish(outcome);
}

void WriteRun::conflict(const std::optional<Job> &job, const std::optional<Position> &position)
{
    WriteOutcome outcome;
    outcome.state = WriteOutcome::State::Conflict;
    outcome.theirJob = job;
    outcome.theirPosition = position;
    finish(outcome);
}

Result<std::optional<ChangeLog::Sent>> WriteRun::earlierSent() const
{
    auto sent = m_tools.changes.uncertainSent(m_request);
    if (sent && *sent && !(*sent)->isBeforeKnown)
        sent->reset();
    return sent;
}

bool WriteRun::touches(WriteRequest::Touched input) const
{
    return (m_request.touched & input) != 0;
}

void WriteRun::setPhase(Phase phase)
{
    m_phase = phase;
    emit phaseChanged(phase);
}

void WriteRun::finish(WriteOutcome outcome)
{
    if (m_phase == Phase::Finished)
        return;
    writeDown(outcome);
    setPhase(Phase::Finished);
    outcome.line = m_line;
    emit finished(outcome);
    deleteLater();
}

} // namespace renzhi

#include "moc_writeoperation.cpp"
#include "moc_writerun.cpp"
