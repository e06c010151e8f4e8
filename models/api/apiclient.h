// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/answer.h"
#include "models/api/endpoint.h"
#include "models/core/result.h"

#include <QNetworkProxy>
#include <QObject>
#include <QSslCertificate>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace renzhi {

// Where a tenant is and how it is reached. https, or http for a loopback address alone.
struct Connection
{
    QUrl baseUrl; // "https://hr.example.com"; a path, query or user part is refused
    QString clientId;
    QString clientSecret; // memory only; never logged
    QList<QSslCertificate> extraCaCertificates; // added to the system's
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::DefaultProxy);
};

// Limits of the contract and of issue item 8; tests shorten them.
struct Timing
{
    // From when the request leaves, not from queueing.
    std::chrono::milliseconds firstByte { 30'000 };
    std::chrono::milliseconds whole { 60'000 };
    int repeats = 3; // of a read, after the first try; growing pauses
    std::chrono::milliseconds firstPause { 500 };
    std::chrono::milliseconds longestPause { 30'000 }; // Retry-After beyond it fails instead
    qint64 largestBody = qint64(16) * 1024 * 1024;
    int maxInFlight = 6; // at most 6: more would wait inside Qt, with the clock running
    int requestsPerSecond = 0; // most of them, the token's aside; 0: as fast as they are answered
};

// Which hop of making a connection an error is about, for a check that names the stage that failed;
// None: the connection stood, or the error is about something else. (Kept in the first word of the
// error's detail: "name:", "connect:", "proxy:", "tls:".)
enum class Hop { None, Name, Connect, Proxy, Tls };
[[nodiscard]] Hop failedHop(const ApiError &error);

// A handle on one request under way. Deleting or abort()ing it means done never runs.
class ApiReply : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    // Gives up. A write that already left may still be applied: the caller must read again.
    virtual void abort() = 0;
    // Whether a request left the queue. Until then abort() takes everything back.
    [[nodiscard]] virtual bool hasLeft() const = 0;

signals:
    void left(); // at every try; connect to it queued: it comes from inside the queue
};

// Owns the network access, the token and the queue of one tenant. Lives on the GUI thread.
//
// send(): runs `done` exactly once, later (never from inside send), on this thread; never after
// `context` died or the reply was deleted or aborted. Judges by HTTP status; whole answers only.
// Reads (Resend::Safe) are repeated up to Timing::repeats times after a broken connection, 429,
// 502, 503, 504, not after a time-out, nor when no connection could be made; a renewal of the token
// counts as one of the repeats. Writes go out once
// (OneShotBody); when the answer of a write that may have left is lost, or does not tell whether it
// was applied (500, 502, 503, 504, a 2xx without the id …), the error is OutcomeUnknown; any other
// error of a write means that it was not applied. answer.h has the whole table of status → kind.
// The single exception: an explicit refusal of the token (400 or 401 invalid_token) is followed by
// one renewal and one more try, for writes too, because the server said that it did not look at the
// request. Concurrent calls share one renewal. Redirects are never followed (an error), so a token
// never reaches another host.
class ApiClient : public QObject
{
    Q_OBJECT
public:
    explicit ApiClient(Connection connection, Timing timing = {}, QObject *parent = nullptr);
    ~ApiClient() override;

    template <class T>
    ApiReply *send(const Endpoint<T> &endpoint, QObject *context,
                   std::function<void(Result<T>)> done)
    {
        return dispatch(endpoint.request, context,
                        [endpoint, done = std::move(done)](Result<QByteArray> body, int status) {
                            done(body.and_then(endpoint.decode).map_error([&](ApiError error) {
                                return completed(std::move(error), endpoint.request, status);
                            }));
                        });
    }

    // The body of a 2xx answer, undecoded: for a sync that decodes on its worker thread.
    // A decode error of send() gets method, path, status and time from here as well.
    ApiReply *sendRaw(const Request &request, QObject *context,
                      std::function<void(Result<QByteArray>)> done);

    // Obtains a token now (connection check). Auth, Offline, Network, Timeout, Malformed.
    void signIn(QObject *context, std::function<void(Result<Done>)> done);

    // Offline nothing leaves: what waits for its turn, for a token or for its next try fails at
    // once, with kind Offline, and so does what is sent from then on. What is on the way ends as it
    // would, but is not tried again.
    void setOffline(bool offline);

    // As Timing has them, from now on and for what waits already; what is on the way is not
    // touched.
    void setPace(int maxInFlight, int requestsPerSecond);

    // Why this connection cannot be used at all (not https, no host, …), or nothing.
    [[nodiscard]] static std::optional<ApiError> check(const Connection &connection);

signals:
    // A request got any HTTP answer (true) or could not reach the server (false).
    void reachabilityChanged(bool reachable);
    // A read waits for its next try: for a visible countdown.
    void waiting(int seconds);

private:
    struct Private;

    // `done` also gets the HTTP status, for the error of a decoder.
    ApiReply *dispatch(const Request &request, QObject *context,
                       std::function<void(Result<QByteArray>, int)> done);

    std::unique_ptr<Private> d;
};

} // namespace renzhi
