// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/apiclient.h"
#include "models/directory/directoryservice.h"

#include <QPointer>
#include <QTimer>

namespace renzhi {

[[nodiscard]] Timing timingOf(const TenantOptions &options);

// The way to one tenant's server: the API client behind the "work offline" switch, and what its
// answers say about the connection and about job management. Owns the client. While the server is
// out of reach it asks by a small read every half minute; never while working offline.
class ServerLink : public QObject
{
    Q_OBJECT
public:
    explicit ServerLink(const TenantOptions &options, QObject *parent = nullptr);
    ~ServerLink() override;

    // As ApiClient::send; Offline (local.offline), and nothing sent, while working offline.
    template <class T>
    ApiReply *send(const Endpoint<T> &endpoint, QObject *context,
                   std::function<void(Result<T>)> done)
    {
        return m_client.send<T>(endpoint, context,
                                [this, about = isAboutJobs(endpoint.request),
                                 guard = QPointer<QObject>(context),
                                 done = std::move(done)](Result<T> result) {
                                    if (learn(about, result ? nullptr : &result.error()) && guard)
                                        done(std::move(result));
                                });
    }
    // As ApiClient::sendRaw, likewise.
    ApiReply *sendRaw(const Request &request, QObject *context,
                      std::function<void(Result<QByteArray>)> done);

    [[nodiscard]] bool isOffline() const { return m_isOffline; }
    // What has not left yet then fails at once, as Offline.
    void setOffline(bool offline);
    // As ApiClient::setPace.
    void setPace(int maxInFlight, int requestsPerSecond)
    {
        m_client.setPace(maxInFlight, requestsPerSecond);
    }
    [[nodiscard]] Connectivity connectivity() const;
    [[nodiscard]] bool jobManagementOff() const { return m_jobManagementOff; }
    void probe();

signals:
    void connectivityChanged(renzhi::Connectivity connectivity);
    void jobManagementChanged(bool off);
    void waiting(int seconds);

private:
    // Whether the operation is one that ENT.CONFIG.0031 can refuse.
    [[nodiscard]] static bool isAboutJobs(const Request &request);
    // Tells what the answer says about job management; false: a listener deleted this.
    [[nodiscard]] bool learn(bool isAboutJobs, const ApiError *error);
    void setReached(Connectivity reached);

    ApiClient m_client;
    bool m_isOffline;
    Connectivity m_reached = Connectivity::Unknown;
    bool m_jobManagementOff = false;
    QTimer m_retry;
};

} // namespace renzhi
