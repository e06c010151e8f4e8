// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/positioncopies.h"

#include "models/directory/directoryservice.h"
#include "models/directory/localerror.h"
#include "models/directory/writeoperation.h"

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// The same would happen to the next one.
bool isUnsent(const WriteOutcome &outcome)
{
    return outcome.state == WriteOutcome::State::Rejected && !outcome.sent;
}

} // namespace

PositionCopies::PositionCopies(DirectoryService &service, Position source, QVector<Copy> copies,
                               QObject *parent)
    : QObject(parent), m_service(service), m_source(std::move(source)), m_copies(std::move(copies))
{
}

void PositionCopies::start()
{
    m_service.readPosition(m_source.id, this, [this](const Result<Position> &now) {
        if (m_isStopped)
            return; // told already
        if (!now)
            finish(now.error());
        else if (now->orgId != m_source.orgId || now->name != m_source.name
                 || now->code != m_source.code || now->titleId != m_source.titleId)
            finish(localError(ApiError::Kind::Invalid, u"local.conflict"_s,
                              u"the server's record differs from the one seen"_s));
        else
            readTitle();
    });
}

void PositionCopies::stop()
{
    m_isStopped = true;
    // A write is waited for. Queued: whoever stops it does not expect the end inside the call.
    if (!m_hasWritten)
        QMetaObject::invokeMethod(
            this, [this] { finish({}); }, Qt::QueuedConnection);
}

void PositionCopies::finish(const std::optional<ApiError> &failure)
{
    if (!std::exchange(m_isFinished, true))
        emit finished(failure);
}

void PositionCopies::readTitle()
{
    if (m_source.titleId.isEmpty()) {
        sendNext();
        return;
    }
    m_service.readTitle(m_source.titleId, this, [this](const Result<Title> &title) {
        if (m_isStopped)
            return;
        if (!title) {
            finish(title.error());
            return;
        }
        m_title = title->code;
        sendNext();
    });
}

void PositionCopies::sendNext()
{
    if (m_isStopped || m_next == m_copies.size()) {
        finish({});
        return;
    }
    m_hasWritten = true;
    const Copy &copy = m_copies.at(m_next);
    WriteRequest request;
    request.kind = WriteRequest::Kind::AddPosition;
    request.positionDraft = { copy.org, m_source.name, copy.code, m_title };
    WriteOperation *write = m_service.write(request);
    connect(write, &WriteOperation::finished, this,
            [this, request](const WriteOutcome &outcome) { onEnded(request, outcome); });
    emit started(m_next);
}

void PositionCopies::onEnded(const WriteRequest &request, const WriteOutcome &outcome)
{
    emit ended(m_next++, request, outcome);
    if (isUnsent(outcome)) {
        finish(outcome.error);
        return;
    }
    m_isStopped = m_isStopped || outcome.state == WriteOutcome::State::OutcomeUnknown;
    sendNext();
}

} // namespace renzhi

#include "moc_positioncopies.cpp"
