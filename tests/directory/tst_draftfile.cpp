// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured outlives the timer.

#include "models/directory/draftfile.h"
#include "models/directory/draftstore.h"
#include "tests/directory/draftsamples.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

FormDraft everythingInIt()
{
    FormDraft draft;
    draft.id = QUuid::createUuid();
    draft.about.kind = WriteRequest::Kind::UpdateJob;
    draft.about.user = UserId(u"用户/1"_s);
    draft.about.job = JobId(u"job \"2\""_s);
    draft.about.baseJob
        = Job { JobId(u"job \"2\""_s), OrgId(u"o"_s), {}, TitleId(u"t"_s), RelationType::PartTime };
    draft.who = u"张三 (zhang.san)"_s;
    draft.outboxEntry = QUuid::createUuid();
    draft.begunOver = draft.about;
    draft.begunOver->jobDraft.org = OrgCode(u"ORG-1"_s);
    draft.isSent = true;
    draft.jobsBefore = { JobId(u"a"_s), JobId(u"b"_s) };
    draft.inputs = { TypedInput { u"organization"_s, u"Sales"_s, u"org-b"_s, false, false },
                     TypedInput { u"position"_s, u"half ty"_s, u""_s, true, false },
                     TypedInput { u"title"_s, u"no such"_s, std::nullopt, true, true },
                     TypedInput { u"row"_s, u"Sales"_s, u"org-c"_s, false, false, 7 } };
    draft.changedAt = QDateTime::fromString(u"2026-01-02T03:04:05.678Z"_s, Qt::ISODateWithMs);
    return draft;
}

QString pathIn(const QString &folder)
{
    return QDir(folder).filePath(u"drafts.json"_s);
}

bool put(const QString &folder, const QByteArray &bytes)
{
    QFile file(pathIn(folder));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QStringList putAside(const QString &folder, const QString &why)
{
    return QDir(folder).entryList({ u"drafts.json.%1-*"_s.arg(why) }, QDir::Files);
}

QVector<FormDraft> draftsIn(const QString &folder)
{
    QFile file(pathIn(folder));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto content = draftfile::fromBytes(file.readAll());
    return content ? content->drafts : QVector<FormDraft>();
}

} // namespace

class TestDraftFile : public QObject
{
    Q_OBJECT
private slots:
    void everythingIsReadAgain();
    void anyTextIsReadAgain_data();
    void anyTextIsReadAgain();
    void whatIsNoFileOfOursIsRefused_data();
    void whatIsNoFileOfOursIsRefused();
    void whatIsNoDraftIsLeftOut_data();
    void whatIsNoDraftIsLeftOut();
    void draftIsOnTheDiskSoon();
    void whoNeverPausesIsKeptToo();
    void fileIsForItsOwnerAlone();
    void fileGoesWithTheLastDraft();
    void newestIsOfferedFirst();
    void whatAFormHasInHandIsNotOffered();
    void endWritesWhatWaits();
    void damagedFileIsPutAside();
    void fileOfANewerVersionIsPutAside();
    void fileOfAnotherTenantIsPutAside();
    void fileThatIsPartlyReadIsCopiedAside();
    void fileThatStaysInTheWayIsNotOverwritten_data();
    void fileThatStaysInTheWayIsNotOverwritten();
    void diskThatRefusesIsToldOnce();
    void changeWithoutABaseIsNoDraft();
    void twoStoresOnOneFileLoseNothing();
    void draftDroppedElsewhereIsNotOfferedAgain();
    void draftInHandIsNotTakenAway();
};

void TestDraftFile::everythingIsReadAgain()
{
    const QVector<FormDraft> drafts { everythingInIt(), positionDraft(u"Tester"_s) };
    const auto content = draftfile::fromBytes(draftfile::toBytes(drafts));
    QVERIFY(content.has_value());
    QVERIFY(content->isWhole);
    QCOMPARE(content->drafts.size(), 2);
    QVERIFY(content->drafts.at(0) == drafts.at(0));
    QVERIFY(content->drafts.at(1) == drafts.at(1));
}

