// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/changelog.h"

#include "models/cache/database.h"
#include "models/core/errorcatalog.h"
#include "models/directory/changelogfile.h"
#include "models/directory/localerror.h"
#include "models/directory/requestjson.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSignalBlocker>
#include <QSysInfo>

#include <algorithm>
#include <unistd.h>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logChanges, "renzhi.changes")

ApiError logError(const QString &detail)
{
    return localError(ApiError::Kind::Local, u"local.change-log"_s, detail);
}

ChangeState stateOf(const WriteOutcome &outcome)
{
    switch (outcome.state) {
    case WriteOutcome::State::Confirmed:
        return outcome.foundByReading ? ChangeState::FoundByReading : ChangeState::Confirmed;
    case WriteOutcome::State::Conflict:
        return ChangeState::NotSent;
    case WriteOutcome::State::Rejected:
        return outcome.sent ? ChangeState::Refused : ChangeState::NotSent;
    case WriteOutcome::State::OutcomeUnknown:
        break;
    }
    return ChangeState::Unknown;
}

// Why, where there is a reason.
ApiError reasonOf(const WriteOutcome &outcome)
{
    switch (outcome.state) {
    case WriteOutcome::State::Confirmed:
        break; // what could not be read back is no part of the change
    case WriteOutcome::State::Conflict:
        return localError(ApiError::Kind::Invalid, u"local.conflict"_s, {});
    case WriteOutcome::State::Rejected:
    case WriteOutcome::State::OutcomeUnknown:
        return outcome.error;
    }
    return {};
}

QString utcNow()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs);
}

// The columns host, process, run and at of a line.
ChangeRun::Writer writerFrom(const Query &row)
{
    return { row.text(1), row.number(2), row.text(3),
             QDateTime::fromString(row.text(4), Qt::ISODateWithMs) };
}

} // namespace

ChangeLog::ChangeLog(QString directory, Origin origin, QObject *parent)
    : QObject(parent), m_directory(std::move(directory)), m_origin(std::move(origin))
{
}

ChangeLog::~ChangeLog()
{
    const QSignalBlocker quiet(this); // who listens may be half gone
    tell(writeKept());
}

ChangeLog::Line ChangeLog::lineOf(const WriteRequest &asked, const Sent *sent,
                                  const ChangeLine &facts) const
{
    Line line { 0,
                utcNow(),
                m_run.name(),
                changelogfile::textOf(asked),
                sent ? changelogfile::toText(*sent) : QString(),
                facts };
    line.facts.undoes = asked.undoes;
    line.facts.undoesAt = asked.undoesAt;
    return line;
}

Result<qint64> ChangeLog::begin(const WriteRequest &asked, const Sent &sent,
                                const ChangeLine &facts, bool wasLookedFor)
{
    if (m_directory.isEmpty())
        return 0;
    if (const auto ready = makeReady(); !ready)
        return Failure(ready.error());
    Line line = lineOf(asked, &sent, facts);
    const Result<void> kept = writeKept();
    Result<qint64> number
        = kept ? insertBegun(line, wasLookedFor) : Result<qint64>(Failure(kept.error()));
    if (!number) {
        m_undoings.clear(); // some may have been taken back with the transaction
        m_undoingsTo = 0;
        putAsideAfter(number.error());
        return number;
    }
    line.number = *number;
    m_underWay.insert_or_assign(*number, std::move(line));
    emit changed();
    return number;
}

Result<qint64> ChangeLog::insertBegun(const Line &line, bool wasLookedFor)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return Failure(trouble(transaction.begun().error()));
    if (const auto carried = carryOver(); !carried)
        return Failure(carried.error());
    if (const qint64 before = wasLookedFor ? earlier(line.asked).uncertain : 0; before != 0) {
        WriteOutcome missing;
        missing.state = WriteOutcome::State::OutcomeUnknown;
        missing.error = localError(ApiError::Kind::OutcomeUnknown, u"local.not-there"_s, {});
        const Ending ending { before, {}, utcNow(), ChangeState::NotThere, missing };
        if (const auto ended = insertEnding(before, ending); !ended)
            return Failure(ended.error());
    }
    if (const auto may = mayUndo(line.facts, wasLookedFor); !may)
        return Failure(may.error());
    auto number = insert(line, 0);
    if (!number)
        return number;
    if (const auto kept = transaction.commit(); !kept)
        return Failure(trouble(kept.error()));
    // Deleted meanwhile it would take the line with it.
    if (changelogdisk::idOf(filePath()) != m_file)
        return Failure(logError(u"the file is another one by now"_s));
    return number;
}

