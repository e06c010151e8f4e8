// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/diagnosis.h"

#include "app/logging.h"
#include "app/settings.h"
#include "models/cache/cachestore.h"
#include "models/cache/database.h"
#include "models/cache/schema.h"
#include "models/directory/changelog.h"
#include "models/directory/changelogfile.h"
#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/directory/outboxfile.h"
#include "models/directory/refusal.h"
#include "models/directory/requestjson.h"

#include <QApplication>
#include <QDirIterator>
#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>
#include <QScreen>
#include <QSslSocket>
#include <QStyle>
#include <QSysInfo>

#include <optional>
#include <unicode/uvernum.h>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

using Fact = Diagnostics::Fact;
using Facts = QVector<Diagnostics::Fact>;

constexpr int MostWrites = 20;

QString yesOrNo(bool yes)
{
    return yes ? u"yes"_s : u"no"_s;
}

// What a desktop calls itself; anything else may be somebody's.
QString plainVariable(const char *name)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9:._-]{1,40}$"_s);
    const QString value = qEnvironmentVariable(name);
    return plain.match(value).hasMatch() ? value : QString();
}

Facts versionFacts()
{
    return { { u"Renzhi"_s, QStringLiteral(RENZHI_VERSION) },
             { u"Qt"_s, QString::fromLatin1(qVersion()) },
             { u"Qt it was built with"_s, QStringLiteral(QT_VERSION_STR) },
             { u"TLS"_s, QSslSocket::sslLibraryVersionString() },
             { u"SQLite"_s, Database::libraryVersion() },
             { u"ICU it was built with"_s, QStringLiteral(U_ICU_VERSION) },
             { u"cache schema"_s, QString::number(schema::LatestVersion) } };
}

void addWindowFacts(Facts &facts)
{
    facts.append({ u"platform plugin"_s, QGuiApplication::platformName() });
    if (qobject_cast<QApplication *>(QCoreApplication::instance()) != nullptr)
        facts.append({ u"style"_s, QApplication::style()->name() });
    const QList<QScreen *> screens = QGuiApplication::screens();
    for (const QScreen *screen : screens) {
        const QSize size = screen->size();
        facts.append({ u"screen"_s,
                       u"%1 x %2, scale %3, %4 dots per inch"_s.arg(size.width())
                           .arg(size.height())
                           .arg(screen->devicePixelRatio())
                           .arg(qRound(screen->logicalDotsPerInch())) });
    }
}

Facts surroundingFacts()
{
    Facts facts { { u"system"_s, QSysInfo::prettyProductName() },
                  { u"kernel"_s, QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion() },
                  { u"processor"_s, QSysInfo::currentCpuArchitecture() },
                  { u"desktop"_s, plainVariable("XDG_CURRENT_DESKTOP") },
                  { u"session"_s, plainVariable("XDG_SESSION_TYPE") },
                  { u"scale factor asked for"_s, plainVariable("QT_SCALE_FACTOR") },
                  { u"languages of the system"_s, QLocale::system().uiLanguages().join(u' ') },
                  { u"language of texts"_s, QLocale().name() } };
    if (qobject_cast<QGuiApplication *>(QCoreApplication::instance()) != nullptr)
        addWindowFacts(facts);
    return facts;
}

QString themeName(ThemeChoice theme)
{
    switch (theme) {
    case ThemeChoice::System:
        return u"as the desktop"_s;
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    }
    Q_UNREACHABLE();
}

QString sizeName(TextSize size)
{
    switch (size) {
    case TextSize::Small:
        return u"small"_s;
    case TextSize::Normal:
        return u"normal"_s;
    case TextSize::Large:
        return u"large"_s;
    }
    Q_UNREACHABLE();
}

Facts settingsFacts(const Settings &settings)
{
    const std::optional<Language> language = settings.language();
    return { { u"language"_s, language ? languageName(*language) : u"as the system"_s },
             { u"theme"_s, themeName(settings.theme()) },
             { u"text size"_s, sizeName(settings.textSize()) },
             { u"screen cleared after minutes"_s, QString::number(settings.lockMinutes()) },
             { u"keys of the operator's own"_s, QString::number(settings.shortcuts().size()) },
             { u"profiles"_s, QString::number(settings.profiles().size()) } };
}

QString proxyText(const QString &proxy)
{
    if (proxy.isEmpty())
        return u"as the system"_s;
    return proxy == "direct"_L1 ? u"none"_s : plainAddress(proxy);
}

