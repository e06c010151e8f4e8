// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/titlecard.h"

#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "ui_titlecard.h"
#include "views/theme.h"
#include "views/wording.h"

#include <QEvent>
#include <QMenu>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostPositions = 500; // a list longer than that is read by nobody

QVector<Position> positionsOffering(const TitleId &title, const ReferenceIndex &references)
{
    QVector<Position> offering;
    for (const Position &position : references.positions()) {
        if (position.titleId == title)
            offering.append(position);
    }
    return offering;
}

} // namespace

TitleCard::TitleCard(Desk &desk, Actions &actions, QWidget *parent)
    : QWidget(parent), ui(std::make_unique<Ui::TitleCard>()), m_desk(desk), m_actions(actions)
{
    setObjectName(u"titleCard"_s);
    ui->setupUi(this);
    ui->name->setLook(TextLabel::Face::Heading);
    ui->name->setElideMode(Qt::ElideRight);
    ui->code->setLook(TextLabel::Face::Code, Tone::Quiet);
    ui->positionsCaption->setLook(TextLabel::Face::Strong, Tone::Accent);
    ui->positionsNote->setLook(TextLabel::Face::Small, Tone::Quiet);
    ui->updatedAtCaption->setLook(TextLabel::Face::Normal, Tone::Quiet);
    ui->facts->setColumnStretch(1, 1);
    ui->positions->setObjectName(u"titlePositions"_s);
    ui->positionsCaption->setBuddy(ui->positions);
    ui->positions->setModel(&m_positions);
    ui->positions->setFrameShape(QFrame::NoFrame);
    ui->positions->setEditTriggers(QAbstractItemView::NoEditTriggers);
    ui->positions->setContextMenuPolicy(Qt::CustomContextMenu);
    ui->positions->setSpacing(2);
    ui->positions->setMinimumHeight(5 * grid);
    ui->cardLayout->setStretchFactor(ui->positions, 1);
    connect(ui->positions, &QListView::activated, this, &TitleCard::openPosition);
    connect(ui->positions, &QListView::customContextMenuRequested, this,
            &TitleCard::openPositionMenu);
    connect(&m_desk, &Desk::sessionChanged, this, &TitleCard::setSession);
    connect(&m_desk, &Desk::placeChanged, this, [this](const Place &from) {
        if (from.title != m_desk.place().title)
            show();
    });
    retranslate();
}

TitleCard::~TitleCard() = default;

QWidget *TitleCard::focusTarget() const
{
    return ui->positions;
}

void TitleCard::setSession()
{
    if (auto *service = m_desk.service())
        connect(service, &DirectoryService::referencesChanged, this, &TitleCard::show);
    show();
}

void TitleCard::show()
{
    const auto title = m_desk.title(m_desk.place().title);
    if (!title && !m_desk.place().title.isEmpty() && m_desk.isOpening()) {
        ui->empty->showOpening(u"title");
        ui->stack->setCurrentWidget(ui->empty);
        return;
    }
    if (!title) {
        const bool gone = !m_desk.place().title.isEmpty();
        ui->empty->setContent(u"title", gone ? tr("This title is gone") : tr("No title chosen"),
                              gone ? tr("The directory does not have this title any more.")
                                   : tr("Choose a title in the list to see which positions "
                                        "offer it."));
        ui->stack->setCurrentWidget(ui->empty);
        return;
    }
    ui->name->setText(title->name);
    ui->code->setText(title->code.toString());
    ui->updatedAt->setText(title->updatedAt);
    showPositions(title->id);
    ui->stack->setCurrentWidget(ui->content);
}

void TitleCard::showPositions(const TitleId &title)
{
    const auto references = m_desk.references();
    const QVector<Position> offering = positionsOffering(title, *references);
    const qsizetype shown = std::min(offering.size(), MostPositions);
    m_positions.clear();
    for (const Position &position : offering.first(shown)) {
        const Organization *organization = references->organization(position.orgId);
        auto *item = new QStandardItem(tr("%1 (%2), %3", "name (code), organization")
                                           .arg(position.name, position.code.toString(),
                                                organization
                                                    ? organization->name
                                                    : wording::unknown(position.orgId.toString())));
        item->setData(position.id.toString(), IdRole);
        item->setIcon(icon(u"position", Tone::Quiet));
        item->setToolTip(wording::plainTip(references->pathText(position.orgId)));
        item->setSizeHint({ 0, rowHeight });
        m_positions.appendRow(item);
    }
    ui->positionsCaption->setText(
        tr("POSITIONS THAT OFFER IT: %Ln", nullptr, int(offering.size())));
    ui->positions->setVisible(shown > 0);
    ui->positions->setMaximumHeight(int(shown) * (rowHeight + grid) + grid);
    ui->positionsNote->setText(
        offering.isEmpty() ? tr("No position has it as its default title; a job can have it "
                                "all the same.")
                           : tr("A job in one of them can have another title."));
}

void TitleCard::openPosition(const QModelIndex &index)
{
    m_desk.showPosition(PositionId(index.data(IdRole).toString()));
}

void TitleCard::openPositionMenu(const QPoint &at)
{
    const QModelIndex index = ui->positions->indexAt(at);
    if (!index.isValid())
        return;
    const PositionId position(index.data(IdRole).toString());
    m_actions.menu(Actions::forPosition(), { .user = {}, .job = {}, .position = position }, this)
        ->popup(ui->positions->viewport()->mapToGlobal(at));
}

void TitleCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TitleCard::retranslate()
{
    ui->updatedAtCaption->setText(tr("Updated"));
    ui->updatedAt->setToolTip(tr("As the server gave it; its time zone is not documented."));
    ui->positions->setAccessibleName(tr("Positions that offer this title"));
    show();
}

} // namespace renzhi
