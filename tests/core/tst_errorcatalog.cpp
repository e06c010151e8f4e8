// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/errorcatalog.h"
#include "tests/support/testmain.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

ApiError rejected(const QString &code, const QString &serverText = {})
{
    ApiError error;
    error.kind = ApiError::Kind::Rejected;
    error.httpStatus = 400;
    error.code = code;
    error.serverText = serverText;
    return error;
}

ApiError answered(ApiError::Kind kind, int status)
{
    ApiError error;
    error.kind = kind;
    error.httpStatus = status;
    return error;
}

// Section 4 of the API facts, and the vendor's OAuth list.
QStringList documentedCodes()
{
    return { u"COM.0601"_s,
             u"ENT.CONFIG.0031"_s,
             u"JOB.POSITION.0001"_s,
             u"JOB.POSITION.0009"_s,
             u"JOB.POSITION.0016"_s,
             u"JOB.POSITION.0017"_s,
             u"JOB.TITLE.0001"_s,
             u"JOB.TITLE.0009"_s,
             u"JOB.TITLE.0015"_s,
             u"OAP.PAGE.0001"_s,
             u"OAP.PAGE.0002"_s,
             u"OAP.PAGE.0003"_s,
             u"OAP.PARAM.0004"_s,
             u"ORG.0001"_s,
             u"USER.0001"_s,
             u"USER.0093"_s,
             u"USER.0094"_s,
             u"USER.0095"_s,
             u"USER.0096"_s,
             u"USER.0097"_s,
             u"access_denied"_s,
             u"insufficient_scope"_s,
             u"invalid_client"_s,
             u"invalid_token"_s,
             u"unsupported_grant_type"_s };
}

bool hasHan(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

// What must hold for everything a person may be shown.
void verifyComplete(const ErrorEntry &entry)
{
    const QList<QPair<QString, QString>> pairs { { entry.zh.title, entry.en.title },
                                                 { entry.zh.cause, entry.en.cause },
                                                 { entry.zh.measure, entry.en.measure } };
    for (const auto &[zh, en] : pairs) {
        QVERIFY2(!zh.trimmed().isEmpty() && !en.trimmed().isEmpty(), qPrintable(entry.key));
        QVERIFY2(zh != en, qPrintable(entry.key));
        QVERIFY2(hasHan(zh), qPrintable(zh));
        QVERIFY2(!hasHan(en), qPrintable(en));
        for (const QString &text : { zh, en }) {
            QVERIFY2(!text.contains(u'{'), qPrintable(text));
            QVERIFY2(!text.contains("UNKNOWN"_L1), qPrintable(text));
            QCOMPARE(text, text.trimmed());
        }
    }
}

} // namespace

class TestErrorCatalog : public QObject
{
    Q_OBJECT

private slots:
    void everyDocumentedCodeIsKnown();
    void everyCodeHasWordsInBothLanguages_data();
    void everyCodeHasWordsInBothLanguages();
    void everyKindHasWordsInBothLanguages_data();
    void everyKindHasWordsInBothLanguages();
    void everyStatusHasWordsOfItsOwn_data();
    void everyStatusHasWordsOfItsOwn();
    void eachTextSaysWhoseWordingItIs();
    void sentencesEndWithAFullStop();
    void englishUsesGlossaryWords();
    void refusalLandsOnItsField_data();
    void refusalLandsOnItsField();
    void codeWithBlanksIsFound();
    void argumentComesFromTheServersText_data();
    void argumentComesFromTheServersText();
    void unknownCodeShowsTheServersWords();
    void unknownCodeWithoutWordsIsNamed();
    void unknownCodeNeverShowsAToken();
    void statusWithoutWordsIsNamed();
    void unknownOutcomeIsToldBeforeWhatTheServerSaid();
    void unknownOutcomeIsToldAlikeWhateverCame();
    void redirectIsToldAsRedirect();
    void everyOwnReasonHasWords_data();
    void everyOwnReasonHasWords();
    void ownReasonWithoutWordsIsToldByItsKind();
    void everyStageOfTheConnectionCheckHasWords();
};

