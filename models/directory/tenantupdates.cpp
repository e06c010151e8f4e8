// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How what a sync or another program wrote to the cache reaches the memory above it.

#include "models/core/treeorder.h"
#include "models/directory/tenantmemory.h"
#include "models/search/peoplefile.h"

#include <QFile>

#include <algorithm>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// Beyond it a new index is built on the worker rather than this thread being kept busy.
constexpr size_t mostChangedInPlace = 2000;
constexpr qint64 mostReserved = 2'000'000; // people; more of them come in time
// Since the index was kept; with more it is kept anew.
constexpr size_t fewChanges = 200;
constexpr size_t mostFirst = 256; // people: more than come on a screen

// What a first load took for a while stays with the heap of its thread, as much again as all that
// is left of it.
void giveMemoryBack()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

QString peopleFile(const QString &directory)
{
    return directory + u"/people.index"_s;
}

} // namespace

void TenantMemory::adopt(Collection collection, const CacheChange &change, const SyncState &state)
{
    m_states[slot(collection)] = state;
    if (change.changed == 0 && change.removed == 0)
        return;
    if (collection == Collection::Users)
        adoptPeople(change);
    else if (collection == Collection::Positions && m_hasReferences)
        reloadPositions();
    else
        reloadReferences();
}

void TenantMemory::noteRefusal(Collection collection, const QString &code)
{
    m_worker->save<SyncState>(
        this,
        [collection, code](CacheStore &store) -> Result<SyncState> {
            SyncState state = store.syncState(collection);
            state.refusal = code;
            return store.setSyncState(collection, state).map([&state] { return state; });
        },
        [this, collection](const Result<SyncState> &state) {
            if (state)
                m_states[slot(collection)] = *state;
            else
                emit cacheFailed(state.error());
        });
}

void TenantMemory::adoptForeignWrites()
{
    m_worker->run<qint64>(
        this, [](CacheStore &store) -> Result<qint64> { return store.foreignWrites(); },
        [this](const Result<qint64> &writes) {
            if (!writes || *writes == m_foreignWrites || !m_store)
                return;
            m_foreignWrites = *writes;
            for (const Collection collection : collections)
                m_states[slot(collection)] = m_store->syncState(collection);
            reloadReferences();
            if (m_peopleWanted)
                rebuildPeople();
        });
}

// Where the organizations are those that are known, they stay what is known: whoever shows them has
// nothing to compare.
Result<TenantMemory::References> TenantMemory::readReferences(const CacheStore &store,
                                                              const ReferenceIndex &known)
{
    auto organizations = store.organizations();
    auto titles = store.titles();
    auto positions = store.positions();
    if (!organizations)
        return Failure(organizations.error());
    if (!titles)
        return Failure(titles.error());
    if (!positions)
        return Failure(positions.error());
    References references;
    if (!organizations->isEmpty() && *organizations == known.organizations())
        references.index = std::make_shared<ReferenceIndex>(
            known.withTitlesAndPositions(std::move(*titles), PositionList(std::move(*positions))));
    else
        references.index = std::make_shared<ReferenceIndex>(
            std::move(*organizations), std::move(*titles), std::move(*positions));
    references.order = treeRanks(*references.index);
    return references;
}

void TenantMemory::setReferences(References references)
{
    m_references = std::move(references.index);
    ++m_reading;
    m_order.reset(); // of others
    layOver(m_unsavedPositions);
    m_organizationOrder = std::move(references.order);
    nameOrganizations();
}

// To the people index that is there now. It gets the organizations alone: with the whole references
// it would keep positions that are others by then.
void TenantMemory::nameOrganizations()
{
    m_people.setOrganizationOrder(m_organizationOrder);
    m_people.setOrganizations(m_references->organizations());
}

void TenantMemory::reloadReferences()
{
    m_worker->run<References>(
        this, [known = m_references](CacheStore &store) { return readReferences(store, *known); },
        [this](Result<References> references) {
            const bool areFirst = !std::exchange(m_hasReferences, true);
            auto before = m_references;
            if (references) {
                setReferences(std::move(*references));
            } else {
                emit cacheFailed(references.error());
                if (!areFirst)
                    return;
                setReferences({ m_references, {} }); // who waits for them goes on without
            }
            emit referencesChanged();
            dropOnWorker(std::move(before));
            // Nobody waited for them: whoever comes to the positions later need not wait.
            if (areFirst && m_orderedFor != m_references.get()
                && m_references->positions().size() > positionsSortedAtOnce)
                orderPositions({ m_references, ColumnSorts(1), {} }, this,
                               [this](const Order &order) {
                                   if (order->wish.references == m_references)
                                       m_order = order;
                               });
        });
}

