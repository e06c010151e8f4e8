// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/treeorder.h"

#include <QSet>

namespace renzhi {

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

QHash<OrgId, int> treeRanks(const ReferenceIndex &references)
{
    QHash<OrgId, int> ranks;
    for (const TreePlace &place : treeOrder(references))
        ranks.insert(place.id, int(ranks.size()));
    return ranks;
}

} // namespace renzhi
