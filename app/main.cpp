// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"
#include "app/display.h"
#include "app/logging.h"
#include "app/unixsignals.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace {

// The secret is in memory for as long as a token may have to be renewed, and a core dump would put
// it on the disk, or into the hands of whoever collects them. 1 and not 0: too small for a file to
// be begun, and the one value that keeps Linux from starting a collector (do_coredump() of the
// kernel; 0 does not, see core(5)). A debugger works as ever, but where the account itself may have
// no core dump.
void leaveNoCoreDump()
{
    rlimit limit {};
    if (getrlimit(RLIMIT_CORE, &limit) != 0)
        return;
    limit.rlim_cur = std::min<rlim_t>(1, limit.rlim_max);
    setrlimit(RLIMIT_CORE, &limit);
#ifndef __SANITIZE_ADDRESS__ // its look for leaks traces this very process
    // Nobody may raise it to 1 then; who is not dumpable is given to no collector either.
    if (limit.rlim_max < 1)
        prctl(PR_SET_DUMPABLE, 0);
#endif
}

} // namespace

int main(int argc, char **argv)
{
    using namespace renzhi;
    using namespace Qt::StringLiterals;

    leaveNoCoreDump();
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
