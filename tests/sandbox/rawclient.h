// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxserver.h"
#include "tests/support/wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <memory>
#include <optional>

namespace renzhi::test {

struct Reply
{
    int status = 0; // 0: no answer
    Headers headers;
    QByteArray body;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] QString code() const
    {
        return json()[QLatin1StringView("error_code")].toString();
    }
    [[nodiscard]] QString message() const
    {
        return json()[QLatin1StringView("error_msg")].toString();
    }
    [[nodiscard]] QString oauth() const { return json()[QLatin1StringView("error")].toString(); }
    [[nodiscard]] QString text(const char *member) const
    {
        return json()[QLatin1StringView(member)].toString();
    }
    [[nodiscard]] int total() const { return json()[QLatin1StringView("total")].toInt(-1); }
    // To be named before it is iterated: a loop over the temporary would ask whether to copy it.
    [[nodiscard]] QList<QJsonValue> list(const char *member) const
    {
        const QJsonArray values = json()[QLatin1StringView(member)].toArray();
        return { values.cbegin(), values.cend() };
    }
};

// A blocking client of one connection that knows nothing of our own client's code.
class RawClient
{
public:
    // from: the address it calls from; null: any.
    explicit RawClient(quint16 port, const char *from = nullptr);

    Reply send(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
               const Headers &headers = {});
    // With the bearer token, below /api/v2/tenant/.
    Reply call(const QByteArray &method, const QByteArray &path, const QByteArray &body = {});
    Reply get(const QByteArray &path) { return call("GET", path); }
    // Fetches a token by HTTP Basic and keeps it.
    Reply signIn(const QString &id, const QString &secret);
    bool connected() const { return m_socket != nullptr; }
    void reconnect();
    void close() { m_socket.reset(); }

    QByteArray token;

private:
    quint16 m_port;
    const char *m_from;
    std::unique_ptr<WireSocket> m_socket;
};

}
