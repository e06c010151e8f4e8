// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/errorcatalog.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

static void initResources()
{
    // The resource lives in a static library; nothing else would make the linker keep it. The macro
    // declares a function, so it has to stand outside every namespace.
    Q_INIT_RESOURCE(errors);
}

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MaxServerText = 1000;
constexpr qsizetype MaxArgument = 64;

struct NamedField
{
    QLatin1StringView name;
    Field field;
};

// The names of the catalogue file, and of the API's parameters as OAP.PARAM.0004 gives them.
constexpr std::array FieldNames {
    NamedField { "none"_L1, Field::None },
    NamedField { "user"_L1, Field::User },
    NamedField { "job"_L1, Field::Job },
    NamedField { "organization"_L1, Field::Organization },
    NamedField { "position"_L1, Field::Position },
    NamedField { "title"_L1, Field::Title },
    NamedField { "name"_L1, Field::Name },
    NamedField { "code"_L1, Field::Code },
    NamedField { "user_id"_L1, Field::User },
    NamedField { "job_id"_L1, Field::Job },
    NamedField { "org_code"_L1, Field::Organization },
    NamedField { "position_code"_L1, Field::Position },
    NamedField { "title_code"_L1, Field::Title },
};

std::optional<Field> fieldNamed(const QString &name)
{
    const auto *found = std::find_if(FieldNames.cbegin(), FieldNames.cend(),
                                     [&](const NamedField &entry) { return entry.name == name; });
    return found == FieldNames.cend() ? std::nullopt : std::optional(found->field);
}

QString textOf(const QJsonObject &language, QLatin1StringView member)
{
    return language.value(member).toObject().value("text"_L1).toString();
}

ErrorText errorText(const QJsonObject &language)
{
    return { textOf(language, "title"_L1), textOf(language, "cause"_L1),
             textOf(language, "measure"_L1) };
}

QString kindKey(ApiError::Kind kind)
{
    switch (kind) {
    case ApiError::Kind::Offline:
        return u"kind.offline"_s;
    case ApiError::Kind::Network:
        return u"kind.network"_s;
    case ApiError::Kind::Timeout:
        return u"kind.timeout"_s;
    case ApiError::Kind::Cancelled:
        return u"kind.cancelled"_s;
    case ApiError::Kind::Auth:
        return u"kind.auth"_s;
    case ApiError::Kind::Rejected:
        return u"kind.rejected"_s;
    case ApiError::Kind::Server:
        return u"kind.server"_s;
    case ApiError::Kind::Malformed:
        return u"kind.malformed"_s;
    case ApiError::Kind::OutcomeUnknown:
        return u"kind.outcome_unknown"_s;
    case ApiError::Kind::Invalid:
        return u"kind.invalid"_s;
    case ApiError::Kind::Local:
        return u"kind.local"_s;
    }
    Q_UNREACHABLE();
}

// Only these kinds are explained by the status; for the others (a broken answer with status 200, a
// write whose gateway timed out) the kind says more.
bool statusExplains(ApiError::Kind kind)
{
    return kind == ApiError::Kind::Auth || kind == ApiError::Kind::Rejected
        || kind == ApiError::Kind::Server;
}

// Plain text for one line: what a server sends may hold line breaks and control characters.
QString plainText(const QString &text, qsizetype limit)
{
    QString clean = text;
    for (QChar &c : clean) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u' ';
    }
    clean = clean.simplified();
    return clean.size() > limit ? QString(clean.left(limit) + u'…') : clean;
}

// "参数[relation_type]不符合校验规则" or "Parameter [relation_type] does not comply …".
QString argumentIn(const QString &serverText)
{
    static const QRegularExpression bracketed(u"[\\[【［]([^\\]】］]+)[\\]】］]"_s);
    const QString argument
        = plainText(bracketed.match(redacted(serverText)).captured(1), MaxArgument);
    return argument == "{0}"_L1 ? QString() : argument;
}

void fill(ErrorEntry &entry, const QString &argument)
{
    for (ErrorText *text : { &entry.zh, &entry.en })
        text->title.replace("{0}"_L1, argument);
}

} // namespace

ErrorCatalog::ErrorCatalog()
{
    initResources();
    QFile file(u":/errors/catalogue.json"_s);
    const bool opened = file.open(QIODevice::ReadOnly);
    const QJsonDocument document
        = opened ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    const QJsonArray entries = document.object().value("entries"_L1).toArray();
    Q_ASSERT_X(!entries.isEmpty(), "ErrorCatalog", "damaged resource errors/catalogue.json");
    m_entries.reserve(entries.size());
    for (const auto &value : entries)
        add(value.toObject());
}

