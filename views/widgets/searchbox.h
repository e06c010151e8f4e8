// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace renzhi {

// The type-ahead box. Says what is searched after every committed change; text an input method is
// still composing is not searched, and its keys are not ours. Escape clears, Down and Enter go to
// the list.
class SearchBox : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchBox(QWidget *parent = nullptr);

    // By program: no signal.
    void setSearched(const QString &text);

signals:
    void searched(const QString &text);
    void listRequested(); // the operator wants to go on in the list

protected:
    void inputMethodEvent(QInputMethodEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void announce();

    bool m_composing = false;
    QString m_announced;
};

} // namespace renzhi
