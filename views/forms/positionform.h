// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/forms/writeform.h"

#include <QHash>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;

namespace Ui {
class PositionForm;
}

namespace renzhi {

class ConflictPanel;
class HoldersPanel;
class LiveLabel;

// Adds or changes a position. Contract: core pages add-job-position and update-job-position. The
// code is compared with the cache while it is typed and by the server on save; the organization is
// locked while people are known to hold the position (JOB.POSITION.0016).
class PositionForm : public WriteForm
{
    Q_OBJECT
public:
    // Without `position` a new one, in the organization `preset` unless it is empty.
    PositionForm(DirectoryService &service, Outbox &outbox, const ErrorCatalog &catalog,
                 const std::optional<Position> &position, const OrgId &preset,
                 QWidget *parent = nullptr);
    ~PositionForm() override;

    // Goes on with what was kept in the outbox.
    void resume(const QUuid &entry, const WriteRequest &request);
    // Shows what the request asks for, as if the operator had chosen it.
    void fillIn(const WriteRequest &request);

signals:
    void saved(const renzhi::PositionId &id); // confirmed by the server and read back

protected:
    [[nodiscard]] Words words() const override;
    [[nodiscard]] WriteRequest request() const override;
    [[nodiscard]] QVector<Issue> issues() const override;
    [[nodiscard]] QStringList clearedInputs() const override;
    [[nodiscard]] bool isDirty() const override;
    [[nodiscard]] bool isBlocked() const override;
    [[nodiscard]] FieldPlace placeOf(Field field) const override;
    void commitInputs() override;
    void setInputsEnabled(bool enabled) override;
    [[nodiscard]] FormDraft typedInputs() const override;
    void showTyped(const QVector<TypedInput> &typed) override;
    void showConflict(const WriteOutcome &outcome) override;
    void announceSaved(const WriteOutcome &outcome) override;
    void afterRefusal(const ApiError &error) override;
    void referencesChanged() override;
    void retranslate() override;

private:
    // What the inputs hold: ids of organization and title, text of name and code.
    [[nodiscard]] QString valueOf(Field field) const;
    [[nodiscard]] QString baseOf(Field field) const;
    [[nodiscard]] QString worded(Field field, const QString &value) const;
    [[nodiscard]] QString nameOf(Field field) const;
    [[nodiscard]] bool isTouched(Field field) const;
    [[nodiscard]] PositionDraft draft() const;
    void setValue(Field field, const QString &value);
    void setBase(const std::optional<Position> &position);
    void connectInputs();
    void lockInputs();
    void rememberValues();
    void edited(Field field);
    void showChanges();
    void showHolders(bool show);
    void decide(Field field, bool takeTheirs);

    std::unique_ptr<Ui::PositionForm> ui;
    QWidget *m_page = nullptr;
    std::optional<Position> m_base;
    std::optional<Position> m_opened; // m_base before a conflict, which is to be seen again later
    QHash<Field, QString> m_initial; // when the form was opened
    QHash<Field, QString> m_mine; // when a conflict came up
    int m_holders = 0;
    QPushButton *m_showHolders = nullptr;
    HoldersPanel *m_holdersPanel = nullptr;
    ConflictPanel *m_conflict = nullptr;
};

} // namespace renzhi
