// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace renzhi {

class DirectoryService;

// Keeps an open tenant current with nobody asking: what changed on the server is read so long after
// the last sync ended, whoever began that one and however it ended, so that a server in trouble is
// not asked more often than a sound one. Its syncs are told as any other: by the service. None is
// begun while working offline, while the server is out of reach, while another one runs or is
// paused, or while a write is under way; it is then made up for once, some seconds behind that.
// Time during which the computer sleeps does not count.
//
// A child of the service, and on its thread.
class RegularSync : public QObject
{
    Q_OBJECT
public:
    explicit RegularSync(DirectoryService &service);

    // 0, as it is at first: never. Counted from the end of the last sync, before the first one from
    // the beginning of this object: what is overdue by the new interval is read at once.
    void setInterval(std::chrono::milliseconds interval);
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_interval; }

private:
    void onSyncFinished();
    void onTimeout();
    void wait();
    [[nodiscard]] bool mayRead() const;

    DirectoryService &m_service;
    std::chrono::milliseconds m_interval { 0 };
    QElapsedTimer m_sinceSync;
    QTimer m_timer;
};

} // namespace renzhi
