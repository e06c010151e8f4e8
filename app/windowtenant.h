// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/bilingual.h"
#include "app/datalocations.h"
#include "app/demotenant.h"
#include "app/languageswitcher.h"
#include "app/options.h"
#include "app/secretstore.h"
#include "app/settings.h"
#include "app/tenantclaims.h"
#include "app/tenantsession.h"
#include "app/tenantwish.h"
#include "views/mainwindow.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace renzhi {

// The tenant of the window: which one it is, how it comes in, is changed, and is removed. Owns its
// session, the wish for the next one and the claims on both. Knows the profiles with their secrets
// and files, and the window; not how that looks, and nothing of the program's start and end.
class WindowTenant : public QObject
{
    Q_OBJECT
public:
    // Everything given outlives this, except for the window, which must go first. Answers what the
    // window asks about tenants, and offers it the profiles.
    WindowTenant(const Options &options, const DataLocations &locations, Settings &settings,
                 QSettings &state, SecretStore &secrets, const LanguageSwitcher &languages,
                 const DemoStarter &demo, MainWindow &window);
    ~WindowTenant() override;

    // The tenant of the command line, the last one, or the demo tenant. Why it cannot be opened.
    [[nodiscard]] std::optional<cli::UsageError> openFirst();
    // Another window has the tenant that was asked for, and has not answered yet.
    [[nodiscard]] bool isCallingOwner() const { return m_claims.isCalling(); }
    // Keeps the profile, and its secret unless that is empty, and opens it when that is called for.
    void saveProfile(TenantProfile profile, const QString &secret);
    // What was typed is on the disk then.
    void flushDrafts();

    // In the window, open or not.
    [[nodiscard]] const TenantProfile &shown() const { return m_shown; }
    [[nodiscard]] TenantSession *session() const { return m_session.get(); } // null: none is open

signals:
    void shownChanged(const renzhi::TenantProfile &before);
    void languageChosen(); // for the profile that is shown, by its operator
    void secretMissing(const renzhi::TenantProfile &profile); // it is opened without

private:
    void setShown(const TenantProfile &profile);
    void offerProfiles();
    void openProfile(const QString &id);
    void openKept(const TenantProfile &profile);
    [[nodiscard]] QObject *beginWish(const QString &id);
    void fulfilWish(const TenantProfile &profile, std::function<void()> open);
    void stay();
    [[nodiscard]] QObjectList underWay() const;
    [[nodiscard]] std::optional<cli::UsageError> openDemo();
    [[nodiscard]] std::optional<cli::UsageError> open(const TenantProfile &profile,
                                                      const QString &secret);
    void openSession(const TenantProfile &profile, TenantOptions options);
    void showNotOpened(const TenantProfile &profile, const cli::UsageError &error);
    // Another window has it and comes forward; `open`: it is free after all.
    void callOwner(const TenantProfile &profile, std::function<void()> open);
    void ownerIsSilent(const TenantProfile &profile);
    void showLocalError(const QString &code);
    void comeForward(const QByteArray &token);
    [[nodiscard]] bool differsInPaceAlone(const TenantProfile &profile) const;
    void removeProfile(const QString &id);
    void showNotRemoved(const QString &id);
    void wipe(const TenantProfile &profile);

    const Options &m_options;
    const DataLocations &m_locations;
    Settings &m_settings;
    QSettings &m_state;
    SecretStore &m_secrets;
    const LanguageSwitcher &m_languages;
    const DemoStarter &m_demo;
    MainWindow &m_window;
    TenantProfile m_shown;
    TenantWish m_wish;
    TenantClaims m_claims;
    std::unique_ptr<TenantSession> m_session;
};

} // namespace renzhi
