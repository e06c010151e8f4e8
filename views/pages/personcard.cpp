// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/personcard.h"

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "ui_personcard.h"
#include "views/errors/messagebar.h"
#include "views/theme.h"
#include "views/widgets/jobrowwidget.h"
#include "views/wording.h"

#include <QAction>
#include <QEvent>
#include <QScrollBar>

#include <algorithm>
#include <chrono>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

PersonCard::PersonCard(Desk &desk, Actions &actions, const ErrorCatalog &catalog, QWidget *parent)
    : QWidget(parent)
    , ui(std::make_unique<Ui::PersonCard>())
    , m_desk(desk)
    , m_actions(actions)
    , m_message(new MessageBar(catalog, this))
{
    setObjectName(u"personCard"_s);
    ui->setupUi(this);
    ui->messageSlot->addWidget(m_message);
    m_message->setObjectName(u"cardMessage"_s);
    ui->name->setLook(TextLabel::Face::Heading);
    ui->name->setElideMode(Qt::ElideRight);
    ui->userName->setLook(TextLabel::Face::Code, Tone::Quiet);
    ui->userName->setElideMode(Qt::ElideRight);
    ui->path->setElideMode(Qt::ElideMiddle);
    ui->status->setLook(TextLabel::Face::Strong, Tone::Warn);
    ui->employeeId->setLook(TextLabel::Face::Code);
    ui->freshness->setLook(TextLabel::Face::Small, Tone::Quiet);
    ui->freshness->setElideMode(Qt::ElideRight);
    for (TextLabel *label :
         { ui->mobileCaption, ui->emailCaption, ui->employeeIdCaption, ui->updatedAtCaption })
        label->setLook(TextLabel::Face::Normal, Tone::Quiet);
    for (TextLabel *label : { ui->mobile, ui->email, ui->updatedAt })
        label->setElideMode(Qt::ElideRight);
    for (TextLabel *label : { ui->primaryCaption, ui->partTimeCaption })
        label->setLook(TextLabel::Face::Strong, Tone::Accent);
    for (TextLabel *label : { ui->noPrimary, ui->noPartTime })
        label->setLook(TextLabel::Face::Normal, Tone::Quiet);
    ui->waiting->setIcon(icon(u"outbox"));
    ui->waiting->setIconSize({ 2 * grid, 2 * grid });
    ui->changes->setObjectName(u"personChanges"_s);
    ui->changes->setIconSize({ 2 * grid, 2 * grid });
    ui->changes->setDefaultAction(new QAction(icon(u"changes"), {}, ui->changes));
    ui->contact->setColumnStretch(1, 1);
    ui->addJob->setIcon(icon(u"add"));
    ui->addJob->setAutoDefault(false);
    m_delay.setSingleShot(true);
    m_delay.setInterval(120ms);
    m_ageing.setInterval(30s);
    m_ageing.start();
    connectDesk();
    retranslate();
}

PersonCard::~PersonCard() = default;

void PersonCard::connectDesk()
{
    connect(ui->addJob, &QPushButton::clicked, m_actions.of(Command::AddJob), &QAction::trigger);
    connect(ui->waiting, &QToolButton::clicked, this, [this] { m_desk.showView(View::Outbox); });
    connect(ui->changes->defaultAction(), &QAction::triggered, m_actions.of(Command::ShowChanges),
            &QAction::trigger);
    connect(&m_delay, &QTimer::timeout, this, &PersonCard::read);
    connect(&m_ageing, &QTimer::timeout, this, &PersonCard::showFreshness);
    connect(&m_desk, &Desk::sessionChanged, this, &PersonCard::setSession);
    connect(&m_desk, &Desk::placeChanged, this, [this](const Place &from) {
        if (from.user != m_desk.place().user)
            userChanged();
    });
    connect(&m_desk, &Desk::contextChanged, this, [this] {
        updateActions();
        selectRow();
    });
}

void PersonCard::setSession()
{
    m_read.reset();
    m_message->clear();
    if (auto *service = m_desk.service()) {
        connect(service, &DirectoryService::jobsChanged, this, [this](const JobList &jobs) {
            if (jobs.user == m_desk.place().user)
                takeJobs(jobs);
        });
        connect(service, &DirectoryService::jobsGathered, this, &PersonCard::takeGathered);
        connect(service, &DirectoryService::referencesChanged, this, &PersonCard::show);
        connect(service, &DirectoryService::peopleChanged, this, &PersonCard::show);
    }
    if (auto *outbox = m_desk.session().outbox)
        connect(outbox, &Outbox::changed, this, &PersonCard::showWaiting);
    userChanged();
}

