// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/story.h"

#include "app/tour/hands.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QStatusBar>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

using Steps = std::vector<TourStep>;

int rowsOf(const QString &viewName)
{
    const auto *view = hands::find<QAbstractItemView>(viewName);
    return view && view->model() ? view->model()->rowCount() : 0;
}

int visibleJobs()
{
    const QWidget *card = hands::find(u"personCard"_s);
    if (!card)
        return 0;
    const QList<QWidget *> rows = card->findChildren<QWidget *>(u"jobRow"_s);
    return int(std::count_if(rows.begin(), rows.end(),
                             [](const QWidget *row) { return row->isVisible(); }));
}

QString textOf(const QString &name)
{
    QWidget *widget = hands::find(name);
    const QVariant text = widget ? widget->property("text") : QVariant();
    return text.isValid() ? text.toString() : widget ? widget->accessibleName() : QString();
}

QString gone(const QString &dialog)
{
    return hands::find(dialog) ? QString() : dialog + u" closed"_s;
}

QString shown(const QString &name)
{
    return hands::find(name) ? name + u" shown"_s : QString();
}

// Types into a code picker and takes the best match of its list.
bool choose(const QString &picker, const QString &text)
{
    return hands::write(picker, text) && hands::press(picker, Qt::Key_Return);
}

// Opens the list of a code picker and takes the row after "none".
bool chooseFirst(const QString &picker)
{
    return hands::press(picker, Qt::Key_F4) && hands::press(picker, Qt::Key_Down)
        && hands::press(picker, Qt::Key_Return);
}

void lookAround(Steps &steps, Language language, ThemeChoice theme)
{
    const QString button
        = language == Language::Chinese ? u"languageChinese"_s : u"languageEnglish"_s;
    steps.push_back(
        { u"start"_s,
          [button, theme] {
              return hands::click(button)
                  && hands::trigger(theme == ThemeChoice::Dark ? u"themeDark"_s : u"themeLight"_s);
          },
          [] {
              const int rows = rowsOf(u"peopleTable"_s);
              return rows > 4000 && !hands::find(u"statusProgress"_s) ? u"%1 people"_s.arg(rows)
                                                                      : QString();
          } });
    steps.push_back({ u"search"_s, [] { return hands::write(u"searchBox"_s, u"zw"_s); },
                      [] {
                          const int rows = rowsOf(u"peopleTable"_s);
                          return rows > 0 && rows < 4000 ? u"%1 hits"_s.arg(rows) : QString();
                      } });
    steps.push_back(
        { u"card"_s,
          [] {
              auto *table = hands::find<QAbstractItemView>(u"peopleTable"_s);
              return hands::write(u"searchBox"_s, u"zhang.wei"_s) && table
                  && hands::clickRow(table, table->model()->index(0, 0));
          },
          [] { return visibleJobs() > 0 ? u"%1 jobs"_s.arg(visibleJobs()) : QString(); } });
}

void addAndChangeJob(Steps &steps)
{
    steps.push_back({ u"add-job"_s, [] { return hands::trigger(u"actionAddJob"_s); },
                      [] { return shown(u"jobForm"_s); } });
    steps.push_back({ u"add-job-filled"_s,
                      [] {
                          return choose(u"organization"_s, u"FIN"_s) && chooseFirst(u"position"_s)
                              && choose(u"title"_s, u"CONSULTANT"_s);
                      },
                      [] {
                          return hands::find(u"primaryButton"_s)->isEnabled() ? u"can be saved"_s
                                                                              : QString();
                      } });
    steps.push_back({ u"job-added"_s, [] { return hands::click(u"primaryButton"_s); },
                      [] { return gone(u"jobForm"_s); } });
    steps.push_back({ u"change-job"_s,
                      [] {
                          QWidget *card = hands::find(u"personCard"_s);
                          const QList<QWidget *> rows = card
                              ? card->findChildren<QWidget *>(u"jobRow"_s)
                              : QList<QWidget *>();
                          return !rows.isEmpty() && hands::clickOn(rows.last())
                              && hands::trigger(u"actionChange"_s);
                      },
                      [] { return shown(u"jobForm"_s); } });
    steps.push_back({ u"change-job-filled"_s,
                      [] { return choose(u"title"_s, u"SENIOR_MANAGER"_s); },
                      [] { return textOf(u"titleChange"_s); } });
    steps.push_back({ u"job-changed"_s, [] { return hands::click(u"primaryButton"_s); },
                      [] { return gone(u"jobForm"_s); } });
}

