// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/datalocations.h"
#include "models/directory/filelock.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QTimer>

#include <memory>

namespace renzhi {

// What makes one window the only one of a tenant on this computer, for as long as it is there: its
// drafts and its Outbox are one operator's at a time. Told by a lock that goes with the program,
// however that ends. Another start that wants the same tenant asks over a local socket, whose name
// is a hash, that the window comes forward; the socket is this user's alone.
class WindowClaim : public QObject
{
    Q_OBJECT
public:
    // The tenant's folders are those of `profile`. Null: another window has it. On a disk without
    // locks everybody has it.
    [[nodiscard]] static std::unique_ptr<WindowClaim> of(const DataLocations &locations,
                                                         const QString &profile);
    [[nodiscard]] static bool isTaken(const DataLocations &locations, const QString &profile);
    ~WindowClaim() override;

    [[nodiscard]] const QString &profile() const { return m_profile; }

signals:
    // `token`: with which Wayland lets a window come forward; empty: there is none.
    void showRequested(const QByteArray &token);

private:
    explicit WindowClaim(QString profile);
    void listen(const QString &socket);
    void greet();
    void answer(QLocalSocket *asking);

    const QString m_profile;
    FileLock m_lock;
    QLocalServer m_server;
};

// Asks the window that has the tenant to come forward. Ends with one of its signals.
class OwnerCall : public QObject
{
    Q_OBJECT
public:
    OwnerCall(DataLocations locations, QString profile, QObject *parent = nullptr);
    void start();

signals:
    void answered(); // it is in front
    void gone(); // no window has the tenant any more
    void silent(); // it hangs, or it cannot be reached from here

private:
    void attempt();
    void hear();
    void end();

    const DataLocations m_locations;
    const QString m_profile;
    QLocalSocket m_socket;
    QTimer m_pause; // until the next attempt
    QTimer m_patience;
};

} // namespace renzhi
