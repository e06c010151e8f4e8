// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QString>

#include <functional>

namespace renzhi {

// The application's access token (eiam-api.md 2.1): kept in memory, renewed before it expires, one
// renewal for everybody who waits. Asks for nothing by itself: renew() is called by the first
// request that needs a token.
class TokenSource : public QObject
{
    Q_OBJECT
public:
    // Sends the token request and gives the body of its 2xx answer, or why there is none.
    using Fetch = std::function<void(std::function<void(Result<QByteArray>)> done)>;

    explicit TokenSource(Fetch fetch, QObject *parent = nullptr);

    // Whether there is a token with some life left: until 30 s before its end, for a short-lived
    // one until 80 % of its life, and never less than a second (a server that says 0 must not make
    // us ask for ever).
    [[nodiscard]] bool isFresh() const;
    [[nodiscard]] const QByteArray &token() const { return m_token; }
    // What the server said of the last token beside it; empty: nothing.
    [[nodiscard]] const QString &scope() const { return m_scope; }

    // Fetches a token unless that is under way; ends in renewed() or failed().
    void renew();
    // The server refused this token. Ignored when it is not the current one: another request had
    // the same refusal before, and what is current is newer.
    void refuse(const QByteArray &token);

signals:
    void renewed();
    void failed(const renzhi::ApiError &error);

private:
    void onFetched(const Result<QByteArray> &body);

    Fetch m_fetch;
    QByteArray m_token;
    QString m_scope;
    QDeadlineTimer m_freshUntil { 0 };
    QElapsedTimer m_sinceAsked;
    bool m_isRenewing = false;
};

} // namespace renzhi
