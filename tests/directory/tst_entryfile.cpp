// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the Outbox and the drafts have in common: a file that others may write or damage, and a disk
// that refuses. What each makes of it is in tst_outbox and tst_draftfile.

#include "models/core/changeline.h"
#include "models/directory/draftfile.h"
#include "models/directory/draftstore.h"
#include "models/directory/entryfile.h"
#include "models/directory/outbox.h"
#include "tests/directory/draftsamples.h"
#include "tests/directory/writeworld.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

// "a1": the first state of the entry a. "a1!": nobody else's to change.
MergeRules<QString> rulesOfTexts(bool comesBack)
{
    return { .id =
                 [](const QString &one) {
                     return QUuid(one.at(0).unicode(), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
                 },
             .isSame = [](const QString &one, const QString &other) { return one == other; },
             .isOurs = [](const QString &mine, const QString *) { return mine.endsWith(u'!'); },
             .comesBack = comesBack };
}

bool putBytes(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QString draftPath(const QString &folder)
{
    return QDir(folder).filePath(u"drafts.json"_s);
}

qsizetype countAside(const QString &folder, const QString &file)
{
    return QDir(folder).entryList({ file + u"-*"_s }, QDir::Files).size();
}

// Nothing is written as long as it is kept.
FormDraft tooLargeDraft()
{
    FormDraft draft = positionDraft(u"Large"_s);
    draft.inputs[1].text = QString(draftfile::MostBytes, u'x');
    return draft;
}

} // namespace

class TestEntryFile : public QObject
{
    Q_OBJECT
private slots:
    void entriesAreMerged_data();
    void entriesAreMerged();
    void draftsOutlastTheirFolder();
    void draftsOfOthersOutlastAFolderOutOfReach();
    void draftsThatCouldNotBeReadAtTheStartAreOffered();
    void draftDroppedAfterAFailedWriteStaysDropped();
    void damagedFileIsPutAsideOnce();
    void fileOfANewerVersionIsNamedSo();
    void outboxThatStaysInTheWayIsNotOverwritten();
    void outboxThatCanBeReadAgainIsTakenOver();
    void changeMadeElsewhereIsTold();
};

void TestEntryFile::entriesAreMerged_data()
{
    QTest::addColumn<QStringList>("known");
    QTest::addColumn<QStringList>("theirs");
    QTest::addColumn<QStringList>("mine");
    QTest::addColumn<bool>("comesBack");
    QTest::addColumn<QStringList>("merged");
    const QStringList none {};
    const QStringList a1 { u"a1"_s };
    const QStringList a2 { u"a2"_s };
    QTest::newRow("new there") << none << a1 << none << false << a1;
    QTest::newRow("new here") << none << a1 << QStringList { u"b1"_s } << false
                              << QStringList { u"a1"_s, u"b1"_s };
    QTest::newRow("changed here") << a1 << a1 << a2 << false << a2;
    QTest::newRow("changed there") << a1 << a2 << a1 << false << a2;
    QTest::newRow("changed by both") << a1 << a2 << QStringList { u"a3"_s } << false << a2;
    QTest::newRow("changed by both, ours")
        << a1 << a2 << QStringList { u"a3!"_s } << false << QStringList { u"a3!"_s };
    QTest::newRow("left here") << a1 << a1 << none << true << none;
    QTest::newRow("left here, changed there") << a1 << a2 << none << false << none;
    QTest::newRow("left here, back from there") << a1 << a2 << none << true << a2;
    QTest::newRow("gone there") << a1 << none << a2 << true << none;
    QTest::newRow("gone there, ours")
        << a1 << none << QStringList { u"a2!"_s } << false << QStringList { u"a2!"_s };
    QTest::newRow("in their order")
        << QStringList { u"a1"_s, u"b1"_s } << QStringList { u"b1"_s, u"a1"_s }
        << QStringList { u"c1"_s, u"a2"_s, u"b1"_s } << false
        << QStringList { u"b1"_s, u"a2"_s, u"c1"_s };
}

void TestEntryFile::entriesAreMerged()
{
    QFETCH(const QStringList, known);
    QFETCH(const QStringList, theirs);
    QFETCH(const QStringList, mine);
    QFETCH(const bool, comesBack);
    QFETCH(const QStringList, merged);
    QCOMPARE(mergedEntries(known, theirs, mine, rulesOfTexts(comesBack)), merged);
}

// Of the folder that is made in the place of one that went, nobody had dropped anything.
void TestEntryFile::draftsOutlastTheirFolder()
{
    const QTemporaryDir root;
    const QString folder = root.filePath(u"data"_s);
    const FormDraft left = positionDraft(u"Left"_s);
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(putBytes(draftPath(folder), draftfile::toBytes({ left })));
    DraftStore store(folder);
    QVERIFY(store.load());
    const FormDraft large = tooLargeDraft();
    store.keep(large);
    QVERIFY(QDir(folder).removeRecursively());
    QVERIFY(!store.flush());
    QVERIFY(QDir(folder).exists());
    store.drop(large.id);
    QCOMPARE(store.offered().size(), 1);
    DraftStore next(folder);
    QVERIFY(next.load());
    QCOMPARE(next.offered().size(), 1);
    QCOMPARE(next.offered().constFirst().id, left.id);
}

void TestEntryFile::draftsOfOthersOutlastAFolderOutOfReach()
{
    const QTemporaryDir root;
    const QString folder = root.filePath(u"data"_s), away = root.filePath(u"away"_s);
    const FormDraft mine = positionDraft(u"Mine"_s), theirs = positionDraft(u"Theirs"_s);
    DraftStore store(folder);
    QVERIFY(store.load());
    store.keep(mine);
    QVERIFY(store.flush());
    {
        DraftStore other(folder);
        QVERIFY(other.load());
        other.keep(theirs);
        QVERIFY(other.flush());
    }
    store.keep(mine); // and sees the other one
    QVERIFY(store.flush());

    QVERIFY(QDir().rename(folder, away));
    QVERIFY(putBytes(folder, "where the folder was"));
    store.drop(mine.id);
    QVERIFY(!store.flush());
    QVERIFY(QFile::remove(folder));
    QVERIFY(QDir().rename(away, folder));

    const FormDraft later = positionDraft(u"Later"_s);
    store.keep(later);
    QVERIFY(store.flush());
    DraftStore next(folder);
    QVERIFY(next.load());
    QSet<QUuid> kept;
    for (const FormDraft &draft : next.offered())
        kept.insert(draft.id);
    QCOMPARE(kept, (QSet<QUuid> { theirs.id, later.id }));
}

void TestEntryFile::draftsThatCouldNotBeReadAtTheStartAreOffered()
{
    const QTemporaryDir root;
    const QString folder = root.filePath(u"data"_s), aside = root.filePath(u"aside"_s);
    const FormDraft left = positionDraft(u"Left"_s);
    QVERIFY(QDir().mkpath(draftPath(folder))); // a folder where the file is
    DraftStore store(folder);
    QVERIFY(!store.load());
    QVERIFY(QDir().rename(draftPath(folder), aside));
    QVERIFY(putBytes(draftPath(folder), draftfile::toBytes({ left })));
    store.keep(positionDraft(u"New"_s));
    QVERIFY(store.flush());
    QCOMPARE(store.offered().size(), 1);
    QCOMPARE(store.offered().constFirst().id, left.id);
}

void TestEntryFile::draftDroppedAfterAFailedWriteStaysDropped()
{
    const QTemporaryDir folder;
    FormDraft left = positionDraft(u"Left"_s);
    QVERIFY(putBytes(draftPath(folder.path()), draftfile::toBytes({ left })));
    DraftStore one(folder.path());
    DraftStore two(folder.path());
    QVERIFY(one.load() && two.load());
    QVERIFY(one.takeUp(left.id));
    left.inputs[0].text = u"Left, and gone on with"_s;
    one.keep(left);
    QVERIFY(one.flush());
    const FormDraft large = tooLargeDraft();
    two.keep(large);
    QVERIFY(!two.flush());
    QCOMPARE(two.offered().size(), 1);
    QVERIFY(two.offered().constFirst() == left); // that one is dropped, and not what was before
    two.drop(left.id);
    two.drop(large.id);
    QVERIFY(!QFile::exists(draftPath(folder.path())));
}

// Each attempt to write would fill the disk a little more.
void TestEntryFile::damagedFileIsPutAsideOnce()
{
    const QTemporaryDir folder;
    DraftStore store(folder.path());
    store.keep(tooLargeDraft());
    QVERIFY(putBytes(draftPath(folder.path()), "{ half of a"));
    QVERIFY(!store.flush());
    QVERIFY(!store.flush());
    QCOMPARE(countAside(folder.path(), u"drafts.json.damaged"_s), 1);
}

void TestEntryFile::fileOfANewerVersionIsNamedSo()
{
    const QTemporaryDir folder;
    DraftStore store(folder.path());
    QVERIFY(store.load());
    QVERIFY(putBytes(draftPath(folder.path()), R"({"version":7,"drafts":[{"new":true}]})"));
    store.keep(positionDraft(u"Tester"_s));
    QVERIFY(store.flush());
    QCOMPARE(countAside(folder.path(), u"drafts.json.newer"_s), 1);
    QCOMPARE(countAside(folder.path(), u"drafts.json.damaged"_s), 0);
}

// It is not said to be put aside then, which is what "local.outbox-damaged" says; and whoever has
// seen to the folder need not start the program again.
void TestEntryFile::outboxThatStaysInTheWayIsNotOverwritten()
{
    WriteWorld world;
    const QString folder = world.folder.path();
    const QString path = world.folder.filePath(u"outbox.json"_s);
    const QByteArray bytes = "[{\"id\":";
    QVERIFY(putBytes(path, bytes));
    // Everybody may read, and nobody may write; root has to become somebody else for that.
    const QFile::Permissions own = QFile::permissions(folder);
    QVERIFY(QFile::setPermissions(path, QFile::Permissions(0x4444)));
    QVERIFY(QFile::setPermissions(folder, QFile::Permissions(0x5555)));
    const uid_t user = geteuid();
    if (user == 0)
        QCOMPARE(seteuid(65534), 0);
    Outbox outbox(world.service.get(), folder);
    const auto loaded = outbox.load();
    const auto refused = outbox.add(world.addJob());
    if (user == 0)
        QCOMPARE(seteuid(user), 0);
    QVERIFY(QFile::setPermissions(folder, own));
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, u"local.outbox"_s);
    QVERIFY(!refused);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
    file.close();

    QVERIFY(outbox.add(world.addJob()));
    QCOMPARE(countAside(folder, u"outbox.json.damaged"_s), 1);
    Outbox next(world.service.get(), folder);
    QVERIFY(next.load());
    QCOMPARE(next.entries().size(), 1);
}

