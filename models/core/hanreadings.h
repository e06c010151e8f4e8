// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QVector>

namespace renzhi::pinyin {

// All readings of one Chinese character, the commonest first, without tones; ü as v and as u. A
// character nobody knows reads as itself. Memoised: the reference stays good, from any thread.
[[nodiscard]] const QVector<QString> &readingsOf(char32_t character);

// Starts what the first unknown character needs (some 150 ms), so that whoever types need not wait
// for it. From any thread; a second call costs nothing.
void prepareReadings();

} // namespace renzhi::pinyin
