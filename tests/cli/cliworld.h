// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sandbox/sandboxserver.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace renzhi::test {

// What one run of the real program left behind.
struct CliResult
{
    int exitCode = -1; // -2: it crashed or did not end
    QByteArray out;
    QByteArray err;

    [[nodiscard]] bool isJson() const; // standard output is one JSON document
    [[nodiscard]] QJsonArray array() const;
    [[nodiscard]] QJsonObject object() const;
    // The object under "error" when standard error is exactly one JSON document with it.
    [[nodiscard]] QJsonObject error() const;
    // Everything, for the message of a failed check; lives as long as this.
    [[nodiscard]] const char *all() const { return text.constData(); }

    QByteArray text;
};

// Runs the program without a display, with a home of its own.
[[nodiscard]] CliResult runRenzhi(const QStringList &arguments, const QString &home,
                                  const QProcessEnvironment &extra = {});

// The same in two steps, for tests that do something in between.
[[nodiscard]] std::unique_ptr<QProcess> startRenzhi(const QStringList &arguments,
                                                    const QString &home,
                                                    const QProcessEnvironment &extra = {});
[[nodiscard]] CliResult endOf(QProcess &process);

// A tenant with a few records of known names besides the generated ones, and a place for the
// program's data. Every test makes its own.
class CliWorld
{
public:
    explicit CliWorld(const SandboxOptions &options = smallTenant());
    // A check of a number alone would not say why: a failed test shows what the program said last.
    ~CliWorld();

    [[nodiscard]] static SandboxOptions smallTenant();

    // --tenant, --client-id, … of the sandbox (or of a proxy before it), then the arguments.
    [[nodiscard]] CliResult run(const QStringList &arguments) const;
    [[nodiscard]] CliResult json(const QStringList &arguments) const;
    [[nodiscard]] QStringList access() const;
    void reachThrough(const QUrl &url) { m_url = url; }

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString dataDirectory() const { return path(QStringLiteral("store")); }
    QString writeFile(const QString &name, const QByteArray &content) const;
    // Bodies of the requests of this method whose target has this part, oldest first.
    [[nodiscard]] QList<QJsonObject> bodies(QByteArrayView method, const QByteArray &part) const;

    SandboxServer server;
    // 测试一部 (code T-ORG-1) and 测试二部 (T-ORG-2); T-POS-1 in the first with title T-TITLE-1,
    // T-POS-2 in the second; 张测试 with a primary job in the first and one part-time job with
    // position and title.
    QString org1, org2, position1, position2, title1, user, primaryJob, job;

private:
    QTemporaryDir m_folder;
    QUrl m_url;
    mutable QByteArray m_lastText; // of the last run, as CliResult::all()
};

} // namespace renzhi::test
