// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/usertablemodel.h"
#include "models/search/peoplefilter.h"
#include "models/search/peopleindex.h"
#include "models/search/peoplesearch.h"
#include "views/pages/listpane.h"

namespace renzhi {

// People: asks the people index for what was searched in the chosen organization and everything
// below, and gives the hits to the session's UserTableModel. Of many people they come later.
class PeoplePane final : public ListPane
{
    Q_OBJECT
public:
    PeoplePane(Desk &desk, Actions &actions, QWidget *parent = nullptr);

    [[nodiscard]] QString searchPrompt() const override;
    [[nodiscard]] QString searchName() const override;
    [[nodiscard]] bool isSearching() const override { return m_search.isRunning(); }
    void settle() override;
    // See PeopleSearch; for tests.
    void setMostAtOnce(qsizetype people) { m_search.setMostAtOnce(people); }

protected:
    [[nodiscard]] EmptyWords emptyWords() const override;
    void query() override;
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

private:
    using Column = UserTableModel::Column;

    [[nodiscard]] static PeopleSort sortOf(int section);
    void setSession();
    [[nodiscard]] PeopleQuery currentQuery() const;
    [[nodiscard]] bool asksForOrganizations(const PeopleQuery &wish) const;
    void updateFilter(); // while nothing is searched
    void takeFound();
    void takePeople(const std::vector<quint32> &changed, const std::vector<quint32> &removed);
    void takeJobs(const JobList &jobs);
    void takeGathered(const std::vector<quint32> &rows);
    void countJobs(const std::vector<quint32> &rows);
    void readAhead();
    [[nodiscard]] std::vector<std::optional<int>> jobCounts(std::span<const quint32> rows);
    void setJobCount(quint32 row, std::optional<int> count);

    PeopleFilter m_filter; // before m_search, which may be using it
    PeopleSearch m_search;
    // Of everybody whose jobs were read; not there until a filter asks. Read once and then kept up
    // with what changes: typing asks again for everybody at every key.
    std::optional<QHash<quint32, int>> m_jobCounts;
    QTimer m_gathered;
    QTimer m_ahead; // rows that only fly by are not read
};

} // namespace renzhi
