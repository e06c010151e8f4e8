// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/regularsync.h"

#include "models/directory/directoryservice.h"

#include <algorithm>

namespace renzhi {

namespace {

// While something stands in the way. Asked for again and again rather than told by whatever could
// end it: what nobody tells of would end the reading for as long as the window is open.
constexpr std::chrono::milliseconds lookAgainAfter = std::chrono::seconds(10);

} // namespace

RegularSync::RegularSync(DirectoryService &service) : QObject(&service), m_service(service)
{
    m_sinceSync.start();
    m_timer.setSingleShot(true); // fired late, it has still fired once
    connect(&m_timer, &QTimer::timeout, this, &RegularSync::onTimeout);
    connect(&m_service, &DirectoryService::syncFinished, this, &RegularSync::onSyncFinished);
}

void RegularSync::setInterval(std::chrono::milliseconds interval)
{
    m_interval = std::max(interval, std::chrono::milliseconds(0));
    wait();
}

void RegularSync::onSyncFinished()
{
    m_sinceSync.start();
    wait();
}

void RegularSync::wait()
{
    m_timer.stop();
    if (m_interval.count() == 0)
        return;
    const std::chrono::milliseconds gone(m_sinceSync.elapsed());
    m_timer.start(std::max(m_interval - gone, std::chrono::milliseconds(0)));
}

// The end of the sync begins the next wait.
void RegularSync::onTimeout()
{
    if (mayRead())
        m_service.sync(SyncMode::Changes);
    else
        m_timer.start(std::min(m_interval, lookAgainAfter));
}

// A sync that is paused is under way.
bool RegularSync::mayRead() const
{
    return m_service.connectivity() != Connectivity::Offline && !m_service.isSyncing()
        && m_service.writes().isEmpty();
}

} // namespace renzhi

#include "moc_regularsync.cpp"
