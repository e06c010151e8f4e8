// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

class QPushButton;
class QWidget;

namespace renzhi {

// A button of a dialog that Enter elsewhere in it does not press. Its words are set by who asks for
// it; owned by `parent`.
[[nodiscard]] QPushButton *dialogButton(const QString &objectName, QWidget *parent);

} // namespace renzhi
