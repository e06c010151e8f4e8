// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/windowtenant.h"

#include "app/profilewipe.h"
#include "app/tenantaccess.h"
#include "app/windowclaim.h"
#include "models/directory/writeoperation.h"
#include "views/forms/editingdialog.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLoggingCategory>
#include <QPointer>
#include <QUuid>

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using cli::UsageError;

namespace {

Q_LOGGING_CATEGORY(logTenant, "renzhi.app")

constexpr QLatin1StringView demoId = "demo"_L1;

} // namespace

WindowTenant::WindowTenant(const Options &options, const DataLocations &locations,
                           Settings &settings, QSettings &state, SecretStore &secrets,
                           const LanguageSwitcher &languages, const DemoStarter &demo,
                           MainWindow &window)
    : m_options(options)
    , m_locations(locations)
    , m_settings(settings)
    , m_state(state)
    , m_secrets(secrets)
    , m_languages(languages)
    , m_demo(demo)
    , m_window(window)
    , m_wish([this] { return underWay(); })
    , m_claims(locations)
{
    connect(&m_window, &MainWindow::profileRequested, this, &WindowTenant::openProfile);
    connect(&m_window, &MainWindow::profileSaved, this, &WindowTenant::saveProfile);
    connect(&m_window, &MainWindow::profileRemoved, this, &WindowTenant::removeProfile);
    connect(&m_window, &MainWindow::stayRequested, this, &WindowTenant::stay);
    connect(&m_claims, &TenantClaims::showRequested, this, &WindowTenant::comeForward);
    connect(&m_secrets, &SecretStore::keptForSessionOnly, this, [this](const QString &profile) {
        if (m_session && m_session->profile().id == profile)
            m_window.showSecretNotKept();
    });
    connect(&m_secrets, &SecretStore::notRemoved, this,
            [this] { showLocalError(u"local.secret-removal"_s); });
    offerProfiles();
}

WindowTenant::~WindowTenant() = default;

void WindowTenant::flushDrafts()
{
    if (m_session)
        static_cast<void>(m_session->drafts().flush());
}

void WindowTenant::setShown(const TenantProfile &profile)
{
    const TenantProfile before = m_shown;
    m_shown = profile;
    emit shownChanged(before);
}

void WindowTenant::offerProfiles()
{
    QVector<TenantProfile> profiles = m_settings.profiles();
    profiles.append(demoProfile());
    m_window.setProfiles(profiles);
}

std::optional<UsageError> WindowTenant::openFirst()
{
    if (!m_options.tenant.isEmpty()) {
        const auto secret = secretFrom(m_options);
        return secret ? open(profileFrom(m_options, m_settings.profiles()), *secret)
                      : secret.error();
    }
    const auto last = m_settings.profile(m_settings.lastProfile());
    if (m_options.demo || !m_options.tourDirectory.isEmpty() || !last)
        return openDemo();
    if (!m_claims.take(last->id)) { // before the keyring is asked
        callOwner(*last, [this, profile = *last] { openKept(profile); });
        return {};
    }
    setShown(*last); // the window is worded for it before the keyring answers
    openKept(*last);
    return {};
}

void WindowTenant::openProfile(const QString &id)
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
    if (const auto profile = m_settings.profile(id))
        openKept(*profile);
}

void WindowTenant::openKept(const TenantProfile &profile)
{
    QObject *const wish = beginWish(profile.id);
    m_settings.setLastProfile(profile.id);
    m_secrets.read(profile.id, wish, [this, profile](const std::optional<QString> &secret) {
        fulfilWish(profile, [this, profile, secret] {
            if (const auto error = open(profile, secret.value_or(QString())))
                showNotOpened(profile, *error);
            if (!secret && !m_claims.isCalling())
                emit secretMissing(profile);
        });
    });
}

QObject *WindowTenant::beginWish(const QString &id)
{
    m_claims.endCall();
    m_window.showOpensLater({});
    return m_wish.begin(id);
}

void WindowTenant::fulfilWish(const TenantProfile &profile, std::function<void()> open)
{
    m_wish.fulfil(std::move(open));
    if (m_wish.isWaiting())
        m_window.showOpensLater(profile);
}

void WindowTenant::stay()
{
    m_wish.forget();
    m_claims.endCall();
    m_claims.dropNext();
    m_window.showOpensLater({});
    m_settings.setLastProfile(m_settings.profile(m_shown.id) ? m_shown.id : QString());
}

// What was typed into a form goes with its tenant, and so would the outcome of a write.
QObjectList WindowTenant::underWay() const
{
    QObjectList result;
    if (!m_session)
        return result;
    const QList<EditingDialog *> forms = m_window.openForms();
    for (EditingDialog *form : forms)
        result.append(form);
    const QList<WriteOperation *> writes = m_session->service().writes();
    for (WriteOperation *write : writes)
        result.append(write);
    return result;
}

std::optional<UsageError> WindowTenant::openDemo()
{
    const auto demo = m_demo();
    if (!demo)
        return demo.error();
    return open(demo->profile, demo->secret);
}

