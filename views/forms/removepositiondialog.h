// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/forms/writeform.h"

#include <memory>

namespace Ui {
class RemovePositionDialog;
}

namespace renzhi {

// Removes one position after stating what goes and who is known to hold it. Whether it may go the
// server decides: what is known of its holders may be old. The safe answer is the default one.
// Contract: eiam-api.md 2.14.
class RemovePositionDialog : public WriteForm
{
    Q_OBJECT
public:
    RemovePositionDialog(DirectoryService &service, Outbox &outbox, const ErrorCatalog &catalog,
                         const Position &position, QWidget *parent = nullptr);
    ~RemovePositionDialog() override;

signals:
    void saved(const renzhi::PositionId &id); // it is gone from the server

protected:
    [[nodiscard]] Words words() const override;
    [[nodiscard]] WriteRequest request() const override;
    [[nodiscard]] QVector<Issue> issues() const override { return {}; }
    [[nodiscard]] FieldPlace placeOf(Field field) const override;
    void showConflict(const WriteOutcome &outcome) override;
    void announceSaved(const WriteOutcome &outcome) override;
    void afterRefusal(const ApiError &error) override;
    void referencesChanged() override;
    void retranslate() override;

private:
    void showPosition();
    void showHolders(bool always);

    std::unique_ptr<Ui::RemovePositionDialog> ui;
    Position m_position;
};

} // namespace renzhi
