// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// The context ends before what is captured.

#include "tests/faults/cell.h"

#include "models/directory/writeoperation.h"
#include "tests/directory/sandboxdifference.h"

#include <algorithm>

namespace renzhi::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Limits
{
    std::chrono::milliseconds firstByte;
    std::chrono::milliseconds whole;
};

constexpr int Generosity = 5;

// What hangs is waited for; but what is read afterwards must be able to come, on a busy machine
// too.
Limits limitsOf(const FaultColumn &column)
{
    return column.hangs ? Limits { 5s, 10s } : Limits { 60s, 120s };
}

QString nameOf(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::Offline:
        return u"offline"_s;
    case ApiError::Kind::Network:
        return u"network"_s;
    case ApiError::Kind::Timeout:
        return u"timeout"_s;
    case ApiError::Kind::Cancelled:
        return u"cancelled"_s;
    case ApiError::Kind::Auth:
        return u"auth"_s;
    case ApiError::Kind::Rejected:
        return u"rejected"_s;
    case ApiError::Kind::Server:
        return u"server"_s;
    case ApiError::Kind::Malformed:
        return u"malformed"_s;
    case ApiError::Kind::OutcomeUnknown:
        return u"unknown"_s;
    case ApiError::Kind::Invalid:
        return u"invalid"_s;
    case ApiError::Kind::Local:
        return u"local"_s;
    }
    return {};
}

QString told(const ApiError &error)
{
    const QString kind = nameOf(error.kind);
    return error.code.isEmpty() ? kind : QString(kind + u" (" + error.code + u')');
}

QString nameOf(const WriteOutcome &outcome)
{
    switch (outcome.state) {
    case WriteOutcome::State::Confirmed:
        if (outcome.error.kind == ApiError::Kind::Local)
            return u"confirmed, but not read back"_s;
        return outcome.foundByReading ? u"found"_s : u"confirmed"_s;
    case WriteOutcome::State::Conflict:
        return u"conflict"_s;
    case WriteOutcome::State::Rejected:
        return u"refused: "_s + told(outcome.error);
    case WriteOutcome::State::OutcomeUnknown:
        break;
    }
    return told(outcome.error);
}

bool isSame(const Job &ours, const SandboxJob &theirs)
{
    return ours.id.toString() == theirs.id && ours.orgId.toString() == theirs.orgId
        && ours.positionId.toString() == theirs.positionId
        && ours.titleId.toString() == theirs.titleId
        && (ours.relation == RelationType::Primary) == theirs.primary;
}

// Ids do not repeat.
bool areSame(const QVector<Job> &ours, const QList<SandboxJob> &theirs)
{
    return ours.size() == theirs.size()
        && std::all_of(ours.cbegin(), ours.cend(), [&](const Job &job) {
               return std::any_of(theirs.cbegin(), theirs.cend(),
                                  [&](const SandboxJob &one) { return isSame(job, one); });
           });
}

} // namespace

Cell::Cell(MatrixTenant &tenant, const Operation &operation, const FaultColumn &column)
    : m_tenant(tenant)
    , m_operation(operation)
    , m_column(column)
    , m_subject(operation.prepare(tenant))
    , m_proxy(tenant.server.port())
{
    if (column.fault)
        m_proxy.inject({ operation.method(), m_subject.target, 0, column.times },
                       column.fault(tenant.elsewhere.url()));
    else
        m_proxy.goOffline();
}

ApiClient &Cell::client()
{
    if (!m_client) {
        Connection connection;
        connection.baseUrl = m_proxy.url();
        connection.clientId = m_tenant.server.clientId();
        connection.clientSecret = m_tenant.server.clientSecret();
        Timing timing;
        timing.firstByte = limitsOf(m_column).firstByte;
        timing.whole = limitsOf(m_column).whole;
        timing.firstPause = 5ms;
        timing.largestBody = qint64(4) * 1024 * 1024; // of two dozen at once
        m_client = std::make_unique<ApiClient>(connection, timing);
    }
    return *m_client;
}

DirectoryService &Cell::service()
{
    if (!m_service) {
        TenantOptions options;
        options.baseUrl = m_proxy.url();
        options.clientId = m_tenant.server.clientId();
        options.clientSecret = m_tenant.server.clientSecret();
        options.cacheDirectory = m_folder.filePath(u"cache"_s);
        options.firstByteTimeout = limitsOf(m_column).firstByte;
        options.wholeTimeout = limitsOf(m_column).whole;
        options.firstPause = 5ms;
        m_service = std::make_unique<DirectoryService>(options);
        if (!m_service->open())
            qWarning("the cache cannot be opened");
    }
    return *m_service;
}

void Cell::start()
{
    m_clock.start();
    m_operation.start(*this);
}

