// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPointer>
#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace renzhi {

// Lies over everything in one window, whatever size that takes, until it is lifted; the keyboard
// stays in it. Says why the screen is clear and how to go on.
class LockCover : public QWidget
{
    Q_OBJECT
public:
    // `asksSecret`: the client secret has to be typed.
    LockCover(bool asksSecret, QWidget *window);

    void showWrong(); // what was typed is not the secret
    void lift(); // hides; the keyboard goes back to where it was. The caller deletes it.

signals:
    void continued(const QString &secret); // empty where none is asked

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void retranslate();
    void takeKeyboard();

    QPointer<QWidget> m_before; // had the keyboard
    bool m_isWrong = false;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QLineEdit *m_secret = nullptr; // null where none is asked
    QPushButton *m_continue = nullptr;
};

} // namespace renzhi
