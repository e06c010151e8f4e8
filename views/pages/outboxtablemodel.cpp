// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/outboxtablemodel.h"

#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "views/errors/errorpresenter.h"
#include "views/forms/requesttext.h"
#include "views/wording.h"

#include <QMetaEnum>

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

OutboxTableModel::OutboxTableModel(const ErrorCatalog &catalog, QObject *parent)
    : RowModel(parent), m_catalog(catalog)
{
}

void OutboxTableModel::setEntries(const QVector<Outbox::Entry> &entries,
                                  const DirectoryService *service)
{
    m_service = service;
    std::vector<Row> rows;
    rows.reserve(size_t(entries.size()));
    for (const Outbox::Entry &entry : entries)
        rows.push_back({ entry, cellsOf(entry) });
    replaceRows(m_rows, std::move(rows), [](const Row &row) { return row.entry.id; });
}

void OutboxTableModel::retranslate()
{
    for (Row &row : m_rows)
        row.cells = cellsOf(row.entry);
    announce(rowCount(), [](int) { return true; });
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

const Outbox::Entry *OutboxTableModel::entryAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[size_t(row)].entry : nullptr;
}

OutboxTableModel::Cells OutboxTableModel::cellsOf(const Outbox::Entry &entry) const
{
    const QString changes = m_service == nullptr || !m_service->hasReferences()
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
    return user ? wording::person(*user) : wording::unknown(request.user.toString());
}

QString OutboxTableModel::result(const Outbox::Entry &entry) const
{
    if (entry.sending)
        return tr("Sending…");
    if (entry.outcomeUnknown)
        return tr("Sent, outcome unknown: sending reads first");
    if (entry.lastError)
        return errorWords(*entry.lastError, m_catalog).title;
    return tr("Not sent yet");
}

int OutboxTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OutboxTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : QMetaEnum::fromType<Column>().keyCount();
}

QVariant OutboxTableModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const auto &[entry, cells] = m_rows[size_t(index.row())];
    if (role == IdRole)
        return entry.id.toString();
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

#include "moc_outboxtablemodel.cpp"
