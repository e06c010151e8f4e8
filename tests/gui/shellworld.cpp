// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here, or that the context ends before.

#include "tests/gui/shellworld.h"

#include "models/directory/directoryservice.h"
#include "views/pages/peoplepane.h"
#include "views/theme.h"
#include "views/widgets/jobrowwidget.h"

#include <QDir>
#include <QLineEdit>
#include <QTableView>

namespace renzhi {

using namespace Qt::StringLiterals;

ShellWorld::ShellWorld(const SandboxOptions &options) : m_server(options)
{
    QStandardPaths::setTestModeEnabled(true);
}

ShellWorld::~ShellWorld()
{
    m_window.reset();
    m_session.reset();
    m_proxy.reset();
    m_server.stop();
}

SandboxOptions ShellWorld::smallTenant()
{
    SandboxOptions options;
    options.users = 200;
    options.organizations = 20;
    options.positions = 40;
    options.titles = 8;
    return options;
}

bool ShellWorld::open()
{
    if (!m_folder.isValid() || !m_server.start())
        return false;
    present();
    return carryOn();
}

void ShellWorld::damageOutbox()
{
    QDir().mkpath(m_folder.filePath(u"data"_s));
    QFile file(m_folder.filePath(u"data/outbox.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[{ half of a");
}

bool ShellWorld::restart()
{
    reopen();
    return carryOn();
}

void ShellWorld::reopen()
{
    m_window->close();
    present();
}

bool ShellWorld::restartOffline()
{
    m_window->close();
    m_server.stop();
    present();
    return carryOn(false);
}

void ShellWorld::present()
{
    m_window.reset();
    m_session.reset();
    m_state.reset(); // written before it is read again
    m_state = std::make_unique<QSettings>(m_folder.filePath(u"state.ini"_s), QSettings::IniFormat);

    TenantProfile profile;
    profile.id = u"test"_s;
    profile.name = u"Test tenant"_s;
    profile.baseUrl = m_server.url().toString();
    profile.transfers = m_transfers;
    profile.positionRemoval = m_positionRemoval;
    profile.demo = m_demo;
    profile.production = m_production;
    TenantOptions options;
    if (m_useProxy && !m_proxy)
        m_proxy = std::make_unique<test::FaultProxy>(m_server.port());
    options.baseUrl = m_proxy ? m_proxy->url() : m_server.url();
    options.clientId = m_server.clientId();
    options.clientSecret = m_server.clientSecret();
    options.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    options.cacheDirectory = cacheDirectory();
    options.firstPause = std::chrono::milliseconds(20);
    m_session = std::make_unique<TenantSession>(profile, options, dataDirectory());
    m_session->open();
    m_window = std::make_unique<MainWindow>(m_catalog, *m_state);
    m_window->setDiagnostics([] { return u"== Versions ==\nQt: 6\n"_s; });
    m_window->setProfiles({ profile });
    m_window->findChild<PeoplePane *>()->setReadsStartAhead(m_readsStartAhead);
    m_window->setSession(m_session->session());
    m_window->show();
}

bool ShellWorld::carryOn(bool reachable)
{
    bool ended = false;
    const QObject whileHere; // later syncs of the test do not concern `ended`
    QObject::connect(&service(), &DirectoryService::syncFinished, &whileHere,
                     [&ended](const Result<SyncReport> &) { ended = true; });
    m_session->begin(SyncMode::Changes);
    // QTest::qWaitFor is what QTRY_VERIFY is made of, usable outside a test function.
    return QTest::qWaitFor([&] { return ended; }, Patience)
        && QTest::qWaitFor(
               [&] { return service().people().size() == service().peopleCount() || !reachable; },
               Patience)
        && QTest::qWaitFor([&] { return service().hasReferences(); }, Patience)
        && QTest::qWaitForWindowExposed(m_window.get());
}

QString ShellWorld::addPerson(const Person &person)
{
    const QString org = m_server.organizations().constFirst().id;
    SandboxUser user;
    user.orgId = org;
    user.name = person.name;
    user.userName = person.userName;
    QString id = m_server.put(user);
    QList<SandboxJob> jobs { { {}, org, {}, {}, true } };
    const QList<SandboxPosition> positions = m_server.positions();
    for (int i = 0; i < person.partTimeJobs; ++i)
        jobs.prepend({ {}, positions.at(i).orgId, positions.at(i).id, {}, false });
    m_server.setJobs(id, jobs);
    return id;
}

void ShellWorld::search(const QString &text)
{
    auto *box = find<QLineEdit>(u"searchBox"_s);
    box->setFocus();
    box->clear();
    // keyClicks aborts on Chinese; an input method commits it.
    if (text.toLatin1() == text.toUtf8()) {
        QTest::keyClicks(box, text);
    } else {
        QInputMethodEvent commit;
        commit.setCommitString(text);
        QCoreApplication::sendEvent(box, &commit);
    }
}

void ShellWorld::choosePerson(const QString &text)
{
    search(text);
    QTest::keyClick(find<QLineEdit>(u"searchBox"_s), Qt::Key_Down);
}

QList<JobRowWidget *> ShellWorld::jobRows()
{
    return find<QWidget>(u"jobs"_s)->findChildren<JobRowWidget *>();
}

QDialog *ShellWorld::openDialog(const QString &objectName)
{
    auto *dialog = find<QDialog>(objectName);
    if (dialog == nullptr)
        return nullptr;
    dialog->activateWindow();
    // Not qWaitForWindowActive(): to it a dialog is active when the window behind it is.
    const auto isActive = [dialog] { return QApplication::activeWindow() == dialog; };
    return QTest::qWaitFor(isActive, Patience) ? dialog : nullptr;
}

QString BracketTranslator::translate(const char *, const char *sourceText, const char *, int) const
{
    return u"⟦%1⟧"_s.arg(QString::fromUtf8(sourceText));
}

} // namespace renzhi
