// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the operator is told of folders that take nothing.

#include "models/directory/outbox.h"
#include "tests/gui/draftworld.h"
#include "tests/support/readonlydisk.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/forms/writeform.h"
#include "views/widgets/jobrowwidget.h"

#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// At once, whichever language the window speaks.
bool saysInBoth(const MessageBar &bar, const QString &chinese, const QString &english)
{
    const QString words = bar.isShowing() ? bar.spokenText() : QString();
    return words.contains(chinese) && words.contains(english);
}

bool hasPosition(const SandboxServer &server, const QString &code)
{
    const QList<SandboxPosition> positions = server.positions();
    return std::any_of(positions.cbegin(), positions.cend(),
                       [&code](const SandboxPosition &one) { return one.code == code; });
}

} // namespace

class TestShellReadOnlyDisk : public QObject
{
    Q_OBJECT
private slots:
    void cacheThatCannotBeWrittenIsTold();
    void cacheThatTakesNothingAnyMoreIsTold();
    void troublesOfOneStartAreAllTold();
    void troubleThatComesAgainCoversNoOther();
    void whatCannotBeWrittenDownIsToldInItsForm_data();
    void whatCannotBeWrittenDownIsToldInItsForm();
};

// And the program works without it, for this session.
void TestShellReadOnlyDisk::cacheThatCannotBeWrittenIsTold()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    world.keepCacheIn(test::folderThatTakesNothing());
    QVERIFY(world.open());
    const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        saysInBoth(*bar, u"本机缓存无法写入"_s, u"The cache on this computer cannot be written"_s),
        Patience);
    QVERIFY2(saysInBoth(*bar, u"本次会话中不使用这个缓存"_s,
                        u"For this session the program does without it"_s),
             qPrintable(bar->spokenText()));
    QCOMPARE(world.service().peopleCount(), qint64(world.server().userCount()));
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 1, Patience);
}

void TestShellReadOnlyDisk::cacheThatTakesNothingAnyMoreIsTold()
{
    ShellWorld world;
    const QString id = world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    QVERIFY(world.open());
    const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    QVERIFY(!bar->error());
    bool isTold = false;
    bool isShown = false;
    {
        const test::ReadOnlyDisk disk;
        world.choosePerson(u"ouyang.xinmiao"_s);
        world.service().readJobs(UserId(id), {}, nullptr, [](const Result<JobList> &) {});
        isShown = QTest::qWaitFor([&world] { return world.jobRows().size() == 1; }, Patience);
        isTold = QTest::qWaitFor(
            [bar] {
                return saysInBoth(*bar, u"本机缓存无法使用"_s,
                                  u"The cache on this computer cannot be used"_s);
            },
            Patience);
    }
    QVERIFY(isShown);
    QVERIFY(isTold);
}

// What weighs more first, the other when that was closed.
void TestShellReadOnlyDisk::troublesOfOneStartAreAllTold()
{
    const QTemporaryDir data;
    QVERIFY(data.isValid());
    QFile log(data.filePath(u"changes.sqlite"_s));
    QVERIFY(log.open(QIODevice::WriteOnly));
    log.write(QByteArray(8192, 'x'));
    log.close();
    ShellWorld world;
    world.keepDataIn(data.path());
    world.keepCacheIn(test::folderThatTakesNothing());
    QVERIFY(world.open());
    const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    QTRY_VERIFY_WITH_TIMEOUT(
        saysInBoth(*bar, u"变更日志文件已损坏"_s, u"The file of the change log is damaged"_s),
        Patience);
    bar->findChild<QAbstractButton *>(u"messageClose"_s)->click();
    QVERIFY2(
        saysInBoth(*bar, u"本机缓存无法写入"_s, u"The cache on this computer cannot be written"_s),
        qPrintable(bar->spokenText()));
}

void TestShellReadOnlyDisk::troubleThatComesAgainCoversNoOther()
{
    ShellWorld world;
    QVERIFY(world.open());
    const auto *bar = world.find<MessageBar>(u"tenantMessage"_s);
    QVERIFY(!bar->isShowing());
    const auto trouble = [](const QString &code, const QString &detail) {
        ApiError error;
        error.kind = ApiError::Kind::Local;
        error.code = code;
        error.detail = detail;
        return error;
    };
    const ApiError first = trouble(u"local.cache-busy"_s, u"first"_s);
    const ApiError again = trouble(u"local.cache-busy"_s, u"again"_s);
    const ApiError other = trouble(u"local.disk-full"_s, u"other"_s);
    const ApiError ofLog = trouble(u"local.change-log-busy"_s, u"log"_s);
    emit world.service().changeLogFailed(ofLog);
    emit world.service().cacheFailed(first);
    emit world.service().cacheFailed(other);
    emit world.service().cacheFailed(again);
    auto *close = bar->findChild<QAbstractButton *>(u"messageClose"_s);
    for (const ApiError &told : { ofLog, other, again }) {
        QVERIFY2(bar->error() == told, qPrintable(bar->spokenText()));
        close->click();
    }
    QVERIFY2(!bar->isShowing(), qPrintable(bar->spokenText()));
}

void TestShellReadOnlyDisk::whatCannotBeWrittenDownIsToldInItsForm_data()
{
    QTest::addColumn<bool>("collects");
    QTest::addColumn<QString>("chinese");
    QTest::addColumn<QString>("english");
    QTest::newRow("it is sent") << false << u"没有记录的变更不会发送"_s
                                << u"a change that is not written down is not sent"_s;
    QTest::newRow("it is kept in the Outbox")
        << true << u"发件箱无法读写"_s << u"The Outbox could not be read or saved"_s;
}

// The draft of the form cannot be kept either.
void TestShellReadOnlyDisk::whatCannotBeWrittenDownIsToldInItsForm()
{
    QFETCH(const bool, collects);
    QFETCH(const QString, chinese);
    QFETCH(const QString, english);
    DraftWorld world;
    world.keepDataIn(test::folderThatTakesNothing());
    auto *form = static_cast<WriteForm *>(world.beginNewPosition());
    QVERIFY(form != nullptr);
    world.session().outbox->setCollecting(collects);
    world.fillInNewPosition(form);
    QTRY_VERIFY_WITH_TIMEOUT(
        saysInBoth(*world.bar(), u"草稿无法读写"_s, u"The drafts could not be read or saved"_s),
        Patience);
    QVERIFY(!form->isKeptAtOnce());
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(saysInBoth(form->messageBar(), chinese, english), Patience);
    QVERIFY(form->isVisible());
    QVERIFY(!hasPosition(world.server(), u"P-77"_s));
    QVERIFY(world.session().outbox->entries().isEmpty());
}

RENZHI_TEST(TestShellReadOnlyDisk)
#include "tst_shell_readonlydisk.moc"
