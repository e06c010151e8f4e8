// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/help.h"

#include "app/cli/verbs.h"

#include <QCoreApplication>

#include <array>

namespace renzhi::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array globalTable {
    GlobalOption { "tenant", "URL",
                   QT_TRANSLATE_NOOP(
                       "Help", "Address of the tenant, https://…; http only for this computer.") },
    GlobalOption { "client-id", "ID", QT_TRANSLATE_NOOP("Help", "Client ID of the application.") },
    GlobalOption {
        "client-secret-file", "FILE",
        QT_TRANSLATE_NOOP("Help",
                          "File with the client secret; a line break at its end does not count.") },
    GlobalOption {
        "ca-file", "FILE",
        QT_TRANSLATE_NOOP("Help",
                          "PEM file with certificate authorities to trust besides the system's.") },
    GlobalOption {
        "data-dir", "DIR",
        QT_TRANSLATE_NOOP(
            "Help",
            "Keep cache, data and settings below this folder; several tenants may share it.") },
    GlobalOption {
        "language", "zh_CN|en",
        QT_TRANSLATE_NOOP("Help",
                          "Language of texts; without it the system's, in the window the "
                          "tenant's or the one chosen there.") },
    GlobalOption { "offline", nullptr, QT_TRANSLATE_NOOP("Help", "Send nothing.") },
    GlobalOption { "demo", nullptr, QT_TRANSLATE_NOOP("Help", "Use the built-in demo tenant.") },
    GlobalOption {
        "json", nullptr,
        QT_TRANSLATE_NOOP(
            "Help",
            "Answer with one JSON document, fail with one JSON object on standard error.") },
    GlobalOption {
        "tour", "DIR",
        QT_TRANSLATE_NOOP(
            "Help", "Drive the window through the demo tenant and keep pictures in this folder.") },
    GlobalOption { "help", nullptr, QT_TRANSLATE_NOOP("Help", "Show this text.") },
    GlobalOption { "version", nullptr, QT_TRANSLATE_NOOP("Help", "Show the version.") },
};

struct CodeLine
{
    const char *code;
    const char *help;
};

constexpr std::array exitTable {
    CodeLine { "0", QT_TRANSLATE_NOOP("Help", "done") },
    CodeLine { "1", QT_TRANSLATE_NOOP("Help", "this computer: cache, disk, output (LOCAL)") },
    CodeLine { "2", QT_TRANSLATE_NOOP("Help", "usage (USAGE, INVALID)") },
    CodeLine {
        "3",
        QT_TRANSLATE_NOOP(
            "Help",
            "refused by the server (its code, HTTP.nnn), or by what the server holds (local.…)") },
    CodeLine { "4",
               QT_TRANSLATE_NOOP(
                   "Help", "network or offline (OFFLINE, NETWORK, TIMEOUT, MALFORMED, HTTP.nnn)") },
    CodeLine {
        "5",
        QT_TRANSLATE_NOOP(
            "Help",
            "outcome of a write unknown (OUTCOME_UNKNOWN): read again before repeating it") },
    CodeLine { "6",
               QT_TRANSLATE_NOOP(
                   "Help",
                   "authentication or permission (the server's code, AUTH, HTTP.nnn), or a write "
                   "while a profile of this application is marked read-only (local.read-only)") },
    CodeLine {
        "130",
        QT_TRANSLATE_NOOP("Help", "interrupted; of a write: before it was sent (CANCELLED)") },
};

constexpr std::array jsonNotes {
    QT_TRANSLATE_NOOP("Help",
                      "Lists are arrays of objects with the API's member names. An unset id or "
                      "text is \"\"; parent_id of a root is null."),
    QT_TRANSLATE_NOOP("Help",
                      "Jobs carry org_code, org_name, position_code, position_name, title_code and "
                      "title_name too; null: unset or not known."),
    QT_TRANSLATE_NOOP("Help",
                      "sync --jobs tells jobs_known of people, and jobs_unread with "
                      "jobs_unread_code: whose jobs the server does not show, and why."),
    QT_TRANSLATE_NOOP("Help",
                      "When it could not read some for another reason it fails with that one, and "
                      "tells jobs_known, people and jobs_unread beside \"error\"."),
    QT_TRANSLATE_NOOP("Help",
                      "Failures: {\"error\": {code, http_status, zh, en, measure_zh, measure_en, "
                      "field}}; http_status 0: no answer; field null: none."),
};

QString translated(const char *source)
{
    return QCoreApplication::translate("Help", source);
}

QString headline(const char *source)
{
    return u'\n' + translated(source) + u'\n';
}

QString line(const QString &left, const QString &right)
{
    constexpr int width = 29;
    return u"  "_s + left.leftJustified(width) + u' ' + right + u'\n';
}

QString synopsis(const VerbSpec &verb)
{
    QString text = u"  "_s + QLatin1String(verb.words);
    if (*verb.arguments != '\0')
        text += u' ' + QLatin1String(verb.arguments);
    for (const OptionSpec &option : verb.options) {
        QString part = u"--"_s + QLatin1String(option.name);
        if (option.value != nullptr)
            part += u' ' + QLatin1String(option.value);
        text += u' ' + (option.required ? part : u'[' + part + u']');
    }
    return text + u'\n';
}

} // namespace

std::span<const GlobalOption> globalOptions()
{
    return globalTable;
}

QString helpText()
{
    QString text = translated(QT_TRANSLATE_NOOP("Help", "Usage: renzhi [OPTION …] [VERB …]"))
        + u'\n'
        + translated(QT_TRANSLATE_NOOP("Help",
                                       "Primary and part-time jobs of people in an EIAM tenant. "
                                       "Without a verb the window opens."))
        + u'\n';
    text += headline(QT_TRANSLATE_NOOP("Help", "Options, before or after the verb:"));
    for (const GlobalOption &option : globalTable) {
        QString left = u"--"_s + QLatin1String(option.name);
        if (option.value != nullptr)
            left += u' ' + QLatin1String(option.value);
        text += line(left, translated(option.help));
    }
    text += headline(QT_TRANSLATE_NOOP("Help", "Verbs:"));
    for (const VerbSpec &verb : verbs())
        text += synopsis(verb) + u"      "_s + translated(verb.help) + u'\n';
    text
        += headline(QT_TRANSLATE_NOOP("Help", "Exit codes, with the error codes of this program:"));
    for (const CodeLine &code : exitTable)
        text += line(QLatin1String(code.code), translated(code.help));
    text += headline(QT_TRANSLATE_NOOP("Help", "JSON:"));
    for (const char *note : jsonNotes)
        text += u"  "_s + translated(note) + u'\n';
    return text;
}

} // namespace renzhi::cli
