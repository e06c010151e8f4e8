// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

namespace renzhi {

// Where a sync stops for a pause: closed, nothing more is asked for. What is on the way is not
// touched. A list is read as it was at one moment however long that takes, so a pause between two
// pages does no harm to it.
class SyncGate : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] bool isClosed() const { return m_isClosed; }
    void setClosed(bool closed);

signals:
    void opened(); // who waits goes on from inside

private:
    bool m_isClosed = false;
};

} // namespace renzhi