std::chrono::milliseconds Cell::allowed() const
{
    const Limits limits = limitsOf(m_column);
    if (!m_column.hangs)
        return limits.firstByte;
    return Generosity * expectedOf(m_column, m_operation).requests * limits.whole;
}

void Cell::signIn()
{
    client().signIn(&m_context, reading<Done>());
}

void Cell::write(const WriteRequest &request)
{
    QObject::connect(service().write(request), &WriteOperation::finished, &m_context,
                     [this](const WriteOutcome &outcome) { end(nameOf(outcome)); });
}

void Cell::end(const ApiError *error)
{
    if (m_operation.role != Role::LoneWrite)
        end(error ? told(*error) : u"ok"_s);
    else if (!error)
        end(u"accepted"_s);
    else
        end(error->kind == ApiError::Kind::OutcomeUnknown ? told(*error)
                                                          : QString(u"refused: "_s + told(*error)));
}

void Cell::end(const QString &outcome)
{
    ++m_ends;
    m_outcome = outcome;
    m_took = m_clock.elapsed();
}

int Cell::requests() const
{
    return m_proxy.seen(m_operation.method(), m_subject.target);
}

QString Cell::problem() const
{
    if (m_ends == 0)
        return u"not told within %1 ms"_s.arg(m_clock.elapsed());
    if (m_ends != 1)
        return u"ended %1 times"_s.arg(m_ends);
    if (m_took > allowed().count())
        return u"told after %1 ms instead of within %2"_s.arg(m_took).arg(allowed().count());
    QString found;
    if (m_operation.isWrite())
        found = problemOfWrite();
    if (found.isEmpty() && m_service && !m_subject.user.isEmpty())
        found = problemOfJobs();
    if (found.isEmpty() && m_service && m_subject.target.contains("/job-positions"))
        found = problemOfPosition();
    return found;
}

QString Cell::problemOfWrite() const
{
    const int sent = m_proxy.forwarded(m_operation.method(), m_subject.target);
    const int applied = m_operation.applied(m_tenant, m_subject);
    if (sent > 1)
        return u"the server got it %1 times"_s.arg(sent);
    if (applied != sent)
        return u"the server got it %1 times and did it %2 times"_s.arg(sent).arg(applied);
    const bool isDoneForCertain = m_outcome.startsWith("confirmed"_L1) || m_outcome == "found"_L1
        || m_outcome == "accepted"_L1;
    if (isDoneForCertain && applied == 0)
        return u"told as done, and it is not"_s;
    if (m_outcome.startsWith("refused"_L1) && applied != 0)
        return u"told as refused, and it is done"_s;
    if (m_operation.role == Role::Write && m_outcome.startsWith("unknown"_L1) && applied != 0)
        return u"not found, and it is there"_s;
    return {};
}

// Whatever the cache has of the person is the whole of what the server has.
QString Cell::problemOfJobs() const
{
    const UserId id(m_subject.user);
    const JobList known = m_service->jobs(id);
    if (known.known && !areSame(known.jobs, m_tenant.server.jobs(m_subject.user)))
        return u"the jobs in the cache are not the server's"_s;
    const auto theirs = m_tenant.server.user(m_subject.user);
    const auto ours = m_service->user(id);
    if (ours && (!theirs || !equal(*ours, *theirs)))
        return u"the person in the cache is not the server's"_s;
    if (m_operation.role == Role::Read && m_outcome != "ok"_L1 && (ours || known.known))
        return u"a part of a bad answer is in the cache"_s;
    const bool isStale = known.known && known.freshness == Freshness::Stale;
    if (m_operation.role == Role::Write && isStale != m_outcome.startsWith("unknown"_L1))
        return u"the jobs are stale without a reason, or are not with one"_s;
    return {};
}

QString Cell::problemOfPosition() const
{
    const auto references = m_service->references();
    const bool isNew = m_subject.position.isEmpty();
    const Position *ours = isNew ? references->position(PositionCode(m_subject.code))
                                 : references->position(PositionId(m_subject.position));
    const QList<SandboxPosition> all = m_tenant.server.positions();
    const auto theirs = std::find_if(all.cbegin(), all.cend(), [&](const SandboxPosition &one) {
        return isNew ? one.code == m_subject.code : one.id == m_subject.position;
    });
    const bool isThere = theirs != all.cend();
    if (ours && (!isThere || !equal(*ours, *theirs)))
        return u"the position in the cache is not the server's"_s;
    const bool isBad = m_operation.role == Role::Read && m_outcome != "ok"_L1;
    if (ours && isBad)
        return u"a part of a bad answer is in the cache"_s;
    const bool isKnown
        = m_outcome == "ok"_L1 || m_outcome == "confirmed"_L1 || m_outcome == "found"_L1;
    if (isKnown && isThere && !ours)
        return u"the position is not in the cache"_s;
    return {};
}

} // namespace renzhi::test
