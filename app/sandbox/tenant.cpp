// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/tenant.h"

#include "app/sandbox/wallclock.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace renzhi::sandbox {

namespace {

// Mobile numbers without prefix and separators: +86-139… and 139… are the same number.
QString bareMobile(const QString &mobile)
{
    QString digits;
    for (const QChar c : mobile) {
        if (c >= u'0' && c <= u'9')
            digits += c;
    }
    return mobile.startsWith(u"+86") ? digits.mid(2) : digits;
}

}

Tenant::Tenant(const SandboxOptions &asked)
    : options(asked)
    , m_tables(SeedTables::load())
    , m_structure(SeedStructure::make(asked, m_tables))
    , m_people(asked, m_tables, m_structure)
    , m_ids(asked.seed)
    , m_nextSlot(m_people.count())
{
    m_orgs.assign(m_structure.organizations);
    m_positions.assign(m_structure.positions);
    m_titles.assign(m_structure.titles);
    m_now = wallDate(2025, 7, 1); // after everything in the seed, whatever the machine's clock says
    countHolders();
}

qint64 Tenant::now()
{
    m_now = std::max(m_now + 1, wallNow() + options.clockShift * hourMs);
    return m_now;
}

QString Tenant::newId(IdKind kind)
{
    return m_ids.id(kind, m_nextNumber++, now());
}

void Tenant::countHolders()
{
    std::vector<int> positions(size_t(m_structure.positions.size()), 0);
    std::vector<int> titles(size_t(m_structure.titles.size()), 0);
    for (quint32 i = 0; i < m_people.count(); ++i) {
        for (int number = 0; number < m_people.jobCount(i); ++number) {
            const SeedPeople::Job job = m_people.job(i, number);
            if (job.position >= 0)
                ++positions[size_t(job.position)];
            if (job.title >= 0)
                ++titles[size_t(job.title)];
        }
    }
    for (qsizetype i = 0; i < m_structure.positions.size(); ++i)
        m_positionHolders.insert(m_structure.positions[i].id, positions[size_t(i)]);
    for (qsizetype i = 0; i < m_structure.titles.size(); ++i)
        m_titleHolders.insert(m_structure.titles[i].id, titles[size_t(i)]);
}

void Tenant::countJobs(const QList<SandboxJob> &jobs, int step)
{
    for (const SandboxJob &job : jobs) {
        if (!job.positionId.isEmpty())
            m_positionHolders[job.positionId] += step;
        if (!job.titleId.isEmpty())
            m_titleHolders[job.titleId] += step;
    }
}

int Tenant::positionHolders(const QString &positionId) const
{
    return m_positionHolders.value(positionId);
}

int Tenant::titleHolders(const QString &titleId) const
{
    return m_titleHolders.value(titleId);
}

QSet<QString> Tenant::subtree(const QString &orgId) const
{
    QHash<QString, QStringList> children;
    for (const SandboxOrganization &org : m_orgs.rows())
        children[org.parentId] += org.id;
    QSet<QString> found { orgId };
    QStringList open { orgId };
    while (!open.isEmpty()) {
        for (const QString &child : children.value(open.takeLast())) {
            if (!found.contains(child)) {
                found.insert(child);
                open += child;
            }
        }
    }
    return found;
}

int Tenant::userCount() const
{
    return int(m_nextSlot) - int(m_removedUsers.size());
}

bool Tenant::alive(quint32 slot) const
{
    return slot < m_nextSlot && !m_removedUsers.contains(slot);
}

SandboxUser Tenant::user(quint32 slot) const
{
    const auto edited = m_editedUsers.find(slot);
    return edited == m_editedUsers.end() ? m_people.user(slot) : edited->second;
}

QList<SandboxJob> Tenant::jobs(quint32 slot) const
{
    const auto edited = m_editedJobs.constFind(slot);
    if (edited != m_editedJobs.cend())
        return *edited;
    return slot < m_people.count() ? m_people.jobs(slot) : QList<SandboxJob>();
}

std::optional<quint32> Tenant::userSlot(const QString &id) const
{
    const auto added = m_addedIds.constFind(id);
    const std::optional<quint32> slot
        = added == m_addedIds.cend() ? m_people.byId(id) : std::optional<quint32>(*added);
    return slot && alive(*slot) ? slot : std::nullopt;
}

