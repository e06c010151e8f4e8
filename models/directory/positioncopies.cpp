// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/positioncopies.h"

#include "models/directory/directoryservice.h"
#include "models/directory/localerror.h"
#include "models/directory/writeoperation.h"

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// Whether the same would happen to the next one, or must not.
bool stops(const WriteOutcome &outcome)
{
    return outcome.state == WriteOutcome::State::OutcomeUnknown
        || (outcome.state == WriteOutcome::State::Rejected && !outcome.sent);
}

} // namespace

PositionCopies::PositionCopies(DirectoryService &service, Position source, QVector<Copy> copies,
                               QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_source(std::move(source))
    , m_copies(std::move(copies))
{
}

void PositionCopies::start()
{
    m_service.readPosition(m_source.id, this, [this](const Result<Position> &now) {
        if (!now)
            emit finished(now.error());
        else if (now->orgId != m_source.orgId || now->name != m_source.name
                 || now->code != m_source.code || now->titleId != m_source.titleId)
            emit finished(localError(ApiError::Kind::Invalid, u"local.conflict"_s,
                                     u"the server's record differs from the one seen"_s));
        else
            readTitle();
    });
}

void PositionCopies::stop()
{
    m_isStopped = true;
}

void PositionCopies::readTitle()
{
    if (m_source.titleId.isEmpty()) {
        sendNext();
        return;
    }
    m_service.readTitle(m_source.titleId, this, [this](const Result<Title> &title) {
        if (!title) {
            emit finished(title.error());
            return;
        }
        m_title = title->code;
        sendNext();
    });
}

void PositionCopies::sendNext()
{
    if (m_isStopped || m_next == m_copies.size()) {
        emit finished({});
        return;
    }
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
    m_isStopped = m_isStopped || stops(outcome);
    sendNext();
}

} // namespace renzhi
