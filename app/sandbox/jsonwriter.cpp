// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/jsonwriter.h"

#include "app/sandbox/wallclock.h"

namespace renzhi::sandbox {

namespace {

void appendUtf8(std::string &out, char32_t c)
{
    if (c < 0x80) {
        out += char(c);
    } else if (c < 0x800) {
        out += char(0xC0 | (c >> 6));
        out += char(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out += char(0xE0 | (c >> 12));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    } else {
        out += char(0xF0 | (c >> 18));
        out += char(0x80 | ((c >> 12) & 0x3F));
        out += char(0x80 | ((c >> 6) & 0x3F));
        out += char(0x80 | (c & 0x3F));
    }
}

void appendControl(std::string &out, char16_t c)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += "\\u00";
    out += hex[(c >> 4) & 0xF];
    out += hex[c & 0xF];
}

}

void appendJson(std::string &out, QStringView text)
{
    out += '"';
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (c >= 0x20 && c < 0x80 && c != u'"' && c != u'\\') {
            out += char(c);
        } else if (c == u'"' || c == u'\\') {
            out += '\\';
            out += char(c);
        } else if (c < 0x20) {
            appendControl(out, c);
        } else if (QChar::isHighSurrogate(c) && i + 1 < text.size()
                   && text[i + 1].isLowSurrogate()) {
            appendUtf8(out, QChar::surrogateToUcs4(c, text[i + 1].unicode()));
            ++i;
        } else {
            appendUtf8(out, QChar::isSurrogate(c) ? U'\uFFFD' : char32_t(c));
        }
    }
    out += '"';
}

std::string &ObjectWriter::open(const char *key)
{
    m_out += m_first ? "\"" : ",\"";
    m_first = false;
    m_out += key;
    m_out += "\":";
    return m_out;
}

void ObjectWriter::text(const char *key, QStringView value)
{
    appendJson(open(key), value);
}

void ObjectWriter::maybe(const char *key, QStringView value, SandboxOptions::NullStyle style)
{
    if (!value.isEmpty() || style == SandboxOptions::NullStyle::Empty)
        text(key, value);
    else if (style == SandboxOptions::NullStyle::Null)
        null(key);
}

void ObjectWriter::number(const char *key, qint64 value)
{
    open(key) += std::to_string(value);
}

void ObjectWriter::boolean(const char *key, bool value)
{
    open(key) += value ? "true" : "false";
}

void ObjectWriter::time(const char *key, qint64 wall)
{
    std::string &out = open(key);
    out += '"';
    appendWall(out, wall);
    out += '"';
}

void ObjectWriter::ascii(const char *key, std::string_view value)
{
    std::string &out = open(key);
    out += '"';
    out += value;
    out += '"';
}

void ObjectWriter::null(const char *key)
{
    open(key) += "null";
}

}
