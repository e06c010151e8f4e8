// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the documents leave open, in each position of its switch; tokens, permissions, the journal.
#include "app/sandbox/sandboxserver.h"
#include "tests/sandbox/rawclient.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QTemporaryDir>

#include <thread>

using namespace Qt::Literals::StringLiterals;
using namespace renzhi;
using renzhi::test::Headers;
using renzhi::test::RawClient;
using renzhi::test::Reply;

class TestSwitches : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        SandboxOptions options;
        options.users = 250;
        options.clientId = u"id"_s;
        options.clientSecret = u"se:cret"_s;
        QVERIFY(m_directory.isValid());
        options.journalFile = m_directory.filePath(u"journal"_s);
        m_server = std::make_unique<SandboxServer>(options);
        QString error;
        QVERIFY2(m_server->start(&error), qUtf8Printable(error));
        m_client = std::make_unique<RawClient>(m_server->port());
        QCOMPARE(m_client->signIn(u"id"_s, u"se:cret"_s).status, 200);
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void tokenFormIsObeyed_data();
    void tokenFormIsObeyed();
    void tokenAnswerIsComplete();
    void expiredAndRevokedTokensAreInvalid();
    void aNewTokenLeavesTheOldOneValid();
    void permissionsOpenTheirAreaOnly_data();
    void permissionsOpenTheirAreaOnly();
    void undocumentedRefusalsTakeEveryForm();
    void nullStyles();
    void relationTypeAsString();
    void orgScopeOfLists();
    void omittedTitleOfAPosition();
    void defaultTitleOfANewJob();
    void duplicateJob();
    void jobChangeTouchesTheUser();
    void caseOfCodes();
    void caseOfUserNames();
    void sortOrders();
    void primaryJobByPartTimeOperations();
    void mobileForms();
    void filterByWholeSecond();
    void languageByHeader();
    void journalKeepsRequestsWithoutSecrets();
    void latencyDelaysAndStopInterrupts();
    void stopBreaksIdleConnectionsAndStartResumes();

private:
    template <class T> void set(T SandboxOptions::*member, T value)
    {
        m_server->change([member, value](SandboxOptions &options) { options.*member = value; });
    }
    SandboxUser zhang() { return *m_server->userByName(u"zhang.wei"_s); }
    QByteArray jobsPath() { return "users/" + zhang().id.toLatin1() + "/part-time-job"; }

    QTemporaryDir m_directory;
    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<RawClient> m_client;
};

namespace {

constexpr char tokenPath[] = "/api/v2/tenant/token";
using Options = SandboxOptions;

}

void TestSwitches::tokenFormIsObeyed_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<QList<int>>("statuses"); // Basic, form body, query
    using Form = Options::TokenForm;
    QTest::newRow("basic") << int(Form::Basic) << QList<int> { 200, 401, 401 };
    QTest::newRow("form") << int(Form::Form) << QList<int> { 401, 200, 401 };
    QTest::newRow("query") << int(Form::Query) << QList<int> { 401, 401, 200 };
    QTest::newRow("any") << int(Form::Any) << QList<int> { 200, 200, 200 };
}

void TestSwitches::tokenFormIsObeyed()
{
    QFETCH(int, form);
    QFETCH(QList<int>, statuses);
    set(&Options::tokenForm, Options::TokenForm(form));
    const Headers basic { { "Authorization", "Basic " + QByteArray("id:se:cret").toBase64() } };
    const QByteArray grant = "grant_type=client_credentials";
    const QByteArray secret = "&client_id=id&client_secret=se%3Acret";
    QCOMPARE(m_client->send("POST", tokenPath, grant, basic).status, statuses[0]);
    QCOMPARE(m_client->send("POST", tokenPath, grant + secret).status, statuses[1]);
    QCOMPARE(m_client->send("POST", QByteArray(tokenPath) + '?' + grant + secret, "").status,
             statuses[2]);
}

void TestSwitches::tokenAnswerIsComplete()
{
    set(&Options::tokenLife, 77);
    const Reply reply = m_client->signIn(u"id"_s, u"se:cret"_s);
    QCOMPARE(reply.json()["expires_in"_L1].toInt(), 77);
    QCOMPARE(reply.text("token_type"), u"bearer"_s);
    QCOMPARE(reply.text("scope"), u"all"_s);
    QCOMPARE(m_client->signIn(u"id"_s, u"wrong"_s).oauth(), u"invalid_client"_s);
    const Headers basic { { "Authorization", "Basic " + QByteArray("id:se:cret").toBase64() } };
    QCOMPARE(m_client->send("POST", tokenPath, "grant_type=password", basic).oauth(),
             u"unsupported_grant_type"_s);
}