qint64 ChangeLog::end(qint64 id, const WriteOutcome &outcome)
{
    if (id == 0)
        return 0;
    Ending ending { id, m_run.name(), utcNow(), stateOf(outcome), outcome };
    if (auto known = m_underWay.extract(id)) {
        ending.number = known.mapped().number;
        ending.run = known.mapped().run;
        ending.line = std::make_shared<Line>(std::move(known.mapped()));
    }
    const std::shared_ptr<const Line> line = ending.line;
    m_unwritten.push_back(std::move(ending));
    tell(writeKept());
    return line ? line->number : id;
}

void ChangeLog::catchUp()
{
    if (!m_unwritten.empty())
        tell(writeKept());
}

bool ChangeLog::settle(const Lost &line, const WriteOutcome &outcome)
{
    const Result<bool> settled = insertSettled(line, outcome);
    if (!settled)
        tell(Failure(settled.error()));
    else if (*settled)
        tell({});
    return settled.value_or(false);
}

Result<bool> ChangeLog::insertSettled(const Lost &line, const WriteOutcome &outcome)
{
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return false;
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return Failure(trouble(transaction.begun().error()));
    if (auto isThere = isLineOf(line.id, line.run); !isThere || !*isThere)
        return isThere; // it went with its file
    Ending ending { line.id, line.run, utcNow(), ChangeState::NotThere, outcome };
    if (outcome.state == WriteOutcome::State::Confirmed) {
        Query newer(*m_database, changelogfile::SelectNewerOfRequest);
        newer.bind(line.id);
        const bool mayBeAnother = newer.next() || !line.sent.isBeforeKnown;
        if (newer.failed())
            return Failure(trouble(newer.error()));
        ending.state = ChangeState::FoundByReading;
        if (mayBeAnother) {
            ending.state = ChangeState::Unknown;
            ending.outcome = {};
            ending.outcome.state = WriteOutcome::State::OutcomeUnknown;
            ending.outcome.error.kind = ApiError::Kind::OutcomeUnknown;
        }
    }
    if (const auto ended = insertEnding(line.id, ending, Where::OnlyFirst); !ended)
        return Failure(ended.error());
    Query inserted(*m_database, changelogfile::SelectInserted);
    const bool isFirst = inserted.next() && inserted.flag(0);
    if (inserted.failed())
        return Failure(trouble(inserted.error()));
    inserted.restart(); // nothing is read any more while it commits
    if (const auto kept = transaction.commit(); !kept)
        return Failure(trouble(kept.error()));
    return isFirst;
}

qint64 ChangeLog::note(const WriteRequest &asked, const ChangeLine &facts,
                       const WriteOutcome &outcome)
{
    if (m_directory.isEmpty())
        return 0;
    if (const auto ready = makeReady(); !ready) {
        tell(ready);
        return 0;
    }
    const Result<void> kept = writeKept();
    if (!m_database) { // there is no other file either
        tell(kept);
        return 0;
    }
    if (outcome.state == WriteOutcome::State::Confirmed && !outcome.sent) {
        const Earlier before = earlier(changelogfile::textOf(asked));
        if (before.isDone)
            return 0; // the program ended before it told whoever asked
        if (before.uncertain != 0) {
            m_unwritten.push_back(
                { before.uncertain, before.run, utcNow(), ChangeState::FoundByReading, outcome });
            tell(writeKept());
            return before.uncertain;
        }
    }
    tell(kept ? insertNote(asked, facts, outcome) : kept);
    return 0;
}

