// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/organizationnames.h"

#include "models/search/bytescan.h"
#include "models/search/peopletable.h"

#include <algorithm>
#include <span>
#include <utility>

namespace renzhi {

namespace {

// As words are, without the signs that part texts.
QByteArray foldedName(const QString &name)
{
    QByteArray utf8 = SearchWord::folded(name).toUtf8();
    for (char &c : utf8) {
        if (static_cast<unsigned char>(c) < 0x20)
            c = ' ';
    }
    return utf8;
}

bool isOneCharacter(const QString &text)
{
    return text.size() < 2 || (text.size() == 2 && text.front().isHighSurrogate());
}

// Calls hit(i) for each text with the needle. One that begins with the sign between texts finds
// those that begin with the rest of it.
template <class Hit> void forEachHit(const TextColumn &texts, const QByteArray &needle, Hit hit)
{
    const std::span<const char> text = texts.text.tail(); // of no file: there is nothing before
    const std::span<const quint32> starts = texts.starts.tail();
    if (starts.empty())
        return;
    const quint32 ahead = needle.front() == TextColumn::End ? 1 : 0;
    const char *const end = text.data() + text.size();
    const char *at = findBytes(text.data(), end, needle, Standing::Anywhere);
    while (at < end) {
        const auto place = quint32(at - text.data()) + ahead;
        const auto behind = std::upper_bound(starts.begin(), starts.end(), place);
        hit(size_t(behind - starts.begin()) - 1);
        if (behind == starts.end())
            return;
        at = findBytes(text.data() + (*behind - ahead), end, needle, Standing::Anywhere);
    }
}

} // namespace

void OrganizationNames::set(const QVector<Organization> &organizations)
{
    if (m_organizations.isSharedWith(organizations))
        return;
    m_organizations = organizations;
    forgetNumbers();
}

void OrganizationNames::forgetNumbers()
{
    m_names = {};
    m_codes = {};
}

std::vector<quint8> OrganizationNames::found(const SearchWord &word, const PeopleTable &table,
                                             const StopFlag &stop)
{
    if (isOneCharacter(word.text) || m_organizations.isEmpty())
        return {};
    layOut(table, stop);
    std::vector<quint8> numbers;
    const auto note = [&](size_t number) {
        numbers.resize(table.organizationCount());
        numbers[number] = 1;
    };
    forEachHit(m_names, word.utf8, note);
    forEachHit(m_codes, QByteArray(word.utf8).prepend(TextColumn::End), note);
    return numbers;
}

// Stopped, it leaves nothing: the next one begins anew.
void OrganizationNames::layOut(const PeopleTable &table, const StopFlag &stop)
{
    const size_t count = table.organizationCount();
    if (m_names.size() == count)
        return;
    forgetNumbers();
    std::vector<const Organization *> byNumber(count, nullptr);
    for (const Organization &organization : std::as_const(m_organizations)) {
        if (stop.isSet())
            return;
        if (organization.id.isEmpty())
            continue; // or it would name those who belong to none
        const auto [begin, end] = table.organizations().equal_range(organization.id);
        for (auto number = begin; number != end; ++number)
            byNumber[*number] = &organization;
    }
    for (const Organization *organization : byNumber) {
        if (stop.isSet())
            return forgetNumbers();
        m_names.append(organization ? foldedName(organization->name) : QByteArray());
        m_codes.append(organization ? foldedName(organization->code.toString()) : QByteArray());
    }
}

} // namespace renzhi
