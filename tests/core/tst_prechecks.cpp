// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each code of the catalogue is either refused here, before anything is sent, or stands in the list
// of what the server alone can know, with the reason. A code in both lists, or in neither, fails.

#include "models/core/errorcatalog.h"
#include "models/core/validation.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QRegularExpression>

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

using Issues = QVector<Issue>;

// 研发 (rd) with the position dev, 销售 (sales) with adviser, title senior.
ReferenceIndex twoDepartments()
{
    const auto organization = [](const QString &code) {
        Organization made;
        made.id = OrgId(u"id-"_s + code);
        made.code = OrgCode(code);
        return made;
    };
    const auto position = [](const QString &code, const QString &org) {
        Position made;
        made.id = PositionId(u"id-"_s + code);
        made.code = PositionCode(code);
        made.orgId = OrgId(u"id-"_s + org);
        return made;
    };
    Title senior;
    senior.id = TitleId(u"id-senior"_s);
    senior.code = TitleCode(u"senior"_s);
    return ReferenceIndex({ organization(u"rd"_s), organization(u"sales"_s) }, { senior },
                          { position(u"dev"_s, u"rd"_s), position(u"adviser"_s, u"sales"_s) });
}

Issues ofJob(const QString &org, const QString &position, const QString &title)
{
    return validate(JobDraft { OrgCode(org), PositionCode(position), TitleCode(title) },
                    twoDepartments());
}

Issues ofPosition(const QString &org, const QString &name, const QString &code,
                  const QString &title, const PositionId &self = {}, int holders = 0)
{
    return validate(PositionDraft { OrgCode(org), name, PositionCode(code), TitleCode(title) },
                    twoDepartments(), self, holders);
}

// A draft with one thing wrong in it, and what must be said about it.
struct Check
{
    const char *name;
    QString code;
    Field field;
    Issues found;
};

QVector<Check> checks()
{
    const PositionId dev(u"id-dev"_s);
    return {
        { "job without organization", u"USER.0094"_s, Field::Organization,
          ofJob({}, u"dev"_s, u"senior"_s) },
        { "job in an unknown organization", u"ORG.0001"_s, Field::Organization,
          ofJob(u"none"_s, u"dev"_s, u"senior"_s) },
        { "job with an unknown position", u"JOB.POSITION.0001"_s, Field::Position,
          ofJob(u"rd"_s, u"none"_s, u"senior"_s) },
        { "job with a position of another organization", u"USER.0097"_s, Field::Position,
          ofJob(u"rd"_s, u"adviser"_s, u"senior"_s) },
        { "job with an unknown title", u"JOB.TITLE.0001"_s, Field::Title,
          ofJob(u"rd"_s, u"dev"_s, u"none"_s) },
        { "position without organization", u"COM.0601"_s, Field::Organization,
          ofPosition({}, u"测试"_s, u"qa"_s, u"senior"_s) },
        { "position without name", u"COM.0601"_s, Field::Name,
          ofPosition(u"rd"_s, {}, u"qa"_s, u"senior"_s) },
        { "position without code", u"COM.0601"_s, Field::Code,
          ofPosition(u"rd"_s, u"测试"_s, {}, u"senior"_s) },
        { "position in an unknown organization", u"ORG.0001"_s, Field::Organization,
          ofPosition(u"none"_s, u"测试"_s, u"qa"_s, u"senior"_s) },
        { "position with an unknown title", u"JOB.TITLE.0001"_s, Field::Title,
          ofPosition(u"rd"_s, u"测试"_s, u"qa"_s, u"none"_s) },
        { "added position with a taken code", u"JOB.POSITION.0009"_s, Field::Code,
          ofPosition(u"rd"_s, u"测试"_s, u"dev"_s, u"senior"_s) },
        { "changed position with a taken code", u"JOB.POSITION.0009"_s, Field::Code,
          ofPosition(u"rd"_s, u"开发"_s, u"adviser"_s, u"senior"_s, dev) },
        { "held position moved", u"JOB.POSITION.0016"_s, Field::Organization,
          ofPosition(u"sales"_s, u"开发"_s, u"dev"_s, u"senior"_s, dev, 1) },
    };
}

struct Reason
{
    QString code;
    const char *why;
};