// All or none of them, in their order.
Result<void> ChangeLog::writeKept()
{
    if (m_unwritten.empty())
        return {};
    if (auto ready = makeReady(); !ready)
        return ready;
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return Failure(trouble(transaction.begun().error()));
    for (const Ending &ending : m_unwritten) {
        if (auto written = insertKept(ending); !written)
            return written;
    }
    if (const auto kept = transaction.commit(); !kept)
        return Failure(trouble(kept.error()));
    m_unwritten.clear();
    return {};
}

Result<void> ChangeLog::insertKept(const Ending &ending)
{
    if (ending.line) {
        const auto number = placed(*ending.line);
        if (!number)
            return Failure(number.error());
        ending.line->number = *number;
        return insertEnding(*number, ending);
    }
    const auto isThere = isLineOf(ending.number, ending.run);
    if (!isThere)
        return Failure(isThere.error());
    if (*isThere)
        return insertEnding(ending.number, ending);
    qCWarning(logChanges) << "the line of an ending went with its file";
    return {};
}

// In another file they are nowhere, and after a crash nobody would look for them.
Result<void> ChangeLog::carryOver()
{
    for (auto &[id, line] : m_underWay) {
        const auto number = placed(line);
        if (!number)
            return Failure(number.error());
        line.number = *number;
    }
    return {};
}

// The number of a line of this object, which is written where it is missing. What is taken back
// with its transaction is missing once more, and found to be.
Result<qint64> ChangeLog::placed(const Line &line)
{
    Query query(*m_database, changelogfile::SelectWriter);
    query.bind(line.number);
    const bool isTaken = query.next();
    if (query.failed())
        return Failure(trouble(query.error()));
    if (isTaken && query.text(0) == line.run && query.text(1) == line.at)
        return line.number;
    return insert(line, isTaken ? 0 : line.number);
}

Result<bool> ChangeLog::isLineOf(qint64 number, const QString &run) const
{
    Query query(*m_database, changelogfile::SelectWriter);
    query.bind(number);
    const bool isIt = query.next() && query.text(0) == run;
    if (query.failed())
        return Failure(trouble(query.error()));
    return isIt;
}

const ChangeLog::Ending *ChangeLog::keptOf(qint64 number, const QString &run) const
{
    const auto kept = std::find_if(
        m_unwritten.crbegin(), m_unwritten.crend(),
        [number, &run](const Ending &one) { return one.number == number && one.run == run; });
    return kept == m_unwritten.crend() ? nullptr : &*kept;
}

Result<void> ChangeLog::insertNote(const WriteRequest &asked, const ChangeLine &facts,
                                   const WriteOutcome &outcome)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return Failure(trouble(transaction.begun().error()));
    if (auto carried = carryOver(); !carried)
        return carried;
    const auto number = insert(lineOf(asked, nullptr, facts), 0);
    if (!number)
        return Failure(number.error());
    const Ending ending { *number, {}, utcNow(), stateOf(outcome), outcome };
    if (auto ended = insertEnding(*number, ending); !ended)
        return ended;
    if (const auto kept = transaction.commit(); !kept)
        return Failure(trouble(kept.error()));
    return {};
}

void ChangeLog::tell(const Result<void> &written)
{
    if (written) {
        emit changed();
        return;
    }
    qCWarning(logChanges) << written.error().detail;
    putAsideAfter(written.error());
    emit failed(written.error());
}

Result<qint64> ChangeLog::insert(const Line &line, qint64 number)
{
    const ChangeLine &facts = line.facts;
    Query query(*m_database, changelogfile::InsertWrite);
    query.bind(number)
        .bind(line.at)
        .bind(changelogfile::operatorName())
        .bind(m_origin.clientId)
        .bind(m_origin.profile)
        .bind(QSysInfo::machineHostName())
        .bind(qint64(getpid()))
        .bind(line.run)
        .bind(requestjson::kindName(facts.kind))
        .bind(facts.user.toString())
        .bind(facts.person)
        .bind(facts.job.toString())
        .bind(facts.position.toString())
        .bind(facts.positionName)
        .bind(changelogfile::toText(facts.fields))
        .bind(changelogfile::wordsOf(facts, changelogfile::operatorName()))
        .bind(line.asked)
        .bind(line.sent);
    if (const auto done = query.finish(); !done)
        return Failure(trouble(done.error()));
    return m_database->lastInsertedRow();
}

