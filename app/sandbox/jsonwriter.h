// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxoptions.h"

#include <QString>

#include <string>
#include <string_view>

namespace renzhi::sandbox {

// Appends text as a quoted JSON string in UTF-8.
void appendJson(std::string &out, QStringView text);

// Writes one JSON object at the end of a string; lists of a hundred people are built this way
// because a QJsonDocument costs ten times as much. Keys are ASCII literals. The destructor writes
// the brace.
class ObjectWriter
{
public:
    explicit ObjectWriter(std::string &out) : m_out(out) { m_out += '{'; }
    ~ObjectWriter() { m_out += '}'; }
    Q_DISABLE_COPY_MOVE(ObjectWriter)

    void text(const char *key, QStringView value);
    // An empty value is an unset member and written in the tenant's null style.
    void maybe(const char *key, QStringView value, SandboxOptions::NullStyle style);
    void number(const char *key, qint64 value);
    void boolean(const char *key, bool value);
    void ascii(const char *key, std::string_view value); // needs no escapes
    void time(const char *key, qint64 wall);
    void null(const char *key);
    // Writes the key and leaves the value to the caller.
    std::string &open(const char *key);

private:
    std::string &m_out;
    bool m_first = true;
};

}
