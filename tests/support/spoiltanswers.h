// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/faultproxy.h"

// Answers that are not what the contract says, the same for whoever tests what becomes of them: to
// a write, to the token request, to the read of one record and to a page of any list.
namespace renzhi::test::spoilt {

// `applied`, here and below: the server did what it was asked before something spoilt its answer.
[[nodiscard]] Fault answer(bool applied, int status, const QByteArray &body,
                           const Headers &headers = {});
// A web server's page about an error; nothing was applied.
[[nodiscard]] Fault page(int status, const Headers &more = {});
[[nodiscard]] Fault page(bool applied, int status);
[[nodiscard]] Fault redirect(bool applied, const QByteArray &location);
[[nodiscard]] Fault truncated(bool applied);
[[nodiscard]] Fault oversized(bool applied); // beyond every limit, at its last byte well-formed
[[nodiscard]] Fault gzipBomb(bool applied); // 32 KiB that become 32 MiB
[[nodiscard]] Fault deeplyNested(bool applied);
[[nodiscard]] Fault notUtf8(bool applied);
[[nodiscard]] Fault trailingComma(bool applied);
[[nodiscard]] Fault missingMembers(bool applied);
[[nodiscard]] Fault wrongTypes(bool applied);

} // namespace renzhi::test::spoilt
