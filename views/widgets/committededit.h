// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace renzhi {

// A line of text above a list that it narrows while it is typed: says so after every committed
// change. Text an input method is still composing does not count yet, and its keys are not ours.
// Down and Enter go to the list; Escape clears, and leaves when there is nothing to clear.
class CommittedEdit : public QLineEdit
{
    Q_OBJECT
public:
    explicit CommittedEdit(QWidget *parent = nullptr);

    // By program: no signal.
    void setCommitted(const QString &text);
    [[nodiscard]] const QString &committed() const { return m_committed; }

signals:
    void textCommitted(const QString &text);
    void listRequested();
    void closeRequested(); // Escape, and it was empty

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void announce();

    bool m_composing = false;
    QString m_committed;
};

} // namespace renzhi
