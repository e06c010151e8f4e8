// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/bilingual.h"
#include "models/core/tenantprofile.h"

#include <QString>

#include <functional>
#include <tl/expected.hpp>

namespace renzhi {

// What is known of the demo tenant whether it runs or not.
[[nodiscard]] inline TenantProfile demoProfile()
{
    TenantProfile demo;
    demo.id = QStringLiteral("demo");
    demo.name = QStringLiteral("示例集团");
    demo.demo = true;
    demo.transfers = true;
    demo.positionRemoval = true;
    return demo;
}

// The built-in demo tenant, running: a profile like any other, and its secret.
struct DemoTenant
{
    TenantProfile profile;
    QString secret;
};

// Starts the demo tenant at the first call; later calls give the same one.
using DemoStarter = std::function<tl::expected<DemoTenant, cli::UsageError>()>;

} // namespace renzhi
