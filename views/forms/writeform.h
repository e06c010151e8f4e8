// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/formdraft.h"
#include "models/core/validation.h"
#include "models/core/writerequest.h"
#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/directory/writeoperation.h"
#include "views/forms/draftkeeper.h"
#include "views/forms/editingdialog.h"

#include <QDateTime>
#include <QPointer>
#include <QUuid>

#include <functional>
#include <optional>

class QBoxLayout;
class QDialogButtonBox;
class QProgressBar;
class QPushButton;

namespace renzhi {

class CodePicker;
class ConfirmStrip;
class FieldError;
class FormArea;
class LiveLabel;
class MessageBar;

// What the forms that write have in common: the message bar, the question strip, the busy row, the
// buttons, and the way of one write from "save" to a known outcome. Never nests an event loop.
// Escape closes and asks only when there is something to lose. Nothing typed is lost by a refusal.
// When the tenant is out of reach, or changes are collected, the write goes to the outbox, and the
// button says so before it is pressed.
class WriteForm : public EditingDialog
{
    Q_OBJECT
public:
    // All three must outlive the form.
    WriteForm(DirectoryService &service, Outbox &outbox, const ErrorCatalog &catalog,
              QWidget *parent);
    ~WriteForm() override;

    void reject() override; // Escape and the window's close button
    void done(int result) override; // whatever was typed is saved, kept or given up by then
    void keepDraftIn(DraftStore *drafts) override;
    [[nodiscard]] bool isKeptAtOnce() override;
    // Goes on with what was typed into such a form earlier; before keepDraftIn(). What had left
    // when the program ended is to be looked for before it is sent again.
    void goOn(const FormDraft &draft);
    // What is saved here undoes what `inverse` does, a line of the change log that `about` names;
    // Enter saves at once, unless the safe answer is the default one. Whoever asked to undo is not
    // asked again whether what the change added may be cleared: the form shows it.
    void showAsUndo(const WriteRequest &inverse, const std::function<QString()> &about);
    [[nodiscard]] const MessageBar &messageBar() const { return *m_message; }
    [[nodiscard]] bool isBusy() const { return m_busy; }

signals:
    void keptInOutbox();

protected:
    struct Words
    {
        QString windowTitle;
        QString primary; // the verb on the button
        bool safeDefault = false; // Enter cancels
    };
    // Where a message about one input goes.
    struct FieldPlace
    {
        FieldError *error = nullptr;
        QWidget *input = nullptr; // gets the focus
        QString name; // "Position"
    };

    // ---- what a form tells
    [[nodiscard]] virtual Words words() const = 0;
    [[nodiscard]] virtual WriteRequest request() const = 0;
    [[nodiscard]] virtual QVector<Issue> issues() const = 0;
    [[nodiscard]] virtual QStringList clearedInputs() const
    {
        return {};
    } // old values a save clears
    [[nodiscard]] virtual bool isDirty() const { return false; }
    [[nodiscard]] virtual bool isBlocked() const { return false; } // a question in the form is open
    [[nodiscard]] virtual FieldPlace placeOf(Field field) const = 0;
    virtual void commitInputs() { } // takes what is typed but not yet chosen
    virtual void setInputsEnabled(bool enabled) { Q_UNUSED(enabled) }
    // What is typed, about what, and the base the form was opened with; and the same shown again.
    [[nodiscard]] virtual FormDraft typedInputs() const { return {}; }
    virtual void showTyped(const QVector<TypedInput> &inputs) { Q_UNUSED(inputs) }
    virtual void showConflict(const WriteOutcome &outcome) = 0;
    virtual void announceSaved(const WriteOutcome &outcome) = 0; // emit saved()
    virtual void afterRefusal(const ApiError &error) { Q_UNUSED(error) }
    virtual void referencesChanged() = 0;
    void retranslate() override; // call it from an override

