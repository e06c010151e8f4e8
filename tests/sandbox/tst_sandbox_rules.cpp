// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sandbox against the contract's rules: every operation, every refusal in both languages.
#include "app/sandbox/sandboxserver.h"
#include "tests/sandbox/rawclient.h"
#include "tests/support/testmain.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::Literals::StringLiterals;
using namespace renzhi;
using renzhi::test::RawClient;
using renzhi::test::Reply;

class TestRules : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        SandboxOptions options;
        if (qstrcmp(QTest::currentTestFunction(), "refusesWithTheDocumentedCode") == 0)
            options.users = 250; // a refusal needs no crowd
        m_server = std::make_unique<SandboxServer>(options);
        QString error;
        QVERIFY2(m_server->start(&error), qUtf8Printable(error));
        m_client = std::make_unique<RawClient>(m_server->port());
        QCOMPARE(m_client->signIn(m_server->clientId(), m_server->clientSecret()).status, 200);
    }
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void refusesWithTheDocumentedCode_data();
    void refusesWithTheDocumentedCode();
    void everyDocumentedErrorIsTested();
    void listsHaveTheDefaultSizes();
    void zhangWeiHasHisStory();
    void lookUpsFindTheSamePerson();
    void pagesCoverEveryoneOnce();
    void organizationMatrix();
    void updatedFilterFindsOnlyLaterChanges();
    void jobIsAddedReplacedAndRemoved();
    void putClearsWhatIsOmitted();
    void transferMovesTheUser();
    void transferCreatesAMissingPrimaryJob();
    void positionAndTitleLiveTheirLives();
    void heldPositionKeepsItsOrganizationAndLife();
    void usedTitleCannotBeDeleted();
    void relationTypeFilters();
    void hostileIdsReachTheirRecord();
    void unknownPathsAndMethods();

private:
    QByteArray zhang() { return userId("zhang.wei"); }
    QByteArray userId(const char *name)
    {
        const auto user = m_server->userByName(QString::fromLatin1(name));
        return user ? user->id.toLatin1() : QByteArray();
    }
    QByteArray jobId(const QByteArray &user, qsizetype index)
    {
        return m_server->jobs(QString::fromLatin1(user)).value(index).id.toLatin1();
    }
    // {user} {primary} {job} {position} {title}: ids of 张伟, his jobs, and records of the story.
    QByteArray filled(QByteArray text)
    {
        const QByteArray user = zhang();
        text.replace("{user}", user);
        text.replace("{primary}", jobId(user, 0));
        text.replace("{job}", jobId(user, 1));
        text.replace("{position}", m_server->positionByCode(u"JAVA_DEV"_s)->id.toLatin1());
        text.replace("{title}", m_server->titleByCode(u"SENIOR"_s)->id.toLatin1());
        return text;
    }

    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<RawClient> m_client;
};

