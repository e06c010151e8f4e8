// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

#include <functional>
#include <memory>

namespace renzhi::test {

using Headers = QList<QPair<QByteArray, QByteArray>>;

// One way in which a connection or an answer goes wrong. "After": the server gets the request and
// answers it, so a write is applied; without it the server never hears of it.
class Fault
{
public:
    enum class Close { Quietly, Reset }; // FIN or RST
    enum class Length { Declared, Chunked, UntilClose };
    using Rewrite = std::function<QByteArray(const QByteArray &)>;

    static Fault dropBefore(Close how = Close::Quietly);
    static Fault dropAfter(Close how = Close::Quietly);
    static Fault hang(); // never answers; not forwarded
    static Fault hangAfter();
    static Fault hangMidBody(qsizetype bytes); // forwarded; head and that many bytes, then nothing
    static Fault cutBody(qsizetype bytes); // forwarded; head and that many bytes, then closed
    static Fault drip(int intervalMs, qsizetype bytes = 1); // forwarded; so many bytes at a time
    static Fault delay(int milliseconds); // forwarded, but late
    static Fault raw(const QByteArray &bytes); // these bytes as the whole answer, then closed
    static Fault reply(int status, const QByteArray &body = {}, const Headers &headers = {});
    // Forwarded; where that is refused, a success never comes in place of the refusal.
    static Fault replyAfter(int status, const QByteArray &body = {}, const Headers &headers = {});
    static Fault redirect(const QByteArray &location, int status = 302);
    static Fault rewriteBody(const Rewrite &rewrite); // forwarded; Content-Length follows
    static Fault
    wrongLength(qsizetype delta); // forwarded; Content-Length off by delta, then closed
    // So many MiB of a list without end, made while they are sent; forwarded if `applied`.
    static Fault oversized(int mebibytes, Length length = Length::Declared, bool applied = false);

private:
    friend class FaultProxyConnection;
    enum class Kind {
        Drop,
        Hang,
        CutBody,
        Drip,
        Delay,
        Raw,
        Reply,
        Rewrite,
        WrongLength,
        Oversized
    };
    explicit Fault(Kind kind, bool forward) : m_kind(kind), m_forward(forward) { }

    Kind m_kind;
    bool m_forward;
    Close m_close = Close::Quietly;
    Length m_length = Length::Declared;
    qsizetype m_bytes = 0;
    int m_number = 0; // milliseconds, status or MiB
    QByteArray m_body;
    Headers m_headers;
    Rewrite m_rewrite;
};

// Which requests a fault is for.
struct FaultMatch
{
    QByteArray method; // empty: any
    QByteArray targetPart; // text in the raw request target; empty: any
    int skip = 0; // let so many matching requests pass first
    int times = 1; // then spoil so many; -1: all
};

struct ProxiedRequest
{
    QByteArray method, target, body;
    Headers headers; // in the order sent
    bool forwarded = false;
    qint64 atMs = 0; // since the proxy was made; for the growth of pauses, not for absolute limits

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

// A TCP proxy on a loopback port between a client and a server on another, with faults to order:
//
//     FaultProxy proxy(server.port());
//     proxy.inject({ "PUT", "/part-time-job/" }, Fault::dropAfter());
//     … let the client talk to proxy.url() …
//     QCOMPARE(proxy.seen("PUT", "/part-time-job/"), 1);
//
// Requests and answers pass unchanged byte by byte where no fault matches. It runs on threads of
// its own and needs no event loop; all members may be called at any time.
class FaultProxy
{
public:
    explicit FaultProxy(quint16 upstreamPort);
    ~FaultProxy(); // breaks all connections
    Q_DISABLE_COPY_MOVE(FaultProxy)

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl url() const; // http://127.0.0.1:port

    // Faults are tried in the order given; one that is used up makes room for the next.
    void inject(const FaultMatch &match, const Fault &fault);
    void clearFaults();

    // Refuses connections and breaks those that are open, like a server that is down; and back
    // again on the same port.
    void goOffline();
    void goOnline();
    // Breaks the open connections only.
    void dropConnections();
    void setUpstreamPort(quint16 port);

    // Whole requests read from clients, spoiled ones included.
    [[nodiscard]] QList<ProxiedRequest> requests() const;
    [[nodiscard]] int seen(QByteArrayView method = {}, QByteArrayView targetPart = {}) const;
    [[nodiscard]] int forwarded(QByteArrayView method = {}, QByteArrayView targetPart = {}) const;
    // The largest number of requests that were waiting for an answer at the same time.
    [[nodiscard]] int mostAtOnce() const;
    void clearRequests();

private:
    friend class FaultProxyConnection;
    class Private;
    std::unique_ptr<Private> d;
};

}
