// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/jsonreader.h"

#include "models/core/exactutf8.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace renzhi::json {

namespace {

// A page of 100 people is below 100 KB. What one freak document made the parser grow to is given
// back, else every worker thread would keep some ten times its size.
constexpr size_t keptCapacity = size_t(1024) * 1024;

QString toQString(std::string_view text)
{
    return fromExactUtf8(QByteArrayView(text.data(), static_cast<qsizetype>(text.size())));
}

std::unique_ptr<simdjson::dom::parser> newParser()
{
    auto parser = std::make_unique<simdjson::dom::parser>(static_cast<size_t>(largestDocument));
    // Later growth keeps the depth set here.
    if (parser->allocate(size_t(64) * 1024, largestDepth) != simdjson::SUCCESS)
        return nullptr;
    return parser;
}

simdjson::dom::parser *threadParser()
{
    thread_local std::unique_ptr<simdjson::dom::parser> parser;
    if (parser && parser->capacity() > keptCapacity)
        parser.reset();
    if (!parser)
        parser = newParser();
    return parser.get();
}

qsizetype endOfText(QByteArrayView json, qsizetype from) // after the closing quotation mark
{
    qsizetype at = from + 1;
    while (at < json.size() && json[at] != '"')
        at += json[at] == '\\' ? 2 : 1;
    return at + 1;
}

// simdjson takes no integer beyond 64 bits, JSON does. As a number with a fraction it is one more
// member nobody reads, or no count where a count is due; what was no JSON stays none.
QByteArray withoutWideIntegers(QByteArrayView json)
{
    constexpr QByteArrayView numeric("+-.0123456789Ee");
    QByteArray result;
    result.reserve(json.size() + 64);
    for (qsizetype at = 0; at < json.size();) {
        qsizetype end = at + 1;
        bool fits = true;
        if (json[at] == '"') {
            end = std::min(endOfText(json, at), json.size());
        } else if (json[at] == '-' || (json[at] >= '0' && json[at] <= '9')) {
            while (end < json.size() && numeric.contains(json[end]))
                ++end;
            const QByteArrayView number = json.sliced(at, end - at);
            const bool isInteger
                = !number.contains('.') && !number.contains('e') && !number.contains('E');
            if (isInteger)
                static_cast<void>(number.toLongLong(&fits));
        }
        result += json.sliced(at, end - at);
        if (!fits)
            result += ".0";
        at = end;
    }
    return result;
}

} // namespace

ApiError malformed(const QString &detail)
{
    ApiError error;
    error.kind = ApiError::Kind::Malformed;
    error.detail = detail;
    return error;
}

Result<simdjson::dom::object> Document::object(const QByteArray &body)
{
    const qsizetype skip = body.startsWith("\xEF\xBB\xBF") ? 3 : 0;
    if (body.size() > largestDocument)
        return Failure(malformed(u"body: larger than 16 MiB"_s));
    if (body.size() == skip)
        return Failure(malformed(u"body: empty"_s));
    simdjson::dom::parser *parser = threadParser();
    if (!parser)
        return Failure(malformed(u"body: no memory to read it"_s));

    simdjson::dom::element root;
    const auto parse = [parser, &root](QByteArrayView json) {
        return parser
            ->parse(json.data(), static_cast<size_t>(json.size()),
                    true /* copies: simdjson reads past the end */)
            .get(root);
    };
    const QByteArrayView json = QByteArrayView(body).sliced(skip);
    auto error = parse(json);
    if (error == simdjson::NUMBER_ERROR)
        error = parse(withoutWideIntegers(json));
    switch (error) {
    case simdjson::SUCCESS:
        break;
    case simdjson::UTF8_ERROR:
        return Failure(malformed(u"body: not UTF-8"_s));
    case simdjson::DEPTH_ERROR:
        return Failure(malformed(u"body: nested too deeply"_s));
    case simdjson::CAPACITY:
        return Failure(malformed(u"body: larger than 16 MiB"_s));
    default:
        return Failure(malformed(
            u"body: not JSON (%1)"_s.arg(QString::fromLatin1(simdjson::error_message(error)))));
    }
    simdjson::dom::object object;
    if (root.get(object) != simdjson::SUCCESS)
        return Failure(malformed(u"body: not an object"_s));
    return object;
}

