// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Changes are collected in the Outbox, brought into an order and sent (F-41).

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/items/itemroles.h"
#include "tests/gui/formsworld.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/errors/messagebar.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;
using Kind = WriteRequest::Kind;

namespace {

QAction *actionNamed(ShellWorld &world, const char *name)
{
    return world.find<QAction>(QLatin1StringView(name));
}

WriteRequest jobToKeep(Kind kind, const QString &user, const QString &org,
                       const QString &position = {})
{
    WriteRequest request;
    request.kind = kind;
    request.user = UserId(user);
    request.jobDraft.org = OrgCode(org);
    if (!position.isEmpty())
        request.jobDraft.position = PositionCode(position);
    return request;
}

WriteRequest positionToKeep(const QString &org, const QString &code)
{
    WriteRequest request;
    request.kind = Kind::AddPosition;
    request.positionDraft = { OrgCode(org), u"新职位"_s, PositionCode(code), std::nullopt };
    return request;
}

QVector<QUuid> keptOrder(ShellWorld &world)
{
    QVector<QUuid> ids;
    for (const Outbox::Entry &entry : world.session().outbox->entries())
        ids.append(entry.id);
    return ids;
}

// The page with the keyboard in its list; null when it did not come.
TableView *outboxInHand(ShellWorld &world)
{
    actionNamed(world, "actionGoOutbox")->trigger();
    auto *table = world.find<TableView>(u"outboxTable"_s);
    return QTest::qWaitFor([table] { return table->hasFocus(); }, Patience) ? table : nullptr;
}

void moveByKey(TableView *table, int row, Qt::Key key)
{
    table->selectRow(row);
    QTest::keyClick(table, key, Qt::AltModifier);
}

// The ten edits of a day on the train: a position behind the jobs that use it, one edit that the
// server refuses, and of everything else one.
struct Train
{
    explicit Train(ShellWorld &shell);
    [[nodiscard]] bool keepAll() const;
    [[nodiscard]] QString partTimeJob(const QString &person) const;
    // Method and target of what is to arrive, in its order.
    [[nodiscard]] QList<QByteArray> expected() const;
    // And of what arrived; `applied`: how many of them changed something.
    [[nodiscard]] QList<QByteArray> arrived(int *applied = nullptr) const;
    [[nodiscard]] bool isApplied() const;

