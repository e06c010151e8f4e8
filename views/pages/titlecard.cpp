// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/titlecard.h"

#include "models/core/textorder.h"
#include "models/directory/directoryservice.h"
#include "ui_titlecard.h"
#include "views/theme.h"
#include "views/wording.h"

#include <QEvent>
#include <QMenu>

#include <algorithm>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// By name, as the list of positions begins.
QVector<Position> positionsOffering(const TitleId &title, const ReferenceIndex &references)
{
    QVector<Position> offering;
    for (const Position &position : references.positions()) {
        if (position.titleId == title)
            offering.append(position);
    }
    TextOrder order;
    std::sort(offering.begin(), offering.end(),
              [&order](const Position &one, const Position &other) {
                  return order.compareRecords(one, other) < 0;
              });
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
    ui->positionsCaption->setElideMode(Qt::ElideRight);
    ui->positionsNote->setLook(TextLabel::Face::Small, Tone::Quiet);
    ui->updatedAtCaption->setLook(TextLabel::Face::Normal, Tone::Quiet);
    ui->facts->setColumnStretch(1, 1);
    ui->positions->setObjectName(u"titlePositions"_s);
    ui->positionsCaption->setBuddy(ui->positions);
    ui->cardLayout->setStretchFactor(ui->positions, 1);
    connect(ui->positions, &CardList::opened, this,
            [this](const QString &id) { m_desk.showPosition(PositionId(id)); });
    connect(ui->positions, &CardList::menuRequested, this, &TitleCard::openPositionMenu);
    connect(&m_desk, &Desk::organizationChanged, this, &TitleCard::refresh);
    connect(&m_desk, &Desk::sessionChanged, this, &TitleCard::setSession);
    connect(&m_desk, &Desk::placeChanged, this, [this](const Place &from) {
        if (from.title != m_desk.place().title)
            refresh();
    });
    retranslate();
    show();
}

TitleCard::~TitleCard() = default;

QWidget *TitleCard::focusTarget() const
{
    return ui->positions->isHidden() ? nullptr : ui->positions;
}

void TitleCard::setSession()
{
    if (auto *service = m_desk.service())
        connect(service, &DirectoryService::referencesChanged, this, &TitleCard::refresh);
    refresh();
}

// Its positions are looked for among all: not for a card that nobody sees.
void TitleCard::refresh()
{
    if (!isVisible())
        return;
    const auto title = m_desk.title(m_desk.place().title);
    m_offering = title ? positionsOffering(title->id, *m_desk.references()) : QVector<Position>();
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
    showPositions();
    ui->stack->setCurrentWidget(ui->content);
}

void TitleCard::showPositions()
{
    const auto references = m_desk.references();
    QVector<CardList::Row> rows;
    for (const Position &position : std::as_const(m_offering)) {
        const Organization *organization = references->organization(position.orgId);
        const QString name
            = tr("%1 (%2)", "name (code)").arg(position.name, position.code.toString());
        rows.append({ position.id.toString(),
                      organization
                          ? tr("%1, %2", "position, organization").arg(name, organization->name)
                          : name,
                      references->pathText(position.orgId) });
    }
    ui->positions->setRows(u"position", rows);
    ui->positionsCaption->setText(
        tr("POSITIONS WITH THIS DEFAULT TITLE: %Ln", nullptr, int(rows.size())));
    QStringList notes { rows.isEmpty() ? tr("No position has it as its default title; a job can "
                                            "have it all the same.")
                                       : tr("A job in one of them can have another title.") };
    if (!rows.isEmpty() && !m_desk.organization().isEmpty())
        notes.append(tr("Those of all organizations are counted."));
    if (rows.size() > CardList::MostRows)
        notes.append(tr("The first %L1 are shown.").arg(CardList::MostRows));
    ui->positionsNote->setText(notes.join(u' '));
}

void TitleCard::openPositionMenu(const QString &id, const QPoint &at)
{
    m_actions
        .menu(Actions::forPosition(), { .user = {}, .job = {}, .position = PositionId(id) }, this)
        ->popup(at);
}

void TitleCard::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
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
    if (isVisible())
        show(); // the same positions: no other ones are looked for
}

} // namespace renzhi

#include "moc_titlecard.cpp"
