// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/peopletable.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace renzhi {

namespace {

constexpr char FieldEnd = '\x1f';
constexpr char LineEnd = '\n';
constexpr qsizetype ShortestIdStart = 6; // ids of one server begin alike

using Fields = std::array<QByteArrayView, 5>;

Fields fieldsOf(QByteArrayView line)
{
    Fields fields;
    for (size_t i = 0; i < fields.size(); ++i) {
        const qsizetype end = i + 1 < fields.size() ? line.indexOf(FieldEnd) : line.size();
        fields[i] = line.first(end);
        line = line.sliced(std::min(end + 1, line.size()));
    }
    return fields;
}

// Lower case, without the signs that part fields and lines.
void appendField(std::string &text, const QString &value, char end)
{
    const QByteArray utf8 = value.toLower().toUtf8();
    for (const char c : utf8)
        text += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    text += end;
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

int matchMobile(QByteArrayView mobile, const SearchWord &word)
{
    int best = 0;
    for (const SearchWord::Number &number : word.numbers) {
        if (mobile.startsWith(number.digits))
            best = std::max(best, mobile.size() == number.digits.size() ? 4 : 3);
        else if (number.startOnly)
            continue;
        else if (mobile.endsWith(number.digits))
            best = std::max(best, 2);
        else if (mobile.indexOf(number.digits) > 0)
            best = std::max(best, 1);
    }
    return best;
}

// Everybody's address ends alike, so the domain is searched only for what looks like an address.
int matchEmail(QByteArrayView email, const SearchWord &word)
{
    const bool address = word.utf8.contains('@') || word.utf8.contains('.');
    const qsizetype at = email.indexOf('@');
    const QByteArrayView local = at < 0 ? email : email.first(at);
    const int whole = address ? matchField(email, word.utf8, true) : 0;
    return std::max(whole, std::min(3, matchField(local, word.utf8, word.insideWords)));
}

int matchLine(QByteArrayView line, const SearchWord &word)
{
    const Fields fields = fieldsOf(line);
    const auto field = [&](PeopleField which) { return fields[size_t(which)]; };
    int best = matchField(field(PeopleField::UserName), word.utf8, word.insideWords);
    // A few letters say nothing about employee ids, which often begin with the same one.
    if (word.insideWords)
        best = std::max(best, matchField(field(PeopleField::EmployeeId), word.utf8, true));
    best = std::max(best, matchMobile(field(PeopleField::Mobile), word));
    best = std::max(best, matchEmail(field(PeopleField::Email), word));
    const QByteArrayView id = field(PeopleField::Identifier);
    if (best < 4 && id.startsWith(word.utf8)) {
        if (id.size() == word.utf8.size())
            best = 4;
        else if (word.utf8.size() >= ShortestIdStart)
            best = std::max(best, 3);
    }
    return best;
}

} // namespace

PeopleTable::PeopleTable()
    : m_collator(
        QLocale(QLocale::Chinese, QLocale::China)) // Chinese names in the order of their pinyin
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

quint32 PeopleTable::nameFor(const QString &name)
{
    const auto known = m_nameNumbers.constFind(name);
    if (known != m_nameNumbers.cend()) {
        ++m_names[*known]->uses;
        return *known;
    }
    Name entry { SearchName(name), m_collator.sortKey(name), 1 };
    quint32 number = quint32(m_names.size());
    if (m_freeNames.empty()) {
        m_names.emplace_back(std::move(entry));
    } else {
        number = m_freeNames.back();
        m_freeNames.pop_back();
        m_names[number].emplace(std::move(entry));
    }
    m_nameNumbers.insert(name, number);
    return number;
}

void PeopleTable::release(quint32 name)
{
    if (--m_names[name]->uses > 0)
        return;
    m_nameNumbers.remove(m_names[name]->search.name());
    m_names[name].reset();
    m_freeNames.push_back(name);
}

// The name's place is kept until compact(): orders still compare dead slots.
void PeopleTable::kill(Slot slot)
{
    m_slots[slot].alive = false;
}

std::optional<PeopleTable::Slot> PeopleTable::put(quint32 row, const User &user,
                                                  std::optional<Slot> &died)
{
    const size_t start = m_text.size();
    appendField(m_text, user.userName, FieldEnd);
    m_text.append(SearchWord::phoneDigits(user.mobile).toStdString()) += FieldEnd;
    appendField(m_text, user.email, FieldEnd);
    appendField(m_text, user.employeeId, FieldEnd);
    appendField(m_text, user.id.toString(), LineEnd);

    SlotData data;
    data.row = row;
    data.line = quint32(start);
    // Where the name is missing the table shows the user name in its place.
    data.name = nameFor(user.name.isEmpty() ? user.userName : user.name);
    if (!m_organizations.contains(user.orgId))
        m_organizations.insert(user.orgId, quint32(m_organizations.size()));
    data.organization = m_organizations.value(user.orgId);
    data.updatedAt = stampOf(user.updatedAt);
    data.disabled = user.disabled;
    data.locked = user.locked;

    const auto old = m_slotOfRow.constFind(row);
    if (old != m_slotOfRow.cend()) {
        SlotData same = m_slots[*old];
        same.line = data.line;
        if (same == data
            && line(*old) == QByteArrayView(m_text).sliced(qsizetype(start)).chopped(1)) {
            release(data.name);
            m_text.resize(start);
            return std::nullopt;
        }
        died = *old;
        kill(*old);
    }
    const Slot slot = slotCount();
    m_slots.push_back(data);
    m_slotOfRow.insert(row, slot);
    return slot;
}

std::optional<PeopleTable::Slot> PeopleTable::remove(quint32 row)
{
    const auto old = m_slotOfRow.constFind(row);
    if (old == m_slotOfRow.cend())
        return std::nullopt;
    const Slot slot = *old;
    kill(slot);
    m_slotOfRow.remove(row);
    return slot;
}

void PeopleTable::clear()
{
    *this = PeopleTable();
}

bool PeopleTable::needsCompaction() const
{
    constexpr qsizetype Tolerated = 1024;
    const qsizetype dead = qsizetype(m_slots.size()) - living();
    return dead > Tolerated && dead > living() / 4;
}

std::vector<PeopleTable::Slot> PeopleTable::compact()
{
    std::vector<Slot> moved(m_slots.size(), Gone);
    std::vector<SlotData> kept;
    kept.reserve(size_t(living()));
    std::string text;
    text.reserve(m_text.size());
    for (Slot slot = 0; slot < slotCount(); ++slot) {
        SlotData data = m_slots[slot];
        if (!data.alive) {
            release(data.name);
            continue;
        }
        const QByteArrayView own = line(slot);
        data.line = quint32(text.size());
        text.append(own.data(), size_t(own.size())) += LineEnd;
        moved[slot] = Slot(kept.size());
        m_slotOfRow[data.row] = moved[slot];
        kept.push_back(data);
    }
    m_slots = std::move(kept);
    m_text = std::move(text);
    return moved;
}

QByteArrayView PeopleTable::line(Slot slot) const
{
    const size_t start = m_slots[slot].line;
    const size_t end = slot + 1 < slotCount() ? m_slots[slot + 1].line : m_text.size();
    // Between put()'s first line and its last, the text may be longer than the slots say.
    const QByteArrayView rest
        = QByteArrayView(m_text).sliced(qsizetype(start), qsizetype(end - start));
    return rest.first(rest.indexOf(LineEnd));
}

int PeopleTable::status(Slot slot) const
{
    return m_slots[slot].disabled ? 2 : m_slots[slot].locked ? 1 : 0;
}

QByteArrayView PeopleTable::field(Slot slot, PeopleField field) const
{
    return fieldsOf(line(slot))[size_t(field)];
}

int PeopleTable::compareNames(Slot a, Slot b) const
{
    const quint32 left = m_slots[a].name, right = m_slots[b].name;
    if (left == right)
        return 0;
    const Name &one = *m_names[left], &other = *m_names[right];
    // What is empty comes last.
    if (one.search.name().isEmpty() || other.search.name().isEmpty())
        return int(one.search.name().isEmpty()) - int(other.search.name().isEmpty());
    return one.key.compare(other.key);
}

void PeopleTable::matchNames(const SearchWord &word, std::vector<quint8> &ranks) const
{
    std::vector<quint8> ofName(m_names.size(), 0);
    for (size_t i = 0; i < m_names.size(); ++i) {
        if (m_names[i])
            ofName[i] = quint8(m_names[i]->search.match(word));
    }
    for (Slot slot = 0; slot < slotCount(); ++slot)
        ranks[slot] = std::max(ranks[slot], ofName[m_slots[slot].name]);
}

void PeopleTable::match(const SearchWord &word, std::vector<quint8> &ranks) const
{
    matchNames(word, ranks);
    scan(word.utf8, word, ranks);
    for (const SearchWord::Number &number : word.numbers) {
        if (number.digits != word.utf8)
            scan(number.digits, word, ranks);
    }
}

// Finds the lines that contain the needle; what it means there, matchLine() decides.
void PeopleTable::scan(const QByteArray &needle, const SearchWord &word,
                       std::vector<quint8> &ranks) const
{
    if (needle.isEmpty() || m_slots.empty())
        return;
    const char *const text = m_text.data();
    const char *const end = text + m_text.size();
    const auto startsAfter
        = [](quint32 offset, const SlotData &slot) { return offset < slot.line; };
    auto from = m_slots.cbegin();
    for (const char *at = text; at < end;) {
        const auto *hit = static_cast<const char *>(
            memmem(at, size_t(end - at), needle.constData(), size_t(needle.size())));
        if (!hit)
            break;
        // Hits come in order; the slot is the last one that starts at or before this one.
        from = std::upper_bound(from, m_slots.cend(), quint32(hit - text), startsAfter) - 1;
        const auto slot = Slot(from - m_slots.cbegin());
        const QByteArrayView own = line(slot);
        if (from->alive && ranks[slot] < 4)
            ranks[slot] = std::max(ranks[slot], quint8(matchLine(own, word)));
        at = own.data() + own.size() + 1;
    }
}

} // namespace renzhi
