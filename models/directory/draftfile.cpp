// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/draftfile.h"

#include "models/directory/localerror.h"
#include "models/directory/requestjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace renzhi::draftfile {

using namespace Qt::StringLiterals;

namespace {

constexpr int fileVersion = 1;
constexpr qsizetype mostEntries = 10'000; // of a list in the file

// JSON has no half of a character, and Qt drops a U+FEFF in front of a text; an input may hold
// both. Such a text is written as its code units.
QJsonValue textToJson(const QString &text)
{
    if (text.isValidUtf16() && !text.contains(QChar(QChar::ByteOrderMark)))
        return text;
    QJsonArray units;
    for (const QChar unit : text)
        units.append(int(unit.unicode()));
    return units;
}

std::optional<QString> textFrom(const QJsonValue &json)
{
    if (json.isString())
        return json.toString();
    if (!json.isArray())
        return std::nullopt;
    QString text;
    const QJsonArray units = json.toArray();
    for (const auto &unit : units) {
        const int value = unit.toInt(-1);
        if (value < 0 || value > 0xFFFF)
            return std::nullopt;
        text.append(QChar(char16_t(value)));
    }
    return text;
}

QJsonObject inputToJson(const TypedInput &input)
{
    QJsonObject object { { u"key"_s, input.key },
                         { u"text"_s, textToJson(input.text) },
                         { u"typed"_s, input.isTyped },
                         { u"left"_s, input.isLeft } };
    if (input.choice)
        object[u"choice"_s] = textToJson(*input.choice);
    if (input.number > 0)
        object[u"number"_s] = input.number;
    return object;
}

std::optional<TypedInput> inputFrom(const QJsonObject &object)
{
    const auto text = textFrom(object["text"_L1]);
    const QString key = object["key"_L1].toString();
    if (!text || key.isEmpty())
        return std::nullopt;
    TypedInput input;
    input.key = key;
    input.text = *text;
    input.isTyped = object["typed"_L1].toBool();
    input.isLeft = object["left"_L1].toBool();
    input.number = qBound(0, object["number"_L1].toInt(), int(mostEntries));
    if (object.contains("choice"_L1)) {
        input.choice = textFrom(object["choice"_L1]);
        if (!input.choice)
            return std::nullopt;
    }
    return input;
}

QJsonObject draftToJson(const FormDraft &draft)
{
    QJsonObject object { { u"id"_s, draft.id.toString(QUuid::WithoutBraces) },
                         { u"copy"_s, draft.isCopy },
                         { u"about"_s, requestjson::toJson(draft.about) },
                         { u"who"_s, textToJson(draft.who) },
                         { u"sent"_s, draft.isSent },
                         { u"changed_at"_s, draft.changedAt.toString(Qt::ISODateWithMs) } };
    if (!draft.outboxEntry.isNull())
        object[u"outbox_entry"_s] = draft.outboxEntry.toString(QUuid::WithoutBraces);
    if (draft.begunOver)
        object[u"begun_over"_s] = requestjson::toJson(*draft.begunOver);
    QJsonArray jobs;
    for (const JobId &job : draft.jobsBefore)
        jobs.append(job.toString());
    object[u"jobs_before"_s] = jobs;
    QJsonArray inputs;
    for (const TypedInput &input : draft.inputs)
        inputs.append(inputToJson(input));
    object[u"inputs"_s] = inputs;
    return object;
}

// Whether a form can be opened for it: a removal has nothing to be typed.
bool isOfAForm(const FormDraft &draft)
{
    const WriteRequest &about = draft.about;
    if (draft.isCopy)
        return about.kind == WriteRequest::Kind::AddPosition && !about.position.isEmpty();
    switch (about.kind) {
    case WriteRequest::Kind::AddJob:
    case WriteRequest::Kind::TransferPrimaryJob:
        return !about.user.isEmpty();
    case WriteRequest::Kind::UpdateJob:
        return !about.user.isEmpty() && about.baseJob.has_value();
    case WriteRequest::Kind::AddPosition:
        return true;
    case WriteRequest::Kind::UpdatePosition:
        return about.basePosition.has_value();
    case WriteRequest::Kind::RemoveJob:
    case WriteRequest::Kind::RemovePosition:
        break;
    }
    return false;
}

std::optional<FormDraft> draftFrom(const QJsonObject &object)
{
    const auto about = requestjson::fromJson(object["about"_L1].toObject());
    const auto who = textFrom(object["who"_L1]);
    FormDraft draft;
    draft.id = QUuid(object["id"_L1].toString());
    if (draft.id.isNull() || !about || !who)
        return std::nullopt;
    draft.isCopy = object["copy"_L1].toBool();
    draft.about = *about;
    draft.who = *who;
    draft.outboxEntry = QUuid(object["outbox_entry"_L1].toString());
    if (object.contains("begun_over"_L1)) {
        draft.begunOver = requestjson::fromJson(object["begun_over"_L1].toObject());
        if (!draft.begunOver)
            return std::nullopt;
    }
    draft.isSent = object["sent"_L1].toBool();
    draft.changedAt
        = QDateTime::fromString(object["changed_at"_L1].toString(), Qt::ISODateWithMs).toUTC();
    const QJsonArray jobs = object["jobs_before"_L1].toArray();
    const QJsonArray inputs = object["inputs"_L1].toArray();
    if (!isOfAForm(draft) || jobs.size() > mostEntries || inputs.size() > mostEntries)
        return std::nullopt;
    for (const auto &job : jobs)
        draft.jobsBefore.append(JobId(job.toString()));
    for (const auto &json : inputs) {
        const auto input = inputFrom(json.toObject());
        if (!input)
            return std::nullopt;
        draft.inputs.append(*input);
    }
    return draft;
}

Failure damaged(const QString &detail)
{
    return Failure(localError(ApiError::Kind::Local, u"local.drafts-damaged"_s, detail));
}

} // namespace

EntryFile fileIn(const QString &directory)
{
    return EntryFile(directory,
                     { .name = u"drafts"_s, .goesWithTheLast = true, .mostBytes = MostBytes });
}

QByteArray toBytes(const QVector<FormDraft> &drafts, const QString &tenant)
{
    QJsonArray array;
    for (const FormDraft &draft : drafts)
        array.append(draftToJson(draft));
    QJsonObject file { { u"version"_s, fileVersion }, { u"drafts"_s, array } };
    if (!tenant.isEmpty())
        file[u"tenant"_s] = tenant;
    return QJsonDocument(file).toJson();
}

Result<Content> fromBytes(const QByteArray &bytes)
{
    if (bytes.size() > MostBytes)
        return damaged(u"the file is too large"_s);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (!document.isObject())
        return damaged(problem.errorString());
    const QJsonObject file = document.object();
    const int version = file["version"_L1].toInt();
    if (version > fileVersion)
        return Failure(localError(ApiError::Kind::Local, u"local.drafts-newer"_s,
                                  u"the file is of a newer program"_s));
    if (version != fileVersion || !file["drafts"_L1].isArray())
        return damaged(u"the file holds no drafts"_s);
    const QJsonArray array = file["drafts"_L1].toArray();
    if (array.size() > mostEntries)
        return damaged(u"the file holds too many drafts"_s);
    Content content;
    content.tenant = file["tenant"_L1].toString();
    for (const auto &json : array) {
        if (auto draft = draftFrom(json.toObject()))
            content.drafts.append(std::move(*draft));
        else
            content.isWhole = false;
    }
    return content;
}

} // namespace renzhi::draftfile
