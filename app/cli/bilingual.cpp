// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/bilingual.h"

namespace renzhi::cli {

using namespace Qt::StringLiterals;

Bilingual::Bilingual()
{
    // Without them the texts stay English, which is better than no text.
    static_cast<void>(m_chinese.load(u":/i18n/renzhi_zh_CN"_s));
    static_cast<void>(m_english.load(u":/i18n/renzhi_en"_s));
}

QString Bilingual::text(Language language, const UsageError &error) const
{
    const QTranslator &translator = language == Language::Chinese ? m_chinese : m_english;
    QString text = translator.translate("Usage", error.source);
    if (text.isEmpty())
        text = QString::fromUtf8(error.source);
    // One call for all: an argument that holds "%2" must not be filled in again.
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int place
            = i + 1 < text.size() && text.at(i) == u'%' ? text.at(i + 1).digitValue() : -1;
        if (place < 1 || place > error.arguments.size()) {
            result += text.at(i);
            continue;
        }
        result += error.arguments.at(place - 1);
        ++i;
    }
    return result;
}

} // namespace renzhi::cli
