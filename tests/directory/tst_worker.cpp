// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/worker.h"

#include <QCoreApplication>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

User person(const QString &id)
{
    User user;
    user.id = UserId(id);
    user.userName = id;
    return user;
}

// Keeps the thread busy until told, or for so long that a test that waits for it fails.
Result<bool> busy(QSemaphore &begun, QSemaphore &mayEnd)
{
    begun.release();
    return mayEnd.tryAcquire(1, 10'000);
}

// A program that ends while a deleted worker is still busy.
void endOfTheApplication(const QString &folder, int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QSemaphore begun;
    QObject context;
    Worker worker(folder);
    worker.run<CacheChange>(
        &context,
        [&begun](CacheStore &store) {
            begun.release();
            QThread::msleep(500);
            return store.merge(QVector<User> { person(u"u1"_s) });
        },
        [](const Result<CacheChange> &) {});
    begun.acquire();
}

} // namespace

class TestWorker : public QObject
{
    Q_OBJECT
public:
    explicit TestWorker(bool wasSavedAtTheEnd) : m_wasSavedAtTheEnd(wasSavedAtTheEnd) { }

private slots:
    void applicationsEndWaitsForWhatIsLeft() { QVERIFY(m_wasSavedAtTheEnd); }
    void deletingDoesNotWaitForLongWork();
    void whatWasGivenIsStillSaved();
    void deletedWorkerDeliversNothing();
    void workOfADeadContextIsNotBegun();
    void tasksRunInOrder();

private:
    bool m_wasSavedAtTheEnd; // before any other application object began
};

void TestWorker::deletingDoesNotWaitForLongWork()
{
    QTemporaryDir folder;
    QSemaphore begun;
    QSemaphore mayEnd;
    bool wasWaitedFor = true;
    auto worker = std::make_unique<Worker>(folder.path());
    worker->run<bool>(
        this,
        [&](CacheStore &) {
            auto told = busy(begun, mayEnd);
            wasWaitedFor = !*told;
            return told;
        },
        [](const Result<bool> &) {});
    QVERIFY(begun.tryAcquire(1, 20'000));
    worker.reset();
    mayEnd.release(); // comes too late when the destructor waits
    Worker::settle(folder.path());
    QVERIFY(!wasWaitedFor);
}

void TestWorker::whatWasGivenIsStillSaved()
{
    QTemporaryDir folder;
    QSemaphore begun;
    QSemaphore mayEnd;
    auto worker = std::make_unique<Worker>(folder.path());
    worker->run<bool>(
        this, [&](CacheStore &) { return busy(begun, mayEnd); }, [](const Result<bool> &) {});
    auto memory = std::make_unique<QObject>();
    worker->save<CacheChange>(
        memory.get(),
        [](CacheStore &store) { return store.merge(QVector<User> { person(u"u1"_s) }); },
        [](const Result<CacheChange> &) {});
    QVERIFY(begun.tryAcquire(1, 20'000));
    worker.reset();
    memory.reset(); // as at a change of tenants
    mayEnd.release();
    Worker::settle(folder.filePath(u"of somebody else"_s));
    Worker::settle(folder.path());
    const auto store = CacheStore::open(folder.path());
    QVERIFY(store);
    QCOMPARE((*store)->count(Collection::Users), 1);
}

void TestWorker::deletedWorkerDeliversNothing()
{
    QTemporaryDir folder;
    QSemaphore begun;
    QSemaphore mayEnd;
    bool delivered = false;
    auto worker = std::make_unique<Worker>(folder.path());
    worker->run<bool>(
        this, [&](CacheStore &) { return busy(begun, mayEnd); },
        [&](const Result<bool> &) { delivered = true; });
    QVERIFY(begun.tryAcquire(1, 20'000));
    worker.reset();
    mayEnd.release();
    // Its results come back while the thread ends by itself.
    QTest::qWait(300);
    QVERIFY(!delivered);
    Worker::settle(folder.path());
    QVERIFY(!delivered);
}

void TestWorker::workOfADeadContextIsNotBegun()
{
    QTemporaryDir folder;
    QSemaphore begun;
    QSemaphore mayEnd;
    bool isBegun = false;
    bool isDone = false;
    {
        Worker worker(folder.path());
        worker.run<bool>(
            this, [&](CacheStore &) { return busy(begun, mayEnd); }, [](const Result<bool> &) {});
        auto page = std::make_unique<QObject>();
        worker.run<bool>(
            page.get(),
            [&](CacheStore &) -> Result<bool> {
                isBegun = true;
                return true;
            },
            [&](const Result<bool> &) { isDone = true; });
        QVERIFY(begun.tryAcquire(1, 20'000));
        page.reset();
        mayEnd.release();
    }
    Worker::settle(folder.path());
    QVERIFY(!isBegun);
    QVERIFY(!isDone);
}

void TestWorker::tasksRunInOrder()
{
    QTemporaryDir folder;
    Worker worker(folder.path());
    QVector<int> worked;
    QVector<int> delivered;
    for (int i = 0; i < 20; ++i) {
        worker.run<int>(
            this,
            [&worked, i](CacheStore &) -> Result<int> {
                worked.append(i);
                return i;
            },
            [&delivered](const Result<int> &value) { delivered.append(*value); });
    }
    QTRY_COMPARE_WITH_TIMEOUT(delivered.size(), 20, 20'000);
    QCOMPARE(worked, delivered);
    QVERIFY(std::is_sorted(worked.cbegin(), worked.cend()));
}

int main(int argc, char **argv)
{
    QTemporaryDir folder;
    endOfTheApplication(folder.path(), argc, argv);
    const auto store = CacheStore::open(folder.path());
    const QCoreApplication application(argc, argv);
    TestWorker test(store && (*store)->count(Collection::Users) == 1);
    return QTest::qExec(&test, argc, argv);
}
#include "tst_worker.moc"
