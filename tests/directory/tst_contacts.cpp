// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here.

// A tenant whose mobile numbers and e-mail addresses are not kept.

#include "models/directory/worker.h"
#include "tests/directory/syncworld.h"
#include "tests/directory/writeworld.h"
#include "tests/support/filescan.h"
#include "tests/support/patience.h"
#include "tests/support/testmain.h"

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

// More than one page, so that a delta is tried.
constexpr int MorePeople = 120;

void withoutContactsKept(TenantOptions &options)
{
    options.keepsContacts = false;
}

// People with numbers and addresses that are like nothing else in the tenant.
class ContactsWorld : public WriteWorld
{
public:
    explicit ContactsWorld(const std::function<void(TenantOptions &)> &edit = {})
        : WriteWorld({}, edit)
    {
        for (int i = 0; i < MorePeople; ++i) {
            SandboxUser person;
            person.orgId = org1;
            person.userName = u"kept.%1"_s.arg(i);
            person.name = u"留存%1"_s.arg(i);
            person.mobile = u"+86-1397654%1"_s.arg(i, 4, 10, QChar(u'0'));
            person.email = u"someone%1@contacts.example"_s.arg(i);
            last = UserId(server.put(person));
        }
    }
    // Everything this tenant left on the disk.
    [[nodiscard]] QString found() const
    {
        return foundBelow(folder.path(), { u"1397654"_s, u"someone"_s, u"contacts.example"_s });
    }
    // Another start of the program.
    void restart(bool keepsContacts)
    {
        service.reset();
        Worker::settle(options().cacheDirectory);
        TenantOptions tenant = options();
        tenant.keepsContacts = keepsContacts;
        service = std::make_unique<DirectoryService>(tenant);
        if (!service->open())
            qWarning("the cache cannot be opened");
    }
    // Everything that was given to the worker so far is done.
    [[nodiscard]] bool isDone() const
    {
        bool done = false;
        QObject context;
        service->whenKept(&context, [&done] { done = true; });
        return QTest::qWaitFor([&done] { return done; }, Patience);
    }
    // Loads the index, which is kept, and waits for it.
    [[nodiscard]] bool hasPeople() const
    {
        service->loadPeople();
        return QTest::qWaitFor([this] { return service->people().size() > MorePeople; }, Patience)
            && isDone();
    }
    [[nodiscard]] size_t hits(const QString &text) const
    {
        PeopleQuery query;
        query.text = text;
        return service->people().find(query).size();
    }
    [[nodiscard]] User shown() const { return service->user(last).value_or(User()); }

    UserId last;
};

} // namespace

class TestContacts : public QObject
{
    Q_OBJECT
private slots:
    void keptTheyAreShownAndFound();
    void syncKeepsNone();
    void singleReadKeepsNone();
    void switchedOffNothingIsLeft();
    void switchedOnAgainTheNextSyncBringsThem();
};

// What the others rely on.
void TestContacts::keptTheyAreShownAndFound()
{
    ContactsWorld world;
    QVERIFY(synced(*world.service));
    QVERIFY(world.hasPeople());
    QCOMPARE(world.hits(u"13976540119"_s), size_t(1));
    QCOMPARE(world.hits(u"someone119"_s), size_t(1));
    QCOMPARE(world.shown().mobile, u"+86-13976540119"_s);
    QVERIFY(!world.found().isEmpty());
}

void TestContacts::syncKeepsNone()
{
    ContactsWorld world(withoutContactsKept);
    QVERIFY(synced(*world.service));
    QVERIFY(world.hasPeople());
    QCOMPARE(world.hits(u"kept.119"_s), size_t(1));
    QCOMPARE(world.hits(u"13976540119"_s), size_t(0));
    QCOMPARE(world.hits(u"someone119"_s), size_t(0));
    QCOMPARE(world.shown(), withoutContacts(world.shown()));
    QCOMPARE(world.found(), QString());

    // A delta likewise, and what was equal is equal still.
    SandboxUser changed = *world.server.user(world.last.toString());
    changed.name = u"改名"_s;
    world.server.put(changed);
    const auto delta = synced(*world.service);
    QVERIFY2(delta, qPrintable(textOf(delta)));
    QCOMPARE(delta->changed, 1);
    QCOMPARE(world.shown().name, u"改名"_s);
    QVERIFY(world.isDone());
    QCOMPARE(world.hits(u"13976540119"_s), size_t(0));
    const auto full = synced(*world.service, SyncMode::Full);
    QVERIFY2(full, qPrintable(textOf(full)));
    QCOMPARE(full->changed, 0);
    QCOMPARE(world.found(), QString());
}

void TestContacts::singleReadKeepsNone()
{
    ContactsWorld world(withoutContactsKept);
    QVERIFY(synced(*world.service));
    QVERIFY(world.hasPeople());
    SandboxUser changed = *world.server.user(world.last.toString());
    changed.name = u"改名"_s;
    world.server.put(changed);
    std::optional<User> read;
    QObject context;
    world.service->readUser(world.last, &context, [&read](const Result<User> &answer) {
        read = answer.value_or(User());
    });
    QTRY_VERIFY_WITH_TIMEOUT(read.has_value(), Patience);
    QCOMPARE(read->name, u"改名"_s);
    QCOMPARE(*read, withoutContacts(*read));
    QVERIFY(world.isDone());
    QTRY_COMPARE_WITH_TIMEOUT(world.hits(u"改名"_s), size_t(1), Patience);
    QCOMPARE(world.hits(u"13976540119"_s), size_t(0));
    QCOMPARE(world.found(), QString());
}

void TestContacts::switchedOffNothingIsLeft()
{
    ContactsWorld world;
    QVERIFY(synced(*world.service));
    QVERIFY(world.hasPeople());
    world.restart(true);
    QVERIFY(world.hasPeople()); // as the kept index has it
    QCOMPARE(world.hits(u"13976540119"_s), size_t(1));
    QVERIFY(!world.found().isEmpty());

    world.restart(false);
    QCOMPARE(world.hits(u"13976540119"_s), size_t(0));
    QVERIFY(!world.shown().id.isEmpty());
    QCOMPARE(world.shown(), withoutContacts(world.shown())); // at once
    QVERIFY(world.hasPeople());
    QCOMPARE(world.found(), QString());
    QCOMPARE(world.hits(u"kept.119"_s), size_t(1));
    QCOMPARE(world.hits(u"13976540119"_s), size_t(0));
    QVERIFY(world.service->hasCompleteCache()); // nothing has to be read again
    world.restart(false);
    QVERIFY(world.hasPeople());
    QCOMPARE(world.hits(u"someone119"_s), size_t(0));
    QCOMPARE(world.found(), QString());
}

void TestContacts::switchedOnAgainTheNextSyncBringsThem()
{
    ContactsWorld world(withoutContactsKept);
    QVERIFY(synced(*world.service));
    world.restart(true);
    QVERIFY(world.isDone());
    QVERIFY(!world.service->collectionStatus(Collection::Users).fullAt.isValid());
    QVERIFY(world.service->collectionStatus(Collection::Users).complete);
    const auto report = synced(*world.service, SyncMode::Changes);
    QVERIFY2(report, qPrintable(textOf(report)));
    QVERIFY(report->fullPasses.contains(Collection::Users));
    QCOMPARE(world.shown().mobile, u"+86-13976540119"_s);
    QCOMPARE(world.shown().email, u"someone119@contacts.example"_s);
    QVERIFY(world.hasPeople());
    QCOMPARE(world.hits(u"13976540119"_s), size_t(1));
}

RENZHI_GUILESS_TEST(TestContacts)
#include "tst_contacts.moc"
