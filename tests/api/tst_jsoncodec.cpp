// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/jsoncodec.h"
#include "tests/support/testmain.h"

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

QByteArray userWith(const QByteArray &members)
{
    return R"({"user_id":"u1","user_name":"zhang.wei")"
        + (members.isEmpty() ? QByteArray() : ',' + members) + '}';
}

QByteArray usersPage(const QByteArray &items, const QByteArray &total = "7")
{
    return "{\"total\":" + total + ",\"users\":[" + items + "]}";
}

// The most memory this process had mapped so far.
qint64 peakKibibytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmPeak:"))
            return line.mid(7).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

QByteArray jobWith(const QByteArray &members)
{
    return R"({"total":1,"jobs":[{"job_id":"j1","org_id":"o1")"
        + (members.isEmpty() ? QByteArray() : ',' + members) + "}]}";
}

QByteArray nested(int depth)
{
    return R"({"job_id":"j1","extension":)" + QByteArray(depth, '[') + QByteArray(depth, ']') + '}';
}

} // namespace

class TestJsonCodec : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryMemberOfAUser();
    void readsEveryMemberOfAnOrganization();
    void readsEveryMemberOfAPosition();
    void readsEveryMemberOfATitle();
    void readsThePageOfTheJobsDocument();
    void readsPages();
    void unsetMembersAreEmpty_data();
    void unsetMembersAreEmpty();
    void relationTypeIsANumberOrAString_data();
    void relationTypeIsANumberOrAString();
    void lockedIsABooleanOrAString_data();
    void lockedIsABooleanOrAString();
    void malformedUserPageNamesRecordAndMember_data();
    void malformedUserPageNamesRecordAndMember();
    void malformedJobsNameRecordAndMember_data();
    void malformedJobsNameRecordAndMember();
    void jobsWithAnotherTotalAreStillWhole_data();
    void jobsWithAnotherTotalAreStillWhole();
    void malformedSingleRecordNamesMember_data();
    void malformedSingleRecordNamesMember();
    void errorsNeverHoldValues();
    void nestingIsLimited();
    void sizeIsLimited();
    void byteOrderMarkIsSkipped();
    void integersMayBeWiderThanTheMachines_data();
    void integersMayBeWiderThanTheMachines();
    void wideIntegerIsNoCount();
    void unusualTextSurvives();
    void markInFrontOfATextIsPartOfIt();
    void writtenIdIsRequired_data();
    void writtenIdIsRequired();
    void tokenIsChecked_data();
    void tokenIsChecked();
    void errorBodiesOfBothShapes_data();
    void errorBodiesOfBothShapes();
    void errorTextIsRedactedAndBounded();
    void manyDocumentsOnOneThreadDoNotDisturbEachOther();
    void lengthOfAListIsNotBelieved();
    void draftsAreEncodedInTheOrderOfTheDocument();
};

void TestJsonCodec::readsEveryMemberOfAUser()
{
    const auto user = json::user(userWith(
        R"("org_id":"o1","name":"张伟","mobile":"+86-13900000000","email":"z@example.com","employee_id":"E1",
           "disabled":true,"locked":true,"created_at":"2024-01-05 09:30:11.123","updated_at":"2024-02-05 09:30:11.123",
           "attr_identity_number":"110101190001011234","extension":{"a":[1,2]},"grade":1,"user_org_relation_list":null)"));
    QVERIFY(user);
    const User expected { UserId(u"u1"_s),
                          OrgId(u"o1"_s),
                          u"zhang.wei"_s,
                          u"张伟"_s,
                          u"+86-13900000000"_s,
                          u"z@example.com"_s,
                          u"E1"_s,
                          true,
                          true,
                          u"2024-01-05 09:30:11.123"_s,
                          u"2024-02-05 09:30:11.123"_s };
    QVERIFY(*user == expected);
}

void TestJsonCodec::readsEveryMemberOfAnOrganization()
{
    const auto organization = json::organization(
        R"({"org_id":"o2","parent_id":"o1","org_code":"10001","name":"研发中心","category":"department",
            "sequence":5,"disabled":true,"created_at":"c","updated_at":"u","extension":null})");
    QVERIFY(organization);
    const Organization expected { OrgId(u"o2"_s), OrgId(u"o1"_s),  OrgCode(u"10001"_s),
                                  u"研发中心"_s,  u"department"_s, 5,
                                  true,           u"c"_s,          u"u"_s };
    QVERIFY(*organization == expected);
}

