// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cache/cacherecords.h"
#include "tests/support/testmain.h"

using namespace renzhi;
using namespace renzhi::test;

// A full pass: the old rows stay until the new ones are whole.
class TestCacheStage : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = opened(m_folder->path());
        QVERIFY(m_store);
    }
    void cleanup() { m_store.reset(); }

    void commitReplacesTheCollection_data();
    void commitReplacesTheCollection();
    void commitKeepsRowsAndSaysWhatChanged();
    void stagingTwiceReplaces();
    void droppedStageChangesNothing();
    void secondBeginForgetsTheFirst();
    void stagesOfCollectionsAreIndependent();
    void singleRecordsOutliveTheStage();
    void stagingWithoutBeginFails();
    void emptyCommitEmptiesTheCollection();
    void mergeWhileStagingIsSeenAtOnce();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CacheStore> m_store;
};

void TestCacheStage::commitReplacesTheCollection_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("after");
    QTest::newRow("first") << 0 << 300;
    QTest::newRow("grown") << 100 << 300;
    QTest::newRow("shrunk") << 300 << 100;
    QTest::newRow("same") << 100 << 100;
}

void TestCacheStage::commitReplacesTheCollection()
{
    QFETCH(int, before);
    QFETCH(int, after);
    QVERIFY(m_store->merge(users(before)));
    const QVector<User> wanted = users(after);
    QVERIFY(m_store->beginStage(Collection::Users));
    for (qsizetype i = 0; i < wanted.size(); i += 50)
        QVERIFY(m_store->stage(wanted.mid(i, 50)));
    QCOMPARE(m_store->stagedCount(Collection::Users), after);
    QCOMPARE(everybody(*m_store).size(), before);
    const auto change = m_store->commitStage(Collection::Users, completeState());
    QVERIFY(change);
    QCOMPARE(change->changed, std::max(0, after - before));
    QCOMPARE(change->removed, std::max(0, before - after));
    QCOMPARE(change->removedUsers.size(), size_t(change->removed));
    QCOMPARE(m_store->count(Collection::Users), after);
    QVERIFY(m_store->syncState(Collection::Users).complete);
    QCOMPARE(m_store->stagedCount(Collection::Users), 0);
    for (const User &person : wanted)
        QCOMPARE(m_store->user(person.id)->value(), person);
    QCOMPARE(everybody(*m_store).size(), after);
}

void TestCacheStage::commitKeepsRowsAndSaysWhatChanged()
{
    QVERIFY(m_store->merge(users(5)));
    const auto before = everybody(*m_store);
    QVector<User> wanted = users(6);
    wanted[2].name = u"李娜"_s;
    wanted.removeAt(0);
    const UserRow gone = *m_store->rowOf(UserId(u"u-0"_s));
    const UserRow renamed = *m_store->rowOf(UserId(u"u-2"_s));
    QVERIFY(m_store->beginStage(Collection::Users));
    QVERIFY(m_store->stage(wanted));
    const auto change = m_store->commitStage(Collection::Users, {});
    const UserRow added = *m_store->rowOf(UserId(u"u-5"_s));
    QCOMPARE(change->removedUsers, std::vector { gone });
    std::vector<UserRow> changed = change->changedUsers;
    std::sort(changed.begin(), changed.end());
    QCOMPARE(changed, (std::vector { renamed, added }));
    for (int i = 1; i < 5; ++i)
        QCOMPARE(before.value(*m_store->rowOf(user(i).id)).id, user(i).id);
}

void TestCacheStage::stagingTwiceReplaces()
{
    User later = user(1);
    later.name = u"后来"_s;
    QVERIFY(m_store->beginStage(Collection::Users));
    QVERIFY(m_store->stage(users(2)));
    QVERIFY(m_store->stage(QList { later }));
    QCOMPARE(m_store->stagedCount(Collection::Users), 2);
    QVERIFY(m_store->commitStage(Collection::Users, {}));
    QCOMPARE(m_store->user(later.id)->value(), later);
}

void TestCacheStage::droppedStageChangesNothing()
{
    QVERIFY(m_store->merge(users(3)));
    const auto before = everybody(*m_store);
    QVERIFY(m_store->beginStage(Collection::Users));
    QVERIFY(m_store->stage(users(100)));
    m_store->dropStage(Collection::Users);
    QCOMPARE(m_store->stagedCount(Collection::Users), 0);
    QVERIFY(!m_store->commitStage(Collection::Users, completeState()));
    QCOMPARE(everybody(*m_store), before);
    QVERIFY(!m_store->syncState(Collection::Users).complete);
    m_store->dropStage(Collection::Users);
}

