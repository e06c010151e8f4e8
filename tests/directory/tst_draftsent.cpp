// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Drafts of what had left when the program ended.

#include "models/directory/draftfile.h"
#include "models/directory/draftstore.h"
#include "tests/directory/draftsamples.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

FormDraft sentDraft()
{
    FormDraft draft = positionDraft(u"Tester"_s);
    draft.about.positionDraft
        = { OrgCode(u"ORG-1"_s), u"Tester"_s, PositionCode(u"P-1"_s), TitleCode(u"T-1"_s) };
    draft.isSent = true;
    return draft;
}

bool putDrafts(const QString &folder, const QByteArray &bytes)
{
    QFile file(QDir(folder).filePath(u"drafts.json"_s));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QVector<FormDraft> draftsBelow(const QString &folder)
{
    QFile file(QDir(folder).filePath(u"drafts.json"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto content = draftfile::fromBytes(file.readAll());
    return content ? content->drafts : QVector<FormDraft>();
}

} // namespace

class TestDraftSent : public QObject
{
    Q_OBJECT
private slots:
    void whatLeftIsKeptWhole();
    void lostWriteThatWasDoneTakesItsDraft();
    void lostWriteThatIsNotThereLeavesAnUnsentDraft();
    void onlyTheDraftOfThatRequestIsSettled_data();
    void onlyTheDraftOfThatRequestIsSettled();
    void olderOneOnTheDiskIsKnown();
};

// The change that is asked for, and not only whom it is about: it may have to be sent again.
void TestDraftSent::whatLeftIsKeptWhole()
{
    const FormDraft draft = sentDraft();
    const auto content = draftfile::fromBytes(draftfile::toBytes({ draft }));
    QVERIFY(content.has_value());
    QCOMPARE(content->drafts.size(), 1);
    QVERIFY(content->drafts.constFirst().about == draft.about);
}

void TestDraftSent::lostWriteThatWasDoneTakesItsDraft()
{
    const QTemporaryDir folder;
    const FormDraft sent = sentDraft();
    const FormDraft other = positionDraft(u"Other"_s);
    QVERIFY(putDrafts(folder.path(), draftfile::toBytes({ sent, other })));
    DraftStore store(folder.path());
    QVERIFY(store.load().has_value());
    QSignalSpy changed(&store, &DraftStore::offersChanged);
    store.settle(sent.about, true);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(store.offered().size(), 1);
    QCOMPARE(draftsBelow(folder.path()).size(), 1); // at once: a kill must not bring it back
    QVERIFY(draftsBelow(folder.path()).constFirst() == other);
}

void TestDraftSent::lostWriteThatIsNotThereLeavesAnUnsentDraft()
{
    const QTemporaryDir folder;
    FormDraft sent = sentDraft();
    sent.jobsBefore = { JobId(u"a"_s) };
    QVERIFY(putDrafts(folder.path(), draftfile::toBytes({ sent })));
    DraftStore store(folder.path());
    QVERIFY(store.load().has_value());
    store.settle(sent.about, false);
    QCOMPARE(store.offered().size(), 1);
    const FormDraft now = store.offered().constFirst();
    QVERIFY(!now.isSent);
    QVERIFY(now.jobsBefore.isEmpty());
    QVERIFY(now.inputs == sent.inputs);
    QVERIFY(draftsBelow(folder.path()).constFirst() == now);
}

void TestDraftSent::onlyTheDraftOfThatRequestIsSettled_data()
{
    QTest::addColumn<bool>("isSent");
    QTest::addColumn<bool>("isInHand");
    QTest::addColumn<QString>("name");
    QTest::newRow("never sent") << false << false << u"Tester"_s;
    QTest::newRow("of an open form") << true << true << u"Tester"_s;
    QTest::newRow("another request") << true << false << u"Another"_s;
}

void TestDraftSent::onlyTheDraftOfThatRequestIsSettled()
{
    QFETCH(const bool, isSent);
    QFETCH(const bool, isInHand);
    QFETCH(const QString, name);
    const QTemporaryDir folder;
    FormDraft draft = sentDraft();
    draft.isSent = isSent;
    QVERIFY(putDrafts(folder.path(), draftfile::toBytes({ draft })));
    DraftStore store(folder.path());
    QVERIFY(store.load().has_value());
    if (isInHand)
        QVERIFY(store.takeUp(draft.id).has_value());
    WriteRequest asked = draft.about;
    asked.positionDraft.name = name;
    store.settle(asked, true);
    QVERIFY(store.flush().has_value());
    QCOMPARE(draftsBelow(folder.path()).size(), 1);
    QVERIFY(draftsBelow(folder.path()).constFirst() == draft);
}

void TestDraftSent::olderOneOnTheDiskIsKnown()
{
    const QTemporaryDir folder;
    DraftStore store(folder.path());
    FormDraft draft = positionDraft(u"Tester"_s);
    store.keep(draft);
    QVERIFY(!store.isOnDisk(draft.id));
    QVERIFY(store.flush().has_value());
    QVERIFY(store.isOnDisk(draft.id));
    draft.isSent = true;
    store.keep(draft);
    QVERIFY(store.isOnDisk(draft.id));
    DraftStore next(folder.path());
    QVERIFY(next.load().has_value());
    QVERIFY(next.isOnDisk(draft.id));
    QVERIFY(!next.isOnDisk(QUuid::createUuid()));
}

RENZHI_GUILESS_TEST(TestDraftSent)
#include "tst_draftsent.moc"
