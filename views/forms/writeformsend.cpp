// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way of one write: from "save" to an outcome that is known.

#include "views/errors/fielderror.h"
#include "views/errors/messagebar.h"
#include "views/forms/confirmstrip.h"
#include "views/forms/livelabel.h"
#include "views/forms/readagain.h"
#include "views/forms/writeform.h"
#include "views/wording.h"

#include <QProgressBar>
#include <QPushButton>

namespace renzhi {

using namespace Qt::StringLiterals;

void WriteForm::submit()
{
    if (m_busy || m_settled || m_unknown || m_service.isReadOnly() || isBlocked())
        return;
    m_confirm->dismiss();
    m_message->clear();
    if (stopAtIssues())
        return;
    const QStringList values = clearedInputs();
    if (!values.isEmpty() && !m_clearingAgreed)
        askBeforeClearing(values);
    else if (goesToOutbox())
        keepInOutbox();
    else
        send();
}

WriteRequest WriteForm::asked() const
{
    WriteRequest wanted = request();
    wanted.undoes = m_undoes;
    wanted.undoesAt = m_undoesAt;
    return wanted;
}

void WriteForm::askBeforeClearing(const QStringList &values)
{
    const QString list = values.join(tr(", ", "between values"));
    m_confirm->ask([list] { return tr("Saving clears what the server has now: %1").arg(list); },
                   [] { return tr("Clear and save"); }, [] { return tr("Keep editing"); },
                   [this] {
                       m_clearingAgreed = true;
                       submit();
                   });
}

void WriteForm::keepInOutbox()
{
    ApiError failure;
    bool kept = false;
    if (m_entry) {
        const Result<void> replaced = m_outbox.replace(*m_entry, asked());
        kept = replaced.has_value();
        if (!kept)
            failure = replaced.error();
    } else {
        const Result<QUuid> added = m_outbox.add(asked(), m_draft.id());
        kept = added.has_value();
        if (!kept)
            failure = added.error();
    }
    if (!kept) {
        m_message->showError(failure);
        return;
    }
    emit keptInOutbox();
    closeNow();
}

// An entry of the outbox learns of it before it leaves, for nothing else may send it meanwhile; of
// any other form the draft does, for nobody may offer it meanwhile as if nothing had left.
Result<WriteOperation *> WriteForm::start()
{
    if (m_entry)
        return m_outbox.sendEdited(*m_entry, m_lastRequest);
    if (const Result<void> marked = m_draft.noteBeforeLeaving(); !marked)
        return Failure(marked.error());
    return m_unknown ? m_service.writeAfterUnknown(m_lastRequest, m_jobsBefore)
                     : m_service.write(m_lastRequest);
}

void WriteForm::send()
{
    if (!m_unknown) { // what is sent again is what was lost, and was not among those before it
        m_lastRequest = asked();
        rememberJobs();
    }
    m_sent = false;
    m_busy = true; // before it is written down
    const Result<WriteOperation *> started = start();
    if (!started) {
        m_busy = false;
        m_draft.note();
        m_message->showError(started.error());
        if (m_unknown)
            offerAgain();
        updateButtons();
        if (isHidden())
            open(); // somebody has to be told
        return;
    }
    setBusy(true);
    if (m_entry)
        m_draft.note();
    m_operation = *started;
    phaseChanged(m_operation->phase());
    connect(m_operation, &WriteOperation::phaseChanged, this, &WriteForm::phaseChanged);
    connect(m_operation, &WriteOperation::finished, this, &WriteForm::finished);
}

void WriteForm::rememberJobs()
{
    m_jobsBefore.clear();
    const JobList before = m_service.jobs(m_lastRequest.user);
    for (const Job &job : before.jobs)
        m_jobsBefore.append(job.id);
}

void WriteForm::phaseChanged(WriteOperation::Phase phase)
{
    switch (phase) {
    case WriteOperation::Phase::Reading:
        m_note->say([] { return tr("Reading what the server has now…"); });
        break;
    case WriteOperation::Phase::Sending:
        m_sent = true;
        rememberJobs(); // they were just read
        static_cast<void>(m_draft.noteAtOnce());
        m_note->say([] { return tr("Sent once; waiting for the server's answer…"); });
        break;
    case WriteOperation::Phase::Confirming:
        m_note->say([] { return tr("Accepted; reading again to confirm…"); });
        break;
    case WriteOperation::Phase::Finished:
        return;
    }
    updateButtons();
}

void WriteForm::finished(const WriteOutcome &outcome)
{
    setBusy(false);
    if (m_entry && outcome.sent)
        m_begunOver = m_lastRequest; // what the entry asks for now
    const bool inBackground = isHidden();
    switch (outcome.state) {
    case WriteOutcome::State::Confirmed:
        settle(outcome);
        return;
    case WriteOutcome::State::Conflict:
        m_unknown = false;
        showConflict(outcome);
        break;
    case WriteOutcome::State::Rejected:
        // What did not leave says nothing about the one before it, whose answer was lost.
        m_unknown = m_unknown && !outcome.sent;
        if (m_unknown)
            showUnknown(outcome.error);
        else
            showRefusal(outcome.error);
        break;
    case WriteOutcome::State::OutcomeUnknown:
        showUnknown(outcome.error);
        break;
    }
    updateButtons();
    static_cast<void>(m_draft.noteAtOnce());
    if (inBackground)
        open();
}

void WriteForm::showRefusal(const ApiError &error)
{
    if (error.kind == ApiError::Kind::Cancelled)
        return showCancelled();
    const ErrorEntry entry = m_catalog.entryFor(error);
    const Field field = entry.field;
    const FieldPlace place = placeOf(field);
    MessageBar::Text headline;
    if (place.error != nullptr) {
        headline = [this, field] { return tr("%1 field").arg(placeOf(field).name); };
        place.error->showEntry(entry);
        if (place.input != nullptr)
            place.input->setFocus(Qt::OtherFocusReason);
    }
    m_message->showError(error, headline);
    if (error.kind == ApiError::Kind::Offline)
        m_message->offer(
            u"keepInOutbox"_s, [] { return tr("Keep in Outbox"); }, [this] { keepInOutbox(); });
    afterRefusal(error);
}

void WriteForm::showCancelled()
{
    m_message->showNotice(MessageBar::Kind::Info,
                          [] { return tr("Cancelled before anything was sent."); });
}

// Nothing is sent again by itself: the operator reads again, or sends again knowing that it may
// have been applied already.
void WriteForm::showUnknown(const ApiError &error)
{
    m_unknown = true;
    setInputsEnabled(false);
    if (error.kind == ApiError::Kind::Cancelled)
        showCancelled();
    else
        m_message->showError(error);
    offerAgain();
}

void WriteForm::offerAgain()
{
    m_message->offer(
        u"readAgain"_s, [] { return tr("Read again"); }, [this] { readAgain(false); });
    m_message->offer(
        u"sendAgain"_s, [] { return tr("Send again"); }, [this] { readAgain(true); });
}

// Also before sending again: the first one may have arrived in the meantime.
void WriteForm::readAgain(bool thenSend)
{
    m_message->clear();
    setBusy(true);
    m_note->say([] { return tr("Reading what the server has now…"); });
    auto *reading = new ReadAgain(m_service, m_lastRequest, m_jobsBefore, this);
    connect(reading, &ReadAgain::finished, this,
            [this, reading, thenSend](bool found, const std::optional<ApiError> &error) {
                reading->deleteLater();
                setBusy(false);
                setInputsEnabled(false);
                if (found) {
                    m_service.noteFound(m_lastRequest, reading->outcome());
                    settle(reading->outcome());
                } else if (thenSend && !error)
                    send();
                else
                    showNotFound(error);
            });
    reading->start();
}

void WriteForm::showNotFound(const std::optional<ApiError> &error)
{
    if (error) { // still unknown
        m_message->showError(*error);
        offerAgain();
        updateButtons();
        if (isHidden())
            open();
        return;
    }
    const QDateTime now = QDateTime::currentDateTime();
    m_message->showNotice(MessageBar::Kind::Warning, [now] {
        return tr("Read again at %1: the change is not on the server. It was not applied, or not "
                  "yet.")
            .arg(wording::clock(now));
    });
    offerAgain();
    updateButtons();
    if (isHidden())
        open();
}

void WriteForm::settle(const WriteOutcome &outcome)
{
    m_settled = true;
    m_unknown = false;
    m_draft.forget();
    if (m_entry
        && outcome.foundByReading) // otherwise it has left by itself; a failure shows in the list
        static_cast<void>(m_outbox.drop(*m_entry));
    const bool hasSomethingToSay = outcome.foundByReading && !isHidden();
    announceSaved(outcome);
    if (!hasSomethingToSay) {
        // done() deletes a form on closing; a hidden one is closed already.
        if (isHidden())
            deleteLater();
        else
            QDialog::accept();
        return;
    }
    setInputsEnabled(false);
    m_message->showNotice(MessageBar::Kind::Success, [] {
        return tr("The outcome was unknown; reading again shows that the change was made.");
    });
    updateButtons();
    m_cancel->setFocus(Qt::OtherFocusReason);
}

// The record is not on the server any more.
void WriteForm::showGone(const QString &code)
{
    ApiError error;
    error.kind = ApiError::Kind::Invalid;
    error.code = code;
    error.at = QDateTime::currentDateTime();
    showRefusal(error);
}

void WriteForm::setBusy(bool busy)
{
    m_busy = busy;
    m_progress->setVisible(busy);
    setInputsEnabled(!busy);
    updateButtons();
}

} // namespace renzhi
