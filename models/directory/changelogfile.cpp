// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/changelogfile.h"

#include "models/cache/database.h"
#include "models/directory/localerror.h"
#include "models/directory/requestjson.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <pwd.h>
#include <unistd.h>

namespace renzhi::changelogfile {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 version = 1;
constexpr qsizetype mostWords = 8; // of a search; each is a statement more to keep

constexpr char Tables[] = R"sql(
CREATE TABLE writes (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    os_user TEXT NOT NULL,
    client_id TEXT NOT NULL,
    profile TEXT NOT NULL,
    host TEXT NOT NULL,
    process INTEGER NOT NULL,
    run TEXT NOT NULL,
    kind TEXT NOT NULL,
    user_id TEXT NOT NULL,
    person TEXT NOT NULL,
    job_id TEXT NOT NULL,
    position_id TEXT NOT NULL,
    position_name TEXT NOT NULL,
    fields TEXT NOT NULL,
    words TEXT NOT NULL,
    asked TEXT NOT NULL,
    sent TEXT NOT NULL
);
CREATE TABLE endings (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    write_id INTEGER NOT NULL REFERENCES writes (id),
    at TEXT NOT NULL,
    state TEXT NOT NULL,
    error_kind INTEGER NOT NULL,
    http_status INTEGER NOT NULL,
    code TEXT NOT NULL,
    job_id TEXT NOT NULL,
    position_id TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX endings_of_write ON endings (write_id);
CREATE INDEX writes_of_user ON writes (user_id);
CREATE INDEX writes_of_request ON writes (asked);
CREATE TRIGGER writes_stay BEFORE UPDATE ON writes
    BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER writes_are_kept BEFORE DELETE ON writes
    BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER endings_stay BEFORE UPDATE ON endings
    BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER endings_are_kept BEFORE DELETE ON endings
    BEGIN SELECT RAISE(ABORT, 'append-only'); END;
PRAGMA user_version = 1;
)sql";

constexpr char WithLastEnding[] = R"sql(
    FROM writes AS w LEFT JOIN endings AS e
        ON e.number = (SELECT max(number) FROM endings WHERE write_id = w.id)
)sql";

struct StateName
{
    ChangeState state;
    QLatin1StringView name;
};

// Sending has no ending, and so no name.
constexpr std::array<StateName, 6> stateNames { {
    { ChangeState::Confirmed, QLatin1StringView("confirmed") },
    { ChangeState::FoundByReading, QLatin1StringView("found") },
    { ChangeState::Refused, QLatin1StringView("refused") },
    { ChangeState::NotSent, QLatin1StringView("not-sent") },
    { ChangeState::Unknown, QLatin1StringView("unknown") },
    { ChangeState::NotThere, QLatin1StringView("not-there") },
} };

struct FieldName
{
    Field field;
    QLatin1StringView name;
};

constexpr std::array<FieldName, 5> fieldNames { {
    { Field::Organization, QLatin1StringView("organization") },
    { Field::Position, QLatin1StringView("position") },
    { Field::Title, QLatin1StringView("title") },
    { Field::Name, QLatin1StringView("name") },
    { Field::Code, QLatin1StringView("code") },
} };

QJsonObject valueToJson(const ChangeValue &value)
{
    return { { u"id"_s, value.id }, { u"code"_s, value.code }, { u"name"_s, value.name } };
}

std::optional<ChangeValue> valueFrom(const QJsonValue &json)
{
    if (!json.isObject())
        return std::nullopt;
    const QJsonObject object = json.toObject();
    return ChangeValue { object["id"_L1].toString(), object["code"_L1].toString(),
                         object["name"_L1].toString() };
}

QVector<ChangeField> fieldsFrom(const QString &text)
{
    QVector<ChangeField> fields;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto &json : array) {
        const QJsonObject object = json.toObject();
        const QString name = object["field"_L1].toString();
        const auto known = std::find_if(fieldNames.begin(), fieldNames.end(),
                                        [&name](const FieldName &one) { return name == one.name; });
        if (known != fieldNames.end())
            fields.append(
                { known->field, valueFrom(object["before"_L1]), valueFrom(object["after"_L1]) });
    }
    return fields;
}

