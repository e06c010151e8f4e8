// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/verbrun.h"

namespace renzhi {

VerbRun::VerbRun(const cli::Command &command, TenantOptions tenant, const ErrorCatalog &catalog,
                 cli::Console &console, QObject *parent)
    : QObject(parent)
    , m_command(command)
    , m_catalog(catalog)
    , m_console(console)
    , m_service(std::move(tenant))
{
}

VerbRun::~VerbRun() = default;

void VerbRun::start()
{
    const Result<void> opened = m_service.open();
    cli::Context context { m_service, m_catalog, m_console, m_command, {} };
    if (!opened)
        context.cacheError = opened.error();
    m_task = cli::makeTask(context);
    connect(m_task.get(), &cli::Task::answered, this, &VerbRun::answered);
    connect(m_task.get(), &cli::Task::finished, this, &VerbRun::finished);
    m_task->start();
}

void VerbRun::interrupt()
{
    if (m_task)
        m_task->interrupt();
}

} // namespace renzhi

#include "moc_verbrun.cpp"