void TestErrorCatalog::everyDocumentedCodeIsKnown()
{
    const ErrorCatalog catalog;
    QCOMPARE(catalog.codes(), documentedCodes());
    for (const QString &code : documentedCodes())
        QVERIFY2(catalog.contains(code), qPrintable(code));
    QVERIFY(!catalog.contains(u"USER.9999"_s));
    QVERIFY(!catalog.contains(QString()));
}

void TestErrorCatalog::everyCodeHasWordsInBothLanguages_data()
{
    QTest::addColumn<QString>("code");
    for (const QString &code : documentedCodes())
        QTest::newRow(qPrintable(code)) << code;
}

void TestErrorCatalog::everyCodeHasWordsInBothLanguages()
{
    QFETCH(QString, code);
    const ErrorEntry entry = ErrorCatalog().entryFor(rejected(code));
    QCOMPARE(entry.key, code);
    QVERIFY(entry.known);
    verifyComplete(entry);
}

void TestErrorCatalog::everyKindHasWordsInBothLanguages_data()
{
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<QString>("key");
    using Kind = ApiError::Kind;
    QTest::newRow("offline") << Kind::Offline << u"kind.offline"_s;
    QTest::newRow("network") << Kind::Network << u"kind.network"_s;
    QTest::newRow("timeout") << Kind::Timeout << u"kind.timeout"_s;
    QTest::newRow("cancelled") << Kind::Cancelled << u"kind.cancelled"_s;
    QTest::newRow("auth") << Kind::Auth << u"kind.auth"_s;
    QTest::newRow("rejected") << Kind::Rejected << u"kind.rejected"_s;
    QTest::newRow("server") << Kind::Server << u"kind.server"_s;
    QTest::newRow("malformed") << Kind::Malformed << u"kind.malformed"_s;
    QTest::newRow("outcome unknown") << Kind::OutcomeUnknown << u"kind.outcome_unknown"_s;
    QTest::newRow("invalid") << Kind::Invalid << u"kind.invalid"_s;
    QTest::newRow("local") << Kind::Local << u"kind.local"_s;
}

void TestErrorCatalog::everyKindHasWordsInBothLanguages()
{
    QFETCH(ApiError::Kind, kind);
    QFETCH(QString, key);
    const ErrorEntry entry = ErrorCatalog().entryFor(answered(kind, 0));
    QCOMPARE(entry.key, key);
    QVERIFY(entry.known);
    verifyComplete(entry);
}

void TestErrorCatalog::everyStatusHasWordsOfItsOwn_data()
{
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<int>("status");
    for (const int status : { 401, 403 })
        QTest::addRow("%d", status) << ApiError::Kind::Auth << status;
    for (const int status : { 400, 404, 405, 409, 413 })
        QTest::addRow("%d", status) << ApiError::Kind::Rejected << status;
    for (const int status : { 429, 500, 502, 503, 504 })
        QTest::addRow("%d", status) << ApiError::Kind::Server << status;
}

void TestErrorCatalog::everyStatusHasWordsOfItsOwn()
{
    QFETCH(ApiError::Kind, kind);
    QFETCH(int, status);
    const ErrorEntry entry = ErrorCatalog().entryFor(answered(kind, status));
    QCOMPARE(entry.key, u"http.%1"_s.arg(status));
    verifyComplete(entry);
}

