// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/outboxfile.h"

#include "models/directory/localerror.h"
#include "models/directory/requestjson.h"

#include <QJsonDocument>

#include <algorithm>

namespace renzhi::outboxfile {

using namespace Qt::StringLiterals;

namespace {

QJsonObject errorToJson(const ApiError &error)
{
    return { { u"kind"_s, int(error.kind) }, { u"http_status"_s, error.httpStatus },
             { u"code"_s, error.code },      { u"server_text"_s, error.serverText },
             { u"detail"_s, error.detail },  { u"method"_s, error.method },
             { u"path"_s, error.path },      { u"at"_s, error.at.toString(Qt::ISODateWithMs) } };
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

QJsonObject senderToJson(const ChangeRun::Writer &sender)
{
    return { { u"host"_s, sender.host },
             { u"process"_s, sender.process },
             { u"run"_s, sender.run },
             { u"at"_s, sender.at.toString(Qt::ISODateWithMs) } };
}

std::optional<ChangeRun::Writer> senderFrom(const QJsonObject &object)
{
    const QString run = object["run"_L1].toString();
    if (run.isEmpty())
        return std::nullopt;
    return ChangeRun::Writer { object["host"_L1].toString(), object["process"_L1].toInteger(), run,
                               QDateTime::fromString(object["at"_L1].toString(),
                                                     Qt::ISODateWithMs) };
}

} // namespace

QJsonObject toJson(const Outbox::Entry &entry)
{
    QJsonObject object = requestjson::toJson(entry.request);
    object[u"id"_s] = entry.id.toString(QUuid::WithoutBraces);
    object[u"created_at"_s] = entry.createdAt.toString(Qt::ISODateWithMs);
    // What left, and its end is never seen, ends unknown.
    object[u"outcome_unknown"_s] = entry.outcomeUnknown || entry.leaves;
    if (entry.sender)
        object[u"sender"_s] = senderToJson(*entry.sender);
    if (entry.lastError)
        object[u"last_error"_s] = errorToJson(*entry.lastError);
    return object;
}

std::optional<Outbox::Entry> fromJson(const QJsonObject &object)
{
    const auto request = requestjson::fromJson(object);
    Outbox::Entry entry;
    entry.id = QUuid(object["id"_L1].toString());
    if (entry.id.isNull() || !request)
        return std::nullopt;
    entry.request = *request;
    if (object.contains("last_error"_L1))
        entry.lastError = errorFrom(object["last_error"_L1].toObject());
    entry.createdAt = QDateTime::fromString(object["created_at"_L1].toString(), Qt::ISODateWithMs);
    entry.outcomeUnknown = object["outcome_unknown"_L1].toBool();
    entry.sender = senderFrom(object["sender"_L1].toObject());
    return entry;
}

EntryFile fileIn(const QString &directory)
{
    return EntryFile(directory, { .name = u"outbox"_s });
}

QByteArray toBytes(const Content &content)
{
    QJsonArray array;
    for (const Outbox::Entry &entry : content.entries)
        array.append(toJson(entry));
    for (const auto &value : content.unreadable)
        array.append(value);
    return QJsonDocument(array).toJson();
}

Result<Content> fromBytes(const QByteArray &bytes)
{
    Content content;
    if (bytes.isNull())
        return content;
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isArray())
        return Failure(
            localError(ApiError::Kind::Local, u"local.outbox-damaged"_s, problem.errorString()));
    const QJsonArray array = document.array();
    for (const auto &value : array) {
        if (auto entry = fromJson(value.toObject()))
            content.entries.append(*entry);
        else
            content.unreadable.append(value);
    }
    return content;
}

} // namespace renzhi::outboxfile
