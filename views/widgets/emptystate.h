// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QPushButton;

namespace renzhi {

class IconLabel;
class TextLabel;

// What stands where nothing is: a line that says why, and a button that helps. The owner words it
// and words it again after a language change.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    // Empty button texts hide their buttons.
    void setContent(QStringView iconName, const QString &title, const QString &text,
                    const QString &button = {}, const QString &secondButton = {});
    // The tenant's records are still being read from this computer.
    void showOpening(QStringView iconName);
    [[nodiscard]] QString title() const;
    // Where the keyboard begins: its first button, else itself.
    [[nodiscard]] QWidget *focusTarget();

signals:
    void buttonClicked();
    void secondButtonClicked();

private:
    IconLabel *m_icon;
    TextLabel *m_title;
    TextLabel *m_text;
    QPushButton *m_button;
    QPushButton *m_second;
};

} // namespace renzhi
