// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/directory/positioncopies.h"
#include "views/forms/copypositionmodel.h"
#include "views/forms/draftkeeper.h"
#include "views/forms/editingdialog.h"

#include <QPointer>

#include <memory>

class QPushButton;

namespace Ui {
class CopyPositionDialog;
}

namespace renzhi {

class ConfirmStrip;
class LiveLabel;
class MessageBar;

// Copies one position to several organizations under codes made from a pattern. Every code is shown
// before anything is sent, and marked where it cannot be; then the copies go one after the other,
// and each row tells what became of it. Out of reach, or collected, they go to the outbox.
class CopyPositionDialog : public EditingDialog
{
    Q_OBJECT
public:
    // All must outlive the dialog.
    CopyPositionDialog(DirectoryService &service, Outbox &outbox, const ErrorCatalog &catalog,
                       const Position &source, QWidget *parent = nullptr);
    ~CopyPositionDialog() override;

    // What is to be typed before several copies are made; empty: nothing (massWriteGuard()).
    void setGuard(const QString &word) { m_guard = word; }
    void reject() override; // Escape and the window's close button
    void done(int result) override;
    void keepDraftIn(DraftStore *drafts) override;
    [[nodiscard]] bool isKeptAtOnce() override;
    // Goes on with what was chosen and typed earlier; before keepDraftIn().
    void goOn(const FormDraft &draft);
    [[nodiscard]] bool isBusy() const { return m_copies || m_isReading; }
    [[nodiscard]] const MessageBar &messageBar() const { return *m_message; }

protected:
    void submit() override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputChanged() override { m_draft.note(); }
    void inputLeft() override { static_cast<void>(m_draft.noteAtOnce()); }
    void windowLeft() override { static_cast<void>(m_draft.noteAtOnce()); }

private:
    using State = CopyPositionModel::State;
    using Column = CopyPositionModel::Column;

    void build();
    void connectInputs();
    void showSource();
    void addChosen();
    void removeRow();
    void patternEdited();
    void updateState();
    [[nodiscard]] QString counts() const;
    [[nodiscard]] QString closingQuestion() const;
    [[nodiscard]] bool addsTyped();
    [[nodiscard]] bool goesToOutbox() const;
    void keepInOutbox();
    void confirmAndSend();
    void send();
    void finished(const std::optional<ApiError> &failure);
    void showFailure(const ApiError &failure);
    void showRow(int row);
    void readAgain(int row);
    [[nodiscard]] std::optional<FormDraft> typed() const;

    std::unique_ptr<Ui::CopyPositionDialog> ui;
    DirectoryService &m_service;
    Outbox &m_outbox;
    const ErrorCatalog &m_catalog;
    Position m_source;
    QString m_guard;
    CopyPositionModel *m_model = nullptr;
    QVector<int> m_rows; // that are being copied, in the order of the copies
    QPointer<PositionCopies> m_copies;
    bool m_isReading = false;
    bool m_isStopping = false;
    DraftKeeper m_draft;
    MessageBar *m_message = nullptr;
    ConfirmStrip *m_confirm = nullptr;
    LiveLabel *m_patternNote = nullptr;
    LiveLabel *m_note = nullptr;
    QPushButton *m_primary = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace renzhi