namespace {

struct Case
{
    const char *name, *setup, *method, *path, *body, *code;
};

// setup: "off" job management off; "position" / "title" required.
const Case cases[] {
    { "positions, job management off", "off", "GET", "job-positions?offset=0&limit=10", "",
      "ENT.CONFIG.0031" },
    { "titles, job management off", "off", "GET", "job-titles?offset=0&limit=10", "",
      "ENT.CONFIG.0031" },
    { "jobs, job management off", "off", "GET", "users/{user}/jobs?relation_type=", "",
      "ENT.CONFIG.0031" },
    { "transfer, job management off", "off", "PUT", "users/{user}/jobs/transfer", "{}",
      "ENT.CONFIG.0031" },
    { "job add, job management off", "off", "POST", "users/{user}/part-time-job", "{}",
      "ENT.CONFIG.0031" },
    { "limit missing", "", "GET", "users?offset=0", "", "OAP.PAGE.0001" },
    { "offset not a number", "", "GET", "job-titles?offset=x&limit=10", "", "OAP.PAGE.0001" },
    { "limit too small", "", "GET", "users?offset=0&limit=9", "", "OAP.PAGE.0002" },
    { "limit too large", "", "GET", "organizations?offset=0&limit=101", "", "OAP.PAGE.0002" },
    { "offset negative", "", "GET", "job-positions?offset=-1&limit=10", "", "OAP.PAGE.0003" },
    { "time malformed", "", "GET",
      "users?offset=0&limit=10&updated_at_greater=2024-13-01%2000:00:00", "", "OAP.PARAM.0004" },
    { "relation type unknown", "", "GET", "users/{user}/jobs?relation_type=2", "",
      "OAP.PARAM.0004" },
    { "relation type missing", "", "GET", "users/{user}/jobs", "", "OAP.PARAM.0004" },
    { "user unknown", "", "GET", "users/nobody", "", "USER.0001" },
    { "user name unknown", "", "POST", "users/user-by-username", R"({"user_name":"nobody"})",
      "USER.0001" },
    { "user name missing", "", "POST", "users/user-by-username", "{}", "COM.0601" },
    { "mobile unknown", "", "POST", "users/user-by-mobile", R"({"mobile":"1"})", "USER.0001" },
    { "email unknown", "", "POST", "users/user-by-email", R"({"email":"a@b"})", "USER.0001" },
    { "jobs of nobody", "", "GET", "users/nobody/jobs?relation_type=", "", "USER.0001" },
    { "organization unknown", "", "GET", "organizations/none", "", "ORG.0001" },
    { "organization code unknown", "", "GET", "organizations/org-codes/none", "", "ORG.0001" },
    { "positions of no organization", "", "GET", "job-positions?org_id=none&offset=0&limit=10", "",
      "ORG.0001" },
    { "position unknown", "", "GET", "job-positions/none", "", "JOB.POSITION.0001" },
    { "position add without name", "", "POST", "job-positions", R"({"org_code":"RD","code":"X1"})",
      "COM.0601" },
    { "position add with number", "", "POST", "job-positions",
      R"({"org_code":"RD","code":1,"name":"n"})", "COM.0601" },
    { "position add, not JSON", "", "POST", "job-positions", R"({"org_code":"RD",})", "COM.0601" },
    { "position add, no organization", "", "POST", "job-positions",
      R"({"org_code":"?","code":"X1","name":"n"})", "ORG.0001" },
    { "position add, code taken", "", "POST", "job-positions",
      R"({"org_code":"RD","code":"JAVA_DEV","name":"n"})", "JOB.POSITION.0009" },
    { "position add, no title", "", "POST", "job-positions",
      R"({"org_code":"RD","code":"X1","name":"n","title_code":"?"})", "JOB.TITLE.0001" },
    { "position put unknown", "", "PUT", "job-positions/none",
      R"({"org_code":"RD","code":"X1","name":"n"})", "JOB.POSITION.0001" },
    { "position put, code taken", "", "PUT", "job-positions/{position}",
      R"({"org_code":"RD","code":"RD_PM","name":"n"})", "JOB.POSITION.0009" },
    { "position put, held", "", "PUT", "job-positions/{position}",
      R"({"org_code":"SALES","code":"JAVA_DEV","name":"n"})", "JOB.POSITION.0016" },
    { "position put, empty name", "", "PUT", "job-positions/{position}",
      R"({"org_code":"RD","code":"JAVA_DEV","name":""})", "COM.0601" },
    { "position delete, held", "", "DELETE", "job-positions/{position}", "", "JOB.POSITION.0017" },
    { "position delete unknown", "", "DELETE", "job-positions/none", "", "JOB.POSITION.0001" },
    { "title unknown", "", "GET", "job-titles/none", "", "JOB.TITLE.0001" },
    { "title add, code taken", "", "POST", "job-titles", R"({"name":"n","code":"SENIOR"})",
      "JOB.TITLE.0009" },
    { "title add without code", "", "POST", "job-titles", R"({"name":"n"})", "COM.0601" },
    { "title put unknown", "", "PUT", "job-titles/none", R"({"name":"n","code":"X"})",
      "JOB.TITLE.0001" },
    { "title delete, used", "", "DELETE", "job-titles/{title}", "", "JOB.TITLE.0015" },
    { "title delete unknown", "", "DELETE", "job-titles/none", "", "JOB.TITLE.0001" },
    { "job add, nobody", "", "POST", "users/nobody/part-time-job", R"({"org_code":"RD"})",
      "USER.0001" },
    { "job add without organization", "", "POST", "users/{user}/part-time-job", "{}", "USER.0094" },
    { "job add, organization null", "", "POST", "users/{user}/part-time-job",
      R"({"org_code":null})", "USER.0094" },
    { "job add, organization unknown", "", "POST", "users/{user}/part-time-job",
      R"({"org_code":"?"})", "ORG.0001" },
    { "job add, position unknown", "", "POST", "users/{user}/part-time-job",
      R"({"org_code":"RD","position_code":"?"})", "JOB.POSITION.0001" },
    { "job add, position elsewhere", "", "POST", "users/{user}/part-time-job",
      R"({"org_code":"SALES","position_code":"JAVA_DEV"})", "USER.0097" },
    { "job add, title unknown", "", "POST", "users/{user}/part-time-job",
      R"({"org_code":"RD","title_code":"?"})", "JOB.TITLE.0001" },
    { "job add, position required", "position", "POST", "users/{user}/part-time-job",
      R"({"org_code":"RD"})", "USER.0095" },
    { "job add, title required", "title", "POST", "users/{user}/part-time-job",
      R"({"org_code":"RD","title_code":""})", "USER.0096" },
    { "job put unknown", "", "PUT", "users/{user}/part-time-job/none", R"({"org_code":"RD"})",
      "USER.0093" },
    { "job put, primary", "", "PUT", "users/{user}/part-time-job/{primary}", R"({"org_code":"RD"})",
      "USER.0093" },
    { "job put without organization", "", "PUT", "users/{user}/part-time-job/{job}", "{}",
      "USER.0094" },
    { "job put, position required", "position", "PUT", "users/{user}/part-time-job/{job}",
      R"({"org_code":"RD"})", "USER.0095" },
    { "job put, title required", "title", "PUT", "users/{user}/part-time-job/{job}",
      R"({"org_code":"RD"})", "USER.0096" },
    { "job put, position elsewhere", "", "PUT", "users/{user}/part-time-job/{job}",
      R"({"org_code":"SALES","position_code":"JAVA_DEV"})", "USER.0097" },
    { "job delete unknown", "", "DELETE", "users/{user}/part-time-job/none", "", "USER.0093" },
    { "job delete, primary", "", "DELETE", "users/{user}/part-time-job/{primary}", "",
      "USER.0093" },
    { "job delete, nobody", "", "DELETE", "users/nobody/part-time-job/{job}", "", "USER.0001" },
    { "transfer, nobody", "", "PUT", "users/nobody/jobs/transfer", R"({"org_code":"RD"})",
      "USER.0001" },
    { "transfer, organization unknown", "", "PUT", "users/{user}/jobs/transfer",
      R"({"org_code":"?"})", "ORG.0001" },
    { "transfer, position unknown", "", "PUT", "users/{user}/jobs/transfer",
      R"({"org_code":"RD","position_code":"?"})", "JOB.POSITION.0001" },
    { "transfer, title unknown", "", "PUT", "users/{user}/jobs/transfer",
      R"({"org_code":"RD","title_code":"?"})", "JOB.TITLE.0001" },
};

}

