// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here.

// What was read is forgotten after so many days without contact.

#include "models/cache/cachestore.h"
#include "models/directory/cacheage.h"
#include "models/directory/changelog.h"
#include "models/directory/worker.h"
#include "tests/directory/syncworld.h"
#include "tests/directory/writeworld.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

constexpr int Days = 30;

// As if the last contact had been so many seconds ago. False: it cannot be done.
[[nodiscard]] bool makeOld(const QString &cache, qint64 seconds)
{
    const auto store = CacheStore::open(cache);
    if (!store)
        return false;
    for (const Collection collection : collections) {
        SyncState state = (*store)->syncState(collection);
        state.syncedAt = QDateTime::currentDateTime().addSecs(-seconds);
        if (!(*store)->setSyncState(collection, state))
            return false;
    }
    return true;
}

[[nodiscard]] bool plant(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write("of the operator") > 0;
}

// A tenant that was read and closed.
class OldWorld : public WriteWorld
{
public:
    [[nodiscard]] bool prepare()
    {
        sync();
        const bool isRead = service->hasCompleteCache();
        static_cast<void>(written(addJob())); // a line of the change log
        service.reset();
        Worker::settle(cache());
        return isRead && plant(folder.filePath(u"log/drafts.json"_s))
            && plant(folder.filePath(u"log/outbox.json"_s));
    }
    [[nodiscard]] QString cache() const { return options().cacheDirectory; }
    [[nodiscard]] TenantOptions forgetting(int days) const
    {
        TenantOptions tenant = options();
        tenant.forgetAfterDays = days;
        return tenant;
    }
};

} // namespace

class TestCacheAge : public QObject
{
    Q_OBJECT
private slots:
    void oldCacheIsForgotten();
    void othersStay_data();
    void othersStay();
    void firstLoadThatWasBrokenOffIsForgottenToo();
    void unreadableCacheIsForgottenToo();
};

void TestCacheAge::oldCacheIsForgotten()
{
    OldWorld world;
    QVERIFY(world.prepare());
    QVERIFY(makeOld(world.cache(), Days * 86'400 + 60));
    QVERIFY(plant(world.cache() + u"/people.index"_s));
    DirectoryService service(world.forgetting(Days));
    QSignalSpy told(&service, &DirectoryService::cacheForgotten);
    QVERIFY(service.open());
    QCOMPARE(service.peopleCount(), 0); // before anything of it is shown
    QVERIFY(service.references()->organizations().isEmpty());
    QVERIFY(!QFile::exists(world.cache() + u"/people.index"_s));
    QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, Patience);
    // What the operator wrote stays.
    QCOMPARE(service.changes().find({})->size(), size_t(1));
    QVERIFY(QFile::exists(world.folder.filePath(u"log/drafts.json"_s)));
    QVERIFY(QFile::exists(world.folder.filePath(u"log/outbox.json"_s)));
    const auto again = synced(service);
    QVERIFY2(again, qPrintable(textOf(again)));
    QVERIFY(service.peopleCount() > 0);
    QCOMPARE(told.size(), 1);
}

void TestCacheAge::othersStay_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<qint64>("age");
    QTest::newRow("younger") << Days << qint64(Days * 86'400 - 3600);
    QTest::newRow("for ever") << 0 << qint64(4000) * 86'400;
    QTest::newRow("of the future, by a clock that was set back") << 1 << qint64(-40 * 86'400);
}

void TestCacheAge::othersStay()
{
    QFETCH(int, days);
    QFETCH(qint64, age);
    OldWorld world;
    QVERIFY(world.prepare());
    QVERIFY(makeOld(world.cache(), age));
    DirectoryService service(world.forgetting(days));
    QSignalSpy told(&service, &DirectoryService::cacheForgotten);
    QVERIFY(service.open());
    QVERIFY(service.peopleCount() > 0);
    bool isDone = false;
    service.whenKept(&service, [&isDone] { isDone = true; });
    QTRY_VERIFY_WITH_TIMEOUT(isDone, Patience);
    QCOMPARE(told.size(), 0);
}

// It never ended equal to the server: then what was last written is its age.
void TestCacheAge::firstLoadThatWasBrokenOffIsForgottenToo()
{
    const QTemporaryDir folder;
    const QString cache = folder.filePath(u"cache"_s);
    {
        const auto store = CacheStore::open(cache);
        QVERIFY(store);
        User user;
        user.id = UserId(u"u-1"_s);
        QVERIFY((*store)->merge(QVector<User> { user }));
    }
    QVERIFY(!removeOldCache(cache, Days));
    const QDateTime then = QDateTime::currentDateTime().addDays(-Days - 1);
    const QFileInfoList files = QDir(cache).entryInfoList(QDir::Files | QDir::Hidden);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(then, QFileDevice::FileModificationTime));
    }
    QVERIFY(removeOldCache(cache, Days));
    QVERIFY(!QFile::exists(cache));
    QVERIFY(!removeOldCache(cache, Days)); // there is none
    QVERIFY(!lastContact(cache).isValid());
}

void TestCacheAge::unreadableCacheIsForgottenToo()
{
    const QTemporaryDir folder;
    QVERIFY(plant(folder.filePath(u"cache.sqlite"_s)));
    QVERIFY(!removeOldCache(folder.path(), Days));
    QFile file(folder.filePath(u"cache.sqlite"_s));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-Days - 1),
                             QFileDevice::FileModificationTime));
    file.close();
    QVERIFY(removeOldCache(folder.path(), Days));
    QVERIFY(!file.exists());
}

RENZHI_GUILESS_TEST(TestCacheAge)
#include "tst_cacheage.moc"
