// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the operator sees of the diagnostics before they go anywhere (F-66). The words are the real
// ones.

#include "app/application.h"
#include "app/languageswitcher.h"
#include "app/sandbox/sandboxserver.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScopeGuard>
#include <QTextCursor>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace renzhi;

class TestDiagnosticsDialog : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void textIsShownAndReachedByTheKeyboard();
    void copyTakesAllOfIt();
    void savedFileHoldsWhatWasShown();
    void fileThatCannotBeWrittenIsTold();
    void openedAgainItIsGatheredAgain();
    void bothLanguagesSayWhatItIs();
    void realOnesHoldNothingOfTheTenant();

private:
    [[nodiscard]] QDialog *opened();
    [[nodiscard]] QPlainTextEdit *view() const
    {
        return m_dialog->findChild<QPlainTextEdit *>(u"diagnosticsText"_s);
    }
    void click(const QString &button)
    {
        QTest::mouseClick(m_dialog->findChild<QPushButton *>(button), Qt::LeftButton);
    }
    [[nodiscard]] MessageBar *bar() const { return m_dialog->findChild<MessageBar *>(); }
    void save(const QString &path);

    LanguageSwitcher m_languages;
    std::unique_ptr<ShellWorld> m_diagnosed;
    QDialog *m_dialog = nullptr;
};

void TestDiagnosticsDialog::initTestCase()
{
    // No test may reach the keyring of the person who runs it.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    QApplication::setQuitOnLastWindowClosed(false);
}

void TestDiagnosticsDialog::init()
{
    m_languages.setLanguage(Language::English);
    m_diagnosed = std::make_unique<ShellWorld>();
    QVERIFY(m_diagnosed->open());
    m_diagnosed->window().setDiagnostics([] { return u"== Versions · 版本 ==\nQt: 6\n"_s; });
    m_dialog = opened();
    QVERIFY(m_dialog != nullptr);
}

QDialog *TestDiagnosticsDialog::opened()
{
    m_diagnosed->find<QAction>(u"actionDiagnostics"_s)->trigger();
    return m_diagnosed->openDialog(u"diagnosticsDialog"_s);
}

void TestDiagnosticsDialog::textIsShownAndReachedByTheKeyboard()
{
    QVERIFY(!m_dialog->isModal());
    QCOMPARE(view()->toPlainText(), u"== Versions · 版本 ==\nQt: 6\n"_s);
    QVERIFY(view()->isReadOnly());
    QVERIFY(view()->hasFocus());
    QTest::keyClick(view(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view()->textCursor().selectedText().size(), view()->toPlainText().size());
    QStringList way;
    for (int i = 0; i < 3; ++i) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        way.append(QApplication::focusWidget()->objectName());
    }
    QCOMPARE(way,
             (QStringList { u"diagnosticsCopy"_s, u"diagnosticsSave"_s, u"diagnosticsClose"_s }));
    const QPointer<QDialog> dialog = m_dialog;
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QVERIFY(!dialog || !dialog->isVisible());
}

void TestDiagnosticsDialog::copyTakesAllOfIt()
{
    click(u"diagnosticsCopy"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), view()->toPlainText());
    QVERIFY(bar()->isShowing());
    QVERIFY(bar()->kind() == MessageBar::Kind::Success);
}

void TestDiagnosticsDialog::save(const QString &path)
{
    click(u"diagnosticsSave"_s);
    auto *files = m_dialog->findChild<QFileDialog *>(u"saveDiagnosticsDialog"_s);
    QVERIFY(files != nullptr);
    emit files->fileSelected(path);
    files->close();
}

void TestDiagnosticsDialog::savedFileHoldsWhatWasShown()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"it.txt"_s);
    save(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), view()->toPlainText());
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY2(bar()->spokenText().contains(path), qPrintable(bar()->spokenText()));
    QVERIFY(bar()->findChild<QPushButton *>(u"messageAction"_s)->isVisible());
}

void TestDiagnosticsDialog::fileThatCannotBeWrittenIsTold()
{
    const QTemporaryDir folder;
    save(folder.filePath(u"no/such/folder.txt"_s));
    QVERIFY(bar()->error());
    QCOMPARE(bar()->error()->code, u"local.diagnostics-export"_s);
}

