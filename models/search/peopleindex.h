// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/ids.h"
#include "models/core/records.h"
#include "models/search/knownjobcounts.h"

#include <QSet>
#include <QString>
#include <QVector>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace renzhi {

enum class PeopleSort {
    Relevance,
    Name,
    UserName,
    Organization,
    EmployeeId,
    Mobile,
    Email,
    Status,
    UpdatedAt,
    Jobs // how many; whoever's are not known comes last either way
};

struct PeopleSortKey
{
    PeopleSort sort = PeopleSort::Name;
    Qt::SortOrder order = Qt::AscendingOrder;
    friend bool operator==(const PeopleSortKey &, const PeopleSortKey &) = default;
};

struct PeopleQuery
{
    QString text; // as typed; words separated by blanks must all be found
    std::optional<QSet<OrgId>> organizations; // only people of these; nullopt: all
    bool withDisabled = true;
    PeopleSort sort = PeopleSort::Name; // Relevance only orders when text is not empty
    Qt::SortOrder order = Qt::AscendingOrder;
    std::vector<PeopleSortKey> thenBy; // where `sort` makes no difference; not after Relevance
    KnownJobCounts jobCounts; // for PeopleSort::Jobs: the index itself knows of no jobs
    friend bool operator==(const PeopleQuery &, const PeopleQuery &) = default;
};

class PeopleFilter;
class SearchRun;

// The in-memory index behind type-ahead over all people of a tenant: name (Chinese, full pinyin,
// initials, mixed, all readings), user name, employee id, mobile, e-mail, user id, and the
// organization by part of its name or the start of its code. Owns its text; rows are the cache's
// numbers. Ranking of a hit: whole name, start of name, start of a syllable, inside; exact user
// name and employee id count as whole name; any part of digits matches mobile and employee id; whom
// only the organization finds comes last.
//
// For one thread at a time. find() of 5 000 people takes well under a frame, of a million some
// milliseconds; findLater() goes on behind, on other threads, and whoever calls here need not know
// of it: what changes the index first stops it and waits for it, and what reads waits for its end,
// because a search may add an order to those that are kept.
class PeopleIndex
{
public:
    PeopleIndex();
    ~PeopleIndex();
    // The search under way of what moves away is stopped: whoever asked this index did not ask the
    // other one.
    PeopleIndex(PeopleIndex &&) noexcept;
    PeopleIndex &operator=(PeopleIndex &&) noexcept;

    // Adds or replaces; remove() forgets. Both are cheap per row (amortised); for a first load call
    // put() for every person in any order.
    void put(quint32 row, const User &user);
    void remove(quint32 row);
    void clear();
    void reserve(qsizetype people); // before a first load, so that it takes no more than it needs
    // After a first load: lays everybody out so that later searches take less time. It answers the
    // same before and after. As dear as some ten searches.
    void arrange();
    [[nodiscard]] qsizetype size() const;

    // Names for sorting by organization; set before find() with PeopleSort::Organization.
    void setOrganizationOrder(QHash<OrgId, int> order);
    // What organizations are called, by which their people are found; none until then. The list is
    // shared, and looked into by the first search that has a word for it.
    void setOrganizations(const QVector<Organization> &organizations);

    // Rows of all hits that the filter of the columns lets through, sorted. Ties by name (Chinese
    // collation by pinyin), then user name, then row.
    [[nodiscard]] std::vector<quint32> find(const PeopleQuery &query,
                                            PeopleFilter *filter = nullptr) const;
    // The same on threads of the pool, one at a time; the filter belongs to them until the end.
    // Stopped, it ends within a millisecond or two, also in the first sort of an order, with rows
    // that are not to be used. `ended` is called on the thread that worked. A list asks through
    // PeopleSearch.
    [[nodiscard]] std::shared_ptr<SearchRun>
    findLater(const PeopleQuery &query, PeopleFilter *filter, std::function<void()> ended) const;
    // Everybody is asked for, in an order that is kept: find() has nothing to look for.
    [[nodiscard]] bool isAtHand(const PeopleQuery &query) const;

    // Keeps the index in a file, from which a start has it at once: it is used where it is mapped.
    // `generation` and `change` say of what it is; load() wants the same generation and gives the
    // change. False, or nothing: as if there were no file.
    [[nodiscard]] bool save(const QString &path, qint64 generation, qint64 change) const;
    struct Loaded;
    [[nodiscard]] static std::optional<Loaded> load(const QString &path, qint64 generation);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

struct PeopleIndex::Loaded
{
    PeopleIndex index;
    qint64 change = 0;
};

} // namespace renzhi
