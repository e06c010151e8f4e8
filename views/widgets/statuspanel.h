// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStatusBar>
#include <QTimer>

class QProgressBar;
class QSpacerItem;
class QToolButton;

namespace renzhi {

class Desk;
class IconLabel;
class TextLabel;

// The line at the bottom: connection, age of the data (a click on it asks for more), what is being
// read with a way to stop it, the wait before a repetition, the outbox, and which tenant this is.
class StatusPanel : public QStatusBar
{
    Q_OBJECT
public:
    explicit StatusPanel(Desk &desk, QWidget *parent = nullptr);

signals:
    void syncStatusRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void buildProgress();
    void layOut();
    void setSession();
    void retranslate();
    void showConnection();
    void showAge();
    void showProgress();
    void showPace();
    void showWait();
    void setTick();
    void showOutbox();
    void showTenant();

    Desk &m_desk;
    IconLabel *m_connectionIcon = nullptr;
    TextLabel *m_connection = nullptr;
    TextLabel *m_age = nullptr;
    QWidget *m_progressBox = nullptr;
    TextLabel *m_progressText = nullptr;
    TextLabel *m_pace = nullptr;
    QProgressBar *m_progress = nullptr;
    QToolButton *m_cancel = nullptr;
    TextLabel *m_wait = nullptr;
    TextLabel *m_outboxMark = nullptr; // between it and what is before it
    QToolButton *m_outbox = nullptr;
    TextLabel *m_tenant = nullptr;
    QSpacerItem *m_room = nullptr; // what nothing else needs
    QTimer m_clock; // ages grow; a wait counts down
};

} // namespace renzhi
