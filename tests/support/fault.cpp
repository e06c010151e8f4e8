// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faultproxy.h"

namespace renzhi::test {

Fault Fault::dropBefore(Close how)
{
    Fault fault(Kind::Drop, false);
    fault.m_close = how;
    return fault;
}

Fault Fault::dropAfter(Close how)
{
    Fault fault(Kind::Drop, true);
    fault.m_close = how;
    return fault;
}

Fault Fault::hang()
{
    return Fault(Kind::Hang, false);
}

Fault Fault::hangAfter()
{
    return Fault(Kind::Hang, true);
}

Fault Fault::hangMidBody(qsizetype bytes)
{
    Fault fault(Kind::Hang, true);
    fault.m_bytes = bytes;
    fault.m_number = 1; // the head is sent
    return fault;
}

Fault Fault::cutBody(qsizetype bytes)
{
    Fault fault(Kind::CutBody, true);
    fault.m_bytes = bytes;
    return fault;
}

Fault Fault::drip(int intervalMs, qsizetype bytes)
{
    Fault fault(Kind::Drip, true);
    fault.m_number = intervalMs;
    fault.m_bytes = bytes;
    return fault;
}

Fault Fault::delay(int milliseconds)
{
    Fault fault(Kind::Delay, true);
    fault.m_number = milliseconds;
    return fault;
}

Fault Fault::raw(const QByteArray &bytes)
{
    Fault fault(Kind::Raw, false);
    fault.m_body = bytes;
    return fault;
}

Fault Fault::reply(int status, const QByteArray &body, const Headers &headers)
{
    Fault fault(Kind::Reply, false);
    fault.m_number = status;
    fault.m_body = body;
    fault.m_headers = headers;
    return fault;
}

Fault Fault::replyAfter(int status, const QByteArray &body, const Headers &headers)
{
    Fault fault = reply(status, body, headers);
    fault.m_forward = true;
    return fault;
}

Fault Fault::redirect(const QByteArray &location, int status)
{
    return reply(status, {}, { { "Location", location } });
}

Fault Fault::rewriteBody(const Rewrite &rewrite)
{
    Fault fault(Kind::Rewrite, true);
    fault.m_rewrite = rewrite;
    return fault;
}

Fault Fault::wrongLength(qsizetype delta)
{
    Fault fault(Kind::WrongLength, true);
    fault.m_bytes = delta;
    return fault;
}

Fault Fault::oversized(int mebibytes, Length length, bool applied)
{
    Fault fault(Kind::Oversized, applied);
    fault.m_number = mebibytes;
    fault.m_length = length;
    return fault;
}

}