void TestJsonCodec::readsEveryMemberOfAPosition()
{
    const auto position = json::position(
        R"({"position_id":"p1","org_id":"o1","name":"Java 开发工程师","code":"JAVA_DEV","title_id":"t1","created_at":"c","updated_at":"u"})");
    QVERIFY(position);
    const Position expected { PositionId(u"p1"_s),
                              OrgId(u"o1"_s),
                              u"Java 开发工程师"_s,
                              PositionCode(u"JAVA_DEV"_s),
                              TitleId(u"t1"_s),
                              u"c"_s,
                              u"u"_s };
    QVERIFY(*position == expected);
}

void TestJsonCodec::readsEveryMemberOfATitle()
{
    const auto title = json::title(
        R"({"title_id":"t1","name":"高级工程师","code":"SENIOR","created_at":"c","updated_at":"u"})");
    QVERIFY(title);
    const Title expected { TitleId(u"t1"_s), u"高级工程师"_s, TitleCode(u"SENIOR"_s), u"c"_s,
                           u"u"_s };
    QVERIFY(*title == expected);
}

// The example of get-user-jobs without its trailing comma, which is not JSON.
void TestJsonCodec::readsThePageOfTheJobsDocument()
{
    const QByteArray first
        = R"({"job_id":"20240326154025150-9E79-C9D5D9022","org_id":"20220825141325371-4D03-81EF80243",
        "position_id":"20210529172248496-D329-5748DE918","title_id":"20230529172248496-D329-5748DE917","relation_type":1})";
    const QByteArray second
        = R"({"job_id":"20240326154025150-9E79-C9D5D9033","org_id":"20220825141325371-4D03-81EF80244",
        "position_id":"20210529172248496-D329-5748DE919","title_id":"20230529172248496-D329-5748DE920","relation_type":0})";
    const auto jobs = json::jobs("{\"total\":2,\"jobs\":  [" + first + ',' + second + "]}");
    QVERIFY(jobs);
    QCOMPARE(jobs->size(), 2);
    const Job expected { JobId(u"20240326154025150-9E79-C9D5D9022"_s),
                         OrgId(u"20220825141325371-4D03-81EF80243"_s),
                         PositionId(u"20210529172248496-D329-5748DE918"_s),
                         TitleId(u"20230529172248496-D329-5748DE917"_s), RelationType::Primary };
    QVERIFY(jobs->at(0) == expected);
    QCOMPARE(jobs->at(1).relation, RelationType::PartTime);

    const auto asPrinted = json::jobs("{\"total\":2,\"jobs\":[" + first + ',' + second + ",]}");
    QVERIFY(!asPrinted);
    QCOMPARE(asPrinted.error().kind, ApiError::Kind::Malformed);
    QVERIFY2(asPrinted.error().detail.startsWith("body: not JSON"_L1),
             qPrintable(asPrinted.error().detail));
}

