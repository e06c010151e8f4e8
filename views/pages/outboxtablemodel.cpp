// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/outboxtablemodel.h"

#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "views/errors/errorpresenter.h"
#include "views/forms/requesttext.h"
#include "views/wording.h"

#include <QMetaEnum>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

OutboxTableModel::OutboxTableModel(const ErrorCatalog &catalog, QObject *parent)
    : QAbstractTableModel(parent), m_catalog(catalog)
{
}

void OutboxTableModel::setEntries(const QVector<Outbox::Entry> &entries,
                                  const DirectoryService *service)
{
    m_service = service;
    const auto id = [](const Outbox::Entry &entry) { return entry.id; };
    const bool sameRows
        = std::equal(entries.cbegin(), entries.cend(), m_entries.cbegin(), m_entries.cend(),
                     [&](const auto &a, const auto &b) { return id(a) == id(b); });
    if (sameRows) {
        m_entries = entries;
        retranslate();
        return;
    }
    beginResetModel();
    m_entries = entries;
    m_cells.clear();
    for (const Outbox::Entry &entry : std::as_const(m_entries))
        m_cells.append(cellsOf(entry));
    endResetModel();
}

void OutboxTableModel::retranslate()
{
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        m_cells[i] = cellsOf(m_entries.at(i));
    if (!m_cells.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

const Outbox::Entry *OutboxTableModel::entryAt(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

int OutboxTableModel::rowOf(const QUuid &id) const
{
    const auto found = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&](const Outbox::Entry &entry) { return entry.id == id; });
    return found == m_entries.cend() ? -1 : static_cast<int>(found - m_entries.cbegin());
}

OutboxTableModel::Cells OutboxTableModel::cellsOf(const Outbox::Entry &entry) const
{
    const QString changes = m_service == nullptr
        ? QString()
        : requestChanges(entry.request, *m_service->references()).join(tr("; ", "between changes"));
    return { requestKind(entry.request.kind), who(entry.request), changes,
             wording::clock(entry.createdAt), result(entry) };
}

QString OutboxTableModel::who(const WriteRequest &request) const
{
    if (request.kind == WriteRequest::Kind::AddPosition)
        return request.positionDraft.name;
    if (isAboutPosition(request.kind))
        return request.basePosition ? request.basePosition->name : request.positionDraft.name;
    const std::optional<User> user
        = m_service != nullptr ? m_service->user(request.user) : std::nullopt;
    if (!user)
        return wording::unknown(request.user.toString());
    return user->name.isEmpty() ? user->userName : user->name.simplified();
}

QString OutboxTableModel::result(const Outbox::Entry &entry) const
{
    if (entry.sending)
        return tr("Sending…");
    if (entry.outcomeUnknown)
        return tr("Sent, answer lost: sending reads first");
    if (entry.lastError)
        return errorWords(*entry.lastError, m_catalog).title;
    return tr("Not sent yet");
}

int OutboxTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_cells.size());
}

int OutboxTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : QMetaEnum::fromType<Column>().keyCount();
}

QVariant OutboxTableModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const Cells &cells = m_cells.at(index.row());
    if (role == IdRole)
        return m_entries.at(index.row()).id.toString();
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    QString text;
    switch (static_cast<Column>(index.column())) {
    case Column::What:
        text = cells.what;
        break;
    case Column::Who:
        text = cells.who;
        break;
    case Column::Change:
        text = cells.change;
        break;
    case Column::KeptAt:
        text = cells.keptAt;
        break;
    case Column::Result:
        text = cells.result;
        break;
    }
    return role == Qt::ToolTipRole ? wording::plainTip(text) : text;
}

QVariant OutboxTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::What:
        return tr("What");
    case Column::Who:
        return tr("For");
    case Column::Change:
        return tr("Old → new");
    case Column::KeptAt:
        return tr("Saved");
    case Column::Result:
        return tr("State");
    }
    return {};
}

} // namespace renzhi