void PersonCard::userChanged()
{
    m_read.reset();
    m_message->clear();
    const UserId user = m_desk.place().user;
    m_jobs = m_desk.service() && !user.isEmpty() ? m_desk.service()->jobs(user) : JobList();
    show();
    if (!m_desk.place().user.isEmpty())
        m_delay.start();
    else
        m_delay.stop();
}

void PersonCard::readAgain()
{
    read();
}

void PersonCard::read()
{
    auto *service = m_desk.service();
    if (!service || !m_desk.user(m_desk.place().user))
        return;
    // A new context drops the answer of an older read.
    m_read = std::make_unique<QObject>();
    service->readJobs(m_desk.place().user, std::nullopt, m_read.get(),
                      [this](const Result<JobList> &result) { readEnded(result); });
}

void PersonCard::readEnded(const Result<JobList> &result)
{
    auto *service = m_desk.service();
    takeJobs(result ? *result : service->jobs(m_desk.place().user));
    if (result) {
        m_message->clear();
        return;
    }
    const ApiError &error = result.error();
    // Out of reach is what banner, status bar and the line of freshness say already.
    const bool said
        = error.kind == ApiError::Kind::Offline || error.kind == ApiError::Kind::Cancelled;
    if (said || service->jobManagementOff()) {
        m_message->clear();
        return;
    }
    m_message->showError(error);
    if (!m_desk.user(m_desk.place().user))
        return; // the answer was that there is nobody to read
    m_message->offer(
        u"cardReadAgain"_s, [] { return tr("Read again"); }, [this] { read(); });
}

void PersonCard::glowOnce(const JobId &job)
{
    m_glow = job;
    for (JobRowWidget *row : std::as_const(m_rows)) {
        if (row->row().job.id == m_glow && isVisible()) {
            row->glow();
            bringIntoSight(row);
            m_glow = {};
        }
    }
}

void PersonCard::bringIntoSight(JobRowWidget *row)
{
    placeRows();
    ui->scroll->ensureWidgetVisible(row, 0, grid);
    // And when what is still to come has its place: the message or the age of the data above.
    QTimer::singleShot(0, row, [this, row] { ui->scroll->ensureWidgetVisible(row, 0, grid); });
}

// Now, not with the next event: to a row without its place nothing can scroll.
void PersonCard::placeRows()
{
    for (QWidget *above = ui->jobs; above != ui->scrollContent; above = above->parentWidget()) {
        if (QLayout *layout = above->layout())
            layout->activate();
    }
    QEvent request(QEvent::LayoutRequest);
    QCoreApplication::sendEvent(ui->scrollContent, &request);
}

QWidget *PersonCard::focusTarget() const
{
    for (JobRowWidget *row : m_rows) {
        if (row->row().job.id == m_desk.subject().job)
            return row;
    }
    return m_rows.isEmpty() ? static_cast<QWidget *>(ui->addJob) : m_rows.constFirst();
}

void PersonCard::show()
{
    const auto user = m_desk.user(m_desk.place().user);
    if (user && m_desk.isOpening()) { // where the person belongs, and the jobs, have no names yet
        ui->empty->showOpening(u"person");
        ui->stack->setCurrentWidget(ui->empty);
        return;
    }
    if (!user) {
        const bool gone = !m_desk.place().user.isEmpty() && m_desk.service()
            && m_desk.service()->people().size() > 0;
        ui->empty->setContent(u"person", gone ? tr("Person not found") : tr("No person chosen"),
                              gone ? tr("The directory does not have this person any more.")
                                   : tr("Choose a person in the list to see the jobs."));
        ui->stack->setCurrentWidget(ui->empty);
        return;
    }
    showPerson(*user);
    showJobs();
    ui->stack->setCurrentWidget(ui->content);
}

