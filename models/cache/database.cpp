// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/cache/database.h"

#include "models/core/exactutf8.h"

#include <QFile>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace renzhi {

namespace {

// The window reads while the worker writes; with WAL a reader never waits, a second writer does.
constexpr int BusyTimeoutMs = 10'000;

constexpr auto DamagedCode = "local.cache-damaged";

QString codeOf(int result)
{
    switch (result & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return QString::fromLatin1(DamagedCode);
    case SQLITE_FULL:
        return u"local.disk-full"_s;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return u"local.cache-busy"_s;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return u"local.cache-unwritable"_s;
    default:
        return u"local.cache"_s;
    }
}

} // namespace

Database::Database(QString path, Use use) : m_path(std::move(path)), m_use(use) { }

Database::~Database()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
    sqlite3_close_v2(m_handle);
}

// Not SQLITE_OPEN_READONLY for who only looks: in WAL mode it makes a journal and cannot take it
// away again. One that was there belongs to a program that goes on with it.
Result<std::unique_ptr<Database>> Database::open(const QString &path, Use use)
{
    std::unique_ptr<Database> database(new Database(path, use));
    const QByteArray file = QFile::encodeName(path);
    constexpr int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(file.constData(), &database->m_handle, flags, nullptr) != SQLITE_OK)
        return Failure(database->lastError());
    sqlite3_busy_timeout(database->m_handle, BusyTimeoutMs);
    if (use == Use::ReadAndWrite)
        return database;
    if (QFile::exists(path + "-wal"_L1))
        sqlite3_db_config(database->m_handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1,
                          static_cast<int *>(nullptr));
    if (const auto set = database->run("PRAGMA query_only = ON"); !set)
        return Failure(set.error());
    return database;
}

Result<void> Database::run(const char *statements)
{
    if (sqlite3_exec(m_handle, statements, nullptr, nullptr, nullptr) != SQLITE_OK)
        return Failure(lastError());
    return {};
}

qint64 Database::lastInsertedRow() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

bool Database::isInTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

bool Database::isReadOnly() const
{
    return sqlite3_db_readonly(m_handle, "main") == 1;
}

ApiError Database::lastError() const
{
    ApiError error;
    error.kind = ApiError::Kind::Local;
    const int result = m_handle ? sqlite3_extended_errcode(m_handle) : SQLITE_NOMEM;
    error.code = codeOf(result);
    error.detail = u"SQLite %1: %2"_s.arg(result).arg(
        m_handle ? QString::fromUtf8(sqlite3_errmsg(m_handle)) : QString());
    error.at = QDateTime::currentDateTime();
    if (isDamage(error))
        leaveDamageMark();
    return error;
}

ApiError Database::damage(const QString &detail) const
{
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = QString::fromLatin1(DamagedCode);
    error.detail = detail;
    error.at = QDateTime::currentDateTime();
    leaveDamageMark();
    return error;
}

// Cheap checks at open cannot see every damage, so whoever meets it leaves word.
void Database::leaveDamageMark() const
{
    QFile mark(damageMark(m_path));
    if (m_use == Use::ReadAndWrite && !mark.exists())
        std::ignore = mark.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner);
}

bool Database::isDamage(const ApiError &error)
{
    return error.kind == ApiError::Kind::Local && error.code == QLatin1StringView(DamagedCode);
}

QString Database::libraryVersion()
{
    return QString::fromLatin1(sqlite3_libversion());
}

sqlite3_stmt *Database::prepared(std::string_view sql)
{
    std::string key(sql);
    if (const auto known = m_statements.find(key); known != m_statements.end())
        return known->second;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle, sql.data(), int(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr)
        != SQLITE_OK) {
        return nullptr;
    }
    m_statements.emplace(std::move(key), statement);
    return statement;
}

Query::Query(Database &database, std::string_view sql)
    : m_database(database), m_statement(database.prepared(sql)), m_failed(!m_statement)
{
    Q_ASSERT(m_failed || !sqlite3_stmt_busy(m_statement));
}

Query::~Query()
{
    if (m_statement) {
        sqlite3_reset(m_statement);
        sqlite3_clear_bindings(m_statement);
    }
}

Query &Query::bind(const QString &value)
{
    if (m_failed)
        return *this;
    const QByteArray utf8 = value.toUtf8();
    m_failed = sqlite3_bind_text64(m_statement, ++m_bound, utf8.constData(),
                                   sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8)
        != SQLITE_OK;
    return *this;
}

Query &Query::bind(qint64 value)
{
    if (!m_failed)
        m_failed = sqlite3_bind_int64(m_statement, ++m_bound, value) != SQLITE_OK;
    return *this;
}

bool Query::next()
{
    if (m_failed)
        return false;
    const int result = sqlite3_step(m_statement);
    m_failed = result != SQLITE_ROW && result != SQLITE_DONE;
    return result == SQLITE_ROW;
}

Result<void> Query::finish()
{
    while (next()) { }
    if (m_failed)
        return Failure(error());
    return {};
}

void Query::restart()
{
    if (m_statement)
        sqlite3_reset(m_statement);
    m_bound = 0;
    m_failed = !m_statement;
}

QString Query::text(int column) const
{
    // The length must be asked after the text: SQLite may convert in between.
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return fromExactUtf8(QByteArrayView(utf8, sqlite3_column_bytes(m_statement, column)));
}

qint64 Query::number(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

Transaction::Transaction(Database &database, Begin begin)
    : m_database(database)
    , m_begun(database.run(begin == Begin::Immediate ? "BEGIN IMMEDIATE" : "BEGIN"))
    , m_open(m_begun.has_value())
{
}

Transaction::~Transaction()
{
    if (m_open)
        std::ignore = m_database.run("ROLLBACK");
}

Result<void> Transaction::commit()
{
    Result<void> committed = m_database.run("COMMIT");
    if (committed)
        m_open = false;
    return committed;
}

ReadScope::ReadScope(Database &database)
{
    if (!database.isInTransaction())
        m_transaction.emplace(database, Transaction::Begin::Deferred);
}

// Committed, not rolled back: that leaves alone who reads on.
ReadScope::~ReadScope()
{
    if (m_transaction && m_transaction->begun())
        std::ignore = m_transaction->commit();
}

} // namespace renzhi
