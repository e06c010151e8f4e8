// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QPalette>
#include <QStringView>

class QApplication;

namespace renzhi {

enum class ThemeChoice { System, Light, Dark };
enum class TextSize { Small, Normal, Large };

// Sets style, palette and fonts of the whole program; may be called again at any time. System
// follows the desktop's preference (org.freedesktop.appearance) while the program runs. Widgets
// that keep colours of their own listen to PaletteChange.
void applyTheme(QApplication &application, ThemeChoice choice, TextSize size);

// Colours with a meaning, taken from the palette of now. Text tones have at least 4.5:1 on Base and
// Window of either palette.
enum class Tone {
    Accent, // text and lines of the one accent colour
    Quiet, // secondary text, codes, ids
    Bad,
    Warn,
    Good,
    Line, // hairlines between things
    Edge, // borders that show where an input is; 3:1 on Base, Window and Band
    Hover, // background of a row under the pointer
    Selected, // background of a selected row
    Band, // background of bars and of the rail
};
[[nodiscard]] QColor colour(Tone tone);
[[nodiscard]] QColor colour(Tone tone, const QPalette &palette);
[[nodiscard]] inline QColor accent()
{
    return colour(Tone::Accent);
}
[[nodiscard]] bool isDark(const QPalette &palette);

// The palettes themselves, for the contrast test.
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

// An icon of resources/icons (a symbolic one of the desktop's theme first), drawn in the palette's
// colours of the moment of painting. An unknown name asserts in debug.
[[nodiscard]] QIcon icon(QStringView name);
// The same in one colour, for marks whose colour has a meaning.
[[nodiscard]] QIcon icon(QStringView name, Tone tone);

// The quieter, monospaced face of codes and ids, a little smaller than `base`.
[[nodiscard]] QFont codeFont(const QFont &base);
[[nodiscard]] QFont codeFont();
// `base` larger for headings; steps of the type scale.
[[nodiscard]] QFont headingFont(const QFont &base);

inline constexpr int grid = 8; // every distance is a multiple (or half) of it
inline constexpr int rowHeight = 32;

} // namespace renzhi
