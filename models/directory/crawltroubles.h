// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cache/cachestore.h"
#include "models/directory/crawlverdict.h"

#include <QHash>

#include <optional>
#include <vector>

namespace renzhi {

// The people of a crawl who were asked for and whose jobs did not come.
//
// Whether one of them is the reason, or the server, is open until somebody else is answered: then
// it was about them (settle()). Where it may pass they are asked again when everybody else is
// through, a few times; else they are left out of this crawl, and counted.
class CrawlTroubles
{
public:
    using Person = CacheStore::Unread;
    struct Trouble
    {
        Person person;
        ApiError error;
        CrawlVerdict verdict = CrawlVerdict::Unreadable;
    };

    void add(const Person &person, const ApiError &error, CrawlVerdict verdict);
    // Those who were met since somebody was answered; not those where it may pass, or who are gone.
    [[nodiscard]] int inARow() const { return m_inARow; }
    // Those who are gone alone.
    [[nodiscard]] int goneInARow() const { return m_goneInARow; }
    [[nodiscard]] bool has(const Person &person) const; // open, or to be asked again
    // Somebody else was answered. Gives those who are not to be asked again.
    [[nodiscard]] std::vector<Trouble> settle();
    // The same of those where it may pass alone: the server is there, whatever else it does.
    [[nodiscard]] std::vector<Trouble> settlePassing();
    // It was the server: those where it may pass, as if they had never been asked for.
    [[nodiscard]] std::vector<Person> takeBackPassing();
    // Those who are to be asked again, with what came of the last try.
    [[nodiscard]] std::vector<Trouble> takeLater();
    [[nodiscard]] int triesOf(const Person &person) const { return m_tries.value(person.row); }
    // Everybody who is neither left out nor asked for just now.
    [[nodiscard]] std::vector<Person> undecided() const;
    [[nodiscard]] qint64 size() const { return qint64(m_open.size()) + qint64(m_later.size()); }
    // Why jobs of somebody who is open cannot be read; nothing where that may pass, or they are
    // gone.
    [[nodiscard]] std::optional<ApiError> openError() const;

    // Why those who were left out were: see CrawlReport::error.
    [[nodiscard]] std::optional<ApiError> reason() const;

private:
    struct Reason
    {
        ApiError error;
        int people = 0;
    };

    void decide(Trouble trouble, std::vector<Trouble> &leftOut);
    void count(const ApiError &error);

    std::vector<Trouble> m_open;
    std::vector<Trouble> m_later;
    QHash<UserRow, int> m_tries; // of those where it may pass
    int m_inARow = 0;
    int m_goneInARow = 0;
    std::vector<Reason> m_reasons;
};

} // namespace renzhi
