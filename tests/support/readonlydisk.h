// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QtGlobal>

#include <csignal>
#include <cstdlib>
#include <sys/resource.h>
#include <unistd.h>

// Disks that take nothing, also from root, whom no permission binds.
namespace renzhi::test {

// A folder that is there and takes no file, nor other permissions, from anybody.
[[nodiscard]] inline QString folderThatTakesNothing()
{
    return QStringLiteral("/proc/self/fdinfo");
}

// While it lives whatever this process writes into any file fails, as on a disk that turned
// read-only; what is open stays open, and is read. Empty files can still be made, renamed and
// removed. Where the output of the test goes to a file it is lost meanwhile, so what was seen is
// compared afterwards.
class ReadOnlyDisk
{
public:
    ReadOnlyDisk()
    {
        // It would end the process. Not taken back: a thread may be about to get it.
        struct sigaction ignored = {};
        ignored.sa_handler = [](int) {};
        ignored.sa_flags = SA_RESTART;
        rlimit none = {};
        const bool isLimited = ::sigaction(SIGXFSZ, &ignored, nullptr) == 0
            && ::getrlimit(RLIMIT_FSIZE, &m_before) == 0;
        none.rlim_max = m_before.rlim_max;
        if (!isLimited || ::setrlimit(RLIMIT_FSIZE, &none) != 0)
            qFatal("this process cannot be limited");
    }
    ~ReadOnlyDisk()
    {
        if (::setrlimit(RLIMIT_FSIZE, &m_before) != 0)
            std::abort();
    }
    Q_DISABLE_COPY_MOVE(ReadOnlyDisk)

private:
    rlimit m_before = {};
};

// While it lives root is somebody else, whom the permissions of files bind. Only root can be that.
class AnotherAccount
{
public:
    AnotherAccount() : m_before(::geteuid())
    {
        if (!canBe() || ::seteuid(Nobody) != 0)
            qFatal("only root can become another account");
    }
    ~AnotherAccount()
    {
        if (::seteuid(m_before) != 0)
            std::abort();
    }
    Q_DISABLE_COPY_MOVE(AnotherAccount)

    [[nodiscard]] static bool canBe() { return ::geteuid() == 0; }

private:
    static constexpr uid_t Nobody = 65534;
    const uid_t m_before;
};

} // namespace renzhi::test
