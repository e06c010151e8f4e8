// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Lets every form of the real window write through URL: the chapters of the tour that need no look
// behind the server's back, and a transfer. usage: windowdrive URL PEOPLE DIR. PEOPLE is how many
// the tenant has; it asks for a title in every job. DIR gets the pictures. Ends with 1 when a step
// did not happen.

#include "app/desktop.h"
#include "app/languageswitcher.h"
#include "app/tour/eyes.h"
#include "app/tour/hands.h"
#include "app/tour/story.h"
#include "models/core/errorcatalog.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace renzhi;

namespace {

// Everything goes through a validator, which takes its time.
constexpr auto Patience = 180s;
// What the window still reads after its last step belongs to the run.
constexpr auto Afterwards = 1s;

// The tenant behind URL in the place of the demo tenant: what is offered there only on request is
// offered.
DemoStarter tenantAt(const QString &url)
{
    TenantProfile profile;
    profile.id = u"contract"_s;
    profile.name = u"contract"_s;
    profile.baseUrl = url;
    profile.clientId = u"demo"_s;
    profile.proxy = u"direct"_s;
    profile.demo = true;
    profile.transfers = true;
    profile.positionRemoval = true;
    return [profile]() -> tl::expected<DemoTenant, cli::UsageError> {
        return DemoTenant { profile, u"demo-secret"_s };
    };
}

TourStep everybodyIsRead(int people)
{
    return { u"read"_s, u"opened the window"_s, [] { return true; },
             [people] {
                 const int rows = eyes::rowsOf(u"peopleTable"_s);
                 return rows == people && !hands::find(u"statusProgress"_s)
                     ? u"%1 people"_s.arg(rows)
                     : QString();
             } };
}

// Of the person on the card, who has one job of this title more then.
std::vector<TourStep> transferOfThePrimaryJob()
{
    const QString title = u"CONSULTANT"_s;
    const auto before = std::make_shared<qsizetype>(0);
    return { { u"transfer-filled"_s,
               u"opened the transfer, chose FIN, its first position and title %1"_s.arg(title),
               [title] {
                   if (!hands::find(u"jobForm"_s))
                       return hands::trigger(u"actionTransferJob"_s) && false;
                   return hands::choose(u"organization"_s, u"FIN"_s)
                       && hands::chooseFirst(u"position"_s) && hands::choose(u"title"_s, title);
               },
               [] { return eyes::canSave() ? u"can be saved"_s : QString(); } },
             { u"transferred"_s, u"saved the form"_s,
               [title, before] {
                   *before = eyes::jobRowsTitled(title).size();
                   return hands::click(u"primaryButton"_s);
               },
               [title, before] {
                   const qsizetype now = eyes::jobRowsTitled(title).size();
                   return now == *before + 1 && !eyes::isFormOpen()
                       ? u"%1 → %2 %3"_s.arg(*before).arg(now).arg(title)
                       : QString();
               } } };
}

// The main story from the card to the removal of the position. What it turns behind the window's
// back there, the tenant asks for from the beginning; the translations are not in this program.
std::vector<TourStep> story(int people)
{
    const StoryWorld asItIs { [](bool) {}, [](bool) {} };
    auto whole = mainStory(asItIs, Language::English, ThemeChoice::Light);
    std::erase_if(whole,
                  [](const TourStep &step) { return step.name == "refusal-other-language"_L1; });
    const auto named = [&whole](QLatin1StringView name) {
        return std::find_if(whole.begin(), whole.end(),
                            [name](const TourStep &step) { return step.name == name; });
    };
    const auto card = named("card"_L1);
    const auto last = named("position-removed"_L1);
    if (card == whole.end() || last == whole.end())
        return {};
    std::vector<TourStep> steps { everybodyIsRead(people), *card };
    for (const TourStep &step : transferOfThePrimaryJob())
        steps.push_back(step);
    steps.insert(steps.end(), card + 1, last + 1);
    return steps;
}

} // namespace

int main(int argc, char *argv[])
{
    const QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const int people = arguments.size() == 4 ? arguments[2].toInt() : 0;
    const std::vector<TourStep> steps = story(people);
    if (people <= 0 || steps.empty()) {
        std::fputs("usage: windowdrive URL PEOPLE DIR\n", stderr);
        return 2;
    }
    const QTemporaryDir data;
    Options options;
    options.demo = true;
    options.language = Language::English;
    options.dataDirectory = data.path();
    const ErrorCatalog catalog;
    LanguageSwitcher languages;
    Desktop desktop(options, catalog, languages, tenantAt(arguments[1]));
    if (desktop.start()) {
        std::fputs("contract: the window does not open\n", stderr);
        return 1;
    }
    desktop.window().resize(1280, 800);
    Tour tour(desktop.window(), arguments[3]);
    tour.add(u"forms"_s, steps);
    tour.setPatience(Patience);
    QObject::connect(&tour, &Tour::finished, &desktop, [&desktop](bool isComplete) {
        QTimer::singleShot(Afterwards, &desktop,
                           [isComplete] { QCoreApplication::exit(isComplete ? 0 : 1); });
    });
    tour.start();
    const int code = QApplication::exec();
    if (code == 0)
        std::puts("contract: the forms of the window passed the validator");
    return code;
}