void takeUndone(const QString &asked, ChangeLine &line)
{
    const QJsonObject object = QJsonDocument::fromJson(asked.toUtf8()).object();
    line.undoes = object["undoes"_L1].toInteger();
    line.undoesAt = QDateTime::fromString(object["undoes_at"_L1].toString(), Qt::ISODateWithMs);
}

// So that what was typed is looked for as it is.
QString patternOf(QString word)
{
    for (const QString &special : { u"\\"_s, u"%"_s, u"_"_s }) {
        const QString escaped = u"\\"_s + special;
        word.replace(special, escaped);
    }
    return QString(u'%' + word + u'%');
}

Result<qint64> versionOf(Database &database)
{
    Query query(database, "PRAGMA user_version");
    const qint64 found = query.next() ? query.number(0) : 0;
    if (query.failed())
        return Failure(query.error());
    return found;
}

} // namespace

const std::string_view InsertWrite
    = "INSERT INTO writes (id, at, os_user, client_id, profile, host, process, run, kind, user_id,"
      " person, job_id, position_id, position_name, fields, words, asked, sent)"
      " VALUES (nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

const std::string_view SelectWriter = "SELECT run, at FROM writes WHERE id = ?";

const std::string_view InsertEnding
    = "INSERT INTO endings (write_id, at, state, error_kind, http_status, code, job_id,"
      " position_id, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

const std::string_view InsertFirstEnding
    = "INSERT INTO endings (write_id, at, state, error_kind, http_status, code, job_id,"
      " position_id, words) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?"
      " WHERE NOT EXISTS (SELECT 1 FROM endings WHERE write_id = ?)";

const std::string_view SelectInserted = "SELECT changes()";

const std::string_view SelectNewest = "SELECT coalesce(max(id), 0) FROM writes";

const std::string_view SelectOpenBetween
    = "SELECT w.id FROM writes AS w WHERE w.id > ? AND w.id <= ?"
      " AND NOT EXISTS (SELECT 1 FROM endings WHERE write_id = w.id) ORDER BY w.id";

const std::string_view SelectOpen
    = "SELECT w.id, w.host, w.process, w.run, w.at, w.asked, w.sent FROM writes AS w"
      " WHERE w.id = ? AND NOT EXISTS (SELECT 1 FROM endings WHERE write_id = w.id)";

const std::string_view SelectOfRequest
    = "SELECT w.id, w.host, w.process, w.run, w.at, e.state"
      " FROM writes AS w LEFT JOIN endings AS e"
      " ON e.number = (SELECT max(number) FROM endings WHERE write_id = w.id)"
      " WHERE w.asked = ? AND (e.number IS NULL OR e.state NOT IN ('refused', 'not-sent'))"
      " ORDER BY w.id DESC";

const std::string_view SelectLastSent
    = "SELECT w.sent, e.state FROM writes AS w LEFT JOIN endings AS e"
      " ON e.number = (SELECT max(number) FROM endings WHERE write_id = w.id)"
      " WHERE w.asked = ? AND (e.number IS NULL OR e.state NOT IN ('refused', 'not-sent'))"
      " ORDER BY w.id DESC LIMIT 1";

const std::string_view SelectNewerOfRequest
    = "SELECT 1 FROM writes AS w JOIN writes AS n ON n.asked = w.asked AND n.id > w.id"
      " WHERE w.id = ? AND n.sent <> '' AND NOT EXISTS (SELECT 1 FROM endings"
      " WHERE write_id = n.id AND state IN ('refused', 'not-sent')) LIMIT 1";

const std::string_view SelectLine
    = "SELECT w.id, w.at, w.os_user, w.client_id, w.profile, w.kind, w.user_id, w.person,"
      " w.job_id, w.position_id, w.position_name, w.fields, e.at, e.state, e.error_kind,"
      " e.http_status, e.code, e.job_id, e.position_id, w.asked"
      " FROM writes AS w LEFT JOIN endings AS e"
      " ON e.number = (SELECT max(number) FROM endings WHERE write_id = w.id)"
      " WHERE w.id = ?";

