// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/seedids.h"

#include "app/sandbox/wallclock.h"

namespace renzhi::sandbox {

namespace {

constexpr quint64 mask36 = (1ULL << 36) - 1;
constexpr quint64 factor = 0x9E3779B97ULL; // odd, so it has an inverse modulo 2^36

constexpr quint64 inverse36(quint64 a)
{
    quint64 x = a; // Newton: each step doubles the number of right low bits
    for (int i = 0; i < 6; ++i)
        x *= 2 - a * x;
    return x & mask36;
}
static_assert(((factor * inverse36(factor)) & mask36) == 1);

constexpr qsizetype stampLength = 17;
constexpr qsizetype idLength = stampLength + 1 + 4 + 1 + 9;

void appendHex(std::string &out, quint64 value, int width)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    for (int shift = (width - 1) * 4; shift >= 0; shift -= 4)
        out += digits[(value >> shift) & 0xF];
}

}

quint64 mix(quint64 seed, quint64 salt, quint64 index)
{
    quint64 z = seed * 0xD1B54A32D192ED03ULL + salt * 0x8CB92BA72F3D8DD7ULL
        + (index + 1) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

QString IdScheme::id(IdKind kind, quint64 number, qint64 wall) const
{
    const quint64 salt = mix(m_seed, 100 + quint64(kind), 0);
    const quint64 tail = (number * factor + salt) & mask36;
    const quint64 middle = mix(m_seed, 200 + quint64(kind), number) & 0xFFFF;
    std::string id;
    id.reserve(size_t(idLength));
    appendWallDigits(id, wall);
    id += '-';
    appendHex(id, middle, 4);
    id += '-';
    appendHex(id, tail, 9);
    return QString::fromLatin1(id.data(), qsizetype(id.size()));
}

std::optional<quint64> IdScheme::number(IdKind kind, QStringView id) const
{
    if (id.size() != idLength)
        return {};
    bool ok = false;
    const quint64 tail = id.last(9).toULongLong(&ok, 16);
    if (!ok)
        return {};
    const quint64 salt = mix(m_seed, 100 + quint64(kind), 0);
    return ((tail - salt) * inverse36(factor)) & mask36;
}

}