    ShellWorld &world;
    QStringList people;
    QString home, homeId, renamed, vacant;
    QString removed, changed; // part-time jobs
};

Train::Train(ShellWorld &shell) : world(shell)
{
    for (int i = 0; i < 5; ++i)
        people.append(world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.%1"_s.arg(i), 1 }));
    const SandboxOrganization organization = world.server().organizations().at(5);
    home = organization.code;
    homeId = organization.id;
    renamed = world.server().put(SandboxPosition { {}, homeId, u"旧名"_s, u"RENAME-1"_s, {} });
    vacant = world.server().put(SandboxPosition { {}, homeId, u"空缺"_s, u"VACANT-1"_s, {} });
    removed = partTimeJob(people.at(2));
    changed = partTimeJob(people.at(3));
}

QString Train::partTimeJob(const QString &person) const
{
    const QList<SandboxJob> jobs = world.server().jobs(person);
    for (const SandboxJob &job : jobs) {
        if (!job.primary)
            return job.id;
    }
    return {};
}

bool Train::keepAll() const
{
    WriteRequest removal = jobToKeep(Kind::RemoveJob, people.at(2), {});
    removal.job = JobId(removed);
    WriteRequest change = jobToKeep(Kind::UpdateJob, people.at(3), home);
    change.job = JobId(changed);
    WriteRequest rename = positionToKeep({}, {});
    rename.kind = Kind::UpdatePosition;
    rename.position = PositionId(renamed);
    rename.positionDraft.name = u"新名"_s;
    rename.touched = WriteRequest::TouchedName;
    WriteRequest positionRemoval;
    positionRemoval.kind = Kind::RemovePosition;
    positionRemoval.position = PositionId(vacant);
    const QVector<WriteRequest> edits {
        jobToKeep(Kind::AddJob, people.at(0), home, u"NEW-1"_s),
        jobToKeep(Kind::AddJob, people.at(1), home, u"NEW-1"_s),
        positionToKeep(home, u"NEW-1"_s),
        removal,
        change,
        jobToKeep(Kind::AddJob, people.at(4), u"NOWHERE"_s),
        positionToKeep(home, u"NEW-2"_s),
        jobToKeep(Kind::TransferPrimaryJob, people.at(4), home, u"NEW-2"_s),
        rename,
        positionRemoval,
    };
    return std::all_of(edits.cbegin(), edits.cend(), [this](const WriteRequest &edit) {
        return world.session().outbox->add(edit).has_value();
    });
}

QList<QByteArray> Train::expected() const
{
    const QByteArray base = "/api/v2/tenant/";
    const QByteArray positions = base + "job-positions";
    const auto below = [](const QByteArray &path, const QString &id) -> QByteArray {
        return path + '/' + QUrl::toPercentEncoding(id);
    };
    const auto jobs = [&](int person) -> QByteArray {
        return below(base + "users", people.at(person)) + "/part-time-job";
    };
    const auto call = [](const QByteArray &method, const QByteArray &target) -> QByteArray {
        return method + ' ' + target;
    };
    return { call("POST", positions),
             call("POST", positions),
             call("PUT", below(positions, renamed)),
             call("POST", jobs(0)),
             call("POST", jobs(1)),
             call("DELETE", below(jobs(2), removed)),
             call("PUT", below(jobs(3), changed)),
             call("POST", jobs(4)),
             call("PUT", below(base + "users", people.at(4)) + "/jobs/transfer"),
             call("DELETE", below(positions, vacant)) };
}

QList<QByteArray> Train::arrived(int *applied) const
{
    QList<QByteArray> lines;
    const QList<SandboxRequest> journal = world.server().journal();
    for (const SandboxRequest &request : journal) {
        if (request.method == "GET" || request.target.contains("token"))
            continue;
        const QByteArray line = request.method + ' ' + request.target;
        lines.append(line);
        if (applied)
            *applied += request.applied ? 1 : 0;
    }
    return lines;
}

bool Train::isApplied() const
{
    const SandboxServer &server = world.server();
    const auto has = [&](const QString &person, const QString &code, bool primary) {
        const auto position = server.positionByCode(code);
        const QList<SandboxJob> jobs = server.jobs(person);
        return position && std::any_of(jobs.cbegin(), jobs.cend(), [&](const SandboxJob &job) {
                   return job.positionId == position->id && job.primary == primary;
               });
    };
    const QList<SandboxJob> ofChanged = server.jobs(people.at(3));
    const bool isChanged
        = std::any_of(ofChanged.cbegin(), ofChanged.cend(), [this](const SandboxJob &job) {
              return job.id == changed && job.orgId == homeId && job.positionId.isEmpty();
          });
    const auto position = server.positionByCode(u"RENAME-1"_s);
    return has(people.at(0), u"NEW-1"_s, false) && has(people.at(1), u"NEW-1"_s, false)
        && has(people.at(4), u"NEW-2"_s, true) && server.jobs(people.at(4)).size() == 2
        && server.jobs(people.at(2)).size() == 1 && isChanged && position
        && position->name == u"新名"_s && !server.positionByCode(u"VACANT-1"_s);
}

} // namespace

class TestShellCollect : public QObject
{
    Q_OBJECT
private slots:
    void whatIsSavedIsKeptWhileReadingGoesOn();
    void theNextStartDoesNotCollect();
    void entriesChangePlacesByKeyAndButton();
    void nothingMovesWhileItIsSent();
    void jobBeforeItsPositionIsTold();
    void tenEditsOfAJourneyArriveOnce();
};

void TestShellCollect::whatIsSavedIsKeptWhileReadingGoesOn()
{
    ShellWorld world;
    world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 1 });
    const SandboxOrganization to = world.server().organizations().at(5);
    QVERIFY(world.open());
    world.choosePerson(u"ouyang.xinmiao"_s);
    QTRY_COMPARE_WITH_TIMEOUT(world.jobRows().size(), 2, Patience);
    QAction *collect = actionNamed(world, "actionCollectChanges");
    const auto *status = world.find<QToolButton>(u"statusOutbox"_s);
    QVERIFY(!collect->isChecked());
    QVERIFY(!status->isVisible());

    world.find<QWidget>(u"personCard"_s)->findChild<QPushButton *>(u"addJob"_s)->click();
    auto *form = world.openDialog(u"jobForm"_s);
    QVERIFY(form != nullptr);
    FormsWorld::pick(form, u"organization"_s, to.code);
    auto *save = form->findChild<QPushButton *>(u"primaryButton"_s);
    const auto *note = form->findChild<QLabel *>(u"formNote"_s);
    const QString sends = save->text();
    QVERIFY(sends != u"Keep in Outbox"_s);
    collect->trigger(); // a form that is open follows
    QVERIFY(collect->isChecked());
    QCOMPARE(status->text(), u"Outbox 0, collecting"_s);
    QVERIFY(status->isVisible());
    QVERIFY(!world.find<MessageBar>(u"tenantMessage"_s)->isVisible()); // it is no trouble
    QCOMPARE(save->text(), u"Keep in Outbox"_s);
    QVERIFY2(note->text().contains("collecting changes"_L1), qPrintable(note->text()));
    collect->trigger();
    QCOMPARE(save->text(), sends);
    collect->trigger();
    save->click();
    QTRY_VERIFY_WITH_TIMEOUT(world.find<QDialog>(u"jobForm"_s) == nullptr, Patience);
    const Outbox *outbox = world.session().outbox;
    QCOMPARE(outbox->entries().size(), 1);
    QCOMPARE(status->text(), u"Outbox 1, collecting"_s);

    QTRY_VERIFY_WITH_TIMEOUT(!world.service().isSyncing(), Patience);
    world.server().clearJournal();
    actionNamed(world, "actionRefresh")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(world.server().requestCount("GET", "/users") > 0, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!world.service().isSyncing(), Patience);
    collect->trigger();
    QVERIFY(!collect->isChecked());
    QCOMPARE(status->text(), u"Outbox 1"_s);
    QCOMPARE(outbox->entries().size(), 1); // until it is sent
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 0);
    actionNamed(world, "actionGoOutbox")->trigger();
    auto *send = world.find<QPushButton>(u"sendOne"_s);
    QTRY_VERIFY(send->isVisible() && send->isEnabled());
    send->click();
    QTRY_VERIFY_WITH_TIMEOUT(outbox->entries().isEmpty(), Patience);
    QCOMPARE(world.server().requestCount("POST", "part-time-job"), 1);
}

