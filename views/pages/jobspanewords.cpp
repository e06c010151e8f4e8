// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The page of jobs: what it says, and what of it is kept for the next start.

#include "models/directory/directoryservice.h"
#include "views/pages/jobspane.h"
#include "views/widgets/jobchoices.h"
#include "views/widgets/tableview.h"
#include "views/wording.h"

#include <QAction>

namespace renzhi {

using namespace Qt::StringLiterals;

void JobsPane::saveState(QSettings &state) const
{
    ListPane::saveState(state);
    m_choices->saveState(state);
}

void JobsPane::restoreState(const QSettings &state)
{
    m_choices->restoreState(state); // first: what is asked for depends on it
    ListPane::restoreState(state);
}

ListPane::Narrowing JobsPane::narrowing() const
{
    if (!m_choices->isNarrowing())
        return {};
    return { tr("No job is left by what is chosen above the list."), tr("Show &all jobs") };
}

void JobsPane::widen()
{
    m_choices->widen();
}

ListPane::EmptyWords JobsPane::emptyWords() const
{
    const auto *service = desk().service();
    EmptyWords words { u"job"_s, tr("No jobs yet"), tr("Nothing of this tenant has been read.") };
    if (!service || isOpening() || service->peopleCount() == 0)
        return words;
    words.isWhole = true;
    const JobsCoverage coverage = service->jobsCoverage();
    const QString known = wording::number(coverage.known);
    const QString people = wording::number(coverage.people);
    if (m_isFailed) {
        words.title = tr("The jobs cannot be shown");
        words.button = tr("&Try again");
        words.text = tr("The jobs that are kept on this computer could not be read.");
    } else if (coverage.known >= coverage.people) {
        words.title = tr("No jobs");
        words.text = tr("The jobs of everybody were read, and nobody has one.");
    } else if (service->crawlState().phase != CrawlState::Phase::Idle) {
        words.text = tr("Jobs are read one person at a time; so far of %1 of %2 people.")
                         .arg(known, people);
        words.button = tr("S&ynchronization…");
    } else if (service->isOffline()) {
        words.text = tr("Jobs are read one person at a time, and you are working offline. They are "
                        "known for %1 of %2 people.")
                         .arg(known, people);
    } else if (service->jobManagementOff()) {
        words.text = tr("Job management is off for this tenant.");
    } else {
        words.text = tr("Jobs are read one person at a time. They are known for %1 of %2 people.")
                         .arg(known, people);
        words.button = tr("&Read the jobs of everybody");
    }
    return words;
}

// Of a crawl under way the dialog tells more.
void JobsPane::helpEmpty()
{
    auto *service = desk().service();
    if (m_isFailed) {
        if (service->peopleFailed())
            service->loadPeople();
        return query();
    }
    if (service->crawlState().phase != CrawlState::Phase::Idle)
        actionOf(Command::SyncStatus)->trigger();
    else
        service->crawlJobs({});
    showHitsAgain();
}

QString JobsPane::searchPrompt() const
{
    return tr("Name, pinyin, user name, employee ID, mobile, organization");
}

QString JobsPane::searchName() const
{
    return tr("Search jobs by their people: name, pinyin, user name, employee ID, mobile, "
              "organization");
}

QString JobsPane::hitsText(qint64 hits, qint64 total) const
{
    if (m_isSlow)
        return tr("Listing the jobs…");
    if (m_isFailed) // where there is nothing at all, that is said in its place
        return total == 0 ? QString() : tr("The jobs could not be read again");
    if (hits == total)
        return tr("%Ln jobs", nullptr, int(total));
    return tr("%1 of %2").arg(wording::number(hits), wording::number(total));
}

void JobsPane::retranslate()
{
    table()->setAccessibleName(tr("Jobs"));
    if (model())
        model()->retranslate();
    showCoverage();
    ListPane::retranslate();
}

} // namespace renzhi
