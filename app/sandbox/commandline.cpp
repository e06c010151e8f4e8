// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/commandline.h"

#include <QCommandLineParser>

#include <functional>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace renzhi::sandbox {

namespace {

// One option: its name, its values as the help shows them, its help, and what it sets. The setter
// is false for a value it does not know.
struct Option
{
    QString name, values, help;
    std::function<bool(SandboxOptions &, const QString &)> set;
};

template <class T>
Option number(const char *name, T SandboxOptions::*member, const char *help, qint64 least,
              qint64 most)
{
    return { QString::fromLatin1(name), u"N"_s, QString::fromUtf8(help),
             [member, least, most](SandboxOptions &options, const QString &text) {
                 bool ok = false;
                 const qint64 value = text.toLongLong(&ok);
                 options.*member = T(value);
                 return ok && value >= least && value <= most;
             } };
}

Option text(const char *name, QString SandboxOptions::*member, const char *value, const char *help)
{
    return { QString::fromLatin1(name), QString::fromLatin1(value), QString::fromUtf8(help),
             [member](SandboxOptions &options, const QString &given) {
                 options.*member = given;
                 return true;
             } };
}

// Words between commas.
Option list(const char *name, QStringList SandboxOptions::*member, const char *values,
            const char *help)
{
    return { QString::fromLatin1(name), QString::fromLatin1(values), QString::fromUtf8(help),
             [member](SandboxOptions &options, const QString &given) {
                 options.*member = given.split(u',', Qt::SkipEmptyParts);
                 return true;
             } };
}

// words: the values in the order of choices, separated by "|".
template <class T>
Option choice(const char *name, T SandboxOptions::*member, const char *words,
              const QList<T> &choices, const char *help)
{
    const QString values = QString::fromLatin1(words);
    return { QString::fromLatin1(name), values, QString::fromUtf8(help),
             [member, choices, values](SandboxOptions &options, const QString &given) {
                 const qsizetype index = values.split(u'|').indexOf(given);
                 if (index >= 0)
                     options.*member = choices[index];
                 return index >= 0;
             } };
}

// "403", "403-html": a status and optionally what stands in the body.
bool parseRefusal(SandboxOptions::RefusalForm &form, const QString &given)
{
    using Body = SandboxOptions::RefusalBody;
    static const QHash<QString, Body> bodies { { QString(), Body::OAuth },
                                               { u"oauth"_s, Body::OAuth },
                                               { u"business"_s, Body::Business },
                                               { u"html"_s, Body::Html },
                                               { u"empty"_s, Body::Empty } };
    const QString body = given.section(u'-', 1);
    form.status = given.section(u'-', 0, 0).toInt();
    form.body = bodies.value(body);
    return form.status >= 400 && form.status <= 599 && bodies.contains(body);
}

Option refusal(const char *name, SandboxOptions::RefusalForm SandboxOptions::*member,
               const char *help)
{
    return { QString::fromLatin1(name), u"STATUS[-oauth|business|html|empty]"_s,
             QString::fromUtf8(help), [member](SandboxOptions &options, const QString &given) {
                 return parseRefusal(options.*member, given);
             } };
}

bool parseRequire(SandboxOptions &options, const QString &given)
{
    options.requirePosition = options.requireTitle = false;
    for (const QString &word : given.split(u',', Qt::SkipEmptyParts)) {
        if (word == "position"_L1)
            options.requirePosition = true;
        else if (word == "title"_L1)
            options.requireTitle = true;
        else
            return false;
    }
    return true;
}

QList<Option> tenantOptions()
{
    using O = SandboxOptions;
    constexpr qint64 most = std::numeric_limits<int>::max();
    return {
        number("port", &O::port, "Port on 127.0.0.1; 0 takes any free one.", 0, 65535),
        number("users", &O::users, "How many people; the rest grows with them.", 0, 100'000'000),
        number("organizations", &O::organizations, "How many organizations.", 0, 1'000'000),
        number("positions", &O::positions, "How many positions.", 0, 10'000'000),
        number("titles", &O::titles, "How many titles.", 0, 1'000'000),
        number("seed", &O::seed, "Equal seeds give equal data.", 0,
               std::numeric_limits<qint64>::max()),
        number("latency-ms", &O::latencyMs, "Wait this long before each answer.", 0, most),
        number("token-life", &O::tokenLife, "Seconds a token lives.", 0, most),
        text("client-id", &O::clientId, "ID", "Client id (demo)."),
        text("client-secret", &O::clientSecret, "SECRET", "Client secret (demo-secret)."),
        text("journal", &O::journalFile, "FILE", "Append every request to FILE as JSON lines."),
        list("permissions", &O::permissions, "A,B", "Permission codes of the application (all)."),
        choice("job-management", &O::jobManagement, "on|off", { true, false },
               "The tenant's job management switch."),
        { u"require"_s, u"position,title"_s, u"What a job must have."_s, parseRequire },
        choice("null-style", &O::nullStyle, "null|empty|absent",
               { O::NullStyle::Null, O::NullStyle::Empty, O::NullStyle::Absent },
               "How an unset member is written."),
        choice("error-language", &O::errorLanguage, "zh|en|header",
               { O::ErrorLanguage::Zh, O::ErrorLanguage::En, O::ErrorLanguage::Header },
               "Language of error_msg."),
    };
}

// Behaviour the documents leave open.
QList<Option> openQuestions()
{
    using O = SandboxOptions;
    return {
        choice("list-org-scope", &O::listOrgScope, "direct|subtree",
               { O::OrgScope::Direct, O::OrgScope::Subtree }, "What org_id of a list covers."),
        choice("position-title-omitted", &O::keepOmittedPositionTitle, "clear|keep",
               { false, true }, "PUT of a position without title_code."),
        choice("default-title", &O::applyDefaultTitle, "ignore|apply", { false, true },
               "A new part-time job without title_code takes its position's title."),
        refusal("missing-permission", &O::missingPermission,
                "Answer to a missing permission (403)."),
        refusal("missing-token", &O::missingToken, "Answer to a missing Authorization (400)."),
        refusal("bad-client", &O::badClient, "Answer to a wrong client id or secret (401)."),
        choice("duplicate-job", &O::refuseDuplicateJob, "allow|refuse", { false, true },
               "A second equal part-time job."),
        choice("relation-type", &O::relationType, "number|string",
               { O::RelationTypeForm::Number, O::RelationTypeForm::String },
               "How a job's relation_type is written."),
        choice("touch-user", &O::jobChangeTouchesUser, "off|on", { false, true },
               "A job change moves the user's updated_at."),
        choice("case-sensitive-codes", &O::caseSensitiveCodes, "on|off", { true, false },
               "Whether codes differ by case."),
        choice("case-sensitive-user-names", &O::caseSensitiveUserNames, "off|on", { false, true },
               "Whether user names differ by case."),
        choice("all-child-roots", &O::allChildIncludesRoots, "exclude|include", { false, true },
               "Roots in all_child=true with an empty org_id."),
        choice("sort", &O::sort, "id|updated|created",
               { O::SortOrder::Id, O::SortOrder::Updated, O::SortOrder::Created },
               "Order of the lists."),
        choice("token-form", &O::tokenForm, "basic|form|query|any",
               { O::TokenForm::Basic, O::TokenForm::Form, O::TokenForm::Query, O::TokenForm::Any },
               "Where the token endpoint looks for id and secret."),
        choice("delete-primary", &O::allowPrimaryDelete, "refuse|allow", { false, true },
               "Part-time-job operations on a primary job."),
        choice("mobile-form", &O::mobileForm, "any|bare|full",
               { O::MobileForm::Any, O::MobileForm::Bare, O::MobileForm::Full },
               "Numbers user-by-mobile takes, without or with +86-."),
        choice("updated-filter", &O::filterByWholeSecond, "instant|second", { false, true },
               "updated_at_greater: later than the instant, or than its whole second."),
        choice("relation-type-filter", &O::ignoreRelationTypeFilter, "obey|ignore", { false, true },
               "relation_type as a filter of a person's jobs."),
        choice("page-errors", &O::generalPageErrors, "own|general", { false, true },
               "A wrong offset or limit: a code of its own, or OAP.PAGE.0001 for all."),
        number("clock-shift", &O::clockShift, "Hours the tenant's clock is ahead of this one's.",
               -26, 26),
    };
}

// What the documents say nothing about but that it may exist: what an application may reach, and
// how much.
QList<Option> limits()
{
    using O = SandboxOptions;
    constexpr qint64 most = std::numeric_limits<int>::max();
    return {
        list("allow-ip", &O::allowedAddresses, "A,B", "Addresses a call may come from (any)."),
        choice("ip-check", &O::signInFromAnywhere, "everywhere|calls", { false, true },
               "Whether the address counts for the token as well."),
        refusal("refused-ip", &O::refusedAddress, "Answer to another address (403)."),
        list("only-organizations", &O::onlyOrganizations, "CODE,CODE",
             "The application's organizations, with what is below them (all)."),
        choice("outside-scope", &O::outsideScope, "hidden|refused|read-only",
               { O::OutsideScope::Hidden, O::OutsideScope::Refused, O::OutsideScope::ReadOnly },
               "The others: as if not there, or refused as --missing-permission says."),
        choice("disabled", &O::refuseDisabled, "allow|refuse", { false, true },
               "Writing for disabled people and into disabled organizations."),
        number("longest-name", &O::longestName, "Characters a name may have (any number).", 1,
               most),
        number("longest-code", &O::longestCode, "Characters a code may have (any number).", 1,
               most),
        choice("code-characters", &O::codeCharacters, "any|word|ascii",
               { O::CodeCharacters::Any, O::CodeCharacters::Word, O::CodeCharacters::Ascii },
               "What a code is made of; word: letters of any script, digits, _ and -."),
        choice("bad-field", &O::badFieldIsNamed, "general|named", { false, true },
               "A field beyond these: COM.0601, or OAP.PARAM.0004 with its name."),
        number("most-part-time-jobs", &O::mostPartTimeJobs,
               "Part-time jobs a person may have (any number).", 0, most),
        number("calls-per-second", &O::callsPerSecond, "More calls than that get 429 (any number).",
               1, most),
    };
}

}

CommandLine parseCommandLine(const QStringList &arguments)
{
    CommandLine result;
    result.options.clientId = u"demo"_s;
    result.options.clientSecret = u"demo-secret"_s;
    result.options.journalKeep = 0;
    QCommandLineParser parser;
    parser.setApplicationDescription(u"A tenant of the EIAM API with invented people, on the "
                                     u"loopback interface."_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QList<Option> options = tenantOptions() + openQuestions() + limits();
    for (const Option &option : options)
        parser.addOption({ option.name, option.help, option.values });
    if (!parser.parse(arguments)) {
        result.error = parser.errorText();
        return result;
    }
    if (!parser.positionalArguments().isEmpty())
        result.error = u"Unexpected argument: "_s + parser.positionalArguments().constFirst();
    if (parser.isSet(help))
        result.text = parser.helpText();
    if (parser.isSet(version))
        result.text = u"renzhi-sandbox "_s + QStringLiteral(RENZHI_VERSION) + u'\n';
    for (const Option &option : options) {
        if (parser.isSet(option.name) && !option.set(result.options, parser.value(option.name)))
            result.error = u"Bad value for --%1: %2 (%3)"_s.arg(
                option.name, parser.value(option.name), option.values);
    }
    return result;
}

}
