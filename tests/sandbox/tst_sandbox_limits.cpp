// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What an application may reach and how much, in each position of its switch; and the open
// questions about filters, pages and the clock.
#include "app/sandbox/sandboxserver.h"
#include "tests/sandbox/rawclient.h"
#include "tests/support/testmain.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace renzhi;
using renzhi::test::RawClient;
using renzhi::test::Reply;

class TestLimits : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        SandboxOptions options;
        options.users = 250;
        m_server = std::make_unique<SandboxServer>(options);
        QString error;
        QVERIFY2(m_server->start(&error), qUtf8Printable(error));
        m_client = std::make_unique<RawClient>(m_server->port());
        QCOMPARE(signIn(*m_client).status, 200);
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void addressIsRefused();
    void addressCountsAtCallsAlone();
    void refusedAddressTakesEveryForm();
    void organizationsOutsideAreHidden();
    void organizationsOutsideAreRefused();
    void organizationsOutsideAreReadOnly();
    void scopeCoversWhatIsBelow();
    void disabledIsRefused();
    void namesAndCodesHaveALength();
    void codesHaveTheirCharacters_data();
    void codesHaveTheirCharacters();
    void partTimeJobsAreCounted();
    void tooManyCallsWait();
    void relationTypeFilterIsIgnored();
    void pageErrorsAreGeneral();
    void clockIsShifted();

private:
    template <class T> void set(T SandboxOptions::*member, T value)
    {
        m_server->change([member, value](SandboxOptions &options) { options.*member = value; });
    }
    Reply signIn(RawClient &client) const
    {
        return client.signIn(m_server->clientId(), m_server->clientSecret());
    }
    SandboxUser zhang() const { return *m_server->userByName(u"zhang.wei"_s); }
    QByteArray pathOf(const SandboxUser &user) const { return "users/" + user.id.toLatin1(); }
    QByteArray jobsPath() const { return pathOf(zhang()) + "/part-time-job"; }
    QByteArray organizationId(const char *code) const
    {
        return m_server->organizationByCode(QString::fromLatin1(code))->id.toLatin1();
    }
    // Beside all that the seed has: who belongs there, the position "APART" and an organization
    // below.
    struct Apart
    {
        QString organization, below, user, position;
    };
    Apart putApart();
    Reply added(const char *code, const char *name)
    {
        return m_client->call("POST", "job-positions",
                              R"({"org_code":"RD","code":")" + QByteArray(code) + R"(","name":")"
                                  + QByteArray(name) + R"("})");
    }

    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<RawClient> m_client;
};

namespace {

using LimitOptions = SandboxOptions;
constexpr char firstUsers[] = "users?offset=0&limit=10";

}

TestLimits::Apart TestLimits::putApart()
{
    Apart apart;
    SandboxOrganization organization;
    organization.name = u"子公司"_s;
    organization.code = u"APART"_s;
    apart.organization = m_server->put(organization);
    organization.parentId = apart.organization;
    organization.code = u"BELOW"_s;
    apart.below = m_server->put(organization);
    apart.position
        = m_server->put(SandboxPosition { {}, apart.organization, u"职位"_s, u"APART_POS"_s, {} });
    SandboxUser user;
    user.orgId = apart.organization;
    user.userName = u"apart"_s;
    user.name = u"外人"_s;
    apart.user = m_server->put(user);
    return apart;
}

void TestLimits::addressIsRefused()
{
    set(&LimitOptions::allowedAddresses, QStringList { u"127.0.0.2"_s, u"10.0.0.1"_s });
    QCOMPARE(m_client->get(firstUsers).status, 403);
    const Reply token = signIn(*m_client);
    QCOMPARE(token.status, 403);
    QCOMPARE(token.oauth(), u"access_denied"_s);
    RawClient other(m_server->port(), "127.0.0.2");
    QCOMPARE(signIn(other).status, 200);
    QCOMPARE(other.get(firstUsers).status, 200);
    QCOMPARE(m_server->journal().constLast().peer, "127.0.0.2"_ba);
}

void TestLimits::addressCountsAtCallsAlone()
{
    set(&LimitOptions::allowedAddresses, QStringList { u"10.0.0.1"_s });
    set(&LimitOptions::signInFromAnywhere, true);
    QCOMPARE(signIn(*m_client).status, 200);
    QCOMPARE(m_client->get(firstUsers).status, 403);
    QCOMPARE(m_client->call("POST", jobsPath(), R"({"org_code":"RD"})").status, 403);
}