void TestErrorCatalog::eachTextSaysWhoseWordingItIs()
{
    QFile file(u":/errors/catalogue.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray entries
        = QJsonDocument::fromJson(file.readAll()).object().value("entries"_L1).toArray();
    QVERIFY(entries.size() > documentedCodes().size());
    int vendor = 0;
    for (const auto &value : entries) {
        for (const auto language : { "zh"_L1, "en"_L1 }) {
            const QJsonObject texts = value.toObject().value(language).toObject();
            QVERIFY(texts.size() >= 3);
            for (const auto &text : texts) {
                const QString by = text.toObject().value("by"_L1).toString();
                QVERIFY2(by == "vendor"_L1 || by == "ours"_L1, qPrintable(by));
                vendor += by == "vendor"_L1 ? 1 : 0;
            }
        }
    }
    QVERIFY(vendor > 20);
}

// They stand one behind the other in a paragraph; a title stands alone.
void TestErrorCatalog::sentencesEndWithAFullStop()
{
    QFile file(u":/errors/catalogue.json"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray entries
        = QJsonDocument::fromJson(file.readAll()).object().value("entries"_L1).toArray();
    QVERIFY(!entries.isEmpty());
    for (const auto &value : entries) {
        for (const auto &[language, stop] :
             { std::pair("zh"_L1, u'。'), std::pair("en"_L1, u'.') }) {
            const QJsonObject texts = value.toObject().value(language).toObject();
            const auto textOf = [&texts](QLatin1StringView part) {
                return texts.value(part).toObject().value("text"_L1).toString();
            };
            for (const auto part : { "cause"_L1, "measure"_L1 })
                QVERIFY2(textOf(part).endsWith(stop), qPrintable(textOf(part)));
            QVERIFY2(!textOf("title"_L1).endsWith(stop), qPrintable(textOf("title"_L1)));
        }
    }
}

void TestErrorCatalog::englishUsesGlossaryWords()
{
    const ErrorCatalog catalog;
    for (const QString &code : catalog.codes()) {
        const ErrorEntry entry = catalog.entryFor(rejected(code));
        const QString text = entry.en.title + u' ' + entry.en.cause + u' ' + entry.en.measure;
        for (const auto word : { "job title"_L1, "job position"_L1, "employment"_L1, "rank"_L1,
                                 "department"_L1, "organisation"_L1 })
            QVERIFY2(!text.contains(word, Qt::CaseInsensitive), qPrintable(text));
    }
}

void TestErrorCatalog::refusalLandsOnItsField_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Field>("field");
    const auto row = [](const char *code, Field field) {
        QTest::newRow(code) << QString::fromLatin1(code) << field;
    };
    row("ENT.CONFIG.0031", Field::None);
    row("COM.0601", Field::None);
    row("ORG.0001", Field::Organization);
    row("JOB.POSITION.0001", Field::Position);
    row("JOB.POSITION.0009", Field::Code);
    row("JOB.POSITION.0016", Field::Organization);
    row("JOB.TITLE.0001", Field::Title);
    row("USER.0001", Field::User);
    row("USER.0093", Field::Job);
    row("USER.0094", Field::Organization);
    row("USER.0095", Field::Position);
    row("USER.0096", Field::Title);
    row("USER.0097", Field::Position);
}

void TestErrorCatalog::refusalLandsOnItsField()
{
    QFETCH(QString, code);
    QFETCH(Field, field);
    QCOMPARE(ErrorCatalog().entryFor(rejected(code)).field, field);
}

void TestErrorCatalog::codeWithBlanksIsFound()
{
    const ErrorCatalog catalog;
    QVERIFY(catalog.contains(u" OAP.PAGE.0003"_s));
    const ErrorEntry entry = catalog.entryFor(rejected(u" OAP.PAGE.0003\n"_s));
    QCOMPARE(entry.key, u"OAP.PAGE.0003"_s);
    QVERIFY(entry.known);
}

void TestErrorCatalog::argumentComesFromTheServersText_data()
{
    QTest::addColumn<QString>("serverText");
    QTest::addColumn<QString>("zh");
    QTest::addColumn<QString>("en");
    QTest::addColumn<Field>("field");
    const QString zhPlain = u"参数不符合校验规则"_s;
    const QString enPlain = u"A parameter does not comply with validation rules"_s;
    const QString zhArgument = u"参数[%1]不符合校验规则"_s;
    const QString enArgument = u"Parameter [%1] does not comply with validation rules"_s;

    QTest::newRow("chinese") << u"参数[relation_type]不符合校验规则"_s
                             << zhArgument.arg(u"relation_type"_s)
                             << enArgument.arg(u"relation_type"_s) << Field::None;
    QTest::newRow("english") << u"Parameter [relation_type] does not comply with validation rules"_s
                             << zhArgument.arg(u"relation_type"_s)
                             << enArgument.arg(u"relation_type"_s) << Field::None;
    QTest::newRow("full-width brackets")
        << u"参数【org_code】不符合校验规则"_s << zhArgument.arg(u"org_code"_s)
        << enArgument.arg(u"org_code"_s) << Field::Organization;
    QTest::newRow("a form's field")
        << u"参数[position_code]不符合校验规则"_s << zhArgument.arg(u"position_code"_s)
        << enArgument.arg(u"position_code"_s) << Field::Position;
    QTest::newRow("percent signs stay")
        << u"参数[%1 %2]不符合校验规则"_s << u"参数[%1 %2]不符合校验规则"_s
        << u"Parameter [%1 %2] does not comply with validation rules"_s << Field::None;
    QTest::newRow("no text") << QString() << zhPlain << enPlain << Field::None;
    QTest::newRow("no argument") << u"参数不符合"_s << zhPlain << enPlain << Field::None;
    QTest::newRow("empty argument") << u"参数[]不符合"_s << zhPlain << enPlain << Field::None;
    QTest::newRow("unfilled argument") << u"参数[{0}]不符合"_s << zhPlain << enPlain << Field::None;
}

void TestErrorCatalog::argumentComesFromTheServersText()
{
    QFETCH(QString, serverText);
    QFETCH(QString, zh);
    QFETCH(QString, en);
    QFETCH(Field, field);
    const ErrorEntry entry = ErrorCatalog().entryFor(rejected(u"OAP.PARAM.0004"_s, serverText));
    QCOMPARE(entry.zh.title, zh);
    QCOMPARE(entry.en.title, en);
    QCOMPARE(entry.field, field);
}

void TestErrorCatalog::unknownCodeShowsTheServersWords()
{
    const ErrorCatalog catalog;
    const ErrorEntry entry
        = catalog.entryFor(rejected(u" USER.9999"_s, u"用户\u0007任职\n数量超限"_s));
    QCOMPARE(entry.key, u"USER.9999"_s);
    QVERIFY(!entry.known);
    QCOMPARE(entry.zh.title, u"用户 任职 数量超限"_s);
    QCOMPARE(entry.en.title, entry.zh.title);
    const ErrorEntry kind = catalog.entryFor(answered(ApiError::Kind::Rejected, 0));
    QCOMPARE(entry.zh.measure, kind.zh.measure);
    QCOMPARE(entry.en.measure, kind.en.measure);
}

void TestErrorCatalog::unknownCodeWithoutWordsIsNamed()
{
    const ErrorEntry entry = ErrorCatalog().entryFor(rejected(u"USER.9999"_s));
    QVERIFY(!entry.known);
    QVERIFY(entry.zh.title.contains("USER.9999"_L1));
    QVERIFY(entry.en.title.contains("USER.9999"_L1));
    verifyComplete(entry);
}

void TestErrorCatalog::unknownCodeNeverShowsAToken()
{
    const QString token = u"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl"_s;
    const ErrorEntry entry
        = ErrorCatalog().entryFor(rejected(u"odd_error"_s, u"Access token expired:"_s + token));
    QVERIFY(!entry.zh.title.contains("eyJ"_L1));
    QVERIFY(entry.en.title.startsWith("Access token expired:"_L1));
}

void TestErrorCatalog::statusWithoutWordsIsNamed()
{
    const ErrorEntry entry = ErrorCatalog().entryFor(answered(ApiError::Kind::Rejected, 418));
    QVERIFY(entry.zh.title.contains("418"_L1));
    QVERIFY(entry.en.title.contains("418"_L1));
    verifyComplete(entry);
}

void TestErrorCatalog::unknownOutcomeIsToldBeforeWhatTheServerSaid()
{
    ApiError error = answered(ApiError::Kind::OutcomeUnknown, 504);
    QCOMPARE(ErrorCatalog().entryFor(error).key, u"kind.outcome_unknown"_s);
    error.code = u"SOME.0001"_s;
    QCOMPARE(ErrorCatalog().entryFor(error).key, u"kind.outcome_unknown"_s);
    // Here the answer did say how it ended, and this program's reason says more.
    error.code = u"local.not-as-asked"_s;
    QCOMPARE(ErrorCatalog().entryFor(error).key, u"local.not-as-asked"_s);
    error.code = u"local.never-heard-of"_s;
    QCOMPARE(ErrorCatalog().entryFor(error).key, u"kind.outcome_unknown"_s);
    // A broken answer is broken whatever its status said.
    QCOMPARE(ErrorCatalog().entryFor(answered(ApiError::Kind::Malformed, 404)).key,
             u"kind.malformed"_s);
}

// No answer at all, or one that is of no use: the same words have to be true of both.
void TestErrorCatalog::unknownOutcomeIsToldAlikeWhateverCame()
{
    const ErrorCatalog catalog;
    for (const int status : { 0, 200, 302, 504 }) {
        const ErrorEntry entry = catalog.entryFor(answered(ApiError::Kind::OutcomeUnknown, status));
        QCOMPARE(entry.key, u"kind.outcome_unknown"_s);
        QVERIFY2(entry.zh.cause.contains(u"没有收到能确认结果的响应"_s),
                 qPrintable(entry.zh.cause));
        QVERIFY2(entry.en.cause.contains("no answer came back that says whether"_L1),
                 qPrintable(entry.en.cause));
    }
}

void TestErrorCatalog::redirectIsToldAsRedirect()
{
    for (const ApiError::Kind kind : { ApiError::Kind::Malformed, ApiError::Kind::Rejected }) {
        const ErrorEntry entry = ErrorCatalog().entryFor(answered(kind, 302));
        QCOMPARE(entry.key, u"http.redirect"_s);
        verifyComplete(entry);
    }
}

// Reasons of this program's own are made all over the tree as "local.…"; each has to have words, or
// a person would be shown the code.
void TestErrorCatalog::everyOwnReasonHasWords_data()
{
    QTest::addColumn<QString>("code");
    const QString root = qEnvironmentVariable("RENZHI_SOURCE_DIR");
    QVERIFY(!root.isEmpty());
    const QRegularExpression literal(u"\"(local\\.[a-z][a-z_-]*)\""_s);
    QSet<QString> codes;
    for (const auto folder : { "app"_L1, "models"_L1, "views"_L1 }) {
        QDirIterator files(root + u'/' + folder, { u"*.h"_s, u"*.cpp"_s }, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString text = QString::fromUtf8(file.readAll());
            for (auto it = literal.globalMatch(text); it.hasNext();)
                codes.insert(it.next().captured(1));
        }
    }
    QVERIFY(codes.contains(u"local.organization-disabled"_s));
    for (const QString &code : std::as_const(codes))
        QTest::newRow(qPrintable(code)) << code;
}

void TestErrorCatalog::everyOwnReasonHasWords()
{
    QFETCH(QString, code);
    ApiError error;
    error.kind = ApiError::Kind::Invalid;
    error.code = code;
    const ErrorCatalog catalog;
    QVERIFY2(catalog.contains(code), qPrintable(code));
    const ErrorEntry entry = catalog.entryFor(error);
    QCOMPARE(entry.key, code);
    // Its {0} is the code of a server, filled in only when there is one.
    if (code != "local.unknown-code"_L1)
        verifyComplete(entry);
}

void TestErrorCatalog::ownReasonWithoutWordsIsToldByItsKind()
{
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = u"local.never-heard-of"_s;
    QCOMPARE(ErrorCatalog().entryFor(error).key, u"kind.local"_s);
}

void TestErrorCatalog::everyStageOfTheConnectionCheckHasWords()
{
    const ErrorCatalog catalog;
    QSet<QString> titles;
    for (const QString &stage : { u"address"_s, u"name"_s, u"connect"_s, u"proxy"_s, u"tls"_s,
                                  u"token"_s, u"permission"_s, u"jobmanagement"_s }) {
        ApiError error;
        error.kind = ApiError::Kind::Offline;
        error.code = u"check."_s + stage;
        const ErrorEntry entry = catalog.entryFor(error);
        QCOMPARE(entry.key, error.code);
        verifyComplete(entry);
        titles.insert(entry.en.title);
        titles.insert(entry.zh.title);
    }
    QCOMPARE(titles.size(), 16);
}

RENZHI_GUILESS_TEST(TestErrorCatalog)
#include "tst_errorcatalog.moc"
