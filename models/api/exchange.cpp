// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/exchange.h"

#include "models/api/oneshotbody.h"

#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslError>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace renzhi {

namespace {

using End = Arrival::End;

// Errors Qt derives from an HTTP status; with any other the answer is not whole.
bool isOfStatus(QNetworkReply::NetworkError code, int status)
{
    if (status < 400)
        return false;
    switch (code) {
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

QString nameOf(QNetworkReply::NetworkError code)
{
    return QString::fromLatin1(QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(code));
}

// Whether Qt goes through a proxy to this address; it asks the same when it sends.
bool isBehindProxy(const QNetworkAccessManager &network, const QUrl &url)
{
    if (network.proxy().type() != QNetworkProxy::DefaultProxy)
        return network.proxy().type() != QNetworkProxy::NoProxy;
    const QList<QNetworkProxy> proxies
        = QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(url));
    return !proxies.isEmpty() && proxies.first().type() != QNetworkProxy::NoProxy;
}

// Which hop of making a connection failed; apiclient.h documents the prefixes.
QLatin1StringView hopOf(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::HostNotFoundError:
        return "name: "_L1;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return "proxy: "_L1;
    case QNetworkReply::SslHandshakeFailedError:
        return "tls: "_L1;
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::TimeoutError: // Qt's own: of connecting
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::UnknownNetworkError: // "Network unreachable" comes as this
        return "connect: "_L1;
    default:
        return {};
    }
}

// For an exchange that ended before a status line was read.
End endWithoutStatus(QNetworkReply::NetworkError code)
{
    switch (code) {
    case QNetworkReply::SslHandshakeFailedError:
        return End::TlsRefused;
    case QNetworkReply::TimeoutError:
        return End::TimedOut;
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return End::NotHttp;
    default:
        return hopOf(code).isEmpty() ? End::Broken : End::Unreachable;
    }
}

} // namespace

Exchange::Exchange(QNetworkAccessManager &network, QNetworkRequest request,
                   const QByteArray &method, const QByteArray &body, const ExchangeLimits &limits,
                   DoneFunction done, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_done(std::move(done))
    , m_sent(new OneShotBody(body, this))
    , m_hasBody(!body.isEmpty())
{
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    // Beyond this Qt also looks at the ratio and ends a decompression bomb by itself.
    request.setDecompressedSafetyCheckThreshold(limits.largestBody);
    m_reply = network.sendCustomRequest(request, method, m_sent);
    m_sent->setParent(m_reply);

    connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::onHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::onBytes);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors)
            m_tlsProblems += (m_tlsProblems.isEmpty() ? QString() : u"; "_s) + error.errorString();
    });
    for (QTimer *timer : { &m_firstByte, &m_whole }) {
        timer->setSingleShot(true);
        timer->setTimerType(Qt::PreciseTimer);
    }
    connect(&m_firstByte, &QTimer::timeout, this,
            [this] { stop(End::TimedOut, u"timeout: no answer began"_s); });
    connect(&m_whole, &QTimer::timeout, this,
            [this] { stop(End::TimedOut, u"timeout: the answer is not whole"_s); });
    m_firstByte.start(limits.firstByte);
    m_whole.start(limits.whole);
}

Exchange::~Exchange()
{
    if (!m_reply)
        return;
    disconnect(m_reply, nullptr, this, nullptr);
    m_reply->abort();
    m_reply->deleteLater();
}

void Exchange::onHeaders()
{
    m_firstByte.stop();
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    if (length.isValid() && length.toLongLong() > m_limits.largestBody)
        stop(End::TooLarge, u"body: larger than %1 bytes"_s.arg(m_limits.largestBody));
}

// In pieces: QIODevice::read() makes room for all that it is asked for. Never more than one byte
// too many: the rest of a bomb stays compressed.
void Exchange::takeBytes()
{
    constexpr qint64 Piece = 65'536;
    QByteArray piece;
    do {
        piece = m_reply->read(qMin<qint64>(Piece, m_limits.largestBody + 1 - m_body.size()));
        m_body += piece;
    } while (!piece.isEmpty());
}

