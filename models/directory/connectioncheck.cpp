// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/connectioncheck.h"

#include "models/api/apiclient.h"
#include "models/api/endpoints.h"
#include "models/directory/serverlink.h"

#include <QMetaEnum>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

ConnectionCheck::Stage stageOfSignIn(const ApiError &error)
{
    using Stage = ConnectionCheck::Stage;
    switch (failedHop(error)) {
    case Hop::Name:
        return Stage::Name;
    case Hop::Connect:
    case Hop::Proxy:
        return Stage::Connect;
    case Hop::Tls:
        return Stage::Tls;
    case Hop::None:
        break;
    }
    // No answer at all is about the way there, any answer about what was asked.
    const bool isAnswered = error.httpStatus != 0 || error.kind == ApiError::Kind::Malformed;
    return isAnswered ? Stage::Token : Stage::Connect;
}

bool isJobManagementOff(const ApiError &error)
{
    return error.code == "ENT.CONFIG.0031"_L1;
}

// A refusal tells its stage, whichever read got it; anything else is about the one under way.
ConnectionCheck::Stage stageOfRead(const ApiError &error, ConnectionCheck::Stage underWay)
{
    using Stage = ConnectionCheck::Stage;
    if (isJobManagementOff(error))
        return Stage::JobManagement;
    return error.kind == ApiError::Kind::Auth ? Stage::Permission : underWay;
}

// A stage also ends for reasons that have nothing to do with it: a busy server lacks no permission.
bool isWhatTheStageSays(ConnectionCheck::Stage stage, const ApiError &error)
{
    using Stage = ConnectionCheck::Stage;
    const bool isAuth = error.kind == ApiError::Kind::Auth;
    switch (stage) {
    case Stage::Address:
    case Stage::Name:
    case Stage::Tls:
        return true;
    case Stage::Connect:
        return failedHop(error) == Hop::Connect;
    case Stage::Token:
    case Stage::Permission:
        return isAuth;
    case Stage::JobManagement:
        return isJobManagementOff(error);
    case Stage::Passed:
        return false;
    }
    Q_UNREACHABLE();
}

} // namespace

struct ConnectionCheck::Private
{
    Private(ConnectionCheck *owner, const TenantOptions &options)
        : self(owner)
        , connection { options.baseUrl, options.clientId, options.clientSecret,
                       options.extraCaCertificates, options.proxy }
        , client(connection, timingOf(options))
    {
    }

    void reach(Stage stage)
    {
        underWay = stage;
        emit self->stageReached(stage);
    }
    void end(Stage stage, const ApiError &error = {})
    {
        if (std::exchange(hasEnded, true))
            return;
        emit self->finished(stage, error);
    }

    void signIn()
    {
        reach(Stage::Name);
        client.signIn(self, [this](const Result<Done> &done) {
            if (!done) {
                end(stageOfSignIn(done.error()), done.error());
                return;
            }
            reach(Stage::Connect);
            reach(Stage::Tls);
            reach(Stage::Token);
            reach(Stage::Permission);
            readUsers();
        });
    }

    // One of the reads that the program cannot do without.
    template <class Value>
    void read(const Endpoint<Value> &endpoint, std::function<void(const Value &)> next)
    {
        client.send<Value>(endpoint, self,
                           [this, next = std::move(next)](const Result<Value> &read) {
                               if (read)
                                   next(*read);
                               else
                                   end(stageOfRead(read.error(), underWay), read.error());
                           });
    }

    void readUsers()
    {
        read<Page<User>>(endpoints::users({}, {}, 0, endpoints::smallestPage),
                         [this](const Page<User> &page) {
                             if (!page.items.isEmpty())
                                 somebody = page.items.first().id;
                             readOrganizations();
                         });
    }

    void readOrganizations()
    {
        read<Page<Organization>>(endpoints::organizations(false, {}, 0, endpoints::smallestPage),
                                 [this](const Page<Organization> &) { readPositions(); });
    }

    void readPositions()
    {
        read<Page<Position>>(endpoints::positions({}, {}, 0, endpoints::smallestPage),
                             [this](const Page<Position> &) { readTitles(); });
    }

    void readTitles()
    {
        read<Page<Title>>(endpoints::titles({}, 0, endpoints::smallestPage),
                          [this](const Page<Title> &) {
                              reach(Stage::JobManagement);
                              readJobs();
                          });
    }

    // The lists may answer although job management is off; the jobs of a person never do.
    void readJobs()
    {
        if (somebody.isEmpty()) {
            end(Stage::Passed);
            return;
        }
        read<QVector<Job>>(endpoints::jobs(somebody),
                           [this](const QVector<Job> &) { end(Stage::Passed); });
    }

    ConnectionCheck *self;
    Connection connection;
    ApiClient client;
    UserId somebody;
    Stage underWay = Stage::Address;
    bool hasEnded = false;
};

ConnectionCheck::ConnectionCheck(const TenantOptions &options, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, options))
{
}

ConnectionCheck::~ConnectionCheck() = default;

std::optional<ApiError> ConnectionCheck::addressError(const QUrl &baseUrl)
{
    Connection connection;
    connection.baseUrl = baseUrl;
    return ApiClient::check(connection);
}

QString ConnectionCheck::wordsKey(Stage stage, const ApiError &error)
{
    if (failedHop(error) == Hop::Proxy)
        return u"check.proxy"_s;
    if (!isWhatTheStageSays(stage, error))
        return {};
    const char *key = QMetaEnum::fromType<Stage>().valueToKey(int(stage));
    return u"check."_s + QString::fromLatin1(key).toLower();
}

void ConnectionCheck::start()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            d->reach(Stage::Address);
            if (const auto unusable = ApiClient::check(d->connection))
                d->end(Stage::Address, *unusable);
            else
                d->signIn();
        },
        Qt::QueuedConnection);
}

} // namespace renzhi

#include "moc_connectioncheck.cpp"