void TestShellCollect::theNextStartDoesNotCollect()
{
    ShellWorld world;
    QVERIFY(world.open());
    actionNamed(world, "actionCollectChanges")->trigger();
    QVERIFY(world.session().outbox->isCollecting());
    QVERIFY(world.restart());
    QVERIFY(!world.session().outbox->isCollecting());
    QVERIFY(!actionNamed(world, "actionCollectChanges")->isChecked());
    QVERIFY(!world.find<QToolButton>(u"statusOutbox"_s)->isVisible());
}

void TestShellCollect::entriesChangePlacesByKeyAndButton()
{
    ShellWorld world;
    const Train train(world);
    QVERIFY(world.open());
    for (int i = 0; i < 3; ++i)
        QVERIFY(world.session()
                    .outbox->add(jobToKeep(Kind::AddJob, train.people.at(i), train.home))
                    .has_value());
    TableView *table = outboxInHand(world);
    QVERIFY(table);
    const QVector<QUuid> ids = keptOrder(world);
    const auto *up = world.find<QPushButton>(u"moveUp"_s);
    auto *down = world.find<QPushButton>(u"moveDown"_s);
    const auto current = [table] { return table->currentIndex().data(IdRole).toString(); };

    moveByKey(table, 1, Qt::Key_Up);
    QCOMPARE(keptOrder(world), QVector<QUuid>({ ids.at(1), ids.at(0), ids.at(2) }));
    QCOMPARE(table->currentIndex().row(), 0);
    QCOMPARE(current(), ids.at(1).toString());
    QCOMPARE(table->selectionModel()->selectedRows().value(0).row(), 0);
    QVERIFY(table->hasFocus());
    QVERIFY(!up->isEnabled());
    QCOMPARE(up->toolTip(), u"It is the first already."_s);
    QVERIFY(down->isEnabled());
    QVERIFY2(down->toolTip().contains("Alt+Down"_L1), qPrintable(down->toolTip()));
    QTest::keyClick(table, Qt::Key_Up, Qt::AltModifier); // it stays the first
    QCOMPARE(keptOrder(world).constFirst(), ids.at(1));

    for (int i = 0; i < 2; ++i) {
        down->setFocus();
        down->click();
        QVERIFY(table->hasFocus());
    }
    const QVector<QUuid> wanted { ids.at(0), ids.at(2), ids.at(1) };
    QCOMPARE(keptOrder(world), wanted);
    QCOMPARE(current(), ids.at(1).toString());
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    QVERIFY(!down->isEnabled());
    QCOMPARE(down->toolTip(), u"It is the last already."_s);
    QVERIFY2(up->toolTip().contains("Alt+Up"_L1), qPrintable(up->toolTip()));
    QVERIFY(world.restart());
    QCOMPARE(keptOrder(world), wanted);
}

