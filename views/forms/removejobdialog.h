// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/forms/writeform.h"

#include <memory>

namespace Ui {
class RemoveJobDialog;
}

namespace renzhi {

// Removes one part-time job after stating what goes. The safe answer is the default one.
// Contract: eiam-api.md 2.24.
class RemoveJobDialog : public WriteForm
{
    Q_OBJECT
public:
    RemoveJobDialog(DirectoryService &service, Outbox &outbox, const ErrorCatalog &catalog,
                    const User &user, const Job &job, QWidget *parent = nullptr);
    ~RemoveJobDialog() override;

signals:
    void saved(const QString &jobId); // it is gone from the server

protected:
    [[nodiscard]] Words words() const override;
    [[nodiscard]] WriteRequest request() const override;
    [[nodiscard]] QVector<Issue> issues() const override { return {}; }
    [[nodiscard]] FieldPlace placeOf(Field field) const override;
    void showConflict(const WriteOutcome &outcome) override;
    void announceSaved(const WriteOutcome &outcome) override;
    void referencesChanged() override;
    void retranslate() override;

private:
    void showJob();

    std::unique_ptr<Ui::RemoveJobDialog> ui;
    User m_user;
    Job m_job;
};

} // namespace renzhi
