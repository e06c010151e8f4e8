// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/organizationfilter.h"

#include "models/core/records.h"
#include "models/items/itemroles.h"

Q_DECLARE_METATYPE(renzhi::Organization)

namespace renzhi {

OrganizationFilter::OrganizationFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void OrganizationFilter::setText(const QString &text)
{
    const QString wanted = text.trimmed().toLower();
    if (wanted == m_text)
        return;
    m_text = wanted;
    invalidateFilter();
}

int OrganizationFilter::hits() const
{
    return hitsBelow({});
}

QModelIndex OrganizationFilter::mapFromSource(const QModelIndex &source) const
{
    const QModelIndex parent = source.parent();
    if (parent.isValid() && !mapFromSource(parent).isValid())
        return {};
    return QSortFilterProxyModel::mapFromSource(source);
}

bool OrganizationFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_text.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    // The row "all organizations" is the way out of a filter that finds nothing.
    return index.data(IdRole).toString().isEmpty() || matches(index);
}

bool OrganizationFilter::matches(const QModelIndex &index) const
{
    const QString name = index.data(Qt::DisplayRole).toString();
    if (name.contains(m_text, Qt::CaseInsensitive))
        return true;
    const auto organization = index.data(RecordRole).value<Organization>();
    if (organization.code.toString().contains(m_text, Qt::CaseInsensitive))
        return true;
    auto keys = m_keys.find(name);
    if (keys == m_keys.end())
        keys = m_keys.insert(name, pinyin::keysOf(name));
    return pinyin::match(name, *keys, m_text) > 0;
}

int OrganizationFilter::hitsBelow(const QModelIndex &parent) const
{
    int result = 0;
    for (int row = 0; row < rowCount(parent); ++row) {
        const QModelIndex child = index(row, 0, parent);
        const QModelIndex source = mapToSource(child);
        if (!source.data(IdRole).toString().isEmpty() && (m_text.isEmpty() || matches(source)))
            ++result;
        result += hitsBelow(child);
    }
    return result;
}

} // namespace renzhi

#include "moc_organizationfilter.cpp"
