// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QListView>
#include <QStandardItemModel>
#include <QVector>

namespace renzhi {

// What a card's subject is connected with: people, positions. Owns its rows, knows their ids only,
// is no higher than they are and hides without them.
class CardList : public QListView
{
    Q_OBJECT
public:
    struct Row
    {
        QString id;
        QString text;
        QString more; // shown in the tool tip below the text
        friend bool operator==(const Row &, const Row &) = default;
    };
    static constexpr qsizetype MostRows = 500; // a list longer than that is read by nobody

    explicit CardList(QWidget *parent = nullptr);

    // The first MostRows of them, each with this icon. Who reads them keeps row and place.
    void setRows(QStringView iconName, const QVector<Row> &rows);

signals:
    void opened(const QString &id); // Enter or double click
    void menuRequested(const QString &id, const QPoint &at); // on the screen

private:
    void fill(QStringView iconName);

    QStandardItemModel m_model;
    QVector<Row> m_rows;
};

} // namespace renzhi
