// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "views/forms/confirmstrip.h"
#include "views/theme.h"
#include "views/widgets/iconlabel.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// A window with a question in it.
struct AskingWindow
{
    AskingWindow() : strip(new ConfirmStrip(&window))
    {
        auto *layout = new QVBoxLayout(&window);
        layout->addWidget(strip);
        yes = strip->findChild<QPushButton *>(u"confirmYes"_s);
        no = strip->findChild<QPushButton *>(u"confirmNo"_s);
    }

    [[nodiscard]] bool ask()
    {
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            return false;
        strip->ask([] { return u"Discard the draft?"_s; }, [] { return u"Discard"_s; },
                   [] { return u"Keep"_s; }, [this] { ++discarded; }, [this] { ++kept; });
        return QTest::qWaitFor([this] { return no->hasFocus(); });
    }

    QWidget window;
    ConfirmStrip *strip;
    QPushButton *yes = nullptr;
    QPushButton *no = nullptr;
    int discarded = 0;
    int kept = 0;
};

// Inside a ring of focus, left of the words.
bool looksFilled(QPushButton *button)
{
    const QImage seen = button->grab().toImage();
    return seen.pixelColor(7, seen.height() / 2).rgb()
        == button->palette().color(QPalette::Highlight).rgb();
}

} // namespace

class TestConfirmStrip : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal); }
    void safeAnswerStandsLastAndFilled();
    void enterGivesTheAnswerThatHasTheFocus();
    void oneAnswerMoreIsOfItsQuestionAlone();
    void itLooksLikeAWarning();
};

void TestConfirmStrip::safeAnswerStandsLastAndFilled()
{
    AskingWindow asking;
    QVERIFY(asking.ask());
    QTRY_VERIFY(asking.no->x() > asking.yes->geometry().right());
    QVERIFY(looksFilled(asking.no));
    QVERIFY(!looksFilled(asking.yes));
    asking.yes->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(asking.yes->hasFocus());
    QVERIFY(looksFilled(asking.no));
    QVERIFY(!looksFilled(asking.yes));
}

void TestConfirmStrip::enterGivesTheAnswerThatHasTheFocus()
{
    AskingWindow asking;
    QVERIFY(asking.ask());
    QTest::keyClick(asking.no, Qt::Key_Return);
    QCOMPARE(asking.kept, 1);
    QCOMPARE(asking.discarded, 0);
    QVERIFY(!asking.strip->isVisible());
    QVERIFY(asking.ask());
    asking.yes->setFocus(Qt::TabFocusReason);
    QTest::keyClick(asking.yes, Qt::Key_Return);
    QCOMPARE(asking.kept, 1);
    QCOMPARE(asking.discarded, 1);
}

void TestConfirmStrip::oneAnswerMoreIsOfItsQuestionAlone()
{
    AskingWindow asking;
    QVERIFY(asking.ask());
    int saved = 0;
    asking.strip->offer([] { return u"Save"_s; }, [&saved] { ++saved; });
    auto *more = asking.strip->findChild<QPushButton *>(u"confirmMore"_s);
    QVERIFY(more != nullptr && more->isVisible());
    QTRY_VERIFY(asking.yes->x() > more->geometry().right());
    QVERIFY(asking.no->hasFocus());
    QVERIFY(!looksFilled(more));
    more->click();
    QCOMPARE(saved, 1);
    QCOMPARE(asking.discarded + asking.kept, 0);
    QVERIFY(!asking.strip->isVisible());
    QVERIFY(asking.ask());
    QVERIFY(!more->isVisible());
}

void TestConfirmStrip::itLooksLikeAWarning()
{
    AskingWindow asking;
    QVERIFY(asking.ask());
    const auto *mark = asking.strip->findChild<IconLabel *>(u"confirmIcon"_s);
    QVERIFY(mark != nullptr && mark->isVisible());
    const QImage seen = asking.strip->grab().toImage();
    QCOMPARE(seen.pixelColor(1, seen.height() / 2).rgb(), colour(Tone::Warn).rgb());
}

RENZHI_TEST(TestConfirmStrip)
#include "tst_confirmstrip.moc"