void TestJsonCodec::readsPages()
{
    const auto users
        = json::userPage(usersPage(userWith({}) + ',' + userWith({}), "9007199254740993"));
    QVERIFY(users);
    QCOMPARE(users->total, 9007199254740993);
    QCOMPARE(users->items.size(), 2);

    const auto organizations = json::organizationPage(
        R"({"total":1,"organizations":[{"org_id":"o","org_code":"c","name":"n"}]})");
    QVERIFY(organizations);
    QCOMPARE(organizations->items.at(0).code, OrgCode(u"c"_s));

    const auto positions = json::positionPage(
        R"({"total":1,"job_positions":[{"position_id":"p","org_id":"o","code":"c","name":"n"}]})");
    QVERIFY(positions);
    QVERIFY(positions->items.at(0).titleId.isEmpty());

    const auto titles = json::titlePage(R"({"total":0,"job_titles":[]})");
    QVERIFY(titles);
    QCOMPARE(titles->total, 0);
    QVERIFY(titles->items.isEmpty());
}

void TestJsonCodec::unsetMembersAreEmpty_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("absent") << jobWith(R"("relation_type":1)");
    QTest::newRow("null") << jobWith(R"("position_id":null,"title_id":null,"relation_type":1)");
    QTest::newRow("empty") << jobWith(R"("position_id":"","title_id":"","relation_type":1)");
}

void TestJsonCodec::unsetMembersAreEmpty()
{
    QFETCH(const QByteArray, body);
    const auto jobs = json::jobs(body);
    QVERIFY(jobs);
    QVERIFY(jobs->at(0).positionId.isEmpty());
    QVERIFY(jobs->at(0).titleId.isEmpty());
}

void TestJsonCodec::relationTypeIsANumberOrAString_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("expected"); // -1: refused
    for (const auto &[value, expected] : { std::pair { "0", 0 },
                                           { "1", 1 },
                                           { "\"0\"", 0 },
                                           { "\"1\"", 1 },
                                           { "2", -1 },
                                           { "-1", -1 },
                                           { "1.0", -1 },
                                           { "true", -1 },
                                           { "\"\"", -1 },
                                           { "\"01\"", -1 },
                                           { "null", -1 },
                                           { "[1]", -1 } })
        QTest::newRow(value) << QByteArray(value) << expected;
}

void TestJsonCodec::relationTypeIsANumberOrAString()
{
    QFETCH(const QByteArray, value);
    QFETCH(const int, expected);
    const auto jobs = json::jobs(jobWith("\"relation_type\":" + value));
    QCOMPARE(jobs.has_value(), expected >= 0);
    if (jobs)
        QCOMPARE(static_cast<int>(jobs->at(0).relation), expected);
    else
        QVERIFY(jobs.error().detail.startsWith("jobs[0].relation_type: "_L1));
}

void TestJsonCodec::lockedIsABooleanOrAString_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("expected");
    for (const auto &[value, expected] : { std::pair { "true", 1 },
                                           { "false", 0 },
                                           { "null", 0 },
                                           { "\"true\"", 1 },
                                           { "\"false\"", 0 },
                                           { "\"\"", 0 },
                                           { "\"yes\"", -1 },
                                           { "1", -1 } })
        QTest::newRow(value) << QByteArray(value) << expected;
}

void TestJsonCodec::lockedIsABooleanOrAString()
{
    QFETCH(const QByteArray, value);
    QFETCH(const int, expected);
    const auto user = json::user(userWith("\"locked\":" + value));
    QCOMPARE(user.has_value(), expected >= 0);
    if (user)
        QCOMPARE(user->locked, expected == 1);
    else
        QCOMPARE(user.error().detail, u"locked: not true or false"_s);
}