void TestRules::refusesWithTheDocumentedCode_data()
{
    QTest::addColumn<const Case *>("row");
    for (const Case &row : cases)
        QTest::newRow(row.name) << &row;
}

void TestRules::refusesWithTheDocumentedCode()
{
    QFETCH(const Case *, row);
    const QByteArray setup = row->setup;
    m_server->change([&setup](SandboxOptions &options) {
        options.jobManagement = setup != "off";
        options.requirePosition = setup == "position";
        options.requireTitle = setup == "title";
    });
    const QByteArray path = filled(row->path);
    const QByteArray body = *row->body ? QByteArray(row->body) : QByteArray();
    const QString code = QString::fromLatin1(row->code);
    const auto before = m_server->jobs(QString::fromLatin1(zhang()));
    const auto texts = SandboxServer::documentedErrors();
    const auto text = std::find_if(texts.cbegin(), texts.cend(),
                                   [&code](const auto &entry) { return entry.code == code; });
    QVERIFY(text != texts.cend());
    for (const bool english : { false, true }) {
        m_server->change([english](SandboxOptions &options) {
            options.errorLanguage
                = english ? SandboxOptions::ErrorLanguage::En : SandboxOptions::ErrorLanguage::Zh;
        });
        const Reply reply = m_client->call(row->method, path, body);
        QCOMPARE(reply.status, 400);
        QCOMPARE(reply.code(), code);
        QString expected = english ? text->en : text->zh;
        if (code == u"OAP.PARAM.0004") {
            QVERIFY(!reply.message().contains(u"{0}"));
            QVERIFY(reply.message().contains(QRegularExpression(u"\\[[a-z_]+\\]"_s)));
        } else {
            QCOMPARE(reply.message(), expected);
        }
    }
    QCOMPARE(m_server->journal().constLast().applied, false);
    QCOMPARE(m_server->jobs(QString::fromLatin1(zhang())).size(), before.size());
}

