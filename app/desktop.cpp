// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop.h"

#include "app/diagnosis.h"
#include "app/profilejson.h"
#include "app/profilewipe.h"
#include "views/forms/editingdialog.h"
#include "views/forms/tenantdialog.h"

#include <QApplication>
#include <QLoggingCategory>

#include <algorithm>
#include <chrono>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using cli::UsageError;

namespace {

Q_LOGGING_CATEGORY(logApp, "renzhi.app")

} // namespace

Desktop::Desktop(const Options &options, const ErrorCatalog &catalog, LanguageSwitcher &languages,
                 DemoStarter demo, std::unique_ptr<SecretStore> secrets, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_catalog(catalog)
    , m_languages(languages)
    , m_commandLineLanguage(options.language)
    , m_demo(std::move(demo))
    , m_locations(DataLocations::of(options.dataDirectory))
    , m_settings(m_locations.settingsFile())
    , m_state(m_locations.stateFile(), QSettings::IniFormat)
    , m_secrets(std::move(secrets))
{
}

Desktop::~Desktop() = default;

std::optional<UsageError> Desktop::start()
{
    for (const QString &folder :
         { m_locations.config, m_locations.state, m_locations.cache, m_locations.data }) {
        if (!makePrivateFolder(folder))
            qCWarning(logApp) << "cannot create" << folder;
    }
    for (const QString &file : { m_locations.settingsFile(), m_locations.stateFile() }) {
        if (!makePrivateFile(file))
            qCWarning(logApp) << "cannot write" << file;
    }
    setLanguage(languageFor({}));
    QGuiApplication::setDesktopFileName(u"io.github.renzhi.Renzhi"_s);
    applyTheme(*qApp, m_settings.theme(), m_settings.textSize());
    QApplication::setWindowIcon(QIcon(u":/icons/io.github.renzhi.Renzhi.svg"_s));

    makeWindow();
    connect(
        qApp, &QGuiApplication::commitDataRequest, this,
        [this] {
            m_state.sync();
            m_tenant->flushDrafts();
        },
        Qt::DirectConnection);
    // Before any tenant is opened.
    const auto finished = finishWipes(m_locations, m_settings.profiles());
    if (auto error = m_tenant->openFirst())
        return error;
    if (!m_tenant->isCallingOwner()) {
        m_window->show();
        forgetOldCaches(m_locations, m_settings.profiles(), m_tenant->shown().id);
        forgetContacts(m_locations, m_settings.profiles());
    }
    if (!finished)
        m_window->showError(finished.error());
    return {};
}

void Desktop::makeWindow()
{
    m_window = std::make_unique<MainWindow>(m_catalog, m_state);
    connect(m_window.get(), &MainWindow::languageRequested, this, [this](Language language) {
        m_commandLineLanguage.reset();
        m_settings.setLanguage(language);
        setLanguage(language);
    });
    connect(m_window.get(), &MainWindow::themeRequested, this, [this](ThemeChoice theme) {
        m_settings.setTheme(theme);
        applyLooks();
    });
    connect(m_window.get(), &MainWindow::textSizeRequested, this, [this](TextSize size) {
        m_settings.setTextSize(size);
        applyLooks();
    });
    connect(m_window.get(), &MainWindow::lockMinutesRequested, this, [this](int minutes) {
        m_settings.setLockMinutes(minutes);
        lockWhenIdle();
    });
    m_window->setLockMinutes(m_settings.lockMinutes());
    connect(&m_lock, &IdleLock::quitRequested, this, &Desktop::quitFromLock);
    lockWhenIdle();
    connect(
        m_window.get(), &MainWindow::shortcutsChanged, this,
        [this](const QHash<QString, QString> &shortcuts) { m_settings.setShortcuts(shortcuts); });
    m_window->setShortcuts(m_settings.shortcuts());
    connect(m_window.get(), &MainWindow::profileExportRequested, this, &Desktop::exportProfileTo);
    connect(m_window.get(), &MainWindow::quitRequested, m_window.get(), &QWidget::close);
    m_window->setDiagnostics([this] { return diagnosis(); });
    m_window->setUnsentWork(
        [this](const QString &id) { return unsentWorkOf(m_locations, id, m_settings.profiles()); });
    m_window->setLocations(
        { m_locations.config, m_locations.data, m_locations.cache, m_locations.state });
    m_window->setChoices(m_languages.language(), m_settings.theme(), m_settings.textSize());
    m_tenant = std::make_unique<WindowTenant>(m_options, m_locations, m_settings, m_state,
                                              *m_secrets, m_languages, m_demo, *m_window);
    connect(m_tenant.get(), &WindowTenant::shownChanged, this, &Desktop::suitShown);
    connect(m_tenant.get(), &WindowTenant::languageChosen, this,
            [this] { m_commandLineLanguage.reset(); });
    connect(m_tenant.get(), &WindowTenant::secretMissing, this, &Desktop::askForSecret);
}

void Desktop::setLanguage(Language language)
{
    m_languages.setLanguage(language);
    if (m_window)
        m_window->setChoices(language, m_settings.theme(), m_settings.textSize());
}

Language Desktop::languageFor(const TenantProfile &profile) const
{
    for (const auto &wish : { m_commandLineLanguage, profile.language, m_settings.language() }) {
        if (wish)
            return *wish;
    }
    return LanguageSwitcher::systemLanguage();
}

// What was chosen in the window holds for as long as the same tenant is shown and its profile asks
// for nothing else.
void Desktop::suitShown(const TenantProfile &before)
{
    const TenantProfile &shown = m_tenant->shown();
    if (shown.id != before.id)
        m_lock.askNothing(); // nobody knows which secret is meant
    const bool isSame = shown.id == before.id && shown.language == before.language;
    const Language language = languageFor(shown);
    if (!isSame && language != m_languages.language())
        setLanguage(language);
}

void Desktop::applyLooks()
{
    applyTheme(*qApp, m_settings.theme(), m_settings.textSize());
    m_window->setChoices(m_languages.language(), m_settings.theme(), m_settings.textSize());
}

// A secret that the keyring has is behind the desktop's own lock, and nobody knows it by heart.
void Desktop::lockWhenIdle()
{
    m_lock.setSecret([this]() -> IdleLock::Check {
        const QString id = m_tenant->shown().id;
        if (!m_secrets->isForSessionOnly(id))
            return {};
        return [this, id](const QString &secret) { return m_secrets->isSecret(id, secret); };
    });
    m_lock.setSpan(std::chrono::minutes(m_settings.lockMinutes()));
}

// What is in the Outbox stays there, what is being sent is looked for at the next start, and what
// was typed into a form is offered then, unless the disk refused it.
void Desktop::quitFromLock(bool warned)
{
    const QList<EditingDialog *> forms = m_window->openForms();
    const bool loses = !std::all_of(forms.cbegin(), forms.cend(),
                                    [](EditingDialog *form) { return form->isKeptAtOnce(); });
    if (warned || !loses)
        quit();
    else
        m_lock.warnOfLoss();
}

void Desktop::askForSecret(const TenantProfile &profile)
{
    auto *dialog = new TenantDialog(m_catalog, profile, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TenantDialog::profileAccepted, m_tenant.get(), &WindowTenant::saveProfile);
    dialog->open();
}

void Desktop::exportProfileTo(const TenantProfile &profile, const QString &file)
{
    if (const auto written = exportProfile(profile, file))
        m_window->showExported(file);
    else
        m_window->showError(written.error());
}

// The open tenant with its state, of the others what their profiles ask for: looking into what is
// kept of them takes longer than an operator waits for a dialog.
QString Desktop::diagnosis() const
{
    Diagnostics diagnostics = diagnose(m_settings);
    TenantSession *const session = m_tenant->session();
    if (session) {
        const TenantProfile &open = session->profile();
        diagnostics.tenants.append(diagnoseOpen(open, m_locations.cacheOf(open.id),
                                                session->service(), *session->session().outbox));
    }
    const QVector<TenantProfile> profiles = m_settings.profiles();
    for (const TenantProfile &profile : profiles) {
        if (!session || profile.id != session->profile().id)
            diagnostics.tenants.append(diagnoseProfile(profile));
    }
    return diagnosticsText(diagnostics);
}

void Desktop::quit()
{
    m_window->close();
    m_tenant->flushDrafts();
    // quit() would ask the windows again, and a form with something typed may say no.
    QCoreApplication::exit(0);
}

} // namespace renzhi

#include "moc_desktop.cpp"
