// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/answer.h"

#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>

class QNetworkAccessManager;
class QNetworkRequest;

namespace renzhi {

class OneShotBody;

// How long and how much one exchange may take.
struct ExchangeLimits
{
    std::chrono::milliseconds firstByte;
    std::chrono::milliseconds whole;
    qint64 largestBody;
};

// Sends one request once and gathers its answer within the limits. The clock starts with the
// construction, which is when the request leaves the queue. `done` runs once; never after the
// exchange was deleted, which aborts it. Knows HTTP only: no token, no repetition, no judgement.
class Exchange : public QObject
{
    Q_OBJECT
public:
    using DoneFunction = std::function<void(const Arrival &)>;

    Exchange(QNetworkAccessManager &network, QNetworkRequest request, const QByteArray &method,
             const QByteArray &body, const ExchangeLimits &limits, DoneFunction done,
             QObject *parent);
    ~Exchange() override;

private:
    void onHeaders();
    void takeBytes();
    void onBytes();
    void onFinished();
    void stop(Arrival::End why, const QString &detail);
    [[nodiscard]] Arrival arrivalOf(QNetworkReply::NetworkError code) const;

    ExchangeLimits m_limits;
    DoneFunction m_done;
    QPointer<QNetworkReply> m_reply;
    OneShotBody *m_sent = nullptr; // owned by m_reply
    bool m_hasBody = false;
    QTimer m_firstByte;
    QTimer m_whole;
    QByteArray m_body;
    QString m_tlsProblems;
    // Our own reason to abort, set before abort(): Qt then emits finished() at once, and a time-out
    // and an abort look alike from there.
    std::optional<Arrival::End> m_stopped;
    QString m_stopDetail;
};

} // namespace renzhi