void TestRules::everyDocumentedErrorIsTested()
{
    QSet<QString> tested;
    for (const Case &row : cases)
        tested.insert(QString::fromLatin1(row.code));
    for (const auto &error : SandboxServer::documentedErrors()) {
        QVERIFY2(tested.contains(error.code), qUtf8Printable(error.code));
        QVERIFY(!error.zh.isEmpty());
        QVERIFY(!error.en.isEmpty());
    }
}

void TestRules::listsHaveTheDefaultSizes()
{
    QCOMPARE(m_client->get("users?org_id=&offset=0&limit=10").total(), 5000);
    QCOMPARE(m_client->get("job-positions?offset=0&limit=10").total(), 800);
    QCOMPARE(m_client->get("job-titles?offset=0&limit=10").total(), 60);
    QCOMPARE(m_server->organizations().size(), 300);
    qsizetype jobs = 0;
    for (int page = 0; page < 50; ++page) {
        const QByteArray target = "users?offset=" + QByteArray::number(page) + "&limit=100";
        const QList<QJsonValue> users = m_client->get(target).list("users");
        for (const QJsonValue &user : users)
            jobs += m_server->jobs(user["user_id"_L1].toString()).size();
    }
    QCOMPARE(jobs, 7000);
}

void TestRules::zhangWeiHasHisStory()
{
    const auto user = m_server->userByName(u"zhang.wei"_s);
    QVERIFY(user.has_value());
    QCOMPARE(user->name, u"张伟"_s);
    QCOMPARE(user->orgId, m_server->organizationByCode(u"RD"_s)->id);
    QCOMPARE(m_server->organizationByCode(u"RD"_s)->name, u"研发中心"_s);
    const auto jobs = m_server->jobs(user->id);
    QCOMPARE(jobs.size(), 3);
    QVERIFY(jobs[0].primary);
    QCOMPARE(jobs[0].positionId, m_server->positionByCode(u"JAVA_DEV"_s)->id);
    QCOMPARE(m_server->positionByCode(u"JAVA_DEV"_s)->orgId, user->orgId);
}

