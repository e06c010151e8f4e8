// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom the program talks to when nobody told it of a tenant (F-60, F-69): this computer, and nobody
// else. The calls that could reach somebody are caught in this program before the C library has
// them.

#include "app/application.h"
#include "tests/support/testmain.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QHostAddress>
#include <QMutex>
#include <QTemporaryDir>

#include <dlfcn.h>
#include <netdb.h>
#include <sys/socket.h>

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

struct Caught
{
    QMutex guard;
    QStringList connected; // addresses
    QStringList resolved; // names
};

Caught &caught()
{
    static Caught all;
    return all;
}

void note(const sockaddr *address)
{
    if (address == nullptr || (address->sa_family != AF_INET && address->sa_family != AF_INET6))
        return; // a desktop's own sockets
    const QMutexLocker lock(&caught().guard);
    caught().connected.append(QHostAddress(address).toString());
}

template <class Function> Function *next(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

Q_DECL_EXPORT int connect(int socket, const sockaddr *address, socklen_t length)
{
    note(address);
    return next<decltype(connect)>("connect")(socket, address, length);
}

Q_DECL_EXPORT ssize_t sendto(int socket, const void *data, size_t size, int flags,
                             const sockaddr *address, socklen_t length)
{
    note(address);
    return next<decltype(sendto)>("sendto")(socket, data, size, flags, address, length);
}

Q_DECL_EXPORT ssize_t sendmsg(int socket, const msghdr *message, int flags)
{
    note(static_cast<const sockaddr *>(message->msg_name));
    return next<decltype(sendmsg)>("sendmsg")(socket, message, flags);
}

Q_DECL_EXPORT int getaddrinfo(const char *name, const char *service, const addrinfo *hints,
                              addrinfo **result)
{
    {
        const QMutexLocker lock(&caught().guard);
        caught().resolved.append(QString::fromUtf8(name));
    }
    return next<decltype(getaddrinfo)>("getaddrinfo")(name, service, hints, result);
}

} // extern "C"

class TestNetwork : public QObject
{
    Q_OBJECT
private slots:
    void idleProgramTalksToThisComputerOnly();
};

void TestNetwork::idleProgramTalksToThisComputerOnly()
{
    // No test may reach the keyring of the person who runs it.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    const QTemporaryDir folder;
    Options options;
    options.dataDirectory = folder.filePath(u"store"_s);
    Application application(options);
    QVERIFY(!application.start());
    const auto rows = [] {
        int most = 0;
        const QWidgetList widgets = QApplication::allWidgets();
        for (QWidget *widget : widgets) {
            if (const auto *view = qobject_cast<QAbstractItemView *>(widget); view && view->model())
                most = qMax(most, view->model()->rowCount());
        }
        return most;
    };
    QTRY_COMPARE_WITH_TIMEOUT(rows(), 5000, 120'000); // it did talk: the demo tenant is full
    QTest::qWait(60'000); // the minute in which a program would ask for news of itself
    const QMutexLocker lock(&caught().guard);
    QVERIFY(!caught().connected.isEmpty()); // the demo's own: the catch works
    for (const QString &address : std::as_const(caught().connected))
        QVERIFY2(QHostAddress(address).isLoopback(), qPrintable(address));
    for (const QString &name : std::as_const(caught().resolved))
        QVERIFY2(name == "localhost"_L1 || QHostAddress(name).isLoopback(), qPrintable(name));
}

RENZHI_TEST(TestNetwork)
#include "tst_network.moc"
