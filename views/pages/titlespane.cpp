// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/titlespane.h"

#include "models/directory/directoryservice.h"
#include "models/items/titletablemodel.h"
#include "views/delegates/rowdelegate.h"
#include "views/widgets/filterrow.h"
#include "views/widgets/selectionkeeper.h"
#include "views/widgets/tableview.h"
#include "views/wording.h"

#include <QHeaderView>

namespace renzhi {

using namespace Qt::StringLiterals;

TitlesPane::TitlesPane(Desk &desk, Actions &actions, QWidget *parent)
    : ListPane(desk, actions, parent)
{
    setObjectName(u"titlesPane"_s);
    table()->setObjectName(u"titlesTable"_s);
    table()->setItemDelegate(new RowDelegate(table(), {}));
    table()->filterRow().setNumberColumns({ int(TitleTableModel::Column::Positions) });
    connect(&desk, &Desk::sessionChanged, this, &TitlesPane::setSession);
    connect(&desk, &Desk::placeChanged, this, [this](const Place &from) {
        if (from.title != this->desk().place().title)
            keeper().restore(true);
    });
    retranslate();
}

void TitlesPane::setSession()
{
    const Session &session = desk().session();
    setModel(session.titles);
    using Column = TitleTableModel::Column;
    using Kind = TableView::Column::Kind;
    if (session.titles)
        table()->setDefaultColumns({ { int(Column::Name), 20 },
                                     { int(Column::Code), 12, Kind::Flexible },
                                     { int(Column::Positions), 10 },
                                     { int(Column::UpdatedAt), 24, Kind::Hidden } },
                                   int(Column::Name));
    if (auto *service = session.service) {
        connect(service, &DirectoryService::referencesChanged, this, &TitlesPane::takeReferences);
        connect(service, &DirectoryService::syncStarted, this, &TitlesPane::retranslate);
        connect(service, &DirectoryService::syncFinished, this, &TitlesPane::retranslate);
    }
}

void TitlesPane::query()
{
    auto *model = desk().session().titles;
    if (!model) {
        showHits(0, 0);
        return;
    }
    TitleQuery wish;
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

bool TitlesPane::isBehind() const
{
    const Session &session = desk().session();
    return session.service && session.titles
        && session.titles->references() != session.service->references();
}

void TitlesPane::sortAgain()
{
    if (auto *model = desk().session().titles)
        keeper().hold([&] { model->sort(table()->sortKeys()); });
}

void TitlesPane::chosen(const QModelIndex &index)
{
    if (const auto title = desk().session().titles->titleAt(index.row()))
        desk().showTitle(title->id);
}

QModelIndex TitlesPane::wanted() const
{
    const auto *model = desk().session().titles;
    const int row = model ? model->rowOf(desk().place().title) : -1;
    return row < 0 ? QModelIndex()
                   : model->index(row, table()->horizontalHeader()->logicalIndex(0));
}

Subject TitlesPane::subjectAt(const QModelIndex &index) const
{
    const auto title = desk().session().titles->titleAt(index.row());
    return { .user = {}, .job = {}, .position = {}, .title = title ? title->id : TitleId() };
}

QVector<Command> TitlesPane::commands() const
{
    return Actions::forTitle();
}

QString TitlesPane::searchPrompt() const
{
    return tr("Search titles: name, pinyin, code");
}

ListPane::EmptyWords TitlesPane::emptyWords() const
{
    return { u"title"_s, tr("No titles yet"), tr("Nothing of this tenant has been read.") };
}

QString TitlesPane::hitsText(qint64 hits, qint64 total) const
{
    if (hits == total)
        return tr("%Ln titles", nullptr, int(total));
    return tr("%1 of %2").arg(wording::number(hits), wording::number(total));
}

void TitlesPane::retranslate()
{
    table()->setAccessibleName(tr("Titles"));
    if (auto *model = desk().session().titles)
        model->retranslate();
    ListPane::retranslate();
}

} // namespace renzhi