Facts profileFacts(const TenantProfile &profile)
{
    return {
        { u"kind"_s, profile.demo ? u"demo"_s : u"kept profile"_s },
        { u"address"_s, profile.baseUrl.isEmpty() ? u"none"_s : plainAddress(profile.baseUrl) },
        { u"client id"_s, profile.clientId.isEmpty() ? u"none"_s : u"given, withheld"_s },
        { u"proxy"_s, proxyText(profile.proxy) },
        { u"authorities of its own"_s, yesOrNo(!profile.caFile.isEmpty()) },
        { u"language"_s, profile.language ? languageName(*profile.language) : u"as the program"_s },
        { u"requests at once"_s, QString::number(profile.connections) },
        { u"requests per second"_s, QString::number(profile.requestsPerSecond) },
        { u"changes read after minutes"_s, QString::number(profile.syncMinutes) },
        { u"read-only"_s, yesOrNo(profile.readOnly) },
        { u"production"_s, yesOrNo(profile.production) },
        { u"transfers"_s, yesOrNo(profile.transfers) },
        { u"removal of positions"_s, yesOrNo(profile.positionRemoval) },
        { u"mobile numbers and e-mail addresses kept"_s, yesOrNo(profile.keepsContacts) },
        { u"forgotten after days without contact"_s,
          profile.forgetAfterDays == 0 ? u"never"_s : QString::number(profile.forgetAfterDays) }
    };
}

QString listName(Collection collection)
{
    switch (collection) {
    case Collection::Organizations:
        return u"organizations"_s;
    case Collection::Titles:
        return u"titles"_s;
    case Collection::Positions:
        return u"positions"_s;
    case Collection::Users:
        return u"users"_s;
    }
    Q_UNREACHABLE();
}

Diagnostics::ListState listState(const CollectionStatus &status)
{
    Diagnostics::ListState state { listName(status.collection),
                                   status.records,
                                   status.complete,
                                   status.syncedAt,
                                   status.fullAt,
                                   {} };
    if (status.refusal)
        state.failure = failureNote(*status.refusal);
    else if (status.failure)
        state.failure = failureNote(*status.failure);
    return state;
}

QString reachText(const DirectoryService &service)
{
    if (service.isOffline())
        return u"works offline"_s;
    switch (service.connectivity()) {
    case Connectivity::Unknown:
        return u"not known"_s;
    case Connectivity::Online:
        return u"online"_s;
    case Connectivity::Offline:
        return u"out of reach"_s;
    }
    Q_UNREACHABLE();
}

QString crawlText(CrawlState::Phase phase)
{
    switch (phase) {
    case CrawlState::Phase::Idle:
        return u"idle"_s;
    case CrawlState::Phase::Running:
        return u"running"_s;
    case CrawlState::Phase::Paused:
        return u"paused"_s;
    case CrawlState::Phase::Waiting:
        return u"waiting for the server"_s;
    case CrawlState::Phase::Offline:
        return u"out of reach"_s;
    }
    Q_UNREACHABLE();
}

qint64 bytesBelow(const QString &folder)
{
    qint64 bytes = 0;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        bytes += files.nextFileInfo().size();
    return bytes;
}

Facts outboxFacts(const QVector<Outbox::Entry> &entries)
{
    int unknown = 0;
    int sending = 0;
    int refused = 0;
    for (const Outbox::Entry &entry : entries) {
        unknown += entry.outcomeUnknown ? 1 : 0;
        sending += entry.sending ? 1 : 0;
        refused += entry.lastError ? 1 : 0;
    }
    return { { u"Outbox, changes waiting"_s, QString::number(entries.size()) },
             { u"Outbox, being sent"_s, QString::number(sending) },
             { u"Outbox, outcome unknown"_s, QString::number(unknown) },
             { u"Outbox, failed before"_s, QString::number(refused) } };
}

Facts serviceFacts(const DirectoryService &service)
{
    return {
        { u"connection"_s, reachText(service) },
        { u"reading now"_s, yesOrNo(service.isSyncing()) },
        { u"reading paused"_s, yesOrNo(service.isSyncPaused()) },
        { u"waiting for the server, seconds"_s, QString::number(service.waitSeconds()) },
        { u"reading jobs"_s, crawlText(service.crawlState().phase) },
        { u"writes under way"_s, QString::number(service.writes().size()) },
        { u"job management off"_s, yesOrNo(service.jobManagementOff()) },
    };
}

Fact cacheFact(const QString &cacheDirectory)
{
    return { u"cache, bytes"_s, QString::number(bytesBelow(cacheDirectory)) };
}

Facts logFacts(const Result<ChangeDigest> &log)
{
    return { { u"change log"_s, log ? u"readable"_s : plainCode(log.error().code) },
             { u"change log, lines"_s, log ? QString::number(log->lines) : QString() } };
}