void RecordReader::fail(std::string_view member, const char *what)
{
    if (!m_problem.isEmpty())
        return;
    if (!m_list.empty())
        m_problem = toQString(m_list) + u'[' + QString::number(m_index) + u"].";
    m_problem += toQString(member) + u": " + QString::fromLatin1(what);
}

std::optional<simdjson::dom::element> RecordReader::find(std::string_view member, bool required)
{
    simdjson::dom::element element;
    if (m_object.at_key(member).get(element) != simdjson::SUCCESS) {
        if (required)
            fail(member, "missing");
        return std::nullopt;
    }
    if (element.is_null()) {
        if (required)
            fail(member, "null");
        return std::nullopt;
    }
    return element;
}

QString RecordReader::key(std::string_view member)
{
    QString value = required(member);
    if (value.isEmpty())
        fail(member, "empty");
    return value;
}

QString RecordReader::required(std::string_view member)
{
    const auto element = find(member, true);
    std::string_view value;
    if (element && element->get(value) != simdjson::SUCCESS)
        fail(member, "not a string");
    return toQString(value);
}

QString RecordReader::text(std::string_view member)
{
    const auto element = find(member, false);
    std::string_view value;
    if (element && element->get(value) != simdjson::SUCCESS)
        fail(member, "not a string");
    return toQString(value);
}

bool RecordReader::flag(std::string_view member)
{
    const auto element = find(member, false);
    bool value = false;
    if (element && element->get(value) != simdjson::SUCCESS)
        fail(member, "not true or false");
    return value;
}

bool RecordReader::flagOrWord(std::string_view member)
{
    const auto element = find(member, false);
    std::string_view word;
    if (!element || element->get(word) != simdjson::SUCCESS)
        return flag(member);
    if (word != "true" && word != "false" && !word.empty())
        fail(member, "not true or false");
    return word == "true";
}

int RecordReader::number(std::string_view member)
{
    const auto element = find(member, false);
    int64_t value = 0;
    if (element && element->get(value) != simdjson::SUCCESS)
        fail(member, "not an integer");
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max()) {
        fail(member, "out of range");
        return 0;
    }
    return static_cast<int>(value);
}

qint64 RecordReader::count(std::string_view member)
{
    const auto element = find(member, true);
    int64_t value = 0;
    if (element && element->get(value) != simdjson::SUCCESS)
        fail(member, "not an integer");
    if (value < 0)
        fail(member, "negative");
    return value;
}

qint64 RecordReader::countOrZero(std::string_view member)
{
    return find(member, false) ? count(member) : 0;
}

qint64 RecordReader::countOrWord(std::string_view member)
{
    const auto element = find(member, true);
    std::string_view word;
    if (!element || element->get(word) != simdjson::SUCCESS)
        return count(member);
    bool isNumber = false;
    const qint64 value
        = QByteArray(word.data(), static_cast<qsizetype>(word.size())).toLongLong(&isNumber);
    if (!isNumber || value < 0)
        fail(member, "not an integer");
    return value;
}

int RecordReader::zeroOrOne(std::string_view member)
{
    const auto element = find(member, true);
    if (!element)
        return 0;
    std::string_view word;
    int64_t number = -1;
    if (element->get(word) == simdjson::SUCCESS)
        number = word == "0" ? 0 : word == "1" ? 1 : -1;
    else if (element->get(number) != simdjson::SUCCESS)
        number = -1;
    if (number != 0 && number != 1)
        fail(member, "not 0 or 1");
    return number == 1 ? 1 : 0;
}

simdjson::dom::array RecordReader::list(std::string_view member)
{
    const auto element = find(member, true);
    simdjson::dom::array array;
    if (element && element->get(array) != simdjson::SUCCESS)
        fail(member, "not a list");
    return array;
}

} // namespace renzhi::json
