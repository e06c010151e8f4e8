// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>

namespace renzhi::test {

// One request exactly as it came over the wire.
struct Received
{
    QByteArray method;
    QByteArray target;
    QByteArray head; // request line and header lines
    QByteArray body;
    int connection = 0; // which TCP connection, counted from 1
    qint64 at = 0; // ms since the server was made

    [[nodiscard]] QByteArray header(const QByteArray &name) const; // empty: absent
};

// A server of bytes on a loopback port: it cuts requests out of the stream, notes each and hands it
// to the test's handler, which does to the socket what a server, or a bad network, would do. Token
// requests are answered by themselves ("T1", "T2", …) unless onToken is set, and are noted apart.
class RawServer : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(const Received &, QTcpSocket &)>;

    explicit RawServer(Handler handler = {});
    RawServer(Handler handler, const QSslConfiguration &tls, quint16 port = 0);

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }
    [[nodiscard]] const QList<Received> &requests() const { return m_requests; }
    [[nodiscard]] const QList<Received> &tokenRequests() const { return m_tokenRequests; }
    [[nodiscard]] int connections() const { return m_connections; }
    void stopListening() { m_server->close(); }

    Handler handler;
    Handler onToken;
    int tokenLife = 1800;

    // A whole answer with Content-Length. `headers` are lines that end in "\r\n".
    static void answer(QTcpSocket &socket, int status, const QByteArray &body,
                       const QByteArray &headers = {});
    // Closes so that the client sees a reset.
    static void drop(QTcpSocket &socket) { socket.abort(); }

private:
    void listen(quint16 port);
    void accept();
    void take(QTcpSocket &socket, QByteArray &stream, int connection);
    void dispatch(const Received &received, QTcpSocket &socket);

    std::unique_ptr<QTcpServer> m_server;
    QList<Received> m_requests;
    QList<Received> m_tokenRequests;
    QElapsedTimer m_clock;
    int m_connections = 0;
    bool m_isTls = false;
};

} // namespace renzhi::test

Q_DECLARE_METATYPE(renzhi::test::RawServer::Handler)
