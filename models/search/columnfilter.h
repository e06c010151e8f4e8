// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/referenceindex.h"
#include "models/search/searchname.h"
#include "models/search/searchword.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace renzhi {

// What was typed into the filter field of one column. Words parted by blanks must all be contained;
// "=" before it asks for exactly that, "-" alone for what is empty, "!" before any of these for the
// opposite. Of numbers "=", ">=", "<=", ">" and "<". Signs of full width, as a Chinese input method
// leaves them, mean the same. What is only begun ("!", ">=") asks nothing yet.
class ColumnFilter
{
public:
    enum class Kind { Text, Phone, Number };

    ColumnFilter() = default;
    explicit ColumnFilter(const QString &typed, Kind kind = Kind::Text);

    [[nodiscard]] bool isActive() const { return m_asks != Asks::Nothing; }
    [[nodiscard]] bool isNegated() const { return m_negated; }
    // False for a number column's text that is no number; it asks nothing.
    [[nodiscard]] bool isUnderstood() const { return m_understood; }
    [[nodiscard]] const std::vector<SearchWord> &words() const { return m_words; }

    // Texts are compared in this form.
    [[nodiscard]] static QByteArray folded(const QString &text) { return text.toLower().toUtf8(); }

    // `found(n)`: word n is found there in another way (pinyin, digits). `alias` counts as the
    // whole text too.
    template <class Found>
    [[nodiscard]] bool holds(QByteArrayView text, Found found, QByteArrayView alias = {}) const
    {
        switch (m_asks) {
        case Asks::Nothing:
            return true;
        case Asks::Empty:
            return text.isEmpty() != m_negated;
        case Asks::Equal:
            return (text == m_whole || (!alias.isEmpty() && alias == m_whole)) != m_negated;
        default:
            break;
        }
        bool all = true;
        for (size_t i = 0; i < m_words.size() && all; ++i)
            all = text.contains(m_words[i].utf8) || found(i);
        return all != m_negated;
    }
    [[nodiscard]] bool holds(QByteArrayView text) const
    {
        return holds(text, [](size_t) { return false; });
    }
    // Words for the same: it is enough that one is meant, and none may be what is not wanted.
    [[nodiscard]] bool holdsOneOf(const QStringList &words) const;
    // A name, also by pinyin and initials.
    [[nodiscard]] bool holdsName(const QString &name, NameMatcher &matcher) const;
    // An organization by its path, or by the names along it.
    [[nodiscard]] bool holdsOrganization(const OrgId &organization,
                                         const ReferenceIndex &references,
                                         NameMatcher &matcher) const;
    // Nothing: not known, which "-" asks for and no number is.
    [[nodiscard]] bool holdsNumber(std::optional<int> number) const;

private:
    enum class Asks { Nothing, Contained, Equal, Empty, AtLeast, AtMost, More, Less };

    void readNumber(QStringView text);
    void readText(const QString &text, Kind kind);

    Asks m_asks = Asks::Nothing;
    bool m_negated = false;
    bool m_understood = true;
    int m_number = 0;
    QByteArray m_whole;
    std::vector<SearchWord> m_words;
};

// Each with the number of its column.
using ColumnFilters = std::vector<std::pair<int, ColumnFilter>>;

// Those that ask something, of what was typed above the columns of a table with `columnCount` of
// them; `numbers` are the columns of numbers.
[[nodiscard]] ColumnFilters activeFilters(const QHash<int, QString> &typed, int columnCount,
                                          const QSet<int> &numbers = {});

} // namespace renzhi
