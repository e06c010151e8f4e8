// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/peoplefilter.h"

#include "models/search/peopletable.h"

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

using Slot = PeopleTable::Slot;

// Looking costs next to nothing beside what it looks at, so each of them asks whether to go on.
template <class Holds> void keep(std::vector<Slot> &hits, const StopFlag &stop, Holds holds)
{
    std::erase_if(hits, [&](Slot slot) { return stop.isSet() || !holds(slot); });
}

// The index keeps times as numbers; this is how the server writes them.
QByteArray timeText(quint64 stamp)
{
    if (stamp == 0)
        return {};
    QByteArray text = QByteArray::number(stamp).rightJustified(17, '0');
    constexpr std::array<std::pair<int, char>, 6> marks {
        { { 14, '.' }, { 12, ':' }, { 10, ':' }, { 8, ' ' }, { 6, '-' }, { 4, '-' } }
    };
    for (const auto &[at, mark] : marks)
        text.insert(at, mark);
    return text;
}

bool isNumberFound(QByteArrayView digits, const SearchWord &word)
{
    return std::any_of(word.numbers.cbegin(), word.numbers.cend(),
                       [digits](const SearchWord::Number &number) {
                           return number.startOnly ? digits.startsWith(number.digits)
                                                   : digits.contains(number.digits);
                       });
}

std::optional<PeopleField> fieldOf(PeopleSort column)
{
    switch (column) {
    case PeopleSort::UserName:
        return PeopleField::UserName;
    case PeopleSort::EmployeeId:
        return PeopleField::EmployeeId;
    case PeopleSort::Mobile:
        return PeopleField::Mobile;
    case PeopleSort::Email:
        return PeopleField::Email;
    default:
        return std::nullopt;
    }
}

} // namespace

void PeopleFilter::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    m_references = std::move(references);
}

void PeopleFilter::setColumn(PeopleSort column, const QString &typed)
{
    std::erase_if(m_columns, [column](const Asked &asked) { return asked.column == column; });
    const auto kind
        = column == PeopleSort::Mobile ? ColumnFilter::Kind::Phone : ColumnFilter::Kind::Text;
    ColumnFilter filter(typed, kind);
    if (filter.isActive())
        m_columns.push_back({ column, std::move(filter) });
}

void PeopleFilter::setJobs(const QString &typed)
{
    m_jobs = ColumnFilter(typed, ColumnFilter::Kind::Number);
}

void PeopleFilter::apply(const PeopleTable &table, std::vector<Slot> &hits, const StopFlag &stop)
{
    for (const Asked &asked : m_columns)
        applyColumn(asked, table, hits, stop);
    // Last, because the numbers of those who are left may have to be read.
    if (m_jobs.isActive())
        applyJobs(table, hits);
}

void PeopleFilter::applyColumn(const Asked &asked, const PeopleTable &table,
                               std::vector<Slot> &hits, const StopFlag &stop)
{
    const ColumnFilter &filter = asked.filter;
    if (asked.column == PeopleSort::Name || asked.column == PeopleSort::Relevance)
        return applyNames(filter, table, hits, stop);
    if (asked.column == PeopleSort::Organization)
        return applyOrganizations(filter, table, hits, stop);
    if (asked.column == PeopleSort::Status) {
        std::array<bool, 3> wanted {};
        for (size_t i = 0; i < wanted.size(); ++i)
            wanted[i] = filter.holdsOneOf(m_statusWords[i]);
        return keep(hits, stop, [&](Slot slot) { return wanted[size_t(table.status(slot))]; });
    }
    const std::optional<PeopleField> field = fieldOf(asked.column);
    if (!field)
        return keep(hits, stop,
                    [&](Slot slot) { return filter.holds(timeText(table.updatedAt(slot))); });
    QByteArray buffer;
    if (field != PeopleField::Mobile)
        return keep(hits, stop,
                    [&](Slot slot) { return filter.holds(table.field(slot, *field, buffer)); });
    keep(hits, stop, [&](Slot slot) {
        const QByteArrayView digits = table.field(slot, *field, buffer);
        return filter.holds(digits,
                            [&](size_t i) { return isNumberFound(digits, filter.words()[i]); });
    });
}

void PeopleFilter::applyNames(const ColumnFilter &filter, const PeopleTable &table,
                              std::vector<Slot> &hits, const StopFlag &stop) const
{
    std::vector<std::vector<quint8>> ranks;
    for (const SearchWord &word : filter.words()) {
        ranks.emplace_back(table.slotCount(), 0);
        table.matchNames(word, ranks.back(), stop);
    }
    keep(hits, stop, [&](Slot slot) {
        return filter.holds(ColumnFilter::folded(table.nameText(slot)),
                            [&](size_t i) { return ranks[i][slot] > 0; });
    });
}

void PeopleFilter::applyOrganizations(const ColumnFilter &filter, const PeopleTable &table,
                                      std::vector<Slot> &hits, const StopFlag &stop)
{
    static const ReferenceIndex nothing;
    const ReferenceIndex &references = m_references ? *m_references : nothing;
    m_organizationNames.forgetAnswers();
    std::vector<bool> wanted(table.organizationCount());
    const auto end = table.organizations().cend();
    for (auto it = table.organizations().cbegin(); it != end && !stop.isSet(); ++it)
        wanted[it.value()] = filter.holdsOrganization(it.key(), references, m_organizationNames);
    keep(hits, stop, [&](Slot slot) { return wanted[table.organization(slot)]; });
}

void PeopleFilter::applyJobs(const PeopleTable &table, std::vector<Slot> &hits) const
{
    std::vector<quint32> rows(hits.size());
    std::transform(hits.cbegin(), hits.cend(), rows.begin(),
                   [&](Slot slot) { return table.row(slot); });
    std::vector<std::optional<int>> counts;
    if (m_jobCounts)
        counts = m_jobCounts(rows);
    counts.resize(hits.size());
    std::vector<Slot> kept;
    for (size_t i = 0; i < hits.size(); ++i) {
        if (m_jobs.holdsNumber(counts[i]))
            kept.push_back(hits[i]);
    }
    hits = std::move(kept);
}

} // namespace renzhi
