// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/ids.h"
#include "models/core/pinyin.h"

#include <QHash>
#include <QSortFilterProxyModel>

namespace renzhi {

// Narrows the organization tree to names (also by pinyin and initials) and codes, with the way up
// to each hit. Organizations are some thousands, so a proxy is quick enough here.
class OrganizationFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit OrganizationFilter(QObject *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const { return m_text; }
    // Rows that match by themselves, without the ways up to them.
    [[nodiscard]] int hits() const;

    // Invalid for what is hidden, and leaves nothing behind: what Qt remembers of the rows below a
    // hidden parent it does not bring up to date, and would show when the parent comes back.
    QModelIndex mapFromSource(const QModelIndex &source) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] bool matches(const QModelIndex &index) const;
    [[nodiscard]] int hitsBelow(const QModelIndex &parent) const;

    QString m_text;
    mutable QHash<QString, pinyin::Keys> m_keys; // by name
};

} // namespace renzhi
