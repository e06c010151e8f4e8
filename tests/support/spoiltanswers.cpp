// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/spoiltanswers.h"

#include "tests/support/gzip.h"

namespace renzhi::test::spoilt {

namespace {

constexpr char Page[] = "<html><h1>Oops</h1>at Server.java:42</html>";
constexpr qsizetype mebibyte = 1024LL * 1024;

Headers html()
{
    return { { "Content-Type", "text/html" } };
}

// What a write, a token request, and a read of one record, of jobs and of one of a list's pages
// would all take, if `id` were one.
QByteArray bodyWith(const QByteArray &id)
{
    return QByteArray(R"({"total":1,"job_id":@,"position_id":@,"title_id":@,"user_id":@,)"
                      R"("org_id":@,"access_token":@,"expires_in":1800,)"
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

} // namespace

Fault answer(bool applied, int status, const QByteArray &body, const Headers &headers)
{
    return applied ? Fault::replyAfter(status, body, headers) : Fault::reply(status, body, headers);
}

Fault page(int status, const Headers &more)
{
    return Fault::reply(status, Page, html() + more);
}

Fault page(bool applied, int status)
{
    return answer(applied, status, Page, html());
}

Fault redirect(bool applied, const QByteArray &location)
{
    return answer(applied, 302, Page, { { "Location", location } });
}

Fault truncated(bool applied)
{
    return applied ? Fault::cutBody(8)
                   : Fault::raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                                "Content-Length: 90\r\n\r\n{\"job_id\":");
}

Fault oversized(bool applied)
{
    return answer(applied, 200, bodyEndingIn(QByteArray(17 * mebibyte, ' ')));
}

Fault gzipBomb(bool applied)
{
    static const QByteArray bomb = gzip(bodyEndingIn(QByteArray(32 * mebibyte, ' ')));
    return answer(applied, 200, bomb, { { "Content-Encoding", "gzip" } });
}

Fault deeplyNested(bool applied)
{
    return answer(applied, 200, bodyWith(QByteArray(100'000, '[') + QByteArray(100'000, ']')));
}

Fault notUtf8(bool applied)
{
    return answer(applied, 200, bodyWith("\"\xff\xfe\""));
}

Fault trailingComma(bool applied)
{
    return answer(applied, 200, bodyEndingIn(","));
}

Fault missingMembers(bool applied)
{
    return answer(applied, 200,
                  R"({"total":1,"jobs":[{"org_id":"o","relation_type":0}],)"
                  R"("users":[{"user_name":"n"}],)"
                  R"("job_positions":[{"org_id":"o","name":"n"}],)"
                  R"("job_titles":[{"name":"n"}],)"
                  R"("organizations":[{"name":"n"}]})");
}

Fault wrongTypes(bool applied)
{
    return answer(applied, 200, bodyWith("7"));
}

} // namespace renzhi::test::spoilt