const std::string_view SelectCount = "SELECT count(*) FROM writes";

const std::string_view SelectFailures
    = "SELECT e.write_id FROM endings AS e"
      " WHERE e.state IN ('refused', 'not-sent', 'unknown', 'not-there')"
      " AND e.number = (SELECT max(number) FROM endings WHERE write_id = e.write_id)"
      " ORDER BY e.write_id DESC LIMIT ?";

const std::string_view SelectSent = "SELECT sent FROM writes WHERE id = ?";

// A quote inside of a text is written with a mark before it, so no name reads like this.
const std::string_view SelectUndoingsBetween
    = "SELECT id, user_id FROM writes WHERE id > ? AND id <= ?"
      " AND instr(asked, '\"undoes\":') > 0 ORDER BY id";

ApiError ofTheLog(ApiError error)
{
    if (error.code.startsWith("local.change-log"_L1))
        return error; // it says so already
    if (Database::isDamage(error))
        error.code = u"local.change-log-damaged"_s;
    else if (error.code == "local.cache-busy"_L1)
        error.code = u"local.change-log-busy"_s;
    else if (error.code != "local.disk-full"_L1)
        error.code = u"local.change-log"_s;
    return error;
}

Result<void> prepare(const QString &directory, const QString &path)
{
    constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;
    const auto failure = [](const QString &detail) {
        return Failure(localError(ApiError::Kind::Local, u"local.change-log"_s, detail));
    };
    if (!QDir().mkpath(directory))
        return failure(u"cannot create the folder"_s);
    QFile::setPermissions(directory, ownerOnly | QFile::ExeOwner);
    // Made here and not by SQLite, which would obey the umask; its journal takes the file's mode.
    QFile file(path);
    if (!file.exists() && !file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly)
        && !file.exists())
        return failure(u"cannot create the file: "_s + file.errorString());
    QFile::setPermissions(path, ownerOnly);
    return {};
}

Result<void> makeTables(Database &database)
{
    // What a request waits for must be on the disk, also when the power goes: EXTRA, because with
    // FULL a journal that comes back rolls it back. The window stands still while it waits for
    // another program, so it waits shortly.
    if (auto set = database.run("PRAGMA busy_timeout = 500; PRAGMA synchronous = EXTRA"); !set)
        return set;
    auto found = versionOf(database);
    if (!found || *found == version)
        return found.map([](qint64) {});
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    found = versionOf(database); // another program may have been quicker
    if (!found)
        return Failure(found.error());
    if (*found > version)
        return Failure(localError(ApiError::Kind::Local, u"local.change-log"_s,
                                  u"the file is of a newer program"_s));
    if (*found == 0) {
        if (auto made = database.run(Tables); !made)
            return made;
    }
    return transaction.commit();
}

ChangeLine lineFrom(const Query &row)
{
    ChangeLine line;
    line.id = row.number(0);
    line.at = QDateTime::fromString(row.text(1), Qt::ISODateWithMs);
    line.osUser = row.text(2);
    line.clientId = row.text(3);
    line.profile = row.text(4);
    line.kind = requestjson::kindNamed(row.text(5)).value_or(WriteRequest::Kind::AddJob);
    line.user = UserId(row.text(6));
    line.person = row.text(7);
    line.job = JobId(row.text(8));
    line.position = PositionId(row.text(9));
    line.positionName = row.text(10);
    line.fields = fieldsFrom(row.text(11));
    takeUndone(row.text(19), line);
    line.state = stateNamed(row.text(13));
    if (line.state == ChangeState::Sending)
        return line;
    line.endedAt = QDateTime::fromString(row.text(12), Qt::ISODateWithMs);
    if (const qint64 kind = row.number(14); kind >= 0 && kind <= int(ApiError::Kind::Local))
        line.error.kind = ApiError::Kind(kind);
    line.error.httpStatus = int(row.number(15));
    line.error.code = row.text(16);
    // The server gives them to what is added.
    if (line.job.isEmpty())
        line.job = JobId(row.text(17));
    if (line.position.isEmpty())
        line.position = PositionId(row.text(18));
    return line;
}

