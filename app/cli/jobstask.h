// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/task.h"

namespace renzhi::cli {

class JobNameFinder;

// jobs: asks the server (core page get-user-jobs) and keeps the answer; offline answers from what
// was kept.
class JobsTask final : public Task
{
    Q_OBJECT
public:
    explicit JobsTask(const Context &context);

protected:
    void run() override;

private:
    void answerFromCache();
    void keepWholeList(const QVector<Job> &asked);
    void findNames(const QVector<Job> &jobs);
    void write(const QVector<Job> &jobs);
    [[nodiscard]] QString cell(const QString &id, const QString &name, const QString &code) const;

    JobNameFinder *m_names = nullptr;
};

} // namespace renzhi::cli
