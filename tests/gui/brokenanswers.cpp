// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/brokenanswers.h"

#include "tests/support/spoiltanswers.h"

#include <array>

namespace renzhi::test {

namespace {

constexpr auto Unknown = BrokenAnswer::unknown;

constexpr std::array Answers {
    BrokenAnswer { "401", "http.401", "http.401", "", [](bool) { return spoilt::page(401); } },
    BrokenAnswer { "403", "http.403", "http.403", "", [](bool) { return spoilt::page(403); } },
    BrokenAnswer { "404", "http.404", "http.404", "", [](bool) { return spoilt::page(404); } },
    BrokenAnswer { "429", "http.429", "http.429", "",
                   [](bool) {
                       return spoilt::page(429, { { "Retry-After", "1" } });
                   } },
    BrokenAnswer { "500 with HTML", Unknown, "http.500", "",
                   [](bool applied) { return spoilt::page(applied, 500); } },
    BrokenAnswer {
        "302 to another host", Unknown, "http.redirect", "redirect: not followed",
        [](bool applied) { return spoilt::redirect(applied, "https://elsewhere.example.com/"); } },
    BrokenAnswer { "truncated", Unknown, "kind.network", "answer cut short", &spoilt::truncated },
    BrokenAnswer { "oversized", Unknown, "kind.malformed", "body: larger than",
                   &spoilt::oversized },
    BrokenAnswer { "deeply nested", Unknown, "kind.malformed", "body: nested too deeply",
                   &spoilt::deeplyNested },
    BrokenAnswer { "invalid UTF-8", Unknown, "kind.malformed", "body: not UTF-8",
                   &spoilt::notUtf8 },
    BrokenAnswer { "trailing comma", Unknown, "kind.malformed", "body: not JSON",
                   &spoilt::trailingComma },
    BrokenAnswer { "missing members", Unknown, "kind.malformed", "_id: missing",
                   &spoilt::missingMembers },
    BrokenAnswer { "wrong types", Unknown, "kind.malformed", "_id: not a string",
                   &spoilt::wrongTypes },
};

} // namespace

std::span<const BrokenAnswer> brokenAnswers()
{
    return Answers;
}

} // namespace renzhi::test
