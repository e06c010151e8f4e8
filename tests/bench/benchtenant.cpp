// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/benchtenant.h"

using namespace Qt::StringLiterals;

namespace renzhi::bench {

namespace {

SandboxOptions optionsFor(int users)
{
    SandboxOptions options;
    options.users = users;
    options.organizations = users / 50;
    options.positions = users / 10;
    options.clientId = u"demo"_s;
    options.clientSecret = u"demo-secret"_s;
    return options;
}

} // namespace

BenchTenant::BenchTenant(int users) : m_server(optionsFor(users))
{
    if (!m_server.start())
        qFatal("the tenant does not start");
}

QString BenchTenant::url() const
{
    return m_server.url().toString();
}

void BenchTenant::changePeople(const std::vector<User> &people, int round)
{
    for (const User &user : people) {
        auto record = m_server.user(user.id.toString());
        record->mobile = u"+86-139%1"_s.arg(round, 8, 10, QChar(u'0'));
        m_server.put(*record);
    }
}

void BenchTenant::mixPeople(const std::vector<User> &people)
{
    const size_t third = people.size() / 3;
    for (size_t i = 0; i < third; ++i) {
        auto renamed = m_server.user(people[i].id.toString());
        renamed->name += u'新';
        m_server.put(*renamed);
        m_server.removeUser(people[third + i].id.toString());
        auto added = m_server.user(people[2 * third + i].id.toString());
        added->id.clear();
        added->userName += u".new"_s;
        m_server.put(*added);
    }
}

} // namespace renzhi::bench
