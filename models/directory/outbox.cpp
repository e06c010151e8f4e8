// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/outbox.h"

#include "models/directory/directoryservice.h"
#include "models/directory/localerror.h"
#include "models/directory/outboxfile.h"
#include "models/directory/writeoperation.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QSysInfo>

#include <algorithm>
#include <chrono>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Q_LOGGING_CATEGORY(logOutbox, "renzhi.outbox")

constexpr auto SenderPause = 2s; // between two looks at what another program sends

ApiError fileError(const QString &code, const QString &detail)
{
    return localError(ApiError::Kind::Local, code, detail);
}

// A job may name a position that is only now added, and a position goes only when nobody has a job
// with it any more.
int turnOf(WriteRequest::Kind kind)
{
    if (kind == WriteRequest::Kind::RemovePosition)
        return 2;
    return isAboutPosition(kind) ? 0 : 1;
}

// Whether the entries behind this one had better wait.
bool stopsQueue(const WriteOutcome &outcome)
{
    if (outcome.state == WriteOutcome::State::OutcomeUnknown)
        return true;
    if (outcome.state != WriteOutcome::State::Rejected)
        return false;
    switch (outcome.error.kind) {
    case ApiError::Kind::Offline:
    case ApiError::Kind::Network:
    case ApiError::Kind::Timeout:
    case ApiError::Kind::Cancelled:
    case ApiError::Kind::Local:
        return true;
    default:
        return false;
    }
}

} // namespace

Outbox::Outbox(DirectoryService *service, QString dataDirectory, QObject *parent)
    : QObject(parent)
    , m_service(service)
    , m_directory(std::move(dataDirectory))
    , m_file(outboxfile::fileIn(m_directory))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Outbox::lookAgain);
    connect(m_service, &DirectoryService::lostWriteSettled, this, &Outbox::onLostSettled);
}

Result<void> Outbox::load()
{
    m_entries.clear();
    m_unreadable = {};
    const auto loaded = m_file.load([this](const QByteArray &there) { return merge(there); });
    if (!loaded)
        return Failure(loaded.error());
    static_cast<void>(lookForSenders());
    if (!m_unreadable.isEmpty())
        qCWarning(logOutbox) << m_unreadable.size() << "entries cannot be read and are kept";
    emit changed();
    return {};
}

Result<void> Outbox::edit(const std::function<Result<void>()> &change)
{
    FileLock lock;
    const auto news = takeOver(lock);
    if (!news)
        return Failure(news.error());
    const QVector<Entry> before = m_entries;
    Result<void> done = change();
    if (done)
        done = save();
    if (!done)
        m_entries = before;
    lock.letGo(); // whoever is told may want to go on
    if (done || *news)
        emit changed();
    return done;
}

Result<bool> Outbox::takeOver(FileLock &lock)
{
    return m_file.takeOver(lock, [this](const QByteArray &there) { return merge(there); })
        .map([this](bool isNews) { return lookForSenders() || isNews; });
}

Result<void> Outbox::merge(const QByteArray &there)
{
    const auto theirs = outboxfile::fromBytes(there);
    if (!theirs)
        return Failure(theirs.error());
    const auto known = outboxfile::fromBytes(m_file.seen());
    // Where locks are not to be relied on, another program may have begun to send it as well: then
    // it does not leave here.
    const auto isOurs = [this](const Entry &mine, const Entry *now) {
        const bool mayLeave = now != nullptr && (!now->sender || m_run.isNamed(now->sender->run));
        return isSentHere(mine) && (mine.leaves || mayLeave);
    };
    const auto isSame = [](const Entry &one, const Entry &other) {
        return outboxfile::toJson(one) == outboxfile::toJson(other);
    };
    const MergeRules<Entry> rules { .id = &Entry::id, .isSame = isSame, .isOurs = isOurs };
    m_entries = mergedEntries(known ? known->entries : QVector<Entry>(), theirs->entries, m_entries,
                              rules);
    m_unreadable = theirs->unreadable;
    return {};
}

bool Outbox::isSentHere(const Entry &entry) const
{
    return entry.sending && entry.sender && m_run.isNamed(entry.sender->run);
}

// What another program began to send it may still be sending, or it ended in the middle of it:
// nobody knows then whether it arrived. Whether anything is otherwise than it was.
bool Outbox::lookForSenders()
{
    bool isOtherwise = false;
    bool isElsewhere = false;
    for (Entry &entry : m_entries) {
        if (!entry.sender || isSentHere(entry))
            continue;
        const bool wasSending = entry.sending;
        entry.sending = ChangeRun::isThere(m_directory, *entry.sender);
        if (!entry.sending)
            entry.sender.reset();
        isElsewhere = isElsewhere || entry.sending;
        isOtherwise = isOtherwise || entry.sending != wasSending;
    }
    if (isElsewhere)
        m_again.start(SenderPause);
    return isOtherwise;
}

void Outbox::lookAgain()
{
    FileLock lock;
    const auto news = takeOver(lock);
    lock.letGo();
    if (!news)
        m_again.start(SenderPause);
    else if (*news)
        emit changed();
}

