// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tenantwish.h"
#include "tests/support/testmain.h"

#include <QPointer>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

// What is under way in a tenant, and the wishes that came true.
struct WishWorld
{
    std::vector<std::unique_ptr<QObject>> underWay;
    QStringList opened;
    TenantWish wish { [this] {
        QObjectList result;
        for (const auto &one : underWay)
            result.append(one.get());
        return result;
    } };

    void beginSomething() { underWay.push_back(std::make_unique<QObject>()); }
    void endFirst() { underWay.erase(underWay.begin()); }
    // Gives the context for answers to it.
    QPointer<QObject> ask(const QString &profile)
    {
        QObject *context = wish.begin(profile);
        wish.fulfil([this, profile] { opened.append(profile); });
        return context;
    }
};

// Whatever was called for until now has happened.
bool isQuiet()
{
    bool told = false;
    QMetaObject::invokeMethod(
        QCoreApplication::instance(), [later = &told] { *later = true; }, Qt::QueuedConnection);
    return QTest::qWaitFor([&told] { return told; });
}

} // namespace

// The tenant asked for last, without any tenant.
class TestTenantWish : public QObject
{
    Q_OBJECT

private slots:
    void opensAtOnceWhenNothingIsUnderWay();
    void opensWhenTheLastOfAllHasEnded();
    void waitsForWhatBeganMeanwhile();
    void onlyTheLastOneIsOpened();
    void forgottenOneIsNotOpened();
    void answersToAForgottenOneFindNobody();
    void profileIsKnownUntilItIsOpened();
};

void TestTenantWish::opensAtOnceWhenNothingIsUnderWay()
{
    WishWorld world;
    world.ask(u"one"_s);
    QCOMPARE(world.opened, QStringList { u"one"_s });
}

void TestTenantWish::opensWhenTheLastOfAllHasEnded()
{
    WishWorld world;
    world.beginSomething();
    world.beginSomething();
    world.ask(u"one"_s);
    world.endFirst();
    QVERIFY(isQuiet());
    QVERIFY(world.opened.isEmpty() && world.wish.isWaiting());
    world.endFirst();
    QVERIFY(isQuiet());
    QCOMPARE(world.opened, QStringList { u"one"_s });
    QVERIFY(!world.wish.isWaiting());
}

void TestTenantWish::waitsForWhatBeganMeanwhile()
{
    WishWorld world;
    world.beginSomething();
    world.ask(u"one"_s);
    world.beginSomething();
    world.endFirst();
    QVERIFY(isQuiet());
    QVERIFY(world.opened.isEmpty());
    world.endFirst();
    QVERIFY(isQuiet());
    QCOMPARE(world.opened, QStringList { u"one"_s });
}

void TestTenantWish::onlyTheLastOneIsOpened()
{
    WishWorld world;
    world.beginSomething();
    world.ask(u"one"_s);
    world.ask(u"two"_s);
    world.endFirst();
    QVERIFY(isQuiet());
    QCOMPARE(world.opened, QStringList { u"two"_s });
}

void TestTenantWish::forgottenOneIsNotOpened()
{
    WishWorld world;
    world.beginSomething();
    world.ask(u"one"_s);
    world.wish.forget();
    QVERIFY(!world.wish.isWaiting());
    world.endFirst();
    QVERIFY(isQuiet());
    QVERIFY(world.opened.isEmpty());
}

void TestTenantWish::answersToAForgottenOneFindNobody()
{
    WishWorld world;
    world.beginSomething();
    const QPointer<QObject> first = world.ask(u"one"_s);
    const QPointer<QObject> second = world.ask(u"two"_s);
    QVERIFY(!first && second);
    world.wish.forget();
    QVERIFY(!second);
}

void TestTenantWish::profileIsKnownUntilItIsOpened()
{
    WishWorld world;
    QVERIFY(world.wish.profile().isEmpty());
    world.beginSomething();
    world.ask(u"one"_s);
    QCOMPARE(world.wish.profile(), u"one"_s);
    world.endFirst();
    QVERIFY(isQuiet());
    QVERIFY(world.wish.profile().isEmpty());
    static_cast<void>(world.wish.begin(u"two"_s)); // its secret is asked for
    QCOMPARE(world.wish.profile(), u"two"_s);
    world.wish.forget();
    QVERIFY(world.wish.profile().isEmpty());
}

RENZHI_GUILESS_TEST(TestTenantWish)
#include "tst_tenantwish.moc"
