// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/outbox.h"

#include "models/directory/directoryservice.h"
#include "models/directory/localerror.h"
#include "models/directory/outboxfile.h"
#include "models/directory/writeoperation.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QSaveFile>

#include <algorithm>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logOutbox, "renzhi.outbox")

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

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
    : QObject(parent), m_service(service), m_directory(std::move(dataDirectory))
{
    connect(m_service, &DirectoryService::lostWriteSettled, this, &Outbox::onLostSettled);
}

QString Outbox::filePath() const
{
    return outboxfile::pathIn(m_directory);
}

Result<void> Outbox::load()
{
    m_entries.clear();
    m_unreadable = {};
    m_notRead.reset();
    auto content = outboxfile::read(filePath());
    if (!content) {
        // Somebody may be able to rescue what is in it; saving must not overwrite it.
        const QString kept = filePath() + ".damaged-"_L1
            + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s);
        const bool isDamaged = content.error().code == "local.outbox-damaged"_L1;
        if (!isDamaged || !QFile::rename(filePath(), kept))
            m_notRead = content.error();
        return Failure(content.error());
    }
    m_entries = std::move(content->entries);
    m_unreadable = std::move(content->unreadable);
    if (!m_unreadable.isEmpty())
        qCWarning(logOutbox) << m_unreadable.size() << "entries cannot be read and are kept";
    emit changed();
    return {};
}

Result<void> Outbox::save()
{
    if (m_notRead)
        return Failure(*m_notRead);
    QJsonArray array;
    for (const Entry &entry : std::as_const(m_entries))
        array.append(outboxfile::toJson(entry));
    for (const auto &value : std::as_const(m_unreadable))
        array.append(value);
    if (!QDir(m_directory).exists() && !QDir().mkpath(m_directory))
        return Failure(fileError(u"local.outbox"_s, u"cannot create the folder"_s));
    QSaveFile file(filePath());
    if (!file.open(QIODevice::WriteOnly))
        return Failure(fileError(u"local.outbox"_s, file.errorString()));
    file.setPermissions(ownerOnly);
    file.write(QJsonDocument(array).toJson());
    if (!file.commit())
        return Failure(fileError(u"local.outbox"_s, file.errorString()));
    return {};
}

Result<QUuid> Outbox::add(const WriteRequest &request, const QUuid &id)
{
    Entry entry;
    entry.id = id;
    entry.request = request;
    entry.createdAt = QDateTime::currentDateTime();
    m_entries.append(entry);
    Result<void> saved = save();
    if (!saved) {
        m_entries.removeLast();
        return Failure(saved.error());
    }
    emit changed();
    return entry.id;
}

Result<void> Outbox::replace(const QUuid &id, const WriteRequest &request)
{
    const auto entry = editable(id);
    if (!entry)
        return Failure(entry.error());
    const Entry before = **entry;
    (*entry)->request = request;
    (*entry)->lastError.reset();
    Result<void> saved = save();
    if (!saved) {
        **entry = before;
        return saved;
    }
    emit changed();
    return {};
}

Result<void> Outbox::drop(const QUuid &id)
{
    const auto entry = editable(id);
    if (!entry)
        return Failure(entry.error());
    const QVector<Entry> before = m_entries;
    m_entries.remove(indexOf(id));
    m_queue.removeAll(id);
    Result<void> saved = save();
    if (!saved) {
        m_entries = before;
        return saved;
    }
    emit changed();
    return {};
}

Result<void> Outbox::move(const QUuid &id, int to)
{
    if (const auto entry = editable(id); !entry)
        return Failure(entry.error());
    const QVector<Entry> before = m_entries;
    m_entries.move(indexOf(id), std::clamp<qsizetype>(to, 0, m_entries.size() - 1));
    Result<void> saved = save();
    if (!saved) {
        m_entries = before;
        return saved;
    }
    emit changed();
    return {};
}

Result<WriteOperation *> Outbox::start(Entry &entry)
{
    // On disk before it leaves: after a crash nobody could tell otherwise that it had been sent.
    entry.sending = true;
    if (const auto saved = save(); !saved) {
        entry.sending = false;
        return Failure(saved.error());
    }
    return entry.outcomeUnknown ? m_service->writeAfterUnknown(entry.request)
                                : m_service->write(entry.request);
}

void Outbox::send(const QUuid &id)
{
    const auto entry = editable(id);
    if (!entry)
        return;
    const auto write = start(**entry);
    if (!write) {
        WriteOutcome outcome;
        outcome.error = write.error();
        (*entry)->lastError = outcome.error;
        QMetaObject::invokeMethod(
            this, [this, id, outcome] { emit entryFinished(id, outcome); }, Qt::QueuedConnection);
        emit changed();
        return;
    }
    connect(*write, &WriteOperation::finished, this,
            [this, id](const WriteOutcome &outcome) { onOutcome(id, outcome); });
    emit changed();
}

Result<WriteOperation *> Outbox::sendEdited(const QUuid &id, const WriteRequest &request)
{
    const auto entry = editable(id);
    if (!entry)
        return Failure(entry.error());
    const Entry before = **entry;
    (*entry)->request = request;
    const auto write = start(**entry);
    if (!write) {
        **entry = before;
        return Failure(write.error());
    }
    connect(*write, &WriteOperation::finished, this, [this, before](const WriteOutcome &outcome) {
        takeBack(before, outcome);
        onOutcome(before.id, outcome);
    });
    emit changed();
    return *write;
}

// Only what left, or what the operator keeps, replaces what he had kept.
void Outbox::takeBack(const Entry &before, const WriteOutcome &outcome)
{
    const bool unsent = outcome.state == WriteOutcome::State::Conflict
        || (outcome.state == WriteOutcome::State::Rejected && !outcome.sent);
    if (const qsizetype index = indexOf(before.id); index >= 0 && unsent)
        m_entries[index].request = before.request;
}

void Outbox::onOutcome(const QUuid &id, const WriteOutcome &outcome)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    Entry &entry = m_entries[index];
    entry.sending = false;
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
    if (const auto saved = save(); !saved)
        qCWarning(logOutbox) << saved.error().detail;
    const bool isOfQueue = id == m_fromQueue;
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

// An entry that was being sent when the program ended: it was found, so nothing is left to send.
void Outbox::onLostSettled(const WriteRequest &asked, const ChangeLine &line)
{
    if (line.state != ChangeState::FoundByReading)
        return;
    const auto entry
        = std::find_if(m_entries.cbegin(), m_entries.cend(), [&asked](const Entry &one) {
              return one.outcomeUnknown && !one.sending && one.request == asked;
          });
    if (entry == m_entries.cend())
        return;
    WriteOutcome outcome;
    outcome.state = WriteOutcome::State::Confirmed;
    outcome.sent = true;
    outcome.foundByReading = true;
    outcome.job = line.job;
    outcome.position = line.position;
    const QUuid id = entry->id;
    onOutcome(id, outcome);
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
        send(id);
        const qsizetype index = indexOf(id);
        if (index >= 0 && m_entries[index].sending)
            return; // onOutcome goes on
        m_fromQueue = {};
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
