// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/verbs.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace renzhi::cli {

using namespace Qt::StringLiterals;

namespace {

using Failure = tl::unexpected<UsageError>;

constexpr std::array syncOptions { OptionSpec { "full", nullptr }, OptionSpec { "jobs", nullptr },
                                   OptionSpec { "org", "CODE" } };
constexpr std::array usersOptions { OptionSpec { "search", "T" }, OptionSpec { "org", "CODE" },
                                    OptionSpec { "limit", "N" } };
constexpr std::array jobsOptions { OptionSpec { "type", "primary|part-time|all" } };
constexpr std::array positionsOptions { OptionSpec { "search", "T" },
                                        OptionSpec { "org", "CODE" } };
constexpr std::array addJobOptions { OptionSpec { "org", "CODE", true },
                                     OptionSpec { "position", "CODE" },
                                     OptionSpec { "title", "CODE" } };
constexpr std::array updateJobOptions { OptionSpec { "org", "CODE", true },
                                        OptionSpec { "position", "CODE" },
                                        OptionSpec { "no-position", nullptr },
                                        OptionSpec { "title", "CODE" },
                                        OptionSpec { "no-title", nullptr } };
constexpr std::array addPositionOptions { OptionSpec { "org", "CODE", true },
                                          OptionSpec { "name", "NAME", true },
                                          OptionSpec { "code", "CODE", true },
                                          OptionSpec { "title", "CODE" } };
constexpr std::array updatePositionOptions {
    OptionSpec { "org", "CODE" }, OptionSpec { "name", "NAME" }, OptionSpec { "code", "CODE" },
    OptionSpec { "title", "CODE" }, OptionSpec { "no-title", nullptr }
};

constexpr std::array verbTable {
    VerbSpec {
        Verb::Sync, "sync", "", syncOptions,
        QT_TRANSLATE_NOOP(
            "Help",
            "Brings the cache up to what the server holds; --full reads everything. --jobs then "
            "reads the jobs of everybody, one by one, or of an organization and everything below "
            "it; what was interrupted is gone on with.") },
    VerbSpec { Verb::Users, "users", "", usersOptions,
               QT_TRANSLATE_NOOP("Help",
                                 "People from the cache: by name, pinyin, user name, employee id, "
                                 "mobile, e-mail, name or code of the organization; of an "
                                 "organization and everything below it.") },
    VerbSpec {
        Verb::Jobs, "jobs", "USER_ID", jobsOptions,
        QT_TRANSLATE_NOOP(
            "Help",
            "The jobs of a person, asked of the server and kept; with --offline from the cache.") },
    VerbSpec {
        Verb::Positions, "positions", "", positionsOptions,
        QT_TRANSLATE_NOOP(
            "Help", "Positions from the cache, of an organization and everything below it.") },
    VerbSpec { Verb::Organizations,
               "organizations",
               "",
               {},
               QT_TRANSLATE_NOOP("Help", "Organizations from the cache.") },
    VerbSpec {
        Verb::Titles, "titles", "", {}, QT_TRANSLATE_NOOP("Help", "Titles from the cache.") },
    VerbSpec { Verb::AddJob, "job add", "USER_ID", addJobOptions,
               QT_TRANSLATE_NOOP("Help", "Adds a part-time job.") },
    VerbSpec {
        Verb::UpdateJob, "job update", "USER_ID JOB_ID", updateJobOptions,
        QT_TRANSLATE_NOOP("Help",
                          "Changes a part-time job; what is not named keeps the server's value.") },
    VerbSpec { Verb::RemoveJob,
               "job remove",
               "USER_ID JOB_ID",
               {},
               QT_TRANSLATE_NOOP("Help", "Removes a part-time job.") },
    VerbSpec { Verb::AddPosition, "position add", "", addPositionOptions,
               QT_TRANSLATE_NOOP("Help", "Adds a position.") },
    VerbSpec { Verb::UpdatePosition, "position update", "POSITION_ID", updatePositionOptions,
               QT_TRANSLATE_NOOP(
                   "Help", "Changes a position; what is not named keeps the server's value.") },
    VerbSpec { Verb::Diagnostics,
               "diagnostics",
               "",
               {},
               QT_TRANSLATE_NOOP(
                   "Help",
                   "What a report of a fault needs: versions, settings, state of what is kept "
                   "here, last failures. No secret, no personal data, no address. Sends nothing; "
                   "without a tenant it tells of all that are kept.") },
};

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

// The verb whose words the arguments begin with.
const VerbSpec *specFor(const QStringList &arguments)
{
    const auto found = std::ranges::find_if(verbTable, [&](const VerbSpec &spec) {
        const QStringList expected = words(spec.words);
        return arguments.mid(0, expected.size()) == expected;
    });
    return found == verbTable.end() ? nullptr : &*found;
}

bool takes(const VerbSpec &spec, const QString &option)
{
    return std::ranges::any_of(spec.options, [&](const OptionSpec &candidate) {
        return option == QLatin1String(candidate.name);
    });
}

std::optional<UsageError> wrongOptions(const QCommandLineParser &parser, const VerbSpec &spec,
                                       const QStringList &globalOptions)
{
    const QString verb = QString::fromLatin1(spec.words);
    QSet<QString> seen;
    const QStringList names = parser.optionNames();
    for (const QString &name : names) {
        if (globalOptions.contains(name))
            continue;
        if (!takes(spec, name))
            return UsageError { QT_TRANSLATE_NOOP("Usage", "“%1” does not take --%2."),
                                { verb, name } };
        if (seen.contains(name))
            return UsageError { QT_TRANSLATE_NOOP("Usage", "--%1 is given more than once."),
                                { name } };
        seen.insert(name);
    }
    for (const OptionSpec &option : spec.options) {
        if (option.required && !parser.isSet(QLatin1String(option.name)))
            return UsageError { QT_TRANSLATE_NOOP("Usage", "“%1” needs --%2."),
                                { verb, QLatin1String(option.name) } };
    }
    return {};
}

std::optional<UsageError> wrongArguments(const QStringList &given, const VerbSpec &spec)
{
    const QString verb = QString::fromLatin1(spec.words);
    const QStringList expected = words(spec.arguments);
    if (given.size() > expected.size())
        return UsageError { QT_TRANSLATE_NOOP("Usage", "“%1” does not take the argument “%2”."),
                            { verb, given.at(expected.size()) } };
    for (qsizetype i = 0; i < expected.size(); ++i) {
        if (i >= given.size() || given.at(i).isEmpty())
            return UsageError { QT_TRANSLATE_NOOP("Usage", "“%1” needs %2."),
                                { verb, expected.at(i) } };
    }
    return {};
}

std::optional<QString> valueOf(const QCommandLineParser &parser, const char *name)
{
    const QString option = QLatin1String(name);
    // Asking a parser for an option that it does not have is a warning, and all verbs share one.
    return parser.isSet(option) ? std::optional(parser.value(option)) : std::nullopt;
}

std::optional<UsageError> readNumbersAndTypes(const QCommandLineParser &parser, Command &command)
{
    if (const auto limit = valueOf(parser, "limit")) {
        bool isNumber = false;
        command.limit = limit->toLongLong(&isNumber);
        if (!isNumber || *command.limit < 1)
            return UsageError {
                QT_TRANSLATE_NOOP("Usage", "--limit needs a number from 1, not “%1”."), { *limit }
            };
    }
    const QString type = valueOf(parser, "type").value_or(u"all"_s);
    if (type == "primary"_L1)
        command.type = RelationType::Primary;
    else if (type == "part-time"_L1)
        command.type = RelationType::PartTime;
    else if (type != "all"_L1)
        return UsageError {
            QT_TRANSLATE_NOOP("Usage", "--type is primary, part-time or all, not “%1”."), { type }
        };
    return {};
}

// Codes that would clear something must not come from an empty shell variable; an empty
// organization, name or code is the server's to refuse.
std::optional<UsageError> readCodes(const QCommandLineParser &parser, Command &command)
{
    command.org = valueOf(parser, "org");
    command.position = valueOf(parser, "position");
    command.title = valueOf(parser, "title");
    command.name = valueOf(parser, "name");
    command.code = valueOf(parser, "code");
    command.noPosition = parser.isSet(u"no-position"_s);
    command.noTitle = parser.isSet(u"no-title"_s);
    if (command.position && command.position->isEmpty())
        return UsageError { QT_TRANSLATE_NOOP("Usage", "--%1 needs a code."), { u"position"_s } };
    if (command.title && command.title->isEmpty())
        return UsageError { QT_TRANSLATE_NOOP("Usage", "--%1 needs a code."), { u"title"_s } };
    if (command.position && command.noPosition)
        return UsageError { QT_TRANSLATE_NOOP("Usage", "--%1 and --%2 exclude each other."),
                            { u"position"_s, u"no-position"_s } };
    if (command.title && command.noTitle)
        return UsageError { QT_TRANSLATE_NOOP("Usage", "--%1 and --%2 exclude each other."),
                            { u"title"_s, u"no-title"_s } };
    if (command.verb == Verb::Sync && command.org && !command.jobs)
        return UsageError { QT_TRANSLATE_NOOP("Usage", "“%1” needs --%2."),
                            { u"sync --org"_s, u"jobs"_s } };
    const bool nothing
        = !command.org && !command.name && !command.code && !command.title && !command.noTitle;
    if (command.verb == Verb::UpdatePosition && nothing)
        return UsageError {
            QT_TRANSLATE_NOOP("Usage", "“position update” needs something to change."), {}
        };
    return {};
}

} // namespace