void TestDraftFile::anyTextIsReadAgain_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("Chinese") << u"高级 Java 工程师"_s;
    QTest::newRow("emoji") << u"a😀👩‍💻b"_s;
    QTest::newRow("right to left") << u"שלום \u202Eabc\u202C مرحبا"_s;
    QTest::newRow("half a character") << QString(QString(QChar(0xD83D)) + u"x" + QChar(0xDE00));
    QTest::newRow("a mark in front") << QString(QChar(QChar::ByteOrderMark) + u"x"_s);
    QTest::newRow("controls") << QString(u"a\tb\r\nc\u2028d\x1b[31m"_s + QChar(QChar::Null) + u'e');
    QTest::newRow("quotes") << u"\"\\'{}[]<b>&amp;%1"_s;
    QTest::newRow("long") << u"很长的名字 "_s.repeated(2000);
}

void TestDraftFile::anyTextIsReadAgain()
{
    QFETCH(const QString, text);
    FormDraft draft = positionDraft(text);
    draft.inputs.append(TypedInput { u"title"_s, text, text, true, true });
    const auto content = draftfile::fromBytes(draftfile::toBytes({ draft }));
    QVERIFY(content.has_value());
    QCOMPARE(content->drafts.size(), 1);
    QVERIFY(content->drafts.constFirst() == draft);
    QCOMPARE(inputNamed(content->drafts.constFirst().inputs, u"name")->text, text);
}

void TestDraftFile::whatIsNoFileOfOursIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    const QString damaged = u"local.drafts-damaged"_s;
    QTest::newRow("empty") << QByteArray() << damaged;
    QTest::newRow("cut") << draftfile::toBytes({ positionDraft(u"T"_s) }).chopped(9) << damaged;
    QTest::newRow("a list") << QByteArray("[]") << damaged;
    QTest::newRow("no version") << QByteArray(R"({"drafts":[]})") << damaged;
    QTest::newRow("no drafts") << QByteArray(R"({"version":1})") << damaged;
    QTest::newRow("version is a text") << QByteArray(R"({"version":"1","drafts":[]})") << damaged;
    QTest::newRow("too large") << QByteArray(draftfile::MostBytes + 1, ' ') << damaged;
    QTest::newRow("newer") << QByteArray(R"({"version":2,"drafts":{}})") << u"local.drafts-newer"_s;
}

void TestDraftFile::whatIsNoFileOfOursIsRefused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, code);
    const auto content = draftfile::fromBytes(bytes);
    QVERIFY(!content.has_value());
    QCOMPARE(content.error().code, code);
    QCOMPARE(content.error().kind, ApiError::Kind::Local);
}

void TestDraftFile::whatIsNoDraftIsLeftOut_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("a removal") << QByteArray("add-position") << QByteArray("remove-position");
    QTest::newRow("of nobody") << QByteArray("add-position") << QByteArray("add-job");
    QTest::newRow("an unknown kind") << QByteArray("add-position") << QByteArray("add-dragon");
    QTest::newRow("a text that is none")
        << QByteArray("\"text\": \"P-1\"") << QByteArray("\"text\": 1");
    QTest::newRow("no text") << QByteArray("\"text\": \"P-1\"") << QByteArray("\"next\": \"P-1\"");
    QTest::newRow("units beyond") << QByteArray("\"text\": \"P-1\"")
                                  << QByteArray("\"text\": [65536]");
    QTest::newRow("an input without a name")
        << QByteArray("\"key\": \"code\"") << QByteArray("\"key\": \"\"");
}

void TestDraftFile::whatIsNoDraftIsLeftOut()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    const FormDraft other = everythingInIt();
    QByteArray bytes = draftfile::toBytes({ positionDraft(u"Tester"_s), other });
    QVERIFY(bytes.contains(before));
    bytes.replace(before, after);
    const auto content = draftfile::fromBytes(bytes);
    QVERIFY(content.has_value());
    QVERIFY(!content->isWhole);
    QCOMPARE(content->drafts.size(), 1);
    QVERIFY(content->drafts.constFirst() == other);
}

void TestDraftFile::draftIsOnTheDiskSoon()
{
    const QTemporaryDir folder;
    DraftStore store(folder.path());
    QVERIFY(store.load().has_value());
    FormDraft draft = positionDraft(u"T"_s);
    store.keep(draft);
    draft.inputs[0].text = u"Te"_s;
    store.keep(draft);
    QTRY_COMPARE(draftsIn(folder.path()).size(), 1);
    QVERIFY(draftsIn(folder.path()).constFirst() == draft);
}