Result<void> Outbox::save()
{
    return m_file.write(outboxfile::toBytes({ m_entries, m_unreadable }));
}

Result<QUuid> Outbox::add(const WriteRequest &request, const QUuid &id)
{
    Entry entry;
    entry.id = id;
    entry.request = request;
    entry.createdAt = QDateTime::currentDateTime();
    const Result<void> added = edit([&]() -> Result<void> {
        m_entries.append(entry);
        return {};
    });
    if (!added)
        return Failure(added.error());
    return entry.id;
}

Result<void> Outbox::replace(QUuid id, WriteRequest request)
{
    return edit([&]() -> Result<void> {
        const auto entry = editable(id);
        if (!entry)
            return Failure(entry.error());
        (*entry)->request = std::move(request);
        (*entry)->lastError.reset();
        return {};
    });
}

Result<void> Outbox::drop(QUuid id)
{
    const Result<void> dropped = edit([&]() -> Result<void> {
        const auto entry = editable(id);
        if (!entry)
            return Failure(entry.error());
        m_entries.remove(indexOf(id));
        return {};
    });
    if (dropped)
        m_queue.removeAll(id);
    return dropped;
}

Result<void> Outbox::move(QUuid id, int to)
{
    return edit([&]() -> Result<void> {
        if (const auto entry = editable(id); !entry)
            return Failure(entry.error());
        m_entries.move(indexOf(id), std::clamp<qsizetype>(to, 0, m_entries.size() - 1));
        return {};
    });
}

Result<Outbox::Begun> Outbox::start(QUuid id, const std::optional<WriteRequest> &edited)
{
    Begun begun;
    // On disk from now on: another program would send it meanwhile.
    const Result<void> marked = edit([&]() -> Result<void> {
        const auto entry = editable(id);
        if (!entry)
            return Failure(entry.error());
        m_run.hold(m_directory);
        begun.kept = (*entry)->request;
        (*entry)->sending = true;
        (*entry)->sender
            = ChangeRun::Writer { QSysInfo::machineHostName(), QCoreApplication::applicationPid(),
                                  m_run.name(), QDateTime::currentDateTimeUtc() };
        return {};
    });
    if (!marked)
        return Failure(marked.error());
    const Entry &entry = m_entries.at(indexOf(id));
    const WriteRequest request = edited.value_or(begun.kept);
    begun.write
        = entry.outcomeUnknown ? m_service->writeAfterUnknown(request) : m_service->write(request);
    connect(begun.write, &WriteOperation::aboutToLeave, this,
            [this, id, write = begun.write] { onLeaving(id, *write); });
    return begun;
}

// On disk before it leaves, for after a crash nobody could tell otherwise that it had been sent;
// and not earlier: what is cut off while the server is only read is what it was, and as certain.
void Outbox::onLeaving(const QUuid &id, WriteOperation &write)
{
    const Result<void> marked = edit([&]() -> Result<void> {
        const qsizetype index = indexOf(id);
        if (index < 0 || !isSentHere(m_entries.at(index)))
            return Failure(fileError(u"local.outbox-gone"_s, u"no such entry"_s));
        m_entries[index].leaves = true;
        m_entries[index].request = write.request();
        return {};
    });
    if (!marked)
        write.giveUp(marked.error());
}

void Outbox::send(QUuid id)
{
    static_cast<void>(begin(id));
}

Result<void> Outbox::begin(QUuid id)
{
    const auto begun = start(id, std::nullopt);
    if (!begun) {
        notSent(id, begun.error());
        return Failure(begun.error());
    }
    connect(begun->write, &WriteOperation::finished, this,
            [this, id](const WriteOutcome &outcome) { onOutcome(id, outcome); });
    return {};
}

// One that is gone, or being sent, has nothing to say.
void Outbox::notSent(QUuid id, const ApiError &why)
{
    const auto entry = editable(id);
    if (!entry)
        return;
    WriteOutcome outcome;
    outcome.error = why;
    (*entry)->lastError = why;
    QMetaObject::invokeMethod(
        this, [this, id, outcome] { emit entryFinished(id, outcome); }, Qt::QueuedConnection);
    emit changed();
}

Result<WriteOperation *> Outbox::sendEdited(QUuid id, const WriteRequest &request)
{
    const auto begun = start(id, request);
    if (!begun)
        return Failure(begun.error());
    connect(begun->write, &WriteOperation::finished, this,
            [this, id, kept = begun->kept](const WriteOutcome &outcome) {
                takeBack(id, kept, outcome);
                onOutcome(id, outcome);
            });
    return begun->write;
}

// Only what left, or what the operator keeps, replaces what he had kept.
void Outbox::takeBack(const QUuid &id, const WriteRequest &kept, const WriteOutcome &outcome)
{
    const bool unsent = outcome.state == WriteOutcome::State::Conflict
        || (outcome.state == WriteOutcome::State::Rejected && !outcome.sent);
    if (const qsizetype index = indexOf(id); index >= 0 && unsent)
        m_entries[index].request = kept;
}

