// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVector>

namespace renzhi::pinyin {

// All readings of one name as search keys, without tones, lower case.
struct Keys
{
    // One entry per way of reading the name (surname readings first); syllables in order. Text that
    // is not Chinese is one syllable per word.
    QVector<QVector<QString>> readings;
    friend bool operator==(const Keys &, const Keys &) = default;
};

// Surname readings (曾 zeng, 单 shan, 仇 qiu, 解 xie, 查 zha, 尉迟 yuchi …) come first, the common
// reading too (朴 piao/pu, 吕 lü as lv and lu …); at most 8 combinations. Per character through ICU
// "Han-Latin; Latin-ASCII", memoised; safe from any thread.
[[nodiscard]] Keys keysOf(const QString &name);

// How well a lower-case query of letters, or letters and Chinese characters mixed ("李mlang",
// "zhangw", "zw", "lml"), finds the name: 0 no, 1 inside a word, 2 start of a syllable, 3 start of
// the name, 4 the whole name. Letters match whole syllables, starts of consecutive syllables, or
// initials, never the inside of a syllable.
[[nodiscard]] int match(const QString &name, const Keys &keys, const QString &query);

} // namespace renzhi::pinyin