void TestRules::lookUpsFindTheSamePerson()
{
    const Reply page = m_client->get("users?offset=3&limit=100");
    int mobiles = 0;
    const QList<QJsonValue> users = page.list("users");
    for (const QJsonValue &value : users) {
        const QJsonObject user = value.toObject();
        const auto look = [this](const char *path, const char *member, const QString &text) {
            const QJsonObject body { { QString::fromLatin1(member), text } };
            return m_client->call("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact))
                .json();
        };
        QCOMPARE(m_client->get("users/" + user["user_id"_L1].toString().toLatin1()).json(), user);
        QCOMPARE(look("users/user-by-username", "user_name", user["user_name"_L1].toString()),
                 user);
        if (user["email"_L1].isString()) {
            QCOMPARE(look("users/user-by-email", "email", user["email"_L1].toString()), user);
        }
        if (user["mobile"_L1].isString()) {
            ++mobiles;
            const QString mobile = user["mobile"_L1].toString();
            QVERIFY(mobile.startsWith(u"+86-1"));
            QCOMPARE(look("users/user-by-mobile", "mobile", mobile), user);
            QCOMPARE(look("users/user-by-mobile", "mobile", mobile.mid(4)), user);
        }
    }
    QVERIFY(mobiles > 50);
}

void TestRules::pagesCoverEveryoneOnce()
{
    QSet<QString> ids, userNames;
    for (int page = 0; page < 50; ++page) {
        const Reply reply
            = m_client->get("users?org_id=&offset=" + QByteArray::number(page) + "&limit=100");
        QCOMPARE(reply.list("users").size(), 100);
        const QList<QJsonValue> users = reply.list("users");
        for (const QJsonValue &user : users) {
            ids.insert(user["user_id"_L1].toString());
            userNames.insert(user["user_name"_L1].toString());
        }
    }
    QCOMPARE(ids.size(), 5000);
    QCOMPARE(userNames.size(), 5000);
    QCOMPARE(m_client->get("users?offset=50&limit=100").list("users").size(), 0);
    // Somebody leaves: everyone behind moves up by one.
    const QString last
        = m_client->get("users?offset=499&limit=10").list("users").at(9)["user_id"_L1].toString();
    QVERIFY(m_server->removeUser(QString::fromLatin1(zhang())));
    const Reply after = m_client->get("users?offset=499&limit=10");
    QCOMPARE(after.total(), 4999);
    QCOMPARE(after.list("users").size(), 9);
    QCOMPARE(after.list("users").at(8)["user_id"_L1].toString(), last);
}

void TestRules::organizationMatrix()
{
    const auto total = [this](const QByteArray &query) {
        return m_client->get("organizations?offset=0&limit=10&" + query).total();
    };
    const QByteArray rd = m_server->organizationByCode(u"RD"_s)->id.toLatin1();
    QCOMPARE(total("org_id=&all_child=false"), 2);
    QCOMPARE(total("org_id=&all_child=true"), 298);
    int children = 0;
    for (const auto &org : m_server->organizations())
        children += org.parentId.toLatin1() == rd;
    QVERIFY(children > 5);
    QCOMPARE(total("org_id=" + rd + "&all_child=false"), children + 1);
    const int below = total("org_id=" + rd + "&all_child=true");
    QVERIFY(below > children + 1 && below < 300);
    m_server->change([](SandboxOptions &options) { options.allChildIncludesRoots = true; });
    QCOMPARE(total("org_id=&all_child=true"), 300);
}

void TestRules::updatedFilterFindsOnlyLaterChanges()
{
    const QByteArray since = "updated_at_greater=2025-06-30%2000:00:00&offset=0&limit=10";
    for (const char *list : { "users", "job-positions", "job-titles", "organizations" })
        QCOMPARE(m_client->get(QByteArray(list) + "?all_child=true&" + since).total(), 0);
    SandboxUser user = *m_server->userByName(u"zeng.liming"_s);
    const QString before = user.id;
    user.name = u"曾黎明改"_s;
    QCOMPARE(m_server->put(user), before);
    SandboxUser added;
    added.userName = u"new.person"_s;
    added.orgId = user.orgId;
    m_server->put(added);
    const Reply changed = m_client->get("users?" + since);
    QCOMPARE(changed.total(), 2);
    QCOMPARE(changed.list("users").at(0)["name"_L1].toString(), u"曾黎明改"_s);
    QCOMPARE(changed.list("users").at(1)["user_name"_L1].toString(), u"new.person"_s);
    QVERIFY(m_server->user(changed.list("users").at(1)["user_id"_L1].toString())->updated
            > m_server->user(before)->updated);
    const int early
        = m_client->get("users?updated_at_greater=2024-06-01%2000:00:00&offset=0&limit=10").total();
    QVERIFY(early > 2 && early < 5000);
}

void TestRules::jobIsAddedReplacedAndRemoved()
{
    const QByteArray path = "users/" + zhang() + "/part-time-job";
    const Reply added = m_client->call(
        "POST", path,
        R"({"org_code":"SALES","position_code":"SALES_CONSULTANT","title_code":"CONSULTANT"})");
    QCOMPARE(added.status, 201);
    const QByteArray id = added.text("job_id").toLatin1();
    QVERIFY(QRegularExpression(u"^\\d{17}-[0-9A-F]{4}-[0-9A-F]{9}$"_s)
                .match(QString::fromLatin1(id))
                .hasMatch());
    QVERIFY(m_server->journal().constLast().applied);
    auto jobs = m_server->jobs(QString::fromLatin1(zhang()));
    QCOMPARE(jobs.size(), 4);
    QCOMPARE(jobs[3].orgId, m_server->organizationByCode(u"SALES"_s)->id);
    QVERIFY(!jobs[3].primary);
    const Reply replaced
        = m_client->call("PUT", path + "/" + id, R"({"org_code":"RD","position_code":"RD_PM"})");
    QCOMPARE(replaced.status, 200);
    QCOMPARE(replaced.text("job_id").toLatin1(), id);
    jobs = m_server->jobs(QString::fromLatin1(zhang()));
    QCOMPARE(jobs[3].positionId, m_server->positionByCode(u"RD_PM"_s)->id);
    const Reply removed = m_client->call("DELETE", path + "/" + id);
    QCOMPARE(removed.status, 204);
    QCOMPARE(removed.body.size(), 0);
    QCOMPARE(m_server->jobs(QString::fromLatin1(zhang())).size(), 3);
}

void TestRules::putClearsWhatIsOmitted()
{
    const QByteArray user = zhang();
    QVERIFY(!m_server->jobs(QString::fromLatin1(user))[1].positionId.isEmpty());
    const Reply reply = m_client->call("PUT", "users/" + user + "/part-time-job/" + jobId(user, 1),
                                       R"({"org_code":"RD"})");
    QCOMPARE(reply.status, 200);
    const SandboxJob job = m_server->jobs(QString::fromLatin1(user))[1];
    QCOMPARE(job.positionId, QString());
    QCOMPARE(job.titleId, QString());
}

void TestRules::transferMovesTheUser()
{
    const QByteArray id = zhang();
    const qint64 before = m_server->user(QString::fromLatin1(id))->updated;
    const Reply reply
        = m_client->call("PUT", "users/" + id + "/jobs/transfer",
                         R"({"org_code":"SALES","position_code":"SALES_CONSULTANT"})");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.text("user_id").toLatin1(), id);
    const auto user = m_server->user(QString::fromLatin1(id));
    QCOMPARE(user->orgId, m_server->organizationByCode(u"SALES"_s)->id);
    QVERIFY(user->updated > before);
    const auto jobs = m_server->jobs(user->id);
    QCOMPARE(jobs.size(), 3);
    QCOMPARE(jobs[0].orgId, user->orgId);
    QCOMPARE(jobs[0].titleId, QString());
    const QByteArray sales = user->orgId.toLatin1();
    bool listed = false;
    const QList<QJsonValue> rows
        = m_client->get("users?offset=0&limit=100&org_id=" + sales).list("users");
    for (const QJsonValue &row : rows)
        listed = listed || row["user_id"_L1].toString() == user->id;
    QVERIFY(listed);
}

