// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/arch/sourcecheck.h"

#include <QRegularExpression>

#include <algorithm>

namespace renzhi::arch {

using namespace Qt::StringLiterals;

namespace {

struct Layer
{
    QString path;
    QStringList mayInclude; // besides itself
};

// Longest paths first: the first one a file lies under is its layer. Strictly downward.
const QVector<Layer> &layers()
{
    static const QString core = u"models/core"_s;
    static const QString api = u"models/api"_s;
    static const QString cache = u"models/cache"_s;
    static const QString search = u"models/search"_s;
    static const QString items = u"models/items"_s;
    static const QString directory = u"models/directory"_s;
    static const QString views = u"views"_s;
    static const QString cli = u"app/cli"_s;
    static const QString sandbox = u"app/sandbox"_s;
    static const QString app = u"app"_s;
    static const QString tests = u"tests"_s;
    static const QVector<Layer> table {
        { core, {} },
        { api, { core } },
        { cache, { core } },
        { search, { core } },
        { items, { core, search } },
        { directory, { api, cache, search, core } },
        { views, { directory, items, search, core } },
        { cli, { directory, core } },
        { sandbox, {} },
        { app, { cli, views, directory, items, search, api, cache, core } },
        { tests, { app, cli, sandbox, views, directory, items, search, api, cache, core } },
    };
    return table;
}

const Layer *findLayer(const QString &path)
{
    const auto found = std::find_if(layers().cbegin(), layers().cend(), [&](const Layer &layer) {
        return path.startsWith(layer.path + u'/');
    });
    return found == layers().cend() ? nullptr : &*found;
}

// The one place that starts the sandbox in-process.
bool isCompositionRoot(const QString &path)
{
    return path == "app/application.cpp"_L1;
}

// Made by moc and uic, found through the include path of the target.
bool isGenerated(const QString &included)
{
    static const QRegularExpression generated(u"^(ui_\\w+\\.h|moc_\\w+\\.cpp|\\w+\\.moc)$"_s);
    return generated.match(included).hasMatch();
}

int lineAt(const QString &text, qsizetype position)
{
    return static_cast<int>(QStringView(text).left(position).count(u'\n')) + 1;
}

// Empty when the include is allowed, otherwise the rule it breaks.
QString brokenBy(const QString &path, const QString &included, bool angled,
                 const QStringList &files)
{
    const Layer *to = findLayer(included);
    if (angled)
        return to == nullptr ? QString() : u"own header in angle brackets"_s;
    if (isGenerated(included))
        return {};
    if (included.contains("../"_L1) || included.startsWith("./"_L1))
        return u"relative include"_s;
    if (to == nullptr || !files.contains(included))
        return u"include not from the repository root"_s;
    const Layer *from = findLayer(path);
    if (from == nullptr)
        return u"file outside the layers"_s;
    if (from == to || from->mayInclude.contains(to->path))
        return {};
    if (to->path == "app/sandbox"_L1 && isCompositionRoot(path))
        return {};
    return u"layer %1 includes %2"_s.arg(from->path, to->path);
}

struct Pattern
{
    QString rule;
    QRegularExpression expression;
    QStringList layers; // empty: everywhere
};

const QVector<Pattern> &patterns()
{
    static const QVector<Pattern> table {
        { u"nested loop"_s, QRegularExpression(u"\\bprocessEvents\\b"_s), {} },
        { u"nested loop"_s, QRegularExpression(u"\\bQEventLoop\\b(?!\\s*::)"_s), {} },
        // Qt's own blocking calls, by name: QTest::qWaitFor is what QTRY_VERIFY is made of, and a
        // function of ours may wait for something without blocking.
        { u"blocking wait"_s,
          QRegularExpression(
              u"\\bwaitFor(ReadyRead|BytesWritten|Connected|Disconnected|Encrypted|Finished|Started"
              "|Done|NewConnection|Notification|Notifications|Opened|Resumed)\\b"_s),
          {} },
        { u"message box"_s,
          QRegularExpression(u"\\bQMessageBox\\b"_s),
          { u"views"_s, u"app"_s, u"app/cli"_s } },
        { u"string-based connection"_s, QRegularExpression(u"\\b(SIGNAL|SLOT)\\s*\\("_s), {} },
    };
    return table;
}

bool isAllowed(const Finding &finding)
{
    return std::any_of(allowances().cbegin(), allowances().cend(), [&](const Allowance &entry) {
        return finding.path == entry.path && finding.rule == entry.rule;
    });
}

bool declaredAs(const QString &type, const QString &name, const QString &code)
{
    const QRegularExpression declaration(
        u"\\b(?:%1)\\s*[&*]*\\s*(?:const\\s+)?%2\\b"_s.arg(type, QRegularExpression::escape(name)));
    return declaration.match(code).hasMatch();
}

// exec() runs an event loop, except on a query; and somebody has to run the outermost loop.
bool mayExec(const QString &receiver, const QString &separator, const QString &code)
{
    static const QRegularExpression application(u"^Q(Core|Gui)?Application$"_s);
    if (separator == "::"_L1)
        return application.match(receiver).hasMatch();
    return declaredAs(u"QSqlQuery"_s, receiver, code)
        || declaredAs(u"Q(?:Core|Gui)?Application"_s, receiver, code);
}

void checkExec(const SourceFile &file, const QString &code, const QString &companion,
               QVector<Finding> &findings)
{
    // The receiver may be a call ("menu()->exec("): then it has no name and is not a query.
    static const QRegularExpression exec(u"(\\w*|[)\\]}])\\s*(\\.|->|::)\\s*exec\\s*\\("_s);
    for (auto it = exec.globalMatch(code); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (!mayExec(match.captured(1), match.captured(2), code + codeOnly(companion)))
            findings.append({ file.path, lineAt(code, match.capturedStart()), u"nested loop"_s,
                              match.captured() });
    }
}

// Notes to oneself belong into the tracker. Looked for in comments too, so in the raw text; the
// words are put together here so that this file is not its own finding.
void checkNotes(const SourceFile &file, QVector<Finding> &findings)
{
    static const QRegularExpression note(u"\\b(%1|%2)\\b"_s.arg(u"TO"_s
                                                                u"DO"_s,
                                                                u"FIX"_s
                                                                u"ME"_s));
    for (auto it = note.globalMatch(file.text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        findings.append({ file.path, lineAt(file.text, match.capturedStart()), u"left-over note"_s,
                          match.captured() });
    }
}

void checkHead(const SourceFile &file, QVector<Finding> &findings)
{
    if (!QStringView(file.text).left(400).contains("SPDX-License-Identifier: GPL-3.0-or-later"_L1))
        findings.append({ file.path, 1, u"no licence line"_s, file.path });
    if (file.path.endsWith(".h"_L1) && !file.text.contains("#pragma once"_L1))
        findings.append({ file.path, 1, u"no include guard"_s, file.path });
}

} // namespace

QString layerOf(const QString &path)
{
    const Layer *layer = findLayer(path);
    return layer == nullptr ? QString() : layer->path;
}

QVector<Finding> checkIncludes(const SourceFile &file, const QStringList &files)
{
    static const QRegularExpression include(
        u"^[ \\t]*#[ \\t]*include[ \\t]*([\"<])([^\">\\n]+)[\">]"_s,
        QRegularExpression::MultilineOption);
    const QString code = codeOnly(file.text, true);
    QVector<Finding> findings;
    for (auto it = include.globalMatch(code); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QString rule
            = brokenBy(file.path, match.captured(2), match.captured(1) == "<"_L1, files);
        if (!rule.isEmpty())
            findings.append(
                { file.path, lineAt(code, match.capturedStart()), rule, match.captured(2) });
    }
    return findings;
}

const QVector<Allowance> &allowances()
{
    static const QVector<Allowance> list {
        // Modal only for a loss of data: a tenant's connection and its secret.
        { u"views/commands.cpp"_s, u"message box"_s },
        // D-Bus signals have no member pointers.
        { u"views/desktopscheme.cpp"_s, u"string-based connection"_s },
    };
    return list;
}

QVector<Finding> checkCode(const SourceFile &file, const QString &companion)
{
    QVector<Finding> findings = checkCodeStrictly(file, companion);
    findings.removeIf(isAllowed);
    return findings;
}

QVector<Finding> checkCodeStrictly(const SourceFile &file, const QString &companion)
{
    const QString code = codeOnly(file.text);
    const QString layer = layerOf(file.path);
    QVector<Finding> findings;
    for (const Pattern &pattern : patterns()) {
        if (!pattern.layers.isEmpty() && !pattern.layers.contains(layer))
            continue;
        for (auto it = pattern.expression.globalMatch(code); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            findings.append(
                { file.path, lineAt(code, match.capturedStart()), pattern.rule, match.captured() });
        }
    }
    checkExec(file, code, companion, findings);
    checkNotes(file, findings);
    checkHead(file, findings);
    return findings;
}

} // namespace renzhi::arch
