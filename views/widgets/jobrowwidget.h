// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/joblistmodel.h"
#include "views/desk.h"
#include "views/widgets/glow.h"

#include <QWidget>

class QToolButton;

namespace renzhi {

class Actions;
class IconLabel;
class TextLabel;

// One job on the person's card: position and title, the organization's path, codes in the quiet
// face, and what can be done with it. An id the directory does not know stands as "Unknown (id)"
// with a lock. Takes the focus; up and down go to its neighbours.
class JobRowWidget : public QWidget
{
    Q_OBJECT
public:
    JobRowWidget(Actions &actions, const UserId &user, QWidget *parent = nullptr);

    void setRow(const JobRow &row);
    [[nodiscard]] const JobRow &row() const { return m_row; }
    void setSelected(bool selected);
    // Lights up once, for a job that was just saved; not when the desktop wants no motion.
    void glow();
    // Takes its place in the Tab order behind `before`; gives its own last stop.
    QWidget *placeAfter(QWidget *before);
    // What may be done has changed.
    void updateActions();

signals:
    void selected(const renzhi::JobId &job);
    void activated(const renzhi::JobId &job); // Enter, double click

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void retranslate();
    [[nodiscard]] Subject subject() const;

    Actions &m_actions;
    UserId m_user;
    JobRow m_row;
    bool m_selected = false;
    bool m_hovered = false;
    Glow m_glow { this };
    IconLabel *m_lock = nullptr;
    TextLabel *m_what = nullptr;
    TextLabel *m_where = nullptr;
    TextLabel *m_codes = nullptr;
    QToolButton *m_edit = nullptr;
    QToolButton *m_remove = nullptr;
};

} // namespace renzhi
