// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/formdraft.h"

#include <QString>

// A draft in words, in the language of now.
namespace renzhi::draftwords {

// "A form was not finished: 张伟 (zhang.wei), change of a part-time job, 10 minutes ago".
[[nodiscard]] QString sentence(const FormDraft &draft,
                               const QDateTime &now = QDateTime::currentDateTime());
// All that stood in it, a line for each input: "Name: Tester".
[[nodiscard]] QString content(const FormDraft &draft);

} // namespace renzhi::draftwords
