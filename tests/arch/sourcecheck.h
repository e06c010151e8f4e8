// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>
#include <QVector>

// Reads C++ source text and finds what the rules of the house do not allow. Pure functions over
// text, so that they can be shown small bad samples as well as the tree.
namespace renzhi::arch {

struct SourceFile
{
    QString path; // from the repository root: "models/core/ids.h"
    QString text;
};

struct Finding
{
    QString path;
    int line = 0;
    QString rule;
    QString what;
    friend bool operator==(const Finding &, const Finding &) = default;
};

// One line for a person: "views/x.cpp:12: nested loop: dialog.exec(".
[[nodiscard]] QString toText(const Finding &finding);

// The text with comments and the contents of string and character literals blanked; line breaks
// stay, so that line numbers do. With keepStrings only comments are blanked.
[[nodiscard]] QString codeOnly(const QString &text, bool keepStrings = false);

// The layer a file belongs to: "models/core", "views", "app/cli", "app/sandbox", "app", "tests";
// empty for a file outside the house.
[[nodiscard]] QString layerOf(const QString &path);

// "Who may include whom": every include of a file against the layers. `files` are all paths of the
// tree; an include that is not one of them is not written from the repository root.
[[nodiscard]] QVector<Finding> checkIncludes(const SourceFile &file, const QStringList &files);

// What no file may hold: nested event loops, blocking waits, message boxes, string-based
// connections, left-over notes, a missing licence. `companion` is the header that belongs to a .cpp
// (members are declared there); it may be empty.
[[nodiscard]] QVector<Finding> checkCode(const SourceFile &file, const QString &companion = {});

// The uses that are right although checkCode() would find them; each has its reason beside it.
struct Allowance
{
    QString path;
    QString rule;
};
[[nodiscard]] const QVector<Allowance> &allowances();
// checkCode() as if nothing were allowed.
[[nodiscard]] QVector<Finding> checkCodeStrictly(const SourceFile &file,
                                                 const QString &companion = {});

// All .h and .cpp files under app, models, views and tests of the given root.
[[nodiscard]] QVector<SourceFile> readTree(const QString &root);

} // namespace renzhi::arch