std::optional<UsageError> WindowTenant::open(const TenantProfile &profile, const QString &secret)
{
    if (!m_claims.take(profile.id)) {
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

void WindowTenant::openSession(const TenantProfile &profile, TenantOptions options)
{
    setShown(profile);
    options.cacheDirectory = m_locations.cacheOf(profile.id);
    flushDrafts(); // the same tenant reads them now
    auto session = std::make_unique<TenantSession>(profile, std::move(options),
                                                   m_locations.dataOf(profile.id));
    session->open();
    // Edited and opened again, it is the same work for its operator.
    if (m_session && m_session->profile().id == profile.id)
        session->session().outbox->setCollecting(m_session->session().outbox->isCollecting());
    m_window.setSession(session->session());
    m_session = std::move(session); // the one before goes now that the window does not look at it
    m_claims.settle(profile.id);
    if (m_secrets.isForSessionOnly(profile.id))
        m_window.showSecretNotKept();

    // The demo tenant starts anew with the program, so what its cache remembers of the last time is
    // compared as a whole. Queued: the first rows are painted before.
    const SyncMode mode = profile.demo ? SyncMode::Full : SyncMode::Changes;
    TenantSession *const opened = m_session.get();
    QMetaObject::invokeMethod(
        opened, [opened, mode] { opened->begin(mode); }, Qt::QueuedConnection);
}

// The window is without a tenant then, rather than with the one before under another's name.
void WindowTenant::showNotOpened(const TenantProfile &profile, const UsageError &error)
{
    setShown(profile);
    qCWarning(logTenant) << "not opened:" << error.source; // what fills it in is the tenant's
    m_window.showNotOpened(
        profile, [this, error] { return cli::Bilingual().text(m_languages.language(), error); });
    m_session.reset(); // the window does not look at it any more
    m_claims.drop();
}

void WindowTenant::callOwner(const TenantProfile &profile, std::function<void()> open)
{
    if (!m_options.tourDirectory.isEmpty())
        return ownerIsSilent(profile); // a tour is of this window
    TenantClaims::Answers answers;
    answers.inFront = [this] {
        if (m_window.isVisible())
            stay();
        else
            QCoreApplication::exit(0); // there is nothing to be done here
    };
    answers.free = [this, open = std::move(open)] {
        m_window.show();
        open();
    };
    answers.silent = [this, profile] { ownerIsSilent(profile); };
    m_claims.call(profile.id, std::move(answers));
}

// What is open stays open.
void WindowTenant::ownerIsSilent(const TenantProfile &profile)
{
    m_window.show();
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

void WindowTenant::showLocalError(const QString &code)
{
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = code;
    error.at = QDateTime::currentDateTime();
    m_window.showError(error);
}

void WindowTenant::comeForward(const QByteArray &token)
{
    qCInfo(logTenant) << "another start asks for this window";
    if (!token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token); // Qt takes it from there, once
    m_window.setWindowState(m_window.windowState().setFlag(Qt::WindowMinimized, false));
    m_window.show();
    m_window.raise();
    m_window.activateWindow();
}

void WindowTenant::saveProfile(TenantProfile profile, const QString &secret)
{
    if (profile.id.isEmpty())
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    m_settings.saveProfile(profile);
    forgetContacts(m_locations, { profile });
    if (!secret.isEmpty())
        m_secrets.write(profile.id, secret);
    offerProfiles();
    if (profile.id == m_shown.id) {
        if (profile.language && profile.language != m_shown.language)
            emit languageChosen();
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
bool WindowTenant::differsInPaceAlone(const TenantProfile &profile) const
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
void WindowTenant::removeProfile(const QString &id)
{
    std::unique_ptr<WindowClaim> claim; // until everything is gone
    if (!m_claims.holds(id)) {
        claim = WindowClaim::of(m_locations, id);
        if (!claim)
            return showNotRemoved(id);
    }
    TenantProfile unknown;
    unknown.id = id;
    const TenantProfile profile = m_settings.profile(id).value_or(unknown);
    m_settings.removeProfile(id);
    if (m_settings.lastProfile() == id)
        m_settings.setLastProfile({});
    m_secrets.remove(id);
    offerProfiles();
    wipe(profile);
    if (m_wish.profile() == id)
        stay();
    if (m_shown.id == id && m_wish.profile().isEmpty())
        openProfile(demoId);
}

// Why the tenant shown is not open stands before all errors, so there it is told in that place.
void WindowTenant::showNotRemoved(const QString &id)
{
    if (m_session || m_shown.id != id)
        return showLocalError(u"local.tenant-not-removed"_s);
    showNotOpened(m_shown,
                  { QT_TRANSLATE_NOOP("Usage",
                                      "This tenant is open in another window, so it was not "
                                      "removed. Close that window, then remove the tenant again."),
                    {} });
}

// Nothing of it stays.
void WindowTenant::wipe(const TenantProfile &profile)
{
    const auto remove = [this, profile, window = QPointer<MainWindow>(&m_window)] {
        // It may have been saved again meanwhile, and opened on the same files.
        if (m_settings.profile(profile.id))
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

} // namespace renzhi

#include "moc_windowtenant.cpp"
