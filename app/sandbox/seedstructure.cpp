// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/seedstructure.h"

#include "app/sandbox/wallclock.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace renzhi::sandbox {

namespace {

constexpr int maxDepth = 8; // levels, the root included
constexpr int overseasRoot = 1;

int sized(int asked, int users, int atDefault, int perUsers, int most)
{
    if (asked >= 0)
        return asked;
    constexpr int defaultUsers = 5000;
    if (users <= defaultUsers)
        return std::max(1, int(qint64(atDefault) * users / defaultUsers));
    return std::clamp(users / perUsers, atDefault, most);
}

// Records of a collection follow each other in time, so their ids sort as they were made.
qint64 createdAt(int index, int count)
{
    const qint64 from = wallDate(2016, 3, 1) + 9LL * 3600 * 1000;
    const qint64 span = wallDate(2019, 12, 31) - from;
    return from + span / std::max(1, count) * index;
}

class Maker
{
public:
    Maker(const SandboxOptions &options, const SeedTables &tables)
        : m_options(options), m_tables(tables), m_ids(options.seed)
    {
    }

    SeedStructure make()
    {
        const int users = m_options.users;
        // Without its fixed organizations the people of the story would hang in the air.
        const int least = std::min<int>(int(m_tables.organizations.size()), 300);
        makeOrganizations(std::max(m_options.organizations >= 0 ? m_options.organizations : least,
                                   sized(m_options.organizations, users, 300, 50, 20000)));
        makeTitles(std::max(m_options.titles >= 0 ? m_options.titles : 60,
                            sized(m_options.titles, users, 60, 200, 1000)));
        makePositions(std::max(m_options.positions >= 0 ? m_options.positions : 40,
                               sized(m_options.positions, users, 800, 5, 100000)));
        return std::move(m_made);
    }

private:
    [[nodiscard]] quint64 random(quint64 salt, int index) const
    {
        return mix(m_options.seed, salt, quint64(index));
    }

    template <class Record> void stamp(Record &record, IdKind kind, int index, int count)
    {
        record.created
            = createdAt(index, count) + qint64(random(10 + quint64(kind), index) % 60000);
        record.id = m_ids.id(kind, quint64(index), record.created);
        const qint64 until = wallDate(2024, 12, 31) - record.created;
        record.updated
            = record.created + qint64(random(20 + quint64(kind), index) % quint64(until));
    }

    void makeOrganizations(int count)
    {
        QHash<QString, int> byCode;
        for (int i = 0; i < count; ++i) {
            SandboxOrganization org;
            stamp(org, IdKind::Organization, i, count);
            int parent = -1;
            if (i < m_tables.organizations.size()) {
                const auto &fixed = m_tables.organizations[i];
                parent = fixed.parentCode.isEmpty() ? -1 : byCode.value(fixed.parentCode, 0);
                org.name = fixed.name;
                org.code = fixed.code;
                org.category = fixed.category;
                org.disabled = m_tables.disabledOrganizations.contains(fixed.code);
                byCode.insert(fixed.code, i);
            } else {
                parent = pickParent(i);
                inventOrganization(org, i, parent);
            }
            m_orgParent += parent;
            m_orgDepth += parent < 0 ? 1 : m_orgDepth[parent] + 1;
            m_orgChildren += 0;
            if (parent >= 0) {
                org.parentId = m_made.organizations[parent].id;
                org.sequence = ++m_orgChildren[parent] * 10;
            } else {
                org.sequence = (i + 1) * 10;
            }
            m_siblings.insert(siblingKey(parent, org.name));
            m_made.organizations += org;
        }
    }

    // A random recursive tree, kept to eight levels.
    int pickParent(int index) const
    {
        int parent = int(random(31, index) % quint64(index));
        while (m_orgDepth[parent] >= maxDepth)
            parent = m_orgParent[parent];
        const bool overseas = parent == overseasRoot || m_orgParent[parent] == overseasRoot;
        if (overseas || m_made.organizations[parent].disabled)
            parent = int(random(32, index) % 15) + 2;
        return std::min(parent, index - 1);
    }

