// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/apireply.h"

#include "models/api/exchange.h"
#include "models/api/httplog.h"
#include "models/api/tokensource.h"

#include <QNetworkRequest>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace renzhi {

namespace {

int wholeSeconds(std::chrono::milliseconds time)
{
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(time).count());
}

ApiError workingOffline()
{
    ApiError error;
    error.kind = ApiError::Kind::Offline;
    error.code = u"local.offline"_s; // chosen: the words are others than of a server out of reach
    error.detail = u"working offline"_s;
    return error;
}

// What stands behind the others does so at its second try, too.
RequestQueue::Lane laneOf(const Request &request, RequestQueue::Lane usual)
{
    if (usual == RequestQueue::Lane::Urgent)
        return usual;
    switch (request.priority) {
    case Priority::Bulk:
        return RequestQueue::Lane::Bulk;
    case Priority::Background:
        return RequestQueue::Lane::Background;
    case Priority::Awaited:
        break;
    }
    return usual;
}

} // namespace

QUrl addressOf(const QUrl &baseUrl, const Request &request)
{
    QByteArray address = baseUrl.toEncoded(QUrl::RemovePath) + request.path;
    if (!request.query.isEmpty())
        address += '?' + request.query;
    // QUrl::setPath() would let the '/' of an id through, QUrlQuery leaves '+' as it is.
    return QUrl::fromEncoded(address, QUrl::StrictMode);
}

bool survivesTheWay(const QUrl &address, const Request &request)
{
    const auto asSent = QUrl::FullyEncoded | QUrl::NormalizePathSegments;
    return address.isValid() && address.path(asSent).toLatin1() == request.path
        && address.query(QUrl::FullyEncoded).toLatin1() == request.query;
}

QueuedReply::QueuedReply(Wire &wire, Request request, As as, QObject *context, DoneFunction done,
                         QObject *parent)
    : ApiReply(parent)
    , m_wire(wire)
    , m_request(std::move(request))
    , m_as(as)
    , m_done(std::move(done))
{
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        enter(m_as == As::Client ? RequestQueue::Lane::Urgent : RequestQueue::Lane::Again);
    });
    if (context)
        connect(context, &QObject::destroyed, this, &QueuedReply::abort);
}

QueuedReply::~QueuedReply()
{
    m_wire.queue.withdraw(m_ticket);
}

void QueuedReply::start()
{
    enter(m_as == As::Client ? RequestQueue::Lane::Urgent : RequestQueue::Lane::Normal);
}

void QueuedReply::refuse(const ApiError &error)
{
    finish(Failure(completed(error, m_request)), 0);
}

void QueuedReply::refuseWaiting()
{
    if (m_exchange)
        return;
    m_pause.stop();
    m_wire.queue.withdraw(m_ticket);
    refuse(workingOffline()); // of a result that was posted before, this is too late
}

void QueuedReply::abort()
{
    m_done = nullptr;
    m_pause.stop();
    m_wire.queue.withdraw(m_ticket);
    m_exchange.reset();
    m_slot = {};
    deleteLater();
}

void QueuedReply::enter(RequestQueue::Lane lane)
{
    if (m_wire.isOffline) {
        refuse(workingOffline());
        return;
    }
    RequestQueue::Waiting waiting { [this](RequestQueue::Slot slot) { leave(std::move(slot)); },
                                    [this](const ApiError &error) { refuse(error); },
                                    {} };
    // Once: where clicks follow each other without end it must come through all the same.
    if (m_request.priority == Priority::Background && m_request.resend == Resend::Safe
        && !m_hasGivenWay)
        waiting.giveWay = [this] { giveWay(); };
    m_ticket = m_wire.queue.enter(laneOf(m_request, lane), std::move(waiting));
}

// Somebody waits: asked again later, as if it had never left.
void QueuedReply::giveWay()
{
    m_exchange.reset();
    m_slot = {};
    m_hasLeft = false;
    m_hasGivenWay = true;
    enter(RequestQueue::Lane::Background);
}

void QueuedReply::leave(RequestQueue::Slot slot)
{
    m_slot = std::move(slot);
    m_token = m_wire.tokens.token();
    m_sinceLeft.start();
    const Timing &timing = m_wire.timing;
    m_exchange = std::make_unique<Exchange>(
        m_wire.network, networkRequest(), methodName(m_request.verb), m_request.body,
        ExchangeLimits { timing.firstByte, timing.whole, timing.largestBody },
        [this](const Arrival &arrival) { onArrival(arrival); }, this);
    m_hasLeft = true;
    emit left();
}

