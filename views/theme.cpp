// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme.h"

#include "views/desktopscheme.h"
#include "views/style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QVariant>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

struct Shades
{
    QRgb window, base, alternate, button, text, accent, quiet, bad, warn, good, line, edge, hover,
        selected, band, highlight, disabled;
};

// Every text tone keeps 4.5:1 on window, base, hover and selected; tst_shell_theme computes it.
constexpr Shades LightShades {
    .window = 0xfff4f6f7,
    .base = 0xffffffff,
    .alternate = 0xfff8fafb,
    .button = 0xfffbfcfc,
    .text = 0xff1a2126,
    .accent = 0xff0b657b,
    .quiet = 0xff546069,
    .bad = 0xffb3261e,
    .warn = 0xff855200,
    .good = 0xff1c6b3f,
    .line = 0xffd5dbdf,
    .edge = 0xff81878c,
    .hover = 0xffeef3f5,
    .selected = 0xffd9edf1,
    .band = 0xffe9edef,
    .highlight = 0xff0b657b,
    .disabled = 0xff8a949b,
};

constexpr Shades DarkShades {
    .window = 0xff1e2327,
    .base = 0xff171b1e,
    .alternate = 0xff1a1f22,
    .button = 0xff2a3136,
    .text = 0xffe6eaec,
    .accent = 0xff63c3d5,
    .quiet = 0xffa3afb7,
    .bad = 0xffff9a90,
    .warn = 0xfff0b95c,
    .good = 0xff7bcf9b,
    .line = 0xff39424a,
    .edge = 0xff6d747b,
    .hover = 0xff242b30,
    .selected = 0xff1d4450,
    .band = 0xff181c1f,
    .highlight = 0xff1f7e93,
    .disabled = 0xff6d7880,
};

const Shades &shadesOf(const QPalette &palette)
{
    return isDark(palette) ? DarkShades : LightShades;
}

QPalette paletteOf(const Shades &shades)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour) {
        palette.setColor(role, QColor(colour));
    };
    set(QPalette::Window, shades.window);
    set(QPalette::WindowText, shades.text);
    set(QPalette::Base, shades.base);
    set(QPalette::AlternateBase, shades.alternate);
    set(QPalette::ToolTipBase, shades.button);
    set(QPalette::ToolTipText, shades.text);
    set(QPalette::PlaceholderText, shades.quiet);
    set(QPalette::Text, shades.text);
    set(QPalette::Button, shades.button);
    set(QPalette::ButtonText, shades.text);
    set(QPalette::BrightText, shades.bad);
    set(QPalette::Highlight, shades.highlight);
    set(QPalette::HighlightedText, 0xffffffff);
    set(QPalette::Link, shades.accent);
    set(QPalette::LinkVisited, shades.accent);
    set(QPalette::Light, shades.base);
    set(QPalette::Midlight, shades.alternate);
    set(QPalette::Mid, shades.line);
    set(QPalette::Dark, shades.quiet);
    set(QPalette::Shadow, shades.line);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        palette.setColor(QPalette::Disabled, role, QColor(shades.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(shades.line));
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, QColor(shades.text));
    palette.setColor(QPalette::Disabled, QPalette::Base, QColor(shades.window));
    return palette;
}

constexpr char BaseFontProperty[] = "renzhiBaseFont";

// The system's own face first; behind it the simplified Chinese one, so that a Chinese text never
// takes Japanese glyphs, which is what fontconfig gives under LANG=C.
void applyFont(QApplication &application, TextSize size)
{
    if (!application.property(BaseFontProperty).isValid())
        application.setProperty(BaseFontProperty, QApplication::font());
    QFont font = application.property(BaseFontProperty).value<QFont>();
    font.setFamilies({ font.family(), u"Noto Sans CJK SC"_s });
    const qreal points = font.pointSizeF() > 0 ? font.pointSizeF() : 10.0;
    const qreal factor = size == TextSize::Small ? 0.9 : size == TextSize::Large ? 1.25 : 1.0;
    font.setPointSizeF(qMax(8.0, points * factor));
    if (font != QApplication::font())
        QApplication::setFont(font);
}

} // namespace

void applyTheme(QApplication &application, ThemeChoice choice, TextSize size)
{
    auto *scheme = application.findChild<DesktopScheme *>();
    if (!scheme) {
        // Built before our own palette hides the desktop's.
        scheme = new DesktopScheme(isDark(QApplication::palette()), &application);
        QApplication::setStyle(new Style);
    }
    QObject::disconnect(scheme, nullptr, &application, nullptr);
    bool dark = choice == ThemeChoice::Dark;
    if (choice == ThemeChoice::System) {
        dark = scheme->prefersDark();
        QObject::connect(scheme, &DesktopScheme::changed, &application, [](bool prefersDark) {
            QApplication::setPalette(prefersDark ? darkPalette() : lightPalette());
        });
    }
    applyFont(application, size);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

QPalette lightPalette()
{
    return paletteOf(LightShades);
}

QPalette darkPalette()
{
    return paletteOf(DarkShades);
}

QColor colour(Tone tone, const QPalette &palette)
{
    const Shades &shades = shadesOf(palette);
    switch (tone) {
    case Tone::Accent:
        return QColor(shades.accent);
    case Tone::Quiet:
        return QColor(shades.quiet);
    case Tone::Bad:
        return QColor(shades.bad);
    case Tone::Warn:
        return QColor(shades.warn);
    case Tone::Good:
        return QColor(shades.good);
    case Tone::Line:
        return QColor(shades.line);
    case Tone::Edge:
        return QColor(shades.edge);
    case Tone::Hover:
        return QColor(shades.hover);
    case Tone::Selected:
        return QColor(shades.selected);
    case Tone::Band:
        return QColor(shades.band);
    }
    Q_UNREACHABLE();
}

QColor colour(Tone tone)
{
    return colour(tone, QGuiApplication::palette());
}

QFont codeFont(const QFont &base)
{
    static const QString family = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    QFont font = base;
    font.setFamilies({ family, u"Noto Sans Mono CJK SC"_s, u"Noto Sans CJK SC"_s });
    font.setStyleHint(QFont::Monospace);
    if (font.pointSizeF() > 0)
        font.setPointSizeF(qMax(7.5, font.pointSizeF() * 0.95));
    return font;
}

QFont codeFont()
{
    return codeFont(QApplication::font());
}

QFont headingFont(const QFont &base)
{
    QFont font = base;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * 1.4);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace renzhi
