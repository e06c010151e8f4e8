// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/languageswitcher.h"
#include "models/core/errorcatalog.h"

namespace renzhi {

class MessageBar;

// Looks at a message as the operators of both languages see it, in the real words: those of a
// program that has the translations among its resources.
class BilingualCheck
{
public:
    void speakEnglish() { m_languages.setLanguage(Language::English); }

    // The words of `key`, in both languages, and `reason` in the details; then verifyIsReworded().
    void verifyTells(const MessageBar &bar, const QString &key, const QString &reason);
    // The language of the window first, whichever it is, and nothing as the server wrote it. Found
    // in English, it is left in Chinese.
    void verifyIsReworded(const MessageBar &bar);

private:
    const ErrorCatalog m_catalog;
    LanguageSwitcher m_languages;
};

} // namespace renzhi
