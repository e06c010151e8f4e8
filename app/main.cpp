// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/display.h"
#include "app/logging.h"
#include "app/unixsignals.h"

#include <QApplication>

#include <cstdio>
#include <memory>

int main(int argc, char **argv)
{
    using namespace renzhi;
    using namespace Qt::StringLiterals;

    UnixSignals::block();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const Options options = parseOptions(arguments);
    installLogging(!options.wantsWindow());
    if (options.wantsWindow() && !prepareDisplay(options, argc, argv)) {
        std::fputs("renzhi: there is no display; use a verb, or --tour DIR (see renzhi --help)\n"
                   "        没有可用的显示器；请使用命令动词或 --tour DIR（见 renzhi --help）\n",
                   stderr);
        return 1;
    }

    QCoreApplication::setApplicationName(u"renzhi"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(RENZHI_VERSION));
    // A verb needs no display, so it must not ask for one.
    const std::unique_ptr<QCoreApplication> qt(
        options.wantsWindow() ? new QApplication(argc, argv) : new QCoreApplication(argc, argv));
    Application application(options);
    UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::quitRequested, &application, &Application::quit);
    QObject::connect(&application, &Application::answered, &unixSignals, &UnixSignals::release);
    const std::optional<int> code = application.start();
    return code ? *code : QCoreApplication::exec();
}
