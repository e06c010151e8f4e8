// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/database.h"
#include "tests/cache/cacherecords.h"
#include "tests/support/filescan.h"
#include "tests/support/testmain.h"

#include <QFile>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

// False also when it cannot be done.
bool hasSettledAnew(CacheStore &store)
{
    const auto settled = store.settleContacts();
    return settled && *settled;
}

std::unique_ptr<CacheStore> openedWithout(const QString &directory)
{
    auto store = opened(directory);
    if (store)
        store->setContactsKept(false);
    return store;
}

} // namespace

// A cache in which people have no mobile numbers and e-mail addresses.
class TestCacheContacts : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void noneIsWritten();
    void ofThoseOfBeforeNothingIsLeft();
    void theRestStays();
    void noneIsShownBeforeTheyAreRemoved();
    void anotherConnectionWritesNoneEither();
    void stageOfAnotherConnectionBringsNone();
    void stageThatIsLeftBehindIsRemoved();
    void stageOfBeforeIsNotGoneOnWith();
    void removalThatWasCutOffGoesOn();
    void keptAgainAFullPassIsDue();

private:
    [[nodiscard]] QString path() const { return m_folder->path(); }
    // Of the people that user() makes.
    [[nodiscard]] QString found() const
    {
        return foundBelow(path(), { u"13800000"_s, u"@example.com"_s });
    }
    [[nodiscard]] QStringList stages() const
    {
        return QDir(path()).entryList({ u"stage-*"_s }, QDir::Files);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCacheContacts::noneIsWritten()
{
    const auto store = openedWithout(path());
    QVERIFY(store);
    QVERIFY(store->hasContacts()); // nothing is known of a cache that was never asked
    QVERIFY(hasSettledAnew(*store));
    QVERIFY(!store->hasContacts());
    QCOMPARE(store->merge(users(50))->changed, 50);
    QCOMPARE(store->merge(users(50))->changed, 0); // what is left out is no difference
    QVERIFY(store->resumeStage(Collection::Users));
    QVERIFY(store->stage(users(60), StageNote { 0, u"sixty"_s }));
    QVERIFY(!stages().isEmpty());
    QCOMPARE(found(), QString());
    QCOMPARE(store->commitStage(Collection::Users, completeState())->changed, 10);
    QCOMPARE(store->user(user(1).id)->value(), withoutContacts(user(1)));
    QCOMPARE(everybody(*store).size(), 60);
    QCOMPARE(found(), QString());
}

void TestCacheContacts::ofThoseOfBeforeNothingIsLeft()
{
    {
        const auto store = opened(path());
        QVERIFY(store && store->merge(users(2000)));
        for (int i = 0; i < 300; ++i)
            QVERIFY(store->remove(user(i).id)); // their pages are free, and as they were
        QVERIFY(store->resumeStage(Collection::Users));
        QVERIFY(store->stage(users(100), StageNote { 0, u"hundred"_s }));
    }
    QFile damaged(path() + u"/cache.sqlite.old"_s);
    QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(user(1).mobile.toUtf8()) > 0);
    damaged.close();
    const auto store = openedWithout(path());
    QVERIFY(store);
    QVERIFY(!stages().isEmpty());
    QVERIFY(!found().isEmpty()); // the scan finds what is there
    const auto before = store->peopleMark();
    QVERIFY(before);
    QVERIFY(hasSettledAnew(*store));
    QVERIFY(!store->hasContacts());
    QCOMPARE(found(), QString());
    QVERIFY(stages().isEmpty());
    QVERIFY(!damaged.exists());
    QVERIFY(store->peopleMark()->generation != before->generation); // no copy of them is of use
    QVERIFY(!hasSettledAnew(*store)); // once
    QCOMPARE(store->count(Collection::Users), 1700);
}

void TestCacheContacts::theRestStays()
{
    const JobList jobs = jobsOf(
        user(2).id, { job(u"j-1"_s, u"o-1"_s, u"p-1"_s, u"t-1"_s, RelationType::PartTime) });
    QMap<UserRow, User> before;
    {
        const auto store = opened(path());
        QVERIFY(store && store->merge(users(20)) && store->merge(positions()));
        QVERIFY(store->saveJobs(jobs));
        QVERIFY(store->setSyncState(Collection::Users, completeState()));
        before = everybody(*store);
    }
    const auto store = openedWithout(path());
    QVERIFY(store && hasSettledAnew(*store));
    QCOMPARE(store->jobs(user(2).id)->jobs, jobs.jobs);
    QCOMPARE(store->positions()->size(), 2);
    QCOMPARE(store->syncState(Collection::Users).highWater, completeState().highWater);
    QCOMPARE(store->syncState(Collection::Users).fullAt, completeState().fullAt);
    for (User &person : before)
        person = withoutContacts(person);
    QCOMPARE(everybody(*store), before);
}