    // ---- what a form uses
    [[nodiscard]] QBoxLayout *contentLayout() const { return m_content; }
    [[nodiscard]] DirectoryService &service() const { return m_service; }
    [[nodiscard]] const ReferenceIndex &references() const { return *m_references; }
    [[nodiscard]] std::shared_ptr<const ReferenceIndex> sharedReferences() const
    {
        return m_references;
    }
    [[nodiscard]] const ErrorCatalog &catalog() const { return m_catalog; }
    [[nodiscard]] MessageBar &bar() const { return *m_message; }
    void finishSetup(); // at the end of a form's constructor
    void updateButtons();
    // An input was edited: what is wrong with it now, without reproach for what is still empty.
    // `left`: the focus went elsewhere, so more may be said about it.
    void inputEdited(Field field, bool left = false);
    void showEntryAt(Field field, const ErrorEntry &entry, bool warning = false);
    // What the form cannot name it must not clear by accident: an input that shows what the server
    // has (`base`, its id) and does not resolve is locked, any other is open. What was chosen here
    // and has gone since is asked for again (CodePicker::needsChoice).
    static void lockIfUnresolved(CodePicker &input, const QString &base);
    // Shows in `input` what was typed; `base` as above. What was chosen and has gone since is asked
    // for again under the name it had.
    static void showTypedIn(CodePicker &input, const TypedInput &typed, const QString &base);
    // What is saved replaces this entry, or leaves as it; `request` is what it asks for now.
    void setOutboxEntry(const QUuid &entry, const WriteRequest &request)
    {
        m_entry = entry;
        m_begunOver = request;
    }
    void setUndoes(const WriteRequest &request); // the same line as that
    void showGone(const QString &code);

private:
    void build();
    void buildFooter(QBoxLayout *layout);
    [[nodiscard]] bool goesToOutbox() const;
    [[nodiscard]] WriteRequest asked() const; // request(), and what it undoes
    void submit() override;
    void inputChanged() override { m_draft.note(); }
    void inputLeft() override { static_cast<void>(m_draft.noteAtOnce()); }
    void windowLeft() override { static_cast<void>(m_draft.noteAtOnce()); }
    [[nodiscard]] std::optional<FormDraft> typed() const;
    void showWhatIsUndone(const std::function<QString()> &about);
    [[nodiscard]] bool stopAtIssues();
    void showNote();
    void clearFieldErrors();
    void askBeforeClearing(const QStringList &values);
    void keepInOutbox();
    void send();
    [[nodiscard]] Result<WriteOperation *> start();
    void rememberJobs();
    void phaseChanged(WriteOperation::Phase phase);
    void finished(const WriteOutcome &outcome);
    void showRefusal(const ApiError &error);
    void showCancelled();
    void showUnknown(const ApiError &error);
    void readAgain(bool thenSend);
    void showNotFound(const std::optional<ApiError> &error);
    void offerAgain();
    void settle(const WriteOutcome &outcome);
    void setBusy(bool busy);
    void closeNow();

    DirectoryService &m_service;
    Outbox &m_outbox;
    const ErrorCatalog &m_catalog;
    std::shared_ptr<const ReferenceIndex> m_references;
    QPointer<WriteOperation> m_operation;
    WriteRequest m_lastRequest;
    QVector<JobId> m_jobsBefore; // of the person, when the write left
    std::optional<QUuid> m_entry; // of the outbox, when it came from there
    std::optional<WriteRequest> m_begunOver; // what the entry asked for then
    qint64 m_undoes = 0; // a line of the change log; 0: none
    QDateTime m_undoesAt; // when it was written
    bool m_busy = false;
    bool m_sent = false; // the write under way left this computer
    bool m_unknown = false; // its answer was lost and reading has not shown it
    bool m_settled = false; // done, and only shown because there is something to say
    bool m_clearingAgreed = false;
    DraftKeeper m_draft;

    QBoxLayout *m_content = nullptr;
    FormArea *m_area = nullptr;
    MessageBar *m_message = nullptr;
    ConfirmStrip *m_confirm = nullptr;
    LiveLabel *m_note = nullptr;
    QProgressBar *m_progress = nullptr;
    QDialogButtonBox *m_buttons = nullptr;
    QPushButton *m_primary = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace renzhi
