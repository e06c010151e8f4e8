// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/crawltroubles.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace renzhi {

namespace {

constexpr int mostTries = 3; // of one person, while others are answered
// A wait that is asked for on account of one person only: they are left to another crawl.
constexpr int longestWaitForOne = 300; // seconds

bool isSameReason(const ApiError &a, const ApiError &b)
{
    return std::tie(a.kind, a.httpStatus, a.code) == std::tie(b.kind, b.httpStatus, b.code);
}

} // namespace

void CrawlTroubles::add(const Person &person, const ApiError &error, CrawlVerdict verdict)
{
    m_open.push_back({ person, error, verdict });
    if (verdict == CrawlVerdict::Gone)
        ++m_goneInARow;
    else if (!isPassing(verdict))
        ++m_inARow;
}

bool CrawlTroubles::has(const Person &person) const
{
    const auto isMeant
        = [&person](const Trouble &trouble) { return trouble.person.row == person.row; };
    return std::any_of(m_open.begin(), m_open.end(), isMeant)
        || std::any_of(m_later.begin(), m_later.end(), isMeant);
}

std::vector<CrawlTroubles::Trouble> CrawlTroubles::settle()
{
    std::vector<Trouble> leftOut;
    for (Trouble &trouble : std::exchange(m_open, {}))
        decide(std::move(trouble), leftOut);
    m_inARow = 0;
    m_goneInARow = 0;
    return leftOut;
}

std::vector<CrawlTroubles::Trouble> CrawlTroubles::settlePassing()
{
    std::vector<Trouble> leftOut;
    for (Trouble &trouble : std::exchange(m_open, {})) {
        if (isPassing(trouble.verdict))
            decide(std::move(trouble), leftOut);
        else
            m_open.push_back(std::move(trouble));
    }
    return leftOut;
}

void CrawlTroubles::decide(Trouble trouble, std::vector<Trouble> &leftOut)
{
    if (isPassing(trouble.verdict) && ++m_tries[trouble.person.row] < mostTries
        && trouble.error.retryAfterSeconds.value_or(0) <= longestWaitForOne) {
        m_later.push_back(std::move(trouble));
        return;
    }
    m_tries.remove(trouble.person.row);
    if (trouble.verdict != CrawlVerdict::Gone)
        count(trouble.error);
    leftOut.push_back(std::move(trouble));
}

void CrawlTroubles::count(const ApiError &error)
{
    const auto known
        = std::find_if(m_reasons.begin(), m_reasons.end(), [&error](const Reason &reason) {
              return isSameReason(reason.error, error);
          });
    if (known != m_reasons.end())
        ++known->people;
    else
        m_reasons.push_back({ error, 1 });
}

std::vector<CrawlTroubles::Person> CrawlTroubles::takeBackPassing()
{
    std::vector<Person> people;
    for (Trouble &trouble : std::exchange(m_open, {})) {
        if (isPassing(trouble.verdict))
            people.push_back(std::move(trouble.person));
        else
            m_open.push_back(std::move(trouble));
    }
    return people;
}

std::vector<CrawlTroubles::Trouble> CrawlTroubles::takeLater()
{
    return std::exchange(m_later, {});
}

std::vector<CrawlTroubles::Person> CrawlTroubles::undecided() const
{
    std::vector<Person> people;
    people.reserve(m_open.size() + m_later.size());
    for (const auto *troubles : { &m_open, &m_later }) {
        for (const Trouble &trouble : *troubles)
            people.push_back(trouble.person);
    }
    return people;
}

std::optional<ApiError> CrawlTroubles::openError() const
{
    const auto found = std::find_if(m_open.rbegin(), m_open.rend(), [](const Trouble &trouble) {
        return trouble.verdict == CrawlVerdict::Unreadable;
    });
    return found == m_open.rend() ? std::nullopt : std::optional(found->error);
}

std::optional<ApiError> CrawlTroubles::reason() const
{
    const auto isLess = [](const Reason &a, const Reason &b) {
        return std::pair(!isDeclined(a.error), a.people)
            < std::pair(!isDeclined(b.error), b.people);
    };
    const auto most = std::max_element(m_reasons.begin(), m_reasons.end(), isLess);
    return most == m_reasons.end() ? std::nullopt : std::optional(most->error);
}

} // namespace renzhi
