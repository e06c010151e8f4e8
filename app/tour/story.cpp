// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/story.h"

#include "app/tour/changes.h"
#include "app/tour/eyes.h"
#include "app/tour/hands.h"
#include "models/items/titletablemodel.h"
#include "views/errors/fielderror.h"

#include <QAbstractItemView>
#include <QApplication>

#include <memory>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

using namespace eyes;

using Steps = std::vector<TourStep>;

void lookAround(Steps &steps, Language language, ThemeChoice theme)
{
    const QString button
        = language == Language::Chinese ? u"languageChinese"_s : u"languageEnglish"_s;
    steps.push_back(
        { u"start"_s,
          u"chose the language %1 and the %2 theme"_s.arg(
              language == Language::Chinese ? u"zh_CN"_s : u"en"_s,
              theme == ThemeChoice::Dark ? u"dark"_s : u"light"_s),
          [button, theme] {
              return hands::click(button)
                  && hands::trigger(theme == ThemeChoice::Dark ? u"themeDark"_s : u"themeLight"_s);
          },
          [chinese = language == Language::Chinese, dark = theme == ThemeChoice::Dark] {
              const int rows = rowsOf(u"peopleTable"_s);
              const QString word = windowWord();
              const bool ready = rows > 4000 && !hands::find(u"statusProgress"_s);
              const bool asked = !word.isEmpty() && isChinese(word) == chinese
                  && isDark(QApplication::palette()) == dark;
              return ready && asked
                  ? u"%1 people; “%2”, %3"_s.arg(rows).arg(word, dark ? u"dark"_s : u"light"_s)
                  : QString();
          } });
    steps.push_back(
        { u"search"_s, u"typed “zw” into the search box"_s,
          [] { return hands::write(u"searchBox"_s, u"zw"_s); },
          [] {
              const QString best = u"张伟 (zhang.wei)"_s;
              return firstPerson() == best
                  ? u"%1 hits, the first is %2"_s.arg(rowsOf(u"peopleTable"_s)).arg(best)
                  : QString();
          } });
    steps.push_back({ u"card"_s, u"searched for zhang.wei and chose the first hit"_s,
                      [] {
                          auto *table = hands::find<QAbstractItemView>(u"peopleTable"_s);
                          return hands::write(u"searchBox"_s, u"zhang.wei"_s) && table
                              && hands::clickRow(table, table->model()->index(0, 0));
                      },
                      [] {
                          const int jobs = jobsOf(u"zhang.wei"_s);
                          return jobs > 0 ? u"%1 jobs"_s.arg(jobs) : QString();
                      } });
}

// Of a field's error: the language of now comes first, the other below.
QString firstLine(const QString &error)
{
    return textOf(error).section(u'\n', 0, 0);
}

// The server asks for a title: the refusal lands on its field, and is there in the other language
// as well.
void meetRefusal(Steps &steps, const StoryWorld &world, Language language)
{
    steps.push_back(
        { u"refusal"_s, u"saved a job in HR without a title, which the server now asks for"_s,
          [world] {
              if (!hands::find(u"jobForm"_s)) {
                  world.setTitleRequired(true);
                  return hands::trigger(u"actionAddJob"_s) && false;
              }
              return hands::choose(u"organization"_s, u"HR"_s) && hands::click(u"primaryButton"_s);
          },
          [] {
              const auto *error = hands::find<FieldError>(u"titleError"_s);
              return error && error->key() == "USER.0096"_L1
                  ? error->key() + u": "_s + firstLine(u"titleError"_s)
                  : QString();
          } });
    const bool chinese = language == Language::Chinese;
    auto before = std::make_shared<QString>();
    steps.push_back(
        { u"refusal-other-language"_s,
          u"chose the language %1"_s.arg(chinese ? u"en"_s : u"zh_CN"_s),
          [before, chinese] {
              *before = firstLine(u"titleError"_s);
              return hands::click(chinese ? u"languageEnglish"_s : u"languageChinese"_s);
          },
          [before, chinese] {
              const QString now = firstLine(u"titleError"_s);
              const bool changed = !now.isEmpty() && now != *before && isChinese(now) != chinese;
              return changed ? *before + u" → "_s + now : QString();
          } });
    steps.push_back({ u"refusal-closed"_s,
                      u"left the form without saving, in the first language again"_s,
                      [world, chinese] {
                          world.setTitleRequired(false);
                          return hands::click(chinese ? u"languageChinese"_s : u"languageEnglish"_s)
                              && hands::press(u"jobForm"_s, Qt::Key_Escape);
                      },
                      [chinese] {
                          if (hands::find(u"confirmStrip"_s))
                              (void)hands::click(u"confirmYes"_s);
                          return !hands::find(u"jobForm"_s) && isChinese(windowWord()) == chinese
                              ? u"jobForm closed, “%1”"_s.arg(windowWord())
                              : QString();
                      },
                      false });
}

