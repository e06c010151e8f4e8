// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the seed gives: the same every time, and as incomplete as a real tenant.
#include "app/sandbox/sandboxserver.h"
#include "tests/sandbox/rawclient.h"
#include "tests/support/testmain.h"

#include <QSet>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using namespace renzhi;
using renzhi::test::RawClient;
using renzhi::test::Reply;

namespace {

SandboxOptions seeded(quint64 seed, int users)
{
    SandboxOptions options;
    options.seed = seed;
    options.users = users;
    return options;
}

// A tenant and somebody who has signed in.
struct SeededTenant
{
    explicit SeededTenant(const SandboxOptions &options) : server(options)
    {
        if (!server.start())
            qFatal("the sandbox does not start");
        client = std::make_unique<RawClient>(server.port());
        if (client->signIn(server.clientId(), server.clientSecret()).status != 200)
            qFatal("nobody can sign in");
    }

    // The answers to all pages of a list, or as far as they are answers.
    [[nodiscard]] QList<Reply> pages(const QByteArray &list) const
    {
        QList<Reply> replies;
        do {
            replies += client->get(list + "offset=" + QByteArray::number(replies.size())
                                   + "&limit=100");
        } while (replies.constLast().status == 200
                 && replies.size() * 100 < replies.constLast().total());
        return replies;
    }
    [[nodiscard]] QList<SandboxUser> people() const
    {
        QList<SandboxUser> all;
        for (const Reply &page : pages("users?")) {
            const QList<QJsonValue> users = page.list("users");
            for (const QJsonValue &person : users)
                all += *server.user(person["user_id"_L1].toString());
        }
        return all;
    }
    [[nodiscard]] QList<SandboxJob> jobs() const
    {
        QList<SandboxJob> all;
        for (const SandboxUser &person : people())
            all += server.jobs(person.id);
        return all;
    }
    // All of it as a client is told it. "jobs": those of everybody.
    [[nodiscard]] QByteArray told(const QByteArray &list) const
    {
        QByteArray text;
        if (list == "jobs") {
            for (const SandboxUser &person : people())
                text += client->get("users/" + person.id.toLatin1() + "/jobs?relation_type=").body;
            return text;
        }
        for (const Reply &page : pages(list))
            text += page.body;
        return text;
    }

    SandboxServer server;
    std::unique_ptr<RawClient> client;
};

template <class Record> QSet<QString> idsOf(const QList<Record> &records)
{
    QSet<QString> ids;
    for (const Record &record : records)
        ids += record.id;
    return ids;
}

template <class Record> qsizetype empty(const QList<Record> &records, const QString Record::*member)
{
    return std::count_if(records.cbegin(), records.cend(),
                         [member](const Record &record) { return (record.*member).isEmpty(); });
}

template <class Record>
qsizetype dangling(const QList<Record> &records, const QString Record::*member,
                   const QSet<QString> &known)
{
    return std::count_if(records.cbegin(), records.cend(), [&](const Record &record) {
        return !(record.*member).isEmpty() && !known.contains(record.*member);
    });
}

// There are some, and they are what a reader meets now and then.
bool isRare(qsizetype count, qsizetype all)
{
    return count > 0 && count * 20 < all;
}

constexpr int many = 1600; // every irregularity of the seed comes along at least once

} // namespace

class TestSandboxData : public QObject
{
    Q_OBJECT

private slots:
    void equalSeedsGiveEqualData_data();
    void equalSeedsGiveEqualData();
    void someIdsLeadNowhere();
    void someFieldsAreEmpty_data();
    void someFieldsAreEmpty();
    void someJobsHaveNoPositionOrTitle();
};

void TestSandboxData::equalSeedsGiveEqualData_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("top organizations") << QByteArray("organizations?");
    QTest::newRow("organizations below") << QByteArray("organizations?all_child=true&");
    QTest::newRow("positions") << QByteArray("job-positions?");
    QTest::newRow("titles") << QByteArray("job-titles?");
    QTest::newRow("people") << QByteArray("users?");
    QTest::newRow("jobs") << QByteArray("jobs");
}

void TestSandboxData::equalSeedsGiveEqualData()
{
    QFETCH(QByteArray, list);
    const QByteArray first = SeededTenant(seeded(1, 250)).told(list);
    QVERIFY(first == SeededTenant(seeded(1, 250)).told(list));
    QVERIFY(first != SeededTenant(seeded(2, 250)).told(list));
}

void TestSandboxData::someIdsLeadNowhere()
{
    const SeededTenant tenant(seeded(1, many));
    const QSet<QString> organizations = idsOf(tenant.server.organizations());
    const QList<SandboxUser> people = tenant.people();
    QCOMPARE(people.size(), many);
    QVERIFY(isRare(dangling(people, &SandboxUser::orgId, organizations), people.size()));
    const QList<SandboxJob> jobs = tenant.jobs();
    QVERIFY(isRare(dangling(jobs, &SandboxJob::orgId, organizations), jobs.size()));
    QVERIFY(isRare(dangling(jobs, &SandboxJob::positionId, idsOf(tenant.server.positions())),
                   jobs.size()));
    QVERIFY(
        isRare(dangling(jobs, &SandboxJob::titleId, idsOf(tenant.server.titles())), jobs.size()));
}

void TestSandboxData::someFieldsAreEmpty_data()
{
    QTest::addColumn<QString>("member");
    QTest::newRow("name") << u"name"_s;
    QTest::newRow("mobile") << u"mobile"_s;
    QTest::newRow("e-mail") << u"email"_s;
    QTest::newRow("employee id") << u"employee_id"_s;
}

void TestSandboxData::someFieldsAreEmpty()
{
    QFETCH(QString, member);
    const SeededTenant tenant(seeded(1, many));
    qsizetype without = 0;
    for (const Reply &page : tenant.pages("users?")) {
        const QList<QJsonValue> people = page.list("users");
        without += std::count_if(people.begin(), people.end(),
                                 [&](const QJsonValue &person) { return person[member].isNull(); });
    }
    QVERIFY2(isRare(without, many), qPrintable(QString::number(without)));
}

void TestSandboxData::someJobsHaveNoPositionOrTitle()
{
    const QList<SandboxJob> jobs = SeededTenant(seeded(1, many)).jobs();
    for (const auto member : { &SandboxJob::positionId, &SandboxJob::titleId }) {
        const qsizetype without = empty(jobs, member);
        QVERIFY2(without > 0 && without * 4 < jobs.size(), qPrintable(QString::number(without)));
    }
    QCOMPARE(empty(jobs, &SandboxJob::orgId), 0);
}

RENZHI_GUILESS_TEST(TestSandboxData)
#include "tst_sandbox_data.moc"