void TestRules::transferCreatesAMissingPrimaryJob()
{
    SandboxUser user;
    user.userName = u"no.job"_s;
    const QString id = m_server->put(user);
    QCOMPARE(
        m_client->call("PUT", "users/" + id.toLatin1() + "/jobs/transfer", R"({"org_code":"RD"})")
            .status,
        200);
    const auto jobs = m_server->jobs(id);
    QCOMPARE(jobs.size(), 1);
    QVERIFY(jobs[0].primary && !jobs[0].id.isEmpty());
}

void TestRules::positionAndTitleLiveTheirLives()
{
    const Reply title = m_client->call("POST", "job-titles", R"({"name":"新职务","code":"NEW_T"})");
    QCOMPARE(title.status, 201);
    const Reply position = m_client->call(
        "POST", "job-positions",
        R"({"org_code":"RD","name":"新职位","code":"NEW_P","title_code":"NEW_T"})");
    QCOMPARE(position.status, 201);
    const QByteArray path = "job-positions/" + position.text("position_id").toLatin1();
    const Reply read = m_client->get(path);
    QCOMPARE(read.text("title_id"), title.text("title_id"));
    QCOMPARE(read.text("name"), u"新职位"_s);
    const Reply put = m_client->call(
        "PUT", path, R"({"org_code":"SALES","name":"n","code":"NEW_Q","title_code":""})");
    QCOMPARE(put.status, 200);
    QCOMPARE(m_client->get(path).text("org_id"), m_server->organizationByCode(u"SALES"_s)->id);
    QCOMPARE(m_client->get(path).json()["title_id"_L1], QJsonValue());
    QCOMPARE(m_client->call("DELETE", path).status, 204);
    QCOMPARE(m_client->get(path).code(), u"JOB.POSITION.0001"_s);
    const QByteArray titlePath = "job-titles/" + title.text("title_id").toLatin1();
    QCOMPARE(m_client->call("PUT", titlePath, R"({"name":"改名","code":"NEW_U"})").status, 200);
    QCOMPARE(m_client->get(titlePath).text("name"), u"改名"_s);
    QCOMPARE(m_client->call("DELETE", titlePath).status, 204);
    QCOMPARE(m_client->get("job-titles?offset=0&limit=10").total(), 60);
}