template <class Matches> std::optional<quint32> Tenant::findEdited(Matches matches) const
{
    for (const auto &[slot, user] : m_editedUsers) {
        if (alive(slot) && matches(user))
            return slot;
    }
    return {};
}

std::optional<quint32> Tenant::userSlotByName(const QString &userName) const
{
    const auto sensitivity
        = options.caseSensitiveUserNames ? Qt::CaseSensitive : Qt::CaseInsensitive;
    const auto matches = [&userName, sensitivity](const SandboxUser &user) {
        return user.userName.compare(userName, sensitivity) == 0;
    };
    if (auto edited = findEdited(matches))
        return edited;
    // The seed's user names are in lower case.
    const auto seed
        = m_people.byUserName(options.caseSensitiveUserNames ? userName : userName.toLower());
    return seed && alive(*seed) && !m_editedUsers.contains(*seed) ? seed : std::nullopt;
}

std::optional<quint32> Tenant::userSlotByMobile(const QString &digits) const
{
    const auto matches
        = [&digits](const SandboxUser &user) { return bareMobile(user.mobile) == digits; };
    if (auto edited = findEdited(matches))
        return edited;
    const auto seed = m_people.byMobile(digits);
    return seed && alive(*seed) && !m_editedUsers.contains(*seed) ? seed : std::nullopt;
}

std::optional<quint32> Tenant::userSlotByEmail(const QString &email) const
{
    const auto matches = [&email](const SandboxUser &user) {
        return user.email.compare(email, Qt::CaseInsensitive) == 0;
    };
    if (auto edited = findEdited(matches))
        return edited;
    const auto seed = m_people.byUserName(email.section(u'@', 0, 0).toLower());
    return seed && alive(*seed) && !m_editedUsers.contains(*seed) && matches(m_people.user(*seed))
        ? seed
        : std::nullopt;
}

template <class Record>
QString Tenant::putRecord(RecordTable<Record> &table, Record record, IdKind kind)
{
    if (record.id.isEmpty())
        record.id = newId(kind);
    record.updated = now();
    const Record *before = table.byId(record.id);
    record.created = before ? before->created : record.updated;
    table.put(record);
    m_selections.clear();
    return record.id;
}

QString Tenant::put(SandboxOrganization organization)
{
    return putRecord(m_orgs, std::move(organization), IdKind::Organization);
}

QString Tenant::put(SandboxPosition position)
{
    return putRecord(m_positions, std::move(position), IdKind::Position);
}

QString Tenant::put(SandboxTitle title)
{
    return putRecord(m_titles, std::move(title), IdKind::Title);
}

QString Tenant::put(SandboxUser user)
{
    if (user.id.isEmpty())
        user.id = newId(IdKind::User);
    user.updated = now();
    std::optional<quint32> slot = userSlot(user.id);
    if (slot) {
        user.created = this->user(*slot).created;
    } else {
        slot = m_nextSlot++;
        m_addedIds.insert(user.id, *slot);
        user.created = user.updated;
    }
    m_editedUsers[*slot] = user;
    m_selections.clear();
    return user.id;
}

void Tenant::touchUser(quint32 slot)
{
    put(user(slot));
}

void Tenant::setJobs(quint32 slot, QList<SandboxJob> list)
{
    for (SandboxJob &job : list) {
        if (job.id.isEmpty())
            job.id = newId(IdKind::Job);
    }
    countJobs(jobs(slot), -1);
    countJobs(list, +1);
    m_editedJobs[slot] = std::move(list);
}

bool Tenant::removeUser(const QString &id)
{
    const std::optional<quint32> slot = userSlot(id);
    if (!slot)
        return false;
    setJobs(*slot, {});
    m_editedUsers.erase(*slot);
    m_removedUsers.insert(*slot);
    m_addedIds.remove(id);
    m_selections.clear();
    return true;
}

bool Tenant::removeOrganization(const QString &id)
{
    m_selections.clear();
    return m_orgs.remove(id);
}

bool Tenant::removePosition(const QString &id)
{
    return m_positions.remove(id);
}

bool Tenant::removeTitle(const QString &id)
{
    return m_titles.remove(id);
}

}
