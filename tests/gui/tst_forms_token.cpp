// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here, or that the context ends before.

// The access token ends while a form is open (F-04): nobody notices, and nothing that was entered
// is lost, even when the server takes no token any more.

#include "tests/gui/filledforms.h"
#include "tests/support/testmain.h"
#include "views/errors/fielderror.h"
#include "views/errors/messagebar.h"

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

class TestFormsToken : public QObject
{
    Q_OBJECT
private slots:
    void tokenThatEndsUnderAFormIsRenewedUnseen_data();
    void tokenThatEndsUnderAFormIsRenewedUnseen();
    void refusalOfEveryTokenIsToldAndTheFormKept_data() { everyWrite(); }
    void refusalOfEveryTokenIsToldAndTheFormKept();

private:
    static void everyWrite();
};

namespace {

constexpr char InvalidToken[] = R"({"error":"invalid_token","error_description":"Invalid access"})";

qsizetype appliedWrites(const FormsWorld &world)
{
    const QList<SandboxRequest> writes = world.writes();
    return std::count_if(writes.begin(), writes.end(),
                         [](const SandboxRequest &request) { return request.applied; });
}

bool showsAnError(const WriteForm *form)
{
    const auto errors = form->findChildren<FieldError *>();
    return form->messageBar().isShowing()
        || std::any_of(errors.begin(), errors.end(), [](const FieldError *error) {
               return error->isShowing() && !error->isWarning();
           });
}

} // namespace

void TestFormsToken::everyWrite()
{
    QTest::addColumn<int>("write");
    for (const Write write : Writes)
        QTest::newRow(nameOf(write)) << static_cast<int>(write);
}

void TestFormsToken::tokenThatEndsUnderAFormIsRenewedUnseen_data()
{
    QTest::addColumn<int>("write");
    QTest::addColumn<bool>("atTheWrite");
    for (const Write write : Writes) {
        QTest::addRow("%s: before it is saved", nameOf(write)) << static_cast<int>(write) << false;
        QTest::addRow("%s: when it is sent", nameOf(write)) << static_cast<int>(write) << true;
    }
}

void TestFormsToken::tokenThatEndsUnderAFormIsRenewedUnseen()
{
    QFETCH(const int, write);
    QFETCH(const bool, atTheWrite);
    FormsWorld world;
    QVERIFY(world.open());
    const FilledForm filled = fillIn(world, static_cast<Write>(write));
    const QPointer<WriteForm> form(filled.form);
    const QStringList typed = entered(form);
    // Looked at while it is still open: it closes when it is confirmed.
    QStringList left;
    bool toldAnError = false;
    connect(world.service.get(), &DirectoryService::writeFinished, form.data(), [&] {
        left = entered(form);
        toldAnError = showsAnError(form);
    });
    if (atTheWrite)
        world.proxy->inject(
            { filled.method, filled.target },
            test::Fault::reply(400, InvalidToken, { { "Content-Type", "application/json" } }));
    else
        world.server.revokeTokens();
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(form.isNull(), Patience);
    QCOMPARE(left, typed);
    QVERIFY(!toldAnError);
    QCOMPARE(appliedWrites(world), 1);
    QCOMPARE(world.server.requestCount("POST", "/token"), 1);
}

void TestFormsToken::refusalOfEveryTokenIsToldAndTheFormKept()
{
    QFETCH(const int, write);
    FormsWorld world;
    QVERIFY(world.open());
    const FilledForm filled = fillIn(world, static_cast<Write>(write));
    const QPointer<WriteForm> form(filled.form);
    const QStringList typed = entered(form);
    world.server.change([](SandboxOptions &options) { options.tokenLife = 0; });
    world.server.revokeTokens();
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!form || form->messageBar().error(), Patience);
    QVERIFY(form && form->isVisible());
    QCOMPARE(form->messageBar().error()->kind, ApiError::Kind::Auth);
    const ErrorEntry entry = world.catalog.entryFor(*form->messageBar().error());
    QCOMPARE(entry.key, u"invalid_token"_s);
    for (const QString &words : { entry.zh.title, entry.en.title })
        QVERIFY2(world.message(form).contains(words), qPrintable(world.message(form)));
    QCOMPARE(entered(form), typed);
    QCOMPARE(appliedWrites(world), 0);

    // The same, as soon as the server takes a token again.
    world.server.change([](SandboxOptions &options) { options.tokenLife = 1800; });
    world.press(form, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(form.isNull(), Patience);
    QCOMPARE(appliedWrites(world), 1);
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestFormsToken)
#include "tst_forms_token.moc"