void TestSwitches::expiredAndRevokedTokensAreInvalid()
{
    const QByteArray path = "job-titles?offset=0&limit=10";
    QCOMPARE(m_client->get(path).status, 200);
    m_server->revokeTokens();
    const Reply reply = m_client->get(path);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.oauth(), u"invalid_token"_s);
    QCOMPARE(reply.text("error_description"), u"Invalid access"_s);
    set(&Options::tokenLife, 0);
    QCOMPARE(m_client->signIn(u"id"_s, u"se:cret"_s).status, 200);
    QCOMPARE(m_client->get(path).oauth(), u"invalid_token"_s);
}

void TestSwitches::aNewTokenLeavesTheOldOneValid()
{
    const QByteArray old = m_client->token;
    m_client->signIn(u"id"_s, u"se:cret"_s);
    QVERIFY(m_client->token != old);
    m_client->token = old;
    QCOMPARE(m_client->get("job-titles?offset=0&limit=10").status, 200);
}

void TestSwitches::permissionsOpenTheirAreaOnly_data()
{
    QTest::addColumn<QString>("granted");
    QTest::addColumn<QString>("open"); // of: u o p t (reading), U P T (writing)
    QTest::newRow("none") << u""_s << u""_s;
    QTest::newRow("all") << u"all"_s << u"uoptUPT"_s;
    QTest::newRow("read") << u"read"_s << u"uopt"_s;
    QTest::newRow("user_all") << u"user_all"_s << u"uU"_s;
    QTest::newRow("user_read") << u"user_read"_s << u"u"_s;
    QTest::newRow("org_read") << u"org_read"_s << u"o"_s;
    QTest::newRow("org_all reads nothing") << u"org_all"_s << u""_s;
    QTest::newRow("job_position_all") << u"job_position_all"_s << u"pP"_s;
    QTest::newRow("job_position_read") << u"job_position_read"_s << u"p"_s;
    QTest::newRow("job_title_all") << u"job_title_all"_s << u"tT"_s;
    QTest::newRow("the least for a client")
        << u"user_all,org_read,job_position_all,job_title_read"_s << u"uoptUP"_s;
}

void TestSwitches::permissionsOpenTheirAreaOnly()
{
    QFETCH(QString, granted);
    QFETCH(QString, open);
    set(&Options::permissions, granted.split(u',', Qt::SkipEmptyParts));
    const auto check = [this, &open](char16_t area, const char *method, const QByteArray &path) {
        const int status
            = m_client->call(method, path, *method == 'G' ? QByteArray() : "{}").status;
        // A permitted write with an empty body is refused for its body.
        const int permitted = *method == 'G' ? 200 : 400;
        return status == (open.contains(QChar(area)) ? permitted : 403);
    };
    QVERIFY(check(u'u', "GET", "users?offset=0&limit=10"));
    QVERIFY(check(u'u', "GET", "users/" + zhang().id.toLatin1() + "/jobs?relation_type="));
    QVERIFY(check(u'o', "GET", "organizations?offset=0&limit=10"));
    QVERIFY(check(u'p', "GET", "job-positions?offset=0&limit=10"));
    QVERIFY(check(u't', "GET", "job-titles?offset=0&limit=10"));
    QVERIFY(check(u'U', "POST", jobsPath()));
    QVERIFY(check(u'P', "POST", "job-positions"));
    QVERIFY(check(u'T', "POST", "job-titles"));
}

