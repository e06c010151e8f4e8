// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/errorcatalog.h"
#include "models/core/validation.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

constexpr auto Error = Issue::Severity::Error;
constexpr auto Warning = Issue::Severity::Warning;

// 研发 (rd) with the position dev, 销售 (sales) with adviser, 旧部 (old) disabled, title senior.
ReferenceIndex tenant()
{
    const auto organization = [](const char *id, bool disabled = false) {
        Organization made;
        made.id = OrgId(u"id-"_s + QString::fromLatin1(id));
        made.code = OrgCode(QString::fromLatin1(id));
        made.disabled = disabled;
        return made;
    };
    const auto position = [](const char *code, const char *org) {
        Position made;
        made.id = PositionId(u"id-"_s + QString::fromLatin1(code));
        made.code = PositionCode(QString::fromLatin1(code));
        made.orgId = OrgId(u"id-"_s + QString::fromLatin1(org));
        return made;
    };
    Title senior;
    senior.id = TitleId(u"id-senior"_s);
    senior.code = TitleCode(u"senior"_s);
    return ReferenceIndex({ organization("rd"), organization("sales"), organization("old", true) },
                          { senior },
                          { position("dev", "rd"), position("adviser", "sales"),
                            position("clerk", "old"), position("ghost", "gone") });
}

JobDraft jobDraft(const QString &org, const QString &position = {}, const QString &title = {})
{
    JobDraft draft;
    draft.org = OrgCode(org);
    if (!position.isNull())
        draft.position = PositionCode(position);
    if (!title.isNull())
        draft.title = TitleCode(title);
    return draft;
}

PositionDraft positionDraft(const QString &org, const QString &name, const QString &code,
                            const QString &title = {})
{
    PositionDraft draft;
    draft.org = OrgCode(org);
    draft.name = name;
    draft.code = PositionCode(code);
    if (!title.isNull())
        draft.title = TitleCode(title);
    return draft;
}

using Issues = QVector<Issue>;

} // namespace

Q_DECLARE_METATYPE(renzhi::JobDraft)
Q_DECLARE_METATYPE(renzhi::PositionDraft)

class TestValidation : public QObject
{
    Q_OBJECT

private slots:
    void jobIsChecked_data();
    void jobIsChecked();
    void positionIsChecked_data();
    void positionIsChecked();
    void unsyncedIndexRefusesNothing();
    void codeSharedByTwoRecordsRefusesNothing();
    void ownCodeTakenByAnotherIsRefused();
    void organizationIsLockedOnlyWhileHeld();
    void everyIssueHasWords();
};

void TestValidation::jobIsChecked_data()
{
    QTest::addColumn<JobDraft>("draft");
    QTest::addColumn<Issues>("expected");
    const Issue noOrg { Field::Organization, u"USER.0094"_s, Error };
    const Issue badOrg { Field::Organization, u"ORG.0001"_s, Error };
    const Issue badPosition { Field::Position, u"JOB.POSITION.0001"_s, Error };
    const Issue foreign { Field::Position, u"USER.0097"_s, Error };
    const Issue badTitle { Field::Title, u"JOB.TITLE.0001"_s, Error };
    const Issue disabled { Field::Organization, u"local.organization-disabled"_s, Warning };

    QTest::newRow("all three") << jobDraft(u"rd"_s, u"dev"_s, u"senior"_s) << Issues {};
    QTest::newRow("organization alone") << jobDraft(u"rd"_s) << Issues {};
    QTest::newRow("empty choices are none") << jobDraft(u"rd"_s, u""_s, u""_s) << Issues {};
    QTest::newRow("no organization") << jobDraft({}) << Issues { noOrg };
    QTest::newRow("unknown organization") << jobDraft(u"nowhere"_s) << Issues { badOrg };
    QTest::newRow("codes are not folded") << jobDraft(u"RD"_s) << Issues { badOrg };
    QTest::newRow("disabled organization") << jobDraft(u"old"_s, u"clerk"_s) << Issues { disabled };
    QTest::newRow("unknown position") << jobDraft(u"rd"_s, u"none"_s) << Issues { badPosition };
    QTest::newRow("position elsewhere") << jobDraft(u"rd"_s, u"adviser"_s) << Issues { foreign };
    QTest::newRow("position of a lost organization")
        << jobDraft(u"rd"_s, u"ghost"_s) << Issues { foreign };
    QTest::newRow("position without organization")
        << jobDraft({}, u"adviser"_s) << Issues { noOrg };
    QTest::newRow("unknown title") << jobDraft(u"rd"_s, {}, u"none"_s) << Issues { badTitle };
    QTest::newRow("everything wrong, in the order of the form")
        << jobDraft(u"nowhere"_s, u"none"_s, u"none"_s) << Issues { badOrg, badPosition, badTitle };
}

