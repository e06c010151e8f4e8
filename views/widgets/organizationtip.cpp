// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/organizationtip.h"

#include "views/wording.h"

#include <QCoreApplication>

namespace renzhi {

namespace {

struct OrganizationTip
{
    Q_DECLARE_TR_FUNCTIONS(OrganizationTip)
};

} // namespace

QStringList organizationTip(const OrganizationStatistics &statistics,
                            const ReferenceIndex &references, const OrgId &id)
{
    const OrganizationCounts own = statistics.own(id);
    const OrganizationCounts all = statistics.withBelow(id);
    // All are not "with sub-organizations", nor is an organization that has none.
    const bool isOneNumber = id.isEmpty() || references.childrenOf(id).isEmpty();
    const auto number = [&](int OrganizationCounts::*count) {
        if (isOneNumber)
            return wording::number(all.*count);
        return OrganizationTip::tr("%1 (%2 with sub-organizations)")
            .arg(wording::number(own.*count), wording::number(all.*count));
    };
    return { OrganizationTip::tr("People: %1").arg(number(&OrganizationCounts::people)),
             OrganizationTip::tr("Of them disabled: %1").arg(number(&OrganizationCounts::disabled)),
             OrganizationTip::tr("Part-time jobs known: %1")
                 .arg(number(&OrganizationCounts::partTimeJobs)),
             // Of all people: whoever has a part-time job here is mostly of another organization.
             OrganizationTip::tr("Jobs are known for %1 of %2 people")
                 .arg(wording::number(statistics.peopleWithKnownJobs()),
                      wording::number(statistics.withBelow({}).people)),
             OrganizationTip::tr("Positions: %1").arg(number(&OrganizationCounts::positions)) };
}

} // namespace renzhi