void Outbox::onOutcome(QUuid id, const WriteOutcome &outcome,
                       const std::function<bool(const Entry &)> &isMeant)
{
    const bool isOfQueue = id == m_fromQueue;
    if (indexOf(id) < 0 && !isOfQueue)
        return;
    {
        // It ended, whether that can be written down or not: then it is done with the next change.
        FileLock lock;
        const auto news = takeOver(lock);
        const qsizetype index = indexOf(id);
        if (index >= 0 && isMeant && !isMeant(m_entries.at(index))) {
            lock.letGo();
            emit changed(); // by another program; or that one sends it
            return;
        }
        note(id, outcome);
        const Result<void> saved = news ? save() : Result<void>(Failure(news.error()));
        if (!saved)
            qCWarning(logOutbox) << saved.error().detail;
    }
    if (isOfQueue) {
        m_fromQueue = {};
        if (stopsQueue(outcome))
            m_queue.clear();
    }
    emit changed();
    emit entryFinished(id, outcome);
    if (isOfQueue)
        sendNext();
}

void Outbox::note(const QUuid &id, const WriteOutcome &outcome)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return; // another program found the same
    Entry &entry = m_entries[index];
    if (entry.sender && !isSentHere(entry))
        return; // another program sends it now
    entry.sending = false;
    entry.leaves = false;
    entry.sender.reset();
    switch (outcome.state) {
    case WriteOutcome::State::Confirmed:
        m_entries.remove(index);
        break;
    case WriteOutcome::State::Conflict:
        entry.outcomeUnknown = false;
        entry.lastError = localError(ApiError::Kind::Invalid, u"local.conflict"_s,
                                     u"the server's record differs from the one seen"_s);
        break;
    case WriteOutcome::State::Rejected:
        // A refusal answers the request; not having come so far leaves open what was open.
        entry.outcomeUnknown = entry.outcomeUnknown && !outcome.sent;
        if (outcome.error.kind != ApiError::Kind::Cancelled) // whoever gave it up knows why
            entry.lastError = outcome.error;
        break;
    case WriteOutcome::State::OutcomeUnknown:
        entry.outcomeUnknown = true;
        entry.lastError = outcome.error;
        break;
    }
}

// An entry that was being sent when the program ended: it was found, so nothing is left to send.
// Its mark may not have come to the disk when the power went, but whoever asked for the same later
// did not ask for this.
void Outbox::onLostSettled(const WriteRequest &asked, const ChangeLine &line)
{
    if (line.state != ChangeState::FoundByReading)
        return;
    const auto isMeant = [&](const Entry &one) {
        const bool mayBeIt = one.outcomeUnknown || one.createdAt <= line.at;
        return mayBeIt && !one.sending && one.request == asked;
    };
    const auto entry = std::find_if(m_entries.cbegin(), m_entries.cend(), isMeant);
    if (entry == m_entries.cend())
        return;
    WriteOutcome outcome;
    outcome.state = WriteOutcome::State::Confirmed;
    outcome.sent = true;
    outcome.foundByReading = true;
    outcome.job = line.job;
    outcome.position = line.position;
    onOutcome(entry->id, outcome, isMeant);
}

void Outbox::sendAll()
{
    if (!m_fromQueue.isNull())
        return;
    m_queue.clear();
    for (const int turn : { 0, 1, 2 }) {
        for (const Entry &entry : std::as_const(m_entries)) {
            if (turnOf(entry.request.kind) == turn && !entry.sending)
                m_queue.append(entry.id);
        }
    }
    sendNext();
}

void Outbox::sendNext()
{
    while (!m_queue.isEmpty()) {
        const QUuid id = m_queue.takeFirst();
        m_fromQueue = id;
        const Result<void> begun = begin(id);
        if (begun)
            return; // onOutcome goes on
        m_fromQueue = {};
        // What stands in the way of one in the file stands in the way of all.
        if (begun.error().code == "local.outbox"_L1)
            m_queue.clear();
    }
}

void Outbox::setCollecting(bool collecting)
{
    if (std::exchange(m_isCollecting, collecting) != collecting)
        emit collectingChanged();
}

bool Outbox::takesChanges() const
{
    return m_isCollecting || m_service->isOffline()
        || m_service->connectivity() == Connectivity::Offline;
}

qsizetype Outbox::indexOf(const QUuid &id) const
{
    const auto entry = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&id](const Entry &one) { return one.id == id; });
    return entry == m_entries.cend() ? -1 : std::distance(m_entries.cbegin(), entry);
}

Result<Outbox::Entry *> Outbox::editable(const QUuid &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return Failure(fileError(u"local.outbox-gone"_s, u"no such entry"_s));
    if (m_entries[index].sending)
        return Failure(fileError(u"local.outbox-sending"_s, u"the entry is being sent"_s));
    return &m_entries[index];
}

} // namespace renzhi

#include "moc_outbox.cpp"
