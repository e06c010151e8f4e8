// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDirIterator>
#include <QFile>
#include <QStringEncoder>

namespace renzhi::test {

// Where one of the texts stands in a file below the folder, byte by byte, as UTF-8 or UTF-16;
// empty: nowhere.
[[nodiscard]] inline QString foundBelow(const QString &folder, const QStringList &texts)
{
    QList<QByteArray> needles;
    for (const QString &text : texts) {
        for (const auto form :
             { QStringConverter::Utf8, QStringConverter::Utf16LE, QStringConverter::Utf16BE }) {
            QStringEncoder encoder(form);
            const QByteArray bytes = encoder(text);
            needles.append(bytes);
        }
    }
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QByteArray content
            = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
        for (const QByteArray &needle : std::as_const(needles)) {
            if (content.contains(needle))
                return QString(QString::fromUtf8(needle) + QStringLiteral(" in ")
                               + file.fileName());
        }
    }
    return {};
}

} // namespace renzhi::test
