// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/search/peoplefilter.h"
#include "models/search/peopleindex.h"
#include "views/pages/listpane.h"

namespace renzhi {

// People: asks the people index for what was searched in the chosen organization and everything
// below, and gives the hits to the session's UserTableModel.
class PeoplePane final : public ListPane
{
    Q_OBJECT
public:
    PeoplePane(Desk &desk, Actions &actions, QWidget *parent = nullptr);

    [[nodiscard]] QString searchPrompt() const override;

protected:
    [[nodiscard]] EmptyWords emptyWords() const override;
    void query() override;
    void sortAgain() override { query(); }
    void chosen(const QModelIndex &index) override;
    [[nodiscard]] QModelIndex wanted() const override;
    [[nodiscard]] Subject subjectAt(const QModelIndex &index) const override;
    [[nodiscard]] QVector<Command> commands() const override;
    [[nodiscard]] QString hitsText(qint64 hits, qint64 total) const override;
    void retranslate() override;

private:
    void setSession();
    [[nodiscard]] PeopleQuery currentQuery() const;
    void updateFilter();
    void takeJobs(const JobList &jobs);
    [[nodiscard]] std::vector<std::optional<int>> jobCounts(std::span<const quint32> rows);

    PeopleFilter m_filter;
    // Read once for as long as nobody's jobs change: typing asks again for everybody at every key.
    QHash<quint32, std::optional<int>> m_jobCounts;
};

} // namespace renzhi
