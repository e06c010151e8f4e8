// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/directory/twodepartments.h"

namespace renzhi::test {

using namespace Qt::StringLiterals;

SandboxOptions TwoDepartments::smallTenant(const QString &clientId)
{
    SandboxOptions options;
    options.users = 30;
    options.organizations = 10;
    options.positions = 12;
    options.titles = 5;
    options.clientId = clientId;
    options.clientSecret = u"secret"_s;
    return options;
}

TwoDepartments::TwoDepartments(const SandboxOptions &options) : server(options)
{
    if (!server.start())
        qFatal("the sandbox does not start");
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
}

} // namespace renzhi::test
