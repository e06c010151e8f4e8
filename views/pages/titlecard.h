// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"
#include "views/actions.h"

#include <QVector>
#include <QWidget>

#include <memory>

namespace Ui {
class TitleCard;
}

namespace renzhi {

// The third pane for a title: name, code, and the positions that offer it as their default. Titles
// are read with the directory and are not changed by this program, so nothing is asked here.
class TitleCard : public QWidget
{
    Q_OBJECT
public:
    TitleCard(Desk &desk, Actions &actions, QWidget *parent = nullptr);
    ~TitleCard() override;

    [[nodiscard]] QWidget *focusTarget() const; // none where nothing can be opened

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void setSession();
    void refresh();
    void show();
    void showPositions();
    void openPositionMenu(const QString &id, const QPoint &at);

    std::unique_ptr<Ui::TitleCard> ui;
    Desk &m_desk;
    Actions &m_actions;
    QVector<Position> m_offering; // the title that is shown, while anybody sees the card
};

} // namespace renzhi
