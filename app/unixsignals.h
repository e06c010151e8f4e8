// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QSocketNotifier;

namespace renzhi {

// SIGINT and SIGTERM as a Qt signal. block() comes first in main(), before any thread exists,
// because a thread that does not block them would be ended by them; the object needs the
// application.
class UnixSignals : public QObject
{
    Q_OBJECT
public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

    static void block();
    // They end the program as usual: for when nobody listens to quitRequested() any more. The
    // destructor does it too, because what is torn down after it may wait for the disk.
    void release();

signals:
    // The first one. From then on they end the program as usual: a second Ctrl+C always helps.
    void quitRequested();

private:
    void arrived();

    int m_descriptor = -1;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace renzhi