void TestLimits::refusedAddressTakesEveryForm()
{
    using Body = LimitOptions::RefusalBody;
    set(&LimitOptions::allowedAddresses, QStringList { u"10.0.0.1"_s });
    const auto answer = [this](int status, Body body) {
        set(&LimitOptions::refusedAddress, LimitOptions::RefusalForm { status, body });
        return m_client->get(firstUsers);
    };
    QCOMPARE(answer(400, Body::OAuth).oauth(), u"access_denied"_s);
    QCOMPARE(answer(400, Body::Business).code(), u"SANDBOX.ADDRESS"_s);
    QVERIFY(answer(403, Body::Html).body.startsWith("<html>"));
    QCOMPARE(answer(401, Body::Empty).body, QByteArray());
}

void TestLimits::organizationsOutsideAreHidden()
{
    const Apart apart = putApart();
    const int everybody = m_client->get(firstUsers).total();
    set(&LimitOptions::onlyOrganizations, QStringList { u"APART"_s });
    QCOMPARE(m_client->get(firstUsers).total(), 1);
    QVERIFY(everybody > 1);
    QCOMPARE(m_client->get("job-positions?offset=0&limit=10").total(), 1);
    QCOMPARE(m_client->get("organizations?offset=0&limit=10").total(), 1);
    QCOMPARE(m_client->get("organizations?all_child=true&offset=0&limit=10").total(), 1);
    QCOMPARE(m_client->get(pathOf(zhang())).code(), u"USER.0001"_s);
    QCOMPARE(
        m_client->call("POST", "users/user-by-username", R"({"user_name":"zhang.wei"})").code(),
        u"USER.0001"_s);
    QCOMPARE(m_client->get(pathOf(zhang()) + "/jobs?relation_type=").code(), u"USER.0001"_s);
    QCOMPARE(m_client->get("organizations/org-codes/RD").code(), u"ORG.0001"_s);
    QCOMPARE(m_client->get("users?offset=0&limit=10&org_id=" + organizationId("RD")).code(),
             u"ORG.0001"_s);
    const QByteArray position = m_server->positionByCode(u"JAVA_DEV"_s)->id.toLatin1();
    QCOMPARE(m_client->get("job-positions/" + position).code(), u"JOB.POSITION.0001"_s);
    QCOMPARE(m_client->call("DELETE", "job-positions/" + position).code(), u"JOB.POSITION.0001"_s);
    QCOMPARE(m_client->call("POST", jobsPath(), R"({"org_code":"APART"})").code(), u"USER.0001"_s);
    const QByteArray jobs = "users/" + apart.user.toLatin1() + "/part-time-job";
    QCOMPARE(m_client->call("POST", jobs, R"({"org_code":"RD"})").code(), u"ORG.0001"_s);
    QCOMPARE(
        m_client->call("POST", jobs, R"({"org_code":"APART","position_code":"JAVA_DEV"})").code(),
        u"JOB.POSITION.0001"_s);
    QCOMPARE(
        m_client->call("POST", jobs, R"({"org_code":"APART","position_code":"APART_POS"})").status,
        201);
    QVERIFY(m_client->get("job-titles?offset=0&limit=10").total() > 1); // of the whole tenant
}

void TestLimits::organizationsOutsideAreRefused()
{
    const Apart apart = putApart();
    set(&LimitOptions::onlyOrganizations, QStringList { u"APART"_s });
    set(&LimitOptions::outsideScope, LimitOptions::OutsideScope::Refused);
    QCOMPARE(m_client->get(firstUsers).total(), 1);
    QCOMPARE(m_client->get(pathOf(zhang())).status, 403);
    QCOMPARE(m_client->get("organizations/" + organizationId("RD")).oauth(),
             u"insufficient_scope"_s);
    QCOMPARE(m_client->get("organizations/none").code(), u"ORG.0001"_s);
    set(&LimitOptions::missingPermission,
        LimitOptions::RefusalForm { 400, LimitOptions::RefusalBody::Business });
    QCOMPARE(added("X1", "n").code(), u"SANDBOX.SCOPE"_s);
    const QByteArray position = "job-positions/" + apart.position.toLatin1();
    const QByteArray moved = R"({"org_code":"RD","code":"X1","name":"n"})";
    QCOMPARE(m_client->call("PUT", position, moved).code(), u"SANDBOX.SCOPE"_s);
    QCOMPARE(m_client->call("DELETE", position).status, 204);
}

