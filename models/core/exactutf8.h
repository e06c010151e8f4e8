// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QString>

namespace renzhi {

// The text of these bytes, whole. QString::fromUtf8() takes a U+FEFF in front for the mark of a
// file and drops it: an id of the server would come back as another one.
[[nodiscard]] inline QString fromExactUtf8(QByteArrayView bytes)
{
    static constexpr QByteArrayView mark("\xEF\xBB\xBF", 3);
    qsizetype marks = 0;
    for (; bytes.startsWith(mark); ++marks)
        bytes = bytes.sliced(mark.size());
    QString text = QString::fromUtf8(bytes);
    if (marks > 0)
        text.prepend(QString(marks, QChar(QChar::ByteOrderMark)));
    return text;
}

} // namespace renzhi
