// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QSaveFile>

namespace renzhi {

// Puts what was written in the place of the file that was there, if the disk took all of it; false:
// it did not, and that file stays. QSaveFile::commit() of Qt 6.4.2 alone writes the last 16 KiB and
// does not look whether they were taken: on a full disk it puts an empty file in the place of a
// good one and says true. (To go with a Qt whose commit() looks at what closing the file said.)
[[nodiscard]] inline bool commitWhole(QSaveFile &file)
{
    return file.flush() && file.commit();
}

// The same with these bytes as all of it.
[[nodiscard]] inline bool writeWhole(QSaveFile &file, const QByteArray &bytes)
{
    return file.write(bytes) == bytes.size() && commitWhole(file);
}

} // namespace renzhi
