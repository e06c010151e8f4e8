// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/requestjson.h"

#include <algorithm>
#include <array>

namespace renzhi::requestjson {

using namespace Qt::StringLiterals;

namespace {

struct RequestKindName
{
    WriteRequest::Kind kind;
    QLatin1StringView name;
};

constexpr std::array<RequestKindName, 7> requestKindNames { {
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

QJsonObject recordToJson(const JobDraft &draft)
{
    QJsonObject object { { u"org_code"_s, draft.org.toString() } };
    put(object, u"position_code"_s, draft.position);
    put(object, u"title_code"_s, draft.title);
    return object;
}

QJsonObject recordToJson(const PositionDraft &draft)
{
    QJsonObject object { { u"org_code"_s, draft.org.toString() },
                         { u"name"_s, draft.name },
                         { u"code"_s, draft.code.toString() } };
    put(object, u"title_code"_s, draft.title);
    return object;
}

QJsonObject recordToJson(const Job &job)
{
    QJsonObject object { { u"job_id"_s, job.id.toString() },
                         { u"relation_type"_s, int(job.relation) } };
    put(object, u"org_id"_s, job.orgId);
    put(object, u"position_id"_s, job.positionId);
    put(object, u"title_id"_s, job.titleId);
    return object;
}

QJsonObject recordToJson(const Position &position)
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

} // namespace

QString kindName(WriteRequest::Kind kind)
{
    const auto name = std::find_if(requestKindNames.begin(), requestKindNames.end(),
                                   [kind](const RequestKindName &one) { return one.kind == kind; });
    return name == requestKindNames.end() ? QString() : QString(name->name);
}

std::optional<WriteRequest::Kind> kindNamed(const QString &name)
{
    const auto found
        = std::find_if(requestKindNames.begin(), requestKindNames.end(),
                       [&name](const RequestKindName &one) { return name == one.name; });
    return found == requestKindNames.end() ? std::nullopt : std::optional(found->kind);
}

QJsonObject toJson(const WriteRequest &request)
{
    QJsonObject object { { u"kind"_s, kindName(request.kind) }, { u"touched"_s, request.touched } };
    put(object, u"user_id"_s, request.user);
    put(object, u"job_id"_s, request.job);
    put(object, u"position_id"_s, request.position);
    object[u"job"_s] = recordToJson(request.jobDraft);
    object[u"position"_s] = recordToJson(request.positionDraft);
    if (request.baseJob)
        object[u"base_job"_s] = recordToJson(*request.baseJob);
    if (request.basePosition)
        object[u"base_position"_s] = recordToJson(*request.basePosition);
    if (request.undoes > 0)
        object[u"undoes"_s] = request.undoes;
    if (request.undoes > 0 && request.undoesAt.isValid())
        object[u"undoes_at"_s] = request.undoesAt.toUTC().toString(Qt::ISODateWithMs);
    return object;
}

std::optional<WriteRequest> fromJson(const QJsonObject &object)
{
    const auto kind = kindNamed(object["kind"_L1].toString());
    const int touched = object["touched"_L1].toInt(-1);
    if (!kind || touched < WriteRequest::TouchedNone || touched > WriteRequest::TouchedAll)
        return std::nullopt;
    WriteRequest request;
    request.kind = *kind;
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
    request.undoes = std::max(object["undoes"_L1].toInteger(), qint64(0));
    if (request.undoes > 0)
        request.undoesAt
            = QDateTime::fromString(object["undoes_at"_L1].toString(), Qt::ISODateWithMs);
    return request;
}

} // namespace renzhi::requestjson
