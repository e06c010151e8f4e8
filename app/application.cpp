// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/application.h"

#include "app/cli/console.h"
#include "app/cli/help.h"
#include "app/datalocations.h"
#include "app/desktop.h"
#include "app/diagnosis.h"
#include "app/profilewipe.h"
#include "app/sandbox/sandboxserver.h"
#include "app/settings.h"
#include "app/tenantaccess.h"
#include "app/tour/story.h"
#include "app/verbrun.h"

#include <QCoreApplication>
#include <QNetworkProxyFactory>
#include <QTemporaryDir>

namespace renzhi {

using namespace Qt::StringLiterals;

Application::Application(Options options) : m_options(std::move(options))
{
    m_languages.setLanguage(m_options.language.value_or(LanguageSwitcher::systemLanguage()));
    m_console = std::make_unique<cli::Console>(m_languages.language(), m_options.json);
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    // A tour must find the window as a newcomer does, and leave nobody's settings changed.
    if (!m_options.tourDirectory.isEmpty() && m_options.dataDirectory.isEmpty()) {
        m_tourData = std::make_unique<QTemporaryDir>();
        m_options.dataDirectory = m_tourData->path();
    }
}

Application::~Application() = default;

std::optional<int> Application::start()
{
    if (m_options.error)
        return m_console->fail(*m_options.error);
    switch (m_options.wish) {
    case Options::Wish::Help:
        return print(cli::helpText());
    case Options::Wish::Version:
        return print(u"renzhi " RENZHI_VERSION "\n"_s);
    case Options::Wish::Verb:
        return startVerb();
    case Options::Wish::Window:
        return startWindow();
    }
    return cli::Usage;
}

int Application::print(const QString &text)
{
    return m_console->write(text) ? cli::Done : m_console->failOutput();
}

// Of the tenant that is named, or of every one that is kept.
int Application::printDiagnostics()
{
    const DataLocations locations = DataLocations::of(m_options.dataDirectory);
    const Settings settings(locations.settingsFile());
    QVector<TenantProfile> profiles = settings.profiles();
    if (m_options.demo)
        profiles = { demoProfile() };
    else if (!m_options.tenant.isEmpty())
        profiles = { profileFrom(m_options, profiles) };
    QVector<Diagnostics::Tenant> tenants;
    for (const TenantProfile &profile : std::as_const(profiles))
        tenants.append(
            diagnoseKept(profile, locations.cacheOf(profile.id), locations.dataOf(profile.id)));
    Diagnostics diagnostics = diagnose(settings); // with what was logged just now
    diagnostics.tenants = tenants;
    const bool written = m_options.json
        ? m_console->write(QByteArray(diagnosticsJson(diagnostics) + '\n'))
        : m_console->write(diagnosticsText(diagnostics));
    return written ? cli::Done : m_console->failOutput();
}

std::optional<int> Application::startVerb()
{
    if (m_options.command->verb == cli::Verb::Diagnostics)
        return printDiagnostics();
    const DataLocations locations = DataLocations::of(m_options.dataDirectory);
    const QVector<TenantProfile> profiles = Settings(locations.settingsFile()).profiles();
    // A verb must not fill a folder that the window then goes on removing.
    const Result<void> wiped = finishWipes(locations, profiles);
    TenantProfile profile = profileFrom(m_options, profiles);
    tl::expected<QString, cli::UsageError> secret = secretFrom(m_options);
    if (m_options.demo) {
        const auto demo = demoTenant();
        if (!demo)
            return m_console->fail(demo.error());
        profile = demo->profile;
        secret = demo->secret;
        m_options.command->full = true; // the demo tenant starts anew each time; its cache does not
    }
    if (!secret)
        return m_console->fail(secret.error());
    if (!wiped && isWipeNoted(locations, profile.id))
        return m_console->fail(wiped.error(), m_catalog, m_options.command->verb);
    forgetOldCaches(locations, profiles, profile.id);
    auto tenant = tenantOptionsFor(profile, *secret);
    if (!tenant)
        return m_console->fail(tenant.error());
    tenant->cacheDirectory = locations.cacheOf(profile.id);
    tenant->dataDirectory = locations.dataOf(profile.id);
    tenant->profileName = profile.name;
    // The lists answer from the cache: nothing may go out behind their back.
    tenant->offline
        = m_options.offline || !(cli::usesServer(m_options.command->verb) || m_options.demo);

    m_verb = std::make_unique<VerbRun>(*m_options.command, *tenant, m_catalog, *m_console);
    connect(m_verb.get(), &VerbRun::answered, this, &Application::answered);
    connect(m_verb.get(), &VerbRun::finished, this, [](int code) { QCoreApplication::exit(code); });
    m_verb->start();
    return {};
}

std::optional<int> Application::startWindow()
{
    m_desktop = std::make_unique<Desktop>(m_options, m_catalog, m_languages,
                                          [this] { return demoTenant(); });
    if (const auto error = m_desktop->start())
        return m_console->fail(*error);
    if (!m_options.tourDirectory.isEmpty())
        startTour();
    return {};
}

void Application::startTour()
{
    m_desktop->window().resize(1280, 800);
    auto *tour = new Tour(m_desktop->window(), m_options.tourDirectory, this);
    const StoryWorld world {
        [this](bool running) {
            if (running)
                m_sandbox->start();
            else
                m_sandbox->stop();
        },
        [this](bool required) {
            m_sandbox->change(
                [required](SandboxOptions &options) { options.requireTitle = required; });
        },
    };
    const struct
    {
        const char *suffix;
        Language language;
        ThemeChoice theme;
    } runs[] = {
        { "zh-light", Language::Chinese, ThemeChoice::Light },
        { "en-light", Language::English, ThemeChoice::Light },
        { "zh-dark", Language::Chinese, ThemeChoice::Dark },
        { "en-dark", Language::English, ThemeChoice::Dark },
    };
    for (const auto &run : runs)
        tour->add(QString::fromLatin1(run.suffix), mainStory(world, run.language, run.theme));
    connect(tour, &Tour::finished, this, [](bool ok) { QCoreApplication::exit(ok ? 0 : 1); });
    tour->start();
}

void Application::quit()
{
    if (m_verb)
        m_verb->interrupt();
    else if (m_desktop)
        m_desktop->quit();
    else
        QCoreApplication::quit();
}

tl::expected<DemoTenant, cli::UsageError> Application::demoTenant()
{
    if (!m_sandbox) {
        auto sandbox = std::make_unique<SandboxServer>(SandboxOptions());
        QString error;
        if (!m_options.offline && !sandbox->start(&error))
            return tl::unexpected(cli::UsageError {
                QT_TRANSLATE_NOOP("Usage", "The demo tenant does not start: %1"), { error } });
        m_sandbox = std::move(sandbox);
    }
    TenantProfile profile = demoProfile();
    profile.baseUrl = m_sandbox->url().toString();
    profile.clientId = m_sandbox->clientId();
    profile.proxy = u"direct"_s;
    return DemoTenant { profile, m_sandbox->clientSecret() };
}

} // namespace renzhi

#include "moc_application.cpp"
