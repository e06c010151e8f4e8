// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/jobspane.h"

#include "models/directory/directoryservice.h"
#include "views/delegates/rowdelegate.h"
#include "views/widgets/filterrow.h"
#include "views/widgets/jobchoices.h"
#include "views/widgets/tableview.h"
#include "views/wording.h"

#include <QHeaderView>
#include <QHideEvent>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// A list that another one takes the place of at once could not be read; and listing what a crawl
// brings is to leave the other work most of the time.
constexpr std::chrono::milliseconds afterOwnChange { 300 };
constexpr std::chrono::milliseconds underCrawl { 3'000 };
constexpr int RestsUnderCrawl = 10;
// Rows that come sooner need no word that they do.
constexpr std::chrono::milliseconds SlowList { 300 };

// What columns of the table the people index knows, and how it calls them.
constexpr std::array PeopleColumns {
    std::pair { JobColumn::Person, PeopleSort::Name },
    std::pair { JobColumn::UserName, PeopleSort::UserName },
    std::pair { JobColumn::EmployeeId, PeopleSort::EmployeeId },
};

std::optional<PeopleSort> peopleSortOf(int section)
{
    for (const auto &[column, sort] : PeopleColumns) {
        if (int(column) == section)
            return sort;
    }
    return std::nullopt;
}

QVector<TableView::Column> jobColumns()
{
    using Column = JobColumn;
    using Kind = TableView::Column::Kind;
    return { { int(Column::Person), 9 },
             { int(Column::UserName), 13, Kind::Hidden },
             { int(Column::EmployeeId), 11, Kind::Hidden },
             { int(Column::HomeOrganization), 13 },
             { int(Column::Organization), 14, Kind::Flexible },
             { int(Column::Position), 13 },
             { int(Column::Title), 13, Kind::Hidden },
             { int(Column::Relation), 11 },
             { int(Column::CrossCompany), 13 },
             { int(Column::ReadAt), 18, Kind::Hidden } };
}

std::vector<QStringList> companyWords()
{
    return wording::inBothLanguages(
        JobTableModel::staticMetaObject,
        { JobTableModel::crossCompanySource(true), JobTableModel::crossCompanySource(false) });
}

} // namespace

JobsPane::JobsPane(Desk &desk, Actions &actions, QWidget *parent)
    : ListPane(desk, actions, parent)
    , m_companyWords(companyWords())
    , m_choices(new JobChoices(this))
{
    setObjectName(u"jobsPane"_s);
    table()->setObjectName(u"jobsTable"_s);
    table()->setItemDelegate(
        new RowDelegate(table(), { int(Column::HomeOrganization), int(Column::Organization) }));
    table()->filterRow().setUnfilteredColumns({ int(Column::Relation), int(Column::ReadAt) });
    setHead(m_choices, m_choices->lastStop());
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, [this] {
        if (isSearching())
            m_later.start(); // or a list that takes longer would never be there
        else
            query();
    });
    m_slow.setSingleShot(true);
    m_slow.setInterval(SlowList);
    connect(&m_slow, &QTimer::timeout, this, [this] {
        m_isSlow = true;
        showHitsAgain();
    });
    connect(m_choices, &JobChoices::changed, this, &JobsPane::askAgain);
    connect(m_choices, &JobChoices::changed, this, &JobsPane::stateChanged);
    connect(&m_search, &PeopleSearch::found, this, &JobsPane::listJobs);
    connect(&m_search, &PeopleSearch::abandoned, this, &JobsPane::query);
    connect(&desk, &Desk::sessionChanged, this, &JobsPane::setSession);
    connect(&desk, &Desk::contextChanged, this, &JobsPane::takeChosen);
    retranslate();
}

JobsPane::~JobsPane() = default;

void JobsPane::setSession()
{
    if (m_service)
        m_service->disconnect(this); // it may go on behind, and its people are others
    m_service = desk().service();
    m_search.drop();
    m_listing.reset();
    m_later.stop();
    setAsking(false);
    m_isAnswered = m_isFailed = m_isMissing = false;
    m_isBehind = true;
    m_chosen = {};
    m_found.reset();
    m_took = 0ms;
    if (model())
        connect(model(), &QAbstractItemModel::dataChanged, this, [this] { m_found.reset(); });
    setModel(model());
    showHits(0, 0);
    if (model())
        setUp([this] { table()->setDefaultColumns(jobColumns(), int(Column::Person)); });
    if (auto *service = desk().service()) {
        connect(service, &DirectoryService::peopleChanged, this, &JobsPane::takePeople);
        connect(service, &DirectoryService::cacheFailed, this, &JobsPane::goOn);
        connect(service, &DirectoryService::jobsChanged, this, &JobsPane::takeJobs);
        connect(service, &DirectoryService::keptJobsChanged, this,
                [this] { askLater(afterOwnChange, 1); });
        connect(service, &DirectoryService::jobsGathered, this, [this] {
            m_found.reset(); // of a row out of sight nothing is announced
            askLater(underCrawl, RestsUnderCrawl);
        });
        connect(service, &DirectoryService::crawlChanged, this, &JobsPane::showCoverage);
        connect(service, &DirectoryService::referencesChanged, this, &JobsPane::takeReferences);
        connect(service, &DirectoryService::syncStarted, this, &JobsPane::retranslate);
        connect(service, &DirectoryService::syncFinished, this, &JobsPane::retranslate);
    }
}

