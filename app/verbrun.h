// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/console.h"
#include "app/cli/task.h"
#include "models/core/errorcatalog.h"
#include "models/directory/directoryservice.h"

#include <QObject>

#include <memory>

namespace renzhi {

// One verb from start to exit code: opens the tenant's cache, runs the verb's task.
class VerbRun : public QObject
{
    Q_OBJECT
public:
    VerbRun(const cli::Command &command, TenantOptions tenant, const ErrorCatalog &catalog,
            cli::Console &console, QObject *parent = nullptr);
    ~VerbRun() override;

    void start();
    void interrupt();

signals:
    void answered(); // see cli::Task
    void finished(int exitCode);

private:
    const cli::Command m_command;
    const ErrorCatalog &m_catalog;
    cli::Console &m_console;
    DirectoryService m_service;
    std::unique_ptr<cli::Task> m_task;
};

} // namespace renzhi