void TestDraftFile::whoNeverPausesIsKeptToo()
{
    const QTemporaryDir folder;
    DraftStore store(folder.path());
    FormDraft draft = positionDraft(u"T"_s);
    QTimer typing;
    connect(&typing, &QTimer::timeout, &typing, [&] {
        draft.inputs[0].text += u'x';
        store.keep(draft);
    });
    typing.start(20);
    QTRY_COMPARE_WITH_TIMEOUT(draftsIn(folder.path()).size(), 1, 30'000);
    QVERIFY(typing.isActive());
}

void TestDraftFile::fileIsForItsOwnerAlone()
{
    const QTemporaryDir root;
    const QString folder = root.filePath(u"data/tenant"_s);
    DraftStore store(folder);
    store.keep(positionDraft(u"Tester"_s));
    QVERIFY(store.flush().has_value());
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(QFileInfo(pathIn(folder)).permissions() & others, QFile::Permissions());
    QCOMPARE(QFileInfo(folder).permissions() & others, QFile::Permissions());
}

void TestDraftFile::fileGoesWithTheLastDraft()
{
    const QTemporaryDir folder;
    DraftStore store(folder.path());
    const FormDraft one = positionDraft(u"One"_s);
    const FormDraft two = positionDraft(u"Two"_s);
    store.keep(one);
    store.keep(two);
    QVERIFY(store.flush().has_value());
    QCOMPARE(draftsIn(folder.path()).size(), 2);
    store.drop(one.id);
    QCOMPARE(draftsIn(folder.path()).size(), 1);
    store.drop(two.id);
    QVERIFY(!QFile::exists(pathIn(folder.path())));
}

void TestDraftFile::newestIsOfferedFirst()
{
    const QTemporaryDir folder;
    FormDraft old = positionDraft(u"Old"_s);
    FormDraft recent = positionDraft(u"Recent"_s);
    recent.changedAt = old.changedAt.addSecs(60);
    QVERIFY(put(folder.path(), draftfile::toBytes({ old, recent })));
    DraftStore store(folder.path());
    QVERIFY(store.load().has_value());
    QCOMPARE(store.offered().size(), 2);
    QCOMPARE(store.offered().constFirst().id, recent.id);
}

void TestDraftFile::whatAFormHasInHandIsNotOffered()
{
    const QTemporaryDir folder;
    const FormDraft left = positionDraft(u"Left"_s);
    QVERIFY(put(folder.path(), draftfile::toBytes({ left })));
    DraftStore store(folder.path());
    QVERIFY(store.load().has_value());
    QSignalSpy changed(&store, &DraftStore::offersChanged);
    store.keep(positionDraft(u"New"_s));
    QCOMPARE(store.offered().size(), 1);
    const auto taken = store.takeUp(left.id);
    QVERIFY(taken.has_value());
    QVERIFY(*taken == left);
    QCOMPARE(changed.size(), 1);
    QVERIFY(store.offered().isEmpty());
    QVERIFY(!store.takeUp(QUuid::createUuid()).has_value());
    QVERIFY(store.flush().has_value());
    QCOMPARE(draftsIn(folder.path()).size(), 2); // both are there at the next start
}

void TestDraftFile::endWritesWhatWaits()
{
    const QTemporaryDir folder;
    const FormDraft draft = positionDraft(u"Tester"_s);
    {
        DraftStore store(folder.path());
        store.keep(draft);
    }
    QCOMPARE(draftsIn(folder.path()).size(), 1);
    QVERIFY(draftsIn(folder.path()).constFirst() == draft);
}

void TestDraftFile::damagedFileIsPutAside()
{
    const QTemporaryDir folder;
    QVERIFY(put(folder.path(), "{ half of a"));
    DraftStore store(folder.path());
    const auto loaded = store.load();
    QVERIFY(!loaded.has_value());
    QCOMPARE(loaded.error().code, u"local.drafts-damaged"_s);
    QCOMPARE(putAside(folder.path(), u"damaged"_s).size(), 1);
    store.keep(positionDraft(u"Tester"_s));
    QVERIFY(store.flush().has_value());
    QCOMPARE(putAside(folder.path(), u"damaged"_s).size(), 1);
    QCOMPARE(draftsIn(folder.path()).size(), 1);
}

void TestDraftFile::fileOfANewerVersionIsPutAside()
{
    const QTemporaryDir folder;
    QVERIFY(put(folder.path(), R"({"version":7,"drafts":[{"new":true}]})"));
    DraftStore store(folder.path());
    const auto loaded = store.load();
    QVERIFY(!loaded.has_value());
    QCOMPARE(loaded.error().code, u"local.drafts-newer"_s);
    const QStringList aside = putAside(folder.path(), u"newer"_s);
    QCOMPARE(aside.size(), 1);
    QFile kept(QDir(folder.path()).filePath(aside.constFirst()));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(kept.readAll().contains("\"new\":true"));
}

void TestDraftFile::fileOfAnotherTenantIsPutAside()
{
    const QTemporaryDir folder;
    const FormDraft draft = positionDraft(u"Tester"_s);
    {
        DraftStore before(folder.path(), u"one"_s);
        before.keep(draft);
    }
    DraftStore same(folder.path(), u"one"_s);
    QVERIFY(same.load().has_value());
    QCOMPARE(same.offered().size(), 1);
    DraftStore other(folder.path(), u"two"_s);
    const auto loaded = other.load();
    QVERIFY(!loaded.has_value());
    QCOMPARE(loaded.error().code, u"local.drafts-foreign"_s);
    QVERIFY(other.offered().isEmpty());
    QCOMPARE(putAside(folder.path(), u"foreign"_s).size(), 1);
    // One that does not say whose it is was written by an earlier version, for this folder.
    QVERIFY(put(folder.path(), draftfile::toBytes({ draft })));
    QVERIFY(other.load().has_value());
    QCOMPARE(other.offered().size(), 1);
}

void TestDraftFile::fileThatIsPartlyReadIsCopiedAside()
{
    const QTemporaryDir folder;
    QByteArray bytes = draftfile::toBytes({ positionDraft(u"Tester"_s), everythingInIt() });
    bytes.replace("add-position", "add-dragon");
    QVERIFY(put(folder.path(), bytes));
    DraftStore store(folder.path());
    const auto loaded = store.load();
    QVERIFY(!loaded.has_value());
    QCOMPARE(loaded.error().code, u"local.drafts-damaged"_s);
    QCOMPARE(store.offered().size(), 1);
    QCOMPARE(putAside(folder.path(), u"damaged"_s).size(), 1);
    DraftStore next(folder.path()); // it is told once
    QVERIFY(next.load().has_value());
    QCOMPARE(next.offered().size(), 1);
}

void TestDraftFile::fileThatStaysInTheWayIsNotOverwritten_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("offered");
    QByteArray half = draftfile::toBytes({ positionDraft(u"Tester"_s), everythingInIt() });
    half.replace("add-position", "add-dragon");
    QTest::newRow("nothing can be read") << QByteArray("{ half of a") << 0;
    QTest::newRow("one of two can be read") << half << 1;
}