void TestJsonCodec::malformedUserPageNamesRecordAndMember_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    const QByteArray good = userWith({});
    const auto row = [](const char *name, const QByteArray &body, const QString &detail) {
        QTest::newRow(name) << body << detail;
    };
    row("nothing", "", u"body: empty"_s);
    row("only a byte order mark", "\xEF\xBB\xBF", u"body: empty"_s);
    row("a list", "[]", u"body: not an object"_s);
    row("html", "<html>busy</html>", u"body: not JSON"_s);
    row("cut off", usersPage(good).chopped(2), u"body: not JSON"_s);
    row("two documents", usersPage(good) + usersPage(good), u"body: not JSON"_s);
    row("trailing comma", usersPage(good + ','), u"body: not JSON"_s);
    row("single quotes", "{'total':1}", u"body: not JSON"_s);
    row("GBK", usersPage(userWith("\"name\":\"\xd5\xc5\xce\xb0\"")), u"body: not UTF-8"_s);
    row("no total", "{\"users\":[]}", u"total: missing"_s);
    row("total null", usersPage(good, "null"), u"total: null"_s);
    row("total a string", usersPage(good, "\"1\""), u"total: not an integer"_s);
    row("total a fraction", usersPage(good, "1.5"), u"total: not an integer"_s);
    row("total negative", usersPage(good, "-1"), u"total: negative"_s);
    row("total too large", usersPage(good, "18446744073709551615"), u"total: not an integer"_s);
    row("no list", "{\"total\":1}", u"users: missing"_s);
    row("list null", "{\"total\":1,\"users\":null}", u"users: null"_s);
    row("list an object", "{\"total\":1,\"users\":{}}", u"users: not a list"_s);
    row("list of another name", "{\"total\":1,\"jobs\":[]}", u"users: missing"_s);
    row("record not an object", usersPage(good + ",7"), u"users[1]: not an object"_s);
    row("record null", usersPage("null"), u"users[0]: not an object"_s);
    row("id missing", usersPage(good + ',' + good + ",{\"user_name\":\"x\"}"),
        u"users[2].user_id: missing"_s);
    row("id a number", usersPage("{\"user_id\":5,\"user_name\":\"x\"}"),
        u"users[0].user_id: not a string"_s);
    row("id null", usersPage("{\"user_id\":null,\"user_name\":\"x\"}"),
        u"users[0].user_id: null"_s);
    row("id empty", usersPage("{\"user_id\":\"\",\"user_name\":\"x\"}"),
        u"users[0].user_id: empty"_s);
    row("user name missing", usersPage("{\"user_id\":\"x\"}"), u"users[0].user_name: missing"_s);
    row("mobile a number", usersPage(userWith("\"mobile\":139")),
        u"users[0].mobile: not a string"_s);
    row("disabled a string", usersPage(userWith("\"disabled\":\"no\"")),
        u"users[0].disabled: not true or false"_s);
}

void TestJsonCodec::malformedUserPageNamesRecordAndMember()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, detail);
    const auto page = json::userPage(body);
    QVERIFY(!page);
    QCOMPARE(page.error().kind, ApiError::Kind::Malformed);
    QVERIFY2(page.error().detail.startsWith(detail), qPrintable(page.error().detail));
}

void TestJsonCodec::malformedJobsNameRecordAndMember_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    QTest::newRow("no relation type") << jobWith({}) << u"jobs[0].relation_type: missing"_s;
    QTest::newRow("position a number") << jobWith("\"relation_type\":0,\"position_id\":9")
                                       << u"jobs[0].position_id: not a string"_s;
    QTest::newRow("no job id") << QByteArray(
        R"({"total":1,"jobs":[{"org_id":"o","relation_type":0}]})")
                               << u"jobs[0].job_id: missing"_s;
    QTest::newRow("no organization")
        << QByteArray(R"({"total":1,"jobs":[{"job_id":"j","relation_type":0}]})")
        << u"jobs[0].org_id: missing"_s;
    // Writes are judged on the whole list: a part of it would make a job that is there look gone.
    const QByteArray j1 = R"({"job_id":"j1","org_id":"o","relation_type":0})";
    const QByteArray j2 = R"({"job_id":"j2","org_id":"o","relation_type":1})";
    QTest::newRow("a part of them") << "{\"total\":12,\"jobs\":[" + j1 + ',' + j2 + "]}"
                                    << u"total: more than the list holds"_s;
    QTest::newRow("none of them") << QByteArray("{\"total\":1,\"jobs\":[]}")
                                  << u"total: more than the list holds"_s;
    QTest::newRow("one twice") << "{\"total\":3,\"jobs\":[" + j1 + ',' + j2 + ',' + j1 + "]}"
                               << u"jobs[2].job_id: repeated"_s;
    QTest::newRow("total a string")
        << "{\"total\":\"1\",\"jobs\":[" + j1 + "]}" << u"total: not an integer"_s;
}

