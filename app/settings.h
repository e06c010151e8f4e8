// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/language.h"
#include "models/core/tenantprofile.h"
#include "views/theme.h"

#include <QSettings>
#include <QVector>

#include <optional>

namespace renzhi {

// What the program remembers about its user's wishes, typed, in one file of the user alone. Never a
// secret. What cannot be read is its default.
class Settings
{
public:
    explicit Settings(const QString &file);

    [[nodiscard]] std::optional<Language> language() const; // nullopt: the desktop's
    void setLanguage(Language language);
    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    [[nodiscard]] TextSize textSize() const;
    void setTextSize(TextSize size);

    // After so many minutes without use the screen is cleared; 0: never.
    [[nodiscard]] int lockMinutes() const;
    void setLockMinutes(int minutes);

    // Keys the operator gave to actions, by the action's name; empty: no key.
    [[nodiscard]] QHash<QString, QString> shortcuts() const;
    void setShortcuts(const QHash<QString, QString> &shortcuts);

    [[nodiscard]] QVector<TenantProfile> profiles() const;
    [[nodiscard]] std::optional<TenantProfile> profile(const QString &id) const; // nullopt: none
    // Adds it, or replaces the one with its id.
    void saveProfile(const TenantProfile &profile);
    void removeProfile(const QString &id);
    // The tenant that was open last; empty: none.
    [[nodiscard]] QString lastProfile() const;
    void setLastProfile(const QString &id);

private:
    void write(const QString &key, const QVariant &value);
    void writeProfiles(const QVector<TenantProfile> &profiles);

    QSettings m_store;
};

} // namespace renzhi