QString endingName(ChangeState state)
{
    switch (state) {
    case ChangeState::Refused:
        return u"refused"_s;
    case ChangeState::NotSent:
        return u"not sent"_s;
    case ChangeState::Unknown:
        return u"unknown"_s;
    case ChangeState::NotThere:
        return u"not there"_s;
    default:
        return {};
    }
}

// The only failures that outlive a run.
QVector<FailureNote> writeFailures(const Result<ChangeDigest> &log)
{
    QVector<FailureNote> notes;
    if (!log)
        return notes;
    for (const ChangeLine &line : log->failures) {
        if (line.id == 0)
            continue;
        FailureNote note = failureNote(line.error);
        note.operation = requestjson::kindName(line.kind) + u", "_s + endingName(line.state);
        note.at = line.endedAt.isValid() ? line.endedAt : line.at;
        notes.append(note);
    }
    return notes;
}

// What a sync left of a list; there is none under way.
Diagnostics::ListState keptListState(const CacheStore &cache, Collection collection)
{
    const SyncState state = cache.syncState(collection);
    Diagnostics::ListState told { listName(collection), cache.count(collection),
                                  state.complete,       state.syncedAt,
                                  state.fullAt,         {} };
    if (!state.refusal.isEmpty())
        told.failure = failureNote(refusalFrom(state.refusal));
    return told;
}

void addKeptLists(Diagnostics::Tenant &tenant, const QString &cacheDirectory)
{
    const auto cache = CacheStore::lookAt(cacheDirectory);
    if (!cache) {
        tenant.cacheFailure = failureNote(cache.error());
        return;
    }
    for (const Collection collection : collections)
        tenant.lists.append(keptListState(**cache, collection));
    const auto jobs = (*cache)->jobsCoverage(std::nullopt);
    if (!jobs) {
        tenant.cacheFailure = failureNote(jobs.error());
        return;
    }
    tenant.jobsKnown = jobs->known;
    tenant.people = jobs->people;
    tenant.oldestJobs = jobs->oldest;
}

} // namespace

Diagnostics diagnose(const Settings &settings)
{
    Diagnostics diagnostics;
    diagnostics.at = QDateTime::currentDateTimeUtc();
    diagnostics.versions = versionFacts();
    diagnostics.surroundings = surroundingFacts();
    diagnostics.settings = settingsFacts(settings);
    diagnostics.failures = RecentFailures::all();
    diagnostics.log = lastLogLines();
    return diagnostics;
}

Diagnostics::Tenant diagnoseProfile(const TenantProfile &profile)
{
    Diagnostics::Tenant tenant;
    tenant.profile = profileFacts(profile);
    return tenant;
}

Diagnostics::Tenant diagnoseOpen(const TenantProfile &profile, const QString &cacheDirectory,
                                 const DirectoryService &service, const Outbox &outbox)
{
    Diagnostics::Tenant tenant = diagnoseProfile(profile);
    tenant.hasState = true;
    for (const Collection collection : collections)
        tenant.lists.append(listState(service.collectionStatus(collection)));
    const JobsCoverage jobs = service.jobsCoverage();
    tenant.jobsKnown = jobs.known;
    tenant.people = jobs.people;
    tenant.oldestJobs = jobs.oldest;
    const Result<ChangeDigest> log = service.changes().digest(MostWrites);
    tenant.facts = serviceFacts(service);
    tenant.facts.append(cacheFact(cacheDirectory));
    tenant.facts += logFacts(log) + outboxFacts(outbox.entries());
    tenant.writes = writeFailures(log);
    return tenant;
}

// Whatever is wrong there is to be found again by the program that is started next, and told to
// its operator: nothing is put aside, repaired or begun anew here.
Diagnostics::Tenant diagnoseKept(const TenantProfile &profile, const QString &cacheDirectory,
                                 const QString &dataDirectory)
{
    Diagnostics::Tenant tenant = diagnoseProfile(profile);
    if (!QFileInfo::exists(cacheDirectory))
        return tenant;
    tenant.hasState = true;
    addKeptLists(tenant, cacheDirectory);
    const Result<ChangeDigest> log = changelogfile::lookAt(dataDirectory, MostWrites);
    const auto outbox = outboxfile::fileIn(dataDirectory).read().and_then(outboxfile::fromBytes);
    tenant.facts.append(cacheFact(cacheDirectory));
    tenant.facts += logFacts(log);
    tenant.facts.append({ u"Outbox"_s, outbox ? u"readable"_s : plainCode(outbox.error().code) });
    if (outbox)
        tenant.facts += outboxFacts(outbox->entries);
    tenant.writes = writeFailures(log);
    return tenant;
}

} // namespace renzhi