void TestJsonCodec::malformedJobsNameRecordAndMember()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, detail);
    const auto jobs = json::jobs(body);
    QVERIFY(!jobs);
    QCOMPARE(jobs.error().kind, ApiError::Kind::Malformed);
    QCOMPARE(jobs.error().detail, detail);
}

void TestJsonCodec::jobsWithAnotherTotalAreStillWhole_data()
{
    QTest::addColumn<QByteArray>("total");
    QTest::newRow("fewer than listed") << QByteArray("\"total\":0,");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("null") << QByteArray("\"total\":null,");
}

void TestJsonCodec::jobsWithAnotherTotalAreStillWhole()
{
    QFETCH(const QByteArray, total);
    const auto jobs
        = json::jobs('{' + total + R"("jobs":[{"job_id":"j1","org_id":"o","relation_type":0}]})");
    QVERIFY(jobs);
    QCOMPARE(jobs->size(), 1);
    // A filter that the total does not know of.
    const QByteArray filtered
        = R"({"total":3,"jobs":[{"job_id":"j1","org_id":"o","relation_type":0}]})";
    QVERIFY(json::jobs(filtered, true));
    QVERIFY(!json::jobs(filtered, false));
}

void TestJsonCodec::malformedSingleRecordNamesMember_data()
{
    QTest::addColumn<QString>("got");
    QTest::addColumn<QString>("detail");
    const auto detail
        = [](const auto &result) { return result ? u"good"_s : result.error().detail; };
    QTest::newRow("organization without code")
        << detail(json::organization(R"({"org_id":"o","name":"n"})")) << u"org_code: missing"_s;
    QTest::newRow("organization without name")
        << detail(json::organization(R"({"org_id":"o","org_code":"c","name":null})"))
        << u"name: null"_s;
    QTest::newRow("sequence too large") << detail(
        json::organization(R"({"org_id":"o","org_code":"c","name":"n","sequence":3000000000})"))
                                        << u"sequence: out of range"_s;
    QTest::newRow("sequence a string")
        << detail(json::organization(R"({"org_id":"o","org_code":"c","name":"n","sequence":"5"})"))
        << u"sequence: not an integer"_s;
    QTest::newRow("position without organization")
        << detail(json::position(R"({"position_id":"p","code":"c","name":"n"})"))
        << u"org_id: missing"_s;
    QTest::newRow("position without code")
        << detail(json::position(R"({"position_id":"p","org_id":"o","name":"n"})"))
        << u"code: missing"_s;
    QTest::newRow("title without id")
        << detail(json::title(R"({"code":"c","name":"n"})")) << u"title_id: missing"_s;
    QTest::newRow("title with a list for a name")
        << detail(json::title(R"({"title_id":"t","code":"c","name":[]})"))
        << u"name: not a string"_s;
}

void TestJsonCodec::malformedSingleRecordNamesMember()
{
    QFETCH(const QString, got);
    QTEST(got, "detail");
}

void TestJsonCodec::errorsNeverHoldValues()
{
    const auto page
        = json::userPage(usersPage(R"({"user_id":"张伟-secret","user_name":{"x":"139-secret"}})"));
    QVERIFY(!page);
    QVERIFY2(!page.error().detail.contains("secret"_L1), qPrintable(page.error().detail));
    const auto broken = json::userPage(usersPage(R"({"user_id":"张伟-secret",,})"));
    QVERIFY(!broken);
    QVERIFY2(!broken.error().detail.contains("secret"_L1), qPrintable(broken.error().detail));
}

