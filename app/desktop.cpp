// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/desktop.h"

#include "app/diagnosis.h"
#include "app/profilejson.h"
#include "app/profilewipe.h"
#include "app/tenantaccess.h"
#include "app/windowclaim.h"
#include "models/directory/writeoperation.h"
#include "views/forms/editingdialog.h"
#include "views/forms/tenantdialog.h"

#include <QApplication>
#include <QDateTime>
#include <QLoggingCategory>
#include <QPointer>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using cli::UsageError;

namespace {

Q_LOGGING_CATEGORY(logApp, "renzhi.app")

constexpr QLatin1StringView demoId = "demo"_L1;

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
    , m_wish([this] { return underWay(); })
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
    connect(
        qApp, &QGuiApplication::commitDataRequest, this,
        [this] {
            m_state.sync();
            if (m_session)
                static_cast<void>(m_session->drafts().flush());
        },
        Qt::DirectConnection);

    makeWindow();
    connect(m_secrets.get(), &SecretStore::keptForSessionOnly, this,
            [this](const QString &profile) {
                if (m_session && m_session->profile().id == profile)
                    m_window->showSecretNotKept();
            });
    connect(m_secrets.get(), &SecretStore::notRemoved, this,
            [this] { showLocalError(u"local.secret-removal"_s); });
    // Before any tenant is opened.
    const auto finished = finishWipes(m_locations, m_settings.profiles());
    if (auto error = openFirst())
        return error;
    if (!m_call) {
        m_window->show();
        forgetOldCaches(m_locations, m_settings.profiles(), m_shown.id);
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
    connect(m_window.get(), &MainWindow::profileRequested, this, &Desktop::openProfile);
    connect(m_window.get(), &MainWindow::profileSaved, this, &Desktop::saveProfile);
    connect(m_window.get(), &MainWindow::profileRemoved, this, &Desktop::removeProfile);
    connect(m_window.get(), &MainWindow::profileExportRequested, this, &Desktop::exportProfileTo);
    connect(m_window.get(), &MainWindow::stayRequested, this, &Desktop::stay);
    connect(m_window.get(), &MainWindow::quitRequested, m_window.get(), &QWidget::close);
    m_window->setDiagnostics([this] { return diagnosis(); });
    m_window->setLocations(
        { m_locations.config, m_locations.data, m_locations.cache, m_locations.state });
    m_window->setChoices(m_languages.language(), m_settings.theme(), m_settings.textSize());
    offerProfiles();
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
void Desktop::setShown(const TenantProfile &profile)
{
    if (profile.id != m_shown.id)
        m_lock.askNothing(); // nobody knows which secret is meant
    const bool isSame = profile.id == m_shown.id && profile.language == m_shown.language;
    m_shown = profile;
    const Language language = languageFor(profile);
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
        if (!m_secrets->isForSessionOnly(m_shown.id))
            return {};
        return [this, id = m_shown.id](const QString &secret) {
            return m_secrets->isSecret(id, secret);
        };
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

void Desktop::offerProfiles()
{
    QVector<TenantProfile> profiles = m_settings.profiles();
    profiles.append(demoProfile());
    m_window->setProfiles(profiles);
}

bool Desktop::isKept(const QString &id) const
{
    const QVector<TenantProfile> profiles = m_settings.profiles();
    return std::any_of(profiles.begin(), profiles.end(),
                       [&id](const TenantProfile &profile) { return profile.id == id; });
}

std::optional<UsageError> Desktop::openFirst()
{
    if (!m_options.tenant.isEmpty()) {
        const auto secret = secretFrom(m_options);
        return secret ? open(profileFrom(m_options, m_settings.profiles()), *secret)
                      : secret.error();
    }
    const QVector<TenantProfile> profiles = m_settings.profiles();
    const auto last
        = std::find_if(profiles.begin(), profiles.end(), [this](const TenantProfile &profile) {
              return profile.id == m_settings.lastProfile();
          });
    if (m_options.demo || !m_options.tourDirectory.isEmpty() || last == profiles.end())
        return openDemo();
    if (!claims(*last)) { // before the keyring is asked
        callOwner(*last, [this, profile = *last] { openKept(profile); });
        return {};
    }
    setShown(*last); // the window is worded for it before the keyring answers
    openKept(*last);
    return {};
}

void Desktop::openProfile(const QString &id)
{
    if (id == demoId) {
        static_cast<void>(beginWish(id));
        m_settings.setLastProfile({});
        fulfilWish(demoProfile(), [this] {
            if (const auto error = openDemo())
                showNotOpened(demoProfile(), *error);
        });
        return;
    }
    for (const TenantProfile &profile : m_settings.profiles()) {
        if (profile.id == id)
            openKept(profile);
    }
}

void Desktop::openKept(const TenantProfile &profile)
{
    QObject *const wish = beginWish(profile.id);
    m_settings.setLastProfile(profile.id);
    m_secrets->read(profile.id, wish, [this, profile](const std::optional<QString> &secret) {
        fulfilWish(profile, [this, profile, secret] {
            if (const auto error = open(profile, secret.value_or(QString())))
                showNotOpened(profile, *error);
            if (!secret && !m_call)
                askForSecret(profile);
        });
    });
}

QObject *Desktop::beginWish(const QString &id)
{
    endCall();
    m_window->showOpensLater({});
    return m_wish.begin(id);
}

void Desktop::fulfilWish(const TenantProfile &profile, std::function<void()> open)
{
    m_wish.fulfil(std::move(open));
    if (m_wish.isWaiting())
        m_window->showOpensLater(profile);
}

void Desktop::stay()
{
    m_wish.forget();
    endCall();
    m_nextClaim.reset();
    m_window->showOpensLater({});
    m_settings.setLastProfile(isKept(m_shown.id) ? m_shown.id : QString());
}

// What was typed into a form goes with its tenant, and so would the outcome of a write.
QObjectList Desktop::underWay() const
{
    QObjectList result;
    if (!m_session)
        return result;
    const QList<EditingDialog *> forms = m_window->openForms();
    for (EditingDialog *form : forms)
        result.append(form);
    const QList<WriteOperation *> writes = m_session->service().writes();
    for (WriteOperation *write : writes)
        result.append(write);
    return result;
}

std::optional<UsageError> Desktop::openDemo()
{
    const auto demo = m_demo();
    if (!demo)
        return demo.error();
    return open(demo->profile, demo->secret);
}

std::optional<UsageError> Desktop::open(const TenantProfile &profile, const QString &secret)
{
    if (!claims(profile)) {
        callOwner(profile, [this, profile, secret] {
            static_cast<void>(beginWish(profile.id));
            fulfilWish(profile, [this, profile, secret] {
                if (const auto error = open(profile, secret))
                    showNotOpened(profile, *error);
            });
        });
        return {};
    }
    auto tenant = tenantOptionsFor(profile, secret);
    if (!tenant)
        return tenant.error();
    // Without a secret there is nothing to sign in with: the cache can still be looked at.
    tenant->offline = m_options.offline || secret.isEmpty();
    openSession(profile, *tenant);
    return {};
}

void Desktop::openSession(const TenantProfile &profile, TenantOptions options)
{
    setShown(profile);
    options.cacheDirectory = m_locations.cacheOf(profile.id);
    if (m_session)
        static_cast<void>(m_session->drafts().flush()); // the same tenant reads them now
    auto session = std::make_unique<TenantSession>(profile, std::move(options),
                                                   m_locations.dataOf(profile.id));
    session->open();
    // Edited and opened again, it is the same work for its operator.
    if (m_session && m_session->profile().id == profile.id)
        session->session().outbox->setCollecting(m_session->session().outbox->isCollecting());
    m_window->setSession(session->session());
    m_session = std::move(session); // the one before goes now that the window does not look at it
    if (m_nextClaim && m_nextClaim->profile() == profile.id)
        m_claim = std::move(m_nextClaim);
    m_nextClaim.reset();
    if (m_secrets->isForSessionOnly(profile.id))
        m_window->showSecretNotKept();

    // The demo tenant starts anew with the program, so what its cache remembers of the last time is
    // compared as a whole. Queued: the first rows are painted before.
    const SyncMode mode = profile.demo ? SyncMode::Full : SyncMode::Changes;
    TenantSession *const opened = m_session.get();
    QMetaObject::invokeMethod(
        opened, [opened, mode] { opened->begin(mode); }, Qt::QueuedConnection);
}

// The window is without a tenant then, rather than with the one before under another's name.
void Desktop::showNotOpened(const TenantProfile &profile, const UsageError &error)
{
    setShown(profile);
    qCWarning(logApp) << "not opened:" << error.source; // what fills it in is the tenant's
    m_window->showNotOpened(
        profile, [this, error] { return cli::Bilingual().text(m_languages.language(), error); });
    m_session.reset(); // the window does not look at it any more
    m_claim.reset();
    m_nextClaim.reset();
}

bool Desktop::holdsClaim(const QString &id) const
{
    return (m_claim && m_claim->profile() == id) || (m_nextClaim && m_nextClaim->profile() == id);
}

bool Desktop::claims(const TenantProfile &profile)
{
    if (holdsClaim(profile.id))
        return true;
    m_nextClaim = WindowClaim::of(m_locations, profile.id);
    if (!m_nextClaim)
        return false;
    connect(m_nextClaim.get(), &WindowClaim::showRequested, this, &Desktop::comeForward);
    return true;
}

void Desktop::callOwner(const TenantProfile &profile, std::function<void()> open)
{
    if (!m_options.tourDirectory.isEmpty())
        return ownerIsSilent(profile); // a tour is of this window
    endCall();
    m_call = std::make_unique<OwnerCall>(m_locations, profile.id);
    connect(m_call.get(), &OwnerCall::answered, this, [this] {
        endCall();
        if (m_window->isVisible())
            stay();
        else
            QCoreApplication::exit(0); // there is nothing to be done here
    });
    connect(m_call.get(), &OwnerCall::gone, this, [this, open = std::move(open)] {
        endCall();
        m_window->show();
        open();
    });
    connect(m_call.get(), &OwnerCall::silent, this, [this, profile] {
        endCall();
        ownerIsSilent(profile);
    });
    m_call->start();
}

void Desktop::endCall()
{
    if (!m_call)
        return;
    m_call->disconnect(this);
    m_call.release()->deleteLater(); // it may be what calls
}

// What is open stays open.
void Desktop::ownerIsSilent(const TenantProfile &profile)
{
    m_window->show();
    if (!m_session)
        return showNotOpened(
            profile,
            { QT_TRANSLATE_NOOP("Usage",
                                "This tenant is open in another window, which does "
                                "not answer. Close that window or end its program, "
                                "then open the tenant again."),
              {} });
    stay();
    showLocalError(u"local.tenant-elsewhere"_s);
}

void Desktop::showLocalError(const QString &code)
{
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = code;
    error.at = QDateTime::currentDateTime();
    m_window->showError(error);
}

void Desktop::comeForward(const QByteArray &token)
{
    qCInfo(logApp) << "another start asks for this window";
    if (!token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token); // Qt takes it from there, once
    m_window->setWindowState(m_window->windowState().setFlag(Qt::WindowMinimized, false));
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void Desktop::askForSecret(const TenantProfile &profile)
{
    auto *dialog = new TenantDialog(m_catalog, profile, m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TenantDialog::profileAccepted, this, &Desktop::saveProfile);
    dialog->open();
}

void Desktop::saveProfile(TenantProfile profile, const QString &secret)
{
    if (profile.id.isEmpty())
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_settings.saveProfile(profile);
    forgetContacts(m_locations, { profile });
    if (!secret.isEmpty())
        m_secrets->write(profile.id, secret);
    offerProfiles();
    if (profile.id == m_shown.id) {
        if (profile.language && profile.language != m_shown.language)
            m_commandLineLanguage.reset(); // this was chosen later
        setShown(profile);
    }
    const bool staysOpen = secret.isEmpty() && differsInPaceAlone(profile);
    if (m_session && m_session->profile().id == profile.id) {
        m_session->setPace(profile.connections, profile.requestsPerSecond); // whatever waits
        m_session->setSyncMinutes(profile.syncMinutes);
    }
    if (!staysOpen)
        openKept(profile);
}

// The tenant that is open takes another pace as it is: a sync goes on, and so does a form. Saved
// with nothing changed, it is meant to be opened again.
bool Desktop::differsInPaceAlone(const TenantProfile &profile) const
{
    if (!m_session || m_wish.profile() == profile.id)
        return false;
    TenantProfile opened = m_session->profile();
    if (opened == profile)
        return false;
    opened.connections = profile.connections;
    opened.requestsPerSecond = profile.requestsPerSecond;
    opened.syncMinutes = profile.syncMinutes;
    return opened == profile;
}

// Never from under another window: what its operator does there would go with the folders.
void Desktop::removeProfile(const QString &id)
{
    std::unique_ptr<WindowClaim> claim; // until everything is gone
    if (!holdsClaim(id)) {
        claim = WindowClaim::of(m_locations, id);
        if (!claim)
            return showNotRemoved(id);
    }
    const TenantProfile profile = keptProfile(id);
    m_settings.removeProfile(id);
    if (m_settings.lastProfile() == id)
        m_settings.setLastProfile({});
    m_secrets->remove(id);
    offerProfiles();
    wipe(profile);
    if (m_wish.profile() == id)
        stay();
    if (m_shown.id == id && m_wish.profile().isEmpty())
        openProfile(demoId);
}

// Why the tenant shown is not open stands before all errors, so there it is told in that place.
void Desktop::showNotRemoved(const QString &id)
{
    if (m_session || m_shown.id != id)
        return showLocalError(u"local.tenant-elsewhere"_s);
    showNotOpened(m_shown,
                  { QT_TRANSLATE_NOOP("Usage",
                                      "This tenant is open in another window, so it was not "
                                      "removed. Close that window, then remove the tenant again."),
                    {} });
}

TenantProfile Desktop::keptProfile(const QString &id) const
{
    const QVector<TenantProfile> profiles = m_settings.profiles();
    const auto found = std::find_if(profiles.begin(), profiles.end(),
                                    [&id](const TenantProfile &each) { return each.id == id; });
    if (found != profiles.end())
        return *found;
    TenantProfile unknown;
    unknown.id = id;
    return unknown;
}

// Nothing of it stays.
void Desktop::wipe(const TenantProfile &profile)
{
    const auto remove = [this, profile, window = QPointer<MainWindow>(m_window.get())] {
        // It may have been saved again meanwhile, and opened on the same files.
        if (isKept(profile.id))
            return;
        const auto wiped = wipeProfile(m_locations, m_state, profile, m_settings.profiles());
        if (!wiped && window) // at the program's end there is nobody to be told
            window->showError(wiped.error());
    };
    if (m_session && m_session->profile().id == profile.id)
        connect(m_session.get(), &QObject::destroyed, this, remove); // they are used until then
    else
        remove();
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
    if (m_session) {
        const TenantProfile &open = m_session->profile();
        diagnostics.tenants.append(diagnoseOpen(open, m_locations.cacheOf(open.id),
                                                m_session->service(),
                                                *m_session->session().outbox));
    }
    const QVector<TenantProfile> profiles = m_settings.profiles();
    for (const TenantProfile &profile : profiles) {
        if (!m_session || profile.id != m_session->profile().id)
            diagnostics.tenants.append(diagnoseProfile(profile));
    }
    return diagnosticsText(diagnostics);
}

void Desktop::quit()
{
    m_window->close();
    if (m_session)
        static_cast<void>(m_session->drafts().flush());
    // quit() would ask the windows again, and a form with something typed may say no.
    QCoreApplication::exit(0);
}

} // namespace renzhi

#include "moc_desktop.cpp"