void TestSwitches::undocumentedRefusalsTakeEveryForm()
{
    using Body = Options::RefusalBody;
    set(&Options::permissions, QStringList());
    const auto answer = [this](int status, Body body) {
        set(&Options::missingPermission, Options::RefusalForm { status, body });
        return m_client->get("users?offset=0&limit=10");
    };
    QCOMPARE(answer(401, Body::OAuth).status, 401);
    QCOMPARE(answer(400, Body::OAuth).oauth(), u"insufficient_scope"_s);
    QCOMPARE(answer(403, Body::Business).code(), u"SANDBOX.PERMISSION"_s);
    QVERIFY(answer(403, Body::Html).body.startsWith("<html>"));
    QCOMPARE(answer(403, Body::Empty).body, QByteArray());
    set(&Options::missingToken, Options::RefusalForm { 401, Body::OAuth });
    QCOMPARE(m_client->send("GET", "/api/v2/tenant/users?offset=0&limit=10").status, 401);
    set(&Options::badClient, Options::RefusalForm { 400, Body::Business });
    QCOMPARE(m_client->signIn(u"id"_s, u"no"_s).code(), u"SANDBOX.CLIENT"_s);
}

void TestSwitches::nullStyles()
{
    m_server->setJobs(zhang().id, { { {}, zhang().orgId, {}, {}, true } });
    SandboxUser user = zhang();
    user.email.clear();
    m_server->put(user);
    const auto job = [this] {
        return m_client->get("users/" + zhang().id.toLatin1() + "/jobs?relation_type=")
            .list("jobs")
            .at(0)
            .toObject();
    };
    const auto read = [this] { return m_client->get("users/" + zhang().id.toLatin1()).json(); };
    QVERIFY(job()["position_id"_L1].isNull() && job().contains("title_id"_L1));
    QVERIFY(read()["email"_L1].isNull());
    set(&Options::nullStyle, Options::NullStyle::Empty);
    QCOMPARE(job()["position_id"_L1], QJsonValue(u""_s));
    QCOMPARE(read()["email"_L1], QJsonValue(u""_s));
    set(&Options::nullStyle, Options::NullStyle::Absent);
    QVERIFY(!job().contains("position_id"_L1) && !job().contains("title_id"_L1));
    QVERIFY(!read().contains("email"_L1));
}

void TestSwitches::relationTypeAsString()
{
    set(&Options::relationType, Options::RelationTypeForm::String);
    const QByteArray path = "users/" + zhang().id.toLatin1() + "/jobs?relation_type=1";
    QCOMPARE(m_client->get(path).list("jobs").at(0)["relation_type"_L1], QJsonValue(u"1"_s));
}

void TestSwitches::orgScopeOfLists()
{
    const QByteArray org = m_server->organizationByCode(u"10000"_s)->id.toLatin1();
    const QByteArray users = "users?offset=0&limit=10&org_id=" + org;
    const QByteArray positions = "job-positions?offset=0&limit=10&org_id=" + org;
    const int direct = m_client->get(users).total();
    const int directPositions = m_client->get(positions).total();
    QVERIFY(direct > 0);
    set(&Options::listOrgScope, Options::OrgScope::Subtree);
    QVERIFY(m_client->get(users).total() > direct);
    QVERIFY(m_client->get(positions).total() > directPositions);
}

void TestSwitches::omittedTitleOfAPosition()
{
    const auto title = [this] { return m_server->positionByCode(u"JAVA_DEV"_s)->titleId; };
    const QByteArray path
        = "job-positions/" + m_server->positionByCode(u"JAVA_DEV"_s)->id.toLatin1();
    const QByteArray body = R"({"org_code":"RD","name":"n","code":"JAVA_DEV"})";
    set(&Options::keepOmittedPositionTitle, true);
    QCOMPARE(m_client->call("PUT", path, body).status, 200);
    QVERIFY(!title().isEmpty());
    set(&Options::keepOmittedPositionTitle, false);
    QCOMPARE(m_client->call("PUT", path, body).status, 200);
    QCOMPARE(title(), QString());
}

void TestSwitches::defaultTitleOfANewJob()
{
    const QByteArray body = R"({"org_code":"RD","position_code":"JAVA_DEV"})";
    QCOMPARE(m_client->call("POST", jobsPath(), body).status, 201);
    QCOMPARE(m_server->jobs(zhang().id).constLast().titleId, QString());
    set(&Options::applyDefaultTitle, true);
    QCOMPARE(m_client->call("POST", jobsPath(), body).status, 201);
    QCOMPARE(m_server->jobs(zhang().id).constLast().titleId,
             m_server->titleByCode(u"SENIOR"_s)->id);
    const QByteArray none = R"({"org_code":"RD","position_code":"JAVA_DEV","title_code":""})";
    QCOMPARE(m_client->call("POST", jobsPath(), none).status, 201);
    QCOMPARE(m_server->jobs(zhang().id).constLast().titleId, QString());
}

