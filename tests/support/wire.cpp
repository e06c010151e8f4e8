// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/wire.h"

#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace renzhi::test {

QByteArray WireMessage::startLine() const
{
    return head.first(head.indexOf("\r\n"));
}

Headers WireMessage::headers() const
{
    Headers list;
    const QList<QByteArray> lines = head.split('\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines[i].indexOf(':');
        if (colon > 0)
            list.emplaceBack(lines[i].first(colon), lines[i].sliced(colon + 1).trimmed());
    }
    return list;
}

QByteArray WireMessage::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers()) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

int WireMessage::status() const
{
    return head.mid(9, 3).toInt();
}

WireSocket::WireSocket(int socket) : m_socket(socket)
{
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

WireSocket::~WireSocket()
{
    ::close(m_socket);
}

int WireSocket::connectTo(quint16 port, const char *from)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in own {};
    own.sin_family = AF_INET;
    const bool isBound = from == nullptr
        || (::inet_pton(AF_INET, from, &own.sin_addr) == 1
            && ::bind(socket, reinterpret_cast<const sockaddr *>(&own), sizeof own) == 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (isBound
        && ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return socket;
    ::close(socket);
    return -1;
}

bool WireSocket::readMore()
{
    std::array<char, 65536> block {};
    ssize_t got = 0;
    do {
        got = ::recv(m_socket, block.data(), block.size(), 0);
    } while (got < 0 && errno == EINTR);
    if (got > 0)
        m_buffer.append(block.data(), got);
    return got > 0;
}

std::optional<WireMessage> WireSocket::readHead()
{
    qsizetype end = m_buffer.indexOf("\r\n\r\n");
    while (end < 0) {
        if (!readMore())
            return {};
        end = m_buffer.indexOf("\r\n\r\n");
    }
    WireMessage message;
    message.head = m_buffer.first(end + 4);
    m_buffer.remove(0, end + 4);
    return message;
}

bool WireSocket::readBytes(QByteArray &to, qsizetype count)
{
    while (m_buffer.size() < count) {
        if (!readMore())
            return false;
    }
    to += m_buffer.first(count);
    m_buffer.remove(0, count);
    return true;
}

bool WireSocket::readLine(QByteArray &to)
{
    while (!m_buffer.contains("\r\n")) {
        if (!readMore())
            return false;
    }
    return readBytes(to, m_buffer.indexOf("\r\n") + 2);
}

bool WireSocket::readChunks(QByteArray &to)
{
    for (;;) {
        QByteArray line;
        if (!readLine(line))
            return false;
        to += line;
        const qsizetype size = line.trimmed().toLongLong(nullptr, 16);
        if (!readBytes(to, size + 2))
            return false;
        if (size == 0)
            return true;
    }
}

std::optional<WireMessage> WireSocket::readRequest()
{
    std::optional<WireMessage> message = readHead();
    if (!message)
        return {};
    const bool chunked = message->header("Transfer-Encoding") == "chunked";
    const bool whole = chunked
        ? readChunks(message->body)
        : readBytes(message->body, message->header("Content-Length").toLongLong());
    return whole ? message : std::nullopt;
}

std::optional<WireMessage> WireSocket::readAnswer(bool bodyless)
{
    std::optional<WireMessage> message = readHead();
    if (!message || bodyless || message->status() == 204 || message->status() == 304)
        return message;
    const QByteArray length = message->header("Content-Length");
    bool whole = true;
    if (message->header("Transfer-Encoding") == "chunked") {
        whole = readChunks(message->body);
    } else if (!length.isEmpty()) {
        whole = readBytes(message->body, length.toLongLong());
    } else {
        while (readMore()) { }
        message->body = std::exchange(m_buffer, {});
    }
    return whole ? message : std::nullopt;
}

bool WireSocket::send(const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size();) {
        const ssize_t sent
            = ::send(m_socket, bytes.data() + at, size_t(bytes.size() - at), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        at += sent;
    }
    return true;
}

bool WireSocket::peerGone() const
{
    pollfd entry { m_socket, POLLIN, 0 };
    if (::poll(&entry, 1, 0) <= 0)
        return false;
    char byte = 0;
    return ::recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) <= 0;
}

void WireSocket::closeWithReset()
{
    const linger hard { 1, 0 };
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
}

}