void TestLimits::organizationsOutsideAreReadOnly()
{
    const int everybody = m_client->get(firstUsers).total();
    putApart();
    set(&LimitOptions::onlyOrganizations, QStringList { u"APART"_s });
    set(&LimitOptions::outsideScope, LimitOptions::OutsideScope::ReadOnly);
    QCOMPARE(m_client->get(firstUsers).total(), everybody + 1);
    QCOMPARE(m_client->get(pathOf(zhang()) + "/jobs?relation_type=").status, 200);
    QCOMPARE(m_client->call("POST", jobsPath(), R"({"org_code":"APART"})").status, 403);
    QCOMPARE(added("X1", "n").status, 403);
    set(&LimitOptions::outsideScope, LimitOptions::OutsideScope::Hidden);
    QCOMPARE(m_client->get(firstUsers).total(), 1); // no list is kept from before
}

void TestLimits::scopeCoversWhatIsBelow()
{
    const Apart apart = putApart();
    set(&LimitOptions::onlyOrganizations, QStringList { u"APART"_s });
    QCOMPARE(m_client->get("organizations/" + apart.below.toLatin1()).status, 200);
    set(&LimitOptions::onlyOrganizations, QStringList { u"BELOW"_s });
    QCOMPARE(m_client->get("organizations/" + apart.below.toLatin1()).status, 200);
    QCOMPARE(m_client->get("organizations/" + apart.organization.toLatin1()).code(), u"ORG.0001"_s);
    QCOMPARE(m_client->get(firstUsers).total(), 0);
    set(&LimitOptions::onlyOrganizations, QStringList { u"BELOW"_s, u"APART"_s });
    QCOMPARE(m_client->get(firstUsers).total(), 1);
}

void TestLimits::disabledIsRefused()
{
    const Apart apart = putApart();
    SandboxOrganization organization = *m_server->organizationByCode(u"APART"_s);
    organization.disabled = true;
    m_server->put(organization);
    const QByteArray into = R"({"org_code":"APART"})";
    QCOMPARE(m_client->call("POST", jobsPath(), into).status, 201);
    set(&LimitOptions::refuseDisabled, true);
    const Reply refused = m_client->call("POST", jobsPath(), into);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.code(), u"SANDBOX.DISABLED"_s);
    QCOMPARE(m_client->get("organizations/" + apart.organization.toLatin1()).status, 200);
    SandboxUser user = zhang();
    user.disabled = true;
    m_server->put(user);
    const QByteArray elsewhere = R"({"org_code":"RD"})";
    QCOMPARE(m_client->call("POST", jobsPath(), elsewhere).code(), u"SANDBOX.DISABLED"_s);
    QCOMPARE(m_client->get(pathOf(user) + "/jobs?relation_type=").status, 200);
    set(&LimitOptions::refuseDisabled, false);
    QCOMPARE(m_client->call("POST", jobsPath(), elsewhere).status, 201);
}

void TestLimits::namesAndCodesHaveALength()
{
    set(&LimitOptions::longestName, 3);
    set(&LimitOptions::longestCode, 4);
    QCOMPARE(added("ABCD", "𠀀职位").status, 201); // characters, not what they are written in
    QCOMPARE(added("ABCE", "四个字名").code(), u"COM.0601"_s);
    QCOMPARE(added("ABCDE", "n").code(), u"COM.0601"_s);
    set(&LimitOptions::badFieldIsNamed, true);
    const Reply name = added("ABCE", "四个字名");
    QCOMPARE(name.code(), u"OAP.PARAM.0004"_s);
    QVERIFY(name.message().contains("[name]"_L1));
    QVERIFY(added("ABCDE", "n").message().contains("[code]"_L1));
    const QByteArray path = "job-positions/" + m_server->positionByCode(u"ABCD"_s)->id.toLatin1();
    QCOMPARE(m_client->call("PUT", path, R"({"org_code":"RD","code":"ABCDE","name":"n"})").code(),
             u"OAP.PARAM.0004"_s);
    QCOMPARE(m_client->call("POST", "job-titles", R"({"code":"ABCDE","name":"n"})").code(),
             u"OAP.PARAM.0004"_s);
}

