// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/jobscrawlpanel.h"

#include "models/items/itemtext.h"
#include "views/desk.h"
#include "views/forms/dialogbutton.h"
#include "views/forms/syncwords.h"
#include "views/theme.h"
#include "views/widgets/textlabel.h"
#include "views/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace renzhi {

using namespace Qt::StringLiterals;
using CrawlPhase = CrawlState::Phase;

JobsCrawlPanel::JobsCrawlPanel(Desk &desk, const ErrorCatalog &catalog, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_catalog(catalog)
{
    setObjectName(u"syncJobs"_s);
    build();
    connect(&m_desk, &Desk::sessionChanged, this, &JobsCrawlPanel::setSession);
    setSession();
}

void JobsCrawlPanel::build()
{
    m_heading = addText(u"syncJobsHeading"_s);
    m_heading->setLook(TextLabel::Face::Strong);
    m_coverage = addText(u"syncJobsCoverage"_s);
    m_state = addText(u"syncJobsState"_s);
    m_state->setLook(TextLabel::Face::Normal, Tone::Quiet);
    m_everybody = dialogButton(u"syncJobsEverybody"_s, this);
    m_organization = dialogButton(u"syncJobsOrganization"_s, this);
    m_pause = dialogButton(u"syncJobsPause"_s, this);
    m_stop = dialogButton(u"syncJobsStop"_s, this);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(grid);
    for (QPushButton *button : { m_everybody, m_organization, m_pause, m_stop })
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid);
    for (TextLabel *label : { m_heading, m_coverage, m_state })
        layout->addWidget(label);
    layout->addLayout(buttons);

    connect(m_everybody, &QPushButton::clicked, this, [this] { read({}); });
    connect(m_organization, &QPushButton::clicked, this,
            [this] { read({ m_desk.organization() }); });
    connect(m_pause, &QPushButton::clicked, this, &JobsCrawlPanel::togglePause);
    connect(m_stop, &QPushButton::clicked, this, &JobsCrawlPanel::stop);
}

TextLabel *JobsCrawlPanel::addText(const QString &objectName)
{
    auto *label = new TextLabel(this);
    label->setObjectName(objectName);
    label->setWordWrap(true);
    return label;
}

void JobsCrawlPanel::setSession()
{
    if (m_service)
        m_service->disconnect(this);
    m_service = m_desk.service();
    if (DirectoryService *service = m_service) {
        connect(service, &DirectoryService::crawlChanged, this, &JobsCrawlPanel::showState);
        connect(service, &DirectoryService::jobsGathered, this, &JobsCrawlPanel::showState);
    }
    retranslate();
}

void JobsCrawlPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        fitTexts();
}

void JobsCrawlPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitTexts();
}

void JobsCrawlPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    fitTexts(); // it has its width by now
}

void JobsCrawlPanel::retranslate()
{
    m_heading->setText(tr("Jobs"));
    m_everybody->setText(tr("Read jobs of &everybody"));
    m_organization->setText(tr("Read jobs of the &organization"));
    m_stop->setText(tr("S&top"));
    // There are buttons of these names above.
    m_everybody->setAccessibleName(tr("Read the jobs of everybody"));
    m_organization->setAccessibleName(tr("Read the jobs of the chosen organization"));
    m_stop->setAccessibleName(tr("Stop reading jobs"));
    showState();
}

void JobsCrawlPanel::showState()
{
    m_coverage->setText(coverageText());
    m_state->setText(stateText());
    showButtons();
    fitTexts();
}

