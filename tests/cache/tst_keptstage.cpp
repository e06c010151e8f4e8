// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/database.h"
#include "tests/cache/cacherecords.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QLockFile>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

// A stage that can be gone on with by the next start of the program.
class TestKeptStage : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        restart();
        QVERIFY(m_store);
    }
    void cleanup() { m_store.reset(); }

    void firstResumeBeginsEmpty();
    void whatWasStagedIsThereAfterARestart();
    void cacheStaysOldUntilTheCommit();
    void noteIsReplacedByALaterOne();
    void leftStageIsGoneOnWithAtOnce();
    void stageWithoutNotesIsBegunAnew();
    void leavingWithoutNotesLeavesNoFile();
    void beginForgetsWhatWasLeft();
    void nothingIsLeftAfterTheCommit();
    void otherCollectionsAreNotMistaken();
    void endOfOneCollectionLeavesWhatWasNotedOfAnother_data();
    void endOfOneCollectionLeavesWhatWasNotedOfAnother();
    void forgottenNotesAreNotGoneOnWith();
    void whatIsStagedOfLaterIsTold();
    void fileNobodyCanGoOnWithIsRemoved();
    void stageOfALostCacheIsForgotten();
    void unreadableStageIsBegunAnew_data();
    void unreadableStageIsBegunAnew();
    void stageOfARunningProgramIsLeftAlone();
    void lockedStageIsNeitherTakenNorRemoved();
    void stageIsForTheOwnerAlone();

private:
    void restart()
    {
        m_store.reset();
        m_store = opened(m_folder->path());
    }
    [[nodiscard]] QStringList files() const
    {
        return QDir(m_folder->path()).entryList({ u"stage-*"_s }, QDir::Files);
    }
    // Two pages, each with a note.
    [[nodiscard]] bool stagePages()
    {
        return m_store->stage(users(3), StageNote { 0, u"three"_s })
            && m_store->stage(QList { user(3), user(4) }, StageNote { 1, u"two"_s });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<CacheStore> m_store;
};

void TestKeptStage::firstResumeBeginsEmpty()
{
    const auto notes = m_store->resumeStage(Collection::Users);
    QVERIFY(notes);
    QVERIFY(notes->isEmpty());
    QVERIFY(stagePages());
    QCOMPARE(m_store->stagedCount(Collection::Users), 5);
}

void TestKeptStage::whatWasStagedIsThereAfterARestart()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    restart();
    const auto notes = m_store->resumeStage(Collection::Users);
    QVERIFY(notes);
    QCOMPARE(*notes, (StageNotes { { 0, u"three"_s }, { 1, u"two"_s } }));
    QCOMPARE(m_store->stagedCount(Collection::Users), 5);
    QVERIFY(m_store->stage(QList { user(5) }, StageNote { 2, u"one"_s }));
    QVERIFY(m_store->commitStage(Collection::Users, completeState()));
    for (const User &person : users(6))
        QCOMPARE(m_store->user(person.id)->value(), person);
}

void TestKeptStage::cacheStaysOldUntilTheCommit()
{
    QVERIFY(m_store->merge(QList { user(9) }));
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    restart();
    QCOMPARE(everybody(*m_store).size(), 1);
    QVERIFY(!m_store->syncState(Collection::Users).complete);
    QVERIFY(m_store->resumeStage(Collection::Users));
    QCOMPARE(everybody(*m_store).size(), 1);
    QCOMPARE(m_store->commitStage(Collection::Users, completeState())->removed, 1);
    QCOMPARE(everybody(*m_store).size(), 5);
}

void TestKeptStage::noteIsReplacedByALaterOne()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    QVERIFY(m_store->stage(QVector<User>(), StageNote { 1, u"again"_s }));
    restart();
    QCOMPARE(m_store->resumeStage(Collection::Users)->value(1), u"again"_s);
}

void TestKeptStage::leftStageIsGoneOnWithAtOnce()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    m_store->leaveStage(Collection::Users);
    QVERIFY(!m_store->stage(users(1)));
    QCOMPARE(m_store->resumeStage(Collection::Users)->size(), 2);
    QCOMPARE(m_store->stagedCount(Collection::Users), 5);
}

