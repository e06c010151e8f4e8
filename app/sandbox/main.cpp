// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/commandline.h"
#include "app/sandbox/sandboxserver.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;

int main(int argc, char *argv[])
{
    // The server's threads inherit the mask, so that the signal comes to sigwait below and nowhere
    // else.
    sigset_t stopSignals;
    sigemptyset(&stopSignals);
    sigaddset(&stopSignals, SIGINT);
    sigaddset(&stopSignals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &stopSignals, nullptr);

    const QCoreApplication application(argc, argv);
    const auto command = renzhi::sandbox::parseCommandLine(QCoreApplication::arguments());
    if (!command.error.isEmpty()) {
        std::fprintf(stderr, "renzhi-sandbox: %s\n", qUtf8Printable(command.error));
        return 2;
    }
    if (!command.text.isEmpty()) {
        std::fputs(qUtf8Printable(command.text), stdout);
        return 0;
    }
    renzhi::SandboxServer server(command.options);
    QString error;
    if (!server.start(&error)) {
        std::fprintf(stderr, "renzhi-sandbox: %s\n", qUtf8Printable(error));
        return 1;
    }
    std::printf("listening on %s\n", qUtf8Printable(server.url().toString()));
    std::fflush(stdout);
    int received = 0;
    sigwait(&stopSignals, &received);
    server.stop();
    return 0;
}
