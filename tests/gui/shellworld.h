// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sandbox/sandboxserver.h"
#include "app/tenantsession.h"
#include "models/core/errorcatalog.h"
#include "tests/support/faultproxy.h"
#include "tests/support/patience.h"
#include "views/mainwindow.h"

#include <QApplication>
#include <QDialog>
#include <QSettings>
#include <QTemporaryDir>
#include <QTranslator>
#include <QtTest>

#include <memory>

namespace renzhi {

class JobRowWidget;
using test::Patience;

// A desktop of its own for one test: a sandbox tenant on a free port, a cache in a temporary folder
// and the real window on them, as the program builds it. Nothing outside the folder is touched.
class ShellWorld
{
public:
    explicit ShellWorld(const SandboxOptions &options = smallTenant());
    ~ShellWorld();

    // 20 organizations, 200 people, as quick as possible.
    [[nodiscard]] static SandboxOptions smallTenant();

    // What the tenant's profile says, from the next start on.
    void offerTransfers(bool offer) { m_transfers = offer; }
    void offerPositionRemoval(bool offer) { m_positionRemoval = offer; }
    void beDemoTenant() { m_demo = true; }
    void beProduction() { m_production = true; }
    void damageOutbox(); // its file, while the program runs
    // From the next start on the jobs of the first rows are read with nobody asking, as the program
    // does it. Otherwise they are not: what a test counts, delays or refuses is what it asked for.
    void readStartAhead() { m_readsStartAhead = true; }
    // In these folders from the next start on.
    void keepCacheIn(const QString &directory) { m_cacheDirectory = directory; }
    void keepDataIn(const QString &directory) { m_dataDirectory = directory; }

    // Puts a proxy between, for answers the sandbox does not give by itself; before open().
    void useProxy() { m_useProxy = true; }
    [[nodiscard]] test::FaultProxy &proxy() { return *m_proxy; }

    // Reads the tenant whole, then shows the window; false when it did not work out.
    [[nodiscard]] bool open();
    // Window, session and service end and begin again on the same folder, as at the next start.
    [[nodiscard]] bool restart();
    // The program starts, but nothing can be read any more.
    [[nodiscard]] bool restartOffline();
    // restart() in two steps: up to the first paint, and what comes behind it.
    void reopen();
    [[nodiscard]] bool carryOn(bool reachable = true);

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] DirectoryService &service() { return m_session->service(); }
    [[nodiscard]] SandboxServer &server() { return m_server; }
    [[nodiscard]] QString cacheDirectory() const { return m_cacheDirectory; }
    [[nodiscard]] QString dataDirectory() const { return m_dataDirectory; }
    [[nodiscard]] Session session() { return m_session->session(); }
    // What the window keeps for the next start.
    [[nodiscard]] const QSettings &state() const { return *m_state; }

    // A person who did not exist before, with a primary job in the first organization, read into
    // the cache.
    struct Person
    {
        QString name, userName;
        int partTimeJobs = 0;
    };
    QString addPerson(const Person &person);

    template <class Widget> [[nodiscard]] Widget *find(const QString &objectName)
    {
        return m_window->findChild<Widget *>(objectName);
    }
    // Types into the search box as the operator would, and goes to the first hit.
    void search(const QString &text);
    void choosePerson(const QString &text);
    [[nodiscard]] QList<JobRowWidget *> jobRows(); // on the card
    // The dialog that was opened, with the keyboard in it; null when it did not come.
    [[nodiscard]] QDialog *openDialog(const QString &objectName);

private:
    void present();

    SandboxServer m_server;
    QTemporaryDir m_folder;
    QString m_cacheDirectory = m_folder.filePath(QStringLiteral("cache"));
    QString m_dataDirectory = m_folder.filePath(QStringLiteral("data"));
    ErrorCatalog m_catalog;
    std::unique_ptr<QSettings> m_state;
    std::unique_ptr<TenantSession> m_session;
    std::unique_ptr<MainWindow> m_window;
    bool m_transfers = false;
    bool m_positionRemoval = true;
    bool m_demo = false;
    bool m_production = false;
    bool m_useProxy = false;
    bool m_readsStartAhead = false;
    std::unique_ptr<test::FaultProxy> m_proxy;
};

// A language in which every translated text stands in brackets: what has none was not translated.
class BracketTranslator final : public QTranslator
{
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    QString translate(const char *context, const char *sourceText, const char *disambiguation,
                      int n) const override;
};

} // namespace renzhi