void PersonCard::showPerson(const User &user)
{
    ui->name->setText(user.name.isEmpty() ? user.userName : user.name);
    ui->userName->setText(user.userName);
    ui->path->setText(user.orgId.isEmpty() ? tr("No organization")
                                           : m_desk.references()->pathText(user.orgId));
    QStringList states;
    if (user.disabled)
        states.append(tr("Disabled"));
    if (user.locked)
        states.append(tr("Locked"));
    ui->status->setText(states.join(tr(", ", "between two states")));
    ui->status->setVisible(!states.isEmpty());
    const auto field = [](TextLabel *caption, TextLabel *label, const QString &text) {
        label->setText(text);
        label->setVisible(!text.isEmpty());
        caption->setVisible(!text.isEmpty());
    };
    field(ui->mobileCaption, ui->mobile, user.mobile);
    field(ui->emailCaption, ui->email, user.email);
    field(ui->employeeIdCaption, ui->employeeId, user.employeeId);
    field(ui->updatedAtCaption, ui->updatedAt, user.updatedAt);
    showWaiting();
}

// What was done for the person offline, and does not show in the jobs yet.
void PersonCard::showWaiting()
{
    const auto *outbox = m_desk.session().outbox;
    const QVector<Outbox::Entry> entries = outbox ? outbox->entries() : QVector<Outbox::Entry>();
    const auto count
        = std::count_if(entries.cbegin(), entries.cend(), [this](const Outbox::Entry &entry) {
              return !isAboutPosition(entry.request.kind)
                  && entry.request.user == m_desk.place().user;
          });
    ui->waiting->setVisible(count > 0);
    ui->waiting->setText(tr("%n change(s) waiting", "in the Outbox", int(count)));
    ui->waiting->setToolTip(tr("Kept in the Outbox until you send them"));
}

void PersonCard::takeJobs(const JobList &jobs)
{
    m_jobs = jobs;
    showJobs();
}

// Read in the background, and told by no list.
void PersonCard::takeGathered(const std::vector<quint32> &rows)
{
    const UserId user = m_desk.place().user;
    const auto *service = m_desk.service();
    const auto row = service && !user.isEmpty() ? service->rowOf(user) : std::nullopt;
    if (row && std::find(rows.cbegin(), rows.cend(), *row) != rows.cend())
        takeJobs(service->jobs(user));
}

void PersonCard::showJobs()
{
    const auto references = m_desk.references();
    QVector<JobRow> rows;
    for (const Job &job : std::as_const(m_jobs.jobs))
        rows.append(resolved(job, *references));
    std::stable_partition(rows.begin(), rows.end(), [](const JobRow &row) {
        return row.job.relation == RelationType::Primary;
    });
    showRows(rows);
    const auto primary = std::count_if(rows.begin(), rows.end(), [](const JobRow &row) {
        return row.job.relation == RelationType::Primary;
    });
    ui->noPrimary->setVisible(primary == 0);
    ui->noPrimary->setText(m_jobs.known ? tr("No primary job.")
                                        : tr("The jobs of this person have not been read yet."));
    ui->noPartTime->setVisible(m_jobs.known && primary == rows.size());
    showFreshness();
    selectRow();
}

void PersonCard::showRows(const QVector<JobRow> &rows)
{
    const bool same = m_rowsOf == m_desk.place().user
        && std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                      [](const JobRow &row, const JobRowWidget *widget) {
                          return row.job.id == widget->row().job.id
                              && row.job.relation == widget->row().job.relation;
                      });
    if (!same) {
        // Without its rows the card is short, and would go to its top.
        const int scrolled
            = m_rowsOf == m_desk.place().user ? ui->scroll->verticalScrollBar()->value() : 0;
        rebuildRows(rows);
        placeRows();
        ui->scroll->verticalScrollBar()->setValue(scrolled);
    }
    for (qsizetype i = 0; i < rows.size(); ++i)
        m_rows.at(i)->setRow(rows.at(i));
    if (!m_glow.isEmpty())
        glowOnce(m_glow);
}

