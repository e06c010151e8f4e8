// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSet>
#include <QStyledItemDelegate>

namespace renzhi {

class TableView;

// Paints the cells of a TableView: one background for the whole row, and light on one that was just
// saved, codes in the quieter face, paths elided in the middle, an id that the directory does not
// know marked by an icon, not by colour alone.
class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    // `pathColumns`: sections whose text is a path of organizations.
    RowDelegate(const TableView *view, QSet<int> pathColumns);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    // The text of a cell as it fits into the width.
    [[nodiscard]] QString shownText(const QModelIndex &index, const QFont &font, int width) const;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    [[nodiscard]] QFont fontOf(const QStyleOptionViewItem &option, const QModelIndex &index) const;

    const TableView *m_view;
    QSet<int> m_pathColumns;
};

} // namespace renzhi