void TestDiagnosticsDialog::openedAgainItIsGatheredAgain()
{
    m_diagnosed->window().setDiagnostics([] { return u"later"_s; });
    m_diagnosed->find<QAction>(u"actionDiagnostics"_s)->trigger();
    const auto texts = [this] {
        QStringList all;
        const auto views
            = m_diagnosed->window().findChildren<QPlainTextEdit *>(u"diagnosticsText"_s);
        for (const QPlainTextEdit *each : views)
            all.append(each->toPlainText());
        return all;
    };
    QTRY_COMPARE(texts(), QStringList { u"later"_s });
}

void TestDiagnosticsDialog::bothLanguagesSayWhatItIs()
{
    const auto *about = m_dialog->findChild<QLabel *>(u"diagnosticsAbout"_s);
    const auto *copy = m_dialog->findChild<QPushButton *>(u"diagnosticsCopy"_s);
    QVERIFY(about->text().contains("no personal data"_L1));
    QCOMPARE(view()->accessibleName(), u"Diagnostics"_s);
    click(u"diagnosticsCopy"_s);
    const QString before = view()->toPlainText();
    m_languages.setLanguage(Language::Chinese);
    const auto back = qScopeGuard([this] { m_languages.setLanguage(Language::English); });
    QTRY_COMPARE(view()->accessibleName(), u"诊断信息"_s);
    QVERIFY2(about->text().contains(u"个人信息"_s), qPrintable(about->text()));
    QVERIFY(copy->text().contains(u"复制"_s));
    QVERIFY(bar()->spokenText().contains(u"已复制"_s));
    QCOMPARE(m_dialog->windowTitle(), u"诊断信息"_s);
    QCOMPARE(view()->toPlainText(), before); // what is sent is the same in both
}

// Of the program as composed, with its log, after a person was read and a write refused.
void TestDiagnosticsDialog::realOnesHoldNothingOfTheTenant()
{
    m_diagnosed.reset(); // one window at a time
    SandboxOptions tenant = ShellWorld::smallTenant();
    tenant.clientId = u"client-of-the-test"_s;
    tenant.clientSecret = u"s3cret-of-the-test"_s;
    SandboxServer server(tenant);
    QVERIFY(server.start());
    QTemporaryDir folder;
    QFile secret(folder.filePath(u"secret"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly));
    secret.write(tenant.clientSecret.toUtf8());
    secret.close();
    Options options;
    options.dataDirectory = folder.filePath(u"store"_s);
    options.tenant = server.url().toString();
    options.clientId = tenant.clientId;
    options.secretFile = secret.fileName();
    options.language = Language::English;
    Application application(options);
    QVERIFY(!application.start());
    const QWidgetList windows = QApplication::topLevelWidgets();
    const auto found = std::find_if(windows.begin(), windows.end(), [](const QWidget *widget) {
        return qobject_cast<const MainWindow *>(widget) != nullptr;
    });
    QVERIFY(found != windows.end());
    auto *window = qobject_cast<MainWindow *>(*found);
    const auto gathered = [window] {
        window->findChild<QAction *>(u"actionDiagnostics"_s)->trigger();
        const auto *dialog = window->findChildren<QDialog *>(u"diagnosticsDialog"_s).constLast();
        return dialog->findChild<QPlainTextEdit *>(u"diagnosticsText"_s)->toPlainText();
    };
    QTRY_VERIFY_WITH_TIMEOUT(gathered().contains(u"users: 200 records, complete"_s), Patience);
    const QString text = gathered();
    for (const auto part : { "Qt: ", "SQLite: ", "platform plugin: offscreen", "style: ",
                             "host withheld", "change log: readable", "connection: online" })
        QVERIFY2(text.contains(QString::fromLatin1(part)), part);
    QStringList needles { tenant.clientId, tenant.clientSecret, u"127.0.0.1"_s, folder.path() };
    const QList<SandboxOrganization> organizations = server.organizations();
    for (const SandboxOrganization &each : organizations)
        needles << each.id << each.name;
    for (const QString &needle : std::as_const(needles))
        QVERIFY2(!text.contains(needle), qPrintable(needle));
    // The same look finds what is there.
    const QString everything = text + organizations.constLast().name;
    QVERIFY(std::any_of(needles.cbegin(), needles.cend(),
                        [&](const QString &needle) { return everything.contains(needle); }));
}

RENZHI_TEST(TestDiagnosticsDialog)
#include "tst_diagnosticsdialog.moc"
