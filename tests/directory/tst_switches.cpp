// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the documents leave open, in each position of the sandbox's switch, as the client meets it.

#include "models/api/apiclient.h"
#include "models/api/endpoints.h"
#include "models/core/errorcatalog.h"
#include "tests/directory/sandboxdifference.h"
#include "tests/directory/syncworld.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;
using Body = SandboxOptions::RefusalBody;
using Edit = std::function<void(SandboxOptions &)>;
using Kind = WriteRequest::Kind;
using State = WriteOutcome::State;

namespace {

// Done, and seen to be what was asked without doubt: no lost answer, no failed reading.
bool isPlainlyConfirmed(const WriteOutcome &outcome)
{
    return outcome.state == State::Confirmed && !outcome.foundByReading
        && outcome.error.code.isEmpty() && outcome.error.detail.isEmpty();
}

bool hasHan(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

template <class T> QString problemOf(const Result<T> &result)
{
    return result ? QString() : QString(result.error().code + u' ' + result.error().detail);
}

// Each switch away from its default, after one row with all of them at it. A working day ends the
// same in every position.
void addSwitches()
{
    using O = SandboxOptions;
    QTest::addColumn<Edit>("edit");
    const auto row = [](const char *name, const Edit &edit) { QTest::newRow(name) << edit; };
    row("all at their defaults", [](O &) {});
    row("list-org-scope subtree", [](O &o) { o.listOrgScope = O::OrgScope::Subtree; });
    row("position-title-omitted keep", [](O &o) { o.keepOmittedPositionTitle = true; });
    row("default-title apply", [](O &o) { o.applyDefaultTitle = true; });
    row("duplicate-job refuse", [](O &o) { o.refuseDuplicateJob = true; });
    row("relation-type string", [](O &o) { o.relationType = O::RelationTypeForm::String; });
    row("touch-user on", [](O &o) { o.jobChangeTouchesUser = true; });
    row("case-sensitive-codes off", [](O &o) { o.caseSensitiveCodes = false; });
    row("case-sensitive-user-names on", [](O &o) { o.caseSensitiveUserNames = true; });
    row("all-child-roots include", [](O &o) { o.allChildIncludesRoots = true; });
    row("sort updated", [](O &o) { o.sort = O::SortOrder::Updated; });
    row("sort created", [](O &o) { o.sort = O::SortOrder::Created; });
    row("token-form any", [](O &o) { o.tokenForm = O::TokenForm::Any; });
    row("delete-primary allow", [](O &o) { o.allowPrimaryDelete = true; });
    row("mobile-form bare", [](O &o) { o.mobileForm = O::MobileForm::Bare; });
    row("mobile-form full", [](O &o) { o.mobileForm = O::MobileForm::Full; });
    row("updated-filter second", [](O &o) { o.filterByWholeSecond = true; });
    row("relation-type-filter ignore", [](O &o) { o.ignoreRelationTypeFilter = true; });
    row("page-errors general", [](O &o) { o.generalPageErrors = true; });
    row("clock-shift 8", [](O &o) { o.clockShift = 8; });
    row("clock-shift -8", [](O &o) { o.clockShift = -8; });
    row("null-style empty", [](O &o) { o.nullStyle = O::NullStyle::Empty; });
    row("null-style absent", [](O &o) { o.nullStyle = O::NullStyle::Absent; });
    row("error-language en", [](O &o) { o.errorLanguage = O::ErrorLanguage::En; });
    row("error-language header", [](O &o) { o.errorLanguage = O::ErrorLanguage::Header; });
}

// More than a page of people and of positions, so that their order matters.
Edit withPages(const Edit &edit)
{
    return [edit](SandboxOptions &options) {
        options.users = 250;
        options.positions = 130;
        edit(options);
    };
}

// Empty when the cache has what the server holds, else the first difference.
QString difference(const WriteWorld &world)
{
    const auto references = world.service->references();
    QString found = differenceOf(references->organizations(), world.server.organizations(),
                                 u"organizations"_s);
    if (found.isEmpty())
        found = differenceOf(references->titles(), world.server.titles(), u"titles"_s);
    if (found.isEmpty())
        found = differenceOf(references->positions().toVector(), world.server.positions(),
                             u"positions"_s);
    if (!found.isEmpty())
        return found;
    const auto cache = CacheStore::open(world.folder.filePath(u"cache"_s));
    if (!cache)
        return cache.error().detail;
    int count = 0;
    const auto read = (*cache)->forEachUser([&](UserRow, const User &user) {
        ++count;
        const auto theirs = world.server.user(user.id.toString());
        if (!theirs || !equal(user, *theirs))
            found = u"user "_s + user.id.toString();
    });
    if (!read)
        return read.error().detail;
    if (found.isEmpty() && count != world.server.userCount())
        found = u"%1 people instead of %2"_s.arg(count).arg(world.server.userCount());
    return found;
}

Result<JobList> jobsRead(WriteWorld &world, std::optional<RelationType> type = {})
{
    std::optional<Result<JobList>> result;
    QObject context;
    world.service->readJobs(UserId(world.user), type, &context,
                            [&result](const Result<JobList> &jobs) { result = jobs; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20'000))
        return Failure(ApiError {});
    return *result;
}

Result<User> looked(const WriteWorld &world, const Endpoint<User> &endpoint)
{
    const TenantOptions options = world.options();
    Connection connection;
    connection.baseUrl = options.baseUrl;
    connection.clientId = options.clientId;
    connection.clientSecret = options.clientSecret;
    ApiClient client(connection);
    std::optional<Result<User>> result;
    client.send<User>(endpoint, &client,
                      [&result](Result<User> user) { result = std::move(user); });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20'000))
        return Failure(ApiError {});
    return *result;
}

// What the sandbox says to a request whose credentials were lost on the way.
Fault answerWithoutToken(const SandboxServer &server)
{
    QNetworkAccessManager network;
    network.setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
    QUrl url = server.url();
    url.setPath(u"/api/v2/tenant/users"_s);
    url.setQuery(u"offset=0&limit=10"_s);
    const std::unique_ptr<QNetworkReply> reply(network.get(QNetworkRequest(url)));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 20'000))
        return Fault::hang();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return Fault::reply(status, reply->readAll());
}

// Who is not let in: a wrong secret, a token that did not arrive, an application without the right.
enum class Refused { Client, Token, Permission };

} // namespace

class TestSwitches : public QObject
{
    Q_OBJECT
private slots:
    void cacheEqualsTheServer_data() { addSwitches(); }
    void cacheEqualsTheServer();
    void jobsOfAPersonAreRead_data() { addSwitches(); }
    void jobsOfAPersonAreRead();
    void writesAreConfirmed_data() { addSwitches(); }
    void writesAreConfirmed();
    void syncWaitsOutTheRateLimit();
    void secondSyncFindsTheChanges_data();
    void secondSyncFindsTheChanges();
    void syncShowsWhetherAJobTouchedItsPerson_data();
    void syncShowsWhetherAJobTouchedItsPerson();

    void equalJobIsAddedOrRefused_data();
    void equalJobIsAddedOrRefused();
    void clearedTitleOfAPositionIsCleared_data();
    void clearedTitleOfAPositionIsCleared();
    void untouchedTitleOfAPositionStays_data() { clearedTitleOfAPositionIsCleared_data(); }
    void untouchedTitleOfAPositionStays();
    void newJobWithoutATitleIsConfirmed_data();
    void newJobWithoutATitleIsConfirmed();
    void codesInAnotherCaseAreTheServersToJudge_data();
    void codesInAnotherCaseAreTheServersToJudge();
    void positionBelowIsNotTakenForTheNewOne_data();
    void positionBelowIsNotTakenForTheNewOne();
    void primaryJobIsLeftAlone_data();
    void primaryJobIsLeftAlone();
    void lookUpFollowsTheServersForm_data();
    void lookUpFollowsTheServersForm();

    void refusalIsToldInBothLanguages_data();
    void refusalIsToldInBothLanguages();
    void signInFormIsObeyedOrRefused_data();
    void signInFormIsObeyedOrRefused();
    void whoIsNotLetInIsToldWhy_data();
    void whoIsNotLetInIsToldWhy();
    void readersWriteIsRefusedAndSentOnce_data();
    void readersWriteIsRefusedAndSentOnce();
};

void TestSwitches::cacheEqualsTheServer()
{
    QFETCH(Edit, edit);
    WriteWorld world(withPages(edit));
    const auto report = synced(*world.service);
    QVERIFY2(report, qPrintable(problemOf(report)));
    QVERIFY(world.service->hasCompleteCache());
    QCOMPARE(difference(world), QString());
}

void TestSwitches::jobsOfAPersonAreRead()
{
    QFETCH(Edit, edit);
    WriteWorld world(edit);
    const auto jobs = jobsRead(world);
    QVERIFY2(jobs, qPrintable(problemOf(jobs)));
    QCOMPARE(jobs->jobs,
             (QVector<Job> { *world.jobNow(world.primaryJob), *world.jobNow(world.job) }));
    for (const RelationType type : { RelationType::Primary, RelationType::PartTime }) {
        const auto some = jobsRead(world, type);
        QVERIFY(some);
        const bool isPrimary = type == RelationType::Primary;
        QCOMPARE(some->jobs,
                 QVector<Job> { *world.jobNow(isPrimary ? world.primaryJob : world.job) });
    }
}

void TestSwitches::writesAreConfirmed()
{
    QFETCH(Edit, edit);
    WriteWorld world(edit);
    world.sync();
    WriteOutcome outcome = world.written(world.addJob());
    QVERIFY2(isPlainlyConfirmed(outcome), qPrintable(told(outcome)));
    const QString added = outcome.job.toString();
    const Job asAdded { outcome.job, OrgId(world.org2), PositionId(world.position2),
                        TitleId(world.title2), RelationType::PartTime };
    QCOMPARE(world.jobNow(added), std::optional(asAdded));

    WriteRequest update = world.updateJob();
    update.job = outcome.job;
    outcome = world.written(update);
    QVERIFY2(isPlainlyConfirmed(outcome), qPrintable(told(outcome)));
    const Job asUpdated {
        update.job, OrgId(world.org1), PositionId(world.position1), {}, RelationType::PartTime
    };
    QCOMPARE(world.jobNow(added), std::optional(asUpdated));
    QVERIFY(world.service->jobs(UserId(world.user)).jobs.contains(asUpdated));

    outcome = world.written(world.updatePosition());
    QVERIFY2(isPlainlyConfirmed(outcome), qPrintable(told(outcome)));
    QCOMPARE(world.server.positionByCode(u"P-2-NEW"_s)->titleId, world.title2);

    WriteRequest removal = world.removeJob();
    removal.job = update.job;
    outcome = world.written(removal);
    QVERIFY2(isPlainlyConfirmed(outcome), qPrintable(told(outcome)));
    QVERIFY(!world.jobNow(added));
    QCOMPARE(world.service->jobs(UserId(world.user)).jobs.size(), 2);

    QCOMPARE(world.writesSeen(), 4);
    // Else missing-token would come into play.
    const auto requests = world.proxy->requests();
    for (const ProxiedRequest &request : requests)
        QVERIFY2(!request.header("Authorization").isEmpty(), request.target.constData());
}

// As many as are on the way at once, so that a round that was held back gets through.
void TestSwitches::syncWaitsOutTheRateLimit()
{
    WriteWorld world(withPages([](SandboxOptions &options) { options.callsPerSecond = 6; }));
    const auto report = synced(*world.service);
    QVERIFY2(report, qPrintable(problemOf(report)));
    QVERIFY(world.service->hasCompleteCache());
    QCOMPARE(difference(world), QString());
}

void TestSwitches::secondSyncFindsTheChanges_data()
{
    using Sort = SandboxOptions::SortOrder;
    QTest::addColumn<Sort>("sort");
    QTest::addColumn<bool>("byWholeSecond");
    QTest::newRow("by id, after the instant") << Sort::Id << false;
    QTest::newRow("by id, after its second") << Sort::Id << true;
    QTest::newRow("by change, after the instant") << Sort::Updated << false;
    QTest::newRow("by change, after its second") << Sort::Updated << true;
    QTest::newRow("by creation, after the instant") << Sort::Created << false;
    QTest::newRow("by creation, after its second") << Sort::Created << true;
}

void TestSwitches::secondSyncFindsTheChanges()
{
    QFETCH(SandboxOptions::SortOrder, sort);
    QFETCH(bool, byWholeSecond);
    WriteWorld world(withPages([=](SandboxOptions &options) {
        options.sort = sort;
        options.filterByWholeSecond = byWholeSecond;
    }));
    QVERIFY(synced(*world.service));
    // At once, most likely within the second of the newest record that is known.
    SandboxUser person = *world.server.user(world.user);
    person.name = u"改名之人"_s;
    world.server.put(person);
    person.id.clear();
    person.userName = u"xin.ren"_s;
    world.server.put(person);
    SandboxPosition position = *world.server.positionByCode(u"P-1"_s);
    position.name = u"改名之职位"_s;
    world.server.put(position);
    SandboxTitle title = *world.server.titleByCode(u"T-1"_s);
    title.name = u"改名之职务"_s;
    world.server.put(title);
    SandboxOrganization organization = *world.server.organizationByCode(u"O-1"_s);
    organization.name = u"改名之组织"_s;
    world.server.put(organization);
    const auto report = synced(*world.service);
    QVERIFY2(report, qPrintable(problemOf(report)));
    QCOMPARE(difference(world), QString());
    QCOMPARE(report->fullPasses, QVector<Collection>());
}

void TestSwitches::syncShowsWhetherAJobTouchedItsPerson_data()
{
    QTest::addColumn<bool>("touches");
    QTest::newRow("a job leaves the person's time as it was") << false;
    QTest::newRow("a job moves the person's time") << true;
}

void TestSwitches::syncShowsWhetherAJobTouchedItsPerson()
{
    QFETCH(bool, touches);
    WriteWorld world([=](SandboxOptions &options) { options.jobChangeTouchesUser = touches; });
    world.sync();
    const UserId id(world.user);
    const QString before = world.service->user(id)->updatedAt;
    QCOMPARE(world.written(world.addJob()).state, State::Confirmed);
    QVERIFY(synced(*world.service));
    QCOMPARE(world.service->user(id)->updatedAt != before, touches);
    QCOMPARE(world.service->jobs(id).jobs.size(), 3); // neither forgets what was read
}

void TestSwitches::equalJobIsAddedOrRefused_data()
{
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("allowed: a second job") << false;
    QTest::newRow("refused: told in the server's words") << true;
}

void TestSwitches::equalJobIsAddedOrRefused()
{
    QFETCH(bool, isRefused);
    WriteWorld world([=](SandboxOptions &options) { options.refuseDuplicateJob = isRefused; });
    const WriteOutcome first = world.written(world.addJob());
    QVERIFY2(isPlainlyConfirmed(first), qPrintable(told(first)));
    const WriteOutcome second = world.written(world.addJob());
    QVERIFY(second.sent);
    QCOMPARE(world.server.jobs(world.user).size(), isRefused ? 3 : 4);
    if (!isRefused) {
        QVERIFY2(isPlainlyConfirmed(second), qPrintable(told(second)));
        QVERIFY(second.job != first.job);
        return;
    }
    QVERIFY2(second.state == State::Rejected, qPrintable(told(second)));
    QCOMPARE(second.error.kind, ApiError::Kind::Rejected);
    const ErrorEntry entry = ErrorCatalog().entryFor(second.error);
    QCOMPARE(entry.key, u"SANDBOX.DUPLICATE"_s);
    QCOMPARE(entry.zh.title, second.error.serverText);
    QVERIFY(hasHan(entry.zh.measure) && !hasHan(entry.en.measure));
}

void TestSwitches::clearedTitleOfAPositionIsCleared_data()
{
    QTest::addColumn<bool>("isKept");
    QTest::newRow("title_code left out would clear") << false;
    QTest::newRow("title_code left out would keep") << true;
}

void TestSwitches::clearedTitleOfAPositionIsCleared()
{
    QFETCH(bool, isKept);
    WriteWorld world([=](SandboxOptions &options) { options.keepOmittedPositionTitle = isKept; });
    world.sync();
    WriteRequest request = world.updatePosition();
    request.position = PositionId(world.position1); // has a default title
    request.positionDraft
        = { OrgCode(u"O-1"_s), u"职位一"_s, PositionCode(u"P-1"_s), std::nullopt };
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(isPlainlyConfirmed(outcome), qPrintable(told(outcome)));
    QCOMPARE(world.server.positionByCode(u"P-1"_s)->titleId, QString());
    QVERIFY(world.service->references()->position(request.position)->titleId.isEmpty());
}

void TestSwitches::untouchedTitleOfAPositionStays()
{
    QFETCH(bool, isKept);
    WriteWorld world([=](SandboxOptions &options) { options.keepOmittedPositionTitle = isKept; });
    world.sync();
    WriteRequest request = world.updatePosition();
    request.position = PositionId(world.position1);
    request.positionDraft = { {}, u"改名"_s, {}, std::nullopt };
    request.touched = WriteRequest::TouchedName;
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(isPlainlyConfirmed(outcome), qPrintable(told(outcome)));
    QCOMPARE(world.server.positionByCode(u"P-1"_s)->name, u"改名"_s);
    QCOMPARE(world.server.positionByCode(u"P-1"_s)->titleId, world.title1);
}

void TestSwitches::newJobWithoutATitleIsConfirmed_data()
{
    QTest::addColumn<bool>("takesDefault");
    QTest::newRow("it has none") << false;
    QTest::newRow("it takes its position's") << true;
}

void TestSwitches::newJobWithoutATitleIsConfirmed()
{
    QFETCH(bool, takesDefault);
    WriteWorld world([=](SandboxOptions &options) { options.applyDefaultTitle = takesDefault; });
    world.sync();
    WriteRequest request = world.addJob();
    request.jobDraft = { OrgCode(u"O-1"_s), PositionCode(u"P-1"_s), std::nullopt };
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(isPlainlyConfirmed(outcome), qPrintable(told(outcome)));
    const auto job = world.jobNow(outcome.job.toString());
    QCOMPARE(job->titleId.toString(), takesDefault ? world.title1 : QString());
    QVERIFY(world.service->jobs(UserId(world.user)).jobs.contains(*job));
}

void TestSwitches::codesInAnotherCaseAreTheServersToJudge_data()
{
    QTest::addColumn<bool>("isSensitive");
    QTest::newRow("other codes: no such organization") << true;
    QTest::newRow("the same codes: confirmed") << false;
}

void TestSwitches::codesInAnotherCaseAreTheServersToJudge()
{
    QFETCH(bool, isSensitive);
    WriteWorld world([=](SandboxOptions &options) { options.caseSensitiveCodes = isSensitive; });
    world.sync();
    WriteRequest job = world.addJob();
    job.jobDraft = { OrgCode(u"o-2"_s), PositionCode(u"p-2"_s), TitleCode(u"t-2"_s) };
    WriteRequest position = world.updatePosition();
    position.positionDraft
        = { OrgCode(u"o-2"_s), u"改名"_s, PositionCode(u"p-2"_s), TitleCode(u"t-2"_s) };
    for (const WriteRequest &request : { job, position }) {
        const WriteOutcome outcome = world.written(request);
        if (!isSensitive) {
            QVERIFY2(isPlainlyConfirmed(outcome), qPrintable(told(outcome)));
            continue;
        }
        QVERIFY2(outcome.state == State::Rejected, qPrintable(told(outcome)));
        QCOMPARE(outcome.error.code, u"ORG.0001"_s);
        QCOMPARE(ErrorCatalog().entryFor(outcome.error).field, Field::Organization);
    }
    QCOMPARE(world.server.jobs(world.user).size(), isSensitive ? 2 : 3);
}

void TestSwitches::positionBelowIsNotTakenForTheNewOne_data()
{
    QTest::addColumn<SandboxOptions::OrgScope>("scope");
    QTest::newRow("lists show an organization alone") << SandboxOptions::OrgScope::Direct;
    QTest::newRow("lists show what is below as well") << SandboxOptions::OrgScope::Subtree;
}

void TestSwitches::positionBelowIsNotTakenForTheNewOne()
{
    QFETCH(SandboxOptions::OrgScope, scope);
    WriteWorld world([=](SandboxOptions &options) { options.listOrgScope = scope; });
    world.sync();
    // Not known here, and before the new one in the list.
    SandboxOrganization below;
    below.parentId = world.org1;
    below.name = u"一部一组"_s;
    below.code = u"O-1-1"_s;
    const QString group = world.server.put(below);
    world.server.put(SandboxPosition { {}, group, u"新职位"_s, u"new-pos"_s, world.title1 });
    world.proxy->inject({ "POST", "/job-positions" }, Fault::dropAfter());
    const WriteOutcome outcome = world.written(world.addPosition());
    QVERIFY2(outcome.state == State::Confirmed, qPrintable(told(outcome)));
    QVERIFY(outcome.foundByReading);
    QCOMPARE(outcome.position.toString(), world.server.positionByCode(u"NEW-POS"_s)->id);
}

void TestSwitches::primaryJobIsLeftAlone_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("change, the server would refuse") << Kind::UpdateJob << false;
    QTest::newRow("change, the server would do it") << Kind::UpdateJob << true;
    QTest::newRow("removal, the server would refuse") << Kind::RemoveJob << false;
    QTest::newRow("removal, the server would do it") << Kind::RemoveJob << true;
}

void TestSwitches::primaryJobIsLeftAlone()
{
    QFETCH(Kind, kind);
    QFETCH(bool, isAllowed);
    WriteWorld world([=](SandboxOptions &options) { options.allowPrimaryDelete = isAllowed; });
    WriteRequest request = requestOf(world, kind);
    request.job = JobId(world.primaryJob);
    const auto before = world.jobNow(world.primaryJob);
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(outcome.state == State::Rejected, qPrintable(told(outcome)));
    QCOMPARE(outcome.error.code, u"local.primary-job"_s);
    QCOMPARE(world.writesSeen(), 0);
    QCOMPARE(world.jobNow(world.primaryJob), before);
}

void TestSwitches::lookUpFollowsTheServersForm_data()
{
    using O = SandboxOptions;
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("userName"); // empty: by mobile
    QTest::addColumn<QString>("mobile");
    QTest::addColumn<bool>("isFound");
    const auto names = [](bool sensitive) -> Edit {
        return [sensitive](O &options) { options.caseSensitiveUserNames = sensitive; };
    };
    const auto mobiles = [](O::MobileForm form) -> Edit {
        return [form](O &options) { options.mobileForm = form; };
    };
    const QString bare = u"13900001234"_s;
    const QString full = u"+86-13900001234"_s;
    QTest::newRow("name, case is the same") << names(false) << u"ZHANG.San"_s << QString() << true;
    QTest::newRow("name, case differs") << names(true) << u"ZHANG.San"_s << QString() << false;
    QTest::newRow("name as it is") << names(true) << u"zhang.san"_s << QString() << true;
    QTest::newRow("bare, any form") << mobiles(O::MobileForm::Any) << QString() << bare << true;
    QTest::newRow("full, any form") << mobiles(O::MobileForm::Any) << QString() << full << true;
    QTest::newRow("bare, bare form") << mobiles(O::MobileForm::Bare) << QString() << bare << true;
    QTest::newRow("full, bare form") << mobiles(O::MobileForm::Bare) << QString() << full << false;
    QTest::newRow("bare, full form") << mobiles(O::MobileForm::Full) << QString() << bare << false;
    QTest::newRow("full, full form") << mobiles(O::MobileForm::Full) << QString() << full << true;
}

void TestSwitches::lookUpFollowsTheServersForm()
{
    QFETCH(Edit, edit);
    QFETCH(QString, userName);
    QFETCH(QString, mobile);
    QFETCH(bool, isFound);
    WriteWorld world(edit);
    SandboxUser person;
    person.orgId = world.org1;
    person.userName = u"zhang.san"_s;
    person.name = u"张三"_s;
    person.mobile = u"+86-13900001234"_s;
    const QString id = world.server.put(person);
    const auto user = looked(world,
                             userName.isEmpty() ? endpoints::userByMobile(mobile)
                                                : endpoints::userByUserName(userName));
    if (isFound) {
        QVERIFY2(user, qPrintable(problemOf(user)));
        QCOMPARE(user->id.toString(), id);
    } else {
        QVERIFY(!user);
        QCOMPARE(user.error().kind, ApiError::Kind::Rejected);
        QCOMPARE(ErrorCatalog().entryFor(user.error()).key, u"USER.0001"_s);
    }
}

void TestSwitches::refusalIsToldInBothLanguages_data()
{
    using Language = SandboxOptions::ErrorLanguage;
    QTest::addColumn<Language>("language");
    QTest::newRow("the server speaks Chinese") << Language::Zh;
    QTest::newRow("the server speaks English") << Language::En;
    QTest::newRow("the server speaks as asked") << Language::Header;
}

void TestSwitches::refusalIsToldInBothLanguages()
{
    using Language = SandboxOptions::ErrorLanguage;
    QFETCH(Language, language);
    WriteWorld world([=](SandboxOptions &options) { options.errorLanguage = language; });
    WriteRequest request = world.addJob();
    request.jobDraft.position = PositionCode(u"P-1"_s); // of the other organization
    const WriteOutcome outcome = world.written(request);
    QVERIFY2(outcome.state == State::Rejected, qPrintable(told(outcome)));
    QVERIFY(!outcome.error.serverText.isEmpty());
    if (language != Language::Header) // that one depends on the computer's language
        QCOMPARE(hasHan(outcome.error.serverText), language == Language::Zh);
    const ErrorEntry entry = ErrorCatalog().entryFor(outcome.error);
    QCOMPARE(entry.key, u"USER.0097"_s);
    QVERIFY(entry.known);
    QCOMPARE(entry.field, Field::Position);
    QVERIFY(hasHan(entry.zh.title) && !hasHan(entry.en.title) && !entry.en.title.isEmpty());
}

void TestSwitches::signInFormIsObeyedOrRefused_data()
{
    using Form = SandboxOptions::TokenForm;
    QTest::addColumn<Form>("form");
    QTest::addColumn<bool>("isUnderstood");
    // The client speaks the form of the API's own page; another is told as wrong credentials.
    QTest::newRow("header: signed in") << Form::Basic << true;
    QTest::newRow("any form: signed in") << Form::Any << true;
    QTest::newRow("form body: refused") << Form::Form << false;
    QTest::newRow("query: refused") << Form::Query << false;
}

void TestSwitches::signInFormIsObeyedOrRefused()
{
    QFETCH(SandboxOptions::TokenForm, form);
    QFETCH(bool, isUnderstood);
    WriteWorld world([=](SandboxOptions &options) { options.tokenForm = form; });
    const auto jobs = jobsRead(world);
    QCOMPARE(jobs.has_value(), isUnderstood);
    if (isUnderstood)
        return;
    QCOMPARE(jobs.error().kind, ApiError::Kind::Auth);
    QCOMPARE(ErrorCatalog().entryFor(jobs.error()).key, u"invalid_client"_s);
}

void TestSwitches::whoIsNotLetInIsToldWhy_data()
{
    QTest::addColumn<Refused>("refused");
    QTest::addColumn<int>("status");
    QTest::addColumn<Body>("body");
    QTest::addColumn<QString>("key"); // of the words
    QTest::addColumn<bool>("isKnown"); // false: the title is the server's
    const auto row = [](const char *name, Refused refused, int status, Body body, const char *key,
                        bool isKnown = true) {
        QTest::newRow(name) << refused << status << body << QString::fromLatin1(key) << isKnown;
    };
    row("bad-client 401", Refused::Client, 401, Body::OAuth, "invalid_client");
    row("bad-client 400", Refused::Client, 400, Body::OAuth, "invalid_client");
    row("bad-client 401-business", Refused::Client, 401, Body::Business, "SANDBOX.CLIENT", false);
    row("bad-client 400-business", Refused::Client, 400, Body::Business, "SANDBOX.CLIENT", false);
    row("bad-client 401-html", Refused::Client, 401, Body::Html, "http.401");
    row("bad-client 400-html", Refused::Client, 400, Body::Html, "kind.auth");
    row("bad-client 403-empty", Refused::Client, 403, Body::Empty, "http.403");
    row("missing-token 400", Refused::Token, 400, Body::OAuth, "unauthorized");
    row("missing-token 401", Refused::Token, 401, Body::OAuth, "unauthorized");
    row("missing-token 401-business", Refused::Token, 401, Body::Business, "SANDBOX.TOKEN", false);
    row("missing-token 401-html", Refused::Token, 401, Body::Html, "http.401");
    row("missing-token 401-empty", Refused::Token, 401, Body::Empty, "http.401");
    row("missing-permission 403", Refused::Permission, 403, Body::OAuth, "insufficient_scope");
    row("missing-permission 400", Refused::Permission, 400, Body::OAuth, "insufficient_scope");
    row("missing-permission 403-business", Refused::Permission, 403, Body::Business,
        "SANDBOX.PERMISSION", false);
    row("missing-permission 403-html", Refused::Permission, 403, Body::Html, "http.403");
    row("missing-permission 401-empty", Refused::Permission, 401, Body::Empty, "http.401");
}

void TestSwitches::whoIsNotLetInIsToldWhy()
{
    QFETCH(Refused, refused);
    QFETCH(int, status);
    QFETCH(Body, body);
    QFETCH(QString, key);
    QFETCH(bool, isKnown);
    WriteWorld world(
        [=](SandboxOptions &options) {
            options.badClient = options.missingToken = options.missingPermission = { status, body };
            if (refused == Refused::Permission)
                options.permissions = QStringList { u"org_read"_s };
        },
        [=](TenantOptions &options) {
            if (refused == Refused::Client)
                options.clientSecret = u"not-the-one"_s;
        });
    if (refused == Refused::Token)
        world.proxy->inject({ "GET", {}, 0, -1 }, answerWithoutToken(world.server));

    const auto jobs = jobsRead(world);
    QVERIFY(!jobs);
    QCOMPARE(jobs.error().kind, ApiError::Kind::Auth);
    QCOMPARE(jobs.error().httpStatus, status);
    const ErrorEntry entry = ErrorCatalog().entryFor(jobs.error());
    QCOMPARE(entry.key, key);
    QCOMPARE(entry.known, isKnown);
    QVERIFY(hasHan(entry.zh.measure));
    QVERIFY(!entry.en.measure.isEmpty() && !hasHan(entry.en.measure));
    if (isKnown)
        QVERIFY(hasHan(entry.zh.title) && !hasHan(entry.en.title));
    else
        QCOMPARE(entry.zh.title, jobs.error().serverText);

    // What cannot be read is not changed.
    const WriteOutcome outcome = world.written(world.addJob());
    QVERIFY2(outcome.state == State::Rejected, qPrintable(told(outcome)));
    QCOMPARE(outcome.error.kind, ApiError::Kind::Auth);
    QVERIFY(!outcome.sent);
    QCOMPARE(world.writesSeen(), 0);
}

void TestSwitches::readersWriteIsRefusedAndSentOnce_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Body>("body");
    QTest::newRow("403") << 403 << Body::OAuth;
    QTest::newRow("400") << 400 << Body::OAuth;
    QTest::newRow("403-business") << 403 << Body::Business;
    QTest::newRow("401-html") << 401 << Body::Html;
    QTest::newRow("403-empty") << 403 << Body::Empty;
}

void TestSwitches::readersWriteIsRefusedAndSentOnce()
{
    QFETCH(int, status);
    QFETCH(Body, body);
    WriteWorld world([=](SandboxOptions &options) {
        options.missingPermission = { status, body };
        options.permissions = QStringList { u"read"_s };
    });
    const WriteOutcome outcome = world.written(world.addJob());
    QVERIFY2(outcome.state == State::Rejected, qPrintable(told(outcome)));
    QCOMPARE(outcome.error.kind, ApiError::Kind::Auth);
    QVERIFY(outcome.sent);
    QCOMPARE(world.writesSeen(), 1);
    QCOMPARE(world.server.jobs(world.user).size(), 2);
}

RENZHI_GUILESS_TEST(TestSwitches)
#include "tst_switches.moc"
