// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/api/rawserver.h"

#include <QSslServer>

#include <utility>

using namespace Qt::StringLiterals;

namespace renzhi::test {

QByteArray Received::header(const QByteArray &name) const
{
    const QByteArray wanted = name.toLower() + ':';
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith(wanted))
            return line.mid(wanted.size()).trimmed();
    }
    return {};
}

RawServer::RawServer(Handler handlerToUse)
    : handler(std::move(handlerToUse)), m_server(std::make_unique<QTcpServer>())
{
    listen(0);
}

RawServer::RawServer(Handler handlerToUse, const QSslConfiguration &tls, quint16 port)
    : handler(std::move(handlerToUse)), m_isTls(true)
{
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(tls);
    m_server = std::move(server);
    listen(port);
}

void RawServer::listen(quint16 port)
{
    m_clock.start();
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &RawServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost, port))
        qFatal("no loopback port");
}

QUrl RawServer::url() const
{
    return QUrl((m_isTls ? u"https://localhost:"_s : u"http://127.0.0.1:"_s)
                + QString::number(port()));
}

void RawServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        const int connection = ++m_connections;
        auto stream = std::make_shared<QByteArray>();
        const auto read = [this, socket, stream, connection] {
            *stream += socket->readAll();
            take(*socket, *stream, connection);
        };
        connect(socket, &QTcpSocket::readyRead, this, read);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        read();
    }
}

void RawServer::take(QTcpSocket &socket, QByteArray &stream, int connection)
{
    const QPointer<QTcpSocket> guard(&socket);
    while (guard) {
        const qsizetype end = stream.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Received received;
        received.head = stream.left(end);
        const qsizetype length = received.header("Content-Length").toLongLong();
        if (stream.size() < end + 4 + length)
            return;
        received.body = stream.mid(end + 4, length);
        stream.remove(0, end + 4 + length);
        const QList<QByteArray> line = received.head.left(received.head.indexOf('\r')).split(' ');
        received.method = line.value(0);
        received.target = line.value(1);
        received.connection = connection;
        received.at = m_clock.elapsed();
        dispatch(received, socket);
    }
}

void RawServer::dispatch(const Received &received, QTcpSocket &socket)
{
    if (received.target != "/api/v2/tenant/token") {
        m_requests.append(received);
        if (handler)
            handler(received, socket);
        return;
    }
    m_tokenRequests.append(received);
    if (onToken) {
        onToken(received, socket);
        return;
    }
    answer(socket, 200,
           "{\"access_token\":\"T" + QByteArray::number(m_tokenRequests.size())
               + "\",\"token_type\":\"bearer\",\"expires_in\":" + QByteArray::number(tokenLife)
               + '}');
}

void RawServer::answer(QTcpSocket &socket, int status, const QByteArray &body,
                       const QByteArray &headers)
{
    socket.write("HTTP/1.1 " + QByteArray::number(status) + " Status\r\n" + headers
                 + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    if (headers.contains("Connection: close"))
        socket.disconnectFromHost();
}

} // namespace renzhi::test

#include "moc_rawserver.cpp"