Result<TenantMemory::PositionNews> TenantMemory::readPositionNews(const CacheStore &store,
                                                                  const PositionList &known)
{
    auto read = store.positions();
    if (!read)
        return Failure(read.error());
    PositionList now(std::move(*read));
    PositionNews news;
    for (const Position &position : now) {
        const Position *before = known.position(position.id);
        if (!before || !(*before == position))
            news.changes.insert(position.id, position);
    }
    for (const Position &position : known) {
        if (!now.position(position.id))
            news.changes.insert(position.id, std::nullopt);
    }
    if (known.isEmpty() || known.changeCount() + news.changes.size() > mostLaidOver) {
        news.all = std::move(now);
        news.changes.clear();
    }
    return news;
}

// What is sorted and shown of a hundred thousand stays where few of them are others.
void TenantMemory::reloadPositions()
{
    if (m_positionReading != PositionReading::No) {
        m_positionReading = PositionReading::Again;
        return;
    }
    m_positionReading = PositionReading::UnderWay;
    m_worker->run<PositionNews>(
        this,
        [known = m_references](CacheStore &store) {
            return readPositionNews(store, known->positions());
        },
        [this, reading = m_reading](const Result<PositionNews> &news) {
            const bool again
                = std::exchange(m_positionReading, PositionReading::No) == PositionReading::Again;
            // What differs from references before these says nothing about these.
            const bool isOfOthers = news && !news->all && m_reading != reading;
            if (!news)
                emit cacheFailed(news.error());
            else if (!isOfOthers)
                takePositions(*news);
            if (isOfOthers || again)
                reloadPositions();
        });
}

void TenantMemory::takePositions(const PositionNews &news)
{
    if (!news.all && news.changes.isEmpty())
        return; // written by this program, which knew it before the disk did
    auto before = m_references;
    if (news.all) {
        m_references
            = std::make_shared<const ReferenceIndex>(m_references->withPositions(*news.all));
        m_order.reset(); // of others
    }
    layOver(news.changes);
    layOver(m_unsavedPositions);
    emit referencesChanged();
    dropOnWorker(std::move(before));
}

void TenantMemory::layOver(const PositionList::Changes &changes)
{
    if (!changes.isEmpty())
        m_references = std::make_shared<const ReferenceIndex>(m_references->with(changes));
}

void TenantMemory::orderPositions(const PositionOrderWish &wish, QObject *context,
                                  std::function<void(const Order &)> done)
{
    m_orderedFor = wish.references.get();
    if (m_order && m_order->wish == wish) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done), order = m_order] { done(order); },
            Qt::QueuedConnection);
        return;
    }
    // Taken from there by the worker, or the last of the references before would end here.
    const auto asked = std::make_shared<PositionOrderWish>(wish);
    m_worker->run<Order>(
        context,
        [asked, known = m_order](CacheStore &) -> Result<Order> {
            return makePositionOrder(std::exchange(*asked, {}), known.get());
        },
        [this, asked, done = std::move(done)](const Result<Order> &order) {
            // Without any cache there is no worker either.
            Order made = order ? *order : makePositionOrder(*asked);
            done(made);
            dropOnWorker(std::move(made));
        });
}

// Freeing some 100 000 records takes longer than a frame.
void TenantMemory::dropOnWorker(std::shared_ptr<const void> dropped)
{
    const auto box = std::make_shared<std::shared_ptr<const void>>(std::move(dropped));
    m_worker->run<bool>(
        this,
        [box](CacheStore &) -> Result<bool> {
            box->reset();
            return true;
        },
        [](const Result<bool> &) {});
}

// Before anything else that the worker does: what comes behind it is kept as is wished. That it
// keeps them again shows in how far the people have been read.
void TenantMemory::settleContacts()
{
    m_worker->save<SyncState>(
        this,
        [keeps = m_keeping.contacts,
         index = peopleFile(m_directory)](CacheStore &store) -> Result<SyncState> {
            store.setContactsKept(keeps);
            if (!keeps && store.hasContacts())
                QFile::remove(index); // first: a kill behind it must not leave this one
            return store.settleContacts().map(
                [&store](bool) { return store.syncState(Collection::Users); });
        },
        [this](const Result<SyncState> &state) {
            if (state)
                m_states[slot(Collection::Users)] = *state;
            else
                emit cacheFailed(state.error());
        });
}

