// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/theme.h"
#include "views/widgets/glow.h"

#include <QDir>
#include <QLabel>
#include <QPainter>
#include <QStyleOption>

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

// What is seen of a colour that lets some of the ground through.
QColor laidOver(const QColor &colour, const QColor &ground)
{
    const auto part
        = [&colour](float above, float below) { return below + (above - below) * colour.alphaF(); };
    return QColor::fromRgbF(part(colour.redF(), ground.redF()),
                            part(colour.greenF(), ground.greenF()),
                            part(colour.blueF(), ground.blueF()));
}

bool isDrawnIn(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > 250 && pixel.rgb() == colour.rgb())
                return true;
        }
    }
    return false;
}

// What the style draws on a window.
template <class Option, class Draw>
QImage drawing(const QPalette &palette, Option option, const Draw &draw)
{
    option.rect = QRect(0, 0, 120, 32);
    option.palette = palette;
    option.state |= QStyle::State_Enabled | QStyle::State_Active;
    QImage image(option.rect.size(), QImage::Format_RGB32);
    image.fill(palette.color(QPalette::Window));
    QPainter painter(&image);
    draw(option, &painter);
    painter.end();
    return image;
}

QImage buttonDrawing(const QPalette &palette, QStyleOptionButton::ButtonFeatures features,
                     QStyle::State state)
{
    QStyleOptionButton option;
    option.features = features;
    option.state = state;
    return drawing(palette, option, [](const QStyleOptionButton &button, QPainter *painter) {
        QApplication::style()->drawControl(QStyle::CE_PushButton, &button, painter);
    });
}

void takeTheme(const QPalette &palette)
{
    applyTheme(*qApp, isDark(palette) ? ThemeChoice::Dark : ThemeChoice::Light, TextSize::Normal);
}

void addPalettes()
{
    QTest::addColumn<QPalette>("palette");
    QTest::newRow("light") << lightPalette();
    QTest::newRow("dark") << darkPalette();
}

} // namespace

// The palettes, the icons and the text sizes (F-55, F-58); see tst_shell_scale too.
class TestShellTheme : public QObject
{
    Q_OBJECT

private slots:
    void textKeepsItsContrast_data() { addPalettes(); }
    void textKeepsItsContrast();
    void textKeepsItsContrastOnTheLightOfWhatWasSaved_data() { addPalettes(); }
    void textKeepsItsContrastOnTheLightOfWhatWasSaved();
    void edgesOfInputsAreSeen_data() { addPalettes(); }
    void edgesOfInputsAreSeen();
    void choicesAreSeen_data() { addPalettes(); }
    void choicesAreSeen();
    void focusIsSeenOnEveryButton_data() { addPalettes(); }
    void focusIsSeenOnEveryButton();
    void inputsAreClearedByAnIconOfOurs();
    void everyIconDrawsInThePalettesColour();
    void themeAndTextSizeChangeWhileTheWindowIsOpen();
};

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

// From the first moment to the last; rows of tables and of the card put what is quiet otherwise
// into the colour of their text meanwhile.
void TestShellTheme::textKeepsItsContrastOnTheLightOfWhatWasSaved()
{
    QFETCH(QPalette, palette);
    const QList<QColor> grounds { palette.color(QPalette::Base), colour(Tone::Hover, palette),
                                  colour(Tone::Selected, palette) };
    for (const QColor &ground : grounds) {
        for (int share = 0; share <= 100; ++share) {
            const QColor lit = laidOver(Glow::shade(palette, share / 100.0), ground);
            const QString where = u"on %1, %2 of 100"_s.arg(ground.name()).arg(share);
            QVERIFY2(contrast(palette.color(QPalette::Text), lit) >= 4.5, qPrintable(where));
            QVERIFY2(contrast(palette.color(QPalette::WindowText), lit) >= 4.5, qPrintable(where));
            QVERIFY2(contrast(colour(Tone::Warn, palette), lit) >= 3, qPrintable(where)); // a lock
        }
        QVERIFY(laidOver(Glow::shade(palette, 1), ground) != ground);
    }
}

// WCAG 2.1, 1.4.11: against what is inside and outside.
void TestShellTheme::edgesOfInputsAreSeen()
{
    QFETCH(QPalette, palette);
    takeTheme(palette);
    QStyleOptionFrame option;
    option.lineWidth = 1;
    const QImage input
        = drawing(palette, option, [](const QStyleOptionFrame &edit, QPainter *painter) {
              QApplication::style()->drawPrimitive(QStyle::PE_PanelLineEdit, &edit, painter);
          });
    const QList<QColor> grounds { palette.color(QPalette::Base), palette.color(QPalette::Window),
                                  colour(Tone::Band, palette) };
    for (const QColor &ground : grounds) {
        for (const QColor &edge : { colour(Tone::Edge, palette), input.pixelColor(0, 16) })
            QVERIFY2(
                contrast(edge, ground) >= 3,
                qPrintable(
                    u"%1 on %2: %3"_s.arg(edge.name(), ground.name()).arg(contrast(edge, ground))));
    }
}

void TestShellTheme::choicesAreSeen()
{
    QFETCH(QPalette, palette);
    takeTheme(palette);
    const QColor mark = palette.color(QPalette::HighlightedText);
    for (const auto element : { QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton }) {
        const auto drawn = [&](QStyle::State state) {
            QStyleOptionButton option;
            option.state = state;
            return drawing(palette, option, [element](const auto &choice, QPainter *painter) {
                QApplication::style()->drawPrimitive(element, &choice, painter);
            });
        };
        const QImage off = drawn(QStyle::State_Off), on = drawn(QStyle::State_On);
        for (const auto role : { QPalette::Window, QPalette::Base }) {
            const QColor ground = palette.color(role);
            // At the top, where the curve of one is flat.
            QVERIFY(contrast(off.pixelColor(60, 0), ground) >= 3);
            QVERIFY(contrast(on.pixelColor(60, 0), ground) >= 3);
        }
        // The mark, on what it stands on.
        QVERIFY(isDrawnIn(on, mark));
        QVERIFY(contrast(mark, on.pixelColor(10, 16)) >= 3);
    }
}

// The line that comes with the focus stands out from what was there before, filled or not.
void TestShellTheme::focusIsSeenOnEveryButton()
{
    QFETCH(QPalette, palette);
    takeTheme(palette);
    for (const auto feature : { QStyleOptionButton::None, QStyleOptionButton::DefaultButton }) {
        const QImage before = buttonDrawing(palette, feature, QStyle::State_None);
        const QImage focused = buttonDrawing(
            palette, feature, QStyle::State_HasFocus | QStyle::State_KeyboardFocusChange);
        int seen = 0;
        for (int x = 0; x < 16; ++x)
            seen += contrast(before.pixelColor(x, 16), focused.pixelColor(x, 16)) >= 3 ? 1 : 0;
        QVERIFY2(seen >= 2, qPrintable(u"feature %1: %2 pixels"_s.arg(int(feature)).arg(seen)));
    }
}

void TestShellTheme::inputsAreClearedByAnIconOfOurs()
{
    takeTheme(lightPalette());
    const QIcon clear = QApplication::style()->standardIcon(QStyle::SP_LineEditClearButton);
    QVERIFY(isDrawnIn(clear.pixmap(48, 48).toImage(), colour(Tone::Quiet)));
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
        QVERIFY2(isDrawnIn(image, colour(Tone::Bad)), qPrintable(name));
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
