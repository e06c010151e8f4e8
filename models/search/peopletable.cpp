// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/peopletable.h"

#include "models/core/exactutf8.h"
#include "models/core/rowbound.h"
#include "models/search/namecollation.h"
#include "models/search/shareout.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>

namespace renzhi {

namespace {

// Lower case, without the signs that part texts.
QByteArray fieldText(const QString &value)
{
    QByteArray utf8 = value.toLower().toUtf8();
    for (char &c : utf8) {
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    }
    return utf8;
}

// "2024-05-06 07:08:09.123" as 20240506070809123: the zone is not documented, the order is what
// counts.
quint64 stampOf(const QString &time)
{
    quint64 stamp = 0;
    int digits = 0;
    for (const QChar c : time) {
        if (c >= u'0' && c <= u'9' && digits < 17) {
            stamp = stamp * 10 + quint64(c.unicode() - u'0');
            ++digits;
        }
    }
    for (; digits > 0 && digits < 17; ++digits)
        stamp *= 10;
    return stamp;
}

quint64 firstBit(QByteArrayView text)
{
    return text.isEmpty() ? 0 : quint64(1) << (static_cast<unsigned char>(text.front()) % 64);
}

} // namespace

// ---- people come, change and go

void PeopleTable::setFact(Fact fact, quint64 value)
{
    while (m_facts.size() < FactCount)
        m_facts.append(0);
    m_facts.set(fact, value);
}

PeopleTable::Slot PeopleTable::slotOf(quint32 row) const
{
    if (m_slotOfRow.empty()) {
        for (Slot slot = 0; slot < slotCount(); ++slot) {
            if (m_rows[slot] >= m_slotOfRow.size())
                m_slotOfRow.resize(std::max<size_t>(size_t(m_rows[slot]) + 1, slotCount()), Gone);
            if (isAlive(slot))
                m_slotOfRow[m_rows[slot]] = slot;
        }
    }
    return row < m_slotOfRow.size() ? m_slotOfRow[row] : Gone;
}

void PeopleTable::placeRow(quint32 row, Slot slot)
{
    if (row >= m_slotOfRow.size())
        m_slotOfRow.resize(std::max<size_t>(size_t(row) + 1, 2 * m_slotOfRow.size()), Gone);
    m_slotOfRow[row] = slot;
}

quint32 PeopleTable::nameFor(const QString &name)
{
    const auto known = m_nameNumbers.constFind(name);
    if (known != m_nameNumbers.cend())
        return *known;
    const quint32 number = nameCount();
    appendName(name);
    m_nameNumbers.insert(name, number);
    return number;
}

void PeopleTable::appendName(const QString &name)
{
    const SearchName search(name);
    const SearchName::View view = search.view();
    m_names.append(view.name);
    // How a name without a Chinese character is read takes no time to find out, and room to keep.
    const bool isRead = std::any_of(name.cbegin(), name.cend(), [](QChar c) {
        return SearchWord::isHan(c) || c.isSurrogate();
    });
    m_packedNames.append(isRead ? view.packed : QByteArrayView());
    m_nameCharacters.append(view.characters);
    m_nameFirsts.append(view.firsts);
    m_nameKeys.append(nameCollationKey(name));
}

quint32 PeopleTable::domainFor(const QByteArray &domain)
{
    if (m_domainNumbers.isEmpty()) {
        for (size_t i = 0; i < m_domains.size(); ++i)
            m_domainNumbers.insert(m_domains[i].toByteArray(), quint32(i));
    }
    const auto known = m_domainNumbers.constFind(domain);
    if (known != m_domainNumbers.cend())
        return *known;
    const auto number = quint32(m_domains.size());
    m_domains.append(domain);
    m_domainNumbers.insert(domain, number);
    return number;
}

const QMultiHash<OrgId, quint32> &PeopleTable::organizations() const
{
    size_t &next = m_numberedOrganizations;
    if (next < organizationCount())
        m_organizationNumbers.reserve(qsizetype(organizationCount()));
    for (; next < organizationCount(); ++next)
        m_organizationNumbers.insert(OrgId(fromExactUtf8(m_organizationIds[next])), quint32(next));
    return m_organizationNumbers;
}

quint32 PeopleTable::organizationFor(const OrgId &id)
{
    const auto known = organizations().constFind(id);
    if (known != m_organizationNumbers.cend())
        return *known;
    const auto number = quint32(m_organizationIds.size());
    m_organizationIds.append(id.toString().toUtf8());
    return number;
}

void PeopleTable::appendIdentifier(QByteArrayView identifier)
{
    const auto size = quint64(identifier.size());
    setFact(IdentifierFirsts, fact(IdentifierFirsts) | firstBit(identifier));
    if (m_identifiers.size() == 0 || size < fact(ShortestIdentifier))
        setFact(ShortestIdentifier, size);
    m_identifiers.append(identifier);
}

void PeopleTable::append(quint32 row, const User &user, std::optional<Slot> old)
{
    const QByteArray userName = fieldText(user.userName), email = fieldText(user.email);
    const qsizetype at = email.indexOf('@');
    const QByteArray local = at < 0 ? email : email.first(at);
    quint32 bits = Alive | (user.disabled ? +Disabled : 0U) | (user.locked ? +Locked : 0U);
    bits |= domainFor(at < 0 ? QByteArray() : email.sliced(at)) << DomainShift;
    if (local == userName)
        bits |= LocalIsUserName;
    // Where the name is missing the table shows the user name in its place.
    const QString &name = user.name.isEmpty() ? user.userName : user.name;
    const bool sameName = old && m_names[m_nameOf[*old]] == name;

    m_nameOf.append(sameName ? m_nameOf[*old] : nameFor(name));
    m_organizations.append(organizationFor(user.orgId));
    m_updatedAt.append(stampOf(user.updatedAt));
    m_userNames.append(userName);
    m_mobiles.append(SearchWord::phoneDigits(user.mobile));
    m_locals.append(local == userName ? QByteArray() : local);
    m_employeeIds.append(fieldText(user.employeeId));
    appendIdentifier(fieldText(user.id.toString()));
    m_bits.append(bits);
    m_rows.append(row);
}

void PeopleTable::dropLast()
{
    const size_t size = m_rows.size() - 1;
    for (TextColumn *texts :
         { &m_userNames, &m_mobiles, &m_locals, &m_employeeIds, &m_identifiers })
        texts->dropLast();
    for (Column<quint32> *numbers : { &m_rows, &m_bits, &m_organizations, &m_nameOf })
        numbers->truncate(size);
    m_updatedAt.truncate(size);
}

bool PeopleTable::isEqual(Slot a, Slot b) const
{
    const auto same = [&](const auto &column) { return column[a] == column[b]; };
    return same(m_nameOf) && same(m_bits) && same(m_organizations) && same(m_updatedAt)
        && same(m_userNames) && same(m_mobiles) && same(m_locals) && same(m_employeeIds)
        && same(m_identifiers);
}

std::optional<PeopleTable::Slot> PeopleTable::put(quint32 row, const User &user,
                                                  std::optional<Slot> &died)
{
    const Slot old = slotOf(row);
    const Slot slot = slotCount();
    append(row, user, old == Gone ? std::nullopt : std::optional(old));
    if (old != Gone) {
        if (isEqual(old, slot)) {
            dropLast();
            return std::nullopt;
        }
        died = old;
        kill(old);
    }
    placeRow(row, slot);
    return slot;
}

// Its texts are kept until compact(): orders still compare dead slots.
void PeopleTable::kill(Slot slot)
{
    m_bits.set(slot, m_bits[slot] & ~quint32(Alive));
    setFact(Dead, dead() + 1);
}

std::optional<PeopleTable::Slot> PeopleTable::remove(quint32 row)
{
    const Slot slot = slotOf(row);
    if (slot == Gone)
        return std::nullopt;
    kill(slot);
    m_slotOfRow[row] = Gone;
    return slot;
}

void PeopleTable::clear()
{
    *this = PeopleTable();
}

void PeopleTable::reserve(size_t people)
{
    for (Column<quint32> *numbers : { &m_rows, &m_bits, &m_organizations, &m_nameOf })
        numbers->reserve(people);
    m_updatedAt.reserve(people);
    for (TextColumn *texts :
         { &m_userNames, &m_mobiles, &m_locals, &m_employeeIds, &m_identifiers })
        texts->starts.reserve(people);
}

bool PeopleTable::needsCompaction() const
{
    constexpr qsizetype Tolerated = 1024;
    const auto count = qsizetype(dead());
    return count > Tolerated && count > living() / 4;
}

// Each column anew before the next: never is there a second one of everything.
std::vector<PeopleTable::Slot> PeopleTable::compact(std::span<const Slot> order)
{
    std::vector<Slot> moved(slotCount(), Gone), kept;
    kept.reserve(order.size());
    std::vector<quint32> newNames(nameCount(), Gone), names;
    for (const Slot slot : order) {
        if (!isAlive(slot))
            continue;
        moved[slot] = Slot(kept.size());
        kept.push_back(slot);
        const quint32 name = m_nameOf[slot];
        if (newNames[name] == Gone) {
            newNames[name] = quint32(names.size());
            names.push_back(name);
        }
        m_nameOf.set(slot, newNames[name]);
    }
    const auto gather = [](std::span<const quint32> places, auto &...columns) {
        ((columns = gathered(columns, places)), ...);
    };
    gather(kept, m_rows, m_bits, m_organizations, m_nameOf, m_updatedAt, m_userNames, m_mobiles,
           m_locals, m_employeeIds, m_identifiers);
    gather(names, m_names, m_packedNames, m_nameKeys, m_nameCharacters, m_nameFirsts);
    setFact(Dead, 0);
    m_slotOfRow.clear();
    m_nameNumbers.clear(); // one that is put later may come twice, as with those of a file
    return moved;
}

// A start waits for it: everything is looked at once, several columns at a time.
bool PeopleTable::isConsistent() const
{
    return haveSizesThatFit() && haveTextsInside() && haveNumbersInside();
}

bool PeopleTable::haveSizesThatFit() const
{
    const size_t people = m_rows.size(), names = m_nameCharacters.size();
    const auto isOf = [](size_t count, std::initializer_list<size_t> sizes) {
        return std::all_of(sizes.begin(), sizes.end(), [=](size_t size) { return size == count; });
    };
    return (m_facts.size() == FactCount || (people == 0 && m_facts.size() == 0)) && dead() <= people
        && isOf(people,
                { m_bits.size(), m_organizations.size(), m_updatedAt.size(), m_nameOf.size(),
                  m_userNames.size(), m_mobiles.size(), m_locals.size(), m_employeeIds.size(),
                  m_identifiers.size() })
        && isOf(names,
                { m_nameFirsts.size(), m_names.size(), m_packedNames.size(), m_nameKeys.size() });
}

bool PeopleTable::haveTextsInside() const
{
    const std::array texts
        = { &m_userNames, &m_mobiles,         &m_locals,      &m_employeeIds, &m_identifiers,
            &m_domains,   &m_organizationIds, &m_packedNames, &m_nameKeys };
    std::atomic<bool> isInside = m_names.isConsistent();
    shareOut(texts.size(), [&](size_t piece) {
        if (!texts[piece]->isConsistent())
            isInside = false;
    });
    if (!isInside)
        return false;
    shareOut(pieceCount(nameCount()), [&](size_t piece) {
        const auto [begin, end] = pieceOf(piece, nameCount());
        for (size_t i = begin; i < end; ++i) {
            if (!SearchName::isPacked(m_packedNames[i], m_names[i].size()))
                isInside = false;
        }
    });
    return isInside;
}

bool PeopleTable::haveNumbersInside() const
{
    const quint64 mostRows = mostRowsOf(m_rows.size());
    std::atomic<quint64> found = 0;
    std::atomic<bool> isInside = true;
    shareOut(pieceCount(m_rows.size()), [&](size_t piece) {
        const auto [begin, end] = pieceOf(piece, m_rows.size());
        quint64 foundHere = 0;
        bool isOutside = false;
        for (size_t slot = begin; slot < end; ++slot) {
            const quint32 bits = m_bits[slot];
            isOutside = isOutside || m_rows[slot] >= mostRows || m_nameOf[slot] >= nameCount()
                || m_organizations[slot] >= m_organizationIds.size()
                || (bits >> DomainShift) >= m_domains.size();
            foundHere += (bits & Alive) == 0 ? 1 : 0;
        }
        found += foundHere;
        if (isOutside)
            isInside = false;
    });
    return isInside && found == dead();
}

// ---- what is known

int PeopleTable::status(Slot slot) const
{
    const quint32 bits = m_bits[slot];
    return (bits & Disabled) != 0 ? 2 : (bits & Locked) != 0 ? 1 : 0;
}

QByteArrayView PeopleTable::field(Slot slot, PeopleField field, QByteArray &buffer) const
{
    switch (field) {
    case PeopleField::UserName:
        return m_userNames[slot];
    case PeopleField::Mobile:
        return m_mobiles[slot];
    case PeopleField::EmployeeId:
        return m_employeeIds[slot];
    case PeopleField::Identifier:
        return m_identifiers[slot];
    case PeopleField::Email:
        break;
    }
    const bool same = (m_bits[slot] & LocalIsUserName) != 0;
    const QByteArrayView local = same ? m_userNames[slot] : m_locals[slot];
    const QByteArrayView domain = m_domains[this->domain(slot)];
    buffer.resize(0);
    buffer.append(local.data(), local.size()).append(domain.data(), domain.size());
    return buffer;
}

int PeopleTable::compareNames(quint32 a, quint32 b) const
{
    if (a == b)
        return 0;
    if (m_names[a].isEmpty() || m_names[b].isEmpty())
        return int(m_names[a].isEmpty()) - int(m_names[b].isEmpty());
    return m_nameKeys[a].compare(m_nameKeys[b]);
}

} // namespace renzhi
