// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tour is worth what it notices: each step here cannot happen, although what is nearest to it
// (a form that closes, an error that is shown, rows that wait) does.

#include "app/tour/story.h"
#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"

#include <QAbstractItemView>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace renzhi;

namespace {

constexpr int TourPatience = 120'000;

// The people and the organizations of the story, and few others.
SandboxOptions storyTenant()
{
    SandboxOptions options;
    options.users = 200;
    return options;
}

std::vector<TourStep> storyOf(ShellWorld &world)
{
    const StoryWorld behind {
        [&world](bool running) {
            if (running)
                world.server().start();
            else
                world.server().stop();
        },
        [&world](bool required) {
            world.server().change(
                [required](SandboxOptions &options) { options.requireTitle = required; });
        },
    };
    return mainStory(behind, Language::English, ThemeChoice::Light);
}

auto stepNamed(const std::vector<TourStep> &story, const QString &name)
{
    return std::find_if(story.begin(), story.end(),
                        [&](const TourStep &step) { return step.name == name; });
}

// The steps of the story from one to another, or none when one of the two is not there.
std::vector<TourStep> steps(const std::vector<TourStep> &story, const QString &from,
                            const QString &to)
{
    const auto first = stepNamed(story, from);
    const auto last = stepNamed(story, to);
    if (first == story.end() || last == story.end())
        return {};
    return { first, last + 1 };
}

// What became of a tour, and what its tour.json says.
struct Told
{
    bool happened = false;
    bool complete = false;
    std::vector<QJsonObject> steps;
    [[nodiscard]] QJsonObject last() const { return steps.back(); }
    [[nodiscard]] QString did() const { return last().value("did"_L1).toString(); }
    [[nodiscard]] QString saw() const { return last().value("saw"_L1).toString(); }
};

Told made(ShellWorld &world, const std::vector<TourStep> &steps,
          std::chrono::milliseconds patience = 30s)
{
    if (steps.empty())
        return {};
    const QTemporaryDir folder;
    world.window().resize(1280, 800);
    Tour tour(world.window(), folder.path());
    tour.add(u"x"_s, steps);
    tour.setPatience(patience);
    QSignalSpy finished(&tour, &Tour::finished);
    tour.start();
    if (!QTest::qWaitFor([&] { return finished.size() == 1; }, TourPatience))
        return {};
    QFile file(folder.filePath(u"tour.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    Told told { finished.constFirst().constFirst().toBool(),
                json.value("complete"_L1).toBool(),
                {} };
    const QJsonArray listed = json.value("steps"_L1).toArray();
    std::transform(listed.cbegin(), listed.cend(), std::back_inserter(told.steps),
                   [](const QJsonValue &step) { return step.toObject(); });
    return told;
}

// A whole pass, but for what this window cannot do: it has few people, and nobody answers its
// language buttons.
Told wholePass(ShellWorld &world)
{
    auto story = storyOf(world);
    std::erase_if(story, [](const TourStep &step) {
        return step.name == "start"_L1 || step.name == "refusal-other-language"_L1;
    });
    return made(world, story);
}

QStringList sawOf(const Told &told)
{
    QStringList texts;
    for (const QJsonObject &step : told.steps)
        texts += step["step"_L1].toString() + u": "_s + step["saw"_L1].toString();
    return texts;
}

template <class Record> QStringList idsOf(const QList<Record> &records)
{
    QStringList ids;
    for (const Record &record : records)
        ids += record.id;
    return ids;
}

// One step that cannot happen: a few seconds are enough for what would be nearest to it.
Told vain(ShellWorld &world, const TourStep &step)
{
    const QByteArray told = "tour: step 01-" + step.name.toUtf8() + "-x did not happen";
    QTest::ignoreMessage(QtCriticalMsg, told.constData());
    return made(world, { step }, 3s);
}

bool goOffline(ShellWorld &world)
{
    world.server().stop();
    world.service().sync(SyncMode::Changes);
    return QTest::qWaitFor([&] { return world.service().connectivity() == Connectivity::Offline; },
                           TourPatience);
}

} // namespace

class TestTourStory : public QObject
{
    Q_OBJECT
private slots:
    void everyStepSaysWhatItDoes();
    void tellsWhatCameAbout();
    void secondPassFindsTheTenantAsItWas();
    void searchNeedsItsBestHitFirst();
    void demoOpensWithOrdinaryNames();
    void whatCouldNotBeDoneIsNotTold();
    void keptInTheOutboxIsNotSaved_data();
    void keptInTheOutboxIsNotSaved();
    void refusedIsNotSaved();
    void startNeedsTheLanguageThatWasAskedFor();
    void refusalNeedsItsWordsInTheOtherLanguage();
    void whatWaitedBeforeIsNotWhatWasKeptNow();
};

void TestTourStory::everyStepSaysWhatItDoes()
{
    for (const TourStep &step : mainStory({}, Language::Chinese, ThemeChoice::Dark))
        QVERIFY2(!step.did.isEmpty(), qPrintable(step.name));
}

void TestTourStory::tellsWhatCameAbout()
{
    ShellWorld world(storyTenant());
    QVERIFY(world.open());
    const auto story = storyOf(world);
    const Told job = made(world, steps(story, u"card"_s, u"job-added"_s));
    QVERIFY2(job.happened && job.complete, qPrintable(job.saw()));
    QCOMPARE(job.saw(), u"3 → 4 jobs, 1 → 2 CONSULTANT"_s);
    QCOMPARE(job.did(), u"saved the form"_s);
    const Told changed = made(world, steps(story, u"change-job"_s, u"job-changed"_s));
    QVERIFY2(changed.happened, qPrintable(changed.saw()));
    QCOMPARE(changed.saw(), u"4 → 4 jobs, 0 → 1 SENIOR_MANAGER"_s);
    const Told gone = made(world, steps(story, u"remove-job"_s, u"job-removed"_s));
    QVERIFY2(gone.happened, qPrintable(gone.saw()));
    QCOMPARE(gone.saw(), u"4 → 3 jobs, 1 → 0 SENIOR_MANAGER"_s);
    const Told position = made(world, steps(story, u"positions"_s, u"position-changed"_s));
    QVERIFY2(position.happened, qPrintable(position.saw()));
    QCOMPARE(position.saw(), u"TOUR_1 is 资深可靠性工程师"_s);
    const Told kept = made(world, steps(story, u"offline"_s, u"outbox"_s));
    QVERIFY2(kept.happened, qPrintable(kept.saw()));
    QCOMPARE(kept.saw(), u"0 → 1 waiting"_s);
    const Told dropped = made(world, steps(story, u"outbox-discard"_s, u"outbox-discarded"_s));
    QVERIFY2(dropped.happened, qPrintable(dropped.saw()));
    QCOMPARE(dropped.saw(), u"1 → 0 waiting"_s);
}

void TestTourStory::secondPassFindsTheTenantAsItWas()
{
    ShellWorld world(storyTenant());
    QVERIFY(world.open());
    const QString person = world.server().userByName(u"zhang.wei"_s)->id;
    const QStringList jobs = idsOf(world.server().jobs(person));
    const QStringList positions = idsOf(world.server().positions());
    const Told first = wholePass(world);
    QVERIFY2(first.happened, qPrintable(first.saw()));
    QCOMPARE(idsOf(world.server().jobs(person)), jobs);
    QCOMPARE(idsOf(world.server().positions()), positions);
    QVERIFY(world.session().outbox->entries().isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(!world.service().isSyncing(), Patience);
    const Told second = wholePass(world);
    QVERIFY2(second.happened, qPrintable(second.saw()));
    QCOMPARE(sawOf(second), sawOf(first));
}

// There are other hits.
void TestTourStory::searchNeedsItsBestHitFirst()
{
    ShellWorld world(storyTenant());
    SandboxUser person = *world.server().userByName(u"zhang.wei"_s);
    person.name = u"李四"_s;
    world.server().put(person);
    QVERIFY(world.open());
    const Told told = vain(world, *stepNamed(storyOf(world), u"search"_s));
    QCOMPARE(told.saw(), u"not seen"_s);
    QVERIFY(world.find<QAbstractItemView>(u"peopleTable"_s)->model()->rowCount() > 0);
}

// The names that look like markup or are very long are there, and not what a newcomer sees first.
void TestTourStory::demoOpensWithOrdinaryNames()
{
    constexpr int firstSight = 20;
    constexpr int veryLong = 40;
    ShellWorld world { SandboxOptions() };
    QVERIFY(world.open());
    QVERIFY(world.server().userByName(u"wang.html"_s)->name.contains("<b>"_L1));
    QVERIFY(world.server().userByName(u"long.name"_s)->name.size() > veryLong);
    const auto *model = world.find<QAbstractItemView>(u"peopleTable"_s)->model();
    QVERIFY(model->rowCount() > firstSight);
    for (int row = 0; row < firstSight; ++row) {
        const QString name = model->index(row, 0).data().toString();
        QVERIFY2(!name.contains(u'<') && name.size() < veryLong, qPrintable(name));
    }
}

// No form is open.
void TestTourStory::whatCouldNotBeDoneIsNotTold()
{
    ShellWorld world(storyTenant());
    QVERIFY(world.open());
    const Told told = vain(world, *stepNamed(storyOf(world), u"job-added"_s));
    QCOMPARE(told.saw(), u"could not be done"_s);
    QCOMPARE(told.did(), QString());
}

void TestTourStory::keptInTheOutboxIsNotSaved_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("filled");
    QTest::addColumn<QString>("saved");
    QTest::newRow("job added") << u"card"_s << u"add-job-filled"_s << u"job-added"_s;
    QTest::newRow("job changed") << u"card"_s << u"change-job-filled"_s << u"job-changed"_s;
    QTest::newRow("job removed") << u"card"_s << u"remove-job"_s << u"job-removed"_s;
    QTest::newRow("position added") << u"positions"_s << u"add-position"_s << u"position-added"_s;
    QTest::newRow("position changed")
        << u"positions"_s << u"change-position"_s << u"position-changed"_s;
    QTest::newRow("position removed")
        << u"positions"_s << u"remove-position"_s << u"position-removed"_s;
}

void TestTourStory::keptInTheOutboxIsNotSaved()
{
    QFETCH(QString, from);
    QFETCH(QString, filled);
    QFETCH(QString, saved);
    ShellWorld world(storyTenant());
    QVERIFY(world.open());
    const auto story = storyOf(world);
    const Told before = made(world, steps(story, from, filled));
    QVERIFY2(before.happened, qPrintable(before.saw()));
    QVERIFY(goOffline(world));
    const Told told = vain(world, *stepNamed(story, saved));
    QCOMPARE(world.session().outbox->entries().size(), 1); // the form did close
    QVERIFY(!told.happened && !told.complete);
    QCOMPARE(told.last().value("step"_L1).toString(), u"01-%1-x"_s.arg(saved));
    QCOMPARE(told.last().value("happened"_L1).toBool(true), false);
}

void TestTourStory::refusedIsNotSaved()
{
    ShellWorld world(storyTenant());
    QVERIFY(world.open());
    const auto story = storyOf(world);
    const Told before = made(world, steps(story, u"card"_s, u"add-job-filled"_s));
    QVERIFY2(before.happened, qPrintable(before.saw()));
    world.server().change([](SandboxOptions &options) { options.permissions.clear(); });
    const Told told = vain(world, *stepNamed(story, u"job-added"_s));
    QVERIFY(!told.happened && !told.complete);
}

// Nobody answers the language buttons of this window.
void TestTourStory::startNeedsTheLanguageThatWasAskedFor()
{
    SandboxOptions many = storyTenant();
    many.users = 4100;
    ShellWorld world(many);
    QVERIFY(world.open());
    const auto inChinese = mainStory({}, Language::Chinese, ThemeChoice::Light);
    QVERIFY(!vain(world, *stepNamed(inChinese, u"start"_s)).happened);
    const Told told = made(world, { *stepNamed(storyOf(world), u"start"_s) });
    QVERIFY2(told.happened, qPrintable(told.saw()));
    QCOMPARE(told.saw(), u"4100 people; “People”, light"_s);
}

void TestTourStory::refusalNeedsItsWordsInTheOtherLanguage()
{
    ShellWorld world(storyTenant());
    QVERIFY(world.open());
    const auto story = storyOf(world);
    const Told card = made(world, steps(story, u"card"_s, u"card"_s));
    QVERIFY2(card.happened, qPrintable(card.saw()));
    const Told refused = made(world, steps(story, u"refusal"_s, u"refusal"_s));
    QVERIFY2(refused.happened, qPrintable(refused.saw()));
    QVERIFY2(refused.saw().startsWith("USER.0096: "_L1), qPrintable(refused.saw()));
    QVERIFY(!vain(world, *stepNamed(story, u"refusal-other-language"_s)).happened);
}

void TestTourStory::whatWaitedBeforeIsNotWhatWasKeptNow()
{
    ShellWorld world(storyTenant());
    QVERIFY(world.open());
    const Told first = made(world, steps(storyOf(world), u"card"_s, u"card"_s));
    QVERIFY2(first.happened, qPrintable(first.saw()));
    const Told kept = made(world, steps(storyOf(world), u"offline"_s, u"outbox"_s));
    QVERIFY2(kept.happened, qPrintable(kept.saw()));
    // The next pass, whose own addition did not happen.
    QVERIFY(!vain(world, *stepNamed(storyOf(world), u"outbox"_s)).happened);
}

RENZHI_TEST(TestTourStory)
#include "tst_tourstory.moc"
