// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/unixsignals.h"

#include <QSocketNotifier>

#include <csignal>
#include <sys/signalfd.h>
#include <unistd.h>

namespace renzhi {

namespace {

sigset_t quitSignals()
{
    sigset_t quitting;
    sigemptyset(&quitting);
    sigaddset(&quitting, SIGINT);
    sigaddset(&quitting, SIGTERM);
    return quitting;
}

} // namespace

void UnixSignals::block()
{
    const sigset_t quitting = quitSignals();
    pthread_sigmask(SIG_BLOCK, &quitting, nullptr);
}

UnixSignals::UnixSignals(QObject *parent) : QObject(parent)
{
    const sigset_t quitting = quitSignals();
    m_descriptor = signalfd(-1, &quitting, SFD_CLOEXEC | SFD_NONBLOCK);
    if (m_descriptor < 0)
        return; // no such luxury here; the program then has to be ended from its window
    m_notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, &UnixSignals::arrived);
}

UnixSignals::~UnixSignals()
{
    release();
    if (m_descriptor >= 0)
        close(m_descriptor);
}

void UnixSignals::arrived()
{
    signalfd_siginfo information;
    if (read(m_descriptor, &information, sizeof information) != sizeof information)
        return;
    release();
    emit quitRequested();
}

void UnixSignals::release()
{
    if (m_notifier)
        m_notifier->setEnabled(false);
    const sigset_t quitting = quitSignals();
    pthread_sigmask(SIG_UNBLOCK, &quitting, nullptr);
}

} // namespace renzhi

#include "moc_unixsignals.cpp"
