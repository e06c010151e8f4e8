// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/cliworld.h"
#include "tests/support/testmain.h"

#include <QFile>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

QString tlsFile(const QString &name)
{
    return qEnvironmentVariable("RENZHI_SOURCE_DIR") + u"/tests/api/tls/"_s + name;
}

// https in front of the sandbox, with a certificate of an authority nobody knows.
class TlsFront : public QSslServer
{
public:
    explicit TlsFront(quint16 upstream) : m_upstream(upstream)
    {
        QFile key(tlsFile(u"server.key"_s));
        if (!key.open(QIODevice::ReadOnly))
            qFatal("no key");
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(QSslCertificate::fromPath(tlsFile(u"server.pem"_s)));
        tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
        setSslConfiguration(tls);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, &TlsFront::relay);
        if (!listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
    }

    [[nodiscard]] QUrl url() const { return QUrl(u"https://127.0.0.1:%1"_s.arg(serverPort())); }

private:
    void relay()
    {
        while (QTcpSocket *client = nextPendingConnection()) {
            auto *server = new QTcpSocket(client);
            connect(client, &QTcpSocket::readyRead, server,
                    [client, server] { server->write(client->readAll()); });
            connect(server, &QTcpSocket::readyRead, client,
                    [client, server] { client->write(server->readAll()); });
            connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
            connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
            server->connectToHost(QHostAddress::LocalHost, m_upstream);
            server->write(client->readAll());
        }
    }

    quint16 m_upstream;
};

} // namespace

class TestCliTls : public QObject
{
    Q_OBJECT
private slots:
    void unknownAuthorityIsRefused();
    void authorityOfTheFileIsTrusted();
};

void TestCliTls::unknownAuthorityIsRefused()
{
    CliWorld world;
    const TlsFront front(world.server.port());
    world.reachThrough(front.url());
    const CliResult result
        = world.json({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s });
    QVERIFY2(result.exitCode == 4, result.all());
    QVERIFY2(result.error().value("zh"_L1) != result.error().value("en"_L1), result.all());
    QVERIFY(world.server.journal().isEmpty());
}

void TestCliTls::authorityOfTheFileIsTrusted()
{
    CliWorld world;
    const TlsFront front(world.server.port());
    world.reachThrough(front.url());
    const QStringList authority { u"--ca-file"_s, tlsFile(u"ca.pem"_s) };
    const CliResult sync = world.json(authority + QStringList { u"sync"_s });
    QVERIFY2(sync.exitCode == 0, sync.all());
    const CliResult write = world.json(
        authority + QStringList { u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-1"_s });
    QVERIFY2(write.exitCode == 0, write.all());
    QCOMPARE(world.server.jobs(world.user).size(), 3);
}

RENZHI_GUILESS_TEST(TestCliTls)
#include "tst_cli_tls.moc"
