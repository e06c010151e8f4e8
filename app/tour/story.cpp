// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/story.h"

#include "app/tour/hands.h"
#include "models/items/positiontablemodel.h"
#include "models/items/titletablemodel.h"
#include "views/errors/fielderror.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QLabel>

#include <algorithm>
#include <memory>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

using Steps = std::vector<TourStep>;

int rowsOf(const QString &viewName)
{
    const auto *view = hands::find<QAbstractItemView>(viewName);
    return view && view->model() ? view->model()->rowCount() : 0;
}

QList<QWidget *> jobRows()
{
    const QWidget *card = hands::find(u"personCard"_s);
    QList<QWidget *> rows = card ? card->findChildren<QWidget *>(u"jobRow"_s) : QList<QWidget *>();
    rows.removeIf([](const QWidget *row) { return !row->isVisible(); });
    return rows;
}

// What the card of this person holds; nothing while it shows somebody else.
int jobsOf(const QString &userName)
{
    const QWidget *card = hands::find(u"personCard"_s);
    const auto *who = card ? card->findChild<QLabel *>(u"userName"_s) : nullptr;
    return who && who->text() == userName ? int(jobRows().size()) : 0;
}

struct Jobs
{
    qsizetype all = 0;
    qsizetype titled = 0; // with the title of this code
};

Jobs jobsNow(const QString &title)
{
    const QList<QWidget *> rows = jobRows();
    const auto titled = std::count_if(rows.begin(), rows.end(), [&](const QWidget *row) {
        const auto *codes = row->findChild<QLabel *>(u"jobCodes"_s);
        return codes && codes->text().split(u' ').contains(title);
    });
    return { rows.size(), titled };
}

// The name the list has for the position of this code, or empty.
QString positionNamed(const QString &code)
{
    using Column = PositionTableModel::Column;
    const auto *view = hands::find<QAbstractItemView>(u"positionsTable"_s);
    const QAbstractItemModel *model = view ? view->model() : nullptr;
    for (int row = 0; model && row < model->rowCount(); ++row) {
        if (model->index(row, int(Column::Code)).data().toString() == code)
            return model->index(row, int(Column::Name)).data().toString();
    }
    return {};
}

QString textOf(const QString &name)
{
    QWidget *widget = hands::find(name);
    const QVariant text = widget ? widget->property("text") : QVariant();
    return text.isValid() ? text.toString() : widget ? widget->accessibleName() : QString();
}

// The status bar counts what is kept, and says nothing while there is none.
int outboxCount()
{
    QString digits = textOf(u"statusOutbox"_s);
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    return digits.toInt();
}

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

// A word of the window itself, whichever page is open.
QString windowWord()
{
    return textOf(u"railPeople"_s);
}

bool canSave()
{
    const QWidget *button = hands::find(u"primaryButton"_s);
    return button && button->isEnabled();
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
    steps.push_back({ u"search"_s, u"typed “zw” into the search box"_s,
                      [] { return hands::write(u"searchBox"_s, u"zw"_s); },
                      [] {
                          const int rows = rowsOf(u"peopleTable"_s);
                          return rows > 0 && rows < 4000 ? u"%1 hits"_s.arg(rows) : QString();
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

// Saves the open form: then the card has so many jobs more, and one more of them has this title.
// That the form closes does not show it, it does so as well when the Outbox keeps the change.
TourStep savedJob(const QString &name, const QString &title, int more)
{
    auto before = std::make_shared<Jobs>();
    return { name, u"saved the form"_s,
             [before, title] {
                 *before = jobsNow(title);
                 return hands::click(u"primaryButton"_s);
             },
             [before, title, more] {
                 const Jobs now = jobsNow(title);
                 const bool saved
                     = now.all == before->all + more && now.titled == before->titled + 1;
                 return saved && !hands::find(u"jobForm"_s)
                     ? u"%1 → %2 jobs, %3 → %4 %5"_s.arg(before->all)
                           .arg(now.all)
                           .arg(before->titled)
                           .arg(now.titled)
                           .arg(title)
                     : QString();
             } };
}

void addAndChangeJob(Steps &steps)
{
    steps.push_back({ u"add-job"_s, u"opened the form for a new part-time job"_s,
                      [] { return hands::trigger(u"actionAddJob"_s); },
                      [] { return shown(u"jobForm"_s); } });
    steps.push_back({ u"add-job-filled"_s,
                      u"chose organization FIN, its first position and title CONSULTANT"_s,
                      [] {
                          return choose(u"organization"_s, u"FIN"_s) && chooseFirst(u"position"_s)
                              && choose(u"title"_s, u"CONSULTANT"_s);
                      },
                      [] { return canSave() ? u"can be saved"_s : QString(); } });
    steps.push_back(savedJob(u"job-added"_s, u"CONSULTANT"_s, 1));
    steps.push_back({ u"change-job"_s, u"chose the last job of the card and opened its form"_s,
                      [] {
                          const QList<QWidget *> rows = jobRows();
                          return !rows.isEmpty() && hands::clickOn(rows.last())
                              && hands::trigger(u"actionChange"_s);
                      },
                      [] { return shown(u"jobForm"_s); } });
    steps.push_back({ u"change-job-filled"_s, u"chose title SENIOR_MANAGER"_s,
                      [] { return choose(u"title"_s, u"SENIOR_MANAGER"_s); },
                      [] { return textOf(u"titleChange"_s); } });
    steps.push_back(savedJob(u"job-changed"_s, u"SENIOR_MANAGER"_s, 0));
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
              return choose(u"organization"_s, u"HR"_s) && hands::click(u"primaryButton"_s);
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

// Saves the open form: then the list names the position of this code so.
TourStep savedPosition(const QString &step, const QString &code, const QString &from,
                       const QString &to)
{
    return { step, u"saved the form"_s,
             [code, from] {
                 return positionNamed(code) == from && hands::click(u"primaryButton"_s);
             },
             [code, to] {
                 return positionNamed(code) == to && !hands::find(u"positionForm"_s)
                     ? code + u" is "_s + to
                     : QString();
             } };
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

void addAndChangePosition(Steps &steps, int number)
{
    const QString code = u"TOUR_%1"_s.arg(number);
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
              return choose(u"organization"_s, u"RD-PLATFORM"_s) && hands::write(u"name"_s, name)
                  && hands::write(u"code"_s, code) && choose(u"title"_s, u"SENIOR"_s);
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

void goOffline(Steps &steps, const StoryWorld &world)
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
    // What runs before this one kept is still waiting.
    auto before = std::make_shared<int>(-1);
    steps.push_back({ u"offline-add"_s, u"saved a job in LEGAL without the server"_s,
                      [before] {
                          if (!hands::find(u"jobForm"_s))
                              return hands::trigger(u"actionAddJob"_s) && false;
                          *before = outboxCount();
                          return choose(u"organization"_s, u"LEGAL"_s)
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

std::vector<TourStep> mainStory(const StoryWorld &world, Language language, ThemeChoice theme,
                                int number)
{
    Steps steps;
    lookAround(steps, language, theme);
    addAndChangeJob(steps);
    meetRefusal(steps, world, language);
    lookAtTitles(steps);
    addAndChangePosition(steps, number);
    goOffline(steps, world);
    return steps;
}

} // namespace renzhi
