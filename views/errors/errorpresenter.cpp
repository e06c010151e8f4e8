// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/errors/errorpresenter.h"

#include <QLocale>

namespace renzhi {

using namespace Qt::StringLiterals;

Language currentLanguage()
{
    return QLocale().language() == QLocale::Chinese ? Language::Chinese : Language::English;
}

ErrorWords errorWords(const ErrorEntry &entry)
{
    const bool chinese = currentLanguage() == Language::Chinese;
    const ErrorText &first = chinese ? entry.zh : entry.en;
    const ErrorText &second = chinese ? entry.en : entry.zh;
    ErrorWords words;
    words.title = first.title;
    words.cause = first.cause;
    words.measure = first.measure;
    // The server's own text stands in both languages; saying it twice helps nobody.
    words.titleOther = second.title == first.title ? QString() : second.title;
    words.causeOther = second.cause == first.cause ? QString() : second.cause;
    words.measureOther = second.measure == first.measure ? QString() : second.measure;
    return words;
}

ErrorWords errorWords(const ApiError &error, const ErrorCatalog &catalog)
{
    ErrorWords words = errorWords(catalog.entryFor(error));
    words.facts = errorFacts(error);
    QStringList lines { words.title,   words.titleOther,   words.cause, words.causeOther,
                        words.measure, words.measureOther, words.facts };
    if (!error.serverText.isEmpty())
        lines.append(u"error_msg: "_s + redacted(error.serverText));
    if (!error.detail.isEmpty())
        lines.append(redacted(error.detail));
    lines.removeAll(QString());
    words.copyText = lines.join(u'\n');
    return words;
}

ErrorEntry entryForCode(const QString &code, const ErrorCatalog &catalog)
{
    ApiError error;
    error.kind = ApiError::Kind::Invalid;
    error.code = code;
    return catalog.entryFor(error);
}

} // namespace renzhi
