// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faultproxy.h"

#include <optional>

namespace renzhi::test {

// A message of HTTP/1.1 as it came, and where its parts are.
struct WireMessage
{
    QByteArray head; // start line and headers, up to and with the empty line
    QByteArray body; // as on the wire, chunk sizes included
    [[nodiscard]] QByteArray startLine() const;
    [[nodiscard]] Headers headers() const;
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] int status() const; // of an answer
};

// Blocking reads and writes on one socket, which it closes.
class WireSocket
{
public:
    explicit WireSocket(int socket);
    ~WireSocket();
    Q_DISABLE_COPY_MOVE(WireSocket)

    // A socket connected to the loopback port, or -1. from: an own address, such as 127.0.0.2; null
    // takes what comes.
    static int connectTo(quint16 port, const char *from = nullptr);

    [[nodiscard]] int socket() const { return m_socket; }
    // A whole message; nothing when the peer goes away first. bodyless: an answer to HEAD.
    std::optional<WireMessage> readRequest();
    std::optional<WireMessage> readAnswer(bool bodyless);
    bool send(const QByteArray &bytes);
    // Whether the peer has closed, as far as one can see.
    [[nodiscard]] bool peerGone() const;
    void closeWithReset();

private:
    bool readMore();
    std::optional<WireMessage> readHead();
    bool readBytes(QByteArray &to, qsizetype count);
    bool readChunks(QByteArray &to);
    bool readLine(QByteArray &to);

    int m_socket;
    QByteArray m_buffer;
};

}
