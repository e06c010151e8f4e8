// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Drives all 24 operations of the contract with the client's own code: each as it succeeds and as
// it is refused. usage: clientdrive URL. Ends with 1 and names what had another outcome.

#include "models/api/endpoints.h"
#include "tests/api/calls.h"

#include <QCoreApplication>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <type_traits>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::endpoints;

namespace {

// Beyond the client's own limits: it promises that every call ends.
constexpr int Patience = 300'000;

Connection demoAt(const QUrl &url, const QString &secret)
{
    Connection connection = test::connectionTo(url);
    connection.clientId = u"demo"_s;
    connection.clientSecret = secret;
    return connection;
}

template <class T> void wait(const test::Call<T> &call)
{
    (void)QTest::qWaitFor([&] { return call.isDone(); }, Patience);
}

// All that the page can hold of a list that is not empty.
template <class T> bool isFull(const Page<T> &page)
{
    return page.total > 0 && page.items.size() == std::min<qint64>(page.total, 100);
}

class Drive
{
public:
    explicit Drive(const QUrl &url) : m_url(url), m_client(demoAt(url, u"demo-secret"_s)) { }

    // The number of outcomes that were not the expected ones.
    int run()
    {
        signIn();
        const User person = people();
        organizations();
        const Job held = jobs(person.id);
        positions(held);
        titles(held);
        return m_failures;
    }

private:
    void fail(const QByteArray &operation, const QByteArray &what)
    {
        ++m_failures;
        std::fprintf(stderr, "contract: client: %s: %s\n", operation.constData(), what.constData());
    }

    template <class T> void failWith(const QByteArray &operation, const test::Call<T> &call)
    {
        if (!call.isDone())
            return fail(operation, "never ended");
        if (call.isGood())
            return fail(operation, "was not refused");
        const ApiError error = call.error();
        fail(operation,
             "status " + QByteArray::number(error.httpStatus) + ", " + error.code.toUtf8() + ' '
                 + error.detail.toUtf8());
    }

    static QByteArray nameOf(const Request &request)
    {
        return methodName(request.verb) + ' ' + request.path;
    }

    // What a success answers; an empty value where it was none.
    template <class T>
    T good(const Endpoint<T> &endpoint,
           const std::type_identity_t<std::function<bool(const T &)>> &isRight)
    {
        const auto call = test::call(m_client, endpoint);
        wait(*call);
        if (!call->isGood()) {
            failWith(nameOf(endpoint.request), *call);
            return {};
        }
        if (!isRight(**call->result))
            fail(nameOf(endpoint.request), "answered something else than what was asked for");
        return **call->result;
    }

    // Every documented business error is a 400 with a code and a text.
    template <class T> void refused(const Endpoint<T> &endpoint, const QString &code)
    {
        const auto call = test::call(m_client, endpoint);
        wait(*call);
        const ApiError error = call->error();
        if (error.kind != ApiError::Kind::Rejected || error.httpStatus != 400 || error.code != code
            || error.serverText.isEmpty())
            failWith(nameOf(endpoint.request) + " (" + code.toLatin1() + " expected)", *call);
    }

    void signIn()
    {
        const auto asked = [](ApiClient &client) {
            auto call = std::make_shared<test::Call<Done>>();
            client.signIn(&client, [call](Result<Done> done) { call->result = std::move(done); });
            wait(*call);
            return call;
        };
        const auto accepted = asked(m_client);
        if (!accepted->isGood())
            failWith("POST /api/v2/tenant/token", *accepted);
        ApiClient stranger(demoAt(m_url, u"not the secret"_s));
        const auto turnedAway = asked(stranger);
        const ApiError error = turnedAway->error();
        if (error.kind != ApiError::Kind::Auth || error.code != u"invalid_client")
            failWith("POST /api/v2/tenant/token (invalid_client expected)", *turnedAway);
    }

    User people()
    {
        good(users({}, {}, 0, 100), isFull<User>);
        good(users({}, u"2022-01-01 00:00:00"_s, 1, 10),
             [](const Page<User> &page) { return page.total > 10; });
        User person = good(userByUserName(u"zhang.wei"_s),
                                 [](const User &user) { return user.userName == u"zhang.wei"; });
        const auto isPerson = [&](const User &user) { return user.id == person.id; };
        good(userByMobile(u"13900000000"_s), isPerson);
        good(userByEmail(u"zhang.wei@example.com"_s), isPerson);
        good(user(person.id), isPerson);
        good(users(person.orgId, {}, 0, 100), isFull<User>);
        good(organization(person.orgId),
             [&](const Organization &home) { return home.id == person.orgId; });

        refused(users(OrgId(u"none"_s), {}, 0, 100), u"ORG.0001"_s);
        refused(user(UserId(u"none"_s)), u"USER.0001"_s);
        refused(userByUserName(u"none"_s), u"USER.0001"_s);
        refused(userByMobile(u"10000000000"_s), u"USER.0001"_s);
        refused(userByEmail(u"none@example.com"_s), u"USER.0001"_s);
        return person;
    }

    void organizations()
    {
        good(endpoints::organizations(false, {}, 0, 100), isFull<Organization>);
        good(endpoints::organizations(true, {}, 0, 100), isFull<Organization>);
        good(organization(OrgCode(u"RD_算法"_s)),
             [](const Organization &found) { return found.code.toString() == u"RD_算法"; });

        refused(endpoints::organizations(true, m_noSuchDay, 0, 100), u"OAP.PARAM.0004"_s);
        refused(organization(OrgId(u"none"_s)), u"ORG.0001"_s);
        refused(organization(OrgCode(u"none"_s)), u"ORG.0001"_s);
    }

