// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/directory/joblister.h"
#include "models/items/jobtablemodel.h"
#include "models/search/peoplefilter.h"
#include "models/search/peopleindex.h"
#include "models/search/peoplesearch.h"
#include "views/pages/listpane.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QStringList>

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

namespace renzhi {

class JobChoices;

// Every known job of everybody, one row each (F-24): asks the people index whose jobs are meant,
// has the service list these in the chosen organization and everything below, and gives the answer
// to the session's JobTableModel. Nothing is listed before the page is seen, nor while it is not.
class JobsPane final : public ListPane
{
    Q_OBJECT
public:
    JobsPane(Desk &desk, Actions &actions, QWidget *parent = nullptr);
    ~JobsPane() override;

    [[nodiscard]] QString searchPrompt() const override;
    [[nodiscard]] QString searchName() const override;
    [[nodiscard]] bool isSearching() const override { return m_isAsking; }
    void settle() override; // the people alone: the list is made on another thread
    // See PeopleSearch; for tests.
    void setMostAtOnce(qsizetype people) { m_search.setMostAtOnce(people); }
    void saveState(QSettings &state) const override;
    void restoreState(const QSettings &state) override;

protected:
    [[nodiscard]] EmptyWords emptyWords() const override;
    void helpEmpty() override;
    [[nodiscard]] Narrowing narrowing() const override;
    void widen() override;
    void query() override;
    [[nodiscard]] bool ranksHits() const override { return true; }
    [[nodiscard]] bool isBehind() const override;
    [[nodiscard]] bool isOpening() const override;
    void sortAgain() override { query(); }
    void beginningShown() override { m_isMissing = false; }
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
    using Column = JobColumn;

    [[nodiscard]] JobTableModel *model() const { return desk().session().jobs; }
    [[nodiscard]] QModelIndex indexAt(int row) const;
    [[nodiscard]] bool isChosen(int row) const;
    [[nodiscard]] bool isReady() const;
    void setSession();
    void takeChosen();
    [[nodiscard]] PeopleQuery peopleQuery() const;
    void updateFilter(); // while nothing is searched
    [[nodiscard]] JobListWish wish(std::vector<quint32> people) const;
    void setAsking(bool asking);
    void listJobs();
    void take(Result<JobListAnswer> answer);
    void showAnswer(JobListAnswer answer);
    [[nodiscard]] int rowOfJob(const Subject &subject) const; // -1: it is not listed
    void goOn(); // with what is waited for, if that is here
    void takePeople(const std::vector<quint32> &changed, const std::vector<quint32> &removed);
    void takeJobs();
    void askLater(std::chrono::milliseconds least, int rests);
    void showCoverage();

    // Of a job in another company, and of one in the same; in both languages.
    const std::vector<QStringList> m_companyWords;
    QPointer<DirectoryService> m_service; // that is listened to
    JobChoices *m_choices;
    PeopleFilter m_filter; // before m_search, which may be using it
    PeopleSearch m_search;
    std::unique_ptr<QObject> m_listing; // context of the list under way
    bool m_isAsking = false; // for people, then for their jobs
    bool m_isSlow = false; // and the operator is told so
    bool m_isBehind = false; // to be asked for when it is seen, or when that can be answered
    bool m_isAnswered = false; // once, in this session
    bool m_isFailed = false; // what was asked for last could not be read
    bool m_isMissing = false; // the chosen job had no row yet
    Subject m_chosen;
    struct Found
    {
        Subject subject;
        int row = -1;
    };
    mutable std::optional<Found> m_found; // among these rows, so that they are walked once
    QElapsedTimer m_clock;
    std::chrono::milliseconds m_took { 0 }; // the last list
    QTimer m_later;
    QTimer m_slow;
};

} // namespace renzhi
