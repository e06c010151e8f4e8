// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>

class QToolButton;

namespace renzhi {

class Actions;
class Desk;
class RailButton;

// The pages, one button each, at the left edge; the outbox with the number of what waits in it.
class NavigationRail : public QFrame
{
    Q_OBJECT
public:
    NavigationRail(Desk &desk, const Actions &actions, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void retranslate();
    void setSession();
    void showOutboxCount();

    Desk &m_desk;
    RailButton *m_outbox = nullptr;
    int m_count = 0;
};

} // namespace renzhi
