// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/datalocations.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

QString baseFolder(const char *variable, const QString &below)
{
    const QString value = qEnvironmentVariable(variable);
    const QString folder = QDir::isAbsolutePath(value) ? value : QDir::homePath() + u'/' + below;
    return QDir::cleanPath(folder) + u"/renzhi"_s;
}

} // namespace

DataLocations DataLocations::of(const QString &dataDirectory)
{
    if (!dataDirectory.isEmpty()) {
        const QString root = QDir(dataDirectory).absolutePath();
        return { root + u"/cache"_s, root + u"/data"_s, root + u"/config"_s, root + u"/state"_s };
    }
    // QStandardPaths has no state folder before Qt 6.7 and would add the organization's name.
    return { baseFolder("XDG_CACHE_HOME", u".cache"_s),
             baseFolder("XDG_DATA_HOME", u".local/share"_s),
             baseFolder("XDG_CONFIG_HOME", u".config"_s),
             baseFolder("XDG_STATE_HOME", u".local/state"_s) };
}

QString tenantKey(const QUrl &baseUrl, const QString &clientId)
{
    const bool secure = baseUrl.scheme().compare("https"_L1, Qt::CaseInsensitive) == 0;
    const QString host = baseUrl.host(QUrl::FullyEncoded).toLower();
    const int port = baseUrl.port(secure ? 443 : 80);
    const QString identity
        = u"%1\n%2\n%3\n"_s.arg(secure ? u"https"_s : u"http"_s, host).arg(port) + clientId;
    const QByteArray hash = QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Sha256);
    return u"tenant-"_s + QString::fromLatin1(hash.toHex().left(32));
}

bool makePrivateFolder(const QString &path)
{
    if (!QDir().mkpath(path))
        return false;
    return QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

bool makePrivateFile(const QString &path)
{
    QFile file(path);
    constexpr QFile::Permissions mine = QFile::ReadOwner | QFile::WriteOwner;
    return file.open(QIODevice::Append, mine) && file.setPermissions(mine);
}

} // namespace renzhi
