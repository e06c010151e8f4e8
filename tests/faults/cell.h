// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/apiclient.h"
#include "models/directory/directoryservice.h"
#include "tests/faults/faultcolumns.h"
#include "tests/faults/matrixtenant.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <chrono>

namespace renzhi::test {

// One operation under one fault: with a proxy, and a client or a service with a cache, of its own.
class Cell
{
public:
    Cell(MatrixTenant &tenant, const Operation &operation, const FaultColumn &column);
    Q_DISABLE_COPY_MOVE(Cell)

    void start();
    [[nodiscard]] bool isDone() const { return m_ends > 0; }
    // "ok" or the kind of the error; of a write "confirmed" (and read back), "found" (its answer
    // was lost), "accepted" (nobody read it back), "refused: …", "unknown". A code is told with it.
    [[nodiscard]] QString outcome() const { return m_outcome; }
    // For how long the operation may take until it is told: five times the time-outs of its requests
    // that hang, the rest being for what is read before and afterwards and for a busy machine.
    // Where none hangs no time-out has a part in it, so it ends before the first of them could.
    [[nodiscard]] std::chrono::milliseconds allowed() const;
    // Requests of the operation that were seen, without what was read before and after.
    [[nodiscard]] int requests() const;
    // What must not be, whatever the fault: not told in time, sent on twice, applied though it was
    // refused, a part in the cache … Empty: nothing.
    [[nodiscard]] QString problem() const;

    // For the operations.
    [[nodiscard]] MatrixTenant &tenant() const { return m_tenant; }
    [[nodiscard]] const Subject &subject() const { return m_subject; }
    [[nodiscard]] QObject *context() { return &m_context; }
    void signIn();
    template <class T> void ask(const Endpoint<T> &endpoint)
    {
        client().send<T>(endpoint, &m_context, reading<T>());
    }
    void write(const WriteRequest &request);
    DirectoryService &service();
    template <class T> std::function<void(Result<T>)> reading()
    {
        return [this](const Result<T> &result) { end(result ? nullptr : &result.error()); };
    }

private:
    ApiClient &client();
    void end(const ApiError *error);
    void end(const QString &outcome);
    [[nodiscard]] QString problemOfWrite() const;
    [[nodiscard]] QString problemOfJobs() const;
    [[nodiscard]] QString problemOfPosition() const;

    MatrixTenant &m_tenant;
    const Operation &m_operation;
    const FaultColumn &m_column;
    const Subject m_subject;
    FaultProxy m_proxy;
    QTemporaryDir m_folder;
    QString m_outcome;
    int m_ends = 0;
    QElapsedTimer m_clock; // since start()
    qint64 m_took = 0; // milliseconds until it was told
    std::unique_ptr<ApiClient> m_client;
    std::unique_ptr<DirectoryService> m_service;
    QObject m_context; // dies first
};

} // namespace renzhi::test