Selection selectionOf(const ChangeQuery &query)
{
    Selection selection;
    selection.sql = "SELECT w.id, coalesce(e.number, 0)";
    selection.sql += WithLastEnding;
    selection.sql += " WHERE w.id > ? AND w.id <= ?";
    const auto add = [&selection](const char *condition, const QStringList &values) {
        selection.sql += " AND ";
        selection.sql += condition;
        selection.values += values;
    };
    if (query.kind)
        add("w.kind = ?", { requestjson::kindName(*query.kind) });
    if (query.state == ChangeState::Sending)
        add("e.number IS NULL", {});
    else if (query.state)
        add("e.state = ?", { stateName(*query.state) });
    if (!query.user.isEmpty())
        add("w.user_id = ?", { query.user.toString() });
    if (const QString id = query.position.toString(); !id.isEmpty())
        add("(w.position_id = ? OR e.position_id = ?)", { id, id });
    const QStringList words
        = query.text.toCaseFolded().simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words.mid(0, mostWords)) {
        const QString pattern = patternOf(word);
        add("(w.words LIKE ? ESCAPE '\\' OR e.words LIKE ? ESCAPE '\\')", { pattern, pattern });
    }
    selection.sql += " ORDER BY w.id DESC";
    return selection;
}

QString operatorName()
{
    const passwd *entry = getpwuid(getuid());
    return entry && entry->pw_name ? QString::fromLocal8Bit(entry->pw_name)
                                   : QString::number(getuid());
}

QString stateName(ChangeState state)
{
    const auto known = std::find_if(stateNames.begin(), stateNames.end(),
                                    [state](const StateName &one) { return one.state == state; });
    return known == stateNames.end() ? QString() : QString(known->name);
}

ChangeState stateNamed(const QString &name)
{
    const auto known = std::find_if(stateNames.begin(), stateNames.end(),
                                    [&name](const StateName &one) { return name == one.name; });
    return known == stateNames.end() ? ChangeState::Sending : known->state;
}

QString textOf(const WriteRequest &asked)
{
    return QString::fromUtf8(
        QJsonDocument(requestjson::toJson(asked)).toJson(QJsonDocument::Compact));
}

QString toText(const QVector<ChangeField> &fields)
{
    QJsonArray array;
    for (const ChangeField &field : fields) {
        const auto known
            = std::find_if(fieldNames.begin(), fieldNames.end(),
                           [&field](const FieldName &one) { return one.field == field.field; });
        Q_ASSERT(known != fieldNames.end());
        QJsonObject object { { u"field"_s, QString(known->name) } };
        if (field.before)
            object[u"before"_s] = valueToJson(*field.before);
        if (field.after)
            object[u"after"_s] = valueToJson(*field.after);
        array.append(object);
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QString toText(const ChangeLog::Sent &sent)
{
    const QJsonObject object { { u"request"_s, requestjson::toJson(sent.request) },
                               { u"ids_before"_s, QJsonArray::fromStringList(sent.idsBefore) },
                               { u"before_known"_s, sent.isBeforeKnown } };
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<ChangeLog::Sent> sentFrom(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto request = requestjson::fromJson(object["request"_L1].toObject());
    if (!request)
        return std::nullopt;
    ChangeLog::Sent sent { *request, {}, object["before_known"_L1].toBool() };
    const QJsonArray ids = object["ids_before"_L1].toArray();
    for (const auto &id : ids)
        sent.idsBefore.append(id.toString());
    return sent;
}

QString wordsOf(const ChangeLine &facts, const QString &osUser)
{
    QStringList words { facts.person,         facts.positionName,        facts.user.toString(),
                        facts.job.toString(), facts.position.toString(), osUser };
    for (const ChangeField &field : facts.fields) {
        for (const auto &value : { field.before, field.after }) {
            if (value)
                words += QStringList { value->id, value->code, value->name };
        }
    }
    words.removeAll(QString());
    return words.join(u'\n').toCaseFolded();
}

} // namespace renzhi::changelogfile
