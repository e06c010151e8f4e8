// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/peoplepane.h"

#include "models/directory/directoryservice.h"
#include "views/delegates/rowdelegate.h"
#include "views/widgets/filterrow.h"
#include "views/widgets/tableview.h"
#include "views/wording.h"

#include <QHeaderView>
#include <QHideEvent>
#include <QScrollBar>

#include <algorithm>
#include <chrono>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

PeopleFilter::StatusWords statusWords()
{
    const auto words = wording::inBothLanguages(UserTableModel::staticMetaObject,
                                                { UserTableModel::statusSource(false, false),
                                                  UserTableModel::statusSource(false, true),
                                                  UserTableModel::statusSource(true, false) });
    return { words[0], words[1], words[2] };
}

QVector<TableView::Column> peopleColumns()
{
    using Column = UserTableModel::Column;
    using Kind = TableView::Column::Kind;
    return { { int(Column::Name), 11 },
             { int(Column::UserName), 13 },
             { int(Column::Organization), 9, Kind::Flexible },
             { int(Column::Jobs), 6 },
             { int(Column::Status), 7 },
             { int(Column::EmployeeId), 11, Kind::Hidden },
             { int(Column::Mobile), 16, Kind::Hidden },
             { int(Column::Email), 26, Kind::Hidden },
             { int(Column::UpdatedAt), 24, Kind::Hidden } };
}

} // namespace

PeoplePane::PeoplePane(Desk &desk, Actions &actions, QWidget *parent)
    : ListPane(desk, actions, parent), m_jobCounts([this] { takeCounts(); })
{
    setObjectName(u"peoplePane"_s);
    table()->setObjectName(u"peopleTable"_s);
    table()->setItemDelegate(new RowDelegate(table(), { int(Column::Organization) }));
    table()->filterRow().setNumberColumns({ int(Column::Jobs) });
    m_filter.setStatusWords(statusWords());
    m_filter.setJobCounts([this](std::span<const quint32> rows) { return m_jobCounts.of(rows); });
    m_gathered.setSingleShot(true);
    m_gathered.setInterval(SortsAgainAfter);
    connect(&m_gathered, &QTimer::timeout, this, &PeoplePane::query);
    m_ahead.setSingleShot(true);
    m_ahead.setInterval(300ms);
    connect(&m_ahead, &QTimer::timeout, this, &PeoplePane::readAhead);
    connect(table()->verticalScrollBar(), &QScrollBar::valueChanged, &m_ahead,
            qOverload<>(&QTimer::start));
    connect(&m_search, &PeopleSearch::found, this, &PeoplePane::takeFound);
    connect(&m_search, &PeopleSearch::abandoned, this, &PeoplePane::query);
    connect(&desk, &Desk::sessionChanged, this, &PeoplePane::setSession);
    connect(&desk, &Desk::placeChanged, this, [this](const Place &from) {
        if (from.user != this->desk().place().user)
            showChosen();
    });
    connect(&desk, &Desk::contextChanged, this, &PeoplePane::readStartAhead);
    retranslate();
}

