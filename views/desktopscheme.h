// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>

class QDBusVariant;

namespace renzhi {

// Whether the desktop prefers dark: asks the settings portal once without waiting, then listens to
// it. Without a portal the answer stays the one given at construction. (Qt 6.5 has
// QStyleHints::colorScheme; this class goes when 6.4 does.)
class DesktopScheme : public QObject
{
    Q_OBJECT
public:
    explicit DesktopScheme(bool fallback, QObject *parent = nullptr);
    [[nodiscard]] bool prefersDark() const { return m_dark; }

signals:
    void changed(bool prefersDark);

private slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

private:
    void ask();
    void take(uint scheme);

    bool m_fallback;
    bool m_dark;
};

} // namespace renzhi
