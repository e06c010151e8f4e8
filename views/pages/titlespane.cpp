// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/titlespane.h"

#include "views/delegates/rowdelegate.h"
#include "views/widgets/filterrow.h"

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

QVector<TableView::Column> titleColumns()
{
    using Column = TitleTableModel::Column;
    using Kind = TableView::Column::Kind;
    return { { int(Column::Name), 20 },
             { int(Column::Code), 12, Kind::Flexible },
             { int(Column::Positions), 10 },
             { int(Column::UpdatedAt), 24, Kind::Hidden } };
}

} // namespace

TitlesPane::TitlesPane(Desk &desk, Actions &actions, QWidget *parent)
    : ReferencePane(desk, actions, &Session::titles, titleColumns(), parent)
{
    setObjectName(u"titlesPane"_s);
    table()->setObjectName(u"titlesTable"_s);
    table()->setItemDelegate(new RowDelegate(table(), {}));
    table()->filterRow().setNumberColumns({ int(TitleTableModel::Column::Positions) });
    connect(&desk, &Desk::placeChanged, this, [this](const Place &from) {
        if (from.title != this->desk().place().title)
            showChosen();
    });
    retranslate();
}

void TitlesPane::chosen(const QModelIndex &index)
{
    if (const auto title = model()->titleAt(index.row()))
        desk().showTitle(title->id);
}

QModelIndex TitlesPane::wanted() const
{
    return indexOf(desk().place().title);
}

Subject TitlesPane::subjectAt(const QModelIndex &index) const
{
    const auto title = model()->titleAt(index.row());
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
    ReferencePane::retranslate();
}

} // namespace renzhi

#include "moc_titlespane.cpp"