// ---- What is asked for

bool JobsPane::isBehind() const
{
    return m_isBehind && model();
}

// Organizations and positions have their names, and the people index is there.
bool JobsPane::isReady() const
{
    const auto *service = desk().service();
    return !desk().isOpening() && (service->people().size() > 0 || service->peopleCount() == 0);
}

bool JobsPane::isOpening() const
{
    return ListPane::isOpening()
        || (model() && !m_isAnswered && !m_isFailed && desk().service()->peopleCount() > 0);
}

PeopleQuery JobsPane::peopleQuery() const
{
    PeopleQuery result;
    result.text = searched();
    result.withDisabled = m_choices->withDisabled();
    if (table()->isRanked()) {
        result.sort = PeopleSort::Relevance;
        return result;
    }
    std::vector<PeopleSortKey> keys;
    for (const ColumnSort &key : table()->sortKeys()) {
        if (const auto sort = peopleSortOf(key.column))
            keys.push_back({ *sort, key.order });
    }
    if (!keys.empty()) {
        result.sort = keys.front().sort;
        result.order = keys.front().order;
        result.thenBy.assign(keys.cbegin() + 1, keys.cend());
    }
    return result;
}

void JobsPane::updateFilter()
{
    m_filter.setReferences(desk().references());
    const QHash<int, QString> typed = table()->filters();
    for (const auto &[column, sort] : PeopleColumns)
        m_filter.setColumn(sort, typed.value(int(column)));
}

void JobsPane::query()
{
    m_search.drop();
    m_listing.reset();
    auto *service = desk().service();
    if (!service || !model()) {
        setAsking(false);
        showHits(0, 0);
        return rowsAreHere();
    }
    service->stopListingJobs();
    m_isBehind = !isVisible() || !isReady();
    if (m_isBehind) {
        setAsking(false);
        m_isFailed = !isReady() && service->peopleFailed();
        return showHitsAgain(); // why there is nothing, where there is nothing
    }
    m_later.stop();
    setAsking(true);
    m_clock.start();
    updateFilter();
    m_search.start(service->people(), peopleQuery(), m_filter.isActive() ? &m_filter : nullptr);
}

// Of what is asked for again and again, as somebody types, the first one counts.
void JobsPane::setAsking(bool asking)
{
    m_isAsking = asking;
    if (!asking) {
        m_slow.stop();
        m_isSlow = false;
    } else if (!m_isSlow && !m_slow.isActive()) {
        m_slow.start();
    }
}

JobListWish JobsPane::wish(std::vector<quint32> people) const
{
    JobListWish result;
    result.people = std::make_shared<const std::vector<quint32>>(std::move(people));
    result.relation = m_choices->relation();
    result.references = desk().references();
    if (!desk().organization().isEmpty()) {
        const QVector<OrgId> below = result.references->subtreeOf(desk().organization());
        result.organizations = QSet<OrgId>(below.begin(), below.end());
    }
    result.filters = activeFilters(table()->filters(), JobColumnCount);
    result.crossCompanyWords = m_companyWords[0];
    result.sameCompanyWords = m_companyWords[1];
    // The best hits come first: that is the order of the people.
    result.keys = table()->isRanked() ? ColumnSorts { { int(Column::Person), Qt::AscendingOrder } }
                                      : table()->sortKeys();
    return result;
}

// The people are found. Not while the session is another: that drops the search.
void JobsPane::listJobs()
{
    m_listing = std::make_unique<QObject>();
    desk().service()->listJobs(wish(m_search.takeRows()), m_listing.get(),
                               [this](Result<JobListAnswer> answer) { take(std::move(answer)); });
}

void JobsPane::take(Result<JobListAnswer> answer)
{
    setAsking(false);
    m_took = std::chrono::milliseconds(m_clock.elapsed());
    m_isFailed = !answer;
    m_isAnswered = true;
    // Rows that answered the same a moment ago are better than none; those of another question are
    // not.
    if (answer)
        showAnswer(std::move(*answer));
    else if (isBeginningDue())
        showAnswer({});
    else
        showHitsAgain();
    showCoverage();
    rowsAreHere();
    if (std::exchange(m_isMissing, false))
        showChosen();
}

void JobsPane::showAnswer(JobListAnswer answer)
{
    const auto hits = qint64(answer.rows.size());
    changeRows([&] {
        model()->setRows(std::move(answer.rows));
        m_found.reset();
    });
    showHits(hits, answer.total);
}

void JobsPane::settle()
{
    // Again where the people changed under it: then it was only asked anew.
    while (m_search.isRunning())
        m_search.finishNow();
}

void JobsPane::showEvent(QShowEvent *event)
{
    m_isMissing = m_isMissing || !wanted().isValid();
    ListPane::showEvent(event);
    showCoverage();
}

