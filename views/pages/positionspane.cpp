// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/positionspane.h"

#include "models/directory/directoryservice.h"
#include "models/items/positiontablemodel.h"
#include "views/delegates/rowdelegate.h"
#include "views/widgets/selectionkeeper.h"
#include "views/widgets/tableview.h"
#include "views/wording.h"

#include <QHeaderView>

namespace renzhi {

using namespace Qt::StringLiterals;

PositionsPane::PositionsPane(Desk &desk, Actions &actions, QWidget *parent)
    : ListPane(desk, actions, parent)
{
    setObjectName(u"positionsPane"_s);
    table()->setObjectName(u"positionsTable"_s);
    table()->setItemDelegate(
        new RowDelegate(table(), { int(PositionTableModel::Column::Organization) }));
    connect(&desk, &Desk::sessionChanged, this, &PositionsPane::setSession);
    connect(&desk, &Desk::placeChanged, this, [this](const Place &from) {
        if (from.position != this->desk().place().position)
            keeper().restore(true);
    });
    retranslate();
}

void PositionsPane::setSession()
{
    const Session &session = desk().session();
    setModel(session.positions);
    using Column = PositionTableModel::Column;
    using Kind = TableView::Column::Kind;
    if (session.positions)
        table()->setDefaultColumns({ { int(Column::Name), 14 },
                                     { int(Column::Code), 12 },
                                     { int(Column::Organization), 9, Kind::Flexible },
                                     { int(Column::Title), 13 },
                                     { int(Column::UpdatedAt), 24, Kind::Hidden } },
                                   int(Column::Name));
    if (auto *service = session.service) {
        connect(service, &DirectoryService::referencesChanged, this,
                &PositionsPane::takeReferences);
        connect(service, &DirectoryService::syncStarted, this, &PositionsPane::retranslate);
        connect(service, &DirectoryService::syncFinished, this, &PositionsPane::retranslate);
    }
}

void PositionsPane::query()
{
    auto *model = desk().session().positions;
    if (!model) {
        showHits(0, 0);
        return;
    }
    PositionQuery wish;
    wish.text = searched();
    if (!desk().organization().isEmpty()) {
        const QVector<OrgId> below = desk().references()->subtreeOf(desk().organization());
        wish.organizations = QSet<OrgId>(below.begin(), below.end());
    }
    wish.columns = table()->filters();
    keeper().hold([&] {
        model->setQuery(wish);
        if (isVisible())
            model->setReferences(desk().service()->references());
    });
    showHits(model->rowCount(), model->total());
}

bool PositionsPane::isBehind() const
{
    const Session &session = desk().session();
    return session.service && session.positions
        && session.positions->references() != session.service->references();
}

void PositionsPane::sortAgain()
{
    if (auto *model = desk().session().positions)
        keeper().hold([&] { model->sort(table()->sortKeys()); });
}

void PositionsPane::chosen(const QModelIndex &index)
{
    if (const auto position = desk().session().positions->positionAt(index.row()))
        desk().showPosition(position->id);
}

QModelIndex PositionsPane::wanted() const
{
    const auto *model = desk().session().positions;
    const int row = model ? model->rowOf(desk().place().position) : -1;
    return row < 0 ? QModelIndex()
                   : model->index(row, table()->horizontalHeader()->logicalIndex(0));
}

Subject PositionsPane::subjectAt(const QModelIndex &index) const
{
    const auto position = desk().session().positions->positionAt(index.row());
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
    if (auto *model = desk().session().positions)
        model->retranslate();
    ListPane::retranslate();
}

} // namespace renzhi
