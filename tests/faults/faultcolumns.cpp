// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/faultcolumns.h"

#include "tests/support/spoiltanswers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace renzhi::test {

namespace {

constexpr char InvalidToken[] = R"({"error":"invalid_token","error_description":"Invalid access"})";
constexpr int All = -1;
constexpr int Huge = 100; // MiB

// A read is repeated three times where that is worth while: four requests. A write leaves once;
// the two requests of a refused token are the one exception, and the server looked at the second
// alone.
constexpr std::array Columns {
    FaultColumn { "refused",
                  "no connection can be made",
                  nullptr,
                  All,
                  false,
                  { "offline", 0 },
                  { "refused: offline", 0 },
                  { "offline", 0 } },
    FaultColumn { "reset",
                  "the connection is reset, and nothing was done",
                  [](const QUrl &) { return Fault::dropBefore(Fault::Close::Reset); },
                  All,
                  false,
                  { "network", 4 },
                  { "unknown", 1 },
                  { "network", 4 } },
    FaultColumn { "drop before",
                  "the connection is closed, and nothing was done",
                  [](const QUrl &) { return Fault::dropBefore(); },
                  All,
                  false,
                  { "network", 4 },
                  { "unknown", 1 },
                  { "network", 4 } },
    FaultColumn { "drop after",
                  "it is done, and the connection closed without an answer",
                  [](const QUrl &) { return Fault::dropAfter(); },
                  All,
                  false,
                  { "network", 4 },
                  { "found", 1 },
                  { "network", 4 } },
    FaultColumn { "hang",
                  "nothing is done, and nothing comes",
                  [](const QUrl &) { return Fault::hang(); },
                  All,
                  true,
                  { "timeout", 1 },
                  { "unknown", 1 },
                  { "timeout", 1 } },
    FaultColumn { "hang after",
                  "it is done, and nothing comes",
                  [](const QUrl &) { return Fault::hangAfter(); },
                  All,
                  true,
                  { "timeout", 1 },
                  { "found", 1 },
                  { "timeout", 1 } },
    FaultColumn { "drip",
                  "it is done, and the answer comes byte by byte, for ever",
                  [](const QUrl &) { return Fault::drip(100); },
                  All,
                  true,
                  { "timeout", 1 },
                  { "found", 1 },
                  { "timeout", 1 } },
    FaultColumn { "drip in time",
                  "the answer comes in small pieces, and whole",
                  [](const QUrl &) { return Fault::drip(1, 64); },
                  All,
                  false,
                  { "ok", 1 },
                  { "confirmed", 1 },
                  { "ok", 1 } },
    FaultColumn { "truncated",
                  "it is done, and the answer ends after 8 bytes of its body",
                  [](const QUrl &) { return spoilt::truncated(true); },
                  All,
                  false,
                  { "network", 4 },
                  { "found", 1 },
                  { "network", 4 } },
    FaultColumn { "length too long",
                  "it is done; Content-Length promises 5 bytes more than come",
                  [](const QUrl &) { return Fault::wrongLength(5); },
                  All,
                  false,
                  { "network", 4 },
                  { "found", 1 },
                  { "network", 4 } },
    FaultColumn { "length too short",
                  "it is done; Content-Length leaves out the last 5 bytes",
                  [](const QUrl &) { return Fault::wrongLength(-5); },
                  All,
                  false,
                  { "malformed", 1 },
                  { "found", 1 },
                  { "malformed", 1 } },
    FaultColumn { "garbage",
                  "bytes that are no HTTP, and nothing was done",
                  [](const QUrl &) { return Fault::raw("\x16\x03\x01 no HTTP\r\n\r\n"); },
                  All,
                  false,
                  { "network", 4 },
                  { "unknown", 1 },
                  { "network", 4 } },
    FaultColumn { "HTML",
                  "200 with a page of HTML, and nothing was done",
                  [](const QUrl &) { return spoilt::page(false, 200); },
                  All,
                  false,
                  { "malformed", 1 },
                  { "unknown", 1 },
                  { "malformed", 1 } },
    FaultColumn { "HTML after",
                  "it is done, and 200 comes with a page of HTML",
                  [](const QUrl &) { return spoilt::page(true, 200); },
                  All,
                  false,
                  { "malformed", 1 },
                  { "found", 1 },
                  { "malformed", 1 } },
    FaultColumn { "401",
                  "401 with a page of HTML, which does not name the token",
                  [](const QUrl &) { return spoilt::page(401); },
                  All,
                  false,
                  { "auth", 2 },
                  { "refused: auth", 1 },
                  { "auth", 1 } },
    FaultColumn { "403",
                  "403 with a page of HTML",
                  [](const QUrl &) { return spoilt::page(403); },
                  All,
                  false,
                  { "auth", 1 },
                  { "refused: auth", 1 },
                  { "auth", 1 } },
    FaultColumn { "404",
                  "404 with a page of HTML",
                  [](const QUrl &) { return spoilt::page(404); },
                  All,
                  false,
                  { "rejected", 1 },
                  { "refused: rejected", 1 },
                  { "rejected", 1 } },
    FaultColumn { "409",
                  "409 with a page of HTML",
                  [](const QUrl &) { return spoilt::page(409); },
                  All,
                  false,
                  { "rejected", 1 },
                  { "refused: rejected", 1 },
                  { "rejected", 1 } },
    FaultColumn { "429",
                  "429 without Retry-After",
                  [](const QUrl &) { return spoilt::page(429); },
                  All,
                  false,
                  { "server", 4 },
                  { "refused: server", 1 },
                  { "server", 4 } },
    FaultColumn { "429 for an hour",
                  "429 with Retry-After: 3600",
                  [](const QUrl &) {
                      return spoilt::page(429, { { "Retry-After", "3600" } });
                  },
                  All,
                  false,
                  { "server", 1 },
                  { "refused: server", 1 },
                  { "server", 1 } },
    FaultColumn { "500",
                  "500, and nothing was done",
                  [](const QUrl &) { return spoilt::page(500); },
                  All,
                  false,
                  { "server", 1 },
                  { "unknown", 1 },
                  { "server", 1 } },
    FaultColumn { "502",
                  "502, and nothing was done",
                  [](const QUrl &) { return spoilt::page(502); },
                  All,
                  false,
                  { "server", 4 },
                  { "unknown", 1 },
                  { "server", 4 } },
    FaultColumn { "502 after",
                  "it is done, and 502 comes: a gateway gave up",
                  [](const QUrl &) { return spoilt::page(true, 502); },
                  All,
                  false,
                  { "server", 4 },
                  { "found", 1 },
                  { "server", 4 } },
    FaultColumn { "503",
                  "503, and nothing was done",
                  [](const QUrl &) { return spoilt::page(503); },
                  All,
                  false,
                  { "server", 4 },
                  { "unknown", 1 },
                  { "server", 4 } },
    FaultColumn { "invalid_token once",
                  "400 invalid_token, to the first request alone",
                  [](const QUrl &) { return Fault::reply(400, InvalidToken); },
                  1,
                  false,
                  { "ok", 2 },
                  { "confirmed", 2 },
                  { "auth (invalid_token)", 1 } },
    FaultColumn { "invalid_token for ever",
                  "400 invalid_token, whatever the token",
                  [](const QUrl &) { return Fault::reply(400, InvalidToken); },
                  All,
                  false,
                  { "auth (invalid_token)", 2 },
                  { "refused: auth (invalid_token)", 2 },
                  { "auth (invalid_token)", 1 } },
    FaultColumn { "wrong types",
                  "it is done, and a number stands for every id",
                  [](const QUrl &) { return spoilt::wrongTypes(true); },
                  All,
                  false,
                  { "malformed", 1 },
                  { "found", 1 },
                  { "malformed", 1 } },
    FaultColumn { "missing members",
                  "it is done, and every id is left out",
                  [](const QUrl &) { return spoilt::missingMembers(true); },
                  All,
                  false,
                  { "malformed", 1 },
                  { "found", 1 },
                  { "malformed", 1 } },
    FaultColumn { "100 MB",
                  "a body of 100 MB that says so, and nothing was done",
                  [](const QUrl &) { return Fault::oversized(Huge); },
                  All,
                  false,
                  { "malformed", 1 },
                  { "unknown", 1 },
                  { "malformed", 1 } },
    FaultColumn { "100 MB after",
                  "it is done, and 100 MB come in chunks",
                  [](const QUrl &) { return Fault::oversized(Huge, Fault::Length::Chunked, true); },
                  All,
                  false,
                  { "malformed", 1 },
                  { "found", 1 },
                  { "malformed", 1 } },
    FaultColumn { "deep nesting",
                  "it is done, and every id is a list 100 000 deep",
                  [](const QUrl &) { return spoilt::deeplyNested(true); },
                  All,
                  false,
                  { "malformed", 1 },
                  { "found", 1 },
                  { "malformed", 1 } },
    FaultColumn { "gzip bomb",
                  "it is done, and 32 KB come that unpack to 32 MB",
                  [](const QUrl &) { return spoilt::gzipBomb(true); },
                  All,
                  false,
                  { "malformed", 1 },
                  { "found", 1 },
                  { "malformed", 1 } },
    FaultColumn {
        "302",
        "302 to another host, and nothing was done",
        [](const QUrl &elsewhere) { return Fault::redirect(elsewhere.toEncoded() + "/login"); },
        All,
        false,
        { "malformed", 1 },
        { "unknown", 1 },
        { "malformed", 1 } },
    FaultColumn {
        "307",
        "307 to another host: a refusal to look at the request",
        [](const QUrl &elsewhere) { return Fault::redirect(elsewhere.toEncoded() + "/api", 307); },
        All,
        false,
        { "malformed", 1 },
        { "refused: malformed", 1 },
        { "malformed", 1 } },
};

constexpr bool isRemoval(const Operation &operation)
{
    return operation.answersNothing;
}

constexpr char Removals[] = "removals";
constexpr char NoBody[] = "a 204 has no body that could end too early";
constexpr char NothingRead[] = "nothing is read of an object that answers a removal";

constexpr std::array Exceptions {
    Exception { "truncated", &isRemoval, Removals, { "confirmed", 1 }, NoBody },
    Exception { "length too long", &isRemoval, Removals, { "confirmed", 1 }, NoBody },
    Exception { "length too short", &isRemoval, Removals, { "confirmed", 1 }, NoBody },
    Exception { "wrong types", &isRemoval, Removals, { "confirmed", 1 }, NothingRead },
    Exception { "missing members", &isRemoval, Removals, { "confirmed", 1 }, NothingRead },
};

Expected ofLoneWrite(const Expected &expected)
{
    const std::string_view outcome(expected.outcome);
    if (outcome == "found")
        return { "unknown", expected.requests };
    return { outcome == "confirmed" ? "accepted" : expected.outcome, expected.requests };
}

const Expected &ofColumn(const FaultColumn &column, Role role)
{
    switch (role) {
    case Role::Token:
        return column.token;
    case Role::Read:
        return column.read;
    case Role::Write:
    case Role::LoneWrite:
        break;
    }
    return column.write;
}

} // namespace

std::span<const FaultColumn> faultColumns()
{
    return Columns;
}

std::span<const Exception> exceptions()
{
    return Exceptions;
}

Expected expectedOf(const FaultColumn &column, const Operation &operation)
{
    const auto exception
        = std::find_if(Exceptions.begin(), Exceptions.end(), [&](const Exception &one) {
              return std::string_view(one.fault) == column.name && one.concerns(operation);
          });
    const Expected expected
        = exception == Exceptions.end() ? ofColumn(column, operation.role) : exception->expected;
    return operation.role == Role::LoneWrite ? ofLoneWrite(expected) : expected;
}

} // namespace renzhi::test
