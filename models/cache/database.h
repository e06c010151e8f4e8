// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace renzhi {

// One connection to one SQLite file through the C interface: QSqlQuery costs a quarter more per
// row, and a second SQLite library in the process would break the file's POSIX locks. Belongs to
// one thread. Errors are ApiError::Kind::Local; after one that says the file is damaged a mark is
// left beside it, and the next open() of the cache starts anew.
class Database
{
public:
    // Who only looks changes nothing, and leaves no mark beside what he finds damaged.
    enum class Use { ReadAndWrite, LookOnly };
    // The file must exist (whoever makes it decides its permissions).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path,
                                                                Use use = Use::ReadAndWrite);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    // Runs any number of statements without parameters.
    [[nodiscard]] Result<void> run(const char *statements);
    [[nodiscard]] qint64 lastInsertedRow() const;
    [[nodiscard]] bool isInTransaction() const;
    // Whether the disk lets nobody write into the file, or not this user: SQLite opens it all the
    // same then, and complains about every single write.
    [[nodiscard]] bool isReadOnly() const;
    // The error of the last call on this connection.
    [[nodiscard]] ApiError lastError() const;

    // For what SQLite reads without complaint and yet cannot be: leaves the mark as well.
    [[nodiscard]] ApiError damage(const QString &detail) const;

    [[nodiscard]] static bool isDamage(const ApiError &error);
    [[nodiscard]] static QString libraryVersion(); // of SQLite, as it runs
    [[nodiscard]] static QString damageMark(const QString &path)
    {
        return path + QLatin1String(".damaged");
    }

private:
    friend class Query;
    Database(QString path, Use use);
    void leaveDamageMark() const;
    sqlite3_stmt *prepared(std::string_view sql);

    QString m_path;
    Use m_use;
    sqlite3 *m_handle = nullptr;
    // Prepared once per connection; a Query borrows one and gives it back reset.
    std::unordered_map<std::string, sqlite3_stmt *> m_statements;
};

// One run of a prepared statement: bind in order, then next() until it is false, then failed().
// Two runs of the same text must not overlap.
class Query
{
public:
    Query(Database &database, std::string_view sql);
    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    Query &bind(const QString &value);
    Query &bind(qint64 value);
    Query &bind(int value) { return bind(qint64(value)); }
    Query &bind(bool value) { return bind(qint64(value ? 1 : 0)); }

    [[nodiscard]] bool next(); // a row is there to be read
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] Result<void> finish(); // runs what is left of the statement
    // Ready for other values.
    void restart();

    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] qint64 number(int column) const;
    [[nodiscard]] bool flag(int column) const { return number(column) != 0; }
    [[nodiscard]] ApiError error() const { return m_database.lastError(); }

private:
    Database &m_database;
    sqlite3_stmt *m_statement = nullptr;
    int m_bound = 0;
    bool m_failed = false;
};

// Rolls back unless committed. Begins IMMEDIATE: a transaction that reads first and writes later
// could be refused half-way because the other connection wrote in between.
class Transaction
{
public:
    enum class Begin { Immediate, Deferred };
    explicit Transaction(Database &database, Begin begin = Begin::Immediate);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;

    [[nodiscard]] const Result<void> &begun() const { return m_begun; }
    [[nodiscard]] Result<void> commit();

private:
    Database &m_database;
    Result<void> m_begun;
    bool m_open = false;
};

// While it lives, what is read is of one moment, and SQLite locks the file once and not for every
// row; for a short look, because the log of who writes cannot shrink meanwhile. Inside a
// transaction it is nothing of its own. Ends behind the queries it is for.
class ReadScope
{
public:
    explicit ReadScope(Database &database);
    ~ReadScope();
    ReadScope(const ReadScope &) = delete;
    ReadScope &operator=(const ReadScope &) = delete;

private:
    std::optional<Transaction> m_transaction;
};

} // namespace renzhi
