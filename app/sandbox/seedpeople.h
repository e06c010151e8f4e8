// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxoptions.h"
#include "app/sandbox/sandboxrecords.h"
#include "app/sandbox/seedids.h"
#include "app/sandbox/seedstructure.h"
#include "app/sandbox/seedtables.h"

#include <QList>

#include <optional>
#include <vector>

namespace renzhi::sandbox {

// People and their jobs, computed from index and seed whenever somebody asks: a million of them
// cost four bytes each. People are numbered in the order they were created.
class SeedPeople
{
public:
    // A job by indexes into the structure.
    struct Job
    {
        static constexpr int none = -1;
        static constexpr int dangling = -2; // an id that leads nowhere
        int org = none, position = none, title = none;
    };

    // tables and structure must outlive this object.
    SeedPeople(const SandboxOptions &options, const SeedTables &tables,
               const SeedStructure &structure);

    [[nodiscard]] quint32 count() const { return m_count; }
    [[nodiscard]] SandboxUser user(quint32 index) const;
    [[nodiscard]] qint64 updated(quint32 index) const;
    // The primary job is job 0.
    [[nodiscard]] int jobCount(quint32 index) const;
    [[nodiscard]] Job job(quint32 index, int number) const;
    [[nodiscard]] QList<SandboxJob> jobs(quint32 index) const;

    [[nodiscard]] std::optional<quint32> byId(QStringView id) const;
    [[nodiscard]] std::optional<quint32> byUserName(QStringView userName) const;
    [[nodiscard]] std::optional<quint32> byMobile(QStringView digits) const; // 11 digits, no prefix

private:
    // Which name a person has, as indexes into the tables.
    struct Name
    {
        bool english = false;
        int family = 0, first = 0, second = -1;
    };
    [[nodiscard]] Name name(quint32 index) const;
    [[nodiscard]] QString baseUserName(const Name &name) const;
    // Equal for two people exactly when their user names would be equal but for the number.
    [[nodiscard]] quint32 nameKey(const Name &name) const;
    [[nodiscard]] quint32 nameKeys() const;
    [[nodiscard]] std::optional<Name> parseUserName(const QString &userName) const;
    void numberNamesakes();

    [[nodiscard]] bool fixed(quint32 index) const
    {
        return index < quint32(m_tables.people.size());
    }
    [[nodiscard]] Job fixedJob(const SeedTables::FixedJob &job) const;
    [[nodiscard]] qint64 created(quint32 index) const;
    [[nodiscard]] quint64 random(quint64 salt, quint64 index) const;
    [[nodiscard]] QString userId(quint32 index) const;
    void fillContacts(SandboxUser &user, quint32 index) const;
    void fillPrivate(SandboxUser &user, quint32 index) const;
    [[nodiscard]] QString idOf(IdKind kind, int index, quint64 owner) const;

    quint64 m_seed;
    quint32 m_count;
    const SeedTables &m_tables;
    const SeedStructure &m_structure;
    IdScheme m_ids;
    QHash<QString, int> m_orgByCode, m_positionByCode, m_titleByCode;
    QStringList m_englishUserNames; // given × family
    std::vector<quint32> m_ordinal; // 1 for the first of that name
};

}
