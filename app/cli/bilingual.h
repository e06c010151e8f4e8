// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"

#include <QStringList>
#include <QTranslator>

namespace renzhi::cli {

// Why a command line cannot be carried out: a source text of context "Usage" with what fills it in.
struct UsageError
{
    const char *source = nullptr; // QT_TRANSLATE_NOOP("Usage", …)
    QStringList arguments;
};

// Texts in a language of choice, whatever the installed translator says: an error shows both.
class Bilingual
{
public:
    Bilingual();

    [[nodiscard]] QString text(Language language, const UsageError &error) const;

private:
    QTranslator m_chinese;
    QTranslator m_english;
};

} // namespace renzhi::cli
