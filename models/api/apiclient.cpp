// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/apiclient.h"

#include "models/api/apireply.h"
#include "models/api/requestqueue.h"
#include "models/api/tokensource.h"

#include <QHostAddress>
#include <QNetworkAccessManager>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace renzhi {

namespace {

// A QNetworkAccessManager of Qt 6.4 opens at most this many connections to a host and queues the
// rest, out of our sight. There is no way to ask for more before 6.5 (QHttp1Configuration). Over
// HTTP/2 many requests share one connection, but nobody has shown that a write arrives once over
// it. A second manager would open six more; but six is also where browsers stop.
constexpr int connectionsPerHost = 6;

ApiError invalid(const QString &detail)
{
    ApiError error;
    error.kind = ApiError::Kind::Invalid;
    error.detail = detail;
    error.at = QDateTime::currentDateTime();
    return error;
}

bool isLoopback(const QString &host)
{
    return host.compare("localhost"_L1, Qt::CaseInsensitive) == 0
        || QHostAddress(host).isLoopback();
}

QSslConfiguration tlsFor(const Connection &connection)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    if (!connection.extraCaCertificates.isEmpty())
        tls.setCaCertificates(QSslConfiguration::systemCaCertificates()
                              + connection.extraCaCertificates);
    return tls;
}

// eiam-api.md 2.1, the form of the EIAM page: Basic header, form body. Asking twice is harmless: a
// new token does not end an older one.
Request tokenRequest()
{
    Request request;
    request.verb = Verb::Post;
    request.path = "/api/v2/tenant/token";
    request.body = "grant_type=client_credentials";
    return request;
}

} // namespace

struct ApiClient::Private
{
    Private(ApiClient *client, Connection connectionToUse, Timing timingToUse)
        : connection(std::move(connectionToUse))
        , timing(timingToUse)
        , tokens([this](auto done) { fetchToken(std::move(done)); })
        , queue(1, [this] { return hasToken(); })
        , wire { network, queue, tokens, connection, timing, tlsFor(connection), false }
        , self(client)
    {
        // A server of this computer is not behind the desktop's proxy.
        if (connection.proxy.type() != QNetworkProxy::DefaultProxy)
            network.setProxy(connection.proxy);
        else if (isLoopback(connection.baseUrl.host()))
            network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        setPace(timing.maxInFlight, timing.requestsPerSecond);
        QObject::connect(&tokens, &TokenSource::renewed, &queue, &RequestQueue::wake);
        QObject::connect(&tokens, &TokenSource::failed, &queue, &RequestQueue::failWaiting);
    }

    void setPace(int maxInFlight, int requestsPerSecond)
    {
        queue.setPlaces(std::clamp(maxInFlight, 1, connectionsPerHost));
        queue.setRate(requestsPerSecond);
    }

    bool hasToken()
    {
        if (tokens.isFresh())
            return true;
        tokens.renew();
        return false;
    }

    QueuedReply *reply(const Request &request, QueuedReply::As as, QObject *context,
                       QueuedReply::DoneFunction done)
    {
        auto *reply = new QueuedReply(wire, request, as, context, std::move(done), self);
        // Queued: a listener may delete the reply, or this client.
        QObject::connect(reply, &QueuedReply::reached, self, &ApiClient::reachabilityChanged,
                         Qt::QueuedConnection);
        QObject::connect(reply, &QueuedReply::waiting, self, &ApiClient::waiting,
                         Qt::QueuedConnection);
        return reply;
    }

    void fetchToken(std::function<void(Result<QByteArray>)> done)
    {
        reply(tokenRequest(), QueuedReply::As::Client, nullptr,
              [done = std::move(done)](const Result<QByteArray> &body, int) { done(body); })
            ->start();
    }

    Connection connection;
    Timing timing;
    QNetworkAccessManager network;
    TokenSource tokens;
    RequestQueue queue;
    Wire wire;
    ApiClient *self;
};

