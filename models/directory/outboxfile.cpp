// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/outboxfile.h"

#include <array>

namespace renzhi::outboxfile {

using namespace Qt::StringLiterals;

namespace {

struct KindName
{
    WriteRequest::Kind kind;
    QLatin1StringView name;
};

constexpr std::array<KindName, 7> kindNames { {
    { WriteRequest::Kind::AddJob, QLatin1StringView("add-job") },
    { WriteRequest::Kind::UpdateJob, QLatin1StringView("update-job") },
    { WriteRequest::Kind::RemoveJob, QLatin1StringView("remove-job") },
    { WriteRequest::Kind::TransferPrimaryJob, QLatin1StringView("transfer-primary-job") },
    { WriteRequest::Kind::AddPosition, QLatin1StringView("add-position") },
    { WriteRequest::Kind::UpdatePosition, QLatin1StringView("update-position") },
    { WriteRequest::Kind::RemovePosition, QLatin1StringView("remove-position") },
} };

template <class Text> void put(QJsonObject &object, const QString &key, const Text &text)
{
    if (!text.isEmpty())
        object[key] = text.toString();
}

template <class Code>
void put(QJsonObject &object, const QString &key, const std::optional<Code> &code)
{
    if (code)
        object[key] = code->toString();
}

template <class Text> Text get(const QJsonObject &object, const QString &key)
{
    return Text(object[key].toString());
}

template <class Code> std::optional<Code> getOptional(const QJsonObject &object, const QString &key)
{
    return object.contains(key) ? std::optional(get<Code>(object, key)) : std::nullopt;
}

QJsonObject toJson(const JobDraft &draft)
{
    QJsonObject object { { u"org_code"_s, draft.org.toString() } };
    put(object, u"position_code"_s, draft.position);
    put(object, u"title_code"_s, draft.title);
    return object;
}

QJsonObject toJson(const PositionDraft &draft)
{
    QJsonObject object { { u"org_code"_s, draft.org.toString() },
                         { u"name"_s, draft.name },
                         { u"code"_s, draft.code.toString() } };
    put(object, u"title_code"_s, draft.title);
    return object;
}

QJsonObject toJson(const Job &job)
{
    QJsonObject object { { u"job_id"_s, job.id.toString() },
                         { u"relation_type"_s, int(job.relation) } };
    put(object, u"org_id"_s, job.orgId);
    put(object, u"position_id"_s, job.positionId);
    put(object, u"title_id"_s, job.titleId);
    return object;
}

QJsonObject toJson(const Position &position)
{
    QJsonObject object { { u"position_id"_s, position.id.toString() },
                         { u"name"_s, position.name },
                         { u"created_at"_s, position.createdAt },
                         { u"updated_at"_s, position.updatedAt } };
    put(object, u"org_id"_s, position.orgId);
    put(object, u"code"_s, position.code);
    put(object, u"title_id"_s, position.titleId);
    return object;
}

QJsonObject toJson(const ApiError &error)
{
    return { { u"kind"_s, int(error.kind) }, { u"http_status"_s, error.httpStatus },
             { u"code"_s, error.code },      { u"server_text"_s, error.serverText },
             { u"detail"_s, error.detail },  { u"method"_s, error.method },
             { u"path"_s, error.path },      { u"at"_s, error.at.toString(Qt::ISODateWithMs) } };
}

JobDraft jobDraftFrom(const QJsonObject &object)
{
    return { get<OrgCode>(object, u"org_code"_s),
             getOptional<PositionCode>(object, u"position_code"_s),
             getOptional<TitleCode>(object, u"title_code"_s) };
}

PositionDraft positionDraftFrom(const QJsonObject &object)
{
    return { get<OrgCode>(object, u"org_code"_s), object["name"_L1].toString(),
             get<PositionCode>(object, u"code"_s),
             getOptional<TitleCode>(object, u"title_code"_s) };
}

Job jobFrom(const QJsonObject &object)
{
    return { get<JobId>(object, u"job_id"_s), get<OrgId>(object, u"org_id"_s),
             get<PositionId>(object, u"position_id"_s), get<TitleId>(object, u"title_id"_s),
             RelationType(object["relation_type"_L1].toInt() == 1) };
}

Position positionFrom(const QJsonObject &object)
{
    Position position;
    position.id = get<PositionId>(object, u"position_id"_s);
    position.orgId = get<OrgId>(object, u"org_id"_s);
    position.name = object["name"_L1].toString();
    position.code = get<PositionCode>(object, u"code"_s);
    position.titleId = get<TitleId>(object, u"title_id"_s);
    position.createdAt = object["created_at"_L1].toString();
    position.updatedAt = object["updated_at"_L1].toString();
    return position;
}

ApiError errorFrom(const QJsonObject &object)
{
    ApiError error;
    error.kind
        = ApiError::Kind(std::clamp(object["kind"_L1].toInt(), 0, int(ApiError::Kind::Local)));
    error.httpStatus = object["http_status"_L1].toInt();
    error.code = object["code"_L1].toString();
    error.serverText = object["server_text"_L1].toString();
    error.detail = object["detail"_L1].toString();
    error.method = object["method"_L1].toString();
    error.path = object["path"_L1].toString();
    error.at = QDateTime::fromString(object["at"_L1].toString(), Qt::ISODateWithMs);
    return error;
}

} // namespace

QJsonObject toJson(const Outbox::Entry &entry)
{
    const WriteRequest &request = entry.request;
    QJsonObject object { { u"id"_s, entry.id.toString(QUuid::WithoutBraces) },
                         { u"created_at"_s, entry.createdAt.toString(Qt::ISODateWithMs) },
                         // A send that this program does not see the end of ends unknown.
                         { u"outcome_unknown"_s, entry.outcomeUnknown || entry.sending },
                         { u"touched"_s, request.touched } };
    for (const KindName &name : kindNames) {
        if (name.kind == request.kind)
            object[u"kind"_s] = name.name;
    }
    put(object, u"user_id"_s, request.user);
    put(object, u"job_id"_s, request.job);
    put(object, u"position_id"_s, request.position);
    object[u"job"_s] = toJson(request.jobDraft);
    object[u"position"_s] = toJson(request.positionDraft);
    if (request.baseJob)
        object[u"base_job"_s] = toJson(*request.baseJob);
    if (request.basePosition)
        object[u"base_position"_s] = toJson(*request.basePosition);
    if (entry.lastError)
        object[u"last_error"_s] = toJson(*entry.lastError);
    return object;
}

std::optional<Outbox::Entry> fromJson(const QJsonObject &object)
{
    Outbox::Entry entry;
    entry.id = QUuid(object["id"_L1].toString());
    const QString kind = object["kind"_L1].toString();
    const auto name = std::find_if(kindNames.begin(), kindNames.end(),
                                   [&kind](const KindName &one) { return kind == one.name; });
    const int touched = object["touched"_L1].toInt(-1);
    if (entry.id.isNull() || name == kindNames.end() || touched < WriteRequest::TouchedNone
        || touched > WriteRequest::TouchedAll)
        return std::nullopt;
    WriteRequest &request = entry.request;
    request.kind = name->kind;
    request.touched = touched;
    request.user = get<UserId>(object, u"user_id"_s);
    request.job = get<JobId>(object, u"job_id"_s);
    request.position = get<PositionId>(object, u"position_id"_s);
    request.jobDraft = jobDraftFrom(object["job"_L1].toObject());
    request.positionDraft = positionDraftFrom(object["position"_L1].toObject());
    if (object.contains("base_job"_L1))
        request.baseJob = jobFrom(object["base_job"_L1].toObject());
    if (object.contains("base_position"_L1))
        request.basePosition = positionFrom(object["base_position"_L1].toObject());
    if (object.contains("last_error"_L1))
        entry.lastError = errorFrom(object["last_error"_L1].toObject());
    entry.createdAt = QDateTime::fromString(object["created_at"_L1].toString(), Qt::ISODateWithMs);
    entry.outcomeUnknown = object["outcome_unknown"_L1].toBool();
    return entry;
}

} // namespace renzhi::outboxfile
