// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace renzhi {

// Bytes that compare as the names do: Chinese names in the order of their pinyin, numbers by value,
// case aside. What QCollator's sort keys are, but these can be kept in a file.
[[nodiscard]] QByteArray nameCollationKey(const QString &name);
// Keys of another version must not be compared with those of this one.
[[nodiscard]] QByteArray nameCollationVersion();

} // namespace renzhi
