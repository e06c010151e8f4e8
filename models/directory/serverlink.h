// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/apiclient.h"
#include "models/directory/accessrights.h"
#include "models/directory/directoryservice.h"

#include <QPointer>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>

namespace renzhi {

[[nodiscard]] Timing timingOf(const TenantOptions &options);

// The way to one tenant's server: the API client behind the "work offline" switch, and what its
// answers say about the connection, about job management and about what this application may do.
// Owns the client. While the server is out of reach it asks by a small read every half minute;
// never while working offline.
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
                                [this, about = aboutOf(endpoint.request),
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
    [[nodiscard]] const AccessRights &rights() const { return m_rights; }
    void probe();
    // Asks anew what this application may do: a new token, and a page of every list. What was
    // refused before may be tried again. Ends in rightsChecked. Nothing while working offline.
    void checkRights();

signals:
    void connectivityChanged(renzhi::Connectivity connectivity);
    void jobManagementChanged(bool off);
    void rightsChanged();
    // Whether anything is missing or not that was not before; or why it could not be asked.
    void rightsChecked(const renzhi::Result<bool> &changed);
    void waiting(int seconds);

private:
    // What the answer of a request can teach.
    struct About
    {
        bool isJobs = false; // ENT.CONFIG.0031 can refuse it
        std::optional<AccessRights::Need> need;
    };
    [[nodiscard]] static About aboutOf(const Request &request);
    // Tells what the answer says about job management and rights; false: a listener deleted this.
    [[nodiscard]] bool learn(const About &about, const ApiError *error);
    [[nodiscard]] bool learnJobManagement(bool isAboutJobs, const ApiError *error);
    template <class T> void ask(const Endpoint<T> &endpoint)
    {
        send<T>(endpoint, this, [](const auto &) {});
    }
    // One checkRights() under way.
    struct Check
    {
        QStringList missingBefore;
        int listsLeft = 4;
        std::optional<ApiError> error; // the first that says nothing about rights
    };
    void askLists(const std::shared_ptr<Check> &check);
    template <class T>
    void askList(const Endpoint<T> &endpoint, const std::shared_ptr<Check> &check)
    {
        send<T>(endpoint, this, [this, check](const Result<T> &list) {
            noteList(*check, list ? nullptr : &list.error());
        });
    }
    void noteList(Check &check, const ApiError *error);
    void setReached(Connectivity reached);

    ApiClient m_client;
    bool m_isOffline;
    Connectivity m_reached = Connectivity::Unknown;
    bool m_jobManagementOff = false;
    AccessRights m_rights;
    QTimer m_retry;
};

} // namespace renzhi
