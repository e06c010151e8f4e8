// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/directory/twodepartments.h"
#include "tests/support/faultproxy.h"

namespace renzhi::test {

// The tenant that all cells share, and another host, which nothing may ever be sent to. Each cell
// gets records of its own: what one writes is nothing to the others.
class MatrixTenant : public TwoDepartments
{
public:
    MatrixTenant();

    // A person of the first organization, with a primary job and one part-time job in the second;
    // gives the id. The jobs are firstJobOf() and secondJobOf() this id.
    [[nodiscard]] QString newPerson();
    [[nodiscard]] static QString firstJobOf(const QString &user);
    [[nodiscard]] static QString secondJobOf(const QString &user);
    // In the second organization, held by nobody; gives the id.
    [[nodiscard]] QString newPosition();
    [[nodiscard]] QString newTitle(); // that nothing has; gives the id
    [[nodiscard]] QString newCode(); // that nothing has

    FaultProxy elsewhere;
    QString userName = QStringLiteral("li.duzhe");
    QString mobile = QStringLiteral("13900000001");
    QString email = QStringLiteral("li.duzhe@example.com");

private:
    int m_last = 0;
};

} // namespace renzhi::test
