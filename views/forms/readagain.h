// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/writerequest.h"
#include "models/directory/directoryservice.h"

#include <QObject>

#include <functional>

namespace renzhi {

// After a write whose answer was lost: reads the record from the server and says whether what was
// asked is there. Sends reads only.
class ReadAgain : public QObject
{
    Q_OBJECT
public:
    // `before`: the ids of the person's jobs when the write left; a job equal to the draft that was
    // there before proves nothing.
    ReadAgain(DirectoryService &service, WriteRequest request, QVector<JobId> before,
              QObject *parent);

    void start();
    [[nodiscard]] WriteOutcome outcome() const { return m_outcome; } // ids, when found

signals:
    void finished(bool found, const std::optional<renzhi::ApiError> &error);

private:
    void readJobs();
    void readPosition();
    void readPositions();
    [[nodiscard]] bool isThere(const QVector<Job> &jobs);
    [[nodiscard]] bool matches(const Job &job) const;
    [[nodiscard]] bool matches(const Position &position) const;

    DirectoryService &m_service;
    WriteRequest m_request;
    QVector<JobId> m_before;
    WriteOutcome m_outcome;
};

} // namespace renzhi
