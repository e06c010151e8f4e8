// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sandbox/sandboxserver.h"

namespace renzhi::test {

// A small tenant, already serving, with two departments of known names and codes: 一部 (O-1) and
// 二部 (O-2); the titles T-1 and T-2; P-1 in the first department with default title T-1, P-2 in
// the second. Who tests writes begins with it and adds people.
class TwoDepartments
{
public:
    // A tenant of few people; the secret is "secret".
    [[nodiscard]] static SandboxOptions smallTenant(const QString &clientId);

    explicit TwoDepartments(const SandboxOptions &options);

    SandboxServer server;
    QString org1, org2, position1, position2, title1, title2;
};

} // namespace renzhi::test
