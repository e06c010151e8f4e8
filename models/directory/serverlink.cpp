// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/serverlink.h"

#include "models/api/endpoints.h"
#include "models/directory/refusal.h"

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds retryEvery { 30 };

Connection connectionOf(const TenantOptions &options)
{
    Connection connection;
    connection.baseUrl = options.baseUrl;
    connection.clientId = options.clientId;
    connection.clientSecret = options.clientSecret;
    connection.extraCaCertificates = options.extraCaCertificates;
    connection.proxy = options.proxy;
    return connection;
}

QStringList missingOf(const AccessRights &rights)
{
    using Area = AccessRights::Area;
    QStringList missing;
    for (const Area area : { Area::People, Area::Organizations, Area::Positions, Area::Titles }) {
        for (const AccessRights::Use use : { AccessRights::Use::Read, AccessRights::Use::Write })
            missing.append(rights.missing(area, use).value_or(QString()));
    }
    return missing;
}

} // namespace

Timing timingOf(const TenantOptions &options)
{
    Timing timing;
    timing.firstByte = options.firstByteTimeout.value_or(timing.firstByte);
    timing.whole = options.wholeTimeout.value_or(timing.whole);
    timing.firstPause = options.firstPause;
    timing.maxInFlight = options.maxInFlight;
    timing.requestsPerSecond = options.requestsPerSecond;
    return timing;
}

ServerLink::ServerLink(const TenantOptions &options, QObject *parent)
    : QObject(parent)
    , m_client(connectionOf(options), timingOf(options))
    , m_isOffline(options.offline)
{
    connect(&m_client, &ApiClient::reachabilityChanged, this, [this](bool reachable) {
        setReached(reachable ? Connectivity::Online : Connectivity::Offline);
    });
    connect(&m_client, &ApiClient::waiting, this, &ServerLink::waiting);
    connect(&m_client, &ApiClient::signedIn, this, [this](const QString &scope) {
        if (m_rights.setScope(scope))
            emit rightsChanged();
    });
    m_client.setOffline(m_isOffline);
    m_retry.setInterval(retryEvery);
    connect(&m_retry, &QTimer::timeout, this, &ServerLink::probe);
}

ServerLink::~ServerLink() = default;

ApiReply *ServerLink::sendRaw(const Request &request, QObject *context,
                              std::function<void(Result<QByteArray>)> done)
{
    return m_client.sendRaw(request, context,
                            [this, about = aboutOf(request), guard = QPointer<QObject>(context),
                             done = std::move(done)](Result<QByteArray> body) {
                                if (learn(about, body ? nullptr : &body.error()) && guard)
                                    done(std::move(body));
                            });
}

void ServerLink::setOffline(bool offline)
{
    if (m_isOffline == offline)
        return;
    const Connectivity before = connectivity();
    m_isOffline = offline;
    m_client.setOffline(offline);
    if (offline)
        m_retry.stop();
    else
        m_reached = Connectivity::Unknown; // the world may have changed meanwhile
    if (connectivity() != before)
        emit connectivityChanged(connectivity());
}

Connectivity ServerLink::connectivity() const
{
    return m_isOffline ? Connectivity::Offline : m_reached;
}

void ServerLink::probe()
{
    ask(endpoints::users({}, {}, 0, endpoints::smallestPage));
}

void ServerLink::checkRights()
{
    if (m_isOffline)
        return;
    const auto check = std::make_shared<Check>();
    check->missingBefore = missingOf(m_rights);
    const bool isChanged = m_rights.forgetWrites();
    // The token in hand may carry the permissions of the day it was issued.
    m_client.signIn(this, [this, check](const Result<Done> &signedIn) {
        if (signedIn)
            askLists(check);
        else
            emit rightsChecked(Failure(signedIn.error()));
    });
    if (isChanged)
        emit rightsChanged();
}

void ServerLink::askLists(const std::shared_ptr<Check> &check)
{
    askList(endpoints::users({}, {}, 0, endpoints::smallestPage), check);
    askList(endpoints::organizations(false, {}, 0, endpoints::smallestPage), check);
    askList(endpoints::positions({}, {}, 0, endpoints::smallestPage), check);
    askList(endpoints::titles({}, 0, endpoints::smallestPage), check);
}

void ServerLink::noteList(Check &check, const ApiError *error)
{
    if (error && !isRefusal(*error) && !check.error)
        check.error = *error;
    if (--check.listsLeft > 0)
        return;
    if (check.error)
        emit rightsChecked(Failure(*check.error));
    else
        emit rightsChecked(missingOf(m_rights) != check.missingBefore);
}

ServerLink::About ServerLink::aboutOf(const Request &request)
{
    About about;
    about.need = AccessRights::needOf(request);
    // /api/v2/tenant/job-… and /api/v2/tenant/users/{user_id}/jobs… or …/part-time-job…; the id in
    // between is encoded, so it holds no '/'.
    const QList<QByteArray> parts = request.path.split('/');
    about.isJobs = (parts.size() > 4 && parts[4].startsWith("job-"))
        || (parts.size() > 6 && (parts[6] == "jobs" || parts[6] == "part-time-job"));
    return about;
}

bool ServerLink::learn(const About &about, const ApiError *error)
{
    if (about.need && m_rights.learn(*about.need, error)) {
        const QPointer<ServerLink> self(this);
        emit rightsChanged();
        if (!self)
            return false;
    }
    return learnJobManagement(about.isJobs, error);
}

bool ServerLink::learnJobManagement(bool isAboutJobs, const ApiError *error)
{
    bool off = m_jobManagementOff;
    if (error && error->code == "ENT.CONFIG.0031"_L1)
        off = true;
    else if (isAboutJobs && !error)
        off = false;
    if (off == m_jobManagementOff)
        return true;
    m_jobManagementOff = off;
    const QPointer<ServerLink> self(this);
    emit jobManagementChanged(off);
    return !self.isNull();
}

void ServerLink::setReached(Connectivity reached)
{
    if (reached == Connectivity::Offline && !m_isOffline)
        m_retry.start();
    else
        m_retry.stop();
    if (m_reached == reached)
        return;
    m_reached = reached;
    if (!m_isOffline)
        emit connectivityChanged(reached);
}

} // namespace renzhi

#include "moc_serverlink.cpp"
