// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/sandboxserver.h"

#include "app/sandbox/httphost.h"
#include "app/sandbox/journal.h"
#include "app/sandbox/operations.h"
#include "app/sandbox/tenant.h"

#include <QRandomGenerator>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>

using namespace Qt::Literals::StringLiterals;

namespace renzhi {

namespace {

QString randomWord()
{
    return QString::number(QRandomGenerator::system()->generate64(), 36);
}

}

class SandboxServer::Private
{
public:
    explicit Private(const SandboxOptions &options)
        : tenant(options)
        , operations(tenant)
        , host([this](const SandboxRequest &request) { return answer(request); })
        , port(options.port)
    {
        operations.clientId = options.clientId.isEmpty() ? randomWord() : options.clientId;
        operations.clientSecret
            = options.clientSecret.isEmpty() ? randomWord() + randomWord() : options.clientSecret;
        journal.keep(options.journalKeep);
    }

    sandbox::Answer answer(const SandboxRequest &request)
    {
        std::unique_lock lock(mutex);
        if (tenant.options.latencyMs > 0)
            wake.wait_for(lock, std::chrono::milliseconds(tenant.options.latencyMs),
                          [this] { return !running; });
        sandbox::Call call;
        call.method = request.method;
        call.peer = request.peer;
        call.body = request.body;
        call.header = [&request](const char *name) { return request.header(name); };
        const auto begin = std::chrono::steady_clock::now();
        sandbox::Answer answer = operations.run(call, request.target);
        SandboxRequest entry = request;
        entry.took = std::chrono::steady_clock::now() - begin;
        entry.status = answer.status;
        entry.applied = answer.applied;
        entry.answered = qint64(answer.body.size());
        journal.add(std::move(entry));
        return answer;
    }

    mutable std::mutex mutex; // guards everything below but the host
    std::condition_variable wake; // a request that waits out its latency
    sandbox::Tenant tenant;
    sandbox::Operations operations;
    sandbox::Journal journal;
    sandbox::HttpHost host;
    quint16 port;
    bool running = false;
};

SandboxServer::SandboxServer(const SandboxOptions &options) : d(std::make_unique<Private>(options))
{
}

SandboxServer::~SandboxServer()
{
    stop();
}

bool SandboxServer::start(QString *error)
{
    const auto fail = [error](const QString &reason) {
        if (error)
            *error = reason;
        return false;
    };
    if (isRunning())
        return true;
    const QString journalFile = options().journalFile;
    if (!d->journal.open(journalFile))
        return fail(u"cannot write the journal "_s + journalFile);
    {
        const std::lock_guard lock(d->mutex);
        d->running = true; // before the first request can come
    }
    const quint16 bound = d->host.listen(d->port);
    const std::lock_guard lock(d->mutex);
    if (bound == 0) {
        d->running = false;
        return fail(u"cannot listen on 127.0.0.1:%1"_s.arg(d->port));
    }
    d->port = bound; // a second start comes back on the same port
    return true;
}

void SandboxServer::stop()
{
    {
        const std::lock_guard lock(d->mutex);
        d->running = false;
    }
    d->wake.notify_all();
    d->host.close();
}

bool SandboxServer::isRunning() const
{
    const std::lock_guard lock(d->mutex);
    return d->running;
}

quint16 SandboxServer::port() const
{
    const std::lock_guard lock(d->mutex);
    return d->port;
}

QUrl SandboxServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(port()));
}

QString SandboxServer::clientId() const
{
    return d->operations.clientId;
}

QString SandboxServer::clientSecret() const
{
    return d->operations.clientSecret;
}

SandboxOptions SandboxServer::options() const
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.options;
}

void SandboxServer::change(const std::function<void(SandboxOptions &)> &edit)
{
    const std::lock_guard lock(d->mutex);
    edit(d->tenant.options);
}

void SandboxServer::revokeTokens()
{
    const std::lock_guard lock(d->mutex);
    d->operations.revokeTokens();
}

