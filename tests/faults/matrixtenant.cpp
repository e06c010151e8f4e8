// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/matrixtenant.h"

namespace renzhi::test {

using namespace Qt::StringLiterals;

MatrixTenant::MatrixTenant() : TwoDepartments(smallTenant(u"matrix"_s)), elsewhere(server.port())
{
    SandboxUser person;
    person.orgId = org1;
    person.userName = userName;
    person.name = u"李读者"_s;
    person.mobile = mobile;
    person.email = email;
    server.put(person);
}

QString MatrixTenant::newCode()
{
    return u"C-%1"_s.arg(++m_last);
}

QString MatrixTenant::newPerson()
{
    SandboxUser person;
    person.orgId = org1;
    person.userName = newCode();
    person.name = u"张测试"_s;
    QString user = server.put(person);
    server.setJobs(user,
                   { SandboxJob { firstJobOf(user), org1, position1, {}, true },
                     SandboxJob { secondJobOf(user), org2, position2, title1, false } });
    return user;
}

QString MatrixTenant::firstJobOf(const QString &user)
{
    return user + u"-first"_s;
}

QString MatrixTenant::secondJobOf(const QString &user)
{
    return user + u"-second"_s;
}

QString MatrixTenant::newPosition()
{
    const QString code = newCode();
    return server.put(SandboxPosition { {}, org2, u"职位 "_s + code, code, {} });
}

QString MatrixTenant::newTitle()
{
    const QString code = newCode();
    return server.put(SandboxTitle { {}, u"职务 "_s + code, code });
}

} // namespace renzhi::test
