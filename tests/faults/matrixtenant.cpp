// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/matrixtenant.h"

namespace renzhi::test {

using namespace Qt::StringLiterals;

namespace {

SandboxOptions matrixOptions()
{
    SandboxOptions options;
    options.users = 30;
    options.organizations = 10;
    options.positions = 12;
    options.titles = 5;
    options.clientId = u"matrix"_s;
    options.clientSecret = u"secret"_s;
    return options;
}

} // namespace

MatrixTenant::MatrixTenant() : server(matrixOptions())
{
    if (!server.start())
        qFatal("the sandbox does not start");
    elsewhere.emplace(server.port());
    SandboxOrganization organization;
    organization.parentId = server.organizations().constFirst().id;
    organization.name = u"一部"_s;
    organization.code = u"O-1"_s;
    org1 = server.put(organization);
    organization.name = u"二部"_s;
    organization.code = u"O-2"_s;
    org2 = server.put(organization);
    title1 = server.put(SandboxTitle { {}, u"职务一"_s, u"T-1"_s });
    title2 = server.put(SandboxTitle { {}, u"职务二"_s, u"T-2"_s });
    position1 = server.put(SandboxPosition { {}, org1, u"职位一"_s, u"P-1"_s, title1 });
    position2 = server.put(SandboxPosition { {}, org2, u"职位二"_s, u"P-2"_s, {} });
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