void TestJsonCodec::nestingIsLimited()
{
    QVERIFY(json::writtenId(nested(60), "job_id"));
    const auto deep = json::writtenId(nested(65), "job_id");
    QVERIFY(!deep);
    QCOMPARE(deep.error().detail, u"body: nested too deeply"_s);
    QVERIFY(!json::writtenId(nested(1'000'000), "job_id"));
    QVERIFY(!json::userPage(QByteArray(1'000'000, '[')));
}

void TestJsonCodec::sizeIsLimited()
{
    const QByteArray large
        = R"({"job_id":"j1","x":")" + QByteArray(17LL * 1024 * 1024, 'x') + "\"}";
    const auto id = json::writtenId(large, "job_id");
    QVERIFY(!id);
    QCOMPARE(id.error().detail, u"body: larger than 16 MiB"_s);
    // Below the limit it is read, and the parser that grew for it still reads the next one.
    QVERIFY(json::writtenId(R"({"job_id":"j1","x":")" + QByteArray(15LL * 1024 * 1024, 'x') + "\"}",
                            "job_id"));
    QVERIFY(json::writtenId(R"({"job_id":"j1"})", "job_id"));
    QVERIFY(!json::writtenId(nested(65), "job_id"));
}

void TestJsonCodec::byteOrderMarkIsSkipped()
{
    const auto id = json::writtenId("\xEF\xBB\xBF{\"job_id\":\"j1\"}", "job_id");
    QVERIFY(id);
    QCOMPARE(*id, u"j1"_s);
}

void TestJsonCodec::integersMayBeWiderThanTheMachines_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("22 digits") << QByteArray("3333333333333333333333") << true;
    QTest::newRow("least negative but one") << QByteArray("-9223372036854775809") << true;
    QTest::newRow("in a list") << QByteArray("[1,18446744073709551616,-1]") << true;
    QTest::newRow("beside what looks like one")
        << QByteArray(R"({"33333333333333333333":"\"33333333333333333333","x":)"
                      R"(3.3333333333333333333333e1,"y":33333333333333333333})")
        << true;
    QTest::newRow("leading zero") << QByteArray("03333333333333333333333") << false;
    QTest::newRow("two signs") << QByteArray("--3333333333333333333333") << false;
    QTest::newRow("sign alone") << QByteArray("-") << false;
    QTest::newRow("two points") << QByteArray("3333333333333333333333.1.0") << false;
    QTest::newRow("larger than any number") << QByteArray(400, '3') << false;
}

// JSON knows no width; a member nobody reads must not cost a page.
void TestJsonCodec::integersMayBeWiderThanTheMachines()
{
    QFETCH(const QByteArray, json);
    QFETCH(const bool, isRead);
    const auto user = json::user(userWith("\"serial\":" + json));
    QCOMPARE(user.has_value(), isRead);
    if (!isRead)
        QVERIFY2(user.error().detail.startsWith("body: not JSON"_L1),
                 qPrintable(user.error().detail));
}

void TestJsonCodec::wideIntegerIsNoCount()
{
    const auto page = json::userPage(usersPage({}, "33333333333333333333"));
    QVERIFY(!page);
    QCOMPARE(page.error().detail, u"total: not an integer"_s);
    // One beside it is read to its last digit.
    const auto users = json::userPage(
        usersPage(userWith("\"serial\":33333333333333333333"), "9223372036854775807"));
    QVERIFY(users);
    QCOMPARE(users->total, 9223372036854775807);
}