// One that some position offers, so that its card has something to show.
int rowOfOfferedTitle(const QAbstractItemModel &model)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.index(row, int(TitleTableModel::Column::Positions)).data().toInt() > 0)
            return row;
    }
    return -1;
}

void lookAtTitles(Steps &steps)
{
    steps.push_back(
        { u"titles"_s, u"opened the page of titles and chose one that a position offers"_s,
          [] {
              auto *table = hands::find<QAbstractItemView>(u"titlesTable"_s);
              if (!table)
                  return hands::trigger(u"actionGoTitles"_s) && false;
              const int row = rowOfOfferedTitle(*table->model());
              return row >= 0 && hands::clickRow(table, table->model()->index(row, 0));
          },
          [] {
              return hands::find(u"titlePositions"_s) ? u"%1 titles"_s.arg(rowsOf(u"titlesTable"_s))
                                                      : QString();
          } });
}

void keepOffline(Steps &steps, const StoryWorld &world)
{
    steps.push_back({ u"offline"_s, u"stopped the server and refreshed the people"_s,
                      [world] {
                          world.setServerRunning(false);
                          return hands::write(u"searchBox"_s, {})
                              && hands::trigger(u"actionGoPeople"_s)
                              && hands::trigger(u"actionRefresh"_s);
                      },
                      [] { return shown(u"tenantMessage"_s); } });
    steps.push_back({ u"offline-card"_s,
                      u"searched for zhang.wei and chose the first hit, without the server"_s,
                      [] {
                          auto *table = hands::find<QAbstractItemView>(u"peopleTable"_s);
                          return hands::write(u"searchBox"_s, u"zhang.wei"_s) && table
                              && hands::clickRow(table, table->model()->index(0, 0));
                      },
                      [] {
                          const int jobs = jobsOf(u"zhang.wei"_s);
                          return jobs > 0 ? u"%1 jobs without a server"_s.arg(jobs) : QString();
                      } });
    // What an operator kept before is still waiting.
    auto before = std::make_shared<int>(-1);
    steps.push_back({ u"offline-add"_s, u"saved a job in LEGAL without the server"_s,
                      [before] {
                          if (!hands::find(u"jobForm"_s))
                              return hands::trigger(u"actionAddJob"_s) && false;
                          *before = outboxCount();
                          return hands::choose(u"organization"_s, u"LEGAL"_s)
                              && hands::click(u"primaryButton"_s);
                      },
                      [before] {
                          return !hands::find(u"jobForm"_s) && outboxCount() == *before + 1
                              ? u"%1 → %2 kept"_s.arg(*before).arg(outboxCount())
                              : QString();
                      } });
    steps.push_back({ u"outbox"_s, u"opened the Outbox"_s,
                      [] { return hands::trigger(u"actionGoOutbox"_s); },
                      [before] {
                          const int rows = rowsOf(u"outboxTable"_s);
                          return *before >= 0 && rows == *before + 1
                              ? u"%1 → %2 waiting"_s.arg(*before).arg(rows)
                              : QString();
                      } });
}

void discardAndGoOnline(Steps &steps, const StoryWorld &world)
{
    steps.push_back({ u"outbox-discard"_s, u"chose the last entry and “discard”"_s,
                      [] {
                          auto *table = hands::find<QAbstractItemView>(u"outboxTable"_s);
                          const int last = rowsOf(u"outboxTable"_s) - 1;
                          return table && hands::clickRow(table, table->model()->index(last, 0))
                              && hands::click(u"dropOne"_s);
                      },
                      [] { return textOf(u"confirmQuestion"_s); } });
    auto before = std::make_shared<int>(0);
    steps.push_back({ u"outbox-discarded"_s, u"confirmed that it is discarded"_s,
                      [before] {
                          *before = rowsOf(u"outboxTable"_s);
                          return hands::click(u"confirmYes"_s);
                      },
                      [before] {
                          const int rows = rowsOf(u"outboxTable"_s);
                          return rows == *before - 1 && outboxCount() == rows
                                  && hands::find(u"outboxPage"_s)
                              ? u"%1 → %2 waiting"_s.arg(*before).arg(rows)
                              : QString();
                      } });
    steps.push_back({ u"online-again"_s, u"started the server and refreshed the people"_s,
                      [world] {
                          world.setServerRunning(true);
                          return hands::trigger(u"actionGoPeople"_s)
                              && hands::write(u"searchBox"_s, {})
                              && hands::trigger(u"actionRefresh"_s);
                      },
                      [] { return hands::find(u"tenantMessage"_s) ? QString() : u"online"_s; } });
}

} // namespace

std::vector<TourStep> mainStory(const StoryWorld &world, Language language, ThemeChoice theme)
{
    Steps steps;
    lookAround(steps, language, theme);
    chapters::addChangeAndRemoveJob(steps);
    meetRefusal(steps, world, language);
    lookAtTitles(steps);
    chapters::addChangeAndRemovePosition(steps, u"TOUR_1"_s);
    keepOffline(steps, world);
    discardAndGoOnline(steps, world);
    return steps;
}

} // namespace renzhi
