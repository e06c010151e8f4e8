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
// stays in it. Says why the screen is clear and how to go on. Its signals come queued: the key that
// was pressed for them is over by then, and cannot reach what was below.
class LockCover : public QWidget
{
    Q_OBJECT
public:
    // `asksSecret`: the client secret has to be typed.
    LockCover(bool asksSecret, QWidget *window);

    void showWrong(); // what was typed is not the secret
    void askNothing(); // no secret has to be typed any more
    void warnOfLoss(); // quitting would lose something: a second time is meant
    void takeKeyboard(); // into its first input
    void lift(); // hides; the keyboard goes back to where it was. The caller deletes it.

signals:
    void continued(const QString &secret); // empty where none is asked
    void quitRequested(); // offered where a secret is asked: who does not know it is not shut out

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void addSecret();
    void goOn();
    void retranslate();
    [[nodiscard]] QString note() const;

    enum class Said { Why, Wrong, Loss };

    QPointer<QWidget> m_before; // had the keyboard
    Said m_said = Said::Why;
    QLabel *m_title = nullptr;
    QLabel *m_note = nullptr;
    QLineEdit *m_secret = nullptr; // null where none is asked
    QPushButton *m_continue = nullptr;
    QPushButton *m_quit = nullptr; // as m_secret
};

} // namespace renzhi
