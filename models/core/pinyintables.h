// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>
#include <QVector>

namespace renzhi::pinyin {

// What ICU does not know: it gives one reading per character, often not the one of a surname.
// Built once on first use, read-only afterwards, safe from any thread.

// All readings of characters with more than one, the commonest first.
[[nodiscard]] const QHash<char32_t, QVector<QString>> &polyphones();
// Readings of a surname (one or two characters) that differ from the common ones, as syllables.
[[nodiscard]] const QHash<QString, QVector<QVector<QString>>> &surnames();
// Words of organizations and positions in which a polyphone has exactly one reading (银行, 重庆).
[[nodiscard]] const QHash<QString, QVector<QString>> &words();
// Whether an entry of surnames() or words() starts with this character: nearly no name's do, and
// asking this builds no string.
[[nodiscard]] bool mayStartSurname(char32_t character);
[[nodiscard]] bool mayStartWord(char32_t character);
// The longest entry of words(), in characters.
constexpr int LongestWord = 3;

} // namespace renzhi::pinyin
