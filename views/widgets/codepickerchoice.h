// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/choicelistmodel.h"

#include <optional>

namespace renzhi {

using ChoiceKind = ChoiceListModel::Kind;

// The choice behind an id, or one with the id alone when the references do not have it.
[[nodiscard]] ChoiceListModel::Choice resolvedChoice(ChoiceKind kind, const QString &id,
                                                     const ReferenceIndex &references);
// Nothing can be written of a record without a code, so such a one counts as unknown.
[[nodiscard]] bool isKnown(const ChoiceListModel::Choice &choice);
// "No position", "No title": what a record has that has none.
[[nodiscard]] QString noChoice(ChoiceKind kind);
// "平台部 (D0012)", "No position", "Unknown (2020…)": one line for an id, as every form words it.
[[nodiscard]] QString describeChoice(ChoiceKind kind, const QString &id,
                                     const ReferenceIndex &references);
// The one offer whose whole code is the text, or whose name is when no other has that name. Leaves
// the model filtered by the text.
[[nodiscard]] std::optional<ChoiceListModel::Choice> exactChoice(ChoiceListModel &model,
                                                                 const QString &text);

} // namespace renzhi
