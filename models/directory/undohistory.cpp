// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/undohistory.h"

#include "models/directory/directoryservice.h"
#include "models/directory/localerror.h"
#include "models/directory/outbox.h"
#include "models/directory/undo.h"
#include "models/directory/undochain.h"
#include "models/directory/writeoperation.h"

#include <algorithm>
#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;
using Kind = WriteRequest::Kind;

namespace {

// The id a record has now. It may have been removed and added again more than once.
QString idNow(QString id, const QHash<QString, QString> &newIds)
{
    for (qsizetype steps = newIds.size(); steps > 0 && newIds.contains(id); --steps)
        id = newIds.value(id);
    return id;
}

template <class Id> void takeNew(Id &id, const QHash<QString, QString> &newIds)
{
    id = Id(idNow(id.toString(), newIds));
}

void renameJobs(ChangeLog::Sent &sent, ChangeLine &line, const QHash<QString, QString> &newIds)
{
    takeNew(line.job, newIds);
    takeNew(sent.request.job, newIds);
    if (sent.request.baseJob)
        takeNew(sent.request.baseJob->id, newIds);
}

void renamePositions(ChangeLog::Sent &sent, ChangeLine &line, const QHash<QString, QString> &newIds)
{
    takeNew(line.position, newIds);
    takeNew(sent.request.position, newIds);
    if (sent.request.baseJob)
        takeNew(sent.request.baseJob->positionId, newIds);
    if (sent.request.basePosition)
        takeNew(sent.request.basePosition->id, newIds);
    for (ChangeField &field : line.fields) {
        if (field.field == Field::Position && field.after)
            field.after->id = idNow(field.after->id, newIds);
    }
}

bool isAmong(qint64 line, const std::vector<ChangeLine> &lines)
{
    return std::any_of(lines.cbegin(), lines.cend(),
                       [line](const ChangeLine &one) { return one.id == line; });
}

KnownRecord knownRecord(const DirectoryService &service, const ChangeLine &line)
{
    KnownRecord known;
    if (isAboutPosition(line.kind)) {
        if (const Position *position = service.references()->position(line.position))
            known.position = *position;
        return known;
    }
    const JobList list = service.jobs(line.user);
    const auto job = std::find_if(list.jobs.cbegin(), list.jobs.cend(), [&line](const Job &one) {
        return line.kind == Kind::TransferPrimaryJob ? one.relation == RelationType::Primary
                                                     : one.id == line.job;
    });
    if (job != list.jobs.cend())
        known.job = *job;
    return known;
}

} // namespace

UndoHistory::UndoHistory(DirectoryService &service, const Outbox *outbox, QObject *parent)
    : QObject(parent), m_service(service), m_outbox(outbox)
{
    connect(&service, &DirectoryService::writeFinished, this, &UndoHistory::onWritten);
    connect(&service.changes(), &ChangeLog::replaced, this, [this] {
        m_steps.clear(); // their numbers mean other lines now
        emit changed();
    });
}

std::optional<UndoHistory::Step> UndoHistory::latest() const
{
    return m_steps.empty() ? std::nullopt : std::optional(m_steps.back());
}

ChangeLine UndoHistory::line(qint64 id, const QDateTime &at) const
{
    const std::array ids { id };
    const Result<Lines> found = m_service.changes().lines(ids);
    const bool isIt = found && !found->empty() && (!at.isValid() || found->front().at == at);
    return isIt ? found->front() : ChangeLine();
}

void UndoHistory::onWritten(const WriteRequest &request, const WriteOutcome &outcome)
{
    if (outcome.state != WriteOutcome::State::Confirmed)
        return;
    const bool isUndo = request.undoes != 0;
    const Lines undoings = isUndo ? m_service.changes().undoings(request.user).value_or(Lines())
                                  : Lines(); // of an undo that is not among them nothing is known
    const bool isStep = !isUndo
        || (isAmong(outcome.line, undoings) && !undochain::isUndoOfAChange(outcome.line, undoings));
    // What had to be looked for left as well, though not with this request.
    if (isStep && outcome.line != 0 && (outcome.sent || outcome.foundByReading))
        m_steps.push_back({ outcome.line, request.kind, request.user });
    if (!isUndo) {
        emit changed();
        return;
    }
    refresh();
    if (const ChangeLine before = line(request.undoes, request.undoesAt); before.id != 0)
        emit undone(before, outcome);
}

void UndoHistory::refresh()
{
    while (!m_steps.empty()) {
        const Step last = m_steps.back();
        const Result<Lines> undoings = m_service.changes().undoings(last.user);
        // With another file, which is found out by reading, all of them are gone.
        if (!undoings || m_steps.empty() || !undochain::standing(last.line, *undoings).isUndone)
            break;
        m_steps.pop_back();
    }
    emit changed();
}