QList<SandboxRequest> SandboxServer::journal() const
{
    const std::lock_guard lock(d->mutex);
    return d->journal.requests();
}

int SandboxServer::requestCount(QByteArrayView method, QByteArrayView targetPart) const
{
    const std::lock_guard lock(d->mutex);
    const QList<SandboxRequest> &requests = d->journal.requests();
    return int(
        std::count_if(requests.cbegin(), requests.cend(), [&](const SandboxRequest &request) {
            return (method.isEmpty() || request.method == method)
                && request.target.contains(targetPart);
        }));
}

void SandboxServer::clearJournal()
{
    const std::lock_guard lock(d->mutex);
    d->journal.clear();
}

int SandboxServer::userCount() const
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.userCount();
}

std::optional<SandboxUser> SandboxServer::user(const QString &id) const
{
    const std::lock_guard lock(d->mutex);
    const auto slot = d->tenant.userSlot(id);
    return slot ? std::optional(d->tenant.user(*slot)) : std::nullopt;
}

std::optional<SandboxUser> SandboxServer::userByName(const QString &userName) const
{
    const std::lock_guard lock(d->mutex);
    const auto slot = d->tenant.userSlotByName(userName);
    return slot ? std::optional(d->tenant.user(*slot)) : std::nullopt;
}

QList<SandboxJob> SandboxServer::jobs(const QString &userId) const
{
    const std::lock_guard lock(d->mutex);
    const auto slot = d->tenant.userSlot(userId);
    return slot ? d->tenant.jobs(*slot) : QList<SandboxJob>();
}

QList<SandboxOrganization> SandboxServer::organizations() const
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.organizations().rows();
}

QList<SandboxPosition> SandboxServer::positions() const
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.positions().rows();
}

QList<SandboxTitle> SandboxServer::titles() const
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.titles().rows();
}

namespace {

template <class Record> std::optional<Record> found(const Record *record)
{
    return record ? std::optional(*record) : std::nullopt;
}

}

std::optional<SandboxOrganization> SandboxServer::organizationByCode(const QString &code) const
{
    const std::lock_guard lock(d->mutex);
    return found(d->tenant.organizations().byCode(code, true));
}

std::optional<SandboxPosition> SandboxServer::positionByCode(const QString &code) const
{
    const std::lock_guard lock(d->mutex);
    return found(d->tenant.positions().byCode(code, true));
}

std::optional<SandboxTitle> SandboxServer::titleByCode(const QString &code) const
{
    const std::lock_guard lock(d->mutex);
    return found(d->tenant.titles().byCode(code, true));
}

QString SandboxServer::put(SandboxUser user)
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.put(std::move(user));
}

QString SandboxServer::put(SandboxOrganization organization)
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.put(std::move(organization));
}

QString SandboxServer::put(SandboxPosition position)
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.put(std::move(position));
}

QString SandboxServer::put(SandboxTitle title)
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.put(std::move(title));
}

void SandboxServer::setJobs(const QString &userId, QList<SandboxJob> jobs)
{
    const std::lock_guard lock(d->mutex);
    if (const auto slot = d->tenant.userSlot(userId))
        d->tenant.setJobs(*slot, std::move(jobs));
}

bool SandboxServer::removeUser(const QString &id)
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.removeUser(id);
}

bool SandboxServer::removeOrganization(const QString &id)
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.removeOrganization(id);
}

bool SandboxServer::removePosition(const QString &id)
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.removePosition(id);
}

bool SandboxServer::removeTitle(const QString &id)
{
    const std::lock_guard lock(d->mutex);
    return d->tenant.removeTitle(id);
}

QList<SandboxServer::ErrorText> SandboxServer::documentedErrors()
{
    QList<ErrorText> list;
    for (const sandbox::RefusalText &text : sandbox::refusalTexts())
        list += { QString::fromLatin1(text.code), QString::fromUtf16(text.zh),
                  QString::fromUtf16(text.en) };
    return list;
}

}