void TestKeptStage::stageWithoutNotesIsBegunAnew()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(m_store->stage(users(3)));
    restart();
    QVERIFY(m_store->resumeStage(Collection::Users)->isEmpty());
    QCOMPARE(m_store->stagedCount(Collection::Users), 0);
}

void TestKeptStage::leavingWithoutNotesLeavesNoFile()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(m_store->stage(users(3)));
    m_store->leaveStage(Collection::Users);
    QCOMPARE(files(), QStringList());
}

void TestKeptStage::beginForgetsWhatWasLeft()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    QVERIFY(m_store->beginStage(Collection::Users));
    QCOMPARE(m_store->stagedCount(Collection::Users), 0);
    restart();
    QVERIFY(m_store->resumeStage(Collection::Users)->isEmpty());
    QCOMPARE(m_store->stagedCount(Collection::Users), 0);
}

void TestKeptStage::nothingIsLeftAfterTheCommit()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    QVERIFY(!files().isEmpty());
    QVERIFY(m_store->commitStage(Collection::Users, completeState()));
    QCOMPARE(files(), QStringList());
    QVERIFY(m_store->resumeStage(Collection::Users)->isEmpty());
    QCOMPARE(m_store->stagedCount(Collection::Users), 0);
}

void TestKeptStage::otherCollectionsAreNotMistaken()
{
    QVERIFY(m_store->resumeStage(Collection::Positions));
    QVERIFY(m_store->stage(positions(), StageNote { 0, u"positions"_s }));
    restart();
    QVERIFY(m_store->resumeStage(Collection::Titles)->isEmpty());
    m_store->leaveStage(Collection::Titles);
    QCOMPARE(m_store->resumeStage(Collection::Positions)->value(0), u"positions"_s);
    QVERIFY(m_store->commitStage(Collection::Positions, completeState()));
    QCOMPARE(*m_store->positions(), positions());
}

void TestKeptStage::endOfOneCollectionLeavesWhatWasNotedOfAnother_data()
{
    QTest::addColumn<bool>("isCommitted");
    QTest::newRow("committed") << true;
    QTest::newRow("dropped") << false;
}

void TestKeptStage::endOfOneCollectionLeavesWhatWasNotedOfAnother()
{
    QFETCH(bool, isCommitted);
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    m_store->leaveStage(Collection::Users);
    QVERIFY(m_store->resumeStage(Collection::Positions));
    QVERIFY(m_store->stage(positions(), StageNote { 0, u"positions"_s }));
    if (isCommitted)
        QVERIFY(m_store->commitStage(Collection::Positions, completeState()));
    else
        m_store->dropStage(Collection::Positions);
    QCOMPARE(m_store->resumeStage(Collection::Users)->size(), 2);
    QCOMPARE(m_store->stagedCount(Collection::Users), 5);
    QVERIFY(m_store->resumeStage(Collection::Positions)->isEmpty());
    QCOMPARE(m_store->stagedCount(Collection::Positions), 0);
}

void TestKeptStage::forgottenNotesAreNotGoneOnWith()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    QVERIFY(m_store->forgetNotes(Collection::Users));
    QCOMPARE(m_store->stagedCount(Collection::Users), 5);
    restart();
    QVERIFY(m_store->resumeStage(Collection::Users)->isEmpty());
    QCOMPARE(m_store->stagedCount(Collection::Users), 0);
}

void TestKeptStage::whatIsStagedOfLaterIsTold()
{
    const QString time = u"2024-03-01 00:00:00"_s;
    const QString latest = u"2025-01-01 00:00:00"_s;
    QVERIFY(!m_store->stagedSince(Collection::Users, time, latest));
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(m_store->stage(users(3)));
    User created = user(4);
    created.createdAt = u"2024-04-01 00:00:00.000"_s;
    User broken = user(5);
    broken.createdAt = u"9999-01-01 00:00:00.000"_s;
    QVERIFY(m_store->stage(QList { user(3, u"2024-03-01 00:00:00.001"_s), created, broken }));
    QCOMPARE(m_store->stagedSince(Collection::Users, time, latest).value(),
             (QSet<QString> { user(3).id.toString(), created.id.toString() }));
}

