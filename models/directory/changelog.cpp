// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/changelog.h"

#include "models/cache/database.h"
#include "models/core/errorcatalog.h"
#include "models/directory/changelogfile.h"
#include "models/directory/localerror.h"
#include "models/directory/requestjson.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QSet>
#include <QSignalBlocker>
#include <QSysInfo>
#include <QUuid>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace renzhi {

using namespace Qt::StringLiterals;
using changelogfile::ofTheLog;

namespace {

Q_LOGGING_CATEGORY(logChanges, "renzhi.changes")

// Of this process: their lines without an ending are not lost.
QSet<QString> &runsHere()
{
    static QSet<QString> runs;
    return runs;
}

bool isUnderWay(const QString &host, qint64 process, const QString &run)
{
    if (runsHere().contains(run))
        return true;
    if (process == getpid() || host != QSysInfo::machineHostName())
        return false; // to look again at what is under way elsewhere does no harm
    return ::kill(pid_t(process), 0) == 0 || errno == EPERM;
}

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

QString textOfRequest(const WriteRequest &request)
{
    return QString::fromUtf8(
        QJsonDocument(requestjson::toJson(request)).toJson(QJsonDocument::Compact));
}

} // namespace

ChangeLog::ChangeLog(QString directory, Origin origin, QObject *parent)
    : QObject(parent)
    , m_directory(std::move(directory))
    , m_origin(std::move(origin))
    , m_run(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
    runsHere().insert(m_run);
}

ChangeLog::~ChangeLog()
{
    const QSignalBlocker quiet(this); // who listens may be half gone
    tell(writeKept());
    runsHere().remove(m_run);
}

QString ChangeLog::filePath() const
{
    return QDir(m_directory).filePath(u"changes.sqlite"_s);
}

Result<void> ChangeLog::open() const
{
    if (m_directory.isEmpty() || m_database || !QFile::exists(filePath()))
        return {};
    return attach();
}

// Opens the file, making it where there is none.
Result<void> ChangeLog::attach() const
{
    std::optional<ApiError> damage;
    if (QFile::exists(Database::damageMark(filePath()))) {
        damage = localError(ApiError::Kind::Local, u"local.change-log-damaged"_s,
                            u"found damaged before"_s);
        setAside();
    }
    auto opened = openFile();
    if (!opened && !damage && Database::isDamage(opened.error())) {
        damage = ofTheLog(opened.error());
        setAside();
        opened = openFile();
    }
    if (!opened)
        return Failure(ofTheLog(opened.error()));
    m_database = std::move(*opened);
    if (damage)
        return Failure(*damage);
    return {};
}

// What is to be written can be; of a file that had to be put aside it only tells.
Result<void> ChangeLog::makeReady()
{
    if (m_database)
        return {};
    Result<void> attached = attach();
    if (!m_database)
        return attached;
    if (!attached)
        emit failed(attached.error());
    return {};
}

Result<std::unique_ptr<Database>> ChangeLog::openFile() const
{
    if (const auto prepared = changelogfile::prepare(m_directory, filePath()); !prepared)
        return Failure(prepared.error());
    auto database = Database::open(filePath());
    if (!database)
        return database;
    if (const auto made = changelogfile::makeTables(**database); !made)
        return Failure(made.error());
    return database;
}

// Somebody may be able to rescue what is in it; nothing overwrites it.
void ChangeLog::setAside() const
{
    const QString kept = filePath() + ".damaged-"_L1
        + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss-zzz"_s);
    if (!QFile::rename(filePath(), kept))
        qCWarning(logChanges) << "the damaged file cannot be put aside";
    QFile::rename(filePath() + "-journal"_L1, kept + "-journal"_L1);
    QFile::remove(Database::damageMark(filePath()));
    // Numbers of its lines mean others in the next file.
    m_unwritten.clear();
    m_open.clear();
    m_lookedTo = 0;
}