QVector<Reason> serverAlone()
{
    return {
        { u"ENT.CONFIG.0031"_s, "a switch of the tenant that only this refusal tells of" },
        { u"OAP.PARAM.0004"_s, "the tenant's own rules for values can not be read" },
        { u"OAP.PAGE.0001"_s, "of lists: nobody enters a page" },
        { u"OAP.PAGE.0002"_s, "of lists: nobody enters a page" },
        { u"OAP.PAGE.0003"_s, "of lists: nobody enters a page" },
        { u"JOB.POSITION.0017"_s, "not all who hold a position are known here" },
        { u"JOB.TITLE.0009"_s, "titles are not written by this program" },
        { u"JOB.TITLE.0015"_s, "titles are not written by this program" },
        { u"USER.0001"_s, "others may have removed the person, who is not an input" },
        { u"USER.0093"_s, "others may have removed the job, which is not an input" },
        { u"USER.0095"_s, "whether the tenant requires a position can not be read" },
        { u"USER.0096"_s, "whether the tenant requires a title can not be read" },
        { u"access_denied"_s, "of signing in" },
        { u"insufficient_scope"_s, "of signing in" },
        { u"invalid_client"_s, "of signing in" },
        { u"invalid_token"_s, "of signing in" },
        { u"unsupported_grant_type"_s, "of signing in" },
    };
}

QStringList inOrder(QStringList codes)
{
    codes.removeDuplicates();
    codes.sort();
    return codes;
}

QStringList checkedCodes()
{
    QStringList codes;
    for (const Check &check : checks())
        codes.append(check.code);
    return inOrder(codes);
}

} // namespace

class TestPrechecks : public QObject
{
    Q_OBJECT

private slots:
    void everyCodeIsCheckedOrTheServersAlone_data();
    void everyCodeIsCheckedOrTheServersAlone();
    void onlyCodesOfTheCatalogueAreListed();
    void inputIsRefusedWithItsCode_data();
    void inputIsRefusedWithItsCode();
    void validationKnowsNoOtherCode();
};

void TestPrechecks::everyCodeIsCheckedOrTheServersAlone_data()
{
    QTest::addColumn<QString>("code");
    for (const QString &code : ErrorCatalog().codes())
        QTest::newRow(qPrintable(code)) << code;
}

void TestPrechecks::everyCodeIsCheckedOrTheServersAlone()
{
    QFETCH(QString, code);
    const QVector<Reason> reasons = serverAlone();
    const auto listed = std::count_if(reasons.cbegin(), reasons.cend(),
                                      [&](const Reason &reason) { return reason.code == code; });
    QCOMPARE(static_cast<int>(listed), checkedCodes().contains(code) ? 0 : 1);
}

void TestPrechecks::onlyCodesOfTheCatalogueAreListed()
{
    QStringList listed = checkedCodes();
    for (const Reason &reason : serverAlone())
        listed.append(reason.code);
    QCOMPARE(inOrder(listed), ErrorCatalog().codes());
}

void TestPrechecks::inputIsRefusedWithItsCode_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Field>("field");
    QTest::addColumn<Issues>("found");
    for (const Check &check : checks())
        QTest::newRow(check.name) << check.code << check.field << check.found;
}

void TestPrechecks::inputIsRefusedWithItsCode()
{
    QFETCH(QString, code);
    QFETCH(Field, field);
    QFETCH(Issues, found);
    QCOMPARE(found, (Issues { { field, code, Issue::Severity::Error } }));
    // The server's refusal would be shown at the same input.
    ApiError refusal;
    refusal.kind = ApiError::Kind::Rejected;
    refusal.httpStatus = 400;
    refusal.code = code;
    const Field told = ErrorCatalog().entryFor(refusal).field;
    QVERIFY(told == field || told == Field::None);
}

// A new check has to come with its row above, and out of the list of the server's.
void TestPrechecks::validationKnowsNoOtherCode()
{
    QFile file(qEnvironmentVariable("RENZHI_SOURCE_DIR") + u"/models/core/validation.cpp"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString source = QString::fromUtf8(file.readAll());
    static const QRegularExpression literal(u"u\"([A-Z]+(?:\\.[A-Z]+)*\\.\\d{4})\"_s"_s);
    QStringList written;
    for (auto it = literal.globalMatch(source); it.hasNext();)
        written.append(it.next().captured(1));
    QCOMPARE(inOrder(written), checkedCodes());
}

RENZHI_GUILESS_TEST(TestPrechecks)
#include "tst_prechecks.moc"
