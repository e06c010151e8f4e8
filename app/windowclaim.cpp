// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/windowclaim.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLoggingCategory>

#include <chrono>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(logClaim, "renzhi.claim")

constexpr auto AttemptPause = 200ms;
constexpr auto OwnerPatience = 5s; // an operator who clicked waits for as long as this
constexpr qint64 LongestRequest = 1024;
constexpr char ShowRequest[] = "show";
constexpr char ShownAnswer[] = "shown\n";

// One for all tenants, and not in their folders: those go when a profile is removed.
QString claimsFile(const DataLocations &locations)
{
    return locations.data + u"/windows.lock"_s;
}

// A socket's path must be short, so it is not in the tenant's folder either.
QString socketOf(const DataLocations &locations, const QString &profile)
{
    const QString folder = QFileInfo(locations.data).canonicalFilePath();
    const QByteArray hash = QCryptographicHash::hash(QString(folder + u'\n' + profile).toUtf8(),
                                                     QCryptographicHash::Sha256);
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const bool isThere = QDir::isAbsolutePath(runtime) && QFileInfo(runtime).isDir();
    return (isThere ? runtime : QDir::tempPath()) + u"/renzhi-"_s
        + QString::fromLatin1(hash.toHex().left(32));
}

} // namespace

WindowClaim::WindowClaim(QString profile) : m_profile(std::move(profile))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &WindowClaim::greet);
}

// The socket goes before the lock: whoever has the lock next makes one of the same name.
WindowClaim::~WindowClaim()
{
    m_server.close();
}

std::unique_ptr<WindowClaim> WindowClaim::of(const DataLocations &locations, const QString &profile)
{
    std::unique_ptr<WindowClaim> claim(new WindowClaim(profile));
    const auto answer = claim->m_lock.hold(claimsFile(locations), profile);
    if (answer == FileLock::Answer::Elsewhere)
        return nullptr;
    if (answer == FileLock::Answer::Held)
        claim->listen(socketOf(locations, profile));
    else
        qCWarning(logClaim) << "there are no locks in the data folder";
    return claim;
}

bool WindowClaim::isTaken(const DataLocations &locations, const QString &profile)
{
    return FileLock::isHeldBySomebody(claimsFile(locations), profile);
}

void WindowClaim::listen(const QString &socket)
{
    QLocalServer::removeServer(socket); // of a program that was killed: the lock was free
    if (!m_server.listen(socket))
        qCWarning(logClaim) << "nobody can ask for this window:" << m_server.serverError();
}

void WindowClaim::greet()
{
    while (QLocalSocket *asking = m_server.nextPendingConnection()) {
        connect(asking, &QLocalSocket::disconnected, asking, &QObject::deleteLater);
        connect(asking, &QLocalSocket::readyRead, this, [this, asking] { answer(asking); });
        answer(asking);
    }
}

void WindowClaim::answer(QLocalSocket *asking)
{
    if (!asking->canReadLine()) {
        if (asking->bytesAvailable() > LongestRequest)
            asking->abort();
        return;
    }
    const QList<QByteArray> words = asking->readLine(LongestRequest).trimmed().split(' ');
    if (words.constFirst() != ShowRequest)
        return asking->abort();
    emit showRequested(words.value(1));
    asking->write(ShownAnswer);
    asking->flush();
}

OwnerCall::OwnerCall(DataLocations locations, QString profile, QObject *parent)
    : QObject(parent), m_locations(std::move(locations)), m_profile(std::move(profile))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(AttemptPause);
    m_patience.setSingleShot(true);
    m_patience.setInterval(OwnerPatience);
    connect(&m_pause, &QTimer::timeout, this, &OwnerCall::attempt);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end();
        emit silent();
    });
    connect(&m_socket, &QLocalSocket::connected, this, [this] {
        const QByteArray token = qgetenv("XDG_ACTIVATION_TOKEN");
        const QByteArray request = QByteArray(ShowRequest) + ' ' + token + '\n';
        m_socket.write(request);
        m_socket.flush();
    });
    connect(&m_socket, &QLocalSocket::readyRead, this, &OwnerCall::hear);
    // It may be ending just now, or only just have begun.
    connect(&m_socket, &QLocalSocket::errorOccurred, &m_pause, qOverload<>(&QTimer::start));
}

void OwnerCall::start()
{
    m_patience.start();
    attempt();
}

void OwnerCall::attempt()
{
    if (!WindowClaim::isTaken(m_locations, m_profile)) {
        end();
        emit gone();
        return;
    }
    m_socket.abort();
    m_socket.connectToServer(socketOf(m_locations, m_profile));
}

void OwnerCall::hear()
{
    if (!m_socket.canReadLine() || m_socket.readLine() != ShownAnswer)
        return;
    end();
    emit answered();
}

void OwnerCall::end()
{
    m_socket.disconnect(this);
    m_socket.disconnect(&m_pause);
    m_socket.abort();
    m_pause.stop();
    m_patience.stop();
}

} // namespace renzhi

#include "moc_windowclaim.cpp"
