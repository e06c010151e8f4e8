// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/result.h"
#include "views/actions.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

namespace Ui {
class PersonCard;
}

namespace renzhi {

class JobRowWidget;
class MessageBar;

// The third pane for a person: who it is, the primary job, the part-time jobs. Shows what is cached
// at once and then asks the server (core page get-user-jobs); an error of that goes to the card's
// own message bar. The read belongs to the card and dies when another person is chosen. Leads to
// the Outbox where something waits there for the person.
class PersonCard : public QWidget
{
    Q_OBJECT
public:
    PersonCard(Desk &desk, Actions &actions, const ErrorCatalog &catalog,
               QWidget *parent = nullptr);
    ~PersonCard() override;

    void readAgain();
    // The job that was just saved lights up when it is shown next.
    void glowOnce(const JobId &job);
    [[nodiscard]] QWidget *focusTarget() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void connectDesk();
    void setSession();
    void userChanged();
    void read();
    void readEnded(const Result<JobList> &result);
    void show();
    void showPerson(const User &user);
    void showWaiting();
    void takeJobs(const JobList &jobs);
    void takeGathered(const std::vector<quint32> &rows);
    void showJobs();
    void updateActions();
    void bringIntoSight(JobRowWidget *row);
    void placeRows();
    void showRows(const QVector<JobRow> &rows);
    void rebuildRows(const QVector<JobRow> &rows);
    [[nodiscard]] qsizetype placeOfGone(const QVector<JobRow> &rows) const;
    void selectRow();
    void showFreshness();

    std::unique_ptr<Ui::PersonCard> ui;
    Desk &m_desk;
    Actions &m_actions;
    MessageBar *m_message;
    JobList m_jobs; // of the person shown, as fresh as it came
    QVector<JobRowWidget *> m_rows; // primary first
    UserId m_rowsOf;
    std::unique_ptr<QObject> m_read; // context of the read under way
    QTimer m_delay; // rows that only fly by under the arrow keys are not read
    QTimer m_ageing;
    JobId m_glow;
};

} // namespace renzhi
