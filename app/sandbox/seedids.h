// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace renzhi::sandbox {

// A number that depends on nothing but its arguments: the randomness of the seed data.
quint64 mix(quint64 seed, quint64 salt, quint64 index);

enum class IdKind { Organization = 1, Position, Title, User, Job };

// Ids look like the vendor's (20201028102749564-9082-DC8CD2722) and can be taken back to their
// number without a table, so that a million people need none.
class IdScheme
{
public:
    explicit IdScheme(quint64 seed) : m_seed(seed) { }
    // number < 2^36
    [[nodiscard]] QString id(IdKind kind, quint64 number, qint64 wall) const;
    // The number an id of this kind would have; the caller must compare the whole id.
    [[nodiscard]] std::optional<quint64> number(IdKind kind, QStringView id) const;

    // Numbers from here on are never given to seed data: ids of records made while running, and ids
    // that lead nowhere.
    static constexpr quint64 firstRuntime = 1ULL << 35;
    static constexpr quint64 firstDangling = 1ULL << 34;

private:
    quint64 m_seed;
};

}
