// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a tenant may limit without a word in the documents (who calls, which organizations, how long
// a field, how many jobs), in each position of the sandbox's switch, as the client meets it.

#include "models/core/errorcatalog.h"
#include "tests/directory/syncworld.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using LimitEdit = std::function<void(SandboxOptions &)>;
using Outside = SandboxOptions::OutsideScope;
using OutcomeState = WriteOutcome::State;

namespace {

// Done, with nothing to be told about it.
bool isQuietlyDone(const WriteOutcome &outcome)
{
    return outcome.state == OutcomeState::Confirmed && !outcome.foundByReading
        && outcome.error.code.isEmpty() && outcome.error.detail.isEmpty();
}

bool speaksChinese(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

// There are words in both languages; of a code nobody knows the title is the server's.
bool hasWords(const ErrorEntry &entry)
{
    return speaksChinese(entry.zh.measure) && !entry.en.measure.isEmpty()
        && !speaksChinese(entry.en.measure)
        && (!entry.known || (speaksChinese(entry.zh.title) && !speaksChinese(entry.en.title)));
}

Result<JobList> jobsOfTheUser(WriteWorld &world)
{
    std::optional<Result<JobList>> result;
    QObject context;
    world.service->readJobs(UserId(world.user), {}, &context,
                            [&result](const Result<JobList> &jobs) { result = jobs; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20'000))
        return Failure(ApiError {});
    return *result;
}

// Within the first organization, the one the application has in these tests.
WriteRequest jobInside(const WriteWorld &world)
{
    WriteRequest request = world.addJob();
    request.jobDraft = { OrgCode(u"O-1"_s), PositionCode(u"P-1"_s), TitleCode(u"T-1"_s) };
    return request;
}

void addOutsideForms()
{
    QTest::addColumn<Outside>("form");
    QTest::newRow("the others are hidden") << Outside::Hidden;
    QTest::newRow("the others are refused") << Outside::Refused;
    QTest::newRow("the others are for reading") << Outside::ReadOnly;
}

LimitEdit onlyTheFirst(Outside form)
{
    return [form](SandboxOptions &options) {
        options.onlyOrganizations = QStringList { u"O-1"_s };
        options.outsideScope = form;
    };
}

} // namespace

class TestTenantLimits : public QObject
{
    Q_OBJECT
private slots:
    void refusedAddressIsTold_data();
    void refusedAddressIsTold();
    void allowedAddressWorks();
    void cacheHasWhatTheApplicationSees_data() { addOutsideForms(); }
    void cacheHasWhatTheApplicationSees();
    void writingOutsideIsRefused_data() { addOutsideForms(); }
    void writingOutsideIsRefused();
    void disabledIsTheServersToJudge_data();
    void disabledIsTheServersToJudge();
    void fieldBeyondItsLimitIsRefused_data();
    void fieldBeyondItsLimitIsRefused();
    void oneJobTooManyIsRefused_data();
    void oneJobTooManyIsRefused();
};

void TestTenantLimits::refusedAddressIsTold_data()
{
    using RefusalBody = SandboxOptions::RefusalBody;
    QTest::addColumn<bool>("atCallsAlone");
    QTest::addColumn<int>("status");
    QTest::addColumn<RefusalBody>("body");
    QTest::addColumn<QString>("key"); // of the words
    const auto row
        = [](const char *name, bool atCallsAlone, int status, RefusalBody body, const char *key) {
              QTest::newRow(name) << atCallsAlone << status << body << QString::fromLatin1(key);
          };
    row("signing in, 403", false, 403, RefusalBody::OAuth, "access_denied");
    row("signing in, 400", false, 400, RefusalBody::OAuth, "access_denied");
    row("signing in, 403-business", false, 403, RefusalBody::Business, "SANDBOX.ADDRESS");
    row("signing in, 401-html", false, 401, RefusalBody::Html, "http.401");
    row("signing in, 403-empty", false, 403, RefusalBody::Empty, "http.403");
    row("calling, 403", true, 403, RefusalBody::OAuth, "access_denied");
    row("calling, 400", true, 400, RefusalBody::OAuth, "access_denied");
    row("calling, 403-business", true, 403, RefusalBody::Business, "SANDBOX.ADDRESS");
    row("calling, 403-html", true, 403, RefusalBody::Html, "http.403");
    row("calling, 401-empty", true, 401, RefusalBody::Empty, "http.401");
}

void TestTenantLimits::refusedAddressIsTold()
{
    QFETCH(bool, atCallsAlone);
    QFETCH(int, status);
    QFETCH(SandboxOptions::RefusalBody, body);
    QFETCH(QString, key);
    WriteWorld world([=](SandboxOptions &options) {
        options.allowedAddresses = QStringList { u"10.0.0.1"_s };
        options.signInFromAnywhere = atCallsAlone;
        options.refusedAddress = { status, body };
    });
    const auto jobs = jobsOfTheUser(world);
    QVERIFY(!jobs);
    QCOMPARE(jobs.error().kind, ApiError::Kind::Auth);
    QCOMPARE(jobs.error().httpStatus, status);
    const ErrorEntry entry = ErrorCatalog().entryFor(jobs.error());
    QCOMPARE(entry.key, key);
    QVERIFY(hasWords(entry));
    const WriteOutcome outcome = world.written(world.addJob());
    QVERIFY2(outcome.state == OutcomeState::Rejected, qPrintable(told(outcome)));
    QCOMPARE(world.writesSeen(), 0);
}

void TestTenantLimits::allowedAddressWorks()
{
    WriteWorld world([](SandboxOptions &options) {
        options.allowedAddresses = QStringList { u"10.0.0.1"_s, u"127.0.0.1"_s };
    });
    QVERIFY(jobsOfTheUser(world));
    const WriteOutcome outcome = world.written(world.addJob());
    QVERIFY2(isQuietlyDone(outcome), qPrintable(told(outcome)));
}

void TestTenantLimits::cacheHasWhatTheApplicationSees()
{
    QFETCH(Outside, form);
    WriteWorld world(onlyTheFirst(form));
    const auto report = synced(*world.service);
    QVERIFY2(report, qPrintable(textOf(report)));
    QVERIFY(world.service->hasCompleteCache());
    const bool isAll = form == Outside::ReadOnly;
    const auto known = world.service->references();
    QCOMPARE(known->organizations().size(), isAll ? world.server.organizations().size() : 1);
    QCOMPARE(known->positions().size(), isAll ? world.server.positions().size() : 1);
    QCOMPARE(known->titles().size(), world.server.titles().size());
    QVERIFY(known->organization(OrgCode(u"O-1"_s)) && known->position(PositionCode(u"P-1"_s)));
    QVERIFY(world.service->user(UserId(world.user)));
    const auto cache = CacheStore::open(world.folder.filePath(u"cache"_s));
    QVERIFY(cache);
    QCOMPARE((*cache)->count(Collection::Users), qint64(isAll ? world.server.userCount() : 1));
}

void TestTenantLimits::writingOutsideIsRefused()
{
    QFETCH(Outside, form);
    WriteWorld world(onlyTheFirst(form));
    world.sync();
    const WriteOutcome refused = world.written(world.addJob()); // to the second organization
    QVERIFY2(refused.state == OutcomeState::Rejected, qPrintable(told(refused)));
    const ErrorEntry entry = ErrorCatalog().entryFor(refused.error);
    QVERIFY(hasWords(entry));
    if (form == Outside::Hidden) {
        QCOMPARE(entry.key, u"ORG.0001"_s);
        QCOMPARE(entry.field, Field::Organization);
    } else {
        QCOMPARE(refused.error.kind, ApiError::Kind::Auth);
        QCOMPARE(entry.key, u"insufficient_scope"_s);
    }
    QCOMPARE(world.server.jobs(world.user).size(), 2);
    const WriteOutcome done = world.written(jobInside(world));
    QVERIFY2(isQuietlyDone(done), qPrintable(told(done)));
    QCOMPARE(world.writesSeen(), 2);
}

void TestTenantLimits::disabledIsTheServersToJudge_data()
{
    QTest::addColumn<bool>("isPerson");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("organization, allowed") << false << false;
    QTest::newRow("organization, refused") << false << true;
    QTest::newRow("person, allowed") << true << false;
    QTest::newRow("person, refused") << true << true;
}

void TestTenantLimits::disabledIsTheServersToJudge()
{
    QFETCH(bool, isPerson);
    QFETCH(bool, isRefused);
    WriteWorld world([=](SandboxOptions &options) { options.refuseDisabled = isRefused; });
    if (isPerson) {
        SandboxUser person = *world.server.user(world.user);
        person.disabled = true;
        world.server.put(person);
    } else {
        SandboxOrganization organization = *world.server.organizationByCode(u"O-2"_s);
        organization.disabled = true;
        world.server.put(organization);
    }
    world.sync();
    const WriteOutcome outcome = world.written(world.addJob());
    QVERIFY(outcome.sent);
    QCOMPARE(world.server.jobs(world.user).size(), isRefused ? 2 : 3);
    if (!isRefused) {
        QVERIFY2(isQuietlyDone(outcome), qPrintable(told(outcome)));
        return;
    }
    QVERIFY2(outcome.state == OutcomeState::Rejected, qPrintable(told(outcome)));
    const ErrorEntry entry = ErrorCatalog().entryFor(outcome.error);
    QCOMPARE(entry.key, u"SANDBOX.DISABLED"_s);
    QCOMPARE(entry.zh.title, outcome.error.serverText);
    QVERIFY(hasWords(entry));
}

void TestTenantLimits::fieldBeyondItsLimitIsRefused_data()
{
    using O = SandboxOptions;
    QTest::addColumn<LimitEdit>("edit");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("key"); // empty: it is added
    QTest::addColumn<Field>("field");
    const auto row = [](const char *test, const LimitEdit &edit, const QString &name,
                        const QString &code, const char *key = "", Field field = Field::None) {
        QTest::newRow(test) << edit << name << code << QString::fromLatin1(key) << field;
    };
    const auto lengths = [](bool isNamed) -> LimitEdit {
        return [isNamed](O &options) {
            options.longestName = 4;
            options.longestCode = 5;
            options.badFieldIsNamed = isNamed;
        };
    };
    const auto characters = [](O::CodeCharacters allowed, bool isNamed) -> LimitEdit {
        return [allowed, isNamed](O &options) {
            options.codeCharacters = allowed;
            options.badFieldIsNamed = isNamed;
        };
    };
    using Characters = O::CodeCharacters;
    const QString name = u"新职位"_s;
    const QString longName = u"很长的职位"_s;
    row(
        "no limits", [](O &) {}, longName, u"新 职/位.1"_s);
    row("within the lengths", lengths(false), name, u"N_1-2"_s);
    row("name too long, general", lengths(false), longName, u"N_1-2"_s, "COM.0601");
    row("name too long, named", lengths(true), longName, u"N_1-2"_s, "OAP.PARAM.0004", Field::Name);
    row("code too long, general", lengths(false), name, u"N_1-23"_s, "COM.0601");
    row("code too long, named", lengths(true), name, u"N_1-23"_s, "OAP.PARAM.0004", Field::Code);
    row("any script, Chinese", characters(Characters::Word, false), name, u"新职-1"_s);
    row("any script, blank", characters(Characters::Word, true), name, u"新 职"_s, "OAP.PARAM.0004",
        Field::Code);
    row("Latin letters", characters(Characters::Ascii, false), name, u"NEW-1"_s);
    row("Latin letters, Chinese, general", characters(Characters::Ascii, false), name, u"新职-1"_s,
        "COM.0601");
    row("Latin letters, Chinese, named", characters(Characters::Ascii, true), name, u"新职-1"_s,
        "OAP.PARAM.0004", Field::Code);
}

void TestTenantLimits::fieldBeyondItsLimitIsRefused()
{
    QFETCH(LimitEdit, edit);
    QFETCH(QString, name);
    QFETCH(QString, code);
    QFETCH(QString, key);
    QFETCH(Field, field);
    WriteWorld world(edit);
    world.sync();
    WriteRequest request = world.addPosition();
    request.positionDraft.name = name;
    request.positionDraft.code = PositionCode(code);
    const WriteOutcome outcome = world.written(request);
    QVERIFY(outcome.sent);
    QCOMPARE(world.server.positionByCode(code).has_value(), key.isEmpty());
    if (key.isEmpty()) {
        QVERIFY2(isQuietlyDone(outcome), qPrintable(told(outcome)));
        return;
    }
    QVERIFY2(outcome.state == OutcomeState::Rejected, qPrintable(told(outcome)));
    QCOMPARE(outcome.error.kind, ApiError::Kind::Rejected);
    const ErrorEntry entry = ErrorCatalog().entryFor(outcome.error);
    QCOMPARE(entry.key, key);
    QCOMPARE(entry.field, field);
    QVERIFY(entry.known && hasWords(entry));
}

void TestTenantLimits::oneJobTooManyIsRefused_data()
{
    QTest::addColumn<int>("most"); // the person has one
    QTest::newRow("as many as one likes") << -1;
    QTest::newRow("one more") << 2;
    QTest::newRow("no more") << 1;
    QTest::newRow("none at all") << 0;
}

void TestTenantLimits::oneJobTooManyIsRefused()
{
    QFETCH(int, most);
    WriteWorld world([=](SandboxOptions &options) { options.mostPartTimeJobs = most; });
    const bool isRefused = most == 0 || most == 1;
    const WriteOutcome outcome = world.written(world.addJob());
    QVERIFY(outcome.sent);
    QCOMPARE(world.server.jobs(world.user).size(), isRefused ? 2 : 3);
    if (isRefused) {
        QVERIFY2(outcome.state == OutcomeState::Rejected, qPrintable(told(outcome)));
        QCOMPARE(outcome.error.kind, ApiError::Kind::Rejected);
        const ErrorEntry entry = ErrorCatalog().entryFor(outcome.error);
        QCOMPARE(entry.key, u"SANDBOX.JOBS"_s);
        QVERIFY(hasWords(entry));
    } else {
        QVERIFY2(isQuietlyDone(outcome), qPrintable(told(outcome)));
    }
    // What there is can be changed all the same.
    const WriteOutcome changed = world.written(world.updateJob());
    QVERIFY2(isQuietlyDone(changed), qPrintable(told(changed)));
}

RENZHI_GUILESS_TEST(TestTenantLimits)
#include "tst_tenantlimits.moc"