// The people index answers one list at a time: the one that is seen now would wait for this one.
void JobsPane::hideEvent(QHideEvent *event)
{
    ListPane::hideEvent(event);
    if (event->spontaneous() || !m_search.isRunning())
        return;
    m_search.drop();
    setAsking(false);
    m_isBehind = true;
}

// ---- What changes by itself

// Again when so much time has passed, and so many times what the last list took.
void JobsPane::askLater(std::chrono::milliseconds least, int rests)
{
    const auto wait = std::max(least, rests * m_took);
    if (!m_later.isActive() || m_later.remainingTimeAsDuration() > wait)
        m_later.start(wait);
}

void JobsPane::goOn()
{
    if (isBehind() && isVisible())
        query();
}

// Whoever is gone or new, or has another name by now: the order may be another.
void JobsPane::takePeople(const std::vector<quint32> &, const std::vector<quint32> &removed)
{
    m_found.reset();
    if (isBehind() && isVisible())
        query(); // it waited for them
    else if (removed.empty())
        askLater(underCrawl, RestsUnderCrawl);
    else
        askLater(afterOwnChange, 1); // their rows stand there, and are empty
}

// The card reads the jobs of whoever is chosen. Mostly that is no news but for the time, and
// keptJobsChanged() tells of what is.
void JobsPane::takeJobs()
{
    m_found.reset();
    const ColumnSorts &keys = table()->sortKeys();
    const bool isByReading = std::any_of(keys.cbegin(), keys.cend(), [](const ColumnSort &key) {
        return key.column == int(Column::ReadAt);
    });
    if (isByReading)
        askLater(afterOwnChange, 1);
}

void JobsPane::showCoverage()
{
    const auto *service = desk().service();
    if (!isVisible() || !service)
        return;
    m_choices->showCoverage(service->jobsCoverage());
    if (!isSearching())
        showHitsAgain(); // where no job is known, it says how far the reading is
}

// ---- What is chosen

// On this page, or as a row of the card beside it.
void JobsPane::takeChosen()
{
    if (desk().place().view != View::Jobs || !model())
        return;
    const Subject now = desk().subject();
    if (now == m_chosen)
        return;
    m_chosen = now;
    m_isMissing = !wanted().isValid();
    showChosen();
}

void JobsPane::chosen(const QModelIndex &index)
{
    if (const auto record = model()->recordAt(index.row()))
        desk().showJob(record->user.id, record->job.id);
}

QModelIndex JobsPane::indexAt(int row) const
{
    return model()->index(row, table()->horizontalHeader()->logicalIndex(0));
}

bool JobsPane::isChosen(int row) const
{
    const auto record = row < 0 ? std::nullopt : model()->recordAt(row);
    return record && record->user.id == desk().subject().user
        && record->job.id == desk().subject().job;
}

// Which of the person's rows it is, its record tells: a key names the place of a job, and another
// job may have that by now.
QModelIndex JobsPane::wanted() const
{
    const Subject subject = desk().subject();
    if (!model() || table()->model() != model() || subject.job.isEmpty())
        return {};
    if (isChosen(table()->currentIndex().row()))
        return indexAt(table()->currentIndex().row());
    if (!m_found || m_found->subject != subject)
        m_found = Found { subject, rowOfJob(subject) };
    return m_found->row < 0 ? QModelIndex() : indexAt(m_found->row);
}

int JobsPane::rowOfJob(const Subject &subject) const
{
    const auto person = desk().service()->rowOf(subject.user);
    if (!person)
        return -1;
    std::vector<JobKey> keys(size_t(desk().service()->jobs(subject.user).jobs.size()));
    for (size_t i = 0; i < keys.size(); ++i)
        keys[i] = { *person, quint32(i) };
    const std::vector<int> rows = model()->positionsOfKeys(keys);
    const auto found
        = std::find_if(rows.cbegin(), rows.cend(), [this](int row) { return isChosen(row); });
    return found == rows.cend() ? -1 : *found;
}

FindRows JobsPane::remember(const std::vector<int> &rows) const
{
    const auto *jobs = qobject_cast<const JobTableModel *>(table()->model());
    if (!jobs)
        return {};
    std::vector<JobKey> keys(rows.size());
    std::transform(rows.cbegin(), rows.cend(), keys.begin(),
                   [jobs](int row) { return jobs->rowKey(row); });
    return [jobs, keys = std::move(keys)] { return jobs->positionsOfKeys(keys); };
}

Subject JobsPane::subjectAt(const QModelIndex &index) const
{
    const auto record = model()->recordAt(index.row());
    return record ? Subject { .user = record->user.id, .job = record->job.id, .position = {} }
                  : Subject {};
}

// What can be done with a job, then what with its holder.
QVector<Command> JobsPane::commands() const
{
    QVector<Command> all = Actions::forJob();
    for (const Command command : Actions::forPerson()) {
        if (!all.contains(command))
            all.append(command);
    }
    return all;
}

} // namespace renzhi

#include "moc_jobspane.cpp"