void TestJsonCodec::unusualTextSurvives()
{
    const auto user = json::user(
        userWith(R"("name":"\u5f20\ud842\udfb7 \"q\" \\ \u0000 \u202e 𠮷","email":" a b ")"));
    QVERIFY(user);
    QCOMPARE(user->name, u"张\U00020BB7 \"q\" \\ "_s + QChar(0) + u" \u202e 𠮷"_s);
    QCOMPARE(user->email, u" a b "_s); // opaque: not trimmed
    QVERIFY(!json::user(userWith(R"("name":"\ud842")"))); // half a character
}

void TestJsonCodec::markInFrontOfATextIsPartOfIt()
{
    const auto id = json::writtenId("{\"job_id\":\"\xEF\xBB\xBF\xEF\xBB\xBFj\"}", "job_id");
    QVERIFY(id);
    QCOMPARE(*id, u"\uFEFF\uFEFFj"_s);
}

void TestJsonCodec::writtenIdIsRequired_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("absent") << QByteArray("{}");
    QTest::newRow("null") << QByteArray("{\"job_id\":null}");
    QTest::newRow("empty") << QByteArray("{\"job_id\":\"\"}");
    QTest::newRow("number") << QByteArray("{\"job_id\":1}");
    QTest::newRow("no body") << QByteArray();
    QTest::newRow("html") << QByteArray("<html/>");
}

void TestJsonCodec::writtenIdIsRequired()
{
    QFETCH(const QByteArray, body);
    QVERIFY(!json::writtenId(body, "job_id"));
}

void TestJsonCodec::tokenIsChecked_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail"); // empty: good
    const auto row = [](const char *name, const char *body, const QString &detail) {
        QTest::newRow(name) << QByteArray(body) << detail;
    };
    row("document",
        R"({"access_token":"eyJ.a-b_c","token_type":"bearer","expires_in":1799,"scope":"all"})",
        {});
    row("Bearer", R"({"access_token":"T","token_type":"Bearer","expires_in":1799})", {});
    row("no type", R"({"access_token":"T","expires_in":1799})", {});
    row("life as a string", R"({"access_token":"T","expires_in":"1799"})", {});
    row("no token", R"({"expires_in":1})", u"access_token: missing"_s);
    row("empty token", R"({"access_token":"","expires_in":1})", u"access_token: empty"_s);
    row("a header inside", R"({"access_token":"T\r\nX: y","expires_in":1})",
        u"access_token: not visible ASCII"_s);
    row("not ASCII", R"({"access_token":"Té","expires_in":1})",
        u"access_token: not visible ASCII"_s);
    row("no life", R"({"access_token":"T"})", u"expires_in: missing"_s);
    row("negative life", R"({"access_token":"T","expires_in":-5})", u"expires_in: negative"_s);
    row("words for a life", R"({"access_token":"T","expires_in":"soon"})",
        u"expires_in: not an integer"_s);
    row("another type", R"({"access_token":"T","token_type":"mac","expires_in":1})",
        u"token_type: not bearer"_s);
}

void TestJsonCodec::tokenIsChecked()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, detail);
    const auto token = json::token(body);
    QCOMPARE(token ? QString() : token.error().detail, detail);
    if (token)
        QVERIFY(token->expiresIn == 1799 && !token->accessToken.isEmpty());
}

void TestJsonCodec::errorBodiesOfBothShapes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("text");
    const auto row
        = [](const char *name, const char *body, const QString &code, const QString &text) {
              QTest::newRow(name) << QByteArray(body) << code << text;
          };
    row("business", R"({"error_code":"USER.0001","error_msg":"用户不存在"})", u"USER.0001"_s,
        u"用户不存在"_s);
    row("other order", R"({"error_msg":"User does not exist","error_code":"USER.0001"})",
        u"USER.0001"_s, u"User does not exist"_s);
    row("blank before the code", R"({"error_code":" OAP.PAGE.0003","error_msg":"x"})",
        u"OAP.PAGE.0003"_s, u"x"_s);
    row("OAuth", R"({"error":"invalid_token","error_description":"Invalid access"})",
        u"invalid_token"_s, u"Invalid access"_s);
    row("OAuth without words", R"({"error":"invalid_client"})", u"invalid_client"_s, {});
    row("only words", R"({"error_msg":"no"})", {}, u"no"_s);
    row("a code with what is not seen", R"({"error_code":"A\u001b[31m"})", {}, u"A\x1b[31m"_s);
    row("a code that turns the writing", R"({"error_code":"A\u202eB","error_msg":"no"})", {},
        u"no"_s);
    row("a framework's", R"({"timestamp":1,"status":404,"error":"Not Found","path":"/x"})", {},
        u"Not Found"_s);
    row("html", "<html><body>502 Bad Gateway</body></html>", {}, {});
    row("plain text", "service unavailable", {}, {});
    row("a list", "[1]", {}, {});
    row("code a number", R"({"error_code":17,"error_msg":"no"})", {}, u"no"_s);
    row("empty", "", {}, {});
    row("not UTF-8", "{\"error_code\":\"\xff\"}", {}, {});
}

