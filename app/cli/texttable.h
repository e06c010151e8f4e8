// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

namespace renzhi::cli {

// A table for a terminal: a line of headers, one line per row, columns aligned by what a terminal
// shows. Cells are made visible (see plaintext.h) as they come in.
class TextTable
{
public:
    explicit TextTable(const QStringList &headers);

    void addRow(const QStringList &cells);
    [[nodiscard]] QString text() const;

private:
    QVector<QStringList> m_lines;
    QVector<int> m_widths;
};

} // namespace renzhi::cli
