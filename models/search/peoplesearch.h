// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/search/peopleindex.h"

#include <QObject>

#include <memory>
#include <utility>
#include <vector>

namespace renzhi {

class SearchRun;

// Owns the search under way of one list and its number. May know PeopleIndex and PeopleFilter.
//
// Why another thread: with a million people 8 of the 12 ms that a key took were the search, and in
// one of a hundred waits while somebody typed the window did not answer for 18 to 24 ms, where 16
// are allowed. So it is only painted there.
class PeopleSearch : public QObject
{
    Q_OBJECT
public:
    explicit PeopleSearch(QObject *parent = nullptr);
    ~PeopleSearch() override; // stops what is under way, and waits for it

    // Up to so many are looked through in a millisecond or two, which the window can do itself: it
    // then shows the hits with the key.
    static constexpr qsizetype MostAtOnce = 20'000;
    // So long the window waits for more: within a frame one picture with the hits is sooner there
    // than two, one of the key and one of the hits. A million people take some 8 ms.
    static constexpr int PatienceMs = 8;
    // And waits for nothing.
    void setMostAtOnce(qsizetype people)
    {
        m_mostAtOnce = people;
        m_patienceMs = 0;
    }

    // Asks the index, and forgets what was asked before. What is soon found is told before this
    // returns, anything else by the event loop. The filter may be used by another thread until this
    // is told or dropped: nobody changes it meanwhile, and it lives on. The index may change or go.
    void start(const PeopleIndex &index, const PeopleQuery &query, PeopleFilter *filter = nullptr);
    // Waits for it and tells it now. Not while the index is being changed.
    void finishNow();
    // Nothing of it is told any more, and its filter is free.
    void drop();
    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }

    // What find() answers; once, in found(). The signal does not carry them: a million rows would
    // be copied for it.
    [[nodiscard]] std::vector<quint32> takeRows() { return std::exchange(m_rows, {}); }

signals:
    void found();
    // The index changed under it: whoever still wants to know asks again.
    void abandoned();

private:
    [[nodiscard]] bool takesLong(const PeopleIndex &index, const PeopleQuery &query,
                                 const PeopleFilter *filter) const;
    void deliver();

    qsizetype m_mostAtOnce = MostAtOnce;
    int m_patienceMs = PatienceMs;
    std::shared_ptr<SearchRun> m_run; // what was asked last, until it is told
    quint64 m_number = 0; // an end that is told of another one is not listened to
    std::vector<quint32> m_rows;
};

} // namespace renzhi
