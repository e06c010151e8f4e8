// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace renzhi::cli {

// One flat JSON object as UTF-8, with its members in the order in which they were added:
// QJsonObject sorts them, and building a million of them takes longer than reading the people from
// the disk.
class JsonObjectText
{
public:
    JsonObjectText &add(const char *name, const QString &value);
    JsonObjectText &addOrNull(const char *name, const QString &value); // null when empty
    JsonObjectText &add(const char *name, qint64 value);
    JsonObjectText &add(const char *name, bool value);
    // A value that is JSON already.
    JsonObjectText &addRaw(const char *name, const QByteArray &value);

    [[nodiscard]] QByteArray text() const { return m_text + '}'; }

private:
    void name(const char *name);

    QByteArray m_text = "{";
};

} // namespace renzhi::cli
