// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/support/faultproxy.h"

#include <QMetaType>

#include <span>
#include <string_view>

namespace renzhi::test {

// An answer that is not what the contract says: to a write, to the read of somebody's jobs, or to
// that of a page of any list.
struct BrokenAnswer
{
    // `applied`: the server did what it was asked before something spoilt its answer. What refuses
    // a write comes without that.
    using Spoil = Fault (*)(bool applied);
    static constexpr const char *unknown = "kind.outcome_unknown";

    const char *name;
    const char *toWrite; // the key of the words for it in the error catalogue
    const char *toRead;
    const char *reason; // a part of the error's detail
    Spoil spoil;

    // Whether a write so answered was applied only reading tells.
    [[nodiscard]] bool leavesOpen() const { return std::string_view(toWrite) == unknown; }
};

[[nodiscard]] std::span<const BrokenAnswer> brokenAnswers();

} // namespace renzhi::test

Q_DECLARE_METATYPE(renzhi::test::BrokenAnswer::Spoil)
