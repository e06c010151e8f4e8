// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/search/peopleindex.h"

#include <QtTest>

namespace renzhi::test {

inline User person(const QString &name, const QString &userName = {}, const QString &mobile = {},
                   const QString &email = {}, const QString &employeeId = {})
{
    User user;
    user.id = UserId(QStringLiteral("id-") + (userName.isEmpty() ? name : userName));
    user.name = name;
    user.userName = userName;
    user.mobile = mobile;
    user.email = email;
    user.employeeId = employeeId;
    return user;
}

inline PeopleQuery asked(const QString &text, PeopleSort sort = PeopleSort::Relevance)
{
    PeopleQuery query;
    query.text = text;
    query.sort = sort;
    return query;
}

} // namespace renzhi::test