void ErrorCatalog::add(const QJsonObject &object)
{
    ErrorEntry entry;
    entry.key = object.value("key"_L1).toString();
    const QJsonObject zh = object.value("zh"_L1).toObject();
    const QJsonObject en = object.value("en"_L1).toObject();
    entry.zh = errorText(zh);
    entry.en = errorText(en);
    const std::optional<Field> field = fieldNamed(object.value("field"_L1).toString());
    Q_ASSERT_X(!entry.key.isEmpty() && field && !m_entries.contains(entry.key), "ErrorCatalog",
               qPrintable(entry.key));
    entry.field = field.value_or(Field::None);

    const QString zhPlain = textOf(zh, "titleWithoutArgument"_L1);
    const QString enPlain = textOf(en, "titleWithoutArgument"_L1);
    if (!zhPlain.isEmpty()) {
        ErrorEntry plain = entry;
        plain.zh.title = zhPlain;
        plain.en.title = enPlain;
        m_withoutArgument.insert(entry.key, plain);
    }
    const QString group = object.value("group"_L1).toString();
    if (group == "business"_L1 || group == "oauth"_L1)
        m_serverCodes.append(entry.key);
    m_entries.insert(entry.key, entry);
}

ErrorEntry ErrorCatalog::entryFor(const ApiError &error) const
{
    const QString code = error.code.trimmed();
    // Whatever the server said with it: that the change may have been made comes first. A reason of
    // this program's own says that as well.
    const bool isOwn = code.startsWith("local."_L1);
    if (error.kind == ApiError::Kind::OutcomeUnknown && !isOwn)
        return m_entries.value(kindKey(error.kind));
    if (!code.isEmpty())
        return entryForCode(code, error);
    return entryWithoutCode(error);
}

ErrorEntry ErrorCatalog::entryForCode(const QString &code, const ApiError &error) const
{
    const auto found = m_entries.constFind(code);
    // A reason of this program's own that has no words yet: the kind is right, the server is not.
    if (found == m_entries.cend() && code.startsWith("local."_L1))
        return entryWithoutCode(error);
    if (found == m_entries.cend())
        return unknownEntry(code, error);
    const auto plain = m_withoutArgument.constFind(code);
    if (plain == m_withoutArgument.cend())
        return *found;
    const QString argument = argumentIn(error.serverText);
    if (argument.isEmpty())
        return *plain;
    ErrorEntry entry = *found;
    fill(entry, argument);
    entry.field = fieldNamed(argument).value_or(entry.field);
    return entry;
}

ErrorEntry ErrorCatalog::entryWithoutCode(const ApiError &error) const
{
    const int status = error.httpStatus;
    const bool redirect = status >= 300 && status < 400;
    if (redirect && (statusExplains(error.kind) || error.kind == ApiError::Kind::Malformed))
        return m_entries.value(u"http.redirect"_s);
    // The words of 400 are about what was entered, and nobody entered anything to sign in.
    const bool isSignIn = error.kind == ApiError::Kind::Auth && status == 400;
    if (status == 0 || isSignIn || !statusExplains(error.kind))
        return m_entries.value(kindKey(error.kind));
    const auto found = m_entries.constFind(u"http."_s + QString::number(status));
    if (found != m_entries.cend())
        return *found;
    ErrorEntry entry = m_entries.value(u"http.other"_s);
    fill(entry, QString::number(status));
    return entry;
}

// The server's own words in both languages: the language it answers in is not known, and a
// translation would be a guess.
ErrorEntry ErrorCatalog::unknownEntry(const QString &code, const ApiError &error) const
{
    ErrorEntry entry = m_entries.value(u"local.unknown-code"_s);
    fill(entry, plainText(redacted(code), MaxArgument));
    entry.key = code;
    entry.known = false;
    const QString serverText = plainText(redacted(error.serverText), MaxServerText);
    if (serverText.isEmpty())
        return entry;
    const ErrorEntry kind = m_entries.value(kindKey(error.kind));
    entry.zh = { serverText, QString(), kind.zh.measure };
    entry.en = { serverText, QString(), kind.en.measure };
    return entry;
}

bool ErrorCatalog::contains(const QString &code) const
{
    return m_entries.contains(code.trimmed());
}

QStringList ErrorCatalog::codes() const
{
    QStringList sorted = m_serverCodes;
    sorted.sort();
    return sorted;
}

} // namespace renzhi
