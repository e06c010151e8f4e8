// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/recordtable.h"
#include "app/sandbox/sandboxoptions.h"
#include "app/sandbox/sandboxrecords.h"
#include "app/sandbox/seedpeople.h"

#include <QHash>
#include <QSet>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace renzhi::sandbox {

// The state of the tenant: the seed and what was changed since. Not thread-safe; the server locks.
// A person's slot is its place in the order of creation and never changes.
class Tenant
{
public:
    explicit Tenant(const SandboxOptions &options);

    SandboxOptions options;

    [[nodiscard]] const RecordTable<SandboxOrganization> &organizations() const { return m_orgs; }
    [[nodiscard]] const RecordTable<SandboxPosition> &positions() const { return m_positions; }
    [[nodiscard]] const RecordTable<SandboxTitle> &titles() const { return m_titles; }
    // An organization and everything below it.
    [[nodiscard]] QSet<QString> subtree(const QString &orgId) const;
    [[nodiscard]] int positionHolders(const QString &positionId) const;
    [[nodiscard]] int titleHolders(const QString &titleId) const;

    // A filter of the users list; empty members filter nothing.
    struct UserFilter
    {
        QSet<QString> orgIds;
        std::optional<qint64> updatedAfter;
        QString key; // equal for equal filters
    };
    struct SlotPage
    {
        qint64 total = 0;
        std::vector<quint32> people;
    };
    [[nodiscard]] SlotPage usersPage(const UserFilter &filter, qint64 offset, int limit);

    [[nodiscard]] int userCount() const;
    [[nodiscard]] std::optional<quint32> userSlot(const QString &id) const;
    [[nodiscard]] std::optional<quint32> userSlotByName(const QString &userName) const;
    // digits: without prefix
    [[nodiscard]] std::optional<quint32> userSlotByMobile(const QString &digits) const;
    [[nodiscard]] std::optional<quint32> userSlotByEmail(const QString &email) const;
    [[nodiscard]] SandboxUser user(quint32 slot) const;
    [[nodiscard]] QList<SandboxJob> jobs(quint32 slot) const;

    // Changes set updated_at to a moment later than every other in the tenant.
    QString put(SandboxUser user);
    QString put(SandboxOrganization organization);
    QString put(SandboxPosition position);
    QString put(SandboxTitle title);
    void setJobs(quint32 slot, QList<SandboxJob> jobs);
    void touchUser(quint32 slot);
    bool removeUser(const QString &id);
    bool removeOrganization(const QString &id);
    bool removePosition(const QString &id);
    bool removeTitle(const QString &id);
    QString newId(IdKind kind);

private:
    using Slots = std::vector<quint32>;
    [[nodiscard]] bool alive(quint32 slot) const;
    [[nodiscard]] qint64 userUpdated(quint32 slot) const;
    [[nodiscard]] quint32 slotAtRank(qint64 rank) const;
    [[nodiscard]] std::shared_ptr<const Slots> select(const UserFilter &filter);
    [[nodiscard]] Slots selectUpdated(qint64 after);
    [[nodiscard]] Slots selectMembers(const QSet<QString> &orgIds);
    void countHolders();
    void countJobs(const QList<SandboxJob> &jobs, int step);
    qint64 now();
    template <class Record>
    QString putRecord(RecordTable<Record> &table, Record record, IdKind kind);
    template <class Matches> [[nodiscard]] std::optional<quint32> findEdited(Matches matches) const;

    SeedTables m_tables;
    SeedStructure m_structure; // as it was at the start
    SeedPeople m_people;
    IdScheme m_ids;
    RecordTable<SandboxOrganization> m_orgs;
    RecordTable<SandboxPosition> m_positions;
    RecordTable<SandboxTitle> m_titles;
    QHash<QString, int> m_positionHolders, m_titleHolders;

    std::map<quint32, SandboxUser> m_editedUsers; // also those added, beyond the seed's slots
    std::set<quint32> m_removedUsers;
    QHash<QString, quint32> m_addedIds;
    QHash<quint32, QList<SandboxJob>> m_editedJobs;
    quint32 m_nextSlot;
    quint64 m_nextNumber = IdScheme::firstRuntime;
    qint64 m_now = 0;

    Slots m_seedByUpdated; // built when first asked for
    std::vector<Slots> m_seedMembers; // by organization index, likewise
    std::map<QString, std::shared_ptr<const Slots>> m_selections; // until the next change
};

}
