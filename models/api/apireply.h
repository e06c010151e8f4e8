// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/answer.h"
#include "models/api/apiclient.h"
#include "models/api/requestqueue.h"

#include <QElapsedTimer>
#include <QSslConfiguration>
#include <QTimer>

#include <functional>
#include <memory>

class QNetworkAccessManager;
class QNetworkRequest;

namespace renzhi {

class Exchange;
class TokenSource;

// What the requests of one client share; outlives them.
struct Wire
{
    QNetworkAccessManager &network;
    RequestQueue &queue;
    TokenSource &tokens;
    const Connection &connection;
    const Timing &timing;
    QSslConfiguration
        tls; // made once: reading the system's certificates takes tens of milliseconds
    bool isOffline = false; // nothing may leave
};

// Where a request goes, and whether Qt will ask for exactly that: when it sends, QUrl still decodes
// dots and removes dot segments, and 6.4 takes "/.a/" for one. Such a request would reach another
// resource.
[[nodiscard]] QUrl addressOf(const QUrl &baseUrl, const Request &request);
[[nodiscard]] bool survivesTheWay(const QUrl &address, const Request &request);

// One request from queueing to its result: waits for its turn and a token, is sent through an
// Exchange, is repeated where apiclient.h allows it, and deletes itself after `done`.
class QueuedReply final : public ApiReply
{
    Q_OBJECT
public:
    enum class As { Application, Client }; // Bearer token, or the client's id and secret for one
    using DoneFunction = std::function<void(Result<QByteArray>, int status)>;

    // `context` may be null: then only abort() and deletion keep `done` from running.
    QueuedReply(Wire &wire, Request request, As as, QObject *context, DoneFunction done,
                QObject *parent);
    ~QueuedReply() override;

    void start();
    // Ends with this error, without sending anything.
    void refuse(const ApiError &error);
    // Ends as Offline unless a request is on the way.
    void refuseWaiting();
    void abort() override;
    [[nodiscard]] bool hasLeft() const override { return m_hasLeft; }

signals:
    void reached(bool isReachable);
    void waiting(int seconds);

private:
    void enter(RequestQueue::Lane lane);
    void leave(RequestQueue::Slot slot);
    void giveWay();
    void onArrival(const Arrival &arrival);
    [[nodiscard]] bool renewsToken(const ApiError &error);
    [[nodiscard]] bool repeatsAfterPause(const Arrival &arrival, const ApiError &error);
    void finish(Result<QByteArray> result, int status);
    void deliver(const Result<QByteArray> &result, int status);
    void withoutSecrets(ApiError &error) const;
    [[nodiscard]] QNetworkRequest networkRequest() const;

    Wire &m_wire;
    Request m_request;
    As m_as;
    DoneFunction m_done;
    quint64 m_ticket = 0;
    RequestQueue::Slot m_slot;
    std::unique_ptr<Exchange> m_exchange;
    QElapsedTimer m_sinceLeft;
    QTimer m_pause;
    QByteArray m_token; // the one this try carries
    int m_repeats = 0; // after a pause
    bool m_hasRenewed = false;
    bool m_hasLeft = false;
    bool m_hasGivenWay = false;
};

} // namespace renzhi
