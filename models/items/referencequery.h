// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/ids.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <optional>

namespace renzhi {

// Which positions or titles a table shows.
struct ReferenceQuery
{
    QString text; // name, code, pinyin, initials; of positions their title and organization too
    // Positions of these only; titles that one of these positions offers, and those are counted.
    std::optional<QSet<OrgId>> organizations;
    QHash<int, QString> columns = {}; // what is typed above them, see ColumnFilter
    friend bool operator==(const ReferenceQuery &, const ReferenceQuery &) = default;
};

} // namespace renzhi
