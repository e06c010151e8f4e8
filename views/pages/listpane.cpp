// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/listpane.h"

#include "models/directory/directoryservice.h"
#include "ui_listpane.h"
#include "views/theme.h"
#include "views/widgets/filterrow.h"
#include "views/widgets/selectionkeeper.h"
#include "views/wording.h"

#include <QAccessible>
#include <QHeaderView>
#include <QHideEvent>
#include <QMenu>
#include <QScopedValueRollback>

#include <chrono>
#include <optional>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

ListPane::ListPane(Desk &desk, Actions &actions, QWidget *parent)
    : QWidget(parent), ui(std::make_unique<Ui::ListPane>()), m_desk(desk), m_actions(actions)
{
    ui->setupUi(this);
    ui->scope->setLook(TextLabel::Face::Normal, Tone::Quiet);
    ui->scope->setElideMode(Qt::ElideMiddle);
    ui->hits->setLook(TextLabel::Face::Normal, Tone::Quiet);
    ui->clearScope->setIcon(icon(u"close"));
    ui->clearScope->setIconSize({ 14, 14 });
    m_keeper = new SelectionKeeper(ui->table, [this] { return wanted(); });
    m_keeper->setRemember([this](const std::vector<int> &rows) { return remember(rows); });
    connect(m_keeper, &SelectionKeeper::chosen, this, &ListPane::chosen);
    connect(ui->table, &TableView::activatedByKey, this, &ListPane::open);
    connect(ui->table, &QTableView::doubleClicked, this, &ListPane::open);
    connect(ui->table, &TableView::rowsRequested, this, &ListPane::settle);
    connect(ui->table, &QTableView::customContextMenuRequested, this, &ListPane::openMenu);
    connect(ui->clearScope, &QToolButton::clicked, this, [this] { m_desk.showOrganization({}); });
    connect(ui->empty, &EmptyState::buttonClicked, this, &ListPane::emptyButton);
    connect(ui->empty, &EmptyState::secondButtonClicked, this, &ListPane::secondButton);
    connect(&m_desk, &Desk::organizationChanged, this, [this] {
        showScope();
        expectBeginning();
        query();
    });
    // Why there is nothing may have changed.
    connect(&m_desk, &Desk::contextChanged, this, [this] {
        if (m_hits == 0 && !isSearching())
            showHitsAgain();
    });
    m_nothingLeft = new EmptyState(ui->table);
    m_nothingLeft->setObjectName(u"nothingLeft"_s);
    m_nothingLeft->setBackgroundRole(QPalette::Base);
    m_nothingLeft->setAutoFillBackground(true);
    ui->table->setCover(m_nothingLeft);
    ui->table->setCovered(false);
    connect(m_nothingLeft, &EmptyState::buttonClicked, this, &ListPane::emptyButton);
    connect(m_nothingLeft, &EmptyState::secondButtonClicked, this, &ListPane::secondButton);
    connect(ui->table, &TableView::sortChanged, this, [this] {
        expectBeginning();
        sortAgain();
    });
    connect(ui->table, &TableView::filtersChanged, this, &ListPane::askAgain);
    connect(ui->table, &TableView::filtersClosed, this, &ListPane::filtersClosed);
    m_announce.setSingleShot(true);
    m_announce.setInterval(600ms);
    connect(&m_announce, &QTimer::timeout, this, [this] {
        if (isSearching())
            m_announce.start(); // the count is still that of before
        else
            announceHits();
    });
}

ListPane::~ListPane() = default;

TableView *ListPane::table() const
{
    return ui->table;
}

QWidget *ListPane::focusTarget() const
{
    if (ui->stack->currentWidget() != ui->table)
        return ui->empty->focusTarget();
    return m_nothingLeft->isHidden() ? static_cast<QWidget *>(ui->table)
                                     : m_nothingLeft->focusTarget();
}

void ListPane::setSearched(const QString &text)
{
    if (text == m_searched)
        return;
    takeSearched(text);
    askAgain();
}

void ListPane::askAgain()
{
    m_isChosenDue = false;
    m_isEnteringDue = false;
    expectBeginning();
    query();
    m_announce.start();
}

void ListPane::expectBeginning()
{
    m_isBeginningDue = !m_isSettingUp;
}

// The first hits are the ones that are looked for. Once nothing is looked for any more, it is whom
// the card shows: somebody searched to choose them.
void ListPane::showBeginning()
{
    m_isBeginningDue = false;
    m_isChosenDue = false;
    ui->table->scrollToTop();
    if (m_searched.trimmed().isEmpty() && ui->table->filters().isEmpty() && wanted().isValid()) {
        ui->table->doItemsLayout(); // or the scroll bar ends where the hits of before did
        m_keeper->restore(true);
    }
    beginningShown();
}