void JobsCrawlPanel::showButtons()
{
    const CrawlPhase phase = m_service ? m_service->crawlState().phase : CrawlPhase::Idle;
    const bool paused = phase == CrawlPhase::Paused;
    m_pause->setText(paused ? tr("Res&ume") : tr("Pa&use"));
    m_pause->setAccessibleName(paused ? tr("Resume reading jobs") : tr("Pause reading jobs"));
    const QString whyNot = obstacle();
    const bool chosen = m_desk.references()->organization(m_desk.organization()) != nullptr;
    const auto showStarting = [&] {
        m_everybody->setEnabled(whyNot.isEmpty());
        m_everybody->setToolTip(whyNot);
        m_organization->setEnabled(whyNot.isEmpty() && chosen);
        m_organization->setToolTip(
            !whyNot.isEmpty() ? whyNot
                : chosen ? wording::plainTip(tr("“%1” and everything below it", "organization")
                                                 .arg(scopeText({ m_desk.organization() })))
                         : tr("Choose an organization in the tree first."));
    };
    const bool idle = phase == CrawlPhase::Idle;
    // The keyboard goes on from a button that cannot be used any more, and not to one with which
    // the next press would begin to read everybody's.
    if (idle) {
        showStarting();
        const QWidget *focus = window()->focusWidget();
        if (focus == m_pause || focus == m_stop)
            emit keyboardLeft();
    }
    for (QPushButton *button : { m_pause, m_stop }) {
        button->setEnabled(!idle);
        button->setToolTip(idle ? tr("No jobs are being read.") : QString());
    }
    if (!idle)
        showStarting();
}

// All words whole: a label that wraps asks for the height of one line by itself.
void JobsCrawlPanel::fitTexts()
{
    if (!isVisible())
        return;
    const int width = contentsRect().width();
    for (TextLabel *label : { m_heading, m_coverage, m_state })
        label->setMinimumHeight(label->heightForWidth(width));
}

QString JobsCrawlPanel::coverageText() const
{
    if (!m_service)
        return {};
    const JobsCoverage coverage = m_service->jobsCoverage();
    const QString known = wording::number(coverage.known);
    const QString people = wording::number(coverage.people);
    if (!coverage.oldest.isValid())
        return tr("Jobs are known for %1 of %2 people.").arg(known, people);
    return tr("Jobs are known for %1 of %2 people; the oldest reading is %3.",
              "two numbers and an age: 3 h old")
        .arg(known, people, wording::age(coverage.oldest));
}

QString JobsCrawlPanel::stateText() const
{
    if (!m_service)
        return {};
    const CrawlState state = m_service->crawlState();
    if (state.phase == CrawlPhase::Idle && !state.error && state.unread == 0)
        return tr("No jobs are being read.");
    const CrawlMoment moment { m_service->isOffline(), m_service->waitSeconds() };
    return tr("%1: %2", "whose jobs are read, and how far that is")
        .arg(scopeText(state.scope), crawlWords(state, moment, m_catalog));
}

QString JobsCrawlPanel::scopeText(const CrawlScope &scope) const
{
    if (scope.organization.isEmpty())
        return tr("Everybody");
    const auto references = m_desk.references();
    const Organization *organization = references->organization(scope.organization);
    return organization ? organizationName(*organization).simplified()
                        : wording::unknown(scope.organization.toString());
}

// Why no crawl can be started; empty when it can.
QString JobsCrawlPanel::obstacle() const
{
    if (!m_service)
        return tr("No tenant is open.");
    if (m_service->crawlState().phase != CrawlPhase::Idle)
        return tr("Jobs are being read already.");
    if (m_service->isOffline())
        return tr("You are working offline. Turn off “Work offline” in the Tools menu first.");
    if (m_service->jobManagementOff())
        return tr("Job management is off for this tenant.");
    return m_service->peopleCount() > 0 ? QString() : tr("No people have been read yet.");
}

void JobsCrawlPanel::read(const CrawlScope &scope)
{
    if (m_service)
        m_service->crawlJobs(scope);
    showState(); // the service tells a moment later
}

void JobsCrawlPanel::togglePause()
{
    if (!m_service)
        return;
    if (m_service->crawlState().phase == CrawlPhase::Paused)
        m_service->resumeCrawl();
    else
        m_service->pauseCrawl();
    showState();
}

void JobsCrawlPanel::stop()
{
    if (m_service)
        m_service->stopCrawl();
    showState();
}

} // namespace renzhi

#include "moc_jobscrawlpanel.cpp"
