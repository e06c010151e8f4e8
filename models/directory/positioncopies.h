// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"
#include "models/core/writerequest.h"

#include <QObject>
#include <QPointer>
#include <QVector>

#include <optional>

namespace renzhi {

class DirectoryService;
class WriteOperation;

// Adds a position like one that is there to several organizations: one write for each, one after
// the other, none of them twice. Before the first it reads the position and its title again: copied
// is what the operator saw, under the title's code of now. A refusal lets the next one go; the
// first outcome that is not known, and a server out of reach, end it. The write under way belongs
// to the service and outlives this; the rest is not sent.
class PositionCopies : public QObject
{
    Q_OBJECT
public:
    struct Copy
    {
        OrgCode org;
        PositionCode code;
    };

    // The service must outlive it.
    PositionCopies(DirectoryService &service, Position source, QVector<Copy> copies,
                   QObject *parent = nullptr);

    void start();
    // Nothing more after the write under way; at once while none was sent.
    void stop();

signals:
    void started(int index);
    void ended(int index, const renzhi::WriteRequest &request, const renzhi::WriteOutcome &outcome);
    // Once. `failure`: nothing was sent, because the position could not be read or is not what the
    // operator saw ("local.conflict"); or the copy told last and the rest could not be sent.
    void finished(const std::optional<renzhi::ApiError> &failure);

private:
    void readTitle();
    void sendNext();
    void finish(const std::optional<ApiError> &failure);
    void onEnded(const WriteRequest &request, const WriteOutcome &outcome);

    DirectoryService &m_service;
    const Position m_source;
    const QVector<Copy> m_copies;
    std::optional<TitleCode> m_title;
    int m_next = 0;
    bool m_hasWritten = false;
    bool m_isStopped = false;
    bool m_isFinished = false;
};

} // namespace renzhi
