// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/theme.h"

#include <QDir>
#include <QLabel>

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

// The palettes, the icons and the text sizes (F-55, F-58); see tst_shell_scale too.
class TestShellTheme : public QObject
{
    Q_OBJECT

private slots:
    void textKeepsItsContrast_data();
    void textKeepsItsContrast();
    void everyIconDrawsInThePalettesColour();
    void themeAndTextSizeChangeWhileTheWindowIsOpen();
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

RENZHI_TEST(TestShellTheme)
#include "tst_shell_theme.moc"