void TestValidation::jobIsChecked()
{
    QFETCH(JobDraft, draft);
    QFETCH(Issues, expected);
    QCOMPARE(validate(draft, tenant()), expected);
}

void TestValidation::positionIsChecked_data()
{
    QTest::addColumn<PositionDraft>("draft");
    QTest::addColumn<Issues>("expected");
    const auto missing = [](Field field) { return Issue { field, u"COM.0601"_s, Error }; };
    const Issue badOrg { Field::Organization, u"ORG.0001"_s, Error };
    const Issue disabled { Field::Organization, u"local.organization-disabled"_s, Warning };
    const Issue badTitle { Field::Title, u"JOB.TITLE.0001"_s, Error };
    const Issue taken { Field::Code, u"JOB.POSITION.0009"_s, Error };
    const auto blanks = [](Field field) {
        return Issue { field, u"local.surrounding-blanks"_s, Warning };
    };

    QTest::newRow("complete") << positionDraft(u"rd"_s, u"测试"_s, u"qa"_s, u"senior"_s)
                              << Issues {};
    QTest::newRow("no title") << positionDraft(u"rd"_s, u"测试"_s, u"qa"_s) << Issues {};
    QTest::newRow("empty") << positionDraft({}, {}, {})
                           << Issues { missing(Field::Organization), missing(Field::Name),
                                       missing(Field::Code) };
    QTest::newRow("only blanks") << positionDraft(u"rd"_s, u"  "_s, u"\t"_s)
                                 << Issues { missing(Field::Name), missing(Field::Code) };
    QTest::newRow("blanks around") << positionDraft(u"rd"_s, u" 测试"_s, u"qa "_s)
                                   << Issues { blanks(Field::Name), blanks(Field::Code) };
    QTest::newRow("code taken") << positionDraft(u"rd"_s, u"测试"_s, u"dev"_s) << Issues { taken };
    QTest::newRow("unknown organization")
        << positionDraft(u"nowhere"_s, u"测试"_s, u"qa"_s) << Issues { badOrg };
    QTest::newRow("disabled organization")
        << positionDraft(u"old"_s, u"测试"_s, u"qa"_s) << Issues { disabled };
    QTest::newRow("unknown title, code taken")
        << positionDraft(u"rd"_s, u"测试"_s, u"dev"_s, u"none"_s) << Issues { badTitle, taken };
}

void TestValidation::positionIsChecked()
{
    QFETCH(PositionDraft, draft);
    QFETCH(Issues, expected);
    QCOMPARE(validate(draft, tenant()), expected);
}

void TestValidation::unsyncedIndexRefusesNothing()
{
    const auto hasError = [](const Issues &issues) {
        return std::any_of(issues.cbegin(), issues.cend(),
                           [](const Issue &issue) { return issue.severity == Error; });
    };
    const Issues onJob = validate(jobDraft(u"rd"_s, u"dev"_s, u"senior"_s), ReferenceIndex());
    QCOMPARE(onJob.size(), 3);
    QVERIFY(!hasError(onJob));
    const Issues onPosition = validate(positionDraft(u"rd"_s, u"x"_s, u"y"_s), ReferenceIndex());
    QCOMPARE(onPosition.size(), 1);
    QVERIFY(!hasError(onPosition));
    // What needs no index is refused all the same.
    QVERIFY(hasError(validate(jobDraft({}), ReferenceIndex())));
}

