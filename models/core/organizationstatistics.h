// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/referenceindex.h"

#include <QHash>

namespace renzhi {

// What is counted of an organization.
struct OrganizationCounts
{
    // Whose record names it: it is that of their primary job (eiam-api.md 7.4), so that primary
    // jobs are not counted a second time.
    int people = 0;
    int disabled = 0; // of them
    int partTimeJobs = 0; // as far as jobs were read; mostly of people of other organizations
    int positions = 0;

    OrganizationCounts &operator+=(const OrganizationCounts &other);
    friend bool operator==(const OrganizationCounts &, const OrganizationCounts &) = default;
};

// The counts of every organization, by itself and with everything below it in the tree of a
// ReferenceIndex. An immutable value once built; share it as std::shared_ptr<const
// OrganizationStatistics>. Knows no I/O.
class OrganizationStatistics
{
public:
    OrganizationStatistics() = default;
    // `own` counts each organization by itself, but for the positions: those are in `references`.
    // Whatever names an organization that is not there counts with all there is, and with no other.
    OrganizationStatistics(const ReferenceIndex &references,
                           const QHash<OrgId, OrganizationCounts> &own, int peopleWithKnownJobs);

    // Nothing for an id nobody named; of the empty id whatever is in no organization.
    [[nodiscard]] OrganizationCounts own(const OrgId &id) const;
    // With everything below, each organization once; of the empty id all there is.
    [[nodiscard]] OrganizationCounts withBelow(const OrgId &id) const;
    // Of all people, wherever they are: part-time jobs of the others are not counted anywhere.
    [[nodiscard]] int peopleWithKnownJobs() const { return m_peopleWithKnownJobs; }

    friend bool operator==(const OrganizationStatistics &a, const OrganizationStatistics &b);

private:
    struct Entry
    {
        OrganizationCounts own;
        OrganizationCounts withBelow;
        friend bool operator==(const Entry &, const Entry &) = default;
    };
    void addUp(const ReferenceIndex &references);

    QHash<OrgId, Entry> m_entries;
    int m_peopleWithKnownJobs = 0;
};

} // namespace renzhi
