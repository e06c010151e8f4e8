// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/browsepage.h"

#include "views/actions.h"
#include "views/pages/jobspane.h"
#include "views/pages/peoplepane.h"
#include "views/pages/personcard.h"
#include "views/pages/positioncard.h"
#include "views/pages/positionspane.h"
#include "views/pages/titlecard.h"
#include "views/pages/titlespane.h"
#include "views/theme.h"
#include "views/widgets/filterrow.h"
#include "views/widgets/organizationpane.h"
#include "views/widgets/tableview.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

BrowsePage::BrowsePage(Desk &desk, Actions &actions, const ErrorCatalog &catalog, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_actions(actions)
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_organizations(new OrganizationPane(desk, m_splitter))
    , m_lists(new QStackedWidget(m_splitter))
    , m_cards(new QStackedWidget(m_splitter))
{
    setObjectName(u"browsePage"_s);
    m_splitter->setObjectName(u"panes"_s);
    addPeopleAndJobs(catalog);
    m_positionsPane
        = addPair<PositionsPane, PositionCard>(View::Positions, u"positions"_s, catalog).first;
    addPair<TitlesPane, TitleCard>(View::Titles, u"titles"_s);
    m_lists->setMinimumWidth(30 * grid);
    m_cards->setMinimumWidth(30 * grid);
    for (QWidget *pane : std::initializer_list<QWidget *> { m_organizations, m_lists, m_cards })
        m_splitter->addWidget(pane);
    m_splitter->setChildrenCollapsible(
        false); // hidden by the View menu, never by a slip of the mouse
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setStretchFactor(2, 0);
    m_splitter->setSizes({ 25 * grid, 68 * grid, 38 * grid });
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    // The lists stand on the ground of the tables, bars and cards on that of the window.
    for (QWidget *pane : std::initializer_list<QWidget *> { m_organizations, m_lists, m_cards }) {
        pane->setBackgroundRole(QPalette::Base);
        pane->setAutoFillBackground(true);
    }
    m_cards->setBackgroundRole(QPalette::Window);

    showView();
}

template <class List, class Card, class... More>
std::pair<List *, Card *> BrowsePage::addPair(View view, const QString &key, const More &...more)
{
    // In this order: it is that of the Tab key.
    auto *list = new List(m_desk, m_actions, m_lists);
    auto *card = new Card(m_desk, m_actions, more..., m_cards);
    join(view, key, list, card);
    return { list, card };
}

// The card of a person shows the jobs of both: with one for each, the server would be asked twice.
void BrowsePage::addPeopleAndJobs(const ErrorCatalog &catalog)
{
    auto *people = new PeoplePane(m_desk, m_actions, m_lists);
    auto *jobs = new JobsPane(m_desk, m_actions, m_lists);
    m_personCard = new PersonCard(m_desk, m_actions, catalog, m_cards);
    join(View::People, u"people"_s, people, m_personCard);
    join(View::Jobs, u"jobs"_s, jobs, m_personCard);
}

template <class Card>
void BrowsePage::join(View view, const QString &key, ListPane *list, Card *card)
{
    m_lists->addWidget(list);
    if (m_cards->indexOf(card) < 0)
        m_cards->addWidget(card);
    m_pairs.append({ view, key, list, card, [card] { return card->focusTarget(); } });
    connect(list, &ListPane::filtersClosed, this, [this] { setFiltersShown(false); });
    connect(list, &ListPane::searchCleared, this, &BrowsePage::searchCleared);
    connect(list, &ListPane::openRequested, this, [this] {
        setCardShown(true);
        if (QWidget *target = focusTarget(m_cards))
            target->setFocus(Qt::TabFocusReason);
    });
}

const BrowsePage::Pair &BrowsePage::pair() const
{
    return *std::find_if(m_pairs.cbegin(), m_pairs.cend(),
                         [this](const Pair &one) { return one.list == m_lists->currentWidget(); });
}

ListPane &BrowsePage::list() const
{
    return *pair().list;
}

void BrowsePage::setSearched(const QString &text)
{
    list().setSearched(text);
}

void BrowsePage::showView()
{
    const auto found = std::find_if(m_pairs.cbegin(), m_pairs.cend(), [this](const Pair &one) {
        return one.view == m_desk.place().view;
    });
    if (found == m_pairs.cend() || found->list == m_lists->currentWidget())
        return;
    m_lists->setCurrentWidget(found->list);
    m_cards->setCurrentWidget(found->card);
    emit searchPromptChanged();
}

QVector<QWidget *> BrowsePage::panes() const
{
    QVector<QWidget *> shown;
    for (QWidget *pane : std::initializer_list<QWidget *> { m_organizations, m_lists, m_cards }) {
        if (pane->isVisibleTo(m_splitter))
            shown.append(pane);
    }
    return shown;
}

QWidget *BrowsePage::focusTarget(QWidget *pane) const
{
    if (pane == m_organizations)
        return m_organizations->focusTarget();
    if (pane == m_lists)
        return list().focusTarget();
    return pair().cardFocus();
}

void BrowsePage::focusNextPane(bool backwards)
{
    list().settle(); // with rows the keyboard goes to them, without to what stands there instead
    const QVector<QWidget *> shown = panes();
    qsizetype at = -1;
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (shown.at(i)->isAncestorOf(QApplication::focusWidget()))
            at = i;
    }
    const qsizetype count = shown.size();
    const qsizetype start = backwards && at < 0 ? count : at;
    for (qsizetype step = 1; step <= count; ++step) {
        const qsizetype next = (start + (backwards ? -step : step) + 2 * count) % count;
        QWidget *target = focusTarget(shown.at(next));
        if (target && target->isVisible() && target->isEnabled()) {
            target->setFocus(Qt::TabFocusReason);
            return;
        }
    }
}