void TestShellCollect::nothingMovesWhileItIsSent()
{
    ShellWorld world;
    world.useProxy();
    const Train train(world);
    QVERIFY(world.open());
    for (int i = 0; i < 2; ++i)
        QVERIFY(world.session()
                    .outbox->add(jobToKeep(Kind::AddJob, train.people.at(i), train.home))
                    .has_value());
    TableView *table = outboxInHand(world);
    QVERIFY(table);
    const QVector<QUuid> ids = keptOrder(world);
    world.proxy().inject({ "POST", "part-time-job" }, test::Fault::delay(1000));
    world.session().outbox->send(ids.constFirst());
    table->selectRow(1);
    const auto *up = world.find<QPushButton>(u"moveUp"_s);
    QVERIFY(!up->isEnabled());
    QCOMPARE(up->toolTip(), u"Sending is under way."_s);
    QCOMPARE(keptOrder(world), ids);
    QTRY_COMPARE_WITH_TIMEOUT(world.session().outbox->entries().size(), 1, Patience);
}

void TestShellCollect::jobBeforeItsPositionIsTold()
{
    ShellWorld world;
    const Train train(world);
    QVERIFY(world.open());
    Outbox *outbox = world.session().outbox;
    QVERIFY(outbox->add(positionToKeep(train.home, u"NEW-1"_s)).has_value());
    QVERIFY(outbox->add(jobToKeep(Kind::AddJob, train.people.at(0), train.home, u"NEW-1"_s))
                .has_value());
    TableView *table = outboxInHand(world);
    QVERIFY(table);
    const auto *order = world.find<QLabel>(u"outboxOrder"_s);
    QVERIFY(!order->isVisible());
    moveByKey(table, 1, Qt::Key_Up);
    QVERIFY(order->isVisible());
    const QString told = order->text().remove(QChar(0x200B));
    QVERIFY2(told.contains("sends positions first"_L1), qPrintable(told));
    QVERIFY2(told.contains(u"Add position: 新职位"_s), qPrintable(told));
    moveByKey(table, 0, Qt::Key_Down);
    QVERIFY(!order->isVisible());
}

void TestShellCollect::tenEditsOfAJourneyArriveOnce()
{
    ShellWorld world;
    const Train train(world);
    QVERIFY(world.open());
    actionNamed(world, "actionWorkOffline")->trigger();
    QVERIFY(train.keepAll());
    const QVector<QUuid> kept = keptOrder(world);
    QCOMPARE(kept.size(), 10);
    QVERIFY(world.restartOffline());
    QCOMPARE(keptOrder(world), kept);

    TableView *table = outboxInHand(world);
    QVERIFY(table);
    const auto *order = world.find<QLabel>(u"outboxOrder"_s);
    QVERIFY(order->isVisible());
    moveByKey(table, 2, Qt::Key_Up); // the position before its jobs
    moveByKey(table, 1, Qt::Key_Up);
    QCOMPARE(keptOrder(world).constFirst(), kept.at(2));
    QVERIFY(!order->isVisible());
    moveByKey(table, 7, Qt::Key_Up); // and a transfer before the position it needs
    QCOMPARE(keptOrder(world).at(6), kept.at(7));
    QVERIFY(order->isVisible());

    QVERIFY(world.server().start());
    world.server().clearJournal();
    actionNamed(world, "actionRefresh")->trigger();
    const auto *connection = world.find<QLabel>(u"statusConnection"_s);
    QTRY_COMPARE_WITH_TIMEOUT(connection->text(), u"Online"_s, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!world.service().isSyncing(), Patience);
    QCOMPARE(train.arrived(), QList<QByteArray>()); // nothing by itself
    auto *sendAll = world.find<QPushButton>(u"sendAll"_s);
    QTRY_VERIFY_WITH_TIMEOUT(sendAll->isEnabled(), Patience);
    sendAll->click();
    const Outbox *outbox = world.session().outbox;
    QTRY_COMPARE_WITH_TIMEOUT(outbox->entries().size(), 1, 2 * Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!outbox->entries().constFirst().sending, Patience);

    int applied = 0;
    QCOMPARE(train.arrived(&applied), train.expected());
    QCOMPARE(applied, 9);
    QVERIFY(train.isApplied());
    const Outbox::Entry refused = outbox->entries().constFirst();
    QCOMPARE(refused.id, kept.at(5));
    QVERIFY(refused.lastError.has_value());
    QCOMPARE(refused.lastError->code, u"ORG.0001"_s);
    QVERIFY(!refused.outcomeUnknown);
    QVERIFY(!order->isVisible());
    QVERIFY(world.restart()); // nor does any of it leave once more
    QCOMPARE(keptOrder(world), QVector<QUuid>({ kept.at(5) }));
    QCOMPARE(world.session().outbox->entries().constFirst().lastError->code, u"ORG.0001"_s);
    QCOMPARE(train.arrived(), train.expected());
}

RENZHI_TEST(TestShellCollect)
#include "tst_shell_collect.moc"
