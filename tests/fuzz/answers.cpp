// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/endpoints.h"
#include "models/api/jsoncodec.h"
#include "models/api/jsonreader.h"
#include "models/core/exactutf8.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace renzhi::fuzz {

namespace {

// Brackets that are open at once, outside texts.
qsizetype depthOf(const QByteArray &json)
{
    qsizetype depth = 0, deepest = 0;
    bool isText = false, isEscaped = false;
    for (const char c : json) {
        if (isEscaped)
            isEscaped = false;
        else if (isText && c == '\\')
            isEscaped = true;
        else if (c == '"')
            isText = !isText;
        else if (!isText && (c == '{' || c == '['))
            deepest = std::max(deepest, ++depth);
        else if (!isText && (c == '}' || c == ']'))
            --depth;
    }
    return deepest;
}

QJsonObject object(const User &user)
{
    return { { u"user_id"_s, user.id.toString() },  { u"org_id"_s, user.orgId.toString() },
             { u"user_name"_s, user.userName },     { u"name"_s, user.name },
             { u"mobile"_s, user.mobile },          { u"email"_s, user.email },
             { u"employee_id"_s, user.employeeId }, { u"disabled"_s, user.disabled },
             { u"locked"_s, user.locked },          { u"created_at"_s, user.createdAt },
             { u"updated_at"_s, user.updatedAt } };
}

QJsonObject object(const Organization &organization)
{
    return { { u"org_id"_s, organization.id.toString() },
             { u"parent_id"_s, organization.parentId.toString() },
             { u"org_code"_s, organization.code.toString() },
             { u"name"_s, organization.name },
             { u"category"_s, organization.category },
             { u"sequence"_s, organization.sequence },
             { u"disabled"_s, organization.disabled },
             { u"created_at"_s, organization.createdAt },
             { u"updated_at"_s, organization.updatedAt } };
}

QJsonObject object(const Position &position)
{
    return { { u"position_id"_s, position.id.toString() },
             { u"org_id"_s, position.orgId.toString() },
             { u"name"_s, position.name },
             { u"code"_s, position.code.toString() },
             { u"title_id"_s, position.titleId.toString() },
             { u"created_at"_s, position.createdAt },
             { u"updated_at"_s, position.updatedAt } };
}

QJsonObject object(const Title &title)
{
    return { { u"title_id"_s, title.id.toString() },
             { u"name"_s, title.name },
             { u"code"_s, title.code.toString() },
             { u"created_at"_s, title.createdAt },
             { u"updated_at"_s, title.updatedAt } };
}

QJsonObject object(const Job &job)
{
    return { { u"job_id"_s, job.id.toString() },
             { u"org_id"_s, job.orgId.toString() },
             { u"position_id"_s, job.positionId.toString() },
             { u"title_id"_s, job.titleId.toString() },
             { u"relation_type"_s, job.relation == RelationType::Primary ? 1 : 0 } };
}

QByteArray written(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

template <class Record> QByteArray listed(const char *member, const QVector<Record> &records)
{
    QJsonArray list;
    for (const Record &record : records)
        list.append(object(record));
    return written({ { u"total"_s, qint64(records.size()) }, { QLatin1String(member), list } });
}

// Each unit of a text took a byte of the body at least, and none of them is in two members.
qsizetype textsIn(const QJsonObject &object)
{
    qsizetype size = 0;
    for (const auto &value : object)
        size += value.toString().size();
    return size;
}

// A write that gets through to the server unchanged, whatever the record's texts are.
void checkDraft(const PositionDraft &draft)
{
    const QByteArray encoded = json::encoded(draft);
    const QJsonObject body = QJsonDocument::fromJson(encoded).object();
    property(isAltered(encoded)
                 || (body["org_code"_L1].toString() == draft.org.toString()
                     && body["name"_L1].toString() == draft.name
                     && body["code"_L1].toString() == draft.code.toString()),
             "the body of a write holds the texts of its draft");
}

void checkPath(const QString &id)
{
    const Request request = endpoints::user(UserId(id)).request;
    if (id == "."_L1 || id == ".."_L1) {
        property(!request.problem.isEmpty(), "a dot segment is not sent");
        return;
    }
    const QList<QByteArray> segments = request.path.split('/');
    property(request.problem.isEmpty() && segments.size() == 6,
             "an id is one segment of the path, whatever it holds");
    property(fromExactUtf8(QByteArray::fromPercentEncoding(segments.last())) == id,
             "a path holds its id unchanged");
    property(!segments.last().contains('?') && !segments.last().contains('#'),
             "an id does not end the path");
}

void check(const User &user, qsizetype size)
{
    property(!user.id.isEmpty(), "a person has an id");
    property(textsIn(object(user)) <= size, "texts of a person are of the body");
    checkPath(user.id.toString());
}

void check(const Organization &organization, qsizetype size)
{
    property(!organization.id.isEmpty(), "an organization has an id");
    property(textsIn(object(organization)) <= size, "texts of an organization are of the body");
}

void check(const Position &position, qsizetype size)
{
    property(!position.id.isEmpty(), "a position has an id");
    property(textsIn(object(position)) <= size, "texts of a position are of the body");
    checkDraft({ OrgCode(position.orgId.toString()), position.name, position.code,
                 TitleCode(position.titleId.toString()) });
}

void check(const Title &title, qsizetype size)
{
    property(!title.id.isEmpty(), "a title has an id");
    property(textsIn(object(title)) <= size, "texts of a title are of the body");
}

void check(const Job &job, qsizetype size)
{
    property(!job.id.isEmpty(), "a job has an id");
    property(textsIn(object(job)) <= size, "texts of a job are of the body");
}

void checkError(const ApiError &error, ApiError::Kind kind)
{
    property(error.kind == kind, "what cannot be read is told as that");
    property(!error.detail.isEmpty() && error.detail.size() <= 200, "a detail is short");
    property(std::all_of(error.detail.begin(), error.detail.end(),
                         [](QChar c) { return c >= u' ' && c < u'\x7f'; }),
             "a detail holds nothing of the body");
    property(error.serverText.isEmpty() && error.code.isEmpty(), "no words of the body");
}

// The body is kept within bounds, and the same body is read the same way again.
template <class T>
Result<T> decoded(const Endpoint<T> &endpoint, const QByteArray &body, ApiError::Kind kind)
{
    Result<T> value = endpoint.decode(body);
    if (!value)
        checkError(value.error(), kind);
    else
        property(depthOf(body) <= qsizetype(json::largestDepth), "no value of so deep a body");
    return value;
}

template <class Record> void one(const Endpoint<Record> &endpoint, const QByteArray &body)
{
    const auto record = decoded(endpoint, body, ApiError::Kind::Malformed);
    if (!record)
        return;
    check(*record, body.size());
    const auto again = endpoint.decode(written(object(*record)));
    property(again && *again == *record, "a record that is written down is read again");
}

template <class Record>
void page(const Endpoint<Page<Record>> &endpoint, const char *member, const QByteArray &body)
{
    const auto read = decoded(endpoint, body, ApiError::Kind::Malformed);
    if (!read)
        return;
    property(read->total >= 0, "a total is not negative");
    property(read->items.size() <= body.size() / 2, "a record takes room in the body");
    for (const Record &record : read->items)
        check(record, body.size());
    const auto again = endpoint.decode(listed(member, read->items));
    property(again && again->items == read->items, "a page that is written down is read again");
}

void jobs(std::optional<RelationType> type, const QByteArray &body)
{
    const auto endpoint = endpoints::jobs(UserId(u"u-1"_s), type);
    const auto read = decoded(endpoint, body, ApiError::Kind::Malformed);
    if (!read)
        return;
    QSet<JobId> ids;
    for (const Job &job : *read) {
        check(job, body.size());
        ids.insert(job.id);
        property(!type || job.relation == *type, "a filter lets nothing else through");
    }
    property(ids.size() == read->size(), "no job comes twice");
    const auto again = endpoint.decode(listed("jobs", *read));
    property(again && *again == *read, "jobs that are written down are read again");
}

template <class Id>
void write(const Endpoint<Id> &endpoint, const char *member, const QByteArray &body)
{
    const auto id = decoded(endpoint, body, ApiError::Kind::OutcomeUnknown);
    if (!id)
        return;
    property(!id->isEmpty() && id->toString().size() <= body.size(), "an id is of the body");
    const auto again = endpoint.decode(written({ { QLatin1String(member), id->toString() } }));
    property(again && *again == *id, "an id that is written down is read again");
}

void removal(const Endpoint<Done> &endpoint, const QByteArray &body)
{
    const bool isTaken = decoded(endpoint, body, ApiError::Kind::OutcomeUnknown).has_value();
    property(!isTaken || body.trimmed().isEmpty() || body.contains('{'),
             "a page is no answer of a removal");
    // Qt reads more than is JSON; what it writes down again is, but for half characters.
    const QJsonDocument read = QJsonDocument::fromJson(body);
    if (!read.isObject())
        return;
    const QByteArray object = written(read.object());
    property(isAltered(object) || object.contains("\\u")
                 || depthOf(object) > qsizetype(json::largestDepth)
                 || endpoint.decode(object).has_value(),
             "an object is one");
}

using Check = void (*)(const QByteArray &body);
constexpr int limit = 100;

const UserId someUser(u"u-1"_s);
const PositionDraft someDraft { OrgCode(u"10000"_s), u"顾问"_s, PositionCode(u"P1"_s), {} };

// In the order of the contract.
const std::array<Check, 24> checks {
    [](const QByteArray &body) { page(endpoints::users({}, {}, 0, limit), "users", body); },
    [](const QByteArray &body) { one(endpoints::user(someUser), body); },
    [](const QByteArray &body) { one(endpoints::userByUserName(u"li.na"_s), body); },
    [](const QByteArray &body) { one(endpoints::userByMobile(u"13800000001"_s), body); },
    [](const QByteArray &body) { one(endpoints::userByEmail(u"li.na@example.com"_s), body); },
    [](const QByteArray &body) {
        page(endpoints::organizations(true, {}, 0, limit), "organizations", body);
    },
    [](const QByteArray &body) { one(endpoints::organization(OrgId(u"o-1"_s)), body); },
    [](const QByteArray &body) { one(endpoints::organization(OrgCode(u"10000"_s)), body); },
    [](const QByteArray &body) {
        page(endpoints::positions({}, {}, 0, limit), "job_positions", body);
    },
    [](const QByteArray &body) { write(endpoints::addPosition(someDraft), "position_id", body); },
    [](const QByteArray &body) { one(endpoints::position(PositionId(u"p-1"_s)), body); },
    [](const QByteArray &body) {
        write(endpoints::updatePosition(PositionId(u"p-1"_s), someDraft), "position_id", body);
    },
    [](const QByteArray &body) { removal(endpoints::removePosition(PositionId(u"p-1"_s)), body); },
    [](const QByteArray &body) { page(endpoints::titles({}, 0, limit), "job_titles", body); },
    [](const QByteArray &body) {
        write(endpoints::addTitle(u"高级"_s, TitleCode(u"T1"_s)), "title_id", body);
    },
    [](const QByteArray &body) { one(endpoints::title(TitleId(u"t-1"_s)), body); },
    [](const QByteArray &body) {
        write(endpoints::updateTitle(TitleId(u"t-1"_s), u"高级"_s, TitleCode(u"T1"_s)), "title_id",
              body);
    },
    [](const QByteArray &body) { removal(endpoints::removeTitle(TitleId(u"t-1"_s)), body); },
    [](const QByteArray &body) { jobs({}, body); },
    [](const QByteArray &body) { jobs(RelationType::PartTime, body); },
    [](const QByteArray &body) {
        write(endpoints::transferPrimaryJob(someUser, {}), "user_id", body);
    },
    [](const QByteArray &body) { write(endpoints::addPartTimeJob(someUser, {}), "job_id", body); },
    [](const QByteArray &body) {
        write(endpoints::updatePartTimeJob(someUser, JobId(u"j-1"_s), {}), "job_id", body);
    },
    [](const QByteArray &body) {
        removal(endpoints::removePartTimeJob(someUser, JobId(u"j-1"_s)), body);
    },
};

// Too large for a corpus.
bool largeBodiesAreRefused()
{
    const QByteArray body
        = "{\"users\":[],\"total\":0" + QByteArray(json::largestDocument, ' ') + '}';
    const auto page = json::userPage(body);
    return !page && page.error().kind == ApiError::Kind::Malformed;
}

} // namespace

void answers(Input input)
{
    static const bool refused = largeBodiesAreRefused();
    property(refused, "a body that is too large is refused");
    const int endpoint = input.choice(int(checks.size()));
    checks[size_t(endpoint)](input.rest());
}

} // namespace renzhi::fuzz
