// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way of the copies: from "copy" to what became of each.

#include "ui_copypositiondialog.h"
#include "views/errors/messagebar.h"
#include "views/forms/confirmstrip.h"
#include "views/forms/copypositiondialog.h"
#include "views/forms/readagain.h"
#include "views/wording.h"

#include <QPushButton>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

void CopyPositionDialog::submit()
{
    if (isBusy() || addsTyped() || !m_primary->isEnabled() || m_primary->isHidden())
        return;
    m_confirm->dismiss();
    m_message->clear();
    if (goesToOutbox())
        keepInOutbox();
    else
        confirmAndSend();
}

void CopyPositionDialog::confirmAndSend()
{
    const int count = int(m_model->sendable().size());
    if (m_guard.isEmpty() || count < 2)
        return send();
    m_confirm->askTyped(
        [count, word = m_guard] {
            return tr("This is production. To add %n position(s) at once, type “%1”.", nullptr,
                      count)
                .arg(word);
        },
        [] { return tr("Add"); }, [] { return tr("Add nothing"); }, m_guard,
        [this, count] {
            // Rows may have come, and the server may have gone, since this was asked.
            if (int(m_model->sendable().size()) <= count && !goesToOutbox() && !isBusy())
                send();
            else
                submit();
        });
}

// What was typed last is looked at before it goes: an organization that is new among the rows, or
// text that names none.
bool CopyPositionDialog::addsTyped()
{
    const int rows = m_model->rowCount();
    ui->organization->commit();
    addChosen();
    if (!ui->organization->isInvalid())
        return m_model->rowCount() > rows;
    ui->organization->setFocus();
    return true;
}

void CopyPositionDialog::keepInOutbox()
{
    const QVector<int> rows = m_model->sendable();
    for (const int row : rows) {
        WriteRequest request;
        request.kind = WriteRequest::Kind::AddPosition;
        request.positionDraft = m_model->draft(row);
        const auto kept = m_outbox.add(request);
        if (!kept) {
            m_message->showError(kept.error());
            break;
        }
        m_model->setKept(row);
        static_cast<void>(m_draft.noteAtOnce()); // what is kept there is not offered again
    }
    updateState();
}

void CopyPositionDialog::send()
{
    m_rows = m_model->sendable();
    QVector<PositionCopies::Copy> copies;
    for (const int row : std::as_const(m_rows)) {
        const PositionDraft draft = m_model->draft(row);
        copies.append({ draft.org, draft.code });
    }
    m_copies = new PositionCopies(m_service, m_source, copies, this);
    connect(m_copies, &PositionCopies::started, this, [this](int index) {
        m_model->setSending(m_rows.at(index));
        static_cast<void>(m_draft.noteAtOnce()); // what leaves is not offered again
        ui->copies->scrollTo(m_model->index(m_rows.at(index), 0));
    });
    connect(m_copies, &PositionCopies::ended, this,
            [this](int index, const WriteRequest &request, const WriteOutcome &outcome) {
                m_model->setOutcome(m_rows.at(index), request, outcome);
                m_draft.note();
            });
    connect(m_copies, &PositionCopies::finished, this, &CopyPositionDialog::finished);
    updateState();
    m_copies->start();
}

void CopyPositionDialog::finished(const std::optional<ApiError> &failure)
{
    m_copies->deleteLater();
    m_copies = nullptr;
    m_isStopping = false;
    updateState();
    if (failure) {
        showFailure(*failure);
        return;
    }
    const auto told = std::find_if(m_rows.cbegin(), m_rows.cend(),
                                   [this](int row) { return m_model->error(row).has_value(); });
    if (told != m_rows.cend()) {
        ui->copies->setFocus();
        ui->copies->selectRow(*told);
        showRow(*told);
    } else if (const int added = m_model->count(State::Added)) {
        m_message->showNotice(MessageBar::Kind::Success,
                              [added] { return tr("%n position(s) added.", nullptr, added); });
        m_cancel->setFocus(Qt::OtherFocusReason);
    }
}

// The rest was not sent. What the position is now is shown, so that the operator can go on
// knowingly.
void CopyPositionDialog::showFailure(const ApiError &failure)
{
    if (const Position *now = m_service.references()->position(m_source.id)) {
        m_source = *now;
        m_model->setSource(m_source);
        showSource();
        updateState();
    }
    m_message->showError(failure);
}

// Why a copy was refused, or what can be done about a lost answer, for the chosen row.
void CopyPositionDialog::showRow(int row)
{
    const auto error = row >= 0 && row < m_model->rowCount() ? m_model->error(row) : std::nullopt;
    if (!error) {
        m_message->clear();
        return;
    }
    QString name = m_model->index(row, int(Column::Organization)).data().toString();
    m_message->showError(*error, [name] { return name; });
    if (m_model->state(row) == State::Unknown && !isBusy())
        m_message->offer(
            u"readAgain"_s, [] { return tr("Read again"); }, [this, row] { readAgain(row); });
}

// Never sent again from here: either it shows by now, or it stays open.
void CopyPositionDialog::readAgain(int row)
{
    m_message->clear();
    m_isReading = true;
    updateState();
    auto *reading = new ReadAgain(m_service, m_model->request(row), {}, this);
    connect(reading, &ReadAgain::finished, this,
            [this, reading, row](bool found, const std::optional<ApiError> &error) {
                reading->deleteLater();
                m_isReading = false;
                if (found) {
                    m_service.noteFound(m_model->request(row), reading->outcome());
                    m_model->setOutcome(row, m_model->request(row), reading->outcome());
                }
                updateState();
                showRow(row);
                const QDateTime now = QDateTime::currentDateTime();
                if (found || error)
                    return;
                m_message->showNotice(MessageBar::Kind::Warning, [now] {
                    return tr("Read again at %1: the position is not on the server. It was "
                              "not added, or not yet.")
                        .arg(wording::clock(now));
                });
                m_message->offer(
                    u"readAgain"_s, [] { return tr("Read again"); },
                    [this, row] { readAgain(row); });
            });
    reading->start();
}

} // namespace renzhi
