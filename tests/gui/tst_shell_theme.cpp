// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/theme.h"

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QTranslator>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

double luminance(const QColor &colour)
{
    const auto part = [](double value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF())
        + 0.0722 * part(colour.blueF());
}

// WCAG 2.1, 1.4.3.
double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a) + 0.05;
    const double second = luminance(b) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

} // namespace

// The palettes, the icons and the text sizes (F-55, F-58).
class TestShellTheme : public QObject
{
    Q_OBJECT

private slots:
    void textKeepsItsContrast_data();
    void textKeepsItsContrast();
    void everyIconDrawsInThePalettesColour();
    void themeAndTextSizeChangeWhileTheWindowIsOpen();
    void nothingIsCutOffInLargeText_data();
    void nothingIsCutOffInLargeText();
};

void TestShellTheme::textKeepsItsContrast_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

void TestShellTheme::textKeepsItsContrast()
{
    QFETCH(QPalette, palette);
    const QList<QColor> grounds {
        palette.color(QPalette::Window), palette.color(QPalette::Base),
        palette.color(QPalette::Button), colour(Tone::Band, palette),
        colour(Tone::Hover, palette),    colour(Tone::Selected, palette)
    };
    const QList<QColor> inks {
        palette.color(QPalette::Text),       palette.color(QPalette::WindowText),
        palette.color(QPalette::ButtonText), colour(Tone::Accent, palette),
        colour(Tone::Quiet, palette),        colour(Tone::Bad, palette),
        colour(Tone::Warn, palette),         colour(Tone::Good, palette)
    };
    for (const QColor &ground : grounds) {
        for (const QColor &ink : inks)
            QVERIFY2(
                contrast(ink, ground) >= 4.5,
                qPrintable(
                    u"%1 on %2: %3"_s.arg(ink.name(), ground.name()).arg(contrast(ink, ground))));
    }
    QVERIFY(contrast(palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight))
            >= 4.5);
    QVERIFY(contrast(palette.color(QPalette::PlaceholderText), palette.color(QPalette::Base))
            >= 4.5);
    QVERIFY(contrast(palette.color(QPalette::ToolTipText), palette.color(QPalette::ToolTipBase))
            >= 4.5);
}

void TestShellTheme::everyIconDrawsInThePalettesColour()
{
    const QStringList names = QDir(u":/icons"_s).entryList({ u"*.svg"_s });
    QVERIFY(names.size() > 30);
    for (const QString &file : names) {
        if (file.startsWith(u"io."_s))
            continue;
        const QString name = file.chopped(4);
        const QImage image = icon(name, Tone::Bad).pixmap(48, 48).toImage();
        bool drawn = false;
        for (int y = 0; y < image.height() && !drawn; ++y) {
            for (int x = 0; x < image.width() && !drawn; ++x)
                drawn = image.pixelColor(x, y).alpha() > 250
                    && image.pixelColor(x, y).rgb() == colour(Tone::Bad).rgb();
        }
        QVERIFY2(drawn, qPrintable(name));
    }
}

void TestShellTheme::themeAndTextSizeChangeWhileTheWindowIsOpen()
{
    applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal);
    ShellWorld world;
    QVERIFY(world.open());
    auto *status = world.find<QLabel>(u"statusAge"_s);
    const qreal normal = status->fontInfo().pointSizeF();
    QCOMPARE(status->palette().color(QPalette::WindowText), colour(Tone::Quiet, lightPalette()));
    applyTheme(*qApp, ThemeChoice::Dark, TextSize::Large);
    QTRY_COMPARE(status->palette().color(QPalette::WindowText), colour(Tone::Quiet, darkPalette()));
    QTRY_VERIFY(status->fontInfo().pointSizeF() > normal);
    QVERIFY(isDark(world.window().palette()));
    applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal);
    QTRY_VERIFY(!isDark(world.window().palette()));
}

void TestShellTheme::nothingIsCutOffInLargeText_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<TextSize>("text");
    QTest::newRow("1024x768") << QSize(1024, 768) << TextSize::Normal;
    QTest::newRow("1024x768 large") << QSize(1024, 768) << TextSize::Large;
    QTest::newRow("1440x900") << QSize(1440, 900) << TextSize::Normal;
}

void TestShellTheme::nothingIsCutOffInLargeText()
{
    QFETCH(QSize, size);
    QFETCH(TextSize, text);
    applyTheme(*qApp, ThemeChoice::Light, text);
    const auto back = qScopeGuard([] { applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal); });
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 2 });
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xin"_s);
    world.window().resize(size);
    QTRY_VERIFY(world.find<QWidget>(u"jobs"_s)->findChildren<QWidget *>(u"jobRow"_s).size() == 3);
    QCOMPARE(world.window().size(), size); // nothing forces it wider
    for (const QString &view :
         { u"actionGoPeople"_s, u"actionGoPositions"_s, u"actionGoTitles"_s }) {
        world.find<QAction>(view)->trigger();
        for (const QWidget *widget : world.window().findChildren<QWidget *>()) {
            const bool words = qobject_cast<const QLabel *>(widget)
                || qobject_cast<const QAbstractButton *>(widget);
            if (!words || !widget->isVisible() || widget->objectName().startsWith(u"qt_"_s)
                || widget->visibleRegion().isEmpty())
                continue;
            if (qobject_cast<const QLineEdit *>(widget->parentWidget()))
                continue; // Qt's own icons inside an input
            const QSize least = widget->minimumSizeHint();
            QTRY_VERIFY2(widget->width() >= least.width() && widget->height() >= least.height(),
                         qPrintable(u"%1 %2: %3x%4 < %5x%6"_s
                                        .arg(QLatin1String(widget->metaObject()->className()),
                                             widget->objectName())
                                        .arg(widget->width())
                                        .arg(widget->height())
                                        .arg(least.width())
                                        .arg(least.height())));
        }
    }
}

RENZHI_TEST(TestShellTheme)
#include "tst_shell_theme.moc"