void TestLimits::codesHaveTheirCharacters_data()
{
    using Characters = LimitOptions::CodeCharacters;
    QTest::addColumn<Characters>("characters");
    QTest::addColumn<QList<int>>("statuses"); // of AB_1-2, 职位_1, "A B", A.B
    QTest::newRow("any") << Characters::Any << QList<int> { 201, 201, 201, 201 };
    QTest::newRow("word") << Characters::Word << QList<int> { 201, 201, 400, 400 };
    QTest::newRow("ascii") << Characters::Ascii << QList<int> { 201, 400, 400, 400 };
}

void TestLimits::codesHaveTheirCharacters()
{
    QFETCH(SandboxOptions::CodeCharacters, characters);
    QFETCH(QList<int>, statuses);
    set(&LimitOptions::codeCharacters, characters);
    QList<int> seen;
    for (const char *code : { "AB_1-2", "职位_1", "A B", "A.B" })
        seen += added(code, "n n").status;
    QCOMPARE(seen, statuses);
}

void TestLimits::partTimeJobsAreCounted()
{
    const QList<SandboxJob> jobs = m_server->jobs(zhang().id);
    const auto held = int(std::count_if(jobs.cbegin(), jobs.cend(),
                                        [](const SandboxJob &job) { return !job.primary; }));
    set(&LimitOptions::mostPartTimeJobs, held + 1);
    const QByteArray body = R"({"org_code":"RD"})";
    const Reply last = m_client->call("POST", jobsPath(), body);
    QCOMPARE(last.status, 201);
    const Reply refused = m_client->call("POST", jobsPath(), body);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.code(), u"SANDBOX.JOBS"_s);
    // Those that are there can be changed; one less makes room.
    const QByteArray path = jobsPath() + '/' + last.text("job_id").toLatin1();
    QCOMPARE(m_client->call("PUT", path, body).status, 200);
    QCOMPARE(m_client->call("DELETE", path).status, 204);
    QCOMPARE(m_client->call("POST", jobsPath(), body).status, 201);
}

void TestLimits::tooManyCallsWait()
{
    set(&LimitOptions::callsPerSecond, 1);
    Reply refused;
    for (int i = 0; i < 200 && refused.status != 429; ++i)
        refused = m_client->get(firstUsers);
    QCOMPARE(refused.status, 429);
    QVERIFY(std::any_of(refused.headers.cbegin(), refused.headers.cend(), [](const auto &header) {
        return header.first.compare("Retry-After", Qt::CaseInsensitive) == 0
            && header.second.trimmed() == "1";
    }));
    QCOMPARE(signIn(*m_client).status, 200); // the token's requests do not count
    // Once is enough: the next call would be one too many again.
    QVERIFY(QTest::qWaitFor([this] { return m_client->get(firstUsers).status == 200; }, 20'000));
}

void TestLimits::relationTypeFilterIsIgnored()
{
    const QByteArray path = pathOf(zhang()) + "/jobs";
    const int all = m_client->get(path + "?relation_type=").total();
    QVERIFY(m_client->get(path + "?relation_type=1").total() < all);
    set(&LimitOptions::ignoreRelationTypeFilter, true);
    for (const char *query : { "?relation_type=1", "?relation_type=0", "?type=1", "" })
        QCOMPARE(m_client->get(path + query).total(), all);
}

void TestLimits::pageErrorsAreGeneral()
{
    const auto code
        = [this](const char *query) { return m_client->get(QByteArray("users?") + query).code(); };
    QCOMPARE(code("offset=-1&limit=10"), u"OAP.PAGE.0003"_s);
    QCOMPARE(code("offset=0&limit=9"), u"OAP.PAGE.0002"_s);
    set(&LimitOptions::generalPageErrors, true);
    for (const char *query : { "offset=-1&limit=10", "offset=0&limit=9", "offset=0" })
        QCOMPARE(code(query), u"OAP.PAGE.0001"_s);
}

void TestLimits::clockIsShifted()
{
    constexpr int hours = 10;
    const qint64 before = [this] {
        m_server->put(zhang());
        return zhang().updated;
    }();
    set(&LimitOptions::clockShift, hours);
    m_server->put(zhang());
    QVERIFY(zhang().updated >= before + qint64(hours) * 3600 * 1000);
}

RENZHI_GUILESS_TEST(TestLimits)
#include "tst_sandbox_limits.moc"
