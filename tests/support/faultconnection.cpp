// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happens on one connection of the fault proxy.
#include "tests/support/faultproxy_p.h"

#include <algorithm>
#include <utility>

namespace renzhi::test {

void FaultProxyConnection::disconnect()
{
    if (m_upstream)
        m_proxy.leave(m_upstream->socket());
    m_upstream.reset();
}

void FaultProxyConnection::noLongerWaiting()
{
    if (!std::exchange(m_waiting, false))
        return;
    const std::lock_guard lock(m_proxy.mutex);
    --m_proxy.waiting;
}

void FaultProxyConnection::run()
{
    while (const std::optional<WireMessage> request = m_client.readRequest()) {
        const QList<QByteArray> line = request->startLine().split(' ');
        if (line.size() != 3)
            return;
        qsizetype index = 0;
        const std::optional<Fault> fault = m_proxy.admit(
            { line[0], line[1], request->body, request->headers(), false, m_proxy.clock.elapsed() },
            index);
        m_waiting = true;
        const bool goOn = answer(*request, fault, index);
        noLongerWaiting();
        if (!goOn)
            return;
    }
}

std::optional<WireMessage> FaultProxyConnection::forward(const WireMessage &request,
                                                         qsizetype index)
{
    if (m_upstream && m_upstream->peerGone())
        disconnect();
    if (!m_upstream) {
        quint16 port = 0;
        {
            const std::lock_guard lock(m_proxy.mutex);
            port = m_proxy.upstreamPort;
        }
        const int socket = WireSocket::connectTo(port);
        if (socket < 0)
            return {};
        m_upstream = std::make_unique<WireSocket>(socket);
        if (!m_proxy.enter(socket))
            return {};
    }
    {
        const std::lock_guard lock(m_proxy.mutex);
        if (index >= m_proxy.cleared)
            m_proxy.requests[index - m_proxy.cleared].forwarded = true;
    }
    if (!m_upstream->send(request.head + request.body))
        return {};
    std::optional<WireMessage> answer = m_upstream->readAnswer(request.head.startsWith("HEAD "));
    if (answer && answer->header("Connection").toLower() == "close")
        disconnect();
    return answer;
}

namespace {

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

} // namespace

// What stands in for the answer to what was done does not stand in for a refusal: who gets it could
// not tell that nothing was done.
bool FaultProxyConnection::isTrueRefusal(const Fault &fault, const WireMessage &answer)
{
    return fault.m_kind == Fault::Kind::Reply && fault.m_forward && isSuccess(fault.m_number)
        && !isSuccess(answer.startLine().split(' ').value(1).toInt());
}

bool FaultProxyConnection::answer(const WireMessage &request, const std::optional<Fault> &fault,
                                  qsizetype index)
{
    if (fault && fault->m_kind == Fault::Kind::Delay)
        m_proxy.pause(fault->m_number);
    WireMessage answer;
    if (!fault || fault->m_forward) {
        const std::optional<WireMessage> got = forward(request, index);
        if (!got)
            return false;
        answer = *got;
    }
    // Before the answer leaves: the client may send its next request on another connection at once.
    if (!fault || fault->m_kind != Fault::Kind::Hang)
        noLongerWaiting();
    if (!fault || fault->m_kind == Fault::Kind::Delay || isTrueRefusal(*fault, answer))
        return m_client.send(answer.head + answer.body)
            && answer.header("Connection").toLower() != "close";
    return spoil(*fault, answer);
}

bool FaultProxyConnection::spoil(const Fault &fault, const WireMessage &answer)
{
    switch (fault.m_kind) {
    case Fault::Kind::Drop:
        if (fault.m_close == Fault::Close::Reset)
            m_client.closeWithReset();
        return false;
    case Fault::Kind::Hang:
        if (fault.m_number != 0)
            m_client.send(answer.head
                          + answer.body.first(std::min(fault.m_bytes, answer.body.size())));
        waitForClient();
        return false;
    case Fault::Kind::CutBody:
        m_client.send(answer.head + answer.body.first(std::min(fault.m_bytes, answer.body.size())));
        return false;
    case Fault::Kind::Drip:
        return sendDripping(fault, answer.head + answer.body);
    case Fault::Kind::Raw:
        m_client.send(fault.m_body);
        return false;
    case Fault::Kind::Reply:
        return sendReply(fault);
    case Fault::Kind::Rewrite: {
        const QByteArray body = fault.m_rewrite(answer.body);
        return m_client.send(withLength(answer, body.size()) + body);
    }
    case Fault::Kind::WrongLength:
        m_client.send(withLength(answer, std::max<qsizetype>(0, answer.body.size() + fault.m_bytes))
                      + answer.body);
        return false;
    case Fault::Kind::Oversized:
        return sendOversized(fault);
    case Fault::Kind::Delay:
        break;
    }
    return false;
}

QByteArray FaultProxyConnection::withLength(const WireMessage &answer, qsizetype length)
{
    QByteArray head = answer.startLine() + "\r\n";
    for (const auto &[name, value] : answer.headers()) {
        if (name.compare("Content-Length", Qt::CaseInsensitive) != 0)
            head += name + ": " + value + "\r\n";
    }
    return head + "Content-Length: " + QByteArray::number(length) + "\r\n\r\n";
}

bool FaultProxyConnection::sendReply(const Fault &fault)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(fault.m_number) + " Ordered\r\n";
    bool typed = false;
    for (const auto &[name, value] : fault.m_headers) {
        head += name + ": " + value + "\r\n";
        typed = typed || name.compare("Content-Type", Qt::CaseInsensitive) == 0;
    }
    if (!typed)
        head += "Content-Type: application/json;charset=UTF-8\r\n";
    if (fault.m_number != 204)
        head += "Content-Length: " + QByteArray::number(fault.m_body.size()) + "\r\n";
    return m_client.send(head + "\r\n" + fault.m_body);
}

bool FaultProxyConnection::sendOversized(const Fault &fault)
{
    constexpr qsizetype mebibyte = 1024LL * 1024;
    const QByteArray block(mebibyte, ' '); // blanks inside an array: well-formed to the last byte
    const QByteArray start = "{\"total\":1,\"users\":[";
    const QByteArray end = "]}";
    const bool chunked = fault.m_length == Fault::Length::Chunked;
    const auto send = [this, chunked](const QByteArray &bytes) {
        return chunked
            ? m_client.send(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n")
            : m_client.send(bytes);
    };
    QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    const qsizetype length = start.size() + fault.m_number * mebibyte + end.size();
    if (chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (fault.m_length == Fault::Length::Declared)
        head += "Content-Length: " + QByteArray::number(length) + "\r\n";
    else
        head += "Connection: close\r\n";
    bool sent = m_client.send(head + "\r\n") && send(start);
    for (int i = 0; sent && i < fault.m_number; ++i)
        sent = send(block);
    sent = sent && send(end) && (!chunked || m_client.send("0\r\n\r\n"));
    return sent && fault.m_length != Fault::Length::UntilClose;
}

bool FaultProxyConnection::sendDripping(const Fault &fault, const QByteArray &bytes)
{
    const qsizetype step = std::max<qsizetype>(1, fault.m_bytes);
    for (qsizetype at = 0; at < bytes.size(); at += step) {
        if (m_client.peerGone() || !m_client.send(bytes.mid(at, step)))
            return false;
        m_proxy.pause(fault.m_number);
    }
    return true;
}

void FaultProxyConnection::waitForClient()
{
    while (m_client.readRequest()) { } // until it hangs up, or the proxy breaks the connection
}

}
