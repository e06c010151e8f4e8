// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/answers.h"
#include "app/sandbox/sandboxrecords.h"

#include <functional>
#include <memory>

namespace renzhi::sandbox {

// HTTP/1.1 on 127.0.0.1. The one place that knows the HTTP library.
class HttpHost
{
public:
    // Called on the connection's own thread, for several connections at a time.
    using Handler = std::function<Answer(const SandboxRequest &)>;

    explicit HttpHost(Handler handler);
    ~HttpHost();
    Q_DISABLE_COPY_MOVE(HttpHost)

    // Port 0 takes any free one; 0 comes back when the port is taken.
    quint16 listen(quint16 port);
    // Breaks every connection and waits for the threads. A handler that waits must be woken first.
    void close();

private:
    class Server;
    Handler m_handler;
    std::unique_ptr<Server> m_server;
};

}
