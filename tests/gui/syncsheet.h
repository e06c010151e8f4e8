// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/gui/shellworld.h"

#include <QPushButton>

namespace renzhi {

// The synchronization dialog as somebody opens it and works it. What it shows is each test's own.
class SyncSheet
{
public:
    explicit SyncSheet(ShellWorld &world); // opens it

    [[nodiscard]] bool isOpen() const { return dialog && dialog->isVisible(); }
    [[nodiscard]] QPushButton *button(const QString &name) const;
    void click(const QString &name) const;
    // By Tab alone; false when it is not reached.
    [[nodiscard]] bool tabTo(const QString &name) const;
    // The first button that is not whole on screen; empty: all are.
    [[nodiscard]] QString cutButton() const;

    QDialog *dialog = nullptr;
};

} // namespace renzhi