void PersonCard::rebuildRows(const QVector<JobRow> &rows)
{
    // The window's, not the application's: a dialog in front gives it back to what has it here.
    const QWidget *focused = window()->focusWidget();
    const bool hadFocus
        = std::any_of(m_rows.begin(), m_rows.end(), [focused](const JobRowWidget *row) {
              return row == focused || row->isAncestorOf(focused);
          });
    const qsizetype gone = m_rowsOf == m_desk.place().user ? placeOfGone(rows) : -1;
    qDeleteAll(m_rows);
    m_rows.clear();
    m_rowsOf = m_desk.place().user;
    QWidget *lastPrimary
        = ui->addJob->previousInFocusChain(); // setTabOrder() takes stops of Tab only
    while (lastPrimary != ui->addJob && !(lastPrimary->focusPolicy() & Qt::TabFocus))
        lastPrimary = lastPrimary->previousInFocusChain();
    QWidget *lastPartTime = ui->addJob;
    for (const JobRow &row : rows) {
        auto *widget = new JobRowWidget(m_actions, m_rowsOf, ui->jobs);
        const bool primary = row.job.relation == RelationType::Primary;
        (primary ? ui->primaryJobs : ui->partTimeJobs)->addWidget(widget);
        connect(widget, &JobRowWidget::selected, &m_desk, &Desk::selectJob);
        connect(widget, &JobRowWidget::activated, m_actions.of(Command::Change), &QAction::trigger);
        widget->setRow(row); // now: the same job must be recognised next time
        widget->show(); // now, not with the next event: a hidden widget takes no focus
        // Tab goes down the card: primary job, [+ Add], part-time jobs.
        QWidget *&above = primary ? lastPrimary : lastPartTime;
        above = widget->placeAfter(above);
        m_rows.append(widget);
    }
    if (gone >= 0)
        m_desk.selectJob(rows.isEmpty() ? JobId()
                                        : rows.at(std::min(gone, rows.size() - 1)).job.id);
    if (hadFocus)
        focusTarget()->setFocus();
}

// Where the chosen job stood that is in `rows` no more, or -1. The job that takes its place is
// chosen then: the next key concerns what is there.
qsizetype PersonCard::placeOfGone(const QVector<JobRow> &rows) const
{
    const JobId chosen = m_desk.subject().job;
    const bool stays = std::any_of(rows.cbegin(), rows.cend(),
                                   [&](const JobRow &row) { return row.job.id == chosen; });
    const auto before = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const JobRowWidget *row) {
        return row->row().job.id == chosen;
    });
    return stays || before == m_rows.cend() ? -1 : before - m_rows.cbegin();
}

void PersonCard::selectRow()
{
    const JobId chosen = m_desk.subject().job;
    for (JobRowWidget *row : std::as_const(m_rows))
        row->setSelected(!chosen.isEmpty() && row->row().job.id == chosen);
    // The first part-time job stands ready, so that F2 works without the mouse.
    if (chosen.isEmpty() && m_desk.place().view == View::People) {
        const auto first = std::find_if(m_rows.begin(), m_rows.end(), [](const JobRowWidget *row) {
            return row->row().job.relation == RelationType::PartTime;
        });
        if (first != m_rows.end())
            m_desk.selectJob((*first)->row().job.id);
    }
}

void PersonCard::updateActions()
{
    const Subject subject { .user = m_desk.place().user, .job = {}, .position = {} };
    const QString why = m_actions.obstacle(Command::AddJob, subject);
    ui->addJob->setEnabled(why.isEmpty());
    ui->addJob->setToolTip(
        why.isEmpty()
            ? tr("Add part-time job (%1)")
                  .arg(m_actions.of(Command::AddJob)->shortcut().toString(QKeySequence::NativeText))
            : why);
    m_actions.apply(ui->changes->defaultAction(), Command::ShowChanges, subject);
    ui->changes->setAccessibleName(ui->changes->defaultAction()->iconText());
    for (JobRowWidget *row : std::as_const(m_rows))
        row->updateActions();
}

void PersonCard::showFreshness()
{
    ui->freshness->setText(wording::freshness(m_jobs));
}

void PersonCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PersonCard::retranslate()
{
    ui->mobileCaption->setText(tr("Mobile"));
    ui->emailCaption->setText(tr("E-mail"));
    ui->employeeIdCaption->setText(tr("Employee ID"));
    ui->updatedAtCaption->setText(tr("Updated"));
    ui->updatedAt->setToolTip(tr("As the server gave it; its time zone is not documented."));
    ui->primaryCaption->setText(tr("PRIMARY", "job"));
    ui->partTimeCaption->setText(tr("PART-TIME", "jobs"));
    ui->noPartTime->setText(tr("No part-time jobs."));
    ui->addJob->setText(tr("Add"));
    ui->addJob->setAccessibleName(tr("Add part-time job"));
    updateActions();
    show();
}

} // namespace renzhi

#include "moc_personcard.cpp"
