// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/result.h"
#include "views/actions.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QToolButton;

namespace Ui {
class PositionCard;
}

namespace renzhi {

class MessageBar;

// The third pane for a position: name, code, organization, default title, and the people who are
// known to hold it (from the jobs read so far). Reads the position from the server when it is
// chosen.
class PositionCard : public QWidget
{
    Q_OBJECT
public:
    PositionCard(Desk &desk, Actions &actions, const ErrorCatalog &catalog,
                 QWidget *parent = nullptr);
    ~PositionCard() override;

    [[nodiscard]] QWidget *focusTarget() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void connectDesk();
    void setUpButton(QToolButton *button, const QString &name, Command command);
    void setSession();
    void positionChanged();
    void readSoon();
    void read();
    void show();
    void showHolders(const PositionId &position);
    void openHolderMenu(const QString &id, const QPoint &at);
    void updateActions();

    std::unique_ptr<Ui::PositionCard> ui;
    Desk &m_desk;
    Actions &m_actions;
    MessageBar *m_message;
    std::unique_ptr<QObject> m_read;
    QTimer m_delay;
    QTimer m_gathered; // a crawl tells of holders more often than anybody reads their names
};

} // namespace renzhi
