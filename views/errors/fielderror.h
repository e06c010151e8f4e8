// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"

#include <QWidget>

#include <optional>

class QLabel;

namespace renzhi {

// What is wrong with one input, right under it: an icon and the catalogue's title in both
// languages, current first. Hidden while there is nothing to say. Also becomes the accessible
// description of the input it is set on. Plain text; rewords itself on LanguageChange.
class FieldError : public QWidget
{
    Q_OBJECT
public:
    explicit FieldError(QWidget *parent = nullptr);

    void setInput(QWidget *input);
    void showEntry(const ErrorEntry &entry, bool warning = false);
    void clear();
    [[nodiscard]] bool isShowing() const { return m_entry.has_value(); }
    [[nodiscard]] bool isWarning() const { return m_warning; }
    [[nodiscard]] QString key() const; // of the entry shown, or empty

protected:
    void changeEvent(QEvent *event) override;

private:
    void describeInput(const QString &text);
    void retranslate();
    void restyle();

    std::optional<ErrorEntry> m_entry;
    bool m_warning = false;
    QWidget *m_input = nullptr;
    QLabel *m_icon = nullptr;
    QLabel *m_first = nullptr;
    QLabel *m_second = nullptr;
};

} // namespace renzhi
