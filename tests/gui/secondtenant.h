// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/directoryservice.h"
#include "tests/gui/shellworld.h"

#include <chrono>
#include <memory>

namespace renzhi {

// Another tenant on a server and a folder of its own, which no window has shown yet. Its profile
// has the id of ShellWorld's, so that a window that turns to it stays on its page. Made before the
// world whose window shows it: that goes first.
class SecondTenant
{
public:
    SecondTenant() = default;
    ~SecondTenant()
    {
        m_session.reset();
        m_server.stop();
    }
    Q_DISABLE_COPY_MOVE(SecondTenant)

    // Reads it whole; false when it did not work out.
    [[nodiscard]] bool open()
    {
        if (!m_folder.isValid() || !m_server.start())
            return false;
        TenantProfile profile;
        profile.id = QStringLiteral("test");
        profile.name = QStringLiteral("Second tenant");
        profile.baseUrl = m_server.url().toString();
        TenantOptions options;
        options.baseUrl = m_server.url();
        options.clientId = m_server.clientId();
        options.clientSecret = m_server.clientSecret();
        options.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
        options.cacheDirectory = cacheDirectory();
        options.firstPause = std::chrono::milliseconds(20);
        m_session = std::make_unique<TenantSession>(profile, options,
                                                    m_folder.filePath(QStringLiteral("data")));
        m_session->open();
        bool isRead = false;
        const QObject whileHere;
        QObject::connect(&service(), &DirectoryService::syncFinished, &whileHere,
                         [&isRead](const Result<SyncReport> &) { isRead = true; });
        m_session->begin(SyncMode::Changes);
        return QTest::qWaitFor(
            [&] {
                return isRead && service().hasReferences() && service().people().size() > 0
                    && service().people().size() == service().peopleCount();
            },
            Patience);
    }
    [[nodiscard]] DirectoryService &service() { return m_session->service(); }
    [[nodiscard]] SandboxServer &server() { return m_server; }
    [[nodiscard]] Session session() { return m_session->session(); }
    [[nodiscard]] QString cacheDirectory() const
    {
        return m_folder.filePath(QStringLiteral("cache"));
    }

private:
    SandboxServer m_server { ShellWorld::smallTenant() };
    QTemporaryDir m_folder;
    std::unique_ptr<TenantSession> m_session;
};

} // namespace renzhi
