// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/ids.h"

#include <QString>
#include <QVector>

namespace renzhi {

// How the codes of copies are made: plain text with {org} (the organization's code), {code} (the
// code of what is copied) and {n} (the number of the copy, from 1) in it. A value.
class CodePattern
{
public:
    explicit CodePattern(const QString &text);

    // The first thing in braces that means nothing, or the brace without its other half.
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool isEmpty() const { return m_pieces.isEmpty(); }
    // Without surrounding blanks, which no code should have.
    [[nodiscard]] PositionCode code(const OrgCode &org, const PositionCode &source,
                                    int number) const;

private:
    enum class Kind { Text, Org, Code, Number };
    struct Piece
    {
        Kind kind;
        QString text; // of Text
    };
    void addText(const QString &text);
    [[nodiscard]] bool addName(const QString &name);

    QVector<Piece> m_pieces;
    QString m_problem;
};

} // namespace renzhi