std::span<const VerbSpec> verbs()
{
    return verbTable;
}

void addVerbOptions(QCommandLineParser &parser)
{
    QSet<QString> known;
    for (const VerbSpec &verb : verbTable) {
        for (const OptionSpec &option : verb.options) {
            const QString name = QLatin1String(option.name);
            if (known.contains(name))
                continue;
            known.insert(name);
            parser.addOption(QCommandLineOption(name, {}, QString::fromLatin1(option.value)));
        }
    }
}

tl::expected<Command, UsageError> commandFrom(const QCommandLineParser &parser,
                                              const QStringList &globalOptions)
{
    const QStringList positional = parser.positionalArguments();
    const VerbSpec *spec = specFor(positional);
    if (spec == nullptr)
        return Failure({ QT_TRANSLATE_NOOP("Usage", "There is no verb “%1”."),
                         { positional.mid(0, 2).join(u' ') } });
    if (const auto error = wrongOptions(parser, *spec, globalOptions))
        return Failure(*error);
    const QStringList arguments = positional.mid(words(spec->words).size());
    if (const auto error = wrongArguments(arguments, *spec))
        return Failure(*error);

    Command command;
    command.verb = spec->verb;
    command.full = parser.isSet(u"full"_s);
    command.jobs = parser.isSet(u"jobs"_s);
    command.search = valueOf(parser, "search").value_or(QString());
    if (spec->verb == Verb::UpdatePosition)
        command.positionId = PositionId(arguments.at(0));
    else if (!arguments.isEmpty())
        command.user = UserId(arguments.at(0));
    if (arguments.size() > 1)
        command.job = JobId(arguments.at(1));
    if (const auto error = readNumbersAndTypes(parser, command))
        return Failure(*error);
    if (const auto error = readCodes(parser, command))
        return Failure(*error);
    return command;
}

} // namespace renzhi::cli