Result<void> ChangeLog::insertEnding(qint64 number, const Ending &ending, Where where)
{
    const WriteOutcome &outcome = ending.outcome;
    const ApiError reason = reasonOf(outcome);
    // An OAuth error of the vendor can hold the token in its words.
    const QString code = redacted(reason.code.simplified());
    const bool hasReason = !code.isEmpty() || reason.httpStatus != 0
        || outcome.state != WriteOutcome::State::Confirmed;
    const bool isOnlyFirst = where == Where::OnlyFirst;
    Query query(*m_database,
                isOnlyFirst ? changelogfile::InsertFirstEnding : changelogfile::InsertEnding);
    query.bind(number)
        .bind(ending.at)
        .bind(changelogfile::stateName(ending.state))
        .bind(hasReason ? int(reason.kind) : -1)
        .bind(reason.httpStatus)
        .bind(code)
        .bind(outcome.job.toString())
        .bind(outcome.position.toString())
        .bind(QStringList({ code, outcome.job.toString(), outcome.position.toString() })
                  .join(u'\n')
                  .toCaseFolded());
    if (isOnlyFirst)
        query.bind(number);
    if (const auto done = query.finish(); !done)
        return Failure(trouble(done.error()));
    return {};
}

ChangeLog::Earlier ChangeLog::earlier(const QString &asked) const
{
    Query query(*m_database, changelogfile::SelectOfRequest);
    query.bind(asked);
    while (query.next()) {
        const qint64 number = query.number(0);
        const ChangeRun::Writer writer = writerFrom(query);
        const Ending *kept = keptOf(number, writer.run);
        switch (kept ? kept->state : changelogfile::stateNamed(query.text(5))) {
        case ChangeState::Confirmed:
        case ChangeState::FoundByReading:
            return { 0, {}, true };
        case ChangeState::Unknown:
        case ChangeState::NotThere:
            return { number, writer.run, false };
        case ChangeState::Refused:
        case ChangeState::NotSent:
            break;
        case ChangeState::Sending:
            // It may be on its way, from here or from another program.
            if (!isUnderWay(number, writer))
                return { number, writer.run, false };
            break;
        }
    }
    if (query.failed())
        qCWarning(logChanges) << query.error().detail;
    return {};
}

bool ChangeLog::isUnderWay(qint64 number, const ChangeRun::Writer &writer) const
{
    if (!m_run.isNamed(writer.run))
        return ChangeRun::isThere(m_directory, writer);
    return std::any_of(m_underWay.cbegin(), m_underWay.cend(),
                       [number](const auto &one) { return one.second.number == number; });
}

Result<std::vector<ChangeLog::Lost>> ChangeLog::lost() const
{
    std::vector<Lost> found;
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return found;
    if (const auto refreshed = refreshOpen(); !refreshed)
        return Failure(refreshed.error());
    std::vector<qint64> still;
    Query query(*m_database, changelogfile::SelectOpen);
    for (const qint64 id : m_open) {
        query.restart();
        query.bind(id);
        const bool isOpen = query.next();
        if (query.failed())
            return Failure(trouble(query.error()));
        if (!isOpen)
            continue;
        still.push_back(id);
        const ChangeRun::Writer writer = writerFrom(query);
        if (ChangeRun::isThere(m_directory, writer))
            continue;
        const auto asked
            = requestjson::fromJson(QJsonDocument::fromJson(query.text(5).toUtf8()).object());
        const auto sent = changelogfile::sentFrom(query.text(6));
        if (asked && sent)
            found.push_back({ id, *asked, *sent, writer.run });
    }
    m_open = std::move(still);
    return found;
}

} // namespace renzhi

#include "moc_changelog.cpp"