// What is said then is what helps: to see to the folder. After that it goes on without a start.
void TestDraftFile::fileThatStaysInTheWayIsNotOverwritten()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, offered);
    const QTemporaryDir folder;
    QVERIFY(put(folder.path(), bytes));
    // Everybody may read, and nobody may write; root has to become somebody else for that.
    const QFile::Permissions own = QFile::permissions(folder.path());
    QVERIFY(QFile::setPermissions(pathIn(folder.path()), QFile::Permissions(0x4444)));
    QVERIFY(QFile::setPermissions(folder.path(), QFile::Permissions(0x5555)));
    const uid_t user = geteuid();
    if (user == 0)
        QCOMPARE(seteuid(65534), 0);
    DraftStore store(folder.path());
    const auto loaded = store.load();
    store.keep(positionDraft(u"New"_s));
    const auto refused = store.flush();
    if (user == 0)
        QCOMPARE(seteuid(user), 0);
    QVERIFY(QFile::setPermissions(folder.path(), own));
    QVERIFY(!loaded.has_value());
    QCOMPARE(loaded.error().code, u"local.drafts"_s);
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, u"local.drafts"_s);
    QCOMPARE(store.offered().size(), offered);
    QFile file(pathIn(folder.path()));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), bytes);
    file.close();

    QVERIFY(store.flush().has_value());
    const QStringList aside = putAside(folder.path(), u"damaged"_s);
    QCOMPARE(aside.size(), 1);
    QFile kept(QDir(folder.path()).filePath(aside.constFirst()));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), bytes);
    QCOMPARE(draftsIn(folder.path()).size(), offered + 1);
}