void TestEntryFile::outboxThatCanBeReadAgainIsTakenOver()
{
    WriteWorld world;
    const QString path = world.folder.filePath(u"outbox.json"_s);
    const QString away = world.folder.filePath(u"away.json"_s);
    Outbox before(world.service.get(), world.folder.path());
    const QUuid first = *before.add(world.addJob());
    QVERIFY(QFile::rename(path, away));
    QVERIFY(QDir().mkpath(path)); // a folder in its place
    Outbox outbox(world.service.get(), world.folder.path());
    QVERIFY(!outbox.load());
    QVERIFY(!outbox.add(world.removeJob()));
    QVERIFY(QDir().rmdir(path));
    QVERIFY(QFile::rename(away, path));
    QVERIFY(outbox.add(world.removeJob()));
    QCOMPARE(outbox.entries().size(), 2);
    QCOMPARE(outbox.entries().constFirst().id, first);
}

// Whoever looks at the list would send what he does not see.
void TestEntryFile::changeMadeElsewhereIsTold()
{
    WriteWorld world;
    Outbox one(world.service.get(), world.folder.path());
    const QUuid id = *one.add(world.addJob());
    Outbox two(world.service.get(), world.folder.path());
    QVERIFY(two.load());
    QVERIFY(two.replace(id, world.updateJob()));
    QCOMPARE(one.entries().constFirst().request, world.addJob()); // it does not know yet
    ChangeLine found;
    found.state = ChangeState::FoundByReading;
    found.at = QDateTime::currentDateTimeUtc().addDays(1); // later than the entry
    QSignalSpy changed(&one, &Outbox::changed);
    emit world.service->lostWriteSettled(world.addJob(), found);
    QCOMPARE(one.entries().size(), 1);
    QCOMPARE(one.entries().constFirst().request, world.updateJob());
    QCOMPARE(changed.size(), 1);
}

RENZHI_GUILESS_TEST(TestEntryFile)
#include "tst_entryfile.moc"
