// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>

namespace renzhi {

// A line of text that is acted upon while it is typed: says so after every committed change. Text
// an input method is still composing does not count yet, and its keys are not ours.
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

protected:
    [[nodiscard]] bool isComposing() const { return m_composing; }
    void inputMethodEvent(QInputMethodEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void announce();

    bool m_composing = false;
    QString m_committed;
};

} // namespace renzhi
