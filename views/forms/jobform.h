// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/forms/writeform.h"
#include "views/widgets/codepicker.h"

#include <QHash>

#include <array>
#include <memory>
#include <optional>

class QLabel;

namespace Ui {
class JobForm;
}

namespace renzhi {

class ConflictPanel;
class LiveLabel;

// Adds or changes a part-time job, or transfers the primary job. Contract: core pages
// add-part-time-job and update-part-time-job, eiam-api.md 2.21. A PUT replaces the whole job, so
// the form shows old → new per input and asks once when a change clears something.
class JobForm : public WriteForm
{
    Q_OBJECT
public:
    enum class Mode { Add, Change, Transfer };

    // `job`: what the operator saw (Change, Transfer; a person without a primary job has none).
    JobForm(DirectoryService &service, Outbox &outbox, const ErrorCatalog &catalog, Mode mode,
            const User &user, const std::optional<Job> &job, QWidget *parent = nullptr);
    ~JobForm() override;

    // Goes on with what was kept in the outbox.
    void resume(const QUuid &entry, const WriteRequest &request);
    // Shows what the request asks for, as if the operator had chosen it.
    void fillIn(const WriteRequest &request);

signals:
    // Confirmed by the server and read back: the job's id, or for a transfer the user's.
    void saved(const QString &id);

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
    void referencesChanged() override;
    void retranslate() override;

private:
    struct Input
    {
        Field field;
        WriteRequest::Touched touched;
        CodePicker::Kind kind;
        CodePicker *picker;
        QLabel *label;
        LiveLabel *change;
        LiveLabel *note;
        FieldError *error;
        QString key;
    };

    [[nodiscard]] std::array<Input, 3> inputs() const;
    [[nodiscard]] Input inputOf(Field field) const;
    [[nodiscard]] QString nameOf(Field field) const;
    [[nodiscard]] QString baseId(Field field) const; // of what the operator saw; empty: none
    [[nodiscard]] bool isTouched(const Input &input) const;
    [[nodiscard]] JobDraft draft() const;
    void setBase(const std::optional<Job> &job);
    void setChoice(const Input &input, const QString &id);
    void lockUnresolved();
    void rememberChoices();
    void organizationPicked();
    void positionPicked();
    void titlePicked();
    void edited(Field field);
    void showChanges();
    void decide(Field field, bool takeTheirs);

    std::unique_ptr<Ui::JobForm> ui;
    QWidget *m_page = nullptr;
    Mode m_mode;
    User m_user;
    std::optional<Job> m_base;
    std::optional<Job> m_opened; // m_base before a conflict: who goes on later is to see it again
    QHash<Field, QString> m_initial; // ids when the form was opened
    QHash<Field, QString> m_mine; // ids when a conflict came up
    QString m_dropped; // position taken out because the organization changed
    bool m_titleByHand = false;
    ConflictPanel *m_conflict = nullptr;
};

} // namespace renzhi