void Exchange::onBytes()
{
    if (m_stopped)
        return;
    takeBytes();
    if (m_body.size() > m_limits.largestBody)
        stop(End::TooLarge, u"body: larger than %1 bytes"_s.arg(m_limits.largestBody));
}

void Exchange::stop(Arrival::End why, const QString &detail)
{
    if (m_stopped || !m_reply || m_reply->isFinished())
        return;
    m_stopped = why;
    m_stopDetail = detail;
    // Posted: inside a signal of the reply, Qt goes on with it after abort() and complains of
    // itself.
    QMetaObject::invokeMethod(m_reply, &QNetworkReply::abort, Qt::QueuedConnection);
}

void Exchange::onFinished()
{
    m_firstByte.stop();
    m_whole.stop();
    const QNetworkReply::NetworkError code = m_reply->error();
    if (!m_stopped && m_reply->isOpen())
        takeBytes();
    Arrival arrival = arrivalOf(code);
    if (arrival.end == End::Answered && m_body.size() > m_limits.largestBody) {
        arrival.end = End::TooLarge;
        arrival.detail = u"body: larger than %1 bytes"_s.arg(m_limits.largestBody);
    }
    // A refusal is one by its status alone, however large the page that comes with it.
    if (arrival.end == End::TooLarge && arrival.status >= 400)
        arrival.end = End::Answered;
    if (arrival.end == End::Answered && m_body.size() <= m_limits.largestBody)
        arrival.body = std::move(m_body);

    // What Qt's thread has posted by now is still told after an abort, the headers for one.
    disconnect(m_reply, nullptr, this, nullptr);
    m_reply->deleteLater();
    m_reply = nullptr;
    std::exchange(m_done, nullptr)(arrival);
}

Arrival Exchange::arrivalOf(QNetworkReply::NetworkError code) const
{
    Arrival arrival;
    arrival.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    arrival.retryAfter = m_reply->rawHeader("Retry-After");
    // A redirect says all it has to say with its status. (Qt prepares to follow a 307 even when
    // told not to, and ends it in ContentReSendError.)
    const bool isRedirect = arrival.status >= 300 && arrival.status < 400;
    const bool isWhole
        = code == QNetworkReply::NoError || isRedirect || isOfStatus(code, arrival.status);
    if (m_stopped) {
        arrival.end = *m_stopped;
        arrival.detail = m_stopDetail;
    } else if (arrival.status > 0 && isWhole) {
        arrival.end = End::Answered;
    } else if (arrival.status > 0) {
        arrival.end = code == QNetworkReply::UnknownContentError ? End::NotHttp : End::Broken;
        arrival.detail = u"answer cut short: "_s + nameOf(code);
    } else {
        arrival.end = code == QNetworkReply::NoError ? End::NotHttp : endWithoutStatus(code);
        // What a proxy does wrong arrives as an unknown error, too.
        const bool isProxys = code == QNetworkReply::UnknownNetworkError
            && isBehindProxy(*m_reply->manager(), m_reply->url());
        arrival.detail = (isProxys ? "proxy: "_L1 : hopOf(code)) + nameOf(code);
        if (!m_tlsProblems.isEmpty())
            arrival.detail += u": "_s + m_tlsProblems;
    }
    // Exact where there is a body. Without one (DELETE) only errors of making the connection prove
    // that the request stayed here.
    const bool isHop = !m_stopped && arrival.status == 0 && !hopOf(code).isEmpty()
        && code != QNetworkReply::UnknownNetworkError;
    arrival.mayHaveLeft = arrival.status > 0 || (m_hasBody ? m_sent->wasRead() : !isHop);
    return arrival;
}

} // namespace renzhi

#include "moc_exchange.cpp"
