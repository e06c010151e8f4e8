// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/gui/formsworld.h"

#include <array>

namespace renzhi {

enum class Write { AddJob, UpdateJob, AddPosition, UpdatePosition, TransferJob };
// Those of the core pages.
inline constexpr std::array Writes { Write::AddJob, Write::UpdateJob, Write::AddPosition,
                                     Write::UpdatePosition };

[[nodiscard]] const char *nameOf(Write write); // for the rows of a test

// A form that is filled in and only needs to be sent, and the request that then leaves.
struct FilledForm
{
    WriteForm *form = nullptr;
    QByteArray method;
    QByteArray target;
    QString input; // a picker that was set
    QString value;
};

// Opens the form and sets every input to something the server would take:
//   a job:      ORG-A, P-A2, T-1 (a change is one of "job-1", a transfer of "job-0")
//   a position: ORG-A, "Entered", P-ENTERED, T-2 (a change is one of P-FREE)
[[nodiscard]] FilledForm fillIn(FormsWorld &world, Write write);

// Everything that is chosen or typed in the form, "input=value".
[[nodiscard]] QStringList entered(const QWidget *form);

} // namespace renzhi
