// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/desktopscheme.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

const auto Service = u"org.freedesktop.portal.Desktop"_s;
const auto Path = u"/org/freedesktop/portal/desktop"_s;
const auto Interface = u"org.freedesktop.portal.Settings"_s;
const auto Group = u"org.freedesktop.appearance"_s;
const auto Key = u"color-scheme"_s;

// Read() wraps the value twice; portals differ.
uint unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}

} // namespace

DesktopScheme::DesktopScheme(bool fallback, QObject *parent)
    : QObject(parent), m_fallback(fallback), m_dark(fallback)
{
    // Without a bus address Qt would start one by itself; a program without a desktop needs none.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    ask();
}

void DesktopScheme::ask()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    // The only connect by name: D-Bus signals have no member pointers. Qt looks the name up without
    // the blanks that clang-format would set.
    // clang-format off
    bus.connect(Service, Path, Interface, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString,QString,QDBusVariant)));
    // clang-format on
    QDBusMessage message = QDBusMessage::createMethodCall(Service, Path, Interface, u"Read"_s);
    message << Group << Key;
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, 2000), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QVariant> reply = *watcher;
        if (!reply.isError())
            take(unwrapped(reply.value()));
    });
}

void DesktopScheme::settingChanged(const QString &group, const QString &key,
                                   const QDBusVariant &value)
{
    if (group == Group && key == Key)
        take(unwrapped(value.variant()));
}

// 0 no preference, 1 dark, 2 light.
void DesktopScheme::take(uint scheme)
{
    const bool dark = scheme == 1 || (scheme == 0 && m_fallback);
    if (dark == m_dark)
        return;
    m_dark = dark;
    emit changed(m_dark);
}

} // namespace renzhi

#include "moc_desktopscheme.cpp"
