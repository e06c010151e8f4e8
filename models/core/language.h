// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace renzhi {

enum class Language { Chinese, English };

// "zh_CN" or "en": what files and the command line call it.
[[nodiscard]] inline QString languageName(Language language)
{
    return language == Language::Chinese ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

// nullopt: no language is called so.
[[nodiscard]] inline std::optional<Language> languageNamed(const QString &name)
{
    for (const Language language : { Language::Chinese, Language::English }) {
        if (name == languageName(language))
            return language;
    }
    return {};
}

} // namespace renzhi