void TestRules::heldPositionKeepsItsOrganizationAndLife()
{
    const QByteArray vacant
        = "job-positions/" + m_server->positionByCode(u"VACANT_1"_s)->id.toLatin1();
    const QByteArray moved = R"({"org_code":"RD","name":"n","code":"VACANT_1"})";
    QCOMPARE(m_client->call("PUT", vacant, moved).status, 200);
    const QByteArray jobs = "users/" + zhang() + "/part-time-job";
    const Reply job
        = m_client->call("POST", jobs, R"({"org_code":"RD","position_code":"VACANT_1"})");
    QCOMPARE(job.status, 201);
    QCOMPARE(m_client->call("DELETE", vacant).code(), u"JOB.POSITION.0017"_s);
    // Anything but the organization may still change.
    QCOMPARE(
        m_client->call("PUT", vacant, R"({"org_code":"RD","name":"m","code":"VACANT_2"})").status,
        200);
    QCOMPARE(m_client->call("DELETE", jobs + "/" + job.text("job_id").toLatin1()).status, 204);
    QCOMPARE(m_client->call("DELETE", vacant).status, 204);
}

void TestRules::usedTitleCannotBeDeleted()
{
    const Reply title = m_client->call("POST", "job-titles", R"({"name":"n","code":"T9"})");
    const QByteArray path = "job-titles/" + title.text("title_id").toLatin1();
    const QByteArray jobs = "users/" + zhang() + "/part-time-job";
    const Reply job = m_client->call("POST", jobs, R"({"org_code":"RD","title_code":"T9"})");
    QCOMPARE(m_client->call("DELETE", path).code(), u"JOB.TITLE.0015"_s);
    QCOMPARE(m_client->call("DELETE", jobs + "/" + job.text("job_id").toLatin1()).status, 204);
    QCOMPARE(m_client->call("DELETE", path).status, 204);
}

void TestRules::relationTypeFilters()
{
    const QByteArray path = "users/" + zhang() + "/jobs?relation_type=";
    QCOMPARE(m_client->get(path).total(), 3);
    QCOMPARE(m_client->get(path + "1").total(), 1);
    QCOMPARE(m_client->get(path + "0").total(), 2);
    QCOMPARE(m_client->get(path + "1").list("jobs").at(0)["relation_type"_L1].toInt(), 1);
}

void TestRules::hostileIdsReachTheirRecord()
{
    SandboxOrganization org;
    org.id = u"a/b?c#d %中文+&="_s;
    org.code = u"x/y z%2F中"_s;
    org.name = u"坏"_s;
    m_server->put(org);
    QCOMPARE(m_client->get("organizations/" + org.id.toUtf8().toPercentEncoding()).text("name"),
             org.name);
    QCOMPARE(m_client->get("organizations/org-codes/" + org.code.toUtf8().toPercentEncoding())
                 .text("org_id"),
             org.id);
    QCOMPARE(m_client->get("organizations/a/b").status, 404);
}

void TestRules::unknownPathsAndMethods()
{
    QCOMPARE(m_client->get("nothing").status, 404);
    QCOMPARE(m_client->send("GET", "/").status, 404);
    QCOMPARE(m_client->get("users//jobs?relation_type=").status, 404);
    const Reply reply = m_client->call("PATCH", "users", "{}");
    QCOMPARE(reply.status, 405);
    QCOMPARE(m_client->call("DELETE", "users/" + zhang()).status, 405);
    QCOMPARE(m_client->call("POST", "job-positions").code(), u"COM.0601"_s); // no body, no length
    QCOMPARE(m_client->get("users/" + QByteArray(7000, 'x')).code(), u"USER.0001"_s);
}

RENZHI_GUILESS_TEST(TestRules)
#include "tst_sandbox_rules.moc"
