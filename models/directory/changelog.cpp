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
#include <QSysInfo>
#include <QUuid>

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace renzhi {

using namespace Qt::StringLiterals;

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

ApiError ofTheLog(ApiError error)
{
    if (Database::isDamage(error))
        error.code = u"local.change-log-damaged"_s;
    else if (error.code != "local.disk-full"_L1)
        error.code = u"local.change-log"_s;
    return error;
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
    runsHere().remove(m_run);
}

QString ChangeLog::filePath() const
{
    return QDir(m_directory).filePath(u"changes.sqlite"_s);
}

Result<void> ChangeLog::open()
{
    if (m_directory.isEmpty() || m_database || !QFile::exists(filePath()))
        return {};
    return attach();
}

// Opens the file, making it where there is none.
Result<void> ChangeLog::attach()
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
}

Result<qint64> ChangeLog::begin(const WriteRequest &asked, const Sent &sent,
                                const ChangeLine &facts, bool wasLookedFor)
{
    if (m_directory.isEmpty())
        return 0;
    if (!m_database) {
        const auto attached = attach();
        if (!m_database)
            return Failure(attached.error());
        if (!attached)
            emit failed(attached.error()); // put aside; what is to be written can be
    }
    Transaction transaction(*m_database);
    if (!transaction.begun())
        return Failure(ofTheLog(transaction.begun().error()));
    if (const qint64 earlier = wasLookedFor ? uncertain(asked) : 0; earlier != 0) {
        WriteOutcome missing;
        missing.state = WriteOutcome::State::OutcomeUnknown;
        missing.error = localError(ApiError::Kind::OutcomeUnknown, u"local.not-there"_s, {});
        if (const auto ended = insertEnding(earlier, ChangeState::NotThere, missing); !ended)
            return Failure(ended.error());
    }
    const auto id = insert(asked, &sent, facts);
    if (!id)
        return id;
    if (const auto kept = transaction.commit(); !kept)
        return Failure(ofTheLog(kept.error()));
    emit changed();
    return id;
}

void ChangeLog::end(qint64 id, const WriteOutcome &outcome)
{
    if (id != 0)
        tell(insertEnding(id, stateOf(outcome), outcome));
}

void ChangeLog::settle(qint64 id, const WriteOutcome &outcome)
{
    const bool isMissing = outcome.state == WriteOutcome::State::OutcomeUnknown
        && outcome.error.code == "local.not-there"_L1;
    const bool isFound = outcome.state == WriteOutcome::State::Confirmed;
    tell(insertEnding(id,
                      isMissing     ? ChangeState::NotThere
                          : isFound ? ChangeState::FoundByReading
                                    : ChangeState::Unknown,
                      outcome));
}

void ChangeLog::note(const WriteRequest &asked, const ChangeLine &facts,
                     const WriteOutcome &outcome)
{
    if (m_directory.isEmpty())
        return;
    if (!m_database) {
        const auto attached = attach();
        if (!attached)
            emit failed(attached.error());
        if (!m_database)
            return;
    }
    const qint64 earlier
        = outcome.state == WriteOutcome::State::Confirmed ? uncertain(asked) : qint64(0);
    tell(earlier != 0 ? insertEnding(earlier, ChangeState::FoundByReading, outcome)
                      : insertNote(asked, facts, outcome));
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
    if (const auto ended = insertEnding(*id, stateOf(outcome), outcome); !ended)
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

Result<void> ChangeLog::insertEnding(qint64 id, ChangeState state, const WriteOutcome &outcome)
{
    if (!m_database)
        return Failure(logError(u"the file is not open"_s));
    const ApiError reason = reasonOf(outcome);
    // An OAuth error of the vendor can hold the token in its words.
    const QString code = redacted(reason.code.simplified());
    const bool hasReason = !code.isEmpty() || reason.httpStatus != 0
        || outcome.state != WriteOutcome::State::Confirmed;
    Query query(*m_database, changelogfile::InsertEnding);
    query.bind(id)
        .bind(utcNow())
        .bind(changelogfile::stateName(state))
        .bind(hasReason ? int(reason.kind) : -1)
        .bind(reason.httpStatus)
        .bind(code)
        .bind(outcome.job.toString())
        .bind(outcome.position.toString())
        .bind(QStringList({ code, outcome.job.toString(), outcome.position.toString() })
                  .join(u'\n')
                  .toCaseFolded());
    return query.finish().map_error(ofTheLog);
}

qint64 ChangeLog::uncertain(const WriteRequest &asked) const
{
    Query query(*m_database, changelogfile::SelectUncertain);
    query.bind(textOfRequest(asked));
    while (query.next()) {
        // Without an ending it may be on its way, from here or from another program.
        if (query.flag(4) || !isUnderWay(query.text(1), query.number(2), query.text(3)))
            return query.number(0);
    }
    return 0;
}

std::vector<ChangeLog::Lost> ChangeLog::lost() const
{
    std::vector<Lost> found;
    if (!m_database)
        return found;
    Query query(*m_database, changelogfile::SelectOpen);
    while (query.next()) {
        if (isUnderWay(query.text(1), query.number(2), query.text(3)))
            continue;
        const auto asked
            = requestjson::fromJson(QJsonDocument::fromJson(query.text(4).toUtf8()).object());
        const auto sent = changelogfile::sentFrom(query.text(5));
        if (asked && sent)
            found.push_back({ query.number(0), *asked, *sent });
    }
    if (query.failed())
        qCWarning(logChanges) << query.error().detail;
    return found;
}

Result<std::vector<ChangeKey>> ChangeLog::find(const ChangeQuery &wanted) const
{
    std::vector<ChangeKey> keys;
    if (!m_database)
        return keys;
    const changelogfile::Selection selection = changelogfile::selectionOf(wanted);
    Query query(*m_database, selection.sql);
    for (const QString &value : selection.values)
        query.bind(value);
    while (query.next())
        keys.push_back({ query.number(0), query.number(1) });
    if (query.failed())
        return Failure(ofTheLog(query.error()));
    return keys;
}

std::vector<ChangeLine> ChangeLog::lines(std::span<const qint64> ids) const
{
    std::vector<ChangeLine> result(ids.size());
    if (!m_database)
        return result;
    Query query(*m_database, changelogfile::SelectLine);
    for (size_t i = 0; i < ids.size(); ++i) {
        query.bind(ids[i]);
        if (query.next())
            result[i] = changelogfile::lineFrom(query);
        if (query.failed())
            qCWarning(logChanges) << query.error().detail;
        query.restart();
    }
    return result;
}

} // namespace renzhi

#include "moc_changelog.cpp"
