// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/settings.h"

#include "app/profilejson.h"

#include <algorithm>
#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

template <class Value> struct Named
{
    QLatin1StringView name;
    Value value;
};

constexpr std::array themes { Named<ThemeChoice> { "system"_L1, ThemeChoice::System },
                              Named<ThemeChoice> { "light"_L1, ThemeChoice::Light },
                              Named<ThemeChoice> { "dark"_L1, ThemeChoice::Dark } };
constexpr std::array sizes { Named<TextSize> { "small"_L1, TextSize::Small },
                             Named<TextSize> { "normal"_L1, TextSize::Normal },
                             Named<TextSize> { "large"_L1, TextSize::Large } };

constexpr int longestLockMinutes = 24 * 60;

template <class Table>
auto valueNamed(const Table &table, const QString &name) -> std::optional<decltype(table[0].value)>
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const auto &entry) { return entry.name == name; });
    return found == table.end() ? std::nullopt : std::optional(found->value);
}

template <class Table, class Value> QString nameOf(const Table &table, Value value)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const auto &entry) { return entry.value == value; });
    return found == table.end() ? QString() : QString(found->name);
}

} // namespace

Settings::Settings(const QString &file) : m_store(file, QSettings::IniFormat) { }

std::optional<Language> Settings::language() const
{
    return languageNamed(m_store.value(u"language"_s).toString());
}

void Settings::setLanguage(Language language)
{
    write(u"language"_s, languageName(language));
}

ThemeChoice Settings::theme() const
{
    return valueNamed(themes, m_store.value(u"theme"_s).toString()).value_or(ThemeChoice::System);
}

void Settings::setTheme(ThemeChoice theme)
{
    write(u"theme"_s, nameOf(themes, theme));
}

TextSize Settings::textSize() const
{
    return valueNamed(sizes, m_store.value(u"textSize"_s).toString()).value_or(TextSize::Normal);
}

void Settings::setTextSize(TextSize size)
{
    write(u"textSize"_s, nameOf(sizes, size));
}

int Settings::lockMinutes() const
{
    return std::clamp(m_store.value(u"lockMinutes"_s).toInt(), 0, longestLockMinutes);
}

void Settings::setLockMinutes(int minutes)
{
    write(u"lockMinutes"_s, minutes);
}

QHash<QString, QString> Settings::shortcuts() const
{
    QHash<QString, QString> result;
    const QVariantMap kept = m_store.value(u"shortcuts"_s).toMap();
    for (auto it = kept.cbegin(); it != kept.cend(); ++it)
        result.insert(it.key(), it.value().toString());
    return result;
}

void Settings::setShortcuts(const QHash<QString, QString> &shortcuts)
{
    QVariantMap kept;
    for (auto it = shortcuts.cbegin(); it != shortcuts.cend(); ++it)
        kept.insert(it.key(), it.value());
    write(u"shortcuts"_s, kept);
}

QVector<TenantProfile> Settings::profiles() const
{
    return profilesFromJson(m_store.value(u"profiles"_s).toString().toUtf8());
}

std::optional<TenantProfile> Settings::profile(const QString &id) const
{
    const QVector<TenantProfile> all = profiles();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const TenantProfile &each) { return each.id == id; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

void Settings::saveProfile(const TenantProfile &profile)
{
    QVector<TenantProfile> all = profiles();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const TenantProfile &other) { return other.id == profile.id; });
    if (found == all.end())
        all.append(profile);
    else
        *found = profile;
    writeProfiles(all);
}

void Settings::removeProfile(const QString &id)
{
    QVector<TenantProfile> all = profiles();
    all.removeIf([&](const TenantProfile &profile) { return profile.id == id; });
    writeProfiles(all);
}

QString Settings::lastProfile() const
{
    return m_store.value(u"lastProfile"_s).toString();
}

void Settings::setLastProfile(const QString &id)
{
    write(u"lastProfile"_s, id);
}

void Settings::writeProfiles(const QVector<TenantProfile> &profiles)
{
    write(u"profiles"_s, QString::fromUtf8(profilesToJson(profiles)));
}

void Settings::write(const QString &key, const QVariant &value)
{
    m_store.setValue(key, value);
    m_store.sync(); // at once: a crash must not forget a profile
}

} // namespace renzhi
