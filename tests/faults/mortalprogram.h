// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sandbox/sandboxserver.h"
#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "tests/support/faultproxy.h"

#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace renzhi::test {

// The program, as far as it writes, on a folder of its own and behind a proxy: started, killed at
// any moment, and started again on what is on the disk then. What fails is told in words; empty:
// nothing did.
class MortalProgram
{
public:
    enum class Limits { Long, Short }; // of the time to wait for an answer
    enum class Looks { Once, Repeated }; // until it is known what became of every lost write

    // Begins with nothing started. The server must outlive it.
    explicit MortalProgram(const SandboxServer &server);
    Q_DISABLE_COPY_MOVE(MortalProgram)

    // Ends the program that runs, if any, and starts one on the same folder.
    [[nodiscard]] QString start(Limits limits);
    [[nodiscard]] QString open(Limits limits); // the same; it has not looked for lost writes yet
    [[nodiscard]] QString settleLost(Looks looks);
    // What is left of the program is what is on the disk at this moment.
    void kill();
    [[nodiscard]] int kills() const { return m_kills; }

    // As long as it runs.
    [[nodiscard]] DirectoryService &service() const { return *m_service; }
    [[nodiscard]] Outbox &outbox() const { return *m_outbox; }
    [[nodiscard]] FaultProxy &proxy() { return *m_proxy; } // another one with each start

private:
    const SandboxServer &m_server;
    std::optional<FaultProxy> m_proxy;
    QTemporaryDir m_root;
    QString m_data; // the folder of the change log and the outbox
    std::unique_ptr<DirectoryService> m_service;
    std::unique_ptr<Outbox> m_outbox;
    int m_kills = 0;
};

} // namespace renzhi::test
