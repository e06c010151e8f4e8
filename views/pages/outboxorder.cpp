// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The order of what waits in the Outbox: changing it, and what is to be known about it.

#include "ui_outboxpage.h"
#include "views/errors/messagebar.h"
#include "views/forms/livelabel.h"
#include "views/pages/outboxpage.h"
#include "views/pages/outboxtablemodel.h"
#include "views/widgets/tableview.h"

#include <QShortcut>

#include <algorithm>
#include <optional>
#include <utility>

namespace renzhi {

namespace {

QKeySequence moveKeys(int by)
{
    return QKeySequence(Qt::ALT | (by < 0 ? Qt::Key_Up : Qt::Key_Down));
}

// Whether the job is to have what becomes of the position.
bool usesPosition(const WriteRequest &job, const WriteRequest &position)
{
    const std::optional<PositionCode> &used = job.jobDraft.position;
    if (isAboutPosition(job.kind) || isRemoval(job.kind) || !used || used->isEmpty()
        || (job.touched & WriteRequest::TouchedPosition) == 0)
        return false;
    if (position.kind == WriteRequest::Kind::AddPosition)
        return *used == position.positionDraft.code;
    if (position.kind != WriteRequest::Kind::UpdatePosition)
        return false;
    return (position.basePosition && *used == position.basePosition->code)
        || ((position.touched & WriteRequest::TouchedCode) != 0
            && *used == position.positionDraft.code);
}

struct WrongWay
{
    WriteRequest job, position;
};

// The first job that stands before the position it uses.
std::optional<WrongWay> jobBeforeItsPosition(const QVector<Outbox::Entry> &entries)
{
    for (auto job = entries.cbegin(); job != entries.cend(); ++job) {
        const auto position
            = std::find_if(job + 1, entries.cend(), [job](const Outbox::Entry &later) {
                  return usesPosition(job->request, later.request);
              });
        if (position != entries.cend())
            return WrongWay { job->request, position->request };
    }
    return std::nullopt;
}

} // namespace

// They work wherever the keyboard is on the page; a disabled button does nothing.
void OutboxPage::addMoveKeys()
{
    for (const auto &[by, button] : { std::pair(-1, ui->moveUp), std::pair(1, ui->moveDown) }) {
        auto *keys = new QShortcut(moveKeys(by), this);
        keys->setContext(Qt::WidgetWithChildrenShortcut);
        connect(keys, &QShortcut::activated, button, &QPushButton::click);
    }
}

// The keyboard goes to the entry, whose button may be the one that is disabled now.
void OutboxPage::moveEntry(int by)
{
    const Outbox::Entry *entry = current();
    if (entry == nullptr || !moveObstacle(by).isEmpty())
        return;
    const QUuid id = entry->id;
    const Result<void> moved = m_outbox->move(id, ui->table->currentIndex().row() + by);
    ui->table->scrollTo(ui->table->currentIndex());
    ui->table->setFocus(Qt::OtherFocusReason);
    if (!moved)
        m_message->showError(moved.error());
}

QString OutboxPage::moveObstacle(int by) const
{
    const int to = ui->table->currentIndex().row() + by;
    if (isSending()) // in the order it was begun with
        return tr("Sending is under way.");
    if (to < 0)
        return tr("It is the first already.");
    return to < m_model->rowCount() ? QString() : tr("It is the last already.");
}

void OutboxPage::updateMoves()
{
    const bool hasEntry = current() != nullptr;
    for (const auto &[by, button] : { std::pair(-1, ui->moveUp), std::pair(1, ui->moveDown) }) {
        const QString why = hasEntry ? moveObstacle(by) : QString();
        button->setEnabled(hasEntry && why.isEmpty());
        const QString keys = moveKeys(by).toString(QKeySequence::NativeText);
        button->setToolTip(!why.isEmpty() ? why
                               : by < 0   ? tr("To be sent earlier (%1)").arg(keys)
                                          : tr("To be sent later (%1)").arg(keys));
    }
}

// “Send all” does not go by it there; whoever sends one by one goes by what he sees.
void OutboxPage::showOrder()
{
    const auto found
        = m_outbox != nullptr ? jobBeforeItsPosition(m_outbox->entries()) : std::nullopt;
    if (!found) {
        m_order->clear();
        return;
    }
    m_order->say([this, found = *found] {
        return tr("“%1” stands before “%2”, whose position it uses. “Send all” sends positions "
                  "first all the same; sent by itself, the job may be refused.")
            .arg(nameOf(found.job), nameOf(found.position));
    });
}

} // namespace renzhi