// Left by a kill between the commit and the end of the file, or because another program was faster.
void TestKeptStage::fileNobodyCanGoOnWithIsRemoved()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    m_store->leaveStage(Collection::Users);
    for (const auto collection : { Collection::Titles, Collection::Positions })
        QVERIFY(m_store->setSyncState(collection, completeState()));
    restart();
    QVERIFY(!files().isEmpty());
    QVERIFY(m_store->setSyncState(Collection::Users, completeState()));
    restart();
    QCOMPARE(files(), QStringList());
}

// Its people name organizations by numbers of that cache.
void TestKeptStage::stageOfALostCacheIsForgotten()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    m_store.reset();
    for (const auto suffix : { ""_L1, "-wal"_L1, "-shm"_L1 })
        QFile::remove(m_folder->filePath(u"cache.sqlite"_s) + suffix);
    restart();
    QCOMPARE(files(), QStringList());
    QVERIFY(m_store->resumeStage(Collection::Users)->isEmpty());
    QCOMPARE(m_store->stagedCount(Collection::Users), 0);
}

void TestKeptStage::unreadableStageIsBegunAnew_data()
{
    QTest::addColumn<QByteArray>("damaged"); // the page that has this
    QTest::newRow("first page") << QByteArray("SQLite format 3");
    QTest::newRow("page among the people") << QByteArray("zhang.wei1500@");
}

// And the cache is not suspected for it.
void TestKeptStage::unreadableStageIsBegunAnew()
{
    QFETCH(QByteArray, damaged);
    constexpr qsizetype PageSize = 4096;
    QVERIFY(m_store->merge(positions()));
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(m_store->stage(users(3000), StageNote { 0, u"many"_s }));
    m_store.reset();
    const QStringList left = files();
    QCOMPARE(left.size(), 1);
    QFile file(m_folder->filePath(left.first()));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qsizetype place = file.readAll().indexOf(damaged);
    QVERIFY(place >= 0);
    QVERIFY(file.seek(place / PageSize * PageSize));
    QCOMPARE(file.write(QByteArray(PageSize, '\xa5')), PageSize);
    file.close();

    restart();
    QVERIFY(m_store->resumeStage(Collection::Users)->isEmpty());
    QVERIFY(stagePages());
    QVERIFY(!QFile::exists(Database::damageMark(m_folder->filePath(u"cache.sqlite"_s))));
    QVERIFY(m_store->commitStage(Collection::Users, completeState()));
    restart();
    QCOMPARE(everybody(*m_store).size(), 5);
    QCOMPARE(*m_store->positions(), positions());
}

void TestKeptStage::stageOfARunningProgramIsLeftAlone()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    {
        const auto other = opened(m_folder->path());
        QVERIFY(other);
        QVERIFY(other->resumeStage(Collection::Users)->isEmpty());
        QVERIFY(other->stage(users(1), StageNote { 7, u"other"_s }));
        QCOMPARE(other->stagedCount(Collection::Users), 1);
    }
    QCOMPARE(m_store->stagedCount(Collection::Users), 5);
    restart();
    QCOMPARE(m_store->resumeStage(Collection::Users)->size(), 2);
}

// Also in the moments in which SQLite does not hold a lock of its own.
void TestKeptStage::lockedStageIsNeitherTakenNorRemoved()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    m_store->leaveStage(Collection::Users);
    for (const Collection collection : collections)
        QVERIFY(m_store->setSyncState(collection, completeState()));
    const QStringList left = files();
    {
        QLockFile ofAnother(m_folder->filePath(u"stage.lock"_s));
        QVERIFY(ofAnother.tryLock());
        restart();
        QVERIFY(m_store->resumeStage(Collection::Users)->isEmpty());
        QVERIFY(stagePages());
        QVERIFY(m_store->commitStage(Collection::Users, {}));
        QCOMPARE(files(), left);
    }
    QCOMPARE(m_store->resumeStage(Collection::Users)->size(), 2);
}

void TestKeptStage::stageIsForTheOwnerAlone()
{
    QVERIFY(m_store->resumeStage(Collection::Users));
    QVERIFY(stagePages());
    const QStringList names = files();
    QVERIFY(!names.isEmpty());
    for (const QString &name : names) {
        const auto others
            = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY2(!(QFile::permissions(m_folder->filePath(name)) & others), qPrintable(name));
    }
}

RENZHI_GUILESS_TEST(TestKeptStage)
#include "tst_keptstage.moc"