    // Gives the primary job: a position and a title that somebody holds.
    Job jobs(const UserId &person)
    {
        const auto shows = [](const JobId &id, const QVector<Job> &jobs) {
            return std::any_of(jobs.begin(), jobs.end(), [&](const Job &job) {
                return job.id == id && job.relation == RelationType::PartTime
                    && job.positionId.isEmpty() && job.titleId.isEmpty();
            });
        };
        const JobDraft sales { OrgCode(u"SALES"_s), PositionCode(u"SALES_CONSULTANT"_s),
                               TitleCode(u"CONSULTANT"_s) };
        const JobDraft bare { OrgCode(u"RD"_s), {}, {} };
        const JobDraft mixed { OrgCode(u"RD"_s), PositionCode(u"SALES_CONSULTANT"_s), {} };
        good(transferPrimaryJob(person, sales), [&](const UserId &id) { return id == person; });
        const QVector<Job> primary
            = good(endpoints::jobs(person, RelationType::Primary), [](const QVector<Job> &jobs) {
                  return jobs.size() == 1 && !jobs[0].positionId.isEmpty()
                      && !jobs[0].titleId.isEmpty();
              });
        const JobId added
            = good(addPartTimeJob(person, sales), [](const JobId &id) { return !id.isEmpty(); });
        good(updatePartTimeJob(person, added, bare), [&](const JobId &id) { return id == added; });
        good(endpoints::jobs(person, RelationType::PartTime),
             [&](const QVector<Job> &jobs) { return shows(added, jobs); });
        good(removePartTimeJob(person, added), [](const Done &) { return true; });
        good(endpoints::jobs(person),
             [&](const QVector<Job> &jobs) { return !jobs.isEmpty() && !shows(added, jobs); });

        refused(endpoints::jobs(UserId(u"none"_s)), u"USER.0001"_s);
        refused(transferPrimaryJob(person, { OrgCode(u"none"_s), {}, {} }), u"ORG.0001"_s);
        refused(addPartTimeJob(person, mixed), u"USER.0097"_s);
        refused(updatePartTimeJob(person, added, bare), u"USER.0093"_s);
        refused(removePartTimeJob(person, added), u"USER.0093"_s);
        return primary.value(0);
    }

    void positions(const Job &held)
    {
        good(endpoints::positions({}, {}, 0, 100), isFull<Position>);
        good(endpoints::positions(held.orgId, {}, 0, 100), isFull<Position>);
        const Position taken = good(position(held.positionId), [](const Position &found) {
            return found.code.toString() == u"SALES_CONSULTANT";
        });
        PositionDraft draft { OrgCode(u"RD"_s), u"契约职位三"_s, PositionCode(u"CONTRACT_C"_s),
                              TitleCode(u"SENIOR"_s) };
        const PositionId added
            = good(addPosition(draft), [](const PositionId &id) { return !id.isEmpty(); });
        good(position(added), [&](const Position &found) {
            return found.name == draft.name && found.code == draft.code && !found.titleId.isEmpty();
        });
        draft.title.reset();
        good(updatePosition(added, draft), [&](const PositionId &id) { return id == added; });
        good(position(added), [](const Position &found) { return found.titleId.isEmpty(); });
        good(removePosition(added), [](const Done &) { return true; });

        draft.code = taken.code;
        refused(endpoints::positions(OrgId(u"none"_s), {}, 0, 100), u"ORG.0001"_s);
        refused(position(added), u"JOB.POSITION.0001"_s);
        refused(addPosition(draft), u"JOB.POSITION.0009"_s);
        refused(updatePosition(taken.id, draft), u"JOB.POSITION.0016"_s);
        refused(removePosition(taken.id), u"JOB.POSITION.0017"_s);
    }

    void titles(const Job &held)
    {
        good(endpoints::titles({}, 0, 100), isFull<Title>);
        const Title taken = good(title(held.titleId), [](const Title &found) {
            return found.code.toString() == u"CONSULTANT";
        });
        const TitleId added = good(addTitle(u"契约职务三"_s, TitleCode(u"CONTRACT_C"_s)),
                                   [](const TitleId &id) { return !id.isEmpty(); });
        good(updateTitle(added, u"契约职务四"_s, TitleCode(u"CONTRACT_D"_s)),
             [&](const TitleId &id) { return id == added; });
        good(title(added), [](const Title &found) {
            return found.name == u"契约职务四" && found.code.toString() == u"CONTRACT_D";
        });
        good(removeTitle(added), [](const Done &) { return true; });

        refused(endpoints::titles(m_noSuchDay, 0, 100), u"OAP.PARAM.0004"_s);
        refused(title(added), u"JOB.TITLE.0001"_s);
        refused(addTitle(u"契约职务五"_s, taken.code), u"JOB.TITLE.0009"_s);
        refused(updateTitle(added, u"契约职务五"_s, TitleCode(u"CONTRACT_E"_s)),
                u"JOB.TITLE.0001"_s);
        refused(removeTitle(taken.id), u"JOB.TITLE.0015"_s);
    }

    // Of the form the contract asks for, and so past the validator.
    const QString m_noSuchDay = u"2024-02-30 00:00:00"_s;
    QUrl m_url;
    ApiClient m_client;
    int m_failures = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2) {
        std::fputs("usage: clientdrive URL\n", stderr);
        return 2;
    }
    if (Drive(QUrl(arguments[1])).run() > 0)
        return 1;
    std::puts("contract: the client's own code passed the validator");
    return 0;
}
