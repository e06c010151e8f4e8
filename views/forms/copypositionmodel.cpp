// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/copypositionmodel.h"

#include "models/core/validation.h"
#include "models/items/itemroles.h"
#include "views/errors/errorpresenter.h"
#include "views/theme.h"
#include "views/wording.h"

#include <QMetaEnum>

#include <algorithm>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

QIcon markOf(CopyPositionModel::State state)
{
    using State = CopyPositionModel::State;
    switch (state) {
    case State::Ready:
        return icon(u"check", Tone::Quiet);
    case State::Blocked:
        return icon(u"warning", Tone::Warn);
    case State::Sending:
        return icon(u"send", Tone::Accent);
    case State::Added:
        return icon(u"success", Tone::Good);
    case State::Refused:
        return icon(u"error", Tone::Bad);
    case State::Unknown:
        return icon(u"help", Tone::Warn);
    case State::Kept:
        return icon(u"outbox", Tone::Accent);
    }
    Q_UNREACHABLE();
}

} // namespace

CopyPositionModel::CopyPositionModel(const ErrorCatalog &catalog, Position source, QObject *parent)
    : QAbstractTableModel(parent)
    , m_catalog(catalog)
    , m_source(std::move(source))
    , m_pattern(QString())
    , m_references(std::make_shared<const ReferenceIndex>())
{
}

void CopyPositionModel::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    m_references = std::move(references);
    judge();
}

void CopyPositionModel::setSource(const Position &source)
{
    m_source = source;
    judge();
}

void CopyPositionModel::setPattern(const CodePattern &pattern)
{
    m_pattern = pattern;
    judge();
}

void CopyPositionModel::setForOutbox(bool forOutbox)
{
    if (std::exchange(m_isForOutbox, forOutbox) != forOutbox)
        judge();
}

bool CopyPositionModel::losesTitle() const
{
    return m_isForOutbox && !m_source.titleId.isEmpty()
        && m_references->title(m_source.titleId) == nullptr;
}

int CopyPositionModel::add(const OrgId &organization, int number)
{
    const auto there = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Row &row) {
        return row.organization == organization;
    });
    if (there != m_rows.cend())
        return int(there - m_rows.cbegin());
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.append(Row());
    m_rows.last().organization = organization;
    m_rows.last().numberBefore = number;
    endInsertRows();
    judge();
    return row;
}

bool CopyPositionModel::isRemovable(int row) const
{
    return row >= 0 && row < m_rows.size() && m_rows.at(row).state != State::Sending
        && m_rows.at(row).state != State::Unknown;
}

void CopyPositionModel::remove(int row)
{
    if (!isRemovable(row))
        return;
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    judge();
}

// Nothing of it is on its way or done.
bool CopyPositionModel::isOpen(const Row &row)
{
    return row.state == State::Ready || row.state == State::Blocked || row.state == State::Refused;
}

void CopyPositionModel::judge()
{
    int last = 0;
    for (Row &row : m_rows) {
        row.number = qMax(last + 1, row.numberBefore);
        last = row.number;
        judge(row);
    }
    for (Row &row : m_rows) {
        row.isTwice = std::count_if(m_rows.cbegin(), m_rows.cend(),
                                    [&](const Row &other) { return other.code == row.code; })
            > 1;
        if (row.state == State::Ready && row.isTwice)
            row.state = State::Blocked;
        word(row);
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void CopyPositionModel::judge(Row &row) const
{
    if (!isOpen(row))
        return;
    const Organization *organization = m_references->organization(row.organization);
    const OrgCode org = organization ? organization->code : OrgCode();
    const PositionCode code = m_pattern.code(org, m_source.code, row.number);
    if (row.state == State::Refused && code == row.code)
        return; // the same would be refused again
    row.code = code;
    row.error.reset();
    row.issue.clear();
    row.state = State::Ready;
    const QVector<Issue> issues
        = validate(PositionDraft { org, m_source.name, code, {} }, *m_references);
    const auto error = std::find_if(issues.cbegin(), issues.cend(), [](const Issue &issue) {
        return issue.severity == Issue::Severity::Error;
    });
    if (error != issues.cend() || losesTitle())
        row.state = State::Blocked;
    if (!issues.isEmpty())
        row.issue = error != issues.cend() ? error->code : issues.constFirst().code;
}

void CopyPositionModel::word(Row &row) const
{
    const Organization *organization = m_references->organization(row.organization);
    row.name = organization
        ? tr("%1 (%2)", "name (code)").arg(organization->name, organization->code.toString())
        : wording::unknown(row.organization.toString());
    row.path = organization ? m_references->pathText(row.organization) : QString();
    row.said = said(row);
}

QString CopyPositionModel::said(const Row &row) const
{
    switch (row.state) {
    case State::Ready:
        return row.issue.isEmpty() ? tr("New", "state of a copy")
                                   : errorWords(entryForCode(row.issue, m_catalog)).title;
    case State::Blocked:
        if (losesTitle())
            return tr("Its default title is not in the local data");
        return row.issue.isEmpty() ? tr("Another row has this code")
                                   : errorWords(entryForCode(row.issue, m_catalog)).title;
    case State::Sending:
        return tr("Sending…");
    case State::Added:
        return row.isFound ? tr("Added, as reading again shows") : tr("Added");
    case State::Refused: {
        const QString title = errorWords(*row.error, m_catalog).title;
        return row.error->code.isEmpty() || row.error->code.startsWith("local."_L1)
            ? title
            : tr("%1 (%2)", "reason (code)").arg(title, row.error->code);
    }
    case State::Unknown:
        return tr("Outcome unknown: it may have been added");
    case State::Kept:
        return tr("Kept in the Outbox");
    }
    Q_UNREACHABLE();
}

int CopyPositionModel::count(State state) const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(),
                             [state](const Row &row) { return row.state == state; }));
}

