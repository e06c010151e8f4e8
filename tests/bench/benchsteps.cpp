// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/benchsteps.h"

#include <QLineEdit>

namespace renzhi::bench {

void typeWords(QLineEdit &box, const std::function<void(char)> &press)
{
    for (const char *word : words) {
        box.clear();
        pause(50);
        for (const char *key = word; *key != '\0'; ++key) {
            pause(5);
            press(*key);
        }
    }
}

double timed(PaintWatch &watch, const std::function<void()> &act)
{
    watch.begin();
    const double begin = milliseconds();
    act();
    waitUntil([&] { return watch.hasPainted(); });
    return watch.at() - begin;
}

SyncWatch::SyncWatch(DirectoryService &service)
{
    QObject::connect(&service, &DirectoryService::syncFinished, &m_context,
                     [this](const Result<SyncReport> &result) {
                         if (!result)
                             qFatal("the sync failed: %s", qPrintable(result.error().detail));
                         m_last = *result;
                         ++m_ended;
                     });
}

void settle(BenchDesk &desk)
{
    waitUntil([&] { return desk.answersOverEverything(); });
    bool isKept = false;
    desk.service().whenKept(&desk.window(), [&isKept] { isKept = true; });
    waitUntil([&isKept] { return isKept; });
    pause(50);
}

} // namespace renzhi::bench
