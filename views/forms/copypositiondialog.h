// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/directory/positioncopies.h"

#include <QDialog>
#include <QPointer>

#include <memory>

class QPushButton;

namespace Ui {
class CopyPositionDialog;
}

namespace renzhi {

class ConfirmStrip;
class CopyPositionModel;
class LanguageSwitch;
class LiveLabel;
class MessageBar;

// Copies one position to several organizations under codes made from a pattern. Every code is shown
// before anything is sent, and marked where it cannot be; then the copies go one after the other,
// and each row tells what became of it. Out of reach they go to the outbox. Window-modal through
// open(); deletes itself when closed.
class CopyPositionDialog : public QDialog
{
    Q_OBJECT
public:
    // All must outlive the dialog.
    CopyPositionDialog(DirectoryService &service, Outbox &outbox, const ErrorCatalog &catalog,
                       const Position &source, QWidget *parent = nullptr);
    ~CopyPositionDialog() override;

    void reject() override; // Escape and the window's close button
    [[nodiscard]] bool isBusy() const { return m_copies || m_isReading; }
    [[nodiscard]] const MessageBar &messageBar() const { return *m_message; }

signals:
    // The dialog's own switch shows only where somebody listens.
    void languageRequested(renzhi::Language language);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void connectInputs();
    void retranslate();
    void showSource();
    void addChosen();
    void removeRow();
    void patternEdited();
    void updateState();
    [[nodiscard]] QString counts() const;
    [[nodiscard]] QString closingQuestion() const;
    [[nodiscard]] bool addsTyped();
    [[nodiscard]] bool goesToOutbox() const;
    void submit();
    void keepInOutbox();
    void send();
    void finished(const std::optional<ApiError> &failure);
    void showFailure(const ApiError &failure);
    void showRow(int row);
    void readAgain(int row);
    void fitHeight();

    std::unique_ptr<Ui::CopyPositionDialog> ui;
    DirectoryService &m_service;
    Outbox &m_outbox;
    const ErrorCatalog &m_catalog;
    Position m_source;
    CopyPositionModel *m_model = nullptr;
    QVector<int> m_rows; // that are being copied, in the order of the copies
    QPointer<PositionCopies> m_copies;
    bool m_isReading = false;
    bool m_isStopping = false;
    bool m_isComposing = false; // an input method's pre-edit is open
    MessageBar *m_message = nullptr;
    ConfirmStrip *m_confirm = nullptr;
    LiveLabel *m_patternNote = nullptr;
    LiveLabel *m_note = nullptr;
    LanguageSwitch *m_languages = nullptr;
    QPushButton *m_primary = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace renzhi
