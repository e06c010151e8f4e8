// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace renzhi {

// An input that takes one key, as it is pressed. (Qt's own waits a second for the rest of a
// sequence.) Tab leaves it and Escape is the window's.
class KeyInput : public QLineEdit
{
    Q_OBJECT
public:
    explicit KeyInput(QWidget *parent = nullptr);

    void setKeys(const QKeySequence &keys);
    [[nodiscard]] const QKeySequence &keys() const { return m_keys; }

signals:
    void keysPressed(const QKeySequence &keys);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QKeySequence m_keys;
};

} // namespace renzhi
