// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/options.h"

#include "app/cli/verbs.h"
#include "tests/fuzz/fuzz.h"

#include <QUrl>

#include <cstdlib>

using namespace Qt::StringLiterals;

namespace renzhi::fuzz {

namespace {

using Wish = Options::Wish;

void checkUsage(const cli::UsageError &error)
{
    property(error.source != nullptr, "an error has words");
    const QString words = QString::fromUtf8(error.source);
    for (int place = 1; place <= 3; ++place) {
        property(words.contains(QString(u'%' + QString::number(place)))
                     == (place <= error.arguments.size()),
                 "what fills in an error's words has its place in them");
    }
}

void checkTenant(const Options &options)
{
    if (options.demo || options.tenant.isEmpty())
        return;
    const QUrl url(options.tenant);
    property(url.scheme() == "https"_L1 || url.scheme() == "http"_L1, "a tenant is on the web");
    property(!url.host().isEmpty() && url.userInfo().isEmpty() && url.query().isEmpty(),
             "a tenant's address is an address and nothing more");
}

const cli::VerbSpec &specOf(cli::Verb verb)
{
    for (const cli::VerbSpec &spec : cli::verbs()) {
        if (spec.verb == verb)
            return spec;
    }
    property(false, "a verb is in the table");
    std::abort();
}

void checkCommand(const cli::Command &command)
{
    property(!command.limit || *command.limit >= 1, "a limit lets something through");
    property(!command.position || (!command.position->isEmpty() && !command.noPosition),
             "an empty code clears nothing");
    property(!command.title || (!command.title->isEmpty() && !command.noTitle),
             "an empty code clears nothing");
    const QString arguments = QString::fromLatin1(specOf(command.verb).arguments);
    property(arguments.contains("USER_ID"_L1) == !command.user.isEmpty(), "a verb has its person");
    property(arguments.contains("JOB_ID"_L1) == !command.job.isEmpty(), "a verb has its job");
    property(arguments.contains("POSITION_ID"_L1) == !command.positionId.isEmpty(),
             "a verb has its position");
}

void add(QStringList &line, const char *name, const std::optional<QString> &value)
{
    if (value)
        line.append("--"_L1 + QLatin1String(name) + u'=' + *value);
}

void addSwitch(QStringList &line, const char *name, bool isOn)
{
    if (isOn)
        line.append("--"_L1 + QLatin1String(name));
}

QStringList optionsOf(const cli::Command &command)
{
    QStringList line;
    addSwitch(line, "full", command.full);
    addSwitch(line, "jobs", command.jobs);
    addSwitch(line, "no-position", command.noPosition);
    addSwitch(line, "no-title", command.noTitle);
    addSwitch(line, "offline", command.offline);
    addSwitch(line, "demo", command.demo);
    if (!command.search.isEmpty())
        add(line, "search", command.search);
    if (command.limit)
        add(line, "limit", QString::number(*command.limit));
    if (command.type)
        add(line, "type", command.type == RelationType::Primary ? u"primary"_s : u"part-time"_s);
    add(line, "org", command.org);
    add(line, "position", command.position);
    add(line, "title", command.title);
    add(line, "name", command.name);
    add(line, "code", command.code);
    return line;
}

// The same command in its plainest form: behind "--" nothing is taken for an option.
QStringList lineOf(const Options &options)
{
    const cli::Command &command = *options.command;
    QStringList line = optionsOf(command);
    if (!options.demo) {
        add(line, "tenant", options.tenant);
        add(line, "client-id", options.clientId);
        add(line, "client-secret-file", u"secret"_s);
    }
    line.append(u"--"_s);
    line += QString::fromLatin1(specOf(command.verb).words).split(u' ');
    for (const QString &id :
         { command.user.toString(), command.job.toString(), command.positionId.toString() }) {
        if (!id.isEmpty())
            line.append(id);
    }
    return line;
}

} // namespace

// An argument a line.
void options(Input input)
{
    QStringList arguments;
    while (!input.isEmpty() && arguments.size() < 40)
        arguments.append(input.text());
    const Options read = parseOptions(arguments);
    property(!read.command || read.wish == Wish::Verb, "only a verb has a command");
    if (read.error) {
        checkUsage(*read.error);
        property(!read.wantsWindow(), "no window opens upon an error");
        return;
    }
    if (read.wish == Wish::Help || read.wish == Wish::Version)
        return;
    checkTenant(read);
    property(read.command.has_value() == (read.wish == Wish::Verb), "a verb has a command");
    if (!read.command)
        return;
    checkCommand(*read.command);
    const Options again = parseOptions(lineOf(read));
    property(!again.error && again.command == read.command,
             "a command that is written down is read again");
}

} // namespace renzhi::fuzz