ApiClient::ApiClient(Connection connection, Timing timing, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, std::move(connection), timing))
{
}

ApiClient::~ApiClient()
{
    // Before the queue and the network they use.
    qDeleteAll(findChildren<ApiReply *>(Qt::FindDirectChildrenOnly));
}

ApiReply *ApiClient::dispatch(const Request &request, QObject *context,
                              std::function<void(Result<QByteArray>, int)> done)
{
    QueuedReply *reply = d->reply(request, QueuedReply::As::Application, context, std::move(done));
    const auto unusable = check(d->connection);
    if (unusable)
        reply->refuse(*unusable);
    else if (!request.problem.isEmpty())
        reply->refuse(invalid(request.problem));
    else if (!survivesTheWay(addressOf(d->connection.baseUrl, request), request))
        reply->refuse(invalid(u"address: cannot be asked for as it is"_s));
    else
        reply->start();
    return reply;
}

ApiReply *ApiClient::sendRaw(const Request &request, QObject *context,
                             std::function<void(Result<QByteArray>)> done)
{
    return dispatch(request, context, [done = std::move(done)](Result<QByteArray> body, int) {
        done(std::move(body));
    });
}

void ApiClient::signIn(QObject *context, std::function<void(Result<Done>)> done)
{
    if (const auto unusable = check(d->connection)) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), error = *unusable] { done(Failure(error)); },
            Qt::QueuedConnection);
        return;
    }
    // Lives until the first of the two signals. `done` is posted, for it may delete this client.
    auto *once = new QObject(this);
    const auto finish
        = [this, once, guard = QPointer<QObject>(context), done](const Result<Done> &result) {
              disconnect(&d->tokens, nullptr, once, nullptr);
              const auto deliver = [once, guard, done, result] {
                  once->deleteLater();
                  if (guard)
                      done(result);
              };
              QMetaObject::invokeMethod(once, deliver, Qt::QueuedConnection);
          };
    connect(&d->tokens, &TokenSource::renewed, once, [finish] { finish(Done {}); });
    connect(&d->tokens, &TokenSource::failed, once,
            [finish](const ApiError &error) { finish(Failure(error)); });
    d->tokens.renew();
}

void ApiClient::setPace(int maxInFlight, int requestsPerSecond)
{
    d->setPace(maxInFlight, requestsPerSecond);
}

void ApiClient::setOffline(bool offline)
{
    d->wire.isOffline = offline;
    if (!offline)
        return;
    const auto replies = findChildren<QueuedReply *>(Qt::FindDirectChildrenOnly);
    for (QueuedReply *reply : replies)
        reply->refuseWaiting();
}

std::optional<ApiError> ApiClient::check(const Connection &connection)
{
    const QUrl &url = connection.baseUrl;
    if (!url.isValid() || url.host().isEmpty())
        return invalid(u"address: no host"_s);
    if (url.scheme() != "https"_L1 && !(url.scheme() == "http"_L1 && isLoopback(url.host())))
        return invalid(u"address: not https"_s);
    if ((!url.path().isEmpty() && url.path() != "/"_L1) || url.hasQuery() || url.hasFragment())
        return invalid(u"address: more than a host"_s);
    if (!url.userInfo().isEmpty())
        return invalid(u"address: holds a user"_s);
    return std::nullopt;
}

Hop failedHop(const ApiError &error)
{
    if (error.httpStatus != 0 && error.httpStatus != 407)
        return Hop::None;
    if (error.detail.startsWith("name: "_L1))
        return Hop::Name;
    if (error.detail.startsWith("connect: "_L1))
        return Hop::Connect;
    if (error.detail.startsWith("proxy: "_L1))
        return Hop::Proxy;
    if (error.detail.startsWith("tls: "_L1))
        return Hop::Tls;
    return Hop::None;
}

} // namespace renzhi

#include "moc_apiclient.cpp"
