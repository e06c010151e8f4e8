// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A million people: the sandbox must not keep what it can compute.
#include "app/sandbox/sandboxserver.h"
#include "tests/sandbox/rawclient.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QSet>

#include <algorithm>
#include <sys/resource.h>

using namespace Qt::Literals::StringLiterals;
using namespace renzhi;
using renzhi::test::RawClient;
using renzhi::test::Reply;

class TestScale : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        SandboxOptions options;
        options.users = 1'000'000;
        options.journalKeep = 0;
        m_server = std::make_unique<SandboxServer>(options);
        QVERIFY(m_server->start());
        m_client = std::make_unique<RawClient>(m_server->port());
        QCOMPARE(m_client->signIn(m_server->clientId(), m_server->clientSecret()).status, 200);
    }

    void collectionsGrowWithThePeople()
    {
        QCOMPARE(m_client->get("users?offset=0&limit=10").total(), 1'000'000);
        QCOMPARE(m_server->organizations().size(), 20'000);
        QCOMPARE(m_server->positions().size(), 100'000);
        QCOMPARE(m_server->titles().size(), 1000);
    }

    void treeIsAtMostEightDeep()
    {
        QHash<QString, QString> parents;
        QSet<QString> codes, siblings;
        const auto organizations = m_server->organizations();
        for (const SandboxOrganization &org : organizations) {
            parents.insert(org.id, org.parentId);
            codes.insert(org.code);
            siblings.insert(org.parentId + u'/' + org.name);
        }
        QCOMPARE(codes.size(), organizations.size());
        QCOMPARE(siblings.size(), organizations.size());
        int deepest = 0;
        for (const SandboxOrganization &org : organizations) {
            int depth = 1;
            for (QString id = org.parentId; !id.isEmpty(); id = parents.value(id))
                ++depth;
            deepest = std::max(deepest, depth);
        }
        QCOMPARE(deepest, 8);
    }

    void lastPageAndDeltaAreAsGoodAsTheFirst()
    {
        QCOMPARE(m_client->get("users?offset=9999&limit=100").list("users").size(), 100);
        const QByteArray delta = "users?updated_at_greater=2025-07-01%2000:00:00&offset=0&limit=10";
        QCOMPARE(m_client->get(delta).total(), 0);
        SandboxUser user = *m_server->userByName(u"zhang.wei"_s);
        m_server->put(user);
        QCOMPARE(m_client->get(delta).total(), 1);
    }

    void userNamesStayUnique()
    {
        QSet<QString> names;
        for (int page = 0; page < 10'000; page += 50) {
            const Reply reply
                = m_client->get("users?offset=" + QByteArray::number(page) + "&limit=100");
            const QList<QJsonValue> users = reply.list("users");
            for (const QJsonValue &user : users)
                names.insert(user["user_name"_L1].toString());
        }
        QCOMPARE(names.size(), 200 * 100);
    }

    void memoryIsModest()
    {
        rusage usage {};
        QCOMPARE(getrusage(RUSAGE_SELF, &usage), 0);
        const long kibibytes = usage.ru_maxrss; // the peak
        qInfo("peak memory %ld MiB", kibibytes / 1024);
        QVERIFY(kibibytes > 0);
#ifndef __SANITIZE_ADDRESS__
        QVERIFY(kibibytes < 512L * 1024); // a table of people would need twice that
#endif
    }

    // No absolute bound: a debug build on a busy machine proves nothing. What is done for every
    // person, or for everybody before the page, grows by hundreds, so the factor can be generous.
    void pageCostsTheSameWhereverAndAmongHoweverMany()
    {
        SandboxOptions options;
        options.users = 5'000;
        options.journalKeep = 0;
        SandboxServer small(options);
        QVERIFY(small.start());
        RawClient client(small.port());
        QCOMPARE(client.signIn(small.clientId(), small.clientSecret()).status, 200);

        const QByteArray first = "users?offset=0&limit=100";
        const QByteArray last = "users?offset=9999&limit=100";
        const QList<qint64> costs = medianCosts(
            { { &client, first }, { m_client.get(), first }, { m_client.get(), last } });
        QCOMPARE(costs.size(), 3);
        qInfo("a page of 100 people of 5 000: %lld µs; of 1 000 000: %lld µs, the last %lld µs",
              costs.at(0) / 1000, costs.at(1) / 1000, costs.at(2) / 1000);
        constexpr int generous = 4;
        QCOMPARE_LE(costs.at(1), generous * costs.at(0));
        QCOMPARE_LE(costs.at(2), generous * costs.at(1));
    }

private:
    struct Page
    {
        RawClient *client;
        QByteArray target;
    };

    // Nanoseconds. They take turns, so that what else the machine does slows all of them alike.
    static QList<qint64> medianCosts(const QList<Page> &pages)
    {
        constexpr int turns = 41;
        QList<QList<qint64>> costs(pages.size());
        for (int turn = 0; turn < turns; ++turn) {
            for (qsizetype i = 0; i < pages.size(); ++i) {
                QElapsedTimer timer;
                timer.start();
                if (pages.at(i).client->get(pages.at(i).target).status != 200)
                    return {};
                costs[i].append(timer.nsecsElapsed());
            }
        }
        QList<qint64> medians;
        for (QList<qint64> &cost : costs) {
            std::sort(cost.begin(), cost.end());
            medians.append(cost.at(turns / 2));
        }
        return medians;
    }

    std::unique_ptr<SandboxServer> m_server;
    std::unique_ptr<RawClient> m_client;
};

RENZHI_GUILESS_TEST(TestScale)
#include "tst_sandbox_scale.moc"
