// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"

#include <QString>
#include <QStringList>

namespace renzhi {

// The language on screen: the one the default QLocale speaks, which the language switch sets
// together with the translators.
[[nodiscard]] Language currentLanguage();

// One error in words, the current language first and the other beneath. Values made for showing at
// once: made again after a language change, never stored.
struct ErrorWords
{
    QString title, titleOther;
    QString cause, causeOther; // may be empty
    QString measure, measureOther;
    QString
        facts; // "USER.0097 · HTTP 400 · 10:44:02 · PUT …"; empty for an issue found before sending
    QString copyText; // everything, for the clipboard; neither token nor secret
};

// Facts → words, from the catalogue. An unknown code gives the server's own text.
[[nodiscard]] ErrorWords errorWords(const ApiError &error, const ErrorCatalog &catalog);
// The words of a catalogue entry alone, e.g. of an issue the program found itself.
[[nodiscard]] ErrorWords errorWords(const ErrorEntry &entry);
// The entry of a code that stands for no answer of a server: "USER.0094", "local.not-chosen".
[[nodiscard]] ErrorEntry entryForCode(const QString &code, const ErrorCatalog &catalog);

} // namespace renzhi
