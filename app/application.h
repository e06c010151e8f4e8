// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/demotenant.h"
#include "app/languageswitcher.h"
#include "app/options.h"
#include "models/core/errorcatalog.h"

#include <QObject>

#include <memory>
#include <optional>

class QTemporaryDir;

namespace renzhi {

class Desktop;
class SandboxServer;
class VerbRun;

namespace cli {
class Console;
}

// The composition root: the only place that knows everyone. Builds what the command line asks for
// once, wires it and owns it. Needs the application object (a QApplication when a window is asked
// for).
class Application : public QObject
{
    Q_OBJECT
public:
    explicit Application(Options options);
    ~Application() override;

    // Begins; the exit code when all is done already, else the event loop has to run.
    [[nodiscard]] std::optional<int> start();
    // SIGINT, SIGTERM, the session's end.
    void quit();

signals:
    // A verb has given its answer: whoever wants the program to end need not wait for the disk.
    void answered();

private:
    [[nodiscard]] int print(const QString &text);
    [[nodiscard]] std::optional<int> startVerb();
    [[nodiscard]] int printDiagnostics();
    [[nodiscard]] std::optional<int> startWindow();
    void startTour();
    [[nodiscard]] tl::expected<DemoTenant, cli::UsageError> demoTenant();

    Options m_options;
    std::unique_ptr<QTemporaryDir> m_tourData;
    ErrorCatalog m_catalog;
    LanguageSwitcher m_languages;
    std::unique_ptr<cli::Console> m_console;
    std::unique_ptr<SandboxServer> m_sandbox;
    std::unique_ptr<VerbRun> m_verb;
    std::unique_ptr<Desktop> m_desktop;
};

} // namespace renzhi
