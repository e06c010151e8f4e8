// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/search/columnfilter.h"

#include <QHash>
#include <QSet>
#include <QVector>
#include <QWidget>

class QAbstractItemModel;

namespace renzhi {

class FilterField;
class TableHeader;

// A field below each section of a header, aligned with it however the columns are moved, resized,
// hidden or scrolled. What is typed is understood as ColumnFilter says.
class FilterRow final : public QWidget
{
    Q_OBJECT
public:
    explicit FilterRow(TableHeader *header);

    void setModel(QAbstractItemModel *model);
    // Columns of numbers; the others hold text.
    void setNumberColumns(const QSet<int> &columns);
    // Columns without a field, which nothing is asked of.
    void setUnfilteredColumns(const QSet<int> &columns);
    // What is asked of the columns that are shown.
    [[nodiscard]] QHash<int, QString> texts() const;
    // Of all columns.
    [[nodiscard]] QHash<int, QString> allTexts() const;
    void setTexts(const QHash<int, QString> &texts); // without a signal
    void enterFirst();
    // Aligns the fields with their sections.
    void place();

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void filtered(); // texts() changed
    void entered(int section);
    void tableRequested();
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addField();
    void orderTabs();
    void reword();
    void judge(int section);
    [[nodiscard]] bool isShown(int section) const;
    [[nodiscard]] ColumnFilter filterOf(int section) const;

    TableHeader *m_header;
    QVector<FilterField *> m_fields; // by section
    QSet<int> m_numberColumns;
    QSet<int> m_unfilteredColumns;
};

} // namespace renzhi
