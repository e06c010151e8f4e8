// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/jsoncodec.h"

#include "models/api/jsonreader.h"
#include "models/core/errorcatalog.h"

#include <QSet>

#include <algorithm>
#include <initializer_list>
#include <utility>

using namespace Qt::StringLiterals;

namespace renzhi::json {

namespace {

// A server's text is shown in a line or two; what is longer is a stack trace or a page.
constexpr qsizetype longestServerText = 1000;
constexpr qsizetype longestCode = 100;
// Of the contract. What comes beyond it takes its memory record by record, not on the word of a
// body in which not one record has been read.
constexpr qsizetype largestPage = 100;

User readUser(RecordReader &record)
{
    User user;
    user.id = UserId(record.key("user_id"));
    user.orgId = OrgId(record.text("org_id"));
    user.userName = record.required("user_name");
    user.name = record.text("name");
    user.mobile = record.text("mobile");
    user.email = record.text("email");
    user.employeeId = record.text("employee_id");
    user.disabled = record.flag("disabled");
    user.locked = record.flagOrWord("locked"); // Boolean in examples, String in a table
    user.createdAt = record.text("created_at");
    user.updatedAt = record.text("updated_at");
    return user;
}

Organization readOrganization(RecordReader &record)
{
    Organization organization;
    organization.id = OrgId(record.key("org_id"));
    organization.parentId = OrgId(record.text("parent_id"));
    organization.code = OrgCode(record.required("org_code"));
    organization.name = record.required("name");
    organization.category = record.text("category");
    organization.sequence = record.number("sequence");
    organization.disabled = record.flag("disabled");
    organization.createdAt = record.text("created_at");
    organization.updatedAt = record.text("updated_at");
    return organization;
}

Position readPosition(RecordReader &record)
{
    Position position;
    position.id = PositionId(record.key("position_id"));
    position.orgId = OrgId(record.required("org_id"));
    position.name = record.required("name");
    position.code = PositionCode(record.required("code"));
    position.titleId = TitleId(record.text("title_id"));
    position.createdAt = record.text("created_at");
    position.updatedAt = record.text("updated_at");
    return position;
}

Title readTitle(RecordReader &record)
{
    Title title;
    title.id = TitleId(record.key("title_id"));
    title.name = record.required("name");
    title.code = TitleCode(record.required("code"));
    title.createdAt = record.text("created_at");
    title.updatedAt = record.text("updated_at");
    return title;
}

Job readJob(RecordReader &record)
{
    Job job;
    job.id = JobId(record.key("job_id"));
    job.orgId = OrgId(record.required("org_id"));
    job.positionId = PositionId(record.text("position_id"));
    job.titleId = TitleId(record.text("title_id"));
    job.relation
        = record.zeroOrOne("relation_type") == 1 ? RelationType::Primary : RelationType::PartTime;
    return job;
}

template <class Record> Result<Record> one(const QByteArray &body, Record (*read)(RecordReader &))
{
    const auto object = Document::object(body);
    if (!object)
        return Failure(object.error());
    RecordReader reader(*object);
    Record record = read(reader);
    if (!reader.isGood())
        return Failure(malformed(reader.problem()));
    return record;
}

enum class Total { Required, Optional };

template <class Record>
Result<Page<Record>> page(const QByteArray &body, const char *member,
                          Record (*read)(RecordReader &), Total total = Total::Required)
{
    const auto object = Document::object(body);
    if (!object)
        return Failure(object.error());
    RecordReader envelope(*object);
    Page<Record> page;
    page.total = total == Total::Required ? envelope.count("total") : envelope.countOrZero("total");
    const simdjson::dom::array list = envelope.list(member);
    if (!envelope.isGood())
        return Failure(malformed(envelope.problem()));

    page.items.reserve(std::min(static_cast<qsizetype>(list.size()), largestPage));
    for (const simdjson::dom::element element : list) {
        simdjson::dom::object item;
        if (element.get(item) != simdjson::SUCCESS) {
            return Failure(malformed(QString::fromLatin1(member) + u'['
                                     + QString::number(page.items.size()) + u"]: not an object"));
        }
        RecordReader reader(item, member, page.items.size());
        page.items.append(read(reader));
        if (!reader.isGood())
            return Failure(malformed(reader.problem()));
    }
    return page;
}

// This list has no pages, and writes are judged on it: a job that a part of it leaves out would be
// taken for one that is gone.
Result<QVector<Job>> wholeList(const Page<Job> &page, bool isFiltered)
{
    if (!isFiltered && page.total > page.items.size())
        return Failure(malformed(u"total: more than the list holds"_s));
    QSet<JobId> ids;
    for (qsizetype i = 0; i < page.items.size(); ++i) {
        ids.insert(page.items[i].id);
        if (ids.size() <= i)
            return Failure(malformed(u"jobs[%1].job_id: repeated"_s.arg(i)));
    }
    return page.items;
}

void appendString(QByteArray &json, const QString &text)
{
    json += '"';
    const QByteArray utf8 = text.toUtf8();
    for (const char c : utf8) {
        switch (c) {
        case '"':
            json += "\\\"";
            break;
        case '\\':
            json += "\\\\";
            break;
        case '\n':
            json += "\\n";
            break;
        case '\r':
            json += "\\r";
            break;
        case '\t':
            json += "\\t";
            break;
        default:
            if (static_cast<uchar>(c) < 0x20)
                json += "\\u" + QByteArray::number(static_cast<int>(c), 16).rightJustified(4, '0');
            else
                json += c;
        }
    }
    json += '"';
}

QByteArray object(std::initializer_list<std::pair<const char *, std::optional<QString>>> members)
{
    QByteArray json("{");
    for (const auto &[name, value] : members) {
        if (!value)
            continue;
        if (json.size() > 1)
            json += ',';
        json += '"' + QByteArray(name) + "\":";
        appendString(json, *value);
    }
    json += '}';
    return json;
}

// An empty code is no code: sending "" where the documents know only "left out" would be a guess.
template <class Code> std::optional<QString> textOf(const std::optional<Code> &code)
{
    return code && !code->isEmpty() ? std::optional(code->toString()) : std::nullopt;
}

// A code is shown and looked up as it came, so nothing may be in it that is not to be seen.
bool isCode(const QString &text)
{
    return text.size() <= longestCode && std::all_of(text.begin(), text.end(), [](QChar c) {
               return c.isPrint() && !c.isSpace();
           });
}

QString stringOr(const simdjson::dom::object &object, std::string_view member)
{
    std::string_view text;
    if (object.at_key(member).get(text) != simdjson::SUCCESS)
        return {};
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).trimmed();
}

} // namespace