void TestSwitches::duplicateJob()
{
    const QByteArray body = R"({"org_code":"RD"})";
    QCOMPARE(m_client->call("POST", jobsPath(), body).status, 201);
    QCOMPARE(m_client->call("POST", jobsPath(), body).status, 201);
    set(&Options::refuseDuplicateJob, true);
    const Reply reply = m_client->call("POST", jobsPath(), body);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.code(), u"SANDBOX.DUPLICATE"_s);
}

void TestSwitches::jobChangeTouchesTheUser()
{
    const qint64 before = zhang().updated;
    m_client->call("POST", jobsPath(), R"({"org_code":"RD"})");
    QCOMPARE(zhang().updated, before);
    set(&Options::jobChangeTouchesUser, true);
    m_client->call("POST", jobsPath(), R"({"org_code":"RD"})");
    QVERIFY(zhang().updated > before);
}

void TestSwitches::caseOfCodes()
{
    const QByteArray body = R"({"org_code":"rd","position_code":"java_dev"})";
    QCOMPARE(m_client->call("POST", jobsPath(), body).code(), u"ORG.0001"_s);
    set(&Options::caseSensitiveCodes, false);
    QCOMPARE(m_client->call("POST", jobsPath(), body).status, 201);
    QCOMPARE(m_client->get("organizations/org-codes/rd").status, 200);
}

void TestSwitches::caseOfUserNames()
{
    const QByteArray body = R"({"user_name":"Zhang.Wei"})";
    QCOMPARE(m_client->call("POST", "users/user-by-username", body).status, 200);
    set(&Options::caseSensitiveUserNames, true);
    QCOMPARE(m_client->call("POST", "users/user-by-username", body).code(), u"USER.0001"_s);
}

void TestSwitches::sortOrders()
{
    const SandboxUser first = zhang();
    m_server->put(first); // now the one changed last
    const auto read = [this](const char *list, const char *plural, const char *member) {
        QStringList values;
        for (int page = 0; page < 3; ++page) {
            const QByteArray target
                = QByteArray(list) + "?offset=" + QByteArray::number(page) + "&limit=100";
            const QList<QJsonValue> rows = m_client->get(target).list(plural);
            for (const QJsonValue &row : rows)
                values += row[QLatin1StringView(member)].toString();
        }
        return values;
    };
    const auto sorted
        = [](const QStringList &values) { return std::is_sorted(values.cbegin(), values.cend()); };
    QVERIFY(sorted(read("users", "users", "created_at")));
    set(&Options::sort, Options::SortOrder::Updated);
    const QStringList users = read("users", "users", "updated_at");
    QCOMPARE(users.size(), 250);
    QVERIFY(sorted(users));
    QCOMPARE(read("users", "users", "user_id").constLast(), first.id);
    QVERIFY(sorted(read("job-positions", "job_positions", "updated_at")));
    QVERIFY(sorted(read("job-titles", "job_titles", "updated_at")));
}

void TestSwitches::primaryJobByPartTimeOperations()
{
    const QByteArray primary = jobsPath() + "/" + m_server->jobs(zhang().id)[0].id.toLatin1();
    QCOMPARE(m_client->call("DELETE", primary).code(), u"USER.0093"_s);
    set(&Options::allowPrimaryDelete, true);
    QCOMPARE(m_client->call("DELETE", primary).status, 204);
}

void TestSwitches::mobileForms()
{
    const auto status = [this](const char *mobile) {
        return m_client
            ->call("POST", "users/user-by-mobile", R"({"mobile":")" + QByteArray(mobile) + R"("})")
            .status;
    };
    QCOMPARE(status("13900000000"), 200);
    QCOMPARE(status("+86-13900000000"), 200);
    set(&Options::mobileForm, Options::MobileForm::Bare);
    QCOMPARE(status("13900000000"), 200);
    QCOMPARE(status("+86-13900000000"), 400);
    set(&Options::mobileForm, Options::MobileForm::Full);
    QCOMPARE(status("13900000000"), 400);
    QCOMPARE(status("+86-13900000000"), 200);
}

