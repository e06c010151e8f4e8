// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxoptions.h"
#include "app/sandbox/sandboxrecords.h"
#include "app/sandbox/seedids.h"
#include "app/sandbox/seedtables.h"

#include <QList>

namespace renzhi::sandbox {

// Organizations, positions and titles of the invented tenant: made once, kept as records.
struct SeedStructure
{
    QList<SandboxOrganization> organizations;
    QList<SandboxPosition> positions;
    QList<SandboxTitle> titles;
    QList<int> positionOrg; // position → organization, by index
    QList<int> positionTitle; // position → default title, -1 for none
    QList<bool> vacant; // nobody is to hold this position

    static SeedStructure make(const SandboxOptions &options, const SeedTables &tables);
};

}