Result<qint64> ChangeLog::begin(const WriteRequest &asked, const Sent &sent,
                                const ChangeLine &facts, bool wasLookedFor)
{
    if (m_directory.isEmpty())
        return 0;
    if (const auto ready = makeReady(); !ready)
        return Failure(ready.error());
    if (const auto kept = writeKept(); !kept)
        return Failure(kept.error());
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return Failure(ofTheLog(transaction.begun().error()));
    if (const qint64 before = wasLookedFor ? earlier(asked).uncertain : 0; before != 0) {
        WriteOutcome missing;
        missing.state = WriteOutcome::State::OutcomeUnknown;
        missing.error = localError(ApiError::Kind::OutcomeUnknown, u"local.not-there"_s, {});
        const Ending ending { before, utcNow(), ChangeState::NotThere, missing };
        if (const auto ended = insertEnding(ending); !ended)
            return Failure(ended.error());
    }
    auto id = insert(asked, &sent, facts);
    if (!id)
        return id;
    if (const auto kept = transaction.commit(); !kept)
        return Failure(ofTheLog(kept.error()));
    m_underWay.insert(*id);
    emit changed();
    return id;
}

void ChangeLog::end(qint64 id, const WriteOutcome &outcome)
{
    if (id == 0)
        return;
    m_underWay.remove(id);
    m_unwritten.push_back({ id, utcNow(), stateOf(outcome), outcome });
    tell(writeKept());
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
    if (!m_database)
        return Failure(logError(u"the file is not open"_s));
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return Failure(ofTheLog(transaction.begun().error()));
    Ending ending { line.id, utcNow(), ChangeState::NotThere, outcome };
    if (outcome.state == WriteOutcome::State::Confirmed) {
        Query newer(*m_database, changelogfile::SelectNewerOfRequest);
        newer.bind(line.id);
        const bool mayBeAnother = newer.next() || !line.sent.isBeforeKnown;
        if (newer.failed())
            return Failure(ofTheLog(newer.error()));
        ending.state = ChangeState::FoundByReading;
        if (mayBeAnother) {
            ending.state = ChangeState::Unknown;
            ending.outcome = {};
            ending.outcome.state = WriteOutcome::State::OutcomeUnknown;
            ending.outcome.error.kind = ApiError::Kind::OutcomeUnknown;
        }
    }
    if (const auto ended = insertEnding(ending, Where::OnlyFirst); !ended)
        return Failure(ended.error());
    Query inserted(*m_database, changelogfile::SelectInserted);
    const bool isFirst = inserted.next() && inserted.flag(0);
    if (inserted.failed())
        return Failure(ofTheLog(inserted.error()));
    inserted.restart(); // nothing is read any more while it commits
    if (const auto kept = transaction.commit(); !kept)
        return Failure(ofTheLog(kept.error()));
    return isFirst;
}

void ChangeLog::note(const WriteRequest &asked, const ChangeLine &facts,
                     const WriteOutcome &outcome)
{
    if (m_directory.isEmpty())
        return;
    if (const auto ready = makeReady(); !ready) {
        tell(ready);
        return;
    }
    const Result<void> kept = writeKept();
    if (outcome.state == WriteOutcome::State::Confirmed && !outcome.sent) {
        const Earlier before = earlier(asked);
        if (before.isDone)
            return; // the program ended before it told whoever asked
        if (before.uncertain != 0) {
            m_unwritten.push_back(
                { before.uncertain, utcNow(), ChangeState::FoundByReading, outcome });
            tell(writeKept());
            return;
        }
    }
    tell(kept ? insertNote(asked, facts, outcome) : kept);
}

// All or none of them, in their order.
Result<void> ChangeLog::writeKept()
{
    if (m_unwritten.empty())
        return {};
    if (!m_database)
        return Failure(logError(u"the file is not open"_s));
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return Failure(ofTheLog(transaction.begun().error()));
    for (const Ending &ending : m_unwritten) {
        if (auto written = insertEnding(ending); !written)
            return written;
    }
    if (const auto kept = transaction.commit(); !kept)
        return Failure(ofTheLog(kept.error()));
    m_unwritten.clear();
    return {};
}

