// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <simdjson.h>
#include <string_view>

// Strict reading of the server's JSON for jsoncodec.cpp. Included by no other layer: simdjson stays
// an affair of this folder.
namespace renzhi::json {

// Nesting the contract never needs; a deeper document is an attack or a mistake.
inline constexpr size_t largestDepth = 64;
inline constexpr qsizetype largestDocument = qsizetype(16) * 1024 * 1024;

[[nodiscard]] ApiError malformed(const QString &detail);

// Owns a parsed document. The parser is per thread and reused, so a document is valid until the
// next one is parsed on the same thread.
class Document
{
public:
    // The top-level object, or Malformed: not UTF-8, not JSON (a trailing comma included), nested
    // too deeply, larger than largestDocument, or not an object. One UTF-8 BOM is skipped.
    [[nodiscard]] static Result<simdjson::dom::object> object(const QByteArray &body);
};

// Reads the members of one object and remembers the first that is not what the contract says, as
// "users[3].user_id: missing". Values never get into that text: they may be a person's data.
class RecordReader
{
public:
    RecordReader(simdjson::dom::object object, std::string_view list, qsizetype index)
        : m_object(object), m_list(list), m_index(index)
    {
    }
    explicit RecordReader(simdjson::dom::object object) : RecordReader(object, {}, -1) { }

    [[nodiscard]] QString key(std::string_view member); // required, a string that is not empty
    [[nodiscard]] QString required(std::string_view member); // required, a string
    [[nodiscard]] QString text(std::string_view member); // absent, null and "" are the same: empty
    [[nodiscard]] bool flag(std::string_view member); // absent and null: false
    [[nodiscard]] bool flagOrWord(std::string_view member); // also "true" and "false" as strings
    [[nodiscard]] int number(std::string_view member); // absent and null: 0
    [[nodiscard]] qint64 count(std::string_view member); // required, not negative
    [[nodiscard]] qint64 countOrZero(std::string_view member); // absent and null: 0
    [[nodiscard]] qint64 countOrWord(std::string_view member); // also digits in a string
    [[nodiscard]] int zeroOrOne(std::string_view member); // required; 0, 1, "0" or "1"
    [[nodiscard]] simdjson::dom::array list(std::string_view member); // required

    [[nodiscard]] bool isGood() const { return m_problem.isEmpty(); }
    [[nodiscard]] const QString &problem() const { return m_problem; }
    void fail(std::string_view member, const char *what);

private:
    [[nodiscard]] std::optional<simdjson::dom::element> find(std::string_view member,
                                                             bool required);

    simdjson::dom::object m_object;
    std::string_view m_list; // empty: the object is the document itself
    qsizetype m_index;
    QString m_problem;
};

} // namespace renzhi::json
