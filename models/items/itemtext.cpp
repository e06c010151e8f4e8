// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/itemtext.h"

#include <QSet>
#include <QTextDocument>

namespace renzhi {

QString toolTipOf(const QString &text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal) : text;
}

QString organizationName(const Organization &organization)
{
    return organization.name.trimmed().isEmpty() ? organization.code.toString() : organization.name;
}

TextOrder::TextOrder() : m_collator(QLocale(QLocale::Chinese, QLocale::China))
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

const QCollatorSortKey &TextOrder::key(const QString &text)
{
    auto known = m_keys.find(text);
    if (known == m_keys.end())
        known = m_keys.emplace(text, m_collator.sortKey(text)).first;
    return known->second;
}

int TextOrder::compare(const QString &a, const QString &b)
{
    // What is empty comes last.
    if (a.isEmpty() || b.isEmpty())
        return int(a.isEmpty()) - int(b.isEmpty());
    return a == b ? 0 : key(a).compare(key(b));
}

std::vector<TreePlace> treeOrder(const ReferenceIndex &references)
{
    std::vector<TreePlace> places;
    QSet<OrgId> placed;
    std::vector<TreePlace> open; // the next one at the back
    const auto openChildren = [&](const OrgId &parent, int level) {
        const auto children = references.childrenOf(parent);
        for (auto child = children.crbegin(); child != children.crend(); ++child)
            open.push_back({ (*child)->id, level });
    };
    openChildren({}, 0);
    while (!open.empty()) {
        const TreePlace place = open.back();
        open.pop_back();
        if (placed.contains(place.id))
            continue;
        placed.insert(place.id);
        places.push_back(place);
        openChildren(place.id, place.level + 1);
    }
    return places;
}

} // namespace renzhi