void TestDraftFile::diskThatRefusesIsToldOnce()
{
    const QTemporaryDir folder;
    DraftStore store(folder.path());
    QSignalSpy failed(&store, &DraftStore::failed);
    QVERIFY(QDir(folder.path()).mkdir(u"drafts.json"_s)); // in the way
    FormDraft draft = positionDraft(u"T"_s);
    store.keep(draft);
    QVERIFY(!store.flush().has_value());
    draft.inputs[0].text = u"Te"_s;
    store.keep(draft);
    QVERIFY(!store.flush().has_value());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.constFirst().constFirst().value<ApiError>().code, u"local.drafts"_s);
    QVERIFY(QDir(folder.path()).rmdir(u"drafts.json"_s));
    QVERIFY(store.flush().has_value()); // nothing was forgotten meanwhile
    QVERIFY(draftsIn(folder.path()).constFirst() == draft);
}

void TestDraftFile::changeWithoutABaseIsNoDraft()
{
    FormDraft draft = everythingInIt();
    draft.about.baseJob.reset();
    const auto content = draftfile::fromBytes(draftfile::toBytes({ draft }));
    QVERIFY(content.has_value());
    QVERIFY(!content->isWhole);
    QVERIFY(content->drafts.isEmpty());
}

namespace {

QSet<QUuid> draftIdsIn(const QString &folder)
{
    QSet<QUuid> ids;
    const QVector<FormDraft> drafts = draftsIn(folder);
    for (const FormDraft &draft : drafts)
        ids.insert(draft.id);
    return ids;
}

} // namespace

// As two programs that were started on one profile.
void TestDraftFile::twoStoresOnOneFileLoseNothing()
{
    const QTemporaryDir folder;
    const FormDraft left = positionDraft(u"Left"_s);
    QVERIFY(put(folder.path(), draftfile::toBytes({ left })));
    DraftStore one(folder.path());
    DraftStore two(folder.path());
    QVERIFY(one.load().has_value() && two.load().has_value());
    const FormDraft first = positionDraft(u"First"_s);
    const FormDraft second = positionDraft(u"Second"_s);
    one.keep(first);
    QVERIFY(one.flush().has_value());
    two.keep(second);
    QVERIFY(two.flush().has_value());
    QCOMPARE(draftIdsIn(folder.path()), (QSet<QUuid> { left.id, first.id, second.id }));
    QCOMPARE(two.offered().size(), 1); // the other's form is open there

    one.drop(first.id);
    QCOMPARE(draftIdsIn(folder.path()), (QSet<QUuid> { left.id, second.id }));
    two.drop(second.id);
    QCOMPARE(draftIdsIn(folder.path()), QSet<QUuid> { left.id });
    one.drop(left.id);
    QVERIFY(!QFile::exists(pathIn(folder.path())));
}

void TestDraftFile::draftDroppedElsewhereIsNotOfferedAgain()
{
    const QTemporaryDir folder;
    const FormDraft left = positionDraft(u"Left"_s);
    QVERIFY(put(folder.path(), draftfile::toBytes({ left })));
    DraftStore one(folder.path());
    DraftStore two(folder.path());
    QVERIFY(one.load().has_value() && two.load().has_value());
    QVERIFY(one.takeUp(left.id).has_value());
    one.drop(left.id); // it was saved: nobody is to save it once more
    QSignalSpy changed(&two, &DraftStore::offersChanged);
    const FormDraft other = positionDraft(u"Other"_s);
    two.keep(other);
    QVERIFY(two.flush().has_value());
    QVERIFY(two.offered().isEmpty());
    QCOMPARE(changed.size(), 1);
    QCOMPARE(draftIdsIn(folder.path()), QSet<QUuid> { other.id });
}

void TestDraftFile::draftInHandIsNotTakenAway()
{
    const QTemporaryDir folder;
    DraftStore one(folder.path());
    FormDraft draft = positionDraft(u"T"_s);
    one.keep(draft);
    QVERIFY(one.flush().has_value());
    DraftStore two(folder.path());
    QVERIFY(two.load().has_value());
    QCOMPARE(two.offered().size(), 1);
    draft.inputs[0].text = u"Te"_s;
    one.keep(draft);
    QVERIFY(one.flush().has_value());
    two.drop(draft.id); // as it was seen there: what was typed since is another
    QCOMPARE(draftsIn(folder.path()).size(), 1);
    QVERIFY(draftsIn(folder.path()).constFirst() == draft);
    two.keep(positionDraft(u"Other"_s));
    QVERIFY(two.flush().has_value());
    QCOMPARE(draftsIn(folder.path()).size(), 2);
}

RENZHI_GUILESS_TEST(TestDraftFile)
#include "tst_draftfile.moc"
