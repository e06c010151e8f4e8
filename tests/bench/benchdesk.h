// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/languageswitcher.h"
#include "app/tenantsession.h"
#include "models/core/errorcatalog.h"
#include "views/mainwindow.h"

#include <QElapsedTimer>
#include <QSettings>

#include <memory>
#include <vector>

class QTableView;

namespace renzhi::bench {

// The tenant at `url` (empty: offline), its cache in `folder`/cache.
[[nodiscard]] TenantOptions tenantOptions(const QString &folder, const QString &url);

// The first of the cache's people.
[[nodiscard]] std::vector<User> cachedPeople(const QString &folder, size_t count);

// Runs the event loop until it is so; ends the program with an error after ten minutes.
void waitUntil(const std::function<bool()> &isSo);
void pause(int milliseconds); // of the work, not of the event loop

// Of a monotonic clock that the driver reads too.
[[nodiscard]] double milliseconds();

// Resident memory of this process, now and at its height, in MB.
[[nodiscard]] double residentMegabytes();
[[nodiscard]] double highestMegabytes();

// {"name": value} as one line on standard output, for the driver.
void report(const char *name, double value);
void report(const char *name, const std::vector<double> &values);

// Tells when a widget was painted: when all of the window was, not when it began.
class PaintWatch final : public QObject
{
public:
    explicit PaintWatch(std::function<bool(QObject *)> isMeant);
    // Not for what began to be painted before.
    void begin()
    {
        ++m_round;
        m_painted = -1;
    }
    [[nodiscard]] bool hasPainted() const { return m_painted >= 0; }
    [[nodiscard]] double at() const { return m_painted; }
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    std::function<bool(QObject *)> m_isMeant;
    int m_round = 0;
    double m_painted = -1;
};

// The table of people, with rows in it.
[[nodiscard]] bool isPeopleWithRows(QObject *painted);

// The program's window on a folder, composed as the program does it.
class BenchDesk
{
public:
    explicit BenchDesk(const QString &folder);
    ~BenchDesk();

    void showEmpty(); // without a tenant
    void show(const QString &url);
    void setLanguage(Language language); // of a window with a tenant
    [[nodiscard]] bool answersOverEverything() const;

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] TenantSession &session() { return *m_session; }
    [[nodiscard]] DirectoryService &service() { return m_session->service(); }
    [[nodiscard]] QTableView *people();

private:
    QString m_folder;
    ErrorCatalog m_catalog;
    QSettings m_state;
    LanguageSwitcher m_languages;
    std::unique_ptr<TenantSession> m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace renzhi::bench