    void inventOrganization(SandboxOrganization &org, int index, int parent)
    {
        const quint64 dice = random(33, index);
        const int level
            = std::min<int>(m_orgDepth[parent] - 1, int(m_tables.orgSuffixes.size()) - 1);
        const QStringList &suffixes = m_tables.orgSuffixes[std::max(0, level)];
        const QStringList &words = dice % 5 == 0 ? m_tables.orgPlaces : m_tables.orgThemes;
        const QString base = words[qsizetype((dice >> 8) % quint64(words.size()))]
            + suffixes[qsizetype((dice >> 24) % quint64(suffixes.size()))];
        org.name = base;
        for (int n = 2; m_siblings.contains(siblingKey(parent, org.name)); ++n)
            org.name = base + QString::number(n);
        QString number = QString::number(index).rightJustified(6, u'0');
        org.code = index % 3 == 0 ? u"D"_s + number : index % 3 == 1 ? number : u"部门-"_s + number;
        org.category = level < 2 ? u"department"_s : u"team"_s;
        org.disabled = dice % 40 == 0;
    }

    static QString siblingKey(int parent, const QString &name)
    {
        return QString::number(parent) + u'/' + name;
    }

    void makeTitles(int count)
    {
        for (int i = 0; i < count; ++i) {
            SandboxTitle title;
            stamp(title, IdKind::Title, i, count);
            const bool fixed = i < m_tables.titles.size();
            title.code = fixed ? m_tables.titles[i].first
                               : u"T"_s + QString::number(i).rightJustified(4, u'0');
            title.name = fixed ? m_tables.titles[i].second : u"序列职务 "_s + QString::number(i);
            m_titleByCode.insert(title.code, i);
            m_made.titles += title;
        }
    }

    void makePositions(int count)
    {
        QHash<QString, int> orgByCode;
        const int organizations = int(m_made.organizations.size());
        for (int i = 0; i < organizations; ++i)
            orgByCode.insert(m_made.organizations[i].code, i);
        if (organizations == 0)
            return;
        const int fixedCount = int(m_tables.positions.size());
        for (int i = 0; i < count; ++i) {
            SandboxPosition position;
            stamp(position, IdKind::Position, i, count);
            int org = 0;
            QString title;
            bool vacant = i % 29 == 28;
            if (i < fixedCount) {
                const auto &fixed = m_tables.positions[i];
                org = orgByCode.value(fixed.orgCode, 0);
                position.name = fixed.name;
                position.code = fixed.code;
                title = fixed.titleCode;
                vacant = m_tables.vacantPositions.contains(fixed.code);
            } else {
                // First round: every organization gets one.
                org = i - fixedCount < organizations ? i - fixedCount
                                                     : int(random(41, i) % quint64(organizations));
                const auto &names = m_tables.positionNames;
                const auto &name = names[qsizetype(random(42, i) % quint64(names.size()))];
                position.name = name.first;
                position.code = inventedCode(i);
                title = name.second;
            }
            position.orgId = m_made.organizations[org].id;
            const int titleIndex = m_titleByCode.value(title, -1);
            if (titleIndex >= 0)
                position.titleId = m_made.titles[titleIndex].id;
            m_made.positionOrg += org;
            m_made.positionTitle += titleIndex;
            m_made.vacant += vacant;
            m_made.positions += position;
        }
    }

    static QString inventedCode(int index)
    {
        QString number = QString::number(index).rightJustified(5, u'0');
        switch (index % 10) {
        case 0:
            return u"POS-"_s + number;
        case 1:
            return number;
        case 2:
            return u"岗位-"_s + number;
        default:
            return u"P"_s + number;
        }
    }

    const SandboxOptions &m_options;
    const SeedTables &m_tables;
    IdScheme m_ids;
    SeedStructure m_made;
    QList<int> m_orgParent, m_orgDepth, m_orgChildren;
    QSet<QString> m_siblings;
    QHash<QString, int> m_titleByCode;
};

}

SeedStructure SeedStructure::make(const SandboxOptions &options, const SeedTables &tables)
{
    return Maker(options, tables).make();
}

}
