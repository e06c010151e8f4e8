// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/choicelistmodel.h"
#include "models/items/itemroles.h"

#include <QStyledItemDelegate>
#include <QWidget>

namespace renzhi {

// One offer of a code picker on two lines: the name, and beneath it quietly the code and the path,
// which is elided in the middle.
class CodePickerDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

// The code and the path of what is chosen, as one quiet line; a sentence in their place where there
// is something to say. The tooltip has all of it.
class CodePickerDetail final : public QWidget
{
    Q_OBJECT
public:
    explicit CodePickerDetail(QWidget *parent = nullptr);

    void setCode(const QString &code, const QString &path);
    void setSentence(const QString &text, bool warning);
    [[nodiscard]] QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_code;
    QString m_path;
    QString m_sentence;
    bool m_warning = false;
};

} // namespace renzhi
