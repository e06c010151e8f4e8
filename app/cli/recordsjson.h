// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"

#include <QByteArray>

namespace renzhi::cli {

// The names behind a job's ids. Empty: the id is unset or does not resolve.
struct JobNames
{
    QString orgCode, orgName;
    QString positionCode, positionName;
    QString titleCode, titleName;
    friend bool operator==(const JobNames &, const JobNames &) = default;
};

// Records as JSON objects with the API's member names. An unset id or text is "", except parent_id
// of a root and names that are not known, which are null.
[[nodiscard]] QByteArray json(const User &user);
[[nodiscard]] QByteArray json(const Organization &organization);
[[nodiscard]] QByteArray json(const Position &position);
[[nodiscard]] QByteArray json(const Title &title);
[[nodiscard]] QByteArray json(const Job &job, const JobNames &names);

} // namespace renzhi::cli
