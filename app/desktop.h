// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/datalocations.h"
#include "app/demotenant.h"
#include "app/languageswitcher.h"
#include "app/options.h"
#include "app/secretstore.h"
#include "app/settings.h"
#include "app/windowtenant.h"
#include "views/idlelock.h"
#include "views/mainwindow.h"

#include <QObject>
#include <QSettings>

#include <memory>
#include <optional>

namespace renzhi {

// The program with its window: folders, settings, secrets, looks, lock, and the tenant in it. Owns
// the window and every object behind it; the window asks, this answers.
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
    void suitShown(const TenantProfile &before);
    void applyLooks();
    void lockWhenIdle();
    void quitFromLock(bool warned);
    void askForSecret(const TenantProfile &profile);
    void exportProfileTo(const TenantProfile &profile, const QString &file);
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
    IdleLock m_lock;
    // The window looks at its session, so it goes first.
    std::unique_ptr<WindowTenant> m_tenant;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace renzhi
