// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/peoplefile.h"

#include "models/core/wholefile.h"
#include "models/search/namecollation.h"

#include <QSaveFile>

#include <algorithm>
#include <cstring>

namespace renzhi::peoplefile {

namespace {

constexpr quint32 Version = 2; // of the columns and what stands in them
constexpr size_t Alignment = 8;

struct Header
{
    char magic[8] = { 'R', 'z', 'P', 'e', 'o', 'p', 'l', 'e' };
    quint32 version = Version;
    char collation[4] = {};
    qint64 generation = 0;
    qint64 change = 0;
    quint64 sections = 0; // their sizes in bytes follow
};

Header headerOf(qint64 generation, qint64 change, size_t sections)
{
    Header header;
    const QByteArray collation = nameCollationVersion();
    std::memcpy(header.collation, collation.constData(), sizeof header.collation);
    header.generation = generation;
    header.change = change;
    header.sections = sections;
    return header;
}

quint64 aligned(quint64 size)
{
    return (size + Alignment - 1) / Alignment * Alignment;
}

template <class T> bool write(QSaveFile &file, std::span<const T> values)
{
    const auto bytes = qint64(values.size_bytes());
    return file.write(reinterpret_cast<const char *>(values.data()), bytes) == bytes;
}

// Whatever stands in the columns.
std::optional<Loaded> mapColumns(const QString &path, qint64 generation, PeopleTable &table,
                                 PeopleOrder &byName)
{
    Loaded loaded { std::make_unique<QFile>(path), 0 };
    QFile &file = *loaded.file;
    Header header;
    if (!file.open(QIODevice::ReadOnly)
        || file.read(reinterpret_cast<char *>(&header), sizeof header) != sizeof header)
        return std::nullopt;
    size_t sections = 1;
    PeopleTable::visitColumns(table, [&](const auto &) { ++sections; });
    const Header expected = headerOf(generation, header.change, sections);
    if (std::memcmp(&header, &expected, sizeof header) != 0)
        return std::nullopt;
    std::vector<quint64> sizes(sections);
    const auto bytes = qint64(sizeof(quint64)) * qint64(sizes.size());
    if (file.read(reinterpret_cast<char *>(sizes.data()), bytes) != bytes)
        return std::nullopt;
    quint64 end = sizeof header + quint64(bytes);
    for (const quint64 size : sizes) {
        if (size > quint64(file.size()))
            return std::nullopt;
        end = aligned(end) + size;
    }
    if (end != quint64(file.size()))
        return std::nullopt;
    uchar *const start = file.map(0, file.size(), QFile::MapPrivateOption);
    if (!start)
        return std::nullopt;

    uchar *at = start + sizeof header + quint64(bytes);
    size_t section = 0;
    const auto take = [&]<class T>(Column<T> &column) {
        column.setBase({ reinterpret_cast<T *>(at), sizes[section] / sizeof(T) });
        at += aligned(sizes[section++]);
    };
    PeopleTable::visitColumns(table, take);
    byName.adopt({ reinterpret_cast<const PeopleTable::Slot *>(at),
                   sizes.back() / sizeof(PeopleTable::Slot) });
    loaded.change = header.change;
    return loaded;
}

} // namespace

bool save(const QString &path, const PeopleTable &table, const PeopleOrder &byName,
          qint64 generation, qint64 change)
{
    std::vector<quint64> sizes;
    const auto note
        = [&]<class T>(const Column<T> &column) { sizes.push_back(column.size() * sizeof(T)); };
    PeopleTable::visitColumns(table, note);
    const std::span<const PeopleTable::Slot> order = byName.inOrder();
    sizes.push_back(order.size_bytes());

    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const Header header = headerOf(generation, change, sizes.size());
    bool good = write(file, std::span(&header, 1)) && write<quint64>(file, sizes);
    const auto fill = [&] {
        const std::array<char, Alignment> nothing {};
        const auto rest = aligned(quint64(file.pos())) - quint64(file.pos());
        good = good && write<char>(file, std::span(nothing).first(rest));
    };
    const auto put = [&]<class T>(const Column<T> &column) {
        good = good && write(file, column.base()) && write(file, column.tail());
        fill();
    };
    PeopleTable::visitColumns(table, put);
    good = good && write(file, order);
    return good && commitWhole(file);
}

std::optional<Loaded> load(const QString &path, qint64 generation, PeopleTable &table,
                           PeopleOrder &byName)
{
    auto loaded = mapColumns(path, generation, table, byName);
    if (!loaded || !table.isConsistent() || !byName.holdsEach(table.slotCount()))
        return std::nullopt;
    return loaded;
}

std::optional<FirstRows> firstRows(const QString &path, qint64 generation, size_t most)
{
    PeopleTable table;
    PeopleOrder byName({});
    const auto mapped = mapColumns(path, generation, table, byName);
    if (!mapped || !table.haveSizesThatFit())
        return std::nullopt;
    FirstRows first { {}, mapped->change };
    for (const PeopleTable::Slot slot : byName.inOrder()) {
        if (first.rows.size() == most)
            break;
        if (slot >= table.slotCount())
            return std::nullopt;
        if (table.isAlive(slot))
            first.rows.push_back(table.row(slot));
    }
    std::vector<quint32> sorted = first.rows;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.cbegin(), sorted.cend()) != sorted.cend())
        return std::nullopt;
    return first;
}

} // namespace renzhi::peoplefile