void QueuedReply::onArrival(const Arrival &arrival)
{
    logExchange(m_request, arrival, std::chrono::milliseconds(m_sinceLeft.elapsed()));
    m_exchange.release()->deleteLater(); // we are inside its callback
    m_slot = {};
    if (arrival.status > 0)
        emit reached(true);

    Result<QByteArray> result = judge(m_request, arrival);
    if (result) {
        finish(std::move(result), arrival.status);
        return;
    }
    withoutSecrets(result.error());
    if (renewsToken(result.error()) || repeatsAfterPause(arrival, result.error()))
        return;
    if (arrival.status == 0)
        emit reached(false);
    finish(std::move(result), arrival.status);
}

bool QueuedReply::renewsToken(const ApiError &error)
{
    // A new token refused as well is not to blame: it stays, or every request of an application
    // without the permission would cost two renewals.
    if (m_as != As::Application || !isTokenRefusal(error, m_request.resend) || m_hasRenewed)
        return false;
    m_wire.tokens.refuse(m_token);
    const bool isSpent = m_request.resend == Resend::Safe && m_repeats >= m_wire.timing.repeats;
    if (isSpent || m_wire.isOffline)
        return false;
    m_hasRenewed = true;
    enter(RequestQueue::Lane::Again);
    return true;
}

bool QueuedReply::repeatsAfterPause(const Arrival &arrival, const ApiError &error)
{
    const Timing &timing = m_wire.timing;
    std::chrono::milliseconds pause
        = std::min(timing.firstPause * (1 << std::min(m_repeats, 16)), timing.longestPause);
    if (error.retryAfterSeconds) {
        const std::chrono::seconds asked(*error.retryAfterSeconds);
        if (asked > timing.longestPause)
            return false;
        pause = std::max<std::chrono::milliseconds>(pause, asked);
        // The server spoke to all of us, not to this request.
        m_wire.queue.holdFor(asked);
    }
    if (m_request.resend != Resend::Safe || !isWorthRepeating(arrival) || m_wire.isOffline
        || m_repeats + (m_hasRenewed ? 1 : 0) >= timing.repeats)
        return false;
    ++m_repeats;
    emit waiting(wholeSeconds(pause));
    m_pause.start(pause);
    return true;
}

void QueuedReply::finish(Result<QByteArray> result, int status)
{
    // Posted: `done` may delete the client, whose network access is still below us on the stack,
    // and it must not run from inside send().
    QMetaObject::invokeMethod(
        this, [this, result = std::move(result), status] { deliver(result, status); },
        Qt::QueuedConnection);
}

void QueuedReply::deliver(const Result<QByteArray> &result, int status)
{
    if (!m_done)
        return;
    const QPointer<QueuedReply> self(this);
    const DoneFunction done = std::exchange(m_done, nullptr);
    done(result, status);
    if (self)
        deleteLater();
}

// Whatever the server wrote: it may have echoed what it was sent.
void QueuedReply::withoutSecrets(ApiError &error) const
{
    const auto remove = [&error](const QString &secret, Qt::CaseSensitivity cs) {
        if (secret.isEmpty())
            return;
        error.code.replace(secret, u"…"_s, cs);
        error.serverText.replace(secret, u"…"_s, cs);
    };
    remove(QString::fromLatin1(m_token), Qt::CaseSensitive);
    const QString &secret = m_wire.connection.clientSecret;
    if (secret.isEmpty())
        return;
    // The longer ones first: the shorter may be a part of them.
    const QByteArray bytes = secret.toUtf8();
    const QByteArray pair = m_wire.connection.clientId.toUtf8() + ':' + bytes;
    remove(QString::fromLatin1(pair.toBase64(QByteArray::OmitTrailingEquals)), Qt::CaseSensitive);
    remove(QString::fromLatin1(bytes.toBase64(QByteArray::OmitTrailingEquals)), Qt::CaseSensitive);
    remove(QString::fromLatin1(bytes.toPercentEncoding()), Qt::CaseInsensitive); // %2f or %2F
    remove(secret, Qt::CaseSensitive);
}

QNetworkRequest QueuedReply::networkRequest() const
{
    const Connection &connection = m_wire.connection;
    QNetworkRequest request(addressOf(connection.baseUrl, m_request));

    if (m_as == As::Application) {
        request.setRawHeader("Authorization", "Bearer " + m_token);
        request.setRawHeader("Content-Type", "application/json; charset=utf-8");
    } else {
        const QByteArray pair
            = connection.clientId.toUtf8() + ':' + connection.clientSecret.toUtf8();
        request.setRawHeader("Authorization", "Basic " + pair.toBase64());
        request.setRawHeader("Content-Type", "application/x-www-form-urlencoded");
    }
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("User-Agent", "renzhi/" RENZHI_VERSION);

    // HTTP/2 has its own repetitions, and nobody has shown that a write arrives once over it.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setSslConfiguration(m_wire.tls);
    return request;
}

} // namespace renzhi

#include "moc_apireply.cpp"