const ChangeLog::Ending *ChangeLog::keptOf(qint64 id) const
{
    const auto kept = std::find_if(m_unwritten.crbegin(), m_unwritten.crend(),
                                   [id](const Ending &one) { return one.id == id; });
    return kept == m_unwritten.crend() ? nullptr : &*kept;
}

Result<void> ChangeLog::insertNote(const WriteRequest &asked, const ChangeLine &facts,
                                   const WriteOutcome &outcome)
{
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return Failure(ofTheLog(transaction.begun().error()));
    const auto id = insert(asked, nullptr, facts);
    if (!id)
        return Failure(id.error());
    if (auto ended = insertEnding({ *id, utcNow(), stateOf(outcome), outcome }); !ended)
        return ended;
    return transaction.commit().map_error(ofTheLog);
}

void ChangeLog::tell(const Result<void> &written)
{
    if (written) {
        emit changed();
        return;
    }
    qCWarning(logChanges) << written.error().detail;
    emit failed(written.error());
}

Result<qint64> ChangeLog::insert(const WriteRequest &asked, const Sent *sent,
                                 const ChangeLine &facts)
{
    Query query(*m_database, changelogfile::InsertWrite);
    query.bind(utcNow())
        .bind(changelogfile::operatorName())
        .bind(m_origin.clientId)
        .bind(m_origin.profile)
        .bind(QSysInfo::machineHostName())
        .bind(qint64(getpid()))
        .bind(m_run)
        .bind(requestjson::kindName(facts.kind))
        .bind(facts.user.toString())
        .bind(facts.person)
        .bind(facts.job.toString())
        .bind(facts.position.toString())
        .bind(facts.positionName)
        .bind(changelogfile::toText(facts.fields))
        .bind(changelogfile::wordsOf(facts, changelogfile::operatorName()))
        .bind(textOfRequest(asked))
        .bind(sent ? changelogfile::toText(*sent) : QString());
    if (const auto done = query.finish(); !done)
        return Failure(ofTheLog(done.error()));
    return m_database->lastInsertedRow();
}

Result<void> ChangeLog::insertEnding(const Ending &ending, Where where)
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
    query.bind(ending.id)
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
        query.bind(ending.id);
    return query.finish().map_error(ofTheLog);
}

ChangeLog::Earlier ChangeLog::earlier(const WriteRequest &asked) const
{
    Query query(*m_database, changelogfile::SelectOfRequest);
    query.bind(textOfRequest(asked));
    while (query.next()) {
        const qint64 id = query.number(0);
        const Ending *kept = keptOf(id);
        switch (kept ? kept->state : changelogfile::stateNamed(query.text(4))) {
        case ChangeState::Confirmed:
        case ChangeState::FoundByReading:
            return { 0, true };
        case ChangeState::Unknown:
        case ChangeState::NotThere:
            return { id, false };
        case ChangeState::Refused:
        case ChangeState::NotSent:
            break;
        case ChangeState::Sending:
            // It may be on its way, from here or from another program.
            if (query.text(3) == m_run ? !m_underWay.contains(id)
                                       : !isUnderWay(query.text(1), query.number(2), query.text(3)))
                return { id, false };
            break;
        }
    }
    if (query.failed())
        qCWarning(logChanges) << query.error().detail;
    return {};
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
            return Failure(ofTheLog(query.error()));
        if (!isOpen)
            continue;
        still.push_back(id);
        if (isUnderWay(query.text(1), query.number(2), query.text(3)))
            continue;
        const auto asked
            = requestjson::fromJson(QJsonDocument::fromJson(query.text(4).toUtf8()).object());
        const auto sent = changelogfile::sentFrom(query.text(5));
        if (asked && sent)
            found.push_back({ id, *asked, *sent });
    }
    m_open = std::move(still);
    return found;
}

} // namespace renzhi

#include "moc_changelog.cpp"
