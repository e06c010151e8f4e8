// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/brokenanswers.h"

#include <array>

namespace renzhi::test {

namespace {

constexpr char Page[] = "<html><h1>Oops</h1>at Server.java:42</html>";
constexpr auto Unknown = BrokenAnswer::unknown;

Fault page(int status, const Headers &more = {})
{
    return Fault::reply(status, Page, Headers { { "Content-Type", "text/html" } } + more);
}

// applied: the server did what it was asked before something spoilt its answer.
Fault answer(bool applied, int status, const QByteArray &body, const Headers &headers = {})
{
    return applied ? Fault::replyAfter(status, body, headers) : Fault::reply(status, body, headers);
}

// What a write, a read of jobs and one of a list's pages would all take, if `id` were one.
QByteArray bodyWith(const QByteArray &id)
{
    return QByteArray(R"({"total":1,"job_id":@,"position_id":@,)"
                      R"("jobs":[{"org_id":"o","relation_type":0,"job_id":@}],)"
                      R"("users":[{"user_name":"n","user_id":@}],)"
                      R"("job_positions":[{"org_id":"o","name":"n","code":"c","position_id":@}],)"
                      R"("job_titles":[{"name":"n","code":"c","title_id":@}],)"
                      R"("organizations":[{"name":"n","org_code":"c","org_id":@}]})")
        .replace('@', id);
}

// The same with something before its last brace.
QByteArray bodyEndingIn(const QByteArray &more)
{
    return bodyWith("\"j\"").chopped(1) + more + '}';
}

constexpr std::array Answers {
    BrokenAnswer { "401", "http.401", "http.401", "", [](bool) { return page(401); } },
    BrokenAnswer { "403", "http.403", "http.403", "", [](bool) { return page(403); } },
    BrokenAnswer { "404", "http.404", "http.404", "", [](bool) { return page(404); } },
    BrokenAnswer { "429", "http.429", "http.429", "",
                   [](bool) {
                       return page(429, { { "Retry-After", "1" } });
                   } },
    BrokenAnswer { "500 with HTML", Unknown, "http.500", "",
                   [](bool applied) {
                       return answer(applied, 500, Page, { { "Content-Type", "text/html" } });
                   } },
    BrokenAnswer {
        "302 to another host", Unknown, "http.redirect", "redirect: not followed",
        [](bool applied) {
            return answer(applied, 302, Page, { { "Location", "https://elsewhere.example.com/" } });
        } },
    BrokenAnswer { "truncated", Unknown, "kind.network", "answer cut short",
                   [](bool applied) {
                       return applied
                           ? Fault::cutBody(8)
                           : Fault::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                        "Content-Length: 90\r\n\r\n{\"job_id\":");
                   } },
    BrokenAnswer { "oversized", Unknown, "kind.malformed", "body: larger than",
                   [](bool applied) {
                       return answer(applied, 200,
                                     bodyEndingIn(QByteArray(17LL * 1024 * 1024, ' ')));
                   } },
    BrokenAnswer { "deeply nested", Unknown, "kind.malformed", "body: nested too deeply",
                   [](bool applied) {
                       return answer(applied, 200,
                                     bodyWith(QByteArray(100'000, '[') + QByteArray(100'000, ']')));
                   } },
    BrokenAnswer { "invalid UTF-8", Unknown, "kind.malformed", "body: not UTF-8",
                   [](bool applied) { return answer(applied, 200, bodyWith("\"\xff\xfe\"")); } },
    BrokenAnswer { "trailing comma", Unknown, "kind.malformed", "body: not JSON",
                   [](bool applied) { return answer(applied, 200, bodyEndingIn(",")); } },
    BrokenAnswer { "missing members", Unknown, "kind.malformed", "_id: missing",
                   [](bool applied) {
                       return answer(applied, 200,
                                     R"({"total":1,"jobs":[{"org_id":"o","relation_type":0}],)"
                                     R"("users":[{"user_name":"n"}],)"
                                     R"("job_positions":[{"org_id":"o","name":"n"}],)"
                                     R"("job_titles":[{"name":"n"}],)"
                                     R"("organizations":[{"name":"n"}]})");
                   } },
    BrokenAnswer { "wrong types", Unknown, "kind.malformed", "_id: not a string",
                   [](bool applied) { return answer(applied, 200, bodyWith("7")); } },
};

} // namespace

std::span<const BrokenAnswer> brokenAnswers()
{
    return Answers;
}

} // namespace renzhi::test