// The server asks for a title: the refusal lands on its field, and is there in the other language
// as well.
void meetRefusal(Steps &steps, const StoryWorld &world, Language language)
{
    steps.push_back({ u"refusal"_s,
                      [world] {
                          if (!hands::find(u"jobForm"_s)) {
                              world.setTitleRequired(true);
                              return hands::trigger(u"actionAddJob"_s) && false;
                          }
                          return choose(u"organization"_s, u"HR"_s)
                              && hands::click(u"primaryButton"_s);
                      },
                      [] {
                          return textOf(u"titleError"_s).contains("USER.0096"_L1)
                                  || hands::find(u"messageBar"_s)
                              ? shown(u"titleError"_s)
                              : QString();
                      } });
    const bool chinese = language == Language::Chinese;
    steps.push_back(
        { u"refusal-other-language"_s,
          [chinese] { return hands::click(chinese ? u"languageEnglish"_s : u"languageChinese"_s); },
          [] { return shown(u"titleError"_s); } });
    steps.push_back({ u"refusal-closed"_s,
                      [world, chinese] {
                          world.setTitleRequired(false);
                          return hands::click(chinese ? u"languageChinese"_s : u"languageEnglish"_s)
                              && hands::press(u"jobForm"_s, Qt::Key_Escape);
                      },
                      [] {
                          if (hands::find(u"confirmStrip"_s))
                              (void)hands::click(u"confirmYes"_s);
                          return gone(u"jobForm"_s);
                      },
                      false });
}

void addAndChangePosition(Steps &steps, int number)
{
    const QString code = u"TOUR_%1"_s.arg(number);
    steps.push_back({ u"positions"_s, [] { return hands::trigger(u"actionGoPositions"_s); },
                      [] {
                          const int rows = rowsOf(u"positionsTable"_s);
                          return rows > 0 ? u"%1 positions"_s.arg(rows) : QString();
                      } });
    steps.push_back({ u"add-position"_s,
                      [code] {
                          if (!hands::find(u"positionForm"_s))
                              return hands::trigger(u"actionAddPosition"_s) && false;
                          return choose(u"organization"_s, u"RD-PLATFORM"_s)
                              && hands::write(u"name"_s, u"可靠性工程师"_s)
                              && hands::write(u"code"_s, code) && choose(u"title"_s, u"SENIOR"_s);
                      },
                      [] {
                          return hands::find(u"primaryButton"_s)->isEnabled() ? u"can be saved"_s
                                                                              : QString();
                      } });
    steps.push_back({ u"position-added"_s, [] { return hands::click(u"primaryButton"_s); },
                      [] { return gone(u"positionForm"_s); } });
    steps.push_back({ u"change-position"_s,
                      [code] {
                          if (hands::find(u"positionForm"_s))
                              return hands::write(u"name"_s, u"资深可靠性工程师"_s);
                          auto *table = hands::find<QAbstractItemView>(u"positionsTable"_s);
                          return hands::write(u"searchBox"_s, code) && table
                              && table->model()->rowCount() == 1
                              && hands::clickRow(table, table->model()->index(0, 0))
                              && hands::trigger(u"actionChange"_s) && false;
                      },
                      [] { return textOf(u"nameChange"_s); } });
    steps.push_back({ u"position-changed"_s, [] { return hands::click(u"primaryButton"_s); },
                      [] { return gone(u"positionForm"_s); } });
}

void goOffline(Steps &steps, const StoryWorld &world)
{
    steps.push_back({ u"offline"_s,
                      [world] {
                          world.setServerRunning(false);
                          return hands::write(u"searchBox"_s, {})
                              && hands::trigger(u"actionGoPeople"_s)
                              && hands::trigger(u"actionRefresh"_s);
                      },
                      [] { return shown(u"tenantMessage"_s); } });
    steps.push_back({ u"offline-card"_s,
                      [] {
                          auto *table = hands::find<QAbstractItemView>(u"peopleTable"_s);
                          return hands::write(u"searchBox"_s, u"zhang.wei"_s) && table
                              && hands::clickRow(table, table->model()->index(0, 0));
                      },
                      [] {
                          return visibleJobs() > 0
                              ? u"%1 jobs without a server"_s.arg(visibleJobs())
                              : QString();
                      } });
    steps.push_back({ u"offline-add"_s,
                      [] {
                          if (!hands::find(u"jobForm"_s))
                              return hands::trigger(u"actionAddJob"_s) && false;
                          return choose(u"organization"_s, u"LEGAL"_s)
                              && hands::click(u"primaryButton"_s);
                      },
                      [] { return gone(u"jobForm"_s); } });
    steps.push_back({ u"outbox"_s, [] { return hands::trigger(u"actionGoOutbox"_s); },
                      [] {
                          const int rows = rowsOf(u"outboxTable"_s);
                          return rows > 0 ? u"%1 waiting"_s.arg(rows) : QString();
                      } });
    steps.push_back({ u"online-again"_s,
                      [world] {
                          world.setServerRunning(true);
                          return hands::trigger(u"actionGoPeople"_s)
                              && hands::write(u"searchBox"_s, {})
                              && hands::trigger(u"actionRefresh"_s);
                      },
                      [] { return hands::find(u"tenantMessage"_s) ? QString() : u"online"_s; } });
}

} // namespace

std::vector<TourStep> mainStory(const StoryWorld &world, Language language, ThemeChoice theme,
                                int number)
{
    Steps steps;
    lookAround(steps, language, theme);
    addAndChangeJob(steps);
    meetRefusal(steps, world, language);
    addAndChangePosition(steps, number);
    goOffline(steps, world);
    return steps;
}

} // namespace renzhi