void ListPane::changeRows(const std::function<void()> &change)
{
    std::optional<RowAnchor> anchor;
    if (!m_isBeginningDue)
        anchor.emplace(*ui->table, [this](const std::vector<int> &rows) { return remember(rows); });
    m_keeper->hold(change);
    if (anchor)
        anchor->putBack();
}

void ListPane::showChosen()
{
    m_isChosenDue = isSearching();
    m_keeper->restore(true);
}

void ListPane::rowsAreHere()
{
    const bool isChosenDue = m_isChosenDue; // by then: it was chosen behind what was typed
    if (m_isBeginningDue)
        showBeginning();
    if (isChosenDue) {
        ui->table->doItemsLayout(); // or the scroll bar ends where the hits of before did
        showChosen();
    }
    // Seconds may have passed: who works elsewhere keeps the keyboard.
    if (std::exchange(m_isEnteringDue, false) && isVisible()
        && window()->focusWidget() == m_enteredFrom.data())
        enterList();
}

void ListPane::takeSearched(const QString &text)
{
    m_searched = text;
    ui->table->setRankable(ranksHits() && !text.trimmed().isEmpty());
}

void ListPane::open()
{
    settle();
    emit openRequested();
}

void ListPane::enterList()
{
    settle();
    m_isEnteringDue = isSearching();
    m_enteredFrom = window()->focusWidget();
    if (m_isEnteringDue || ui->stack->currentWidget() != ui->table || m_hits == 0)
        return;
    ui->table->setFocus(Qt::ShortcutFocusReason);
    QItemSelectionModel *selection = ui->table->selectionModel();
    if (selection && !selection->hasSelection() && ui->table->model()->rowCount() > 0)
        selection->setCurrentIndex(
            ui->table->model()->index(0, ui->table->horizontalHeader()->logicalIndex(0)),
            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void ListPane::saveState(QSettings &state) const
{
    state.setValue(u"columns"_s, ui->table->columnState());
    state.setValue(u"filter"_s, m_searched);
    QVariantMap filters;
    const QHash<int, QString> texts = ui->table->filterRow().allTexts();
    for (auto text = texts.cbegin(); text != texts.cend(); ++text)
        filters.insert(QString::number(text.key()), text.value());
    state.setValue(u"columnFilters"_s, filters);
}

void ListPane::restoreState(const QSettings &state)
{
    const QScopedValueRollback settingUp(m_isSettingUp, true);
    takeSearched(state.value(u"filter"_s).toString()); // first: hits may have been sorted by hand
    ui->table->restoreColumnState(state.value(u"columns"_s).toByteArray());
    QHash<int, QString> texts;
    const QVariantMap filters = state.value(u"columnFilters"_s).toMap();
    for (auto text = filters.cbegin(); text != filters.cend(); ++text)
        texts.insert(text.key().toInt(), text.value().toString());
    ui->table->setFilterTexts(texts);
    showScope();
    query();
    settle(); // a start shows no empty list first
}

void ListPane::setFiltersShown(bool shown)
{
    ui->table->setFiltersShown(shown);
    if (!isSearching())
        showHitsAgain(); // what stands where nothing matches depends on it
}

void ListPane::clearFilters()
{
    ui->table->setFilterTexts({});
    ui->table->filterRow().enterFirst();
}

void ListPane::setModel(QAbstractItemModel *model)
{
    m_isBeginningDue = false; // of other rows
    m_isChosenDue = false;
    m_isEnteringDue = false;
    ui->table->scrollToTop();
    m_keeper->setModel(model);
}

void ListPane::setHead(QWidget *head, QWidget *last)
{
    ui->rootLayout->insertWidget(0, head);
    setTabOrder(last, ui->table);
    setTabOrder(ui->table, ui->clearScope);
}

void ListPane::setUp(const std::function<void()> &arrange)
{
    const QScopedValueRollback settingUp(m_isSettingUp, true);
    arrange();
}

void ListPane::takeReferences()
{
    showScope();
    if (isVisible() || !isBehind())
        query();
}

void ListPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!isBehind())
        return;
    const bool hadRow = wanted().isValid();
    takeReferences();
    m_keeper->restore(!hadRow); // what was chosen meanwhile may have had none
}

void ListPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (!event->spontaneous())
        m_isEnteringDue = false; // whoever comes back asks anew
}

bool ListPane::isOpening() const
{
    return m_desk.isOpening();
}

