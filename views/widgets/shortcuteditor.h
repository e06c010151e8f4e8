// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QLabel;
class QPushButton;
class QTableWidget;

namespace renzhi {

class KeyInput;
class Shortcuts;
class TextLabel;

// Every shortcut, and under the list a way to give the chosen action another one. A key applies as
// soon as it is pressed; one that cannot be had is refused with the reason.
class ShortcutEditor : public QWidget
{
    Q_OBJECT
public:
    // `shortcuts` must outlive it.
    explicit ShortcutEditor(Shortcuts &shortcuts, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void fill();
    [[nodiscard]] QAction *chosen() const;
    void showChosen();
    void take(const QKeySequence &keys);
    void showState();

    Shortcuts &m_shortcuts;
    QList<QAction *> m_listed; // row by row
    QTableWidget *m_table = nullptr;
    QLabel *m_caption = nullptr;
    KeyInput *m_edit = nullptr;
    QPushButton *m_none = nullptr;
    QPushButton *m_reset = nullptr;
    TextLabel *m_note = nullptr;
};

} // namespace renzhi