// While codes are moved between records the cache may hold one twice.
void TestValidation::codeSharedByTwoRecordsRefusesNothing()
{
    const ReferenceIndex before = tenant();
    QVector<Position> positions = before.positions().toVector();
    Position twin = positions[1]; // adviser of 销售, now also under 研发
    twin.id = PositionId(u"id-twin"_s);
    twin.orgId = OrgId(u"id-rd"_s);
    positions.append(twin);
    QVector<Organization> organizations = before.organizations();
    Organization shared = organizations[0];
    shared.id = OrgId(u"id-rd-2"_s);
    organizations.append(shared);
    Position later = positions[0];
    later.id = PositionId(u"id-later"_s);
    later.code = PositionCode(u"later"_s);
    later.orgId = shared.id;
    positions.append(later);
    const ReferenceIndex index(organizations, before.titles(), positions);
    QCOMPARE(validate(jobDraft(u"rd"_s, u"adviser"_s), index), Issues {});
    QCOMPARE(validate(jobDraft(u"sales"_s, u"adviser"_s), index), Issues {});
    QCOMPARE(validate(jobDraft(u"rd"_s, u"later"_s), index), Issues {});
    const Issues foreign = validate(jobDraft(u"old"_s, u"dev"_s), index);
    QCOMPARE(foreign.last().code, u"USER.0097"_s);
}

void TestValidation::ownCodeTakenByAnotherIsRefused()
{
    const ReferenceIndex index = tenant();
    const PositionId dev(u"id-dev"_s);
    QCOMPARE(validate(positionDraft(u"rd"_s, u"开发"_s, u"dev"_s), index, dev), Issues {});
    const Issues taken = validate(positionDraft(u"rd"_s, u"开发"_s, u"adviser"_s), index, dev);
    QCOMPARE(taken, (Issues { { Field::Code, u"JOB.POSITION.0009"_s, Error } }));
}

void TestValidation::organizationIsLockedOnlyWhileHeld()
{
    const ReferenceIndex index = tenant();
    const PositionId dev(u"id-dev"_s);
    const PositionDraft moved = positionDraft(u"sales"_s, u"开发"_s, u"dev"_s);
    const Issues locked { { Field::Organization, u"JOB.POSITION.0016"_s, Error } };
    QCOMPARE(validate(moved, index, dev, 1), locked);
    QCOMPARE(validate(moved, index, dev, 0), Issues {});
    QCOMPARE(validate(positionDraft(u"rd"_s, u"开发"_s, u"dev"_s), index, dev, 7), Issues {});
    // A position the index does not know, or an unknown organization: the server decides, or
    // there is something more pressing to say.
    QCOMPARE(validate(moved, ReferenceIndex(index.organizations(), {}, {}), dev, 1), Issues {});
    QCOMPARE(validate(positionDraft(u"nowhere"_s, u"开发"_s, u"dev"_s), index, dev, 1),
             (Issues { { Field::Organization, u"ORG.0001"_s, Error } }));
}

void TestValidation::everyIssueHasWords()
{
    const ErrorCatalog catalog;
    Issues all = validate(jobDraft({}, u"none"_s, u"none"_s), tenant());
    all += validate(jobDraft(u"old"_s, u"dev"_s), tenant());
    all += validate(jobDraft(u"nowhere"_s), tenant());
    all += validate(positionDraft({}, u" x"_s, u"dev"_s), tenant());
    all += validate(positionDraft(u"sales"_s, u"x"_s, u"y"_s), tenant(), PositionId(u"id-dev"_s),
                    1);
    QVERIFY(all.size() > 8);
    for (const Issue &issue : all)
        QVERIFY2(catalog.contains(issue.code), qPrintable(issue.code));
}

RENZHI_GUILESS_TEST(TestValidation)
#include "tst_validation.moc"
