// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QModelIndex>
#include <QString>

class QAbstractItemView;
class QWidget;

// What the tour reads from the windows: only what is visible there, as its own parts name it.
// Empty, none or 0 where the part is not shown.
namespace renzhi::eyes {

[[nodiscard]] int rowsOf(const QString &viewName);
[[nodiscard]] QString textOf(const QString &name); // or how it is spoken
[[nodiscard]] QString shown(const QString &name); // "jobForm shown"
[[nodiscard]] bool isChinese(const QString &text); // holds a Chinese character
// A word of the window itself, whichever page is open.
[[nodiscard]] QString windowWord();

// Who stands in the first row of the list: "张伟 (zhang.wei)".
[[nodiscard]] QString firstPerson();
[[nodiscard]] QList<QWidget *> jobRows(); // of the card
[[nodiscard]] QList<QWidget *> jobRowsTitled(const QString &title); // with this code
// How many jobs the card of this person has; 0 while it shows somebody else.
[[nodiscard]] int jobsOf(const QString &userName);

// Where the list has the position of this code, or an invalid index.
[[nodiscard]] QModelIndex positionIn(const QAbstractItemView &list, const QString &code);
[[nodiscard]] QString positionNamed(const QString &code); // its name there

// What the status bar counts; it says nothing while there is none.
[[nodiscard]] int outboxCount();

[[nodiscard]] bool isFormOpen();
[[nodiscard]] bool canSave(); // the open form

} // namespace renzhi::eyes
