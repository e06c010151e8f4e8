// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/peoplepane.h"

#include "models/directory/directoryservice.h"
#include "models/items/usertablemodel.h"
#include "views/delegates/rowdelegate.h"
#include "views/widgets/selectionkeeper.h"
#include "views/widgets/tableview.h"
#include "views/wording.h"

#include <QHeaderView>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

using Column = UserTableModel::Column;
using Kind = TableView::Column::Kind;

PeopleSort sortOf(int section)
{
    switch (Column(section)) {
    case Column::Name:
    case Column::Jobs: // counts are known of those only whose jobs were read
        return PeopleSort::Name;
    case Column::UserName:
        return PeopleSort::UserName;
    case Column::Organization:
        return PeopleSort::Organization;
    case Column::EmployeeId:
        return PeopleSort::EmployeeId;
    case Column::Mobile:
        return PeopleSort::Mobile;
    case Column::Email:
        return PeopleSort::Email;
    case Column::Status:
        return PeopleSort::Status;
    case Column::UpdatedAt:
        return PeopleSort::UpdatedAt;
    }
    return PeopleSort::Name;
}

} // namespace

PeoplePane::PeoplePane(Desk &desk, Actions &actions, QWidget *parent)
    : ListPane(desk, actions, parent)
{
    setObjectName(u"peoplePane"_s);
    table()->setObjectName(u"peopleTable"_s);
    table()->setItemDelegate(new RowDelegate(table(), { int(Column::Organization) }));
    connect(table()->horizontalHeader(), &QHeaderView::sortIndicatorChanged, this,
            [this] { query(); });
    connect(&desk, &Desk::sessionChanged, this, &PeoplePane::setSession);
    connect(&desk, &Desk::placeChanged, this, [this](const Place &from) {
        if (from.user != this->desk().place().user)
            keeper().restore(true);
    });
    retranslate();
}

void PeoplePane::setSession()
{
    const Session &session = desk().session();
    setModel(session.users);
    if (session.users)
        table()->setDefaultColumns({ { int(Column::Name), 9 },
                                     { int(Column::UserName), 13 },
                                     { int(Column::Organization), 9, Kind::Flexible },
                                     { int(Column::Jobs), 5, Kind::Unsorted },
                                     { int(Column::Status), 7 },
                                     { int(Column::EmployeeId), 11, Kind::Hidden },
                                     { int(Column::Mobile), 16, Kind::Hidden },
                                     { int(Column::Email), 26, Kind::Hidden },
                                     { int(Column::UpdatedAt), 24, Kind::Hidden } },
                                   int(Column::Name));
    if (auto *service = session.service) {
        // Whoever is gone or new, or has another name by now: the order may be another.
        connect(service, &DirectoryService::peopleChanged, this, [this] { query(); });
        connect(service, &DirectoryService::referencesChanged, this, [this] { query(); });
        connect(service, &DirectoryService::syncStarted, this, &PeoplePane::retranslate);
        connect(service, &DirectoryService::syncFinished, this, &PeoplePane::retranslate);
    }
}

PeopleQuery PeoplePane::currentQuery() const
{
    const QHeaderView *header = table()->horizontalHeader();
    PeopleQuery result;
    result.text = searched();
    result.sort = sortOf(header->sortIndicatorSection());
    result.order = header->sortIndicatorOrder();
    // As long as the operator sorts by nothing else, the best hits come first.
    const bool plain = result.sort == PeopleSort::Name && result.order == Qt::AscendingOrder;
    if (plain && !result.text.trimmed().isEmpty())
        result.sort = PeopleSort::Relevance;
    if (!desk().organization().isEmpty()) {
        const QVector<OrgId> below = desk().references()->subtreeOf(desk().organization());
        result.organizations = QSet<OrgId>(below.begin(), below.end());
    }
    return result;
}

void PeoplePane::query()
{
    const Session &session = desk().session();
    if (!session.service || !session.users) {
        showHits(0, 0);
        return;
    }
    auto rows = session.service->people().find(currentQuery());
    const auto hits = qint64(rows.size());
    keeper().hold([&] { session.users->setRows(std::move(rows)); });
    showHits(hits, session.service->peopleCount());
}

void PeoplePane::chosen(const QModelIndex &index)
{
    if (const auto user = desk().session().users->userAt(index.row()))
        desk().showUser(user->id);
}

QModelIndex PeoplePane::wanted() const
{
    const Session &session = desk().session();
    if (!session.service || !session.users || desk().place().user.isEmpty())
        return {};
    const auto key = session.service->rowOf(desk().place().user);
    const int row = key ? session.users->positionOfKey(*key) : -1;
    return row < 0 ? QModelIndex()
                   : session.users->index(row, table()->horizontalHeader()->logicalIndex(0));
}

Subject PeoplePane::subjectAt(const QModelIndex &index) const
{
    const auto user = desk().session().users->userAt(index.row());
    return { .user = user ? user->id : UserId(), .job = {}, .position = {} };
}

QVector<Command> PeoplePane::commands() const
{
    return Actions::forPerson();
}

QString PeoplePane::searchPrompt() const
{
    return tr("Search people: name, pinyin, number");
}

ListPane::EmptyWords PeoplePane::emptyWords() const
{
    return { u"people"_s, tr("No people yet"), tr("Nothing of this tenant has been read.") };
}

QString PeoplePane::hitsText(qint64 hits, qint64 total) const
{
    if (hits == total)
        return tr("%Ln people", nullptr, int(total));
    return tr("%1 of %2").arg(wording::number(hits), wording::number(total));
}

void PeoplePane::retranslate()
{
    table()->setAccessibleName(tr("People"));
    if (auto *model = desk().session().users)
        model->retranslate();
    ListPane::retranslate();
}

} // namespace renzhi