// Not an index with what is to be removed.
void TenantMemory::findKeptPeople(std::launch how)
{
    if (!m_keeping.contacts && m_store->hasContacts())
        return;
    const auto mark = m_store->peopleMark();
    if (!mark)
        return;
    const QString file = peopleFile(m_directory);
    auto first = peoplefile::firstRows(file, mark->generation, mostFirst);
    if (!first)
        return;
    const auto changed = m_store->changedSince(first->change);
    if (!changed || changed->size() > mostChangedInPlace)
        return;
    // Whoever was changed may be gone, or stand elsewhere.
    std::erase_if(first->rows, [&changed](UserRow row) {
        return std::find(changed->cbegin(), changed->cend(), row) != changed->cend();
    });
    m_firstPeople = std::move(first->rows);
    m_keptGeneration = mark->generation;
    m_keptPeople = std::async(
        how, [file, generation = mark->generation] { return PeopleIndex::load(file, generation); });
}

// The index as it was kept, and what has changed since.
void TenantMemory::takeKeptPeople()
{
    if (!m_keptPeople.valid())
        return;
    auto kept = m_keptPeople.get();
    m_firstPeople.clear();
    if (!kept)
        return;
    const auto rows = m_store->changedSince(kept->change);
    if (!rows || rows->size() > mostChangedInPlace)
        return;
    // Behind them: of another generation, which another writer began meanwhile, they say nothing.
    const auto mark = m_store->peopleMark();
    if (!mark || mark->generation != m_keptGeneration)
        return;
    const auto users = m_store->users(*rows);
    if (!users)
        return;
    m_people = std::move(kept->index);
    nameOrganizations();
    for (size_t i = 0; i < rows->size(); ++i) {
        const User &user = users->at(qsizetype(i));
        if (user.id.isEmpty())
            m_people.remove((*rows)[i]);
        else
            m_people.put((*rows)[i], user);
    }
    m_peopleWanted = m_peopleAreWhole = true;
    m_peopleAreKept = rows->size() <= fewChanges;
}

const PeopleIndex &TenantMemory::people()
{
    takeKeptPeople();
    return m_people;
}

Result<PeopleIndex> TenantMemory::readPeople(const CacheStore &store)
{
    PeopleIndex people;
    // A hint, which in a damaged cache may be anything.
    people.reserve(std::clamp<qint64>(store.count(Collection::Users), 0, mostReserved));
    const auto read
        = store.forEachUser([&people](UserRow row, const User &user) { people.put(row, user); });
    if (!read)
        return Failure(read.error());
    people.arrange();
    return people;
}

// Kept for the next start, and from then on used where the file is mapped; never two of them at a
// time.
void TenantMemory::rebuildPeople()
{
    using Built = std::shared_ptr<PeopleIndex>;
    m_peopleFailed = false;
    m_worker->run<Built>(
        this,
        [file = peopleFile(m_directory)](CacheStore &store) -> Result<Built> {
            const auto mark = store.peopleMark();
            if (!mark)
                return Failure(mark.error());
            auto people = readPeople(store);
            if (people && people->save(file, mark->generation, mark->change)) {
                people->clear();
                if (auto kept = PeopleIndex::load(file, mark->generation))
                    *people = std::move(kept->index);
                else
                    people = readPeople(store);
            }
            if (!people)
                return Failure(people.error());
            giveMemoryBack();
            return std::make_shared<PeopleIndex>(std::move(*people));
        },
        [this](Result<Built> people) {
            m_peopleFailed = !people;
            if (!people) {
                m_peopleAreKept = false; // what is asked for again is made anew
                emit cacheFailed(people.error());
                return;
            }
            std::swap(m_people, **people);
            m_peopleAreWhole = true;
            nameOrganizations();
            emit peopleChanged({}, {});
            dropOnWorker(std::move(*people));
        });
}

void TenantMemory::adoptPeople(const CacheChange &change)
{
    if (!m_peopleWanted) {
        emit peopleChanged(change.changedUsers, change.removedUsers);
        return;
    }
    if (change.changedUsers.size() + change.removedUsers.size() > mostChangedInPlace) {
        rebuildPeople();
        return;
    }
    m_worker->run<QVector<User>>(
        this, [rows = change.changedUsers](CacheStore &store) { return store.users(rows); },
        [this, change](const Result<QVector<User>> &users) {
            if (m_peopleFailed)
                rebuildPeople(); // of a few changes none can be made
            else if (!m_peopleAreWhole)
                return; // they are being made, behind this change, and that is told
            else if (users)
                takeChanged(change, *users);
            else
                emit cacheFailed(users.error());
        });
}

void TenantMemory::takeChanged(const CacheChange &change, const QVector<User> &users)
{
    for (qsizetype i = 0; i < users.size(); ++i) {
        const UserRow row = change.changedUsers[size_t(i)];
        if (users.at(i).id.isEmpty())
            m_people.remove(row);
        else
            m_people.put(row, users.at(i));
    }
    for (const UserRow row : change.removedUsers)
        m_people.remove(row);
    emit peopleChanged(change.changedUsers, change.removedUsers);
}

} // namespace renzhi