QVector<int> CopyPositionModel::sendable() const
{
    QVector<int> rows;
    for (int i = 0; i < m_rows.size(); ++i) {
        if (m_rows.at(i).state == State::Ready)
            rows.append(i);
    }
    return rows;
}

QVector<CopyPositionModel::OpenRow> CopyPositionModel::openRows() const
{
    QVector<OpenRow> rows;
    for (const Row &row : m_rows) {
        if (isOpen(row))
            rows.append({ row.organization, row.number });
    }
    return rows;
}

PositionDraft CopyPositionModel::draft(int row) const
{
    const Organization *organization = m_references->organization(m_rows.at(row).organization);
    const Title *title = m_references->title(m_source.titleId);
    return { organization ? organization->code : OrgCode(), m_source.name, m_rows.at(row).code,
             title ? std::optional(title->code) : std::nullopt };
}

void CopyPositionModel::setSending(int row)
{
    m_rows[row].state = State::Sending;
    change(row);
}

void CopyPositionModel::setOutcome(int row, const WriteRequest &request,
                                   const WriteOutcome &outcome)
{
    Row &changed = m_rows[row];
    changed.request = request;
    changed.error.reset();
    switch (outcome.state) {
    case WriteOutcome::State::Confirmed:
        changed.state = State::Added;
        changed.isFound = outcome.foundByReading;
        break;
    case WriteOutcome::State::OutcomeUnknown:
        changed.state = State::Unknown;
        changed.error = outcome.error;
        break;
    case WriteOutcome::State::Conflict:
    case WriteOutcome::State::Rejected:
        changed.error = outcome.error;
        // What never left may go another time.
        changed.state = outcome.sent ? State::Refused : State::Ready;
        break;
    }
    change(row);
    if (changed.state == State::Ready)
        judge();
}

void CopyPositionModel::setKept(int row)
{
    m_rows[row].state = State::Kept;
    change(row);
}

void CopyPositionModel::change(int row)
{
    word(m_rows[row]);
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
}

void CopyPositionModel::retranslate()
{
    for (Row &row : m_rows)
        word(row);
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int CopyPositionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CopyPositionModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : QMetaEnum::fromType<Column>().keyCount();
}

QVariant CopyPositionModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const Row &row = m_rows.at(index.row());
    if (role == IdRole)
        return row.organization.toString();
    const auto column = static_cast<Column>(index.column());
    const bool tip = role == Qt::ToolTipRole;
    if (role == Qt::DecorationRole && column == Column::State)
        return markOf(row.state);
    if (role == Qt::FontRole && column == Column::Code)
        return codeFont();
    if (role != Qt::DisplayRole && !tip)
        return {};
    switch (column) {
    case Column::Organization:
        return tip ? wording::plainTip(row.path) : row.name;
    case Column::Code:
        return tip ? wording::plainTip(row.code.toString()) : row.code.toString();
    case Column::State:
        return tip ? wording::plainTip(row.said) : row.said;
    }
    return {};
}

QVariant CopyPositionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Organization:
        return tr("Organization");
    case Column::Code:
        return tr("New code");
    case Column::State:
        return tr("State");
    }
    return {};
}

} // namespace renzhi

#include "moc_copypositionmodel.cpp"
