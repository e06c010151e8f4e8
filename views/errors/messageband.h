// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/theme.h"

class QWidget;

namespace renzhi {

// What everything that speaks up in its place has in common: a wash of the tone over the whole
// widget, and a band of it at the side where a line begins. To be called by its paintEvent().
void paintMessageBand(QWidget &widget, Tone tone);

inline constexpr int messageBandWidth = grid / 2;
inline constexpr int messageIconSize = 20;

} // namespace renzhi
