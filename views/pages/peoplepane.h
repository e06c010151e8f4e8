// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/usertablemodel.h"
#include "models/search/peoplefilter.h"
#include "models/search/peopleindex.h"
#include "models/search/peoplesearch.h"
#include "views/pages/listpane.h"
#include "views/pages/peoplejobcounts.h"

#include <QPointer>

#include <chrono>

namespace renzhi {

class DirectoryService;

// People: asks the people index for what was searched in the chosen organization and everything
// below, and gives the hits to the session's UserTableModel. Of many people they come later, and so
// they do where everybody's numbers of jobs are to be read first. Nothing is searched while the
// page is not seen: the index answers one list at a time, and whoever asks it waits for the other.
class PeoplePane final : public ListPane
{
    Q_OBJECT
public:
    PeoplePane(Desk &desk, Actions &actions, QWidget *parent = nullptr);

    [[nodiscard]] QString searchPrompt() const override;
    [[nodiscard]] QString searchName() const override;
    [[nodiscard]] bool isSearching() const override { return m_search.isRunning() || m_isWaiting; }
    void settle() override; // the search alone: numbers of jobs come from another thread
    // What changes by itself is in its order after so long. Another list every half second could
    // not be read, and at a million people costs its time.
    static constexpr std::chrono::milliseconds SortsAgainAfter { 3'000 };
    // See PeopleSearch; for tests.
    void setMostAtOnce(qsizetype people) { m_search.setMostAtOnce(people); }
    // Whether the first rows of a session have their jobs read with nobody touching them; for
    // tests, before the session is there.
    void setReadsStartAhead(bool reads) { m_readsStartAhead = reads; }

protected:
    [[nodiscard]] EmptyWords emptyWords() const override;
    void helpEmpty() override;
    void query() override;
    [[nodiscard]] bool isBehind() const override;
    [[nodiscard]] bool isOpening() const override;
    [[nodiscard]] bool ranksHits() const override { return true; }
    void sortAgain() override { query(); }
    void beginningShown() override { m_ahead.start(); }
    void chosen(const QModelIndex &index) override;
    [[nodiscard]] QModelIndex wanted() const override;
    [[nodiscard]] FindRows remember(const std::vector<int> &rows) const override;
    [[nodiscard]] Subject subjectAt(const QModelIndex &index) const override;
    [[nodiscard]] QVector<Command> commands() const override;
    [[nodiscard]] QString hitsText(qint64 hits, qint64 total) const override;
    void retranslate() override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using Column = UserTableModel::Column;

    [[nodiscard]] static PeopleSort sortOf(int section);
    void setSession();
    [[nodiscard]] PeopleQuery currentQuery() const;
    [[nodiscard]] bool sortsByJobs() const;
    [[nodiscard]] bool filtersByJobs() const;
    [[nodiscard]] bool isInSight() const;
    [[nodiscard]] bool isFailed() const;
    [[nodiscard]] qint64 everybody() const;
    [[nodiscard]] bool asksForOrganizations(const PeopleQuery &wish) const;
    void updateFilter(); // while nothing is searched
    void takeFound();
    void keepRows();
    void takePeople(const std::vector<quint32> &changed, const std::vector<quint32> &removed);
    void takeJobs(const JobList &jobs);
    void takeGathered(const std::vector<quint32> &rows);
    void takeCrawl();
    void takeCounts();
    void takeFailure();
    void queryLater();
    [[nodiscard]] bool canReadAhead() const;
    void readStartAhead();
    void readAhead();

    QPointer<DirectoryService> m_service; // that is listened to
    PeopleJobCounts m_jobCounts; // not there until a filter or a sort asks
    PeopleFilter m_filter; // before m_search, which may be using it
    PeopleSearch m_search;
    bool m_isWaiting = false; // for numbers of jobs, without which nothing can be searched
    bool m_isBehind = false; // to be asked for when it is seen
    bool m_isAnswered = false; // once, in this session
    QTimer m_gathered;
    QTimer m_ahead; // rows that only fly by are not read
    bool m_readsStartAhead = true;
    bool m_isStartDue = false; // the rows that a session began with were not read ahead yet
};

} // namespace renzhi