void TestCacheStage::secondBeginForgetsTheFirst()
{
    QVERIFY(m_store->beginStage(Collection::Users));
    QVERIFY(m_store->stage(users(100)));
    QVERIFY(m_store->beginStage(Collection::Users));
    QCOMPARE(m_store->stagedCount(Collection::Users), 0);
    QVERIFY(m_store->stage(users(2)));
    QVERIFY(m_store->commitStage(Collection::Users, {}));
    QCOMPARE(m_store->count(Collection::Users), 2);
}

// What the operator saved or found gone while a full pass runs is younger than the pages.
void TestCacheStage::singleRecordsOutliveTheStage()
{
    QVERIFY(m_store->merge(positions()));
    QVERIFY(m_store->beginStage(Collection::Positions));
    QVERIFY(m_store->stage(positions()));
    Position saved = positions().constFirst();
    saved.name = u"新名"_s;
    Position added = saved;
    added.id = PositionId(u"p-new"_s);
    QVERIFY(m_store->merge(QList { saved, added }));
    QVERIFY(m_store->remove(positions().constLast().id));
    QCOMPARE(m_store->stagedCount(Collection::Positions), positions().size());
    QVERIFY(m_store->commitStage(Collection::Positions, completeState()));
    const auto kept = m_store->positions();
    QVERIFY(kept);
    QCOMPARE(kept->size(), positions().size());
    QVERIFY(kept->contains(saved));
    QVERIFY(kept->contains(added));
    QVERIFY(!kept->contains(positions().constLast()));
}

void TestCacheStage::stagesOfCollectionsAreIndependent()
{
    QVERIFY(m_store->beginStage(Collection::Titles));
    QVERIFY(m_store->beginStage(Collection::Positions));
    QVERIFY(m_store->beginStage(Collection::Organizations));
    QVERIFY(m_store->stage(titles()));
    QVERIFY(m_store->stage(positions()));
    QVERIFY(m_store->stage(organizations()));
    QCOMPARE(m_store->commitStage(Collection::Positions, {})->changed, 2);
    m_store->dropStage(Collection::Titles);
    QCOMPARE(m_store->commitStage(Collection::Organizations, {})->changed, 2);
    QCOMPARE(m_store->count(Collection::Titles), 0);
    QCOMPARE(*m_store->positions(), positions());
    QCOMPARE(*m_store->organizations(), organizations());
    // And again, after the stage was closed in between.
    QVERIFY(m_store->beginStage(Collection::Titles));
    QVERIFY(m_store->stage(titles()));
    QCOMPARE(m_store->commitStage(Collection::Titles, {})->changed, 2);
}

void TestCacheStage::stagingWithoutBeginFails()
{
    const auto staged = m_store->stage(users(1));
    QVERIFY(!staged);
    QCOMPARE(staged.error().kind, ApiError::Kind::Local);
    QVERIFY(!m_store->commitStage(Collection::Users, completeState()));
    QCOMPARE(m_store->count(Collection::Users), 0);
}

void TestCacheStage::emptyCommitEmptiesTheCollection()
{
    QVERIFY(m_store->merge(positions()));
    QVERIFY(m_store->beginStage(Collection::Positions));
    QCOMPARE(m_store->commitStage(Collection::Positions, completeState())->removed, 2);
    QCOMPARE(m_store->count(Collection::Positions), 0);
    QVERIFY(m_store->positions()->isEmpty());
}

void TestCacheStage::mergeWhileStagingIsSeenAtOnce()
{
    QVERIFY(m_store->beginStage(Collection::Users));
    QVERIFY(m_store->stage(users(3)));
    QVERIFY(m_store->merge(QList { user(7) }));
    QCOMPARE(m_store->user(user(7).id)->value(), user(7));
    QVERIFY(m_store->stage(QList { user(7) }));
    QCOMPARE(m_store->commitStage(Collection::Users, {})->changed, 3);
    QCOMPARE(m_store->count(Collection::Users), 4);
}

RENZHI_GUILESS_TEST(TestCacheStage)
#include "tst_cachestage.moc"
