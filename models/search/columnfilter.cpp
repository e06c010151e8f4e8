// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/columnfilter.h"

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

bool isOnlySigns(QStringView text)
{
    return std::all_of(text.cbegin(), text.cend(), [](QChar c) { return u"+-()"_s.contains(c); });
}

} // namespace

ColumnFilter::ColumnFilter(const QString &typed, Kind kind)
{
    QString text = SearchWord(typed.simplified()).text; // lower case, signs of ordinary width
    if (text.startsWith(u'!')) {
        m_negated = true;
        text = text.mid(1).trimmed();
    }
    if (text == u"-"_s) {
        m_asks = Asks::Empty;
        return;
    }
    if (kind == Kind::Number)
        readNumber(text.replace(u"≥"_s, u">="_s).replace(u"≤"_s, u"<="_s));
    else
        readText(text, kind);
}

void ColumnFilter::readNumber(QStringView text)
{
    struct Sign
    {
        QStringView sign;
        Asks asks;
    };
    static constexpr Sign signs[] { { u">=", Asks::AtLeast },
                                    { u"<=", Asks::AtMost },
                                    { u">", Asks::More },
                                    { u"<", Asks::Less },
                                    { u"=", Asks::Equal } };
    Asks asks = Asks::Equal;
    for (const Sign &one : signs) {
        if (text.startsWith(one.sign)) {
            asks = one.asks;
            text = text.sliced(one.sign.size()).trimmed();
            break;
        }
    }
    if (text.isEmpty())
        return;
    m_number = text.toInt(&m_understood);
    if (m_understood)
        m_asks = asks;
}

void ColumnFilter::readText(const QString &text, Kind kind)
{
    const bool exact = text.startsWith(u'=');
    const QString rest = exact ? text.mid(1).trimmed() : text;
    if (rest.isEmpty() || (kind == Kind::Phone && isOnlySigns(rest)))
        return;
    m_asks = exact ? Asks::Equal : Asks::Contained;
    if (kind == Kind::Phone)
        m_whole = SearchWord::phoneDigits(rest);
    if (m_whole.isEmpty())
        m_whole = rest.toUtf8();
    m_words = SearchWord::split(rest);
    if (kind == Kind::Phone)
        std::erase_if(m_words, [](const SearchWord &word) { return isOnlySigns(word.text); });
}

bool ColumnFilter::holdsOneOf(const QStringList &words) const
{
    const auto isHeld = [this](const QString &word) { return holds(folded(word)); };
    return m_negated ? std::all_of(words.cbegin(), words.cend(), isHeld)
                     : std::any_of(words.cbegin(), words.cend(), isHeld);
}

bool ColumnFilter::holdsName(const QString &name, NameMatcher &matcher) const
{
    return holds(folded(name), [&](size_t i) { return matcher.match(name, m_words[i]) > 0; });
}

bool ColumnFilter::holdsOrganization(const OrgId &organization, const ReferenceIndex &references,
                                     NameMatcher &matcher) const
{
    if (organization.isEmpty())
        return holds(QByteArrayView());
    const QStringList path = references.path(organization);
    const auto isOnPath = [&](size_t i) {
        return std::any_of(path.cbegin(), path.cend(), [&](const QString &name) {
            return matcher.match(name, m_words[i]) > 0;
        });
    };
    return holds(folded(references.pathText(organization)), isOnPath,
                 folded(path.value(path.size() - 1)));
}

bool ColumnFilter::holdsNumber(std::optional<int> number) const
{
    if (m_asks == Asks::Nothing)
        return true;
    if (m_asks == Asks::Empty)
        return number.has_value() == m_negated;
    if (!number)
        return false;
    const auto compared = [&] {
        switch (m_asks) {
        case Asks::AtLeast:
            return *number >= m_number;
        case Asks::AtMost:
            return *number <= m_number;
        case Asks::More:
            return *number > m_number;
        case Asks::Less:
            return *number < m_number;
        default:
            return *number == m_number;
        }
    };
    return compared() != m_negated;
}

ColumnFilters activeFilters(const QHash<int, QString> &typed, int columnCount,
                            const QSet<int> &numbers)
{
    ColumnFilters filters;
    for (auto it = typed.cbegin(); it != typed.cend(); ++it) {
        using Kind = ColumnFilter::Kind;
        const int column = it.key();
        ColumnFilter filter(it.value(), numbers.contains(column) ? Kind::Number : Kind::Text);
        if (column >= 0 && column < columnCount && filter.isActive())
            filters.emplace_back(column, std::move(filter));
    }
    return filters;
}

} // namespace renzhi
