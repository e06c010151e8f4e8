// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/options.h"

#include "app/cli/help.h"
#include "app/cli/verbs.h"

#include <QCommandLineParser>
#include <QHostAddress>
#include <QUrl>

namespace renzhi {

using namespace Qt::StringLiterals;
using cli::UsageError;

namespace {

// "--name" of each option whose value may be the next argument.
QStringList optionsWithValue()
{
    QStringList names;
    for (const cli::GlobalOption &option : cli::globalOptions()) {
        if (option.value != nullptr)
            names.append(u"--"_s + QLatin1String(option.name));
    }
    for (const cli::VerbSpec &verb : cli::verbs()) {
        for (const cli::OptionSpec &option : verb.options) {
            if (option.value != nullptr)
                names.append(u"--"_s + QLatin1String(option.name));
        }
    }
    return names;
}

// QApplication takes these from the command line itself; session managers pass -session. A verb has
// no QApplication, and what looks like one of them may be the value of an option.
QStringList withoutQtOptions(const QStringList &arguments)
{
    static const QStringList names { u"-platform"_s, u"-style"_s, u"-session"_s,
                                     u"-qwindowgeometry"_s };
    const QStringList valued = optionsWithValue();
    QStringList kept;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (names.contains(argument)) {
            ++i; // its value
            continue;
        }
        if (argument == "--"_L1 || !argument.startsWith(u'-'))
            return arguments; // a verb, or arguments without options
        kept.append(argument);
        if (valued.contains(argument) && i + 1 < arguments.size())
            kept.append(arguments.at(++i));
    }
    return kept;
}

UsageError parseError(const QCommandLineParser &parser)
{
    const QStringList unknown = parser.unknownOptionNames();
    if (!unknown.isEmpty())
        return { QT_TRANSLATE_NOOP("Usage", "There is no option “%1”."), { unknown.first() } };
    // A missing or a superfluous value: Qt's own sentence names the option.
    return { QT_TRANSLATE_NOOP("Usage", "The options cannot be read: %1"), { parser.errorText() } };
}

std::optional<UsageError> wrongTenant(const QString &tenant)
{
    const QUrl url(tenant, QUrl::StrictMode);
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    const bool more
        = url.path().size() > 1 || url.hasQuery() || url.hasFragment() || !url.userInfo().isEmpty();
    if (!url.isValid() || !web || url.host().isEmpty() || more)
        return UsageError { QT_TRANSLATE_NOOP(
                                "Usage",
                                "--tenant needs an address like https://hr.example.com, not “%1”."),
                            { tenant } };
    const bool loopback = url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
    if (url.scheme() == "http"_L1 && !loopback)
        return UsageError {
            QT_TRANSLATE_NOOP(
                "Usage",
                "--tenant needs https: what is sent to “%1” over http could be read on the way."),
            { url.host() }
        };
    return {};
}

// What must be there for a session: a tenant to talk to, or at least to know whose cache to open.
std::optional<UsageError> wrongSession(const Options &options)
{
    if (options.demo) {
        if (!options.tenant.isEmpty() || !options.clientId.isEmpty())
            return UsageError { QT_TRANSLATE_NOOP("Usage", "--%1 and --%2 exclude each other."),
                                { u"demo"_s, u"tenant"_s } };
        return {};
    }
    if (options.tenant.isEmpty() && options.clientId.isEmpty() && options.secretFile.isEmpty()
        && !options.command)
        return {}; // the window, with the profiles it has
    if (options.tenant.isEmpty() && options.clientId.isEmpty() && options.command
        && !cli::needsTenant(options.command->verb))
        return {};
    if (options.tenant.isEmpty())
        return UsageError { QT_TRANSLATE_NOOP("Usage", "--tenant is missing (or --demo)."), {} };
    if (auto error = wrongTenant(options.tenant))
        return error;
    if (options.clientId.isEmpty())
        return UsageError { QT_TRANSLATE_NOOP("Usage", "--client-id is missing."), {} };
    const bool asks = !options.command || cli::usesServer(options.command->verb);
    if (options.secretFile.isEmpty() && asks && !options.offline)
        return UsageError { QT_TRANSLATE_NOOP("Usage", "--client-secret-file is missing."), {} };
    return {};
}

std::optional<UsageError> readGlobals(const QCommandLineParser &parser, Options &options)
{
    options.tenant = parser.value(u"tenant"_s);
    options.clientId = parser.value(u"client-id"_s);
    options.secretFile = parser.value(u"client-secret-file"_s);
    options.caFile = parser.value(u"ca-file"_s);
    options.dataDirectory = parser.value(u"data-dir"_s);
    options.tourDirectory = parser.value(u"tour"_s);
    options.offline = parser.isSet(u"offline"_s);
    options.demo = parser.isSet(u"demo"_s);
    for (const auto name :
         { "tenant", "client-id", "client-secret-file", "ca-file", "data-dir", "tour" }) {
        const QString option = QLatin1String(name);
        if (parser.isSet(option) && parser.value(option).isEmpty())
            return UsageError { QT_TRANSLATE_NOOP("Usage", "--%1 needs a value."), { option } };
    }
    if (parser.isSet(u"language"_s) && !options.language)
        return UsageError { QT_TRANSLATE_NOOP("Usage", "--language is zh_CN or en, not “%1”."),
                            { parser.value(u"language"_s) } };
    return {};
}

// Known even when the rest is wrong: an error is told in this language.
std::optional<Language> languageOf(const QString &name)
{
    return name == "zh"_L1 ? Language::Chinese : languageNamed(name);
}

std::optional<UsageError> readCommand(const QCommandLineParser &parser,
                                      const QStringList &globalNames, Options &options)
{
    if (parser.positionalArguments().isEmpty()) {
        const QStringList names = parser.optionNames();
        for (const QString &name : names) {
            if (!globalNames.contains(name) || name == "json"_L1)
                return UsageError { QT_TRANSLATE_NOOP("Usage", "--%1 needs a verb."), { name } };
        }
        return {};
    }
    if (!options.tourDirectory.isEmpty())
        return UsageError { QT_TRANSLATE_NOOP("Usage", "--%1 and a verb exclude each other."),
                            { u"tour"_s } };
    const auto command = cli::commandFrom(parser, globalNames);
    if (!command)
        return command.error();
    options.command = *command;
    options.command->offline = options.offline;
    options.command->demo = options.demo;
    return {};
}

} // namespace

Options parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    QStringList globalNames;
    for (const cli::GlobalOption &option : cli::globalOptions()) {
        globalNames.append(QLatin1String(option.name));
        parser.addOption(
            QCommandLineOption(globalNames.last(), {}, QString::fromLatin1(option.value)));
    }
    cli::addVerbOptions(parser);

    // The parser skips the program's name.
    const bool parsed = parser.parse(QStringList { u"renzhi"_s } + withoutQtOptions(arguments));
    Options options;
    options.json = parser.isSet(u"json"_s);
    options.language = languageOf(parser.value(u"language"_s));
    if (parser.isSet(u"help"_s))
        options.wish = Options::Wish::Help;
    else if (parser.isSet(u"version"_s))
        options.wish = Options::Wish::Version;
    else if (!parser.positionalArguments().isEmpty())
        options.wish = Options::Wish::Verb;

    if (!parsed)
        options.error = parseError(parser);
    else if (options.wish == Options::Wish::Window || options.wish == Options::Wish::Verb) {
        options.error = readGlobals(parser, options);
        if (!options.error)
            options.error = readCommand(parser, globalNames, options);
        if (!options.error)
            options.error = wrongSession(options);
    }
    return options;
}

} // namespace renzhi