Result<Page<User>> userPage(const QByteArray &body)
{
    return page(body, "users", readUser);
}
Result<User> user(const QByteArray &body)
{
    return one(body, readUser);
}
Result<Page<Organization>> organizationPage(const QByteArray &body)
{
    return page(body, "organizations", readOrganization);
}
Result<Organization> organization(const QByteArray &body)
{
    return one(body, readOrganization);
}
Result<Page<Position>> positionPage(const QByteArray &body)
{
    return page(body, "job_positions", readPosition);
}
Result<Position> position(const QByteArray &body)
{
    return one(body, readPosition);
}
Result<Page<Title>> titlePage(const QByteArray &body)
{
    return page(body, "job_titles", readTitle);
}
Result<Title> title(const QByteArray &body)
{
    return one(body, readTitle);
}

Result<QVector<Job>> jobs(const QByteArray &body, bool isFiltered)
{
    const Result<Page<Job>> read = page(body, "jobs", readJob, Total::Optional);
    if (!read)
        return Failure(read.error());
    return wholeList(*read, isFiltered);
}

Result<QString> writtenId(const QByteArray &body, const char *member)
{
    const auto object = Document::object(body);
    if (!object)
        return Failure(object.error());
    RecordReader reader(*object);
    QString id = reader.key(member);
    if (!reader.isGood())
        return Failure(malformed(reader.problem()));
    return id;
}

Result<void> removed(const QByteArray &body)
{
    if (body.trimmed().isEmpty())
        return {};
    const auto object = Document::object(body);
    if (!object)
        return Failure(object.error());
    return {};
}

Result<TokenAnswer> token(const QByteArray &body)
{
    const auto object = Document::object(body);
    if (!object)
        return Failure(object.error());
    RecordReader reader(*object);
    const QString text = reader.key("access_token");
    const QString type = reader.text("token_type");
    const qint64 life = reader.countOrWord("expires_in");
    // Anything else could not be a header value, or would smuggle in a header of its own.
    if (!std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7f'; }))
        reader.fail("access_token", "not visible ASCII");
    if (!type.isEmpty() && type.compare("bearer"_L1, Qt::CaseInsensitive) != 0)
        reader.fail("token_type", "not bearer");
    if (!reader.isGood())
        return Failure(malformed(reader.problem()));
    return TokenAnswer { text.toLatin1(), life, stringOr(*object, "scope") };
}

ErrorBody errorBody(const QByteArray &body)
{
    const auto object = Document::object(body);
    if (!object)
        return {};
    ErrorBody error { stringOr(*object, "error_code"), stringOr(*object, "error_msg") };
    if (error.code.isEmpty() && error.text.isEmpty())
        error = { stringOr(*object, "error"), stringOr(*object, "error_description") };
    // Web frameworks say {"error": "Not Found"}: words, not a code.
    if (!isCode(error.code)) {
        if (error.text.isEmpty())
            error.text = error.code;
        error.code.clear();
    }
    // Cut before, for the time it takes, and after: what hides a short token is longer than it.
    error.code = redacted(error.code).left(longestCode);
    error.text = redacted(error.text.left(longestServerText)).left(longestServerText);
    return error;
}

QByteArray encoded(const JobDraft &draft)
{
    return object({ { "org_code", draft.org.toString() },
                    { "position_code", textOf(draft.position) },
                    { "title_code", textOf(draft.title) } });
}

QByteArray encoded(const PositionDraft &draft)
{
    return object({ { "org_code", draft.org.toString() },
                    { "name", draft.name },
                    { "code", draft.code.toString() },
                    { "title_code", textOf(draft.title).value_or(QString()) } });
}

QByteArray encodedTitle(const QString &name, const TitleCode &code)
{
    return object({ { "name", name }, { "code", code.toString() } });
}

QByteArray encodedMember(const char *member, const QString &value)
{
    return object({ { member, value } });
}

} // namespace renzhi::json
