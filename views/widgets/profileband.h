// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QWidget>

namespace renzhi {

class Desk;

// The band at the window's edge in the colour of the open tenant's profile, so that two windows, or
// two tenants, are told apart at a glance. The tenant's name stays in the title bar and the status
// bar: the colour is never the only sign. Not there when the profile has none. A production tenant
// always has it, wider, with the word in it.
class ProfileBand : public QWidget
{
    Q_OBJECT
public:
    explicit ProfileBand(Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] QColor shownColour() const { return m_colour; }
    [[nodiscard]] const QString &shownWord() const { return m_word; } // empty: the colour alone

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showProfile();

    Desk &m_desk;
    QColor m_colour;
    QString m_word;
};

} // namespace renzhi
