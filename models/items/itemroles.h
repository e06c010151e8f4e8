// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <Qt>

namespace renzhi {

// Roles every model of this folder answers. Views never parse display text.
enum ItemRole {
    SortRole = Qt::UserRole + 1, // typed value
    // The record itself (User, Position, Organization, Title, JobRow, JobTableModel::Record) as
    // QVariant.
    RecordRole,
    IdRole, // QString id of the record
    FreshnessRole, // int of Freshness
    UnresolvedRole, // bool: the cell shows an id that the directory does not know
    QuietRole, // bool: codes and ids, shown in the quieter face
    LevelRole, // int, trees: depth from 0
    CountRole, // int, organization tree: what is counted, with everything below; -1: none to show
};

} // namespace renzhi
