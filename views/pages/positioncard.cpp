// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/positioncard.h"

#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "ui_positioncard.h"
#include "views/errors/messagebar.h"
#include "views/theme.h"
#include "views/wording.h"

#include <QAction>
#include <QEvent>
#include <QMenu>

#include <chrono>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

PositionCard::PositionCard(Desk &desk, Actions &actions, const ErrorCatalog &catalog,
                           QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::PositionCard>())
    , m_desk(desk)
    , m_actions(actions)
    , m_message(new MessageBar(catalog, this))
{
    setObjectName(u"positionCard"_s);
    ui->setupUi(this);
    ui->messageSlot->addWidget(m_message);
    m_message->setObjectName(u"cardMessage"_s);
    ui->name->setLook(TextLabel::Face::Heading);
    ui->name->setElideMode(Qt::ElideRight);
    ui->code->setLook(TextLabel::Face::Code, Tone::Quiet);
    ui->path->setElideMode(Qt::ElideMiddle);
    ui->orgCode->setLook(TextLabel::Face::Code);
    ui->holdersCaption->setLook(TextLabel::Face::Strong, Tone::Accent);
    ui->holdersNote->setLook(TextLabel::Face::Small, Tone::Quiet);
    for (TextLabel *label : { ui->titleCaption, ui->orgCodeCaption, ui->updatedAtCaption })
        label->setLook(TextLabel::Face::Normal, Tone::Quiet);
    ui->facts->setColumnStretch(1, 1);
    ui->edit->setObjectName(u"positionEdit"_s);
    ui->edit->setIcon(icon(u"edit"));
    ui->edit->setAutoDefault(false);
    setUpButton(ui->copy, u"positionCopy"_s, Command::CopyPosition);
    setUpButton(ui->remove, u"positionRemove"_s, Command::Remove);
    setUpButton(ui->changes, u"positionChanges"_s, Command::ShowChanges);
    ui->holders->setObjectName(u"holdersList"_s);
    ui->holdersCaption->setBuddy(ui->holders);
    ui->cardLayout->setStretchFactor(ui->holders, 1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(120ms);
    m_gathered.setSingleShot(true);
    m_gathered.setInterval(2s);
    connectDesk();
    retranslate();
}

PositionCard::~PositionCard() = default;

// An icon alone, whose action says in its tool tip what it does or why it cannot.
void PositionCard::setUpButton(QToolButton *button, const QString &name, Command command)
{
    button->setObjectName(name);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setIconSize({ 18, 18 });
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setDefaultAction(new QAction(m_actions.of(command)->icon(), {}, button));
    connect(button->defaultAction(), &QAction::triggered, m_actions.of(command), &QAction::trigger);
}

void PositionCard::connectDesk()
{
    connect(ui->edit, &QPushButton::clicked, m_actions.of(Command::Change), &QAction::trigger);
    connect(ui->holders, &CardList::opened, this,
            [this](const QString &id) { m_desk.showUser(UserId(id)); });
    connect(ui->holders, &CardList::menuRequested, this, &PositionCard::openHolderMenu);
    connect(&m_delay, &QTimer::timeout, this, &PositionCard::read);
    connect(&m_gathered, &QTimer::timeout, this, [this] { showHolders(m_desk.place().position); });
    connect(&m_desk, &Desk::sessionChanged, this, &PositionCard::setSession);
    connect(&m_desk, &Desk::contextChanged, this, &PositionCard::updateActions);
    connect(&m_desk, &Desk::placeChanged, this, [this](const Place &from) {
        if (from.position != m_desk.place().position)
            positionChanged();
    });
}

QWidget *PositionCard::focusTarget() const
{
    return !ui->holders->isHidden() ? static_cast<QWidget *>(ui->holders) : ui->edit;
}

void PositionCard::setSession()
{
    if (auto *service = m_desk.service()) {
        connect(service, &DirectoryService::jobsChanged, this,
                [this] { showHolders(m_desk.place().position); });
        connect(service, &DirectoryService::jobsGathered, this, [this] {
            if (!m_gathered.isActive())
                m_gathered.start();
        });
        connect(service, &DirectoryService::referencesChanged, this, [this] {
            show();
            readSoon(); // nothing of it was known when it was chosen
        });
    }
    positionChanged();
}

void PositionCard::positionChanged()
{
    m_read.reset();
    m_message->clear();
    m_delay.stop();
    show();
    readSoon();
}

// Once for each position that is chosen.
void PositionCard::readSoon()
{
    if (!m_read && !m_desk.place().position.isEmpty())
        m_delay.start();
}

void PositionCard::read()
{
    auto *service = m_desk.service();
    if (!service || !m_desk.position(m_desk.place().position))
        return;
    m_read = std::make_unique<QObject>();
    service->readPosition(
        m_desk.place().position, m_read.get(), [this](const Result<Position> &result) {
            m_message->clear();
            if (result || m_desk.service()->jobManagementOff())
                return;
            const ApiError &error = result.error();
            if (error.kind == ApiError::Kind::Offline || error.kind == ApiError::Kind::Cancelled)
                return; // the banner says it
            m_message->showError(error);
            if (!m_desk.position(m_desk.place().position))
                return; // the answer was that there is nothing to read
            m_message->offer(
                u"cardReadAgain"_s, [] { return tr("Read again"); }, [this] { read(); });
        });
}

void PositionCard::show()
{
    const auto position = m_desk.position(m_desk.place().position);
    if (!position && !m_desk.place().position.isEmpty() && m_desk.isOpening()) {
        ui->empty->showOpening(u"position");
        ui->stack->setCurrentWidget(ui->empty);
        return;
    }
    if (!position) {
        const bool gone = !m_desk.place().position.isEmpty();
        ui->empty->setContent(u"position",
                              gone ? tr("This position is gone") : tr("No position chosen"),
                              gone ? tr("The directory does not have this position any more.")
                                   : tr("Choose a position in the list to see who holds it."));
        ui->stack->setCurrentWidget(ui->empty);
        return;
    }
    const auto references = m_desk.references();
    ui->name->setText(position->name);
    ui->code->setText(position->code.toString());
    const Organization *organization = references->organization(position->orgId);
    ui->path->setText(organization ? references->pathText(position->orgId)
                                   : wording::unknown(position->orgId.toString()));
    ui->orgCode->setText(organization ? organization->code.toString() : QString());
    const Title *title = references->title(position->titleId);
    ui->title->setText(position->titleId.isEmpty() ? tr("None")
                           : title
                           ? tr("%1 (%2)", "name (code)").arg(title->name, title->code.toString())
                           : wording::unknown(position->titleId.toString()));
    ui->updatedAt->setText(position->updatedAt);
    showHolders(position->id);
    ui->stack->setCurrentWidget(ui->content);
    updateActions();
}

void PositionCard::showHolders(const PositionId &position)
{
    QVector<CardList::Row> rows;
    const auto holders = m_desk.service() && !position.isEmpty()
        ? m_desk.service()->holders(position)
        : QVector<DirectoryService::HolderRow>();
    for (const auto &holder : holders) {
        const QString kind = holder.job.relation == RelationType::Primary ? tr("primary job")
                                                                          : tr("part-time job");
        rows.append({ holder.user.id.toString(),
                      tr("%1 (%2), %3", "name (user name), kind of job")
                          .arg(holder.user.name, holder.user.userName, kind),
                      m_desk.references()->pathText(holder.user.orgId) });
    }
    ui->holders->setRows(u"person", rows);
    ui->holdersCaption->setText(tr("HOLDERS KNOWN: %Ln", nullptr, int(holders.size())));
    const QString counted = rows.isEmpty()
        ? tr("Nobody is known to hold it. Only people whose jobs were read are counted.")
        : tr("Only people whose jobs were read are counted.");
    ui->holdersNote->setText(rows.size() <= CardList::MostRows ? counted
                                                               : counted + u' '
                                     + tr("The first %L1 are shown.").arg(CardList::MostRows));
}

void PositionCard::openHolderMenu(const QString &id, const QPoint &at)
{
    m_actions.menu(Actions::forPerson(), { .user = UserId(id), .job = {}, .position = {} }, this)
        ->popup(at);
}

void PositionCard::updateActions()
{
    const Subject subject { .user = {}, .job = {}, .position = m_desk.place().position };
    const QString why = m_actions.obstacle(Command::Change, subject);
    ui->edit->setEnabled(why.isEmpty());
    ui->edit->setToolTip(why.isEmpty() ? m_actions.of(Command::Change)->toolTip() : why);
    m_actions.apply(ui->copy->defaultAction(), Command::CopyPosition, subject);
    m_actions.apply(ui->remove->defaultAction(), Command::Remove, subject);
    ui->remove->setVisible(m_actions.isOffered(Command::Remove, subject));
    m_actions.apply(ui->changes->defaultAction(), Command::ShowChanges, subject);
    for (QToolButton *button : { ui->copy, ui->remove, ui->changes })
        button->setAccessibleName(button->defaultAction()->iconText());
}

void PositionCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PositionCard::retranslate()
{
    ui->titleCaption->setText(tr("Default title"));
    ui->orgCodeCaption->setText(tr("Organization code"));
    ui->updatedAtCaption->setText(tr("Updated"));
    ui->updatedAt->setToolTip(tr("As the server gave it; its time zone is not documented."));
    ui->edit->setText(tr("Change…"));
    ui->edit->setAccessibleName(tr("Change position"));
    ui->holders->setAccessibleName(tr("People who hold this position"));
    show();
}

} // namespace renzhi

#include "moc_positioncard.cpp"
