// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/positionspane.h"

#include "models/directory/directoryservice.h"
#include "views/delegates/rowdelegate.h"

#include <QPointer>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

QVector<TableView::Column> positionColumns()
{
    using Column = PositionTableModel::Column;
    using Kind = TableView::Column::Kind;
    return { { int(Column::Name), 14 },
             { int(Column::Code), 12 },
             { int(Column::Organization), 9, Kind::Flexible },
             { int(Column::Title), 13 },
             { int(Column::UpdatedAt), 24, Kind::Hidden } };
}

} // namespace

PositionsPane::PositionsPane(Desk &desk, Actions &actions, QWidget *parent)
    : ReferencePane(desk, actions, &Session::positions, positionColumns(), parent)
{
    setObjectName(u"positionsPane"_s);
    table()->setObjectName(u"positionsTable"_s);
    table()->setItemDelegate(
        new RowDelegate(table(), { int(PositionTableModel::Column::Organization) }));
    connect(&desk, &Desk::sessionChanged, this, [this] {
        m_glow = {};
        if (model())
            connect(model(), &PositionTableModel::orderWanted, this, &PositionsPane::askForOrder,
                    Qt::UniqueConnection);
    });
    connect(&desk, &Desk::placeChanged, this, [this](const Place &from) {
        if (from.position != this->desk().place().position)
            showChosen();
    });
    retranslate();
}

void PositionsPane::query()
{
    ReferencePane::query();
    if (!m_glow.isEmpty())
        glowOnce(m_glow);
}

bool PositionsPane::isOpening() const
{
    return ReferencePane::isOpening() || (model() && model()->isWaiting() && model()->total() == 0);
}

void PositionsPane::askForOrder(const PositionOrderWish &wish)
{
    desk().service()->orderPositions(wish, this,
                                     [this, asked = QPointer<PositionTableModel>(model())](
                                         const std::shared_ptr<const PositionOrder> &order) {
                                         if (asked && asked == model())
                                             takeOrder(order);
                                     });
}

void PositionsPane::takeOrder(const std::shared_ptr<const PositionOrder> &order)
{
    const bool areFirst = model()->total() == 0;
    changeRows([&] { model()->setOrder(order); });
    if (isOrderToCome())
        return; // it was another one
    query();
    if (areFirst)
        keeper().restore(true); // what was chosen had no row yet
}

void PositionsPane::showEvent(QShowEvent *event)
{
    ReferencePane::showEvent(event);
    if (!m_glow.isEmpty())
        glowOnce(m_glow);
}

void PositionsPane::glowOnce(const PositionId &position)
{
    m_glow = position;
    const QModelIndex index = indexOf(m_glow);
    if (!isVisible() || !index.isValid())
        return;
    if (m_glow == desk().place().position)
        table()->scrollTo(index); // another name may have taken it elsewhere
    table()->glow(index);
    m_glow = {};
}

void PositionsPane::chosen(const QModelIndex &index)
{
    if (const auto position = model()->positionAt(index.row()))
        desk().showPosition(position->id);
}

QModelIndex PositionsPane::wanted() const
{
    return indexOf(desk().place().position);
}

Subject PositionsPane::subjectAt(const QModelIndex &index) const
{
    const auto position = model()->positionAt(index.row());
    return { .user = {}, .job = {}, .position = position ? position->id : PositionId() };
}

QVector<Command> PositionsPane::commands() const
{
    return Actions::forPosition();
}

QString PositionsPane::searchPrompt() const
{
    return tr("Search positions: name, pinyin, code");
}

ListPane::EmptyWords PositionsPane::emptyWords() const
{
    return { u"position"_s, tr("No positions yet"), tr("Nothing of this tenant has been read.") };
}

QString PositionsPane::hitsText(qint64 hits, qint64 total) const
{
    if (hits == total)
        return tr("%Ln positions", nullptr, int(total));
    return tr("%1 of %2").arg(wording::number(hits), wording::number(total));
}

void PositionsPane::retranslate()
{
    table()->setAccessibleName(tr("Positions"));
    ReferencePane::retranslate();
}

} // namespace renzhi

#include "moc_positionspane.cpp"
