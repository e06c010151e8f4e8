// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sandbox/rawclient.h"

namespace renzhi::test {

RawClient::RawClient(quint16 port, const char *from) : m_port(port), m_from(from)
{
    reconnect();
}

void RawClient::reconnect()
{
    const int socket = WireSocket::connectTo(m_port, m_from);
    m_socket = socket < 0 ? nullptr : std::make_unique<WireSocket>(socket);
}

Reply RawClient::send(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                      const Headers &headers)
{
    if (!m_socket)
        return {};
    QByteArray message = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    for (const auto &[name, value] : headers)
        message += name + ": " + value + "\r\n";
    if (!body.isNull())
        message += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    const bool sent = m_socket->send(message + "\r\n" + body);
    const auto answer = sent ? m_socket->readAnswer(method == "HEAD") : std::nullopt;
    if (!answer)
        return {};
    return { answer->status(), answer->headers(), answer->body };
}

Reply RawClient::call(const QByteArray &method, const QByteArray &path, const QByteArray &body)
{
    return send(method, "/api/v2/tenant/" + path, body,
                { { "Authorization", "Bearer " + token },
                  { "Content-Type", "application/json; charset=utf-8" } });
}

Reply RawClient::signIn(const QString &id, const QString &secret)
{
    const QByteArray pair = (id + QLatin1Char(':') + secret).toUtf8().toBase64();
    Reply reply = send("POST", "/api/v2/tenant/token", "grant_type=client_credentials",
                       { { "Authorization", "Basic " + pair },
                         { "Content-Type", "application/x-www-form-urlencoded" } });
    token = reply.text("access_token").toLatin1();
    return reply;
}

}
