// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/datalocations.h"
#include "app/demotenant.h"
#include "app/languageswitcher.h"
#include "app/options.h"
#include "app/secretstore.h"
#include "app/settings.h"
#include "app/tenantsession.h"
#include "app/tenantwish.h"
#include "views/idlelock.h"
#include "views/mainwindow.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>

#include <functional>
#include <memory>
#include <optional>

namespace renzhi {

class OwnerCall;
class WindowClaim;

// The program with its window: wishes, profiles, secrets, the open tenant. Owns the window and
// every object behind it; the window asks, this answers.
class Desktop : public QObject
{
    Q_OBJECT
public:
    // `secrets`: those of the profiles.
    Desktop(const Options &options, const ErrorCatalog &catalog, LanguageSwitcher &languages,
            DemoStarter demo,
            std::unique_ptr<SecretStore> secrets = std::make_unique<KeyringSecretStore>(),
            QObject *parent = nullptr);
    ~Desktop() override;

    // Shows the window with the tenant of the command line, the last one, or the demo tenant. When
    // another window has that tenant, it comes forward instead and the program ends, with 0.
    [[nodiscard]] std::optional<cli::UsageError> start();
    // Closes the window, with nothing asked.
    void quit();

    [[nodiscard]] MainWindow &window() { return *m_window; }

private:
    void makeWindow();
    void setLanguage(Language language);
    [[nodiscard]] Language languageFor(const TenantProfile &profile) const;
    void setShown(const TenantProfile &profile);
    void applyLooks();
    void lockWhenIdle();
    void quitFromLock(bool warned);
    void offerProfiles();
    [[nodiscard]] bool isKept(const QString &id) const;

    [[nodiscard]] std::optional<cli::UsageError> openFirst();
    void openProfile(const QString &id);
    void openKept(const TenantProfile &profile);
    [[nodiscard]] QObject *beginWish(const QString &id);
    void fulfilWish(const TenantProfile &profile, std::function<void()> open);
    void stay();
    [[nodiscard]] QObjectList underWay() const;
    [[nodiscard]] std::optional<cli::UsageError> openDemo();
    [[nodiscard]] std::optional<cli::UsageError> open(const TenantProfile &profile,
                                                      const QString &secret);
    [[nodiscard]] bool holdsClaim(const QString &id) const;
    // Whether this window is, or becomes with the next session, the one that has the tenant.
    [[nodiscard]] bool claims(const TenantProfile &profile);
    // Another window has it and comes forward; `open`: it is free after all.
    void callOwner(const TenantProfile &profile, std::function<void()> open);
    void endCall();
    void ownerIsSilent(const TenantProfile &profile);
    void showLocalError(const QString &code);
    void comeForward(const QByteArray &token);
    void openSession(const TenantProfile &profile, TenantOptions options);
    void askForSecret(const TenantProfile &profile);
    void saveProfile(TenantProfile profile, const QString &secret);
    [[nodiscard]] bool differsInPaceAlone(const TenantProfile &profile) const;
    void removeProfile(const QString &id);
    void showNotRemoved(const QString &id);
    void wipe(const TenantProfile &profile);
    [[nodiscard]] TenantProfile keptProfile(const QString &id) const; // its id alone when unknown
    void exportProfileTo(const TenantProfile &profile, const QString &file);
    void showNotOpened(const TenantProfile &profile, const cli::UsageError &error);
    [[nodiscard]] QString diagnosis() const;

    const Options m_options;
    const ErrorCatalog &m_catalog;
    LanguageSwitcher &m_languages;
    std::optional<Language> m_commandLineLanguage; // until one is chosen in the window
    DemoStarter m_demo;
    const DataLocations m_locations;
    Settings m_settings;
    QSettings m_state;
    std::unique_ptr<SecretStore> m_secrets;
    TenantProfile m_shown; // in the window, open or not
    TenantWish m_wish;
    IdleLock m_lock;
    std::unique_ptr<WindowClaim> m_claim; // outlives the session
    std::unique_ptr<WindowClaim> m_nextClaim; // of the tenant that is opened next
    std::unique_ptr<OwnerCall> m_call;
    // The window looks at the session, so it goes first.
    std::unique_ptr<TenantSession> m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace renzhi