void TestCacheContacts::noneIsShownBeforeTheyAreRemoved()
{
    const auto writer = opened(path());
    QVERIFY(writer && writer->merge(users(3)));
    QVERIFY(writer->saveJobs(jobsOf(
        user(1).id, { job(u"j-1"_s, u"o-1"_s, u"p-1"_s, u"t-1"_s, RelationType::Primary) })));
    const auto store = openedWithout(path());
    QVERIFY(store);
    const User expected = withoutContacts(user(1));
    const auto row = store->rowOf(expected.id);
    QVERIFY(row);
    const std::vector<UserRow> rows { *row };
    QCOMPARE(store->user(expected.id)->value(), expected);
    QCOMPARE(store->users(rows)->constFirst(), expected);
    QCOMPARE(everybody(*store).value(*row), expected);
    QCOMPARE(store->holders(PositionId(u"p-1"_s))->constFirst().user, expected);
    QCOMPARE(writer->user(expected.id)->value(), user(1));
}

void TestCacheContacts::anotherConnectionWritesNoneEither()
{
    const auto other = opened(path()); // of a window that was opened before
    const auto store = openedWithout(path());
    QVERIFY(other && store && other->merge(users(10)));
    QVERIFY(hasSettledAnew(*store));
    QVERIFY(other->merge(users(20)));
    QCOMPARE(other->user(user(15).id)->value(), withoutContacts(user(15)));
    QCOMPARE(found(), QString());
}

void TestCacheContacts::stageOfAnotherConnectionBringsNone()
{
    const auto other = opened(path());
    const auto store = openedWithout(path());
    QVERIFY(other && store);
    QVERIFY(other->beginStage(Collection::Users));
    QVERIFY(other->stage(users(20)));
    QVERIFY(hasSettledAnew(*store));
    QVERIFY(other->commitStage(Collection::Users, completeState()));
    QCOMPARE(store->count(Collection::Users), 20);
    QCOMPARE(found(), QString());
}

void TestCacheContacts::stageThatIsLeftBehindIsRemoved()
{
    const auto other = opened(path());
    const auto store = openedWithout(path());
    QVERIFY(other && store);
    QVERIFY(other->resumeStage(Collection::Users));
    QVERIFY(other->stage(users(20), StageNote { 0, u"twenty"_s }));
    QVERIFY(hasSettledAnew(*store));
    other->leaveStage(Collection::Users);
    QCOMPARE(stages(), QStringList());
    QCOMPARE(found(), QString());
}

void TestCacheContacts::stageOfBeforeIsNotGoneOnWith()
{
    for (const bool keeps : { false, true }) {
        {
            const auto store = opened(path());
            QVERIFY(store);
            store->setContactsKept(!keeps);
            QVERIFY(store->settleContacts());
            QVERIFY(store->resumeStage(Collection::Users));
            QVERIFY(store->stage(users(20), StageNote { 0, u"twenty"_s }));
        }
        const auto store = opened(path());
        QVERIFY(store);
        store->setContactsKept(keeps);
        QVERIFY(hasSettledAnew(*store));
        QVERIFY(store->resumeStage(Collection::Users)->isEmpty());
        QCOMPARE(store->stagedCount(Collection::Users), 0);
    }
}

void TestCacheContacts::removalThatWasCutOffGoesOn()
{
    QVERIFY(opened(path())->merge(users(200)));
    {
        const auto database = Database::open(path() + u"/cache.sqlite"_s);
        QVERIFY(database && (*database)->run("UPDATE collection SET contacts = 2 WHERE id = 3"));
    }
    const auto store = openedWithout(path());
    QVERIFY(store && store->hasContacts());
    QVERIFY(hasSettledAnew(*store));
    QCOMPARE(found(), QString());
}

// A delta would bring those alone that change from now on.
void TestCacheContacts::keptAgainAFullPassIsDue()
{
    const auto store = openedWithout(path());
    QVERIFY(store && hasSettledAnew(*store));
    QVERIFY(store->merge(users(5)));
    QVERIFY(store->setSyncState(Collection::Users, completeState()));
    store->setContactsKept(true);
    QVERIFY(hasSettledAnew(*store));
    QVERIFY(!hasSettledAnew(*store));
    QVERIFY(store->hasContacts());
    const SyncState state = store->syncState(Collection::Users);
    QVERIFY(!state.fullAt.isValid());
    QVERIFY(state.complete);
    QCOMPARE(state.highWater, completeState().highWater);
    QCOMPARE(store->merge(users(5))->changed, 5);
    QCOMPARE(store->user(user(1).id)->value(), user(1));
}

RENZHI_GUILESS_TEST(TestCacheContacts)
#include "tst_cachecontacts.moc"