void BrowsePage::setOrganizationsShown(bool shown)
{
    m_organizations->setVisible(shown);
    m_actions.of(Command::ShowOrganizations)->setChecked(shown);
}

void BrowsePage::setCardShown(bool shown)
{
    m_cards->setVisible(shown);
    m_actions.of(Command::ShowCard)->setChecked(shown);
}

void BrowsePage::setFiltersShown(bool shown)
{
    m_filtersShown = shown;
    for (const Pair &one : std::as_const(m_pairs))
        one.list->setFiltersShown(shown);
    m_actions.of(Command::ShowFilters)->setChecked(shown);
}

void BrowsePage::enterFilters()
{
    if (m_filtersShown)
        list().table()->filterRow().enterFirst();
}

void BrowsePage::saveState(QSettings &state) const
{
    state.setValue(u"panes"_s, m_splitter->saveState());
    state.setValue(u"organizationsShown"_s, m_organizations->isVisibleTo(m_splitter));
    state.setValue(u"cardShown"_s, m_cards->isVisibleTo(m_splitter));
    state.setValue(u"filtersShown"_s, m_filtersShown);
    state.setValue(u"expanded"_s, m_organizations->expanded());
    for (const Pair &one : std::as_const(m_pairs)) {
        state.beginGroup(one.key);
        one.list->saveState(state);
        state.endGroup();
    }
}

void BrowsePage::restoreState(QSettings &state)
{
    const QByteArray panes = state.value(u"panes"_s).toByteArray();
    if (!panes.isEmpty())
        m_splitter->restoreState(panes);
    setOrganizationsShown(state.value(u"organizationsShown"_s, true).toBool());
    setCardShown(state.value(u"cardShown"_s, true).toBool());
    setFiltersShown(state.value(u"filtersShown"_s, false).toBool());
    const QStringList expanded = state.value(u"expanded"_s).toStringList();
    if (!expanded.isEmpty())
        m_organizations->setExpanded(expanded);
    for (const Pair &one : std::as_const(m_pairs)) {
        state.beginGroup(one.key);
        one.list->restoreState(state);
        state.endGroup();
    }
    showView();
}

void BrowsePage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        emit searchPromptChanged();
}

} // namespace renzhi

#include "moc_browsepage.cpp"