Result<WriteRequest> UndoHistory::inverse(qint64 id, const QDateTime &at) const
{
    ChangeLine done = line(id, at);
    const Result<Lines> undoings = m_service.changes().undoings(done.user);
    if (!undoings)
        return Failure(undoings.error());
    const undochain::Standing standing = undochain::standing(done.id, *undoings);
    if (!standing.isUndone && standing.line != done.id)
        done = line(standing.line);
    const qint64 undoes = done.id;
    const QDateTime undoesAt = done.at;
    if (const auto error = obstacle(done, *undoings))
        return Failure(*error);
    // The form that shows it could not say whose it is.
    if (!isAboutPosition(done.kind) && !m_service.user(done.user))
        return Failure(localError(ApiError::Kind::Invalid, u"local.undo-person"_s,
                                  u"the person is not in the local data"_s));
    Result<std::optional<ChangeLog::Sent>> found = m_service.changes().sentOf(undoes);
    if (!found)
        return Failure(found.error());
    if (!*found)
        return Failure(localError(ApiError::Kind::Invalid, u"local.undo-unknown"_s,
                                  u"what was sent cannot be read"_s));
    ChangeLog::Sent &sent = **found;
    const Result<NewIds> jobs = newIds(*undoings);
    if (!jobs)
        return Failure(jobs.error());
    renameJobs(sent, done, *jobs);
    const Result<Lines> ofPositions = m_service.changes().undoings({});
    if (!ofPositions)
        return Failure(ofPositions.error());
    const Result<NewIds> positions = newIds(*ofPositions);
    if (!positions)
        return Failure(positions.error());
    renamePositions(sent, done, *positions);
    Result<WriteRequest> request
        = inverseOf(sent, done, *m_service.references(), knownRecord(m_service, done));
    if (request) {
        request->undoes = undoes;
        request->undoesAt = undoesAt;
    }
    return request;
}

std::optional<ApiError> UndoHistory::obstacle(const ChangeLine &line, const Lines &undoings) const
{
    const auto no = [](const QString &code, const QString &detail) {
        return localError(ApiError::Kind::Invalid, code, detail);
    };
    if (line.id == 0 || !isDone(line.state))
        return no(u"local.undo-not-done"_s, u"it is not known to be done"_s);
    if (undochain::standing(line.id, undoings).isUndone)
        return no(u"local.undo-done"_s, u"a later line undoes it"_s);
    if (isWaiting(line, undoings))
        return no(u"local.undo-waiting"_s, u"its undo is under way, or in the outbox"_s);
    if (undochain::mayBeAdded(line.id, undoings))
        return no(u"local.undo-uncertain"_s, u"an earlier undo may have arrived"_s);
    return std::nullopt;
}

bool UndoHistory::isWaiting(const ChangeLine &line, const Lines &undoings) const
{
    // Also what is to take back an earlier line of the chain, which this one stands for.
    const auto takesItBack = [&](const WriteRequest &request) {
        return request.undoes != 0 && undochain::isStandIn(line.id, request.undoes, undoings)
            && (!request.undoesAt.isValid()
                || this->line(request.undoes, request.undoesAt).id != 0);
    };
    const QList<WriteOperation *> writes = m_service.writes();
    const bool isBeingSent
        = std::any_of(writes.cbegin(), writes.cend(), [&](const WriteOperation *write) {
              return write->phase() != WriteOperation::Phase::Finished
                  && takesItBack(write->request());
          });
    if (isBeingSent || m_outbox == nullptr)
        return isBeingSent;
    const QVector<Outbox::Entry> &entries = m_outbox->entries();
    return std::any_of(entries.cbegin(), entries.cend(),
                       [&](const Outbox::Entry &entry) { return takesItBack(entry.request); });
}

Result<UndoHistory::NewIds> UndoHistory::newIds(const Lines &undoings) const
{
    Lines added;
    std::vector<qint64> removals;
    for (const ChangeLine &one : undoings) {
        if (isDone(one.state) && (one.kind == Kind::AddJob || one.kind == Kind::AddPosition)) {
            added.push_back(one);
            removals.push_back(one.undoes);
        }
    }
    NewIds result;
    const Result<Lines> removed = m_service.changes().lines(removals);
    if (!removed)
        return Failure(removed.error());
    for (size_t i = 0; i < added.size(); ++i) {
        // A damaged file may say anything.
        if (added[i].kind != inverseKind(removed->at(i).kind)
            || added[i].user != removed->at(i).user)
            continue;
        const bool isJob = added[i].kind == Kind::AddJob;
        const QString before
            = isJob ? removed->at(i).job.toString() : removed->at(i).position.toString();
        const QString now = isJob ? added[i].job.toString() : added[i].position.toString();
        if (!before.isEmpty() && !now.isEmpty())
            result.insert(before, now);
    }
    return result;
}

} // namespace renzhi

#include "moc_undohistory.cpp"