PeopleSort PeoplePane::sortOf(int section)
{
    switch (Column(section)) {
    case Column::Name:
        return PeopleSort::Name;
    case Column::UserName:
        return PeopleSort::UserName;
    case Column::Organization:
        return PeopleSort::Organization;
    case Column::Jobs:
        return PeopleSort::Jobs;
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

void PeoplePane::setSession()
{
    const Session &session = desk().session();
    if (m_service)
        m_service->disconnect(this); // it may go on behind, and its rows are others
    m_service = session.service;
    m_search.drop();
    m_jobCounts.setService(session.service);
    m_isWaiting = m_isBehind = m_isAnswered = false;
    m_gathered.stop();
    setModel(session.users);
    m_ahead.stop(); // of other rows
    m_isStartDue = m_readsStartAhead && session.service;
    if (session.users)
        setUp([this] { table()->setDefaultColumns(peopleColumns(), int(Column::Name)); });
    if (auto *service = session.service) {
        connect(service, &DirectoryService::peopleChanged, this, &PeoplePane::takePeople);
        connect(service, &DirectoryService::jobsChanged, this, &PeoplePane::takeJobs);
        connect(service, &DirectoryService::jobsGathered, this, &PeoplePane::takeGathered);
        connect(service, &DirectoryService::cacheFailed, this, &PeoplePane::takeFailure);
        connect(service, &DirectoryService::crawlFinished, this, &PeoplePane::takeCrawl);
        connect(service, &DirectoryService::referencesChanged, this, &PeoplePane::takeReferences);
        connect(service, &DirectoryService::syncStarted, this, &PeoplePane::retranslate);
        connect(service, &DirectoryService::syncFinished, this, &PeoplePane::retranslate);
    }
}

PeopleQuery PeoplePane::currentQuery() const
{
    PeopleQuery result;
    result.text = searched();
    const bool ranked = table()->isRanked();
    const ColumnSorts keys = ranked ? ColumnSorts() : table()->sortKeys();
    for (const ColumnSort &key : keys)
        result.thenBy.push_back({ sortOf(key.column), key.order });
    if (ranked) {
        result.sort = PeopleSort::Relevance;
    } else if (!result.thenBy.empty()) {
        result.sort = result.thenBy.front().sort;
        result.order = result.thenBy.front().order;
        result.thenBy.erase(result.thenBy.begin());
    }
    if (!desk().organization().isEmpty()) {
        const QVector<OrgId> below = desk().references()->subtreeOf(desk().organization());
        result.organizations = QSet<OrgId>(below.begin(), below.end());
    }
    return result;
}

bool PeoplePane::sortsByJobs() const
{
    const ColumnSorts &keys = table()->sortKeys();
    return !table()->isRanked()
        && std::any_of(keys.cbegin(), keys.cend(),
                       [](const ColumnSort &key) { return key.column == int(Column::Jobs); });
}

bool PeoplePane::filtersByJobs() const
{
    return table()->filters().contains(int(Column::Jobs));
}

// Which cannot be answered before the organizations have their names and their order.
bool PeoplePane::asksForOrganizations(const PeopleQuery &wish) const
{
    return !table()->filters().value(int(Column::Organization)).isEmpty()
        || wish.sort == PeopleSort::Organization
        || std::any_of(wish.thenBy.cbegin(), wish.thenBy.cend(),
                       [](const auto &key) { return key.sort == PeopleSort::Organization; });
}

void PeoplePane::updateFilter()
{
    m_filter.setReferences(desk().references());
    const QHash<int, QString> typed = table()->filters();
    for (int section = 0; section <= int(Column::UpdatedAt); ++section) {
        if (Column(section) == Column::Jobs)
            m_filter.setJobs(typed.value(section));
        else
            m_filter.setColumn(sortOf(section), typed.value(section));
    }
}

void PeoplePane::takePeople(const std::vector<quint32> &changed,
                            const std::vector<quint32> &removed)
{
    if (changed.empty() && removed.empty())
        m_jobCounts.forget(); // anybody may have changed
    m_jobCounts.takeRows(changed); // whoever is new may have jobs that were read before
    m_jobCounts.remove(removed);
    // Whoever is gone or new, or has another name by now: the order may be another.
    query();
}

void PeoplePane::takeJobs(const JobList &jobs)
{
    const PeopleJobCounts::News news = m_jobCounts.take(jobs);
    if (filtersByJobs())
        query();
    else if (news == PeopleJobCounts::News::Other && sortsByJobs())
        queryLater(); // not under the hand of who goes from one person to the next
}

// Up to twice a second under a crawl. The rows on screen follow by themselves. Whom the list reads
// because they came on screen stay where they stand: with each turn of the wheel the rows would go
// where nobody turned to, and others come that are read too.
void PeoplePane::takeGathered(const std::vector<quint32> &rows)
{
    const bool isNews = m_jobCounts.takeRows(rows);
    const bool isCrawled = desk().service()->crawlState().phase != CrawlState::Phase::Idle;
    if (filtersByJobs() || (isNews && isCrawled && sortsByJobs()))
        queryLater();
}

// What it read last is told behind its end, a moment later.
void PeoplePane::takeCrawl()
{
    if (sortsByJobs())
        m_gathered.start();
}

void PeoplePane::takeCounts()
{
    if (m_isWaiting)
        query();
}

// They may be who could not be loaded.
void PeoplePane::takeFailure()
{
    if (!desk().session().users || isSearching())
        return;
    if (isFailed())
        keepRows();
    else
        showHitsAgain();
}

void PeoplePane::queryLater()
{
    if (!m_gathered.isActive())
        m_gathered.start();
}

bool PeoplePane::canReadAhead() const
{
    const Session &session = desk().session();
    return session.service && session.users && session.users->rowCount() > 0 && isVisible()
        && !desk().isOpening() && session.service->connectivity() == Connectivity::Online
        && !table()->isColumnHidden(int(Column::Jobs));
}

// As soon as it can be: the rows came on screen before there was a server to ask.
void PeoplePane::readStartAhead()
{
    if (m_isStartDue && !m_ahead.isActive() && canReadAhead())
        m_ahead.start();
}

// The jobs of those who came on screen by what the operator did or as the first of a session, so
// that their counts are there. Of whoever is chosen the card reads them.
void PeoplePane::readAhead()
{
    const int first = canReadAhead() ? table()->rowAt(0) : -1;
    if (first < 0)
        return;
    m_isStartDue = false;
    const Session &session = desk().session();
    const int last = table()->rowAt(table()->viewport()->height() - 1);
    const int end = last < 0 ? session.users->rowCount() : last + 1;
    const QModelIndex chosen = wanted();
    std::vector<quint32> rows;
    for (int row = first; row < end; ++row) {
        if (row != chosen.row())
            rows.push_back(session.users->rowKey(row));
    }
    session.service->prefetchJobs(rows);
}

bool PeoplePane::isBehind() const
{
    return m_isBehind && desk().session().users;
}

bool PeoplePane::isOpening() const
{
    const Session &session = desk().session();
    if (ListPane::isOpening() || !session.users || session.service->peopleCount() == 0)
        return ListPane::isOpening();
    // Nothing is found in an index that is still being made.
    const bool isBeingMade
        = session.service->people().size() == 0 && !session.service->peopleFailed();
    return !m_isAnswered || isBeingMade;
}

// There are people, and none of them can be looked for.
bool PeoplePane::isFailed() const
{
    const auto *service = desk().service();
    return service && service->peopleFailed() && service->people().size() == 0
        && service->peopleCount() > 0;
}

// Of none that can be looked for nothing was left out either.
qint64 PeoplePane::everybody() const
{
    return isFailed() ? 0 : desk().service()->peopleCount();
}

// On the page that is open; before its window is shown too, which begins with its rows.
bool PeoplePane::isInSight() const
{
    return isVisibleTo(window());
}

void PeoplePane::query()
{
    m_search.drop();
    m_isWaiting = m_isBehind = false;
    const Session &session = desk().session();
    if (!session.service || !session.users) {
        showHits(0, 0);
        return rowsAreHere();
    }
    m_isBehind = !isInSight();
    if (m_isBehind)
        return keepRows();
    PeopleQuery wish = currentQuery();
    const bool asksForJobs = sortsByJobs() || filtersByJobs();
    // A start does not wait for everybody's numbers of jobs either.
    if (desk().isOpening() && (asksForOrganizations(wish) || asksForJobs)) {
        changeRows([&] { session.users->setRows({}); });
        showHits(0, everybody());
        return rowsAreHere();
    }
    // In any other order the rows would be shown from a beginning that is none, and a filter would
    // leave those of before who are not meant.
    m_isWaiting = asksForJobs && !m_jobCounts.demand();
    if (m_isWaiting)
        return keepRows();
    if (sortsByJobs())
        wish.jobCounts = m_jobCounts.known();
    updateFilter();
    // A start shows the first of everybody before everybody is there, which is told.
    const std::vector<quint32> &first = session.service->firstPeople();
    if (!first.empty() && wish == PeopleQuery() && !m_filter.isActive()) {
        changeRows([&] { session.users->setRows(first); });
        const qint64 people = session.service->peopleCount();
        return showHits(people, people);
    }
    m_search.start(session.service->people(), wish, m_filter.isActive() ? &m_filter : nullptr);
}

void PeoplePane::keepRows()
{
    showHits(desk().session().users->rowCount(), everybody());
}

// Not while the session is another: that drops the search.
void PeoplePane::takeFound()
{
    m_isAnswered = true;
    const Session &session = desk().session();
    std::vector<quint32> rows = m_search.takeRows();
    const auto hits = qint64(rows.size());
    changeRows([&] { session.users->setRows(std::move(rows)); });
    showHits(hits, everybody());
    rowsAreHere();
    readStartAhead();
}

void PeoplePane::settle()
{
    // Again where the people changed under it: then it was only asked anew.
    while (m_search.isRunning())
        m_search.finishNow();
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

FindRows PeoplePane::remember(const std::vector<int> &rows) const
{
    const auto *users = qobject_cast<const UserTableModel *>(table()->model());
    if (!users)
        return {};
    std::vector<quint32> keys(rows.size());
    std::transform(rows.cbegin(), rows.cend(), keys.begin(),
                   [users](int row) { return users->rowKey(row); });
    return [users, keys = std::move(keys)] { return users->positionsOfKeys(keys); };
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
    return tr("Name, pinyin, user name, employee ID, mobile, organization");
}

QString PeoplePane::searchName() const
{
    return tr("Search people: name, pinyin, user name, employee ID, mobile, organization");
}

ListPane::EmptyWords PeoplePane::emptyWords() const
{
    if (isFailed())
        return { u"people"_s, tr("The people cannot be shown"),
                 tr("The people who are kept on this computer could not be read."), true,
                 tr("&Try again") };
    return { u"people"_s, tr("No people yet"), tr("Nothing of this tenant has been read.") };
}

void PeoplePane::helpEmpty()
{
    desk().service()->loadPeople();
    query();
}

QString PeoplePane::hitsText(qint64 hits, qint64 total) const
{
    if (isFailed())
        return {}; // that is said in the place of the rows
    if (hits == total)
        return tr("%Ln people", nullptr, int(total));
    return tr("%1 of %2").arg(wording::number(hits), wording::number(total));
}

void PeoplePane::showEvent(QShowEvent *event)
{
    const bool hadRow = wanted().isValid();
    ListPane::showEvent(event);
    if (!hadRow && isSearching())
        showChosen(); // among the rows that are to come
    readStartAhead();
}

void PeoplePane::hideEvent(QHideEvent *event)
{
    ListPane::hideEvent(event);
    if (event->spontaneous() || !isSearching())
        return;
    m_search.drop();
    m_isWaiting = false;
    m_isBehind = true;
}

void PeoplePane::retranslate()
{
    table()->setAccessibleName(tr("People"));
    if (auto *model = desk().session().users)
        model->retranslate();
    ListPane::retranslate();
}

} // namespace renzhi

#include "moc_peoplepane.cpp"
