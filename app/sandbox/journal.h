// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxrecords.h"

#include <QFile>
#include <QList>

namespace renzhi::sandbox {

// The requests a server has seen, in memory and on request in a file of JSON lines. Credentials
// never get in. Not thread-safe.
class Journal
{
public:
    // Appends to a file from now on; false when it cannot be opened.
    bool open(const QString &fileName);
    void keep(int requests) { m_keep = requests; }
    void add(SandboxRequest request);
    void clear() { m_requests.clear(); }
    [[nodiscard]] const QList<SandboxRequest> &requests() const { return m_requests; }

private:
    QFile m_file;
    int m_keep = 0;
    QList<SandboxRequest> m_requests;
};

}