void TestSwitches::filterByWholeSecond()
{
    const QString text = m_client->get("users/" + zhang().id.toLatin1()).text("updated_at");
    QVERIFY(!text.endsWith(u".000"));
    const QByteArray query = "users?offset=0&limit=100&updated_at_greater="
        + text.first(19).toLatin1().replace(' ', "%20");
    const int after = m_client->get(query).total();
    set(&Options::filterByWholeSecond, true);
    QCOMPARE(m_client->get(query).total(), after - 1);
}

void TestSwitches::languageByHeader()
{
    set(&Options::errorLanguage, Options::ErrorLanguage::Header);
    const auto message = [this](const QByteArray &language) {
        return m_client
            ->send("GET", "/api/v2/tenant/users/nobody", {},
                   { { "Authorization", "Bearer " + m_client->token },
                     { "Accept-Language", language } })
            .message();
    };
    QCOMPARE(message("en-GB,en;q=0.8"), u"User does not exist"_s);
    QCOMPARE(message("zh-CN"), u"用户不存在"_s);
}

void TestSwitches::journalKeepsRequestsWithoutSecrets()
{
    m_client->send("POST", QByteArray(tokenPath) + "?client_secret=se%3Acret",
                   "client_id=id&client_secret=se%3Acret");
    const QByteArray body = R"({"org_code":"RD","note":"中"})";
    m_client->call("POST", jobsPath(), body);
    const SandboxRequest last = m_server->journal().constLast();
    QCOMPARE(last.method, "POST"_ba);
    QCOMPARE(last.target, "/api/v2/tenant/" + jobsPath());
    QCOMPARE(last.body, body);
    QCOMPARE(last.status, 201);
    QVERIFY(last.applied);
    QCOMPARE(last.header("content-type"), "application/json; charset=utf-8"_ba);
    QCOMPARE(last.header("Authorization"), "Bearer [redacted]"_ba);
    QCOMPARE(m_server->requestCount("POST", "/part-time-job"), 1);
    const Reply page = m_client->get("users?offset=0&limit=10");
    QVERIFY(m_server->journal().constLast().header("Content-Length").isNull());
    QVERIFY(page.body.size() > 100);
    QCOMPARE(m_server->journal().constLast().answered, qint64(page.body.size()));
    QFile file(m_server->options().journalFile);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    for (const QByteArray &secret :
         { m_client->token, "se%3Acret"_ba, QByteArray("id:se:cret").toBase64() })
        QVERIFY(!text.contains(secret));
    const QList<QByteArray> lines = text.trimmed().split('\n');
    QVERIFY(lines.size() >= m_server->journal().size());
    const QJsonObject entry = QJsonDocument::fromJson(lines[lines.size() - 2]).object();
    QCOMPARE(entry["body"_L1].toString().toUtf8(), body);
    QCOMPARE(entry["applied"_L1].toBool(), true);
    m_server->clearJournal();
    QVERIFY(m_server->journal().isEmpty());
}

void TestSwitches::latencyDelaysAndStopInterrupts()
{
    set(&Options::latencyMs, 10 * 60 * 1000);
    std::thread waiting([this] { m_client->get("users?offset=0&limit=10"); });
    m_server->stop(); // a stop that waited would fail by the test's own time limit
    waiting.join();
    QVERIFY(!m_server->isRunning());
}

void TestSwitches::stopBreaksIdleConnectionsAndStartResumes()
{
    const quint16 port = m_server->port();
    RawClient idle(port);
    QCOMPARE(idle.send("GET", "/x").status, 404);
    m_client->call("POST", jobsPath(), R"({"org_code":"RD"})");
    m_server->stop();
    QCOMPARE(idle.send("GET", "/x").status, 0);
    RawClient refused(port);
    QVERIFY(!refused.connected());
    QVERIFY(m_server->start());
    QCOMPARE(m_server->port(), port);
    m_client->reconnect();
    QCOMPARE(m_client->get("users/" + zhang().id.toLatin1() + "/jobs?relation_type=").total(), 4);
    SandboxOptions taken;
    taken.users = 0;
    taken.port = port;
    SandboxServer second(taken);
    QString error;
    QVERIFY(!second.start(&error));
    QVERIFY(error.contains(QString::number(port)));
}

RENZHI_GUILESS_TEST(TestSwitches)
#include "tst_sandbox_switches.moc"
