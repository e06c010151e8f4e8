// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

#include "tests/support/faultproxy_p.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace renzhi::test {

QByteArray ProxiedRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

std::optional<Fault> FaultProxy::Private::admit(ProxiedRequest request, qsizetype &index)
{
    const std::lock_guard lock(mutex);
    std::optional<Fault> fault;
    for (qsizetype i = 0; i < orders.size(); ++i) {
        FaultMatch &match = orders[i].match;
        const bool method = match.method.isEmpty() || match.method == request.method;
        if (!method || !request.target.contains(match.targetPart))
            continue;
        if (match.skip > 0) {
            --match.skip;
            continue;
        }
        fault = orders[i].fault;
        if (match.times > 0 && --match.times == 0)
            orders.removeAt(i);
        break;
    }
    index = cleared + requests.size();
    requests += std::move(request);
    mostWaiting = std::max(mostWaiting, ++waiting);
    return fault;
}

void FaultProxy::Private::pause(int milliseconds)
{
    std::unique_lock lock(mutex);
    wake.wait_for(lock, std::chrono::milliseconds(milliseconds), [this] { return stopping; });
}

bool FaultProxy::Private::enter(int socket)
{
    const std::lock_guard lock(mutex);
    if (!stopping)
        sockets.insert(socket);
    return !stopping;
}

void FaultProxy::Private::leave(int socket)
{
    const std::lock_guard lock(mutex);
    sockets.erase(socket);
}

void FaultProxy::Private::breakConnections()
{
    const std::lock_guard lock(mutex);
    for (const int socket : sockets)
        ::shutdown(socket, SHUT_RDWR);
}

bool FaultProxy::Private::listen()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    if (::bind(socket, reinterpret_cast<const sockaddr *>(&address), size) != 0
        || ::listen(socket, 128) != 0) {
        ::close(socket);
        return false;
    }
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&address), &size);
    port = ntohs(address.sin_port);
    listener = socket;
    acceptor = std::thread([this, socket] { accept(socket); });
    return true;
}

void FaultProxy::Private::stopListening()
{
    if (listener < 0)
        return;
    ::shutdown(listener, SHUT_RDWR); // wakes accept()
    acceptor.join();
    ::close(listener);
    listener = -1;
}

void FaultProxy::Private::accept(int socket)
{
    for (;;) {
        const int client = ::accept4(socket, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) {
            if (errno == EINTR || errno == ECONNABORTED)
                continue;
            return;
        }
        const std::lock_guard lock(mutex);
        sockets.insert(client);
        threads.emplace_back([this, client] { serve(client); });
    }
}

void FaultProxy::Private::serve(int socket)
{
    WireSocket client(socket);
    {
        FaultProxyConnection connection(*this, client);
        connection.run();
    }
    leave(socket); // before the number can be used again
}

FaultProxy::FaultProxy(quint16 upstreamPort) : d(std::make_unique<Private>())
{
    d->upstreamPort = upstreamPort;
    d->clock.start();
    if (!d->listen())
        qFatal("FaultProxy: cannot listen on a loopback port");
}

FaultProxy::~FaultProxy()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stopping = true;
    }
    d->wake.notify_all();
    goOffline();
    for (std::thread &thread : d->threads)
        thread.join();
}

quint16 FaultProxy::port() const
{
    return d->port;
}

QUrl FaultProxy::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(d->port));
}

void FaultProxy::inject(const FaultMatch &match, const Fault &fault)
{
    const std::lock_guard lock(d->mutex);
    d->orders += { match, fault };
}

void FaultProxy::clearFaults()
{
    const std::lock_guard lock(d->mutex);
    d->orders.clear();
}

void FaultProxy::goOffline()
{
    const std::lock_guard lock(d->listening);
    d->stopListening();
    d->breakConnections();
}

void FaultProxy::goOnline()
{
    const std::lock_guard lock(d->listening);
    if (d->listener < 0 && !d->listen())
        qFatal("FaultProxy: cannot listen on port %d again", d->port);
}

void FaultProxy::dropConnections()
{
    d->breakConnections();
}

void FaultProxy::setUpstreamPort(quint16 port)
{
    const std::lock_guard lock(d->mutex);
    d->upstreamPort = port;
}

QList<ProxiedRequest> FaultProxy::requests() const
{
    const std::lock_guard lock(d->mutex);
    return d->requests;
}

namespace {

int count(const QList<ProxiedRequest> &requests, QByteArrayView method, QByteArrayView targetPart,
          bool forwardedOnly)
{
    return int(
        std::count_if(requests.cbegin(), requests.cend(), [&](const ProxiedRequest &request) {
            return (method.isEmpty() || request.method == method)
                && request.target.contains(targetPart) && (request.forwarded || !forwardedOnly);
        }));
}

}

int FaultProxy::seen(QByteArrayView method, QByteArrayView targetPart) const
{
    const std::lock_guard lock(d->mutex);
    return count(d->requests, method, targetPart, false);
}

int FaultProxy::forwarded(QByteArrayView method, QByteArrayView targetPart) const
{
    const std::lock_guard lock(d->mutex);
    return count(d->requests, method, targetPart, true);
}

int FaultProxy::mostAtOnce() const
{
    const std::lock_guard lock(d->mutex);
    return d->mostWaiting;
}

void FaultProxy::clearRequests()
{
    const std::lock_guard lock(d->mutex);
    d->cleared += d->requests.size();
    d->requests.clear();
    d->mostWaiting = d->waiting;
}

}
