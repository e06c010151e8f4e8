// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/jsontext.h"

namespace renzhi::cli {

namespace {

// Also DEL, the C1 controls and the invisible format characters are escaped: a terminal that prints
// the document must not obey them.
QString escaped(const QString &text)
{
    QString result;
    result.reserve(text.size() + 2);
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\') {
            result += u'\\';
            result += c;
        } else if (c < u' ' || (c >= u'\u007f' && c < u'\u00a0')
                   || c.category() == QChar::Other_Format || c == u'\u2028' || c == u'\u2029') {
            result += QStringLiteral("\\u%1").arg(c.unicode(), 4, 16, QLatin1Char('0'));
        } else {
            result += c;
        }
    }
    return result;
}

} // namespace

void JsonObjectText::name(const char *name)
{
    m_text += m_text.size() == 1 ? "\"" : ",\"";
    m_text += name;
    m_text += "\":";
}

JsonObjectText &JsonObjectText::add(const char *member, const QString &value)
{
    name(member);
    m_text += '"' + escaped(value).toUtf8() + '"';
    return *this;
}

JsonObjectText &JsonObjectText::addOrNull(const char *member, const QString &value)
{
    return value.isEmpty() ? addRaw(member, "null") : add(member, value);
}

JsonObjectText &JsonObjectText::add(const char *member, qint64 value)
{
    return addRaw(member, QByteArray::number(value));
}

JsonObjectText &JsonObjectText::add(const char *member, bool value)
{
    return addRaw(member, value ? "true" : "false");
}

JsonObjectText &JsonObjectText::addRaw(const char *member, const QByteArray &value)
{
    name(member);
    m_text += value;
    return *this;
}

} // namespace renzhi::cli
