// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/result.h"
#include "models/directory/changereader.h"

#include <QObject>
#include <QSaveFile>

#include <functional>
#include <vector>

namespace renzhi {

// Writes what a search finds in the change log into a table for a spreadsheet, a batch after the
// other. Deleted before it is done, it leaves what was there before.
class ChangesExport : public QObject
{
    Q_OBJECT
public:
    // `done` runs once. Local: "local.change-export" the file cannot be written; else as reading
    // the log fails. Then what was there before stays as well.
    ChangesExport(ChangeLog &log, const QString &file,
                  std::function<void(const Result<void> &)> done, QObject *parent = nullptr);
    ~ChangesExport() override;

    void begin(const ChangeQuery &query);

private:
    void writeNext();
    [[nodiscard]] Result<void> write(const std::vector<ChangeLine> &lines);
    [[nodiscard]] Result<void> close();

    QSaveFile m_target;
    const std::function<void(const Result<void> &)> m_done;
    std::vector<ChangeKey> m_listed;
    size_t m_next = 0; // of them
    ChangeReader m_reader;
};

} // namespace renzhi