void TestJsonCodec::errorBodiesOfBothShapes()
{
    QFETCH(const QByteArray, body);
    const json::ErrorBody error = json::errorBody(body);
    QTEST(error.code, "code");
    QTEST(error.text, "text");
}

void TestJsonCodec::errorTextIsRedactedAndBounded()
{
    const QByteArray token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0."
                             "dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";
    const json::ErrorBody error = json::errorBody(
        R"({"error":"invalid_token","error_description":"Invalid access token: )" + token + "\"}");
    QVERIFY2(!error.text.contains(QString::fromLatin1(token)), qPrintable(error.text));
    QVERIFY(!error.text.isEmpty());
    QVERIFY(
        json::errorBody(R"({"error_msg":")" + QByteArray("长 ").repeated(5000) + "\"}").text.size()
        <= 1000);
    // What hides something short is longer than it.
    const json::ErrorBody grown
        = json::errorBody(R"({"error_code":")" + QByteArray("//@").repeated(30)
                          + R"(","error_msg":")" + QByteArray("//@ ").repeated(240) + "\"}");
    QVERIFY(grown.code.size() <= 100);
    QVERIFY(grown.text.size() <= 1000);
}

void TestJsonCodec::manyDocumentsOnOneThreadDoNotDisturbEachOther()
{
    // The parser is reused: what was read from one document must not change with the next.
    const auto first = json::user(userWith("\"name\":\"张伟\""));
    for (int i = 0; i < 100; ++i)
        QVERIFY(json::userPage(usersPage(userWith("\"name\":\"" + QByteArray(i, 'x') + '"'))));
    QVERIFY(first);
    QCOMPARE(first->name, u"张伟"_s);
}

// An array of a million numbers is small; a million people of whom none was read are not.
void TestJsonCodec::lengthOfAListIsNotBelieved()
{
    const QByteArray body = usersPage("0" + QByteArray(",0").repeated(2'000'000));
    std::ignore = json::errorBody(body); // what the parser needs for so long a body is its own
    const qint64 before = peakKibibytes();
    QVERIFY(before > 0);
    const auto page = json::userPage(body);
    QVERIFY(!page);
    QVERIFY2(page.error().detail.contains("users[0]"_L1), qPrintable(page.error().detail));
    const qint64 taken = peakKibibytes() - before;
    QVERIFY2(taken < 100LL * 1024, qPrintable(QString::number(taken)));
}

void TestJsonCodec::draftsAreEncodedInTheOrderOfTheDocument()
{
    const JobDraft job { OrgCode(u"10000"_s), PositionCode(u"IDaaS_Java_Developer"_s),
                         TitleCode(u"Senior_Engineer"_s) };
    QCOMPARE(
        json::encoded(job),
        R"({"org_code":"10000","position_code":"IDaaS_Java_Developer","title_code":"Senior_Engineer"})");
    const PositionDraft position { OrgCode(u"10000"_s), u"IDaaS Java Developer"_s,
                                   PositionCode(u"J"_s), TitleCode(u"S"_s) };
    QCOMPARE(json::encoded(position),
             R"({"org_code":"10000","name":"IDaaS Java Developer","code":"J","title_code":"S"})");
}

RENZHI_GUILESS_TEST(TestJsonCodec)
#include "tst_jsoncodec.moc"
