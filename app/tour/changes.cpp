// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/changes.h"

#include "app/tour/eyes.h"
#include "app/tour/hands.h"

#include <QAbstractItemView>

#include <memory>

namespace renzhi::chapters {

using namespace Qt::StringLiterals;
using namespace eyes;

namespace {

using Steps = std::vector<TourStep>;

struct Jobs
{
    qsizetype all = 0;
    qsizetype titled = 0; // with the title that is looked for

    friend bool operator==(const Jobs &, const Jobs &) = default;
};

Jobs jobsNow(const QString &title)
{
    return { jobRows().size(), jobRowsTitled(title).size() };
}

// Presses the main button of the open form: then the card has so many jobs more, and so many more
// of them have this title. That the form closes does not show it, it does so as well when the
// Outbox keeps the change.
TourStep savedJob(const QString &name, const QString &did, const QString &title, Jobs more)
{
    auto before = std::make_shared<Jobs>();
    return { name, did,
             [before, title] {
                 *before = jobsNow(title);
                 return hands::click(u"primaryButton"_s);
             },
             [before, title, more] {
                 const Jobs now = jobsNow(title);
                 const Jobs wanted { before->all + more.all, before->titled + more.titled };
                 return now == wanted && !isFormOpen()
                     ? u"%1 → %2 jobs, %3 → %4 %5"_s.arg(before->all)
                           .arg(now.all)
                           .arg(before->titled)
                           .arg(now.titled)
                           .arg(title)
                     : QString();
             } };
}

// Saves the open form: then the list names the position of this code so.
TourStep savedPosition(const QString &step, const QString &code, const QString &from,
                       const QString &to)
{
    return { step, u"saved the form"_s,
             [code, from] {
                 return positionNamed(code) == from && hands::click(u"primaryButton"_s);
             },
             [code, to] {
                 return positionNamed(code) == to && !isFormOpen() ? code + u" is "_s + to
                                                                   : QString();
             } };
}

void addAndChangePosition(Steps &steps, const QString &code)
{
    const QString name = u"可靠性工程师"_s;
    const QString nameThen = u"资深可靠性工程师"_s;
    steps.push_back({ u"positions"_s, u"opened the page of positions"_s,
                      [] { return hands::trigger(u"actionGoPositions"_s); },
                      [] {
                          const int rows = rowsOf(u"positionsTable"_s);
                          return rows > 0 ? u"%1 positions"_s.arg(rows) : QString();
                      } });
    steps.push_back(
        { u"add-position"_s,
          u"filled in a new position %1 “%2” in RD-PLATFORM with title SENIOR"_s.arg(code, name),
          [code, name] {
              if (!hands::find(u"positionForm"_s))
                  return hands::trigger(u"actionAddPosition"_s) && false;
              return hands::choose(u"organization"_s, u"RD-PLATFORM"_s)
                  && hands::write(u"name"_s, name) && hands::write(u"code"_s, code)
                  && hands::choose(u"title"_s, u"SENIOR"_s);
          },
          [] { return canSave() ? u"can be saved"_s : QString(); } });
    steps.push_back(savedPosition(u"position-added"_s, code, QString(), name));
    steps.push_back(
        { u"change-position"_s,
          u"searched for %1, opened its form and typed the name “%2”"_s.arg(code, nameThen),
          [code, nameThen] {
              if (hands::find(u"positionForm"_s))
                  return hands::write(u"name"_s, nameThen);
              auto *table = hands::find<QAbstractItemView>(u"positionsTable"_s);
              return hands::write(u"searchBox"_s, code) && table && table->model()->rowCount() == 1
                  && hands::clickRow(table, table->model()->index(0, 0))
                  && hands::trigger(u"actionChange"_s) && false;
          },
          [] { return textOf(u"nameChange"_s); } });
    steps.push_back(savedPosition(u"position-changed"_s, code, name, nameThen));
}

void removePosition(Steps &steps, const QString &code)
{
    steps.push_back({ u"remove-position"_s,
                      u"emptied the search box, chose %1 and “remove”"_s.arg(code),
                      [code] {
                          auto *table = hands::find<QAbstractItemView>(u"positionsTable"_s);
                          // What is gone from the whole list is not merely not searched for.
                          if (table && table->model()->rowCount() == 1)
                              return hands::write(u"searchBox"_s, {}) && false;
                          return table && hands::clickRow(table, positionIn(*table, code))
                              && hands::trigger(u"actionRemove"_s);
                      },
                      [] { return shown(u"removePositionDialog"_s); } });
    auto before = std::make_shared<int>(0);
    steps.push_back({ u"position-removed"_s, u"confirmed the removal"_s,
                      [before] {
                          *before = rowsOf(u"positionsTable"_s);
                          return hands::click(u"primaryButton"_s);
                      },
                      [before, code] {
                          const int rows = rowsOf(u"positionsTable"_s);
                          return rows == *before - 1 && positionNamed(code).isEmpty()
                                  && !isFormOpen()
                              ? u"%1 → %2 positions, none is %3"_s.arg(*before).arg(rows).arg(code)
                              : QString();
                      } });
}

} // namespace

void addChangeAndRemoveJob(Steps &steps)
{
    const QString titleThen = u"SENIOR_MANAGER"_s;
    steps.push_back({ u"add-job"_s, u"opened the form for a new part-time job"_s,
                      [] { return hands::trigger(u"actionAddJob"_s); },
                      [] { return shown(u"jobForm"_s); } });
    steps.push_back(
        { u"add-job-filled"_s, u"chose organization FIN, its first position and title CONSULTANT"_s,
          [] {
              return hands::choose(u"organization"_s, u"FIN"_s) && hands::chooseFirst(u"position"_s)
                  && hands::choose(u"title"_s, u"CONSULTANT"_s);
          },
          [] { return canSave() ? u"can be saved"_s : QString(); } });
    steps.push_back(savedJob(u"job-added"_s, u"saved the form"_s, u"CONSULTANT"_s, { 1, 1 }));
    steps.push_back({ u"change-job"_s, u"chose the last job of the card and opened its form"_s,
                      [] {
                          const QList<QWidget *> rows = jobRows();
                          return !rows.isEmpty() && hands::clickOn(rows.last())
                              && hands::trigger(u"actionChange"_s);
                      },
                      [] { return shown(u"jobForm"_s); } });
    steps.push_back({ u"change-job-filled"_s, u"chose title %1"_s.arg(titleThen),
                      [titleThen] { return hands::choose(u"title"_s, titleThen); },
                      [] { return textOf(u"titleChange"_s); } });
    steps.push_back(savedJob(u"job-changed"_s, u"saved the form"_s, titleThen, { 0, 1 }));
    steps.push_back({ u"remove-job"_s, u"chose the job with this title and “remove”"_s,
                      [titleThen] {
                          const QList<QWidget *> rows = jobRowsTitled(titleThen);
                          return !rows.isEmpty() && hands::clickOn(rows.last())
                              && hands::trigger(u"actionRemove"_s);
                      },
                      [] { return shown(u"removeJobDialog"_s); } });
    steps.push_back(savedJob(u"job-removed"_s, u"confirmed the removal"_s, titleThen, { -1, -1 }));
}

void addChangeAndRemovePosition(Steps &steps, const QString &code)
{
    addAndChangePosition(steps, code);
    removePosition(steps, code);
}

} // namespace renzhi::chapters