void ListPane::showHits(qint64 hits, qint64 total)
{
    m_hits = hits;
    m_total = total;
    const bool opening = hits == 0 && isOpening();
    ui->hits->setText(opening ? QString() : hitsText(hits, total));
    // The row of filters must not go while somebody types into it.
    const bool nothingLeft = hits == 0 && total > 0 && ui->table->areFiltersShown() && !opening;
    ui->table->setCovered(nothingLeft);
    if (hits > 0 || nothingLeft)
        ui->stack->setCurrentWidget(ui->table);
    if (nothingLeft)
        showNothingLeft(*m_nothingLeft);
    else if (hits == 0)
        showEmpty();
}

void ListPane::showHitsAgain()
{
    showHits(m_hits, m_total);
}

void ListPane::showScope()
{
    const OrgId &organization = m_desk.organization();
    const bool narrowed = !organization.isEmpty();
    ui->scope->setVisible(narrowed);
    ui->clearScope->setVisible(narrowed);
    if (narrowed)
        ui->scope->setText(
            m_desk.isOpening()
                ? QString()
                : tr("In %1", "organization").arg(m_desk.references()->pathText(organization)));
}

void ListPane::showEmpty()
{
    ui->stack->setCurrentWidget(ui->empty);
    const auto *service = m_desk.service();
    if (!service) {
        ui->empty->setContent(u"connect", tr("No tenant is open"),
                              tr("Connect a tenant from the File menu."));
        return;
    }
    if (isOpening())
        return ui->empty->showOpening(emptyWords().icon);
    if (m_total > 0)
        return showNothingLeft(*ui->empty);
    const EmptyWords words = emptyWords();
    if (words.isWhole)
        return ui->empty->setContent(words.icon, words.title, words.text, words.button);
    if (service->isSyncing()) {
        ui->empty->setContent(u"refresh", tr("Reading from the server…"),
                              tr("The first rows appear as soon as they are here."));
        return;
    }
    const bool chosen = service->isOffline();
    const bool unreachable = service->connectivity() == Connectivity::Offline;
    ui->empty->setContent(words.icon, words.title,
                          service->syncedAt().isValid() ? tr("The server has none of these.")
                              : chosen ? tr("You are working offline, so nothing is read.")
                              : unreachable
                              ? tr("The server cannot be reached. Check the network and try again.")
                              : words.text,
                          chosen ? tr("Go o&nline") : tr("&Read from the server"));
}

void ListPane::showNothingLeft(EmptyState &state)
{
    const bool filtered = !ui->table->filters().isEmpty();
    const Narrowing narrowed = narrowing();
    const QString all = m_desk.organization().isEmpty() ? QString() : tr("Show &all organizations");
    state.setContent(filtered ? u"filter" : u"search", tr("Nothing matches"),
                     filtered ? tr("No row matches the filters above the columns.")
                         : !m_searched.isEmpty()
                         ? tr("Name, pinyin, initials, user name, organization, numbers "
                              "and codes were searched.")
                         : !narrowed.text.isEmpty() ? narrowed.text
                                                    : tr("Nothing belongs to this organization."),
                     m_searched.isEmpty() ? QString() : tr("&Clear the search"),
                     filtered                         ? tr("Clear fi&lters")
                         : !narrowed.button.isEmpty() ? narrowed.button
                                                      : all);
}

void ListPane::secondButton()
{
    if (!ui->table->filters().isEmpty())
        clearFilters();
    else if (!narrowing().button.isEmpty())
        widen();
    else
        m_desk.showOrganization({});
}

void ListPane::emptyButton()
{
    if (m_total == 0 && emptyWords().isWhole) {
        helpEmpty();
    } else if (m_total == 0) {
        if (m_desk.service() && m_desk.service()->isOffline())
            m_actions.of(Command::WorkOffline)->trigger();
        m_actions.of(Command::Refresh)->trigger();
    } else {
        setSearched({});
        emit searchCleared();
    }
}

void ListPane::openMenu(const QPoint &at)
{
    const QModelIndex index = ui->table->indexAt(at);
    if (index.isValid())
        m_actions.menu(commands(), subjectAt(index), this)
            ->popup(ui->table->viewport()->mapToGlobal(at));
}

void ListPane::announceHits()
{
    // The label's text is its name: one that was set would stay in the language of then.
    QAccessibleEvent event(ui->hits, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ListPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ListPane::retranslate()
{
    ui->clearScope->setToolTip(tr("Show all organizations"));
    ui->clearScope->setAccessibleName(tr("Show all organizations"));
    showScope();
    showHitsAgain();
}

} // namespace renzhi

#include "moc_listpane.cpp"
