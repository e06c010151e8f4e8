// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/writerequest.h"

#include <QDateTime>
#include <QUuid>
#include <QVector>

#include <algorithm>
#include <optional>

namespace renzhi {

// One input of a form as it stood: a line of text, or one where something is chosen.
struct TypedInput
{
    QString key; // of the input in its form: "organization"
    QString text; // all that stood in it
    // The id of what was chosen, empty for the explicit "none"; nullopt: nothing was, or the input
    // is a line of text.
    std::optional<QString> choice = {};
    bool isTyped = true; // the text is the operator's, not the name of what was chosen
    bool isLeft = false; // the text names nothing, and the input was left
    int number = 0; // of a row among others, where something is made of it; 0: it is no row
    friend bool operator==(const TypedInput &, const TypedInput &) = default;
};

// What was typed into a form that was not finished, enough to open it again as it was.
struct FormDraft
{
    QUuid id;
    bool isCopy = false; // of a position (about.position) to several organizations
    // The kind, whom or which position it is about, and the base: what the server had when the form
    // was opened. The values asked for stand in `inputs`. Of one that may have left: the request,
    // whole, as it left.
    WriteRequest about;
    QString who = {}; // the person or the position, as the form named it
    QUuid outboxEntry = {}; // null: the form was not opened from the Outbox
    std::optional<WriteRequest> begunOver = {}; // what that entry asked for when it was opened
    // It was about to leave, or left and its answer had not come; the person's jobs of that moment.
    bool isSent = false;
    QVector<JobId> jobsBefore = {};
    QVector<TypedInput> inputs = {};
    QDateTime changedAt = {}; // UTC
    friend bool operator==(const FormDraft &, const FormDraft &) = default;
};

// The input of that name; nullopt: the draft has none.
[[nodiscard]] inline std::optional<TypedInput> inputNamed(const QVector<TypedInput> &inputs,
                                                          QStringView key)
{
    const auto found = std::find_if(inputs.cbegin(), inputs.cend(),
                                    [key](const TypedInput &input) { return input.key == key; });
    return found == inputs.cend() ? std::nullopt : std::optional(*found);
}

} // namespace renzhi
