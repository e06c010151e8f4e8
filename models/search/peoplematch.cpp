// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a word is looked for in the columns.

#include "models/search/peopletable.h"
#include "models/search/shareout.h"

#include <algorithm>

namespace renzhi {

namespace {

constexpr qsizetype ShortestIdStart = 6; // ids of one server begin alike

bool isAddress(const SearchWord &word)
{
    return word.utf8.contains('@') || word.utf8.contains('.');
}

// One part of a column of texts, and which text a place in it belongs to. Places come in order.
class Part
{
public:
    Part(std::span<const char> text, std::span<const quint32> starts, size_t before)
        : m_text(text), m_starts(starts), m_before(before)
    {
    }

    [[nodiscard]] size_t indexOf(const char *place)
    {
        const size_t offset = m_before + size_t(place - m_text.data());
        // Hits are dense or rare: look near first, then ever further.
        size_t step = 1;
        size_t low = m_index;
        while (low + step < m_starts.size() && m_starts[low + step] <= offset) {
            low += step;
            step *= 2;
        }
        const auto end = m_starts.begin() + qsizetype(std::min(low + step, m_starts.size()));
        const auto behind = std::upper_bound(m_starts.begin() + qsizetype(low), end, offset);
        m_index = size_t(behind - m_starts.begin()) - 1;
        return m_index;
    }
    [[nodiscard]] QByteArrayView value() const
    {
        const size_t start = m_starts[m_index] - m_before;
        const size_t end
            = m_index + 1 < m_starts.size() ? m_starts[m_index + 1] - m_before : m_text.size();
        return { m_text.data() + start, qsizetype(end - start - 1) };
    }

private:
    std::span<const char> m_text;
    std::span<const quint32> m_starts;
    size_t m_before; // characters of the part before
    size_t m_index = 0;
};

int rankOfMobile(QByteArrayView mobile, const SearchWord::Number &number)
{
    if (mobile.startsWith(number.digits))
        return mobile.size() == number.digits.size() ? 4 : 3;
    if (number.startOnly)
        return 0;
    return mobile.endsWith(number.digits) ? 2 : 1;
}

} // namespace

// Calls rankOf(slot, value) for the values of the range that contain the needle.
template <class Rank>
void PeopleTable::scan(const TextColumn &texts, QByteArrayView needle, Standing standing,
                       Piece range, std::vector<quint8> &ranks, Rank rankOf) const
{
    if (needle.isEmpty())
        return;
    const auto scanPart = [&](std::span<const char> text, std::span<const quint32> starts,
                              size_t textBefore, size_t slotsBefore) {
        Part part(text, starts, textBefore);
        const char *const end = text.data() + text.size();
        const auto rank = [&](const char *place) {
            const auto slot = Slot(slotsBefore + part.indexOf(place));
            const QByteArrayView value = part.value();
            if (ranks[slot] < 4)
                ranks[slot] = std::max(ranks[slot], quint8(rankOf(slot, value)));
            // Further in any case: in a damaged file the needle may stand where an end belongs.
            return std::max(place + 1, value.data() + value.size());
        };
        // What stands before the first text is not looked at: it may be another part's.
        const QByteArrayView first = part.value();
        if (first.contains(needle))
            rank(first.data());
        // Behind its end, which is there even if it is empty.
        const char *at = first.data() + first.size() + 1;
        for (at = findBytes(at, end, needle, standing); at < end;)
            at = findBytes(rank(at), end, needle, standing);
    };
    // Of the part that begins with slot `before` of all and has these columns.
    const auto scanRange = [&](std::span<const char> text, std::span<const quint32> starts,
                               size_t textBefore, size_t before) {
        const size_t begin = std::clamp<size_t>(range.begin, before, before + starts.size());
        const size_t end = std::clamp<size_t>(range.end, before, before + starts.size());
        if (begin == end)
            return;
        const auto placeOf = [&](size_t slot) {
            return slot - before < starts.size() ? starts[slot - before] - textBefore : text.size();
        };
        const size_t from = placeOf(begin);
        scanPart(text.subspan(from, placeOf(end) - from),
                 starts.subspan(begin - before, end - begin), textBefore + from, begin);
    };
    scanRange(texts.text.base(), texts.starts.base(), 0, 0);
    scanRange(texts.text.tail(), texts.starts.tail(), texts.text.base().size(),
              texts.starts.base().size());
}

// ---- names

std::vector<quint8> PeopleTable::ranksOfNames(const SearchWord &word, const StopFlag &stop) const
{
    std::vector<quint8> ranks(nameCount(), 0);
    const auto rank = [&](size_t piece) {
        const auto [begin, end] = pieceOf(piece, nameCount());
        for (size_t i = begin; i < end; ++i) {
            const quint64 characters = m_nameCharacters[i], firsts = m_nameFirsts[i];
            if (SearchName::mayMatch(characters, firsts, word))
                ranks[i] = quint8(
                    SearchName::match({ m_names[i], characters, firsts, m_packedNames[i] }, word));
        }
    };
    shareOut(pieceCount(nameCount()), rank, stop);
    return ranks;
}

void PeopleTable::takeNames(const std::vector<quint8> &ofName, Piece range,
                            std::vector<quint8> &ranks) const
{
    for (auto slot = Slot(range.begin); slot < range.end; ++slot)
        ranks[slot] = std::max(ranks[slot], ofName[m_nameOf[slot]]);
}

void PeopleTable::matchNames(const SearchWord &word, std::vector<quint8> &ranks,
                             const StopFlag &stop) const
{
    const std::vector<quint8> ofName = ranksOfNames(word, stop);
    shareOut(
        pieceCount(slotCount()),
        [&](size_t piece) { takeNames(ofName, pieceOf(piece, slotCount()), ranks); }, stop);
}

// ---- organizations

void PeopleTable::matchOrganizations(const std::vector<quint8> &found, std::vector<quint8> &ranks,
                                     const StopFlag &stop) const
{
    const auto rank = [&](size_t piece) {
        const auto [begin, end] = pieceOf(piece, slotCount());
        for (auto slot = Slot(begin); slot < end; ++slot) {
            if (ranks[slot] > 0)
                ++ranks[slot];
            else if (!found.empty())
                ranks[slot] = found[m_organizations[slot]];
        }
    };
    shareOut(pieceCount(slotCount()), rank, stop);
}

// ---- everything

void PeopleTable::match(const SearchWord &word, std::vector<quint8> &ranks,
                        const StopFlag &stop) const
{
    const std::vector<quint8> ofName = ranksOfNames(word, stop);
    const Domains domains = domainsFor(word);
    const Standing standing = word.insideWords ? Standing::Anywhere : Standing::NotBehindLetter;
    const auto rank = [&](size_t piece) {
        const Piece range = pieceOf(piece, slotCount());
        takeNames(ofName, range, ranks);
        scan(m_userNames, word.utf8, standing, range, ranks, [&](Slot, QByteArrayView userName) {
            return matchField(userName, word.utf8, word.insideWords);
        });
        // A few letters say nothing about employee ids, which often begin with the same one.
        if (word.insideWords) {
            scan(m_employeeIds, word.utf8, standing, range, ranks,
                 [&](Slot, QByteArrayView employeeId) {
                     return matchField(employeeId, word.utf8, true);
                 });
        }
        matchLocals(word, range, ranks);
        matchAddresses(word, domains, range, ranks);
        matchMobiles(word, range, ranks);
        matchIdentifiers(word, range, ranks);
    };
    shareOut(pieceCount(slotCount()), rank, stop);
}

// What a user name has already found is not looked for again.
void PeopleTable::matchLocals(const SearchWord &word, Piece range, std::vector<quint8> &ranks) const
{
    const Standing standing = word.insideWords ? Standing::Anywhere : Standing::NotBehindLetter;
    scan(m_locals, word.utf8, standing, range, ranks, [&](Slot slot, QByteArrayView local) {
        const int rank = matchField(local, word.utf8, word.insideWords);
        const bool isWhole = isAddress(word) && m_domains[domain(slot)].isEmpty();
        return isWhole ? rank : std::min(3, rank);
    });
}

// Everybody's address ends alike, so the domain is searched only for what looks like an address.
PeopleTable::Domains PeopleTable::domainsFor(const SearchWord &word) const
{
    Domains domains;
    if (!isAddress(word))
        return domains;
    const qsizetype at = word.utf8.indexOf('@');
    const QByteArrayView behind = QByteArrayView(word.utf8).sliced(std::max<qsizetype>(at, 0));
    domains.inside.assign(m_domains.size(), 0);
    domains.reached.assign(m_domains.size(), 0);
    for (size_t i = 0; i < m_domains.size(); ++i) {
        const QByteArrayView domain = m_domains[i];
        if (!domain.isEmpty())
            domains.inside[i] = quint8(matchField(domain.sliced(1), word.utf8, true) > 0
                                           ? std::min(2, matchField(domain, word.utf8, true))
                                           : 0);
        domains.reached[i] = at >= 0 && domain.startsWith(behind) ? 1 : 0;
        domains.isAnywhere
            = domains.isAnywhere || domains.inside[i] != 0 || domains.reached[i] != 0;
    }
    return domains;
}

void PeopleTable::matchAddresses(const SearchWord &word, const Domains &domains, Piece range,
                                 std::vector<quint8> &ranks) const
{
    if (!domains.isAnywhere)
        return;
    const qsizetype at = word.utf8.indexOf('@');
    const QByteArrayView before = QByteArrayView(word.utf8).first(std::max<qsizetype>(at, 0));
    QByteArray email;
    for (auto slot = Slot(range.begin); slot < range.end; ++slot) {
        const quint32 domain = this->domain(slot);
        ranks[slot] = std::max(ranks[slot], domains.inside[domain]);
        if (domains.reached[domain] == 0 || ranks[slot] == 4)
            continue;
        const bool same = (m_bits[slot] & LocalIsUserName) != 0;
        if ((same ? m_userNames[slot] : m_locals[slot]).endsWith(before)) {
            const QByteArrayView whole = field(slot, PeopleField::Email, email);
            ranks[slot] = std::max(ranks[slot], quint8(matchField(whole, word.utf8, true)));
        }
    }
}

void PeopleTable::matchMobiles(const SearchWord &word, Piece range,
                               std::vector<quint8> &ranks) const
{
    for (const SearchWord::Number &number : word.numbers) {
        scan(m_mobiles, number.digits, Standing::Anywhere, range, ranks,
             [&](Slot, QByteArrayView mobile) { return rankOfMobile(mobile, number); });
    }
}

void PeopleTable::matchIdentifiers(const SearchWord &word, Piece range,
                                   std::vector<quint8> &ranks) const
{
    const qsizetype size = word.utf8.size();
    const quint64 first = quint64(1) << (static_cast<unsigned char>(word.utf8.front()) % 64);
    const bool canBeWhole = size >= qsizetype(fact(ShortestIdentifier));
    if ((size < ShortestIdStart && !canBeWhole) || (fact(IdentifierFirsts) & first) == 0)
        return;
    scan(m_identifiers, word.utf8, Standing::Anywhere, range, ranks,
         [&](Slot slot, QByteArrayView identifier) {
             if (!identifier.startsWith(word.utf8))
                 return 0;
             if (identifier.size() == size)
                 return 4;
             return size >= ShortestIdStart ? 3 : int(ranks[slot]);
         });
}

} // namespace renzhi
