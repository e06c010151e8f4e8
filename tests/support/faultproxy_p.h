// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/faultproxy.h"
#include "tests/support/wire.h"

#include <QElapsedTimer>

#include <condition_variable>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <vector>

namespace renzhi::test {

class FaultProxy::Private
{
public:
    struct Order
    {
        FaultMatch match;
        Fault fault;
    };

    // Gives up when the proxy stops.
    void pause(int milliseconds);
    // Notes the request and takes the fault ordered for it, if any.
    std::optional<Fault> admit(ProxiedRequest request, qsizetype &index);
    bool enter(int socket); // false when the proxy has stopped
    void leave(int socket);
    void breakConnections();
    bool listen();
    void stopListening();
    void accept(int socket);
    void serve(int socket);

    mutable std::mutex mutex; // guards what follows
    std::condition_variable wake;
    QList<Order> orders;
    QList<ProxiedRequest> requests;
    qsizetype cleared = 0; // requests taken out of the list so far
    std::set<int> sockets;
    std::vector<std::thread> threads; // of connections
    quint16 upstreamPort = 0;
    int waiting = 0, mostWaiting = 0;
    bool stopping = false;

    std::mutex listening; // held by goOnline and goOffline
    int listener = -1;
    std::thread acceptor;
    quint16 port = 0;
    QElapsedTimer clock;
};

// One client's connection and its counterpart to the server.
class FaultProxyConnection
{
public:
    FaultProxyConnection(FaultProxy::Private &proxy, WireSocket &client)
        : m_proxy(proxy), m_client(client)
    {
    }
    ~FaultProxyConnection() { disconnect(); }
    Q_DISABLE_COPY_MOVE(FaultProxyConnection)

    void run();

private:
    // False: the connection is over.
    bool answer(const WireMessage &request, const std::optional<Fault> &fault, qsizetype index);
    std::optional<WireMessage> forward(const WireMessage &request, qsizetype index);
    [[nodiscard]] static bool isTrueRefusal(const Fault &fault, const WireMessage &answer);
    bool spoil(const Fault &fault, const WireMessage &answer);
    bool sendReply(const Fault &fault);
    bool sendOversized(const Fault &fault);
    bool sendDripping(const Fault &fault, const QByteArray &bytes);
    static QByteArray withLength(const WireMessage &answer, qsizetype length);
    void waitForClient();
    void noLongerWaiting();
    void disconnect();

    FaultProxy::Private &m_proxy;
    WireSocket &m_client;
    bool m_waiting = false; // counted among those without an answer
    std::unique_ptr<WireSocket> m_upstream;
};

}
