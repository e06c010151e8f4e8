// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/errorreport.h"
#include "app/cli/plaintext.h"
#include "app/cli/texttable.h"
#include "app/datalocations.h"
#include "app/logging.h"
#include "app/profilejson.h"
#include "app/profilewipe.h"
#include "app/secretstore.h"
#include "app/settings.h"
#include "app/tenantaccess.h"
#include "app/windowclaim.h"
#include "models/cache/cachestore.h"
#include "models/directory/draftfile.h"
#include "models/directory/outboxfile.h"
#include "tests/directory/draftsamples.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTemporaryDir>

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

TenantProfile profileAt(const QString &id, const QString &url)
{
    TenantProfile profile;
    profile.id = id;
    profile.baseUrl = url;
    return profile;
}

QString verbsKeyOf(const TenantProfile &profile)
{
    return tenantKey(QUrl(profile.baseUrl), profile.clientId);
}

// As a tenant leaves it that nobody opens for a month.
bool putOldCache(const DataLocations &locations, const QString &key)
{
    const QString path = locations.cacheOf(key) + u"/cache.sqlite"_s;
    if (!makePrivateFolder(locations.cacheOf(key)) || !makePrivateFile(path))
        return false;
    QFile file(path);
    return file.open(QIODevice::ReadWrite)
        && file.setFileTime(QDateTime::currentDateTime().addDays(-31),
                            QFileDevice::FileModificationTime);
}

// Of these, in their order.
QStringList cachesLeft(const DataLocations &locations, const QStringList &keys)
{
    QStringList left;
    for (const QString &key : keys) {
        if (QFile::exists(locations.cacheOf(key)))
            left.append(key);
    }
    return left;
}

bool putFile(const QString &folder, const QString &name, const QByteArray &bytes)
{
    QFile file(folder + u'/' + name);
    return makePrivateFolder(folder) && file.open(QIODevice::WriteOnly)
        && file.write(bytes) == bytes.size();
}

// So many changes in the Outbox, of new ids.
QByteArray outboxOf(int changes)
{
    QJsonArray entries;
    for (int i = 0; i < changes; ++i) {
        Outbox::Entry entry;
        entry.id = QUuid::createUuid();
        entry.request.user = UserId(u"somebody"_s);
        entries.append(outboxfile::toJson(entry));
    }
    return QJsonDocument(entries).toJson();
}

} // namespace

// The parts of the program that need neither a server nor a window.
class TestAppParts : public QObject
{
    Q_OBJECT
private slots:
    void controlCharactersBecomeVisible();
    void wideCharactersAlign();
    void logKeepsNoCredentials();
    void relativeXdgFoldersAreIgnored();
    void dataDirectoryOverridesAll();
    void tenantsHaveKeysOfTheirOwn();
    void wipingTakesOneTenantOnly();
    void wipingLeavesWhatAnotherProfileUses();
    void wipeThatWasCutOffGoesOn();
    void wipeOfAProfileThatIsThereAgainIsForgotten();
    void wipeThatFailedIsTriedAgain();
    void wipeIsOverWithItsFolders();
    void marksOfKeptProfilesBindTheCommandLine();
    void settingsSurviveARestart();
    void damagedSettingsAreDefaults();
    void profilesCarryNoSecret();
    void profileNamesNoFolderElsewhere();
    void whatAProfileKeepsStaysWithinItsLimits_data();
    void whatAProfileKeepsStaysWithinItsLimits();
    void oldCachesOfProfilesAreForgotten();
    void oldCacheOfAnotherWindowIsLeftAlone();
    void contactsOfAnotherWindowAreLeftToIt();
    void cacheThatAVerbFillsIsLeftToIt();
    void contactsThatAVerbStillReadsReachNoDisk();
    void unsentWorkIsThatOfAllThatIsWiped();
    void unsentWorkThatCannotBeReadIsSaid_data();
    void unsentWorkThatCannotBeReadIsSaid();
    void paceOfAProfileStaysWithinItsLimits_data();
    void paceOfAProfileStaysWithinItsLimits();
    void minutesBetweenSyncsStayWithinTheirLimits_data();
    void minutesBetweenSyncsStayWithinTheirLimits();
    void profileWithoutALanguageNamesNone();
    void languageOfAProfileIsWrittenByItsName();
    void unknownLanguageOfAProfileIsNone();
    void secretsWithoutAKeyringLastForTheSession();
    void exitCodesFollowTheKind_data();
    void exitCodesFollowTheKind();
    void codesFollowTheKind_data();
    void codesFollowTheKind();
    void unreadableAnswersNameThePlace();
};

void TestAppParts::controlCharactersBecomeVisible()
{
    QCOMPARE(cli::visible(u"张\u001b[1m\n\u007f\u009b\u202e\u2066\u2028x"_s),
             u"张␛[1m␊␡<U+009B><U+202E><U+2066><U+2028>x"_s);
    QCOMPARE(cli::visible(u"a\u200db"_s), u"a\u200db"_s);
    QCOMPARE(cli::visible(QString(QChar(0xd800)) + u'x'), u"\ufffdx"_s);
    QCOMPARE(cli::visible(u"👩‍💻 é"_s), u"👩‍💻 é"_s);
}

void TestAppParts::wideCharactersAlign()
{
    cli::TextTable table({ u"A"_s, u"B"_s });
    table.addRow({ u"张伟"_s, u"1"_s });
    table.addRow({ u"abc"_s, u"2"_s });
    QCOMPARE(table.text(), u"A     B\n张伟  1\nabc   2\n"_s);
    QCOMPARE(cli::displayWidth(u"e\u0301"_s), 1);
}

void TestAppParts::logKeepsNoCredentials()
{
    const QString line
        = loggable(u"Authorization: Bearer eyJhbGciOi.abc.def, Basic ZGVtbzpzZWNyZXQ=\u001b[2J"_s);
    QVERIFY2(!line.contains(u"eyJ") && !line.contains(u"ZGVt") && !line.contains(u'\u001b'),
             qPrintable(line));
    QVERIFY(loggable(u"GET /api/v2/tenant/users 200"_s).contains(u"/users 200"));
}

void TestAppParts::relativeXdgFoldersAreIgnored()
{
    qputenv("XDG_CACHE_HOME", "relative/cache");
    qputenv("XDG_STATE_HOME", "/absolute/state");
    const DataLocations locations = DataLocations::of({});
    qunsetenv("XDG_CACHE_HOME");
    qunsetenv("XDG_STATE_HOME");
    QVERIFY2(locations.cache.endsWith(u"/.cache/renzhi"), qPrintable(locations.cache));
    QCOMPARE(locations.state, u"/absolute/state/renzhi"_s);
}

void TestAppParts::dataDirectoryOverridesAll()
{
    qputenv("XDG_CONFIG_HOME", "/elsewhere");
    const DataLocations locations = DataLocations::of(u"/store/"_s);
    qunsetenv("XDG_CONFIG_HOME");
    QCOMPARE(locations.cacheOf(u"demo"_s), u"/store/cache/demo"_s);
    QCOMPARE(locations.dataOf(u"demo"_s), u"/store/data/demo"_s);
    QVERIFY(locations.settingsFile().startsWith(u"/store/config/"));
    QVERIFY(locations.stateFile().startsWith(u"/store/state/"));
}

void TestAppParts::tenantsHaveKeysOfTheirOwn()
{
    const QString key = tenantKey(QUrl(u"https://hr.example.com"_s), u"app"_s);
    QCOMPARE(tenantKey(QUrl(u"https://HR.example.com:443/"_s), u"app"_s), key);
    for (const auto &[url, client] : { std::pair { u"https://hr.example.com"_s, u"App"_s },
                                       { u"https://hr.example.com:8443"_s, u"app"_s },
                                       { u"http://hr.example.com"_s, u"app"_s },
                                       { u"https://hr.example.org"_s, u"app"_s } })
        QVERIFY2(tenantKey(QUrl(url), client) != key, qPrintable(url));
}

// And no tenant's folder by a key that names none.
void TestAppParts::wipingTakesOneTenantOnly()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    QVERIFY(makePrivateFolder(locations.state));
    QSettings state(locations.stateFile(), QSettings::IniFormat);
    for (const QString &key : { u"one"_s, u"two"_s }) {
        for (const QString &place : { locations.cacheOf(key), locations.dataOf(key) }) {
            QVERIFY(makePrivateFolder(place + u"/deeper"_s));
            QVERIFY(makePrivateFile(place + u"/deeper/.hidden"_s));
        }
        state.setValue(u"tenants/%1/user"_s.arg(key), u"somebody"_s);
    }
    for (const QString &key : { QString(), u"."_s, u".."_s, u"one/.."_s }) {
        const Result<void> refused = wipeTenant(locations, state, key);
        QVERIFY2(!refused, qPrintable(key));
        QCOMPARE(refused.error().code, u"local.wipe"_s);
    }
    QVERIFY(QFile::exists(locations.cacheOf(u"one"_s)));
    QVERIFY(wipeTenant(locations, state, u"one"_s).has_value());
    QVERIFY(wipeTenant(locations, state, u"never-there"_s).has_value());
    QVERIFY(!QFile::exists(locations.cacheOf(u"one"_s)));
    QVERIFY(!QFile::exists(locations.dataOf(u"one"_s)));
    QVERIFY(QFile::exists(locations.cacheOf(u"two"_s) + u"/deeper/.hidden"_s));
    QVERIFY(QFile::exists(locations.dataOf(u"two"_s) + u"/deeper/.hidden"_s));
    const QSettings again(locations.stateFile(), QSettings::IniFormat);
    QCOMPARE(again.allKeys(), QStringList { u"tenants/two/user"_s });
}

// A profile of a hand-written file may be called what verbs call the folder of another.
void TestAppParts::wipingLeavesWhatAnotherProfileUses()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    QVERIFY(makePrivateFolder(locations.state));
    QSettings state(locations.stateFile(), QSettings::IniFormat);
    TenantProfile other;
    other.id = u"other"_s;
    other.baseUrl = u"https://hr.example.com"_s;
    other.clientId = u"app"_s;
    TenantProfile removed;
    removed.id = tenantKey(QUrl(other.baseUrl), other.clientId);
    removed.baseUrl = u"https://elsewhere.example.com"_s;
    removed.clientId = u"app"_s;
    QVERIFY(makePrivateFolder(locations.dataOf(removed.id)));
    QVERIFY(wipeProfile(locations, state, removed, { other }).has_value());
    QVERIFY(QFile::exists(locations.dataOf(removed.id)));
    QVERIFY(wipeProfile(locations, state, removed, {}).has_value());
    QVERIFY(!QFile::exists(locations.dataOf(removed.id)));
}

// As a program leaves it that is killed at any moment of it.
void TestAppParts::wipeThatWasCutOffGoesOn()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    QVERIFY(finishWipes(locations, {}).has_value()); // of a program that never ran
    QVERIFY(!QFile::exists(locations.state));
    for (const QString &key : { u"one"_s, u"two"_s, u"three"_s }) {
        QVERIFY(makePrivateFolder(locations.dataOf(key) + u"/deeper"_s));
        QVERIFY(makePrivateFile(locations.dataOf(key) + u"/deeper/.hidden"_s));
    }
    QVERIFY(makePrivateFolder(locations.wipeFolder()));
    QVERIFY(noteWipe(locations, u"one"_s));
    QCOMPARE(QDir(locations.wipeFolder()).entryList(QDir::Files | QDir::Hidden),
             QStringList { u"one"_s }); // nothing of its writing is left beside it
    QCOMPARE(QFile::permissions(locations.wipeFolder() + u"/one"_s)
                 & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QVERIFY(makePrivateFile(locations.wipeFolder() + u"/three"_s)); // says nothing
    {
        QSettings state(locations.stateFile(), QSettings::IniFormat);
        state.setValue(u"tenants/one/user"_s, u"somebody"_s);
        state.setValue(u"tenants/two/user"_s, u"somebody"_s);
    }
    QVERIFY(finishWipes(locations, { profileAt(u"two"_s, u"https://b.example.com"_s) }));
    QVERIFY(!QFile::exists(locations.dataOf(u"one"_s)));
    QVERIFY(QFile::exists(locations.dataOf(u"two"_s) + u"/deeper/.hidden"_s));
    QVERIFY(!QFile::exists(locations.wipeFolder() + u"/one"_s));
    QVERIFY(QFile::exists(locations.dataOf(u"three"_s) + u"/deeper/.hidden"_s));
    const QSettings again(locations.stateFile(), QSettings::IniFormat);
    QCOMPARE(again.allKeys(), QStringList { u"tenants/two/user"_s });
    // What is made under the same name afterwards stays.
    QVERIFY(makePrivateFolder(locations.dataOf(u"one"_s)));
    QVERIFY(finishWipes(locations, {}).has_value());
    QVERIFY(QFile::exists(locations.dataOf(u"one"_s)));
}

void TestAppParts::wipeOfAProfileThatIsThereAgainIsForgotten()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    const TenantProfile profile = profileAt(u"one"_s, u"https://hr.example.com"_s);
    const QString key = tenantKey(QUrl(profile.baseUrl), profile.clientId);
    QVERIFY(makePrivateFolder(locations.wipeFolder()));
    for (const QString &each : { profile.id, key }) {
        QVERIFY(makePrivateFolder(locations.dataOf(each)));
        QVERIFY(noteWipe(locations, each));
    }
    QVERIFY(finishWipes(locations, { profile }).has_value());
    QVERIFY(finishWipes(locations, {}).has_value()); // removed again, and not wiped yet
    for (const QString &each : { profile.id, key })
        QVERIFY2(QFile::exists(locations.dataOf(each)), qPrintable(each));
}

void TestAppParts::wipeThatFailedIsTriedAgain()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    QVERIFY(makePrivateFolder(locations.state));
    QSettings state(locations.stateFile(), QSettings::IniFormat);
    QVERIFY(makePrivateFolder(locations.data));
    QVERIFY(makePrivateFile(locations.dataOf(u"one"_s))); // no folder: it cannot be removed as one
    QVERIFY(!wipeTenant(locations, state, u"one"_s));
    QVERIFY(!finishWipes(locations, {}));
    QVERIFY(QFile::remove(locations.dataOf(u"one"_s)));
    QVERIFY(makePrivateFolder(locations.dataOf(u"one"_s)));
    QVERIFY(finishWipes(locations, {}).has_value());
    QVERIFY(!QFile::exists(locations.dataOf(u"one"_s)));
    QVERIFY(QDir(locations.wipeFolder()).isEmpty());
}

// Otherwise each start would remove what was read since.
void TestAppParts::wipeIsOverWithItsFolders()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    QVERIFY(makePrivateFolder(locations.state));
    QVERIFY(makePrivateFolder(locations.stateFile())); // no file: it cannot be written
    QVERIFY(makePrivateFolder(locations.dataOf(u"one"_s)));
    QSettings state(locations.stateFile(), QSettings::IniFormat);
    state.setValue(u"tenants/one/page"_s, 1);
    QVERIFY(!wipeTenant(locations, state, u"one"_s)); // what it remembers may be left
    QVERIFY(!isWipeNoted(locations, u"one"_s));
    QVERIFY(makePrivateFolder(locations.dataOf(u"one"_s)));
    QVERIFY(finishWipes(locations, {}).has_value());
    QVERIFY(QFile::exists(locations.dataOf(u"one"_s)));
}

void TestAppParts::marksOfKeptProfilesBindTheCommandLine()
{
    Options options;
    options.tenant = u"https://HR.example.com:443/"_s;
    options.clientId = u"app"_s;
    TenantProfile kept;
    kept.id = u"kept"_s;
    kept.baseUrl = u"https://hr.example.com"_s;
    kept.clientId = u"app"_s;
    TenantProfile marked = kept;
    marked.readOnly = true;
    marked.production = true;
    QVERIFY(!profileFrom(options, { kept }).readOnly);
    QVERIFY(!profileFrom(options, { kept }).production);
    QVERIFY(profileFrom(options, { kept, marked, kept }).readOnly);
    QVERIFY(profileFrom(options, { kept, marked, kept }).production);
    QVERIFY(profileFrom(options, { kept }).keepsContacts);
    marked.keepsContacts = false;
    marked.forgetAfterDays = 60;
    TenantProfile shorter = kept;
    shorter.forgetAfterDays = 45;
    QVERIFY(!profileFrom(options, { kept, marked, kept }).keepsContacts);
    QCOMPARE(profileFrom(options, { kept }).forgetAfterDays, 0);
    QCOMPARE(profileFrom(options, { kept, marked, kept }).forgetAfterDays, 60);
    QCOMPARE(profileFrom(options, { marked, shorter, kept }).forgetAfterDays, 45);
    const auto tenant = tenantOptionsFor(profileFrom(options, { marked }), u"s"_s);
    QVERIFY(tenant);
    QVERIFY(!tenant->keepsContacts);
    QCOMPARE(tenant->forgetAfterDays, 60);
    marked.clientId = u"another"_s;
    QVERIFY(profileFrom(options, { marked }).keepsContacts);
    QCOMPARE(profileFrom(options, { marked }).forgetAfterDays, 0);
    QVERIFY(!profileFrom(options, { marked }).readOnly);
    QVERIFY(!profileFrom(options, { marked }).production);
}

void TestAppParts::settingsSurviveARestart()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"renzhi.ini"_s);
    QVERIFY(makePrivateFile(file));
    TenantProfile profile { u"id-1"_s,
                            u"测试"_s,
                            u"https://hr.example.com"_s,
                            u"app"_s,
                            u"/ca.pem"_s,
                            u"direct"_s,
                            u"#102030"_s,
                            Language::Chinese,
                            3,
                            20,
                            true,
                            true,
                            true,
                            false };
    profile.keepsContacts = false;
    profile.forgetAfterDays = 45;
    {
        Settings settings(file);
        QVERIFY(!settings.language());
        settings.setLanguage(Language::Chinese);
        settings.setTheme(ThemeChoice::Dark);
        settings.setTextSize(TextSize::Large);
        QCOMPARE(settings.lockMinutes(), 0); // never, until it is asked for
        settings.setLockMinutes(15);
        settings.saveProfile(profileAt(u"id-2"_s, u"https://b.example.com"_s));
        settings.saveProfile(profile);
        profile.name = u"改名"_s;
        settings.saveProfile(profile);
        settings.setLastProfile(u"id-1"_s);
        settings.removeProfile(u"id-2"_s);
    }
    const Settings settings(file);
    QVERIFY(settings.language() == Language::Chinese);
    QCOMPARE(settings.theme(), ThemeChoice::Dark);
    QCOMPARE(settings.textSize(), TextSize::Large);
    QCOMPARE(settings.lockMinutes(), 15);
    QVERIFY(settings.profiles() == QVector<TenantProfile> { profile });
    QCOMPARE(settings.lastProfile(), u"id-1"_s);
    QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void TestAppParts::damagedSettingsAreDefaults()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"renzhi.ini"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[General]\nlanguage=klingon\ntheme=pink\nprofiles=[{\"id\":7},{\"id\":\"x\"}, "
               "5\n\xff\xff");
    file.close();
    const Settings settings(file.fileName());
    QVERIFY(!settings.language());
    QCOMPARE(settings.theme(), ThemeChoice::System);
    QVERIFY(settings.profiles().isEmpty());
}

void TestAppParts::profilesCarryNoSecret()
{
    const QByteArray json = profilesToJson({ profileAt(u"id"_s, u"https://hr.example.com"_s) });
    QVERIFY(!json.contains("secret"));
    QCOMPARE(profilesFromJson(json).size(), 1);
    QVERIFY(profilesFromJson("no json").isEmpty());
}

// The id is the name of a folder that "forget this tenant" removes.
void TestAppParts::profileNamesNoFolderElsewhere()
{
    for (const QString &id : { u".."_s, u"."_s, u"../other"_s, u"a/b"_s, u"/tmp"_s, QString() })
        QVERIFY2(profilesFromJson(profilesToJson({ profileAt(id, u"https://hr.example.com"_s) }))
                     .isEmpty(),
                 qPrintable(id));
}

void TestAppParts::whatAProfileKeepsStaysWithinItsLimits_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<bool>("keepsContacts");
    QTest::addColumn<int>("days");
    const auto row = [](const char *name, const QByteArray &members, bool keepsContacts, int days) {
        QTest::newRow(name) << members << keepsContacts << days;
    };
    row("absent", {}, true, 0);
    row("as they are", R"(,"keep_contacts":false,"forget_after_days":30)", false, 30);
    row("the most", R"(,"keep_contacts":true,"forget_after_days":3650)", true, 3650);
    row("more", R"(,"forget_after_days":3651)", true, 3650);
    row("below", R"(,"forget_after_days":-1)", true, 0);
    row("of another type", R"(,"keep_contacts":"no","forget_after_days":"30")", true, 0);
}

void TestAppParts::whatAProfileKeepsStaysWithinItsLimits()
{
    QFETCH(QByteArray, members);
    QFETCH(bool, keepsContacts);
    QFETCH(int, days);
    const QByteArray json = R"([{"id":"i","base_url":"https://a.example.com")" + members + "}]";
    const auto read = profilesFromJson(json);
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.constFirst().keepsContacts, keepsContacts);
    QCOMPARE(read.constFirst().forgetAfterDays, days);
    QVERIFY(profilesFromJson(profilesToJson(read)) == read);
}

// Also of tenants that nobody opens any more, and what verbs made for them; data folders stay.
void TestAppParts::oldCachesOfProfilesAreForgotten()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    TenantProfile profile = profileAt(u"one"_s, u"https://hr.example.com"_s);
    profile.forgetAfterDays = 30;
    TenantProfile endless = profileAt(u"two"_s, u"https://b.example.com"_s);
    TenantProfile open = profileAt(u"three"_s, u"https://c.example.com"_s);
    open.forgetAfterDays = 30;
    TenantProfile fresh = profileAt(u"four"_s, u"https://d.example.com"_s);
    fresh.forgetAfterDays = 30;
    const QString verbs = tenantKey(QUrl(profile.baseUrl), profile.clientId);
    for (const QString &key : { u"one"_s, u"two"_s, u"three"_s, u"four"_s, verbs }) {
        QVERIFY(makePrivateFolder(locations.dataOf(key)));
        QVERIFY(makePrivateFolder(locations.cacheOf(key)));
        const QString path = locations.cacheOf(key) + u"/cache.sqlite"_s;
        QVERIFY(makePrivateFile(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (key != "four"_L1)
            QVERIFY(file.setFileTime(QDateTime::currentDateTime().addDays(-31),
                                     QFileDevice::FileModificationTime));
    }
    forgetOldCaches(locations, { profile, endless, open, fresh }, open.id);
    QVERIFY(!QFile::exists(locations.cacheOf(u"one"_s)));
    QVERIFY(!QFile::exists(locations.cacheOf(verbs)));
    for (const QString &key : { u"two"_s, u"three"_s, u"four"_s })
        QVERIFY2(QFile::exists(locations.cacheOf(key)), qPrintable(key));
    for (const QString &key : { u"one"_s, verbs })
        QVERIFY2(QFile::exists(locations.dataOf(key)), qPrintable(key));
}

void TestAppParts::oldCacheOfAnotherWindowIsLeftAlone()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    QVERIFY(makePrivateFolder(locations.data)); // where the claims are
    TenantProfile profile = profileAt(u"one"_s, u"https://hr.example.com"_s);
    profile.forgetAfterDays = 30;
    const QStringList keys { profile.id, verbsKeyOf(profile) };
    for (const QString &key : keys)
        QVERIFY(putOldCache(locations, key));
    auto claim = WindowClaim::of(locations, profile.id); // as another window's
    QVERIFY(claim);
    forgetOldCaches(locations, { profile }, {});
    QCOMPARE(cachesLeft(locations, keys), keys);
    claim = WindowClaim::of(locations, keys.constLast()); // one of the command line
    QVERIFY(claim);
    forgetOldCaches(locations, { profile }, {});
    QCOMPARE(cachesLeft(locations, keys), QStringList { keys.constLast() });
    claim.reset();
    forgetOldCaches(locations, { profile }, {});
    QCOMPARE(cachesLeft(locations, keys), QStringList());
}

void TestAppParts::contactsOfAnotherWindowAreLeftToIt()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    QVERIFY(makePrivateFolder(locations.data));
    TenantProfile without = profileAt(u"one"_s, u"https://hr.example.com"_s);
    without.keepsContacts = false;
    const TenantProfile with = profileAt(u"two"_s, u"https://b.example.com"_s);
    const QStringList keys { without.id, verbsKeyOf(without), with.id, verbsKeyOf(with) };
    for (const QString &key : keys)
        QVERIFY(CacheStore::open(locations.cacheOf(key))); // with contacts, if nothing is said
    auto claim = WindowClaim::of(locations, verbsKeyOf(without)); // as another window's
    QVERIFY(claim);
    forgetContacts(locations, { without, with });
    QCOMPARE(cachesLeft(locations, keys), keys);
    claim.reset();
    forgetContacts(locations, { without, with });
    // The profile's own one sees to that when it is opened.
    QCOMPARE(cachesLeft(locations, keys), QStringList({ without.id, with.id, verbsKeyOf(with) }));
}

// A verb takes no claim: what it reads just now is not old, and it keeps no contacts where the
// profile does not.
void TestAppParts::cacheThatAVerbFillsIsLeftToIt()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    QVERIFY(makePrivateFolder(locations.data));
    TenantProfile profile = profileAt(u"one"_s, u"https://hr.example.com"_s);
    profile.forgetAfterDays = 30;
    profile.keepsContacts = false;
    const QString cache = locations.cacheOf(verbsKeyOf(profile));
    const auto verb = CacheStore::open(cache);
    QVERIFY(verb);
    (*verb)->setContactsKept(profile.keepsContacts);
    QVERIFY((*verb)->settleContacts());
    forgetOldCaches(locations, { profile }, {});
    forgetContacts(locations, { profile });
    User person;
    person.id = UserId(u"somebody"_s);
    person.mobile = u"+86-13800000001"_s;
    QVERIFY((*verb)->merge(QVector<User> { person }));
    forgetOldCaches(locations, { profile }, {});
    forgetContacts(locations, { profile });
    const auto later = CacheStore::lookAt(cache);
    QVERIFY(later);
    QCOMPARE((*later)->count(Collection::Users), 1);
    QVERIFY(!(*later)->hasContacts());
}

// It was started before its profile said so.
void TestAppParts::contactsThatAVerbStillReadsReachNoDisk()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    QVERIFY(makePrivateFolder(locations.data));
    TenantProfile profile = profileAt(u"one"_s, u"https://hr.example.com"_s);
    profile.keepsContacts = false;
    const QString cache = locations.cacheOf(verbsKeyOf(profile));
    const auto verb = CacheStore::open(cache);
    QVERIFY(verb);
    forgetContacts(locations, { profile });
    QVERIFY(!QFile::exists(cache));
    User person;
    person.id = UserId(u"somebody"_s);
    person.mobile = u"+86-13800000001"_s;
    static_cast<void>((*verb)->merge(QVector<User> { person })); // into files without a name
    QVERIFY(!QFile::exists(cache));
}

void TestAppParts::unsentWorkIsThatOfAllThatIsWiped()
{
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    const TenantProfile profile = profileAt(u"one"_s, u"https://hr.example.com"_s);
    const TenantProfile other = profileAt(u"two"_s, u"https://b.example.com"_s);
    TenantProfile same = profile; // of the same application, which verbs go on with
    same.id = u"three"_s;
    QVERIFY(unsentWorkOf(locations, profile.id, { profile, other }) == UnsentWork());
    QVERIFY(putFile(locations.dataOf(profile.id), u"outbox.json"_s, outboxOf(2)));
    QVERIFY(
        putFile(locations.dataOf(profile.id), u"drafts.json"_s,
                draftfile::toBytes({ test::positionDraft(u"a"_s), test::positionDraft(u"b"_s) })));
    QVERIFY(putFile(locations.dataOf(verbsKeyOf(profile)), u"outbox.json"_s, outboxOf(3)));
    QVERIFY(putFile(locations.dataOf(other.id), u"outbox.json"_s, outboxOf(7)));
    const UnsentWork all { 5, 2, true };
    QVERIFY(unsentWorkOf(locations, profile.id, { profile, other }) == all);
    const UnsentWork own { 2, 2, true };
    QVERIFY(unsentWorkOf(locations, profile.id, { profile, other, same }) == own);
    QVERIFY(unsentWorkOf(locations, profile.id, {}) == own); // nobody knows the profile
    QVERIFY(unsentWorkOf(locations, u".."_s, {}) == UnsentWork());
}

void TestAppParts::unsentWorkThatCannotBeReadIsSaid_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray drafts = draftfile::toBytes({ test::positionDraft(u"a"_s) });
    QTest::newRow("a damaged Outbox") << u"outbox.json"_s << QByteArray("[{ half of a");
    QTest::newRow("damaged drafts") << u"drafts.json"_s << QByteArray("{ half of a");
    QTest::newRow("drafts of a newer program")
        << u"drafts.json"_s << QByteArray(R"({"version":99,"drafts":[]})");
    QTest::newRow("a draft that is none")
        << u"drafts.json"_s << QByteArray(drafts).replace("add-position", "add-dragon");
    QTest::newRow("an Outbox that was put aside")
        << u"outbox.json.damaged-20260101-000000-000"_s << QByteArray("[{ half of a");
    QTest::newRow("drafts that were put aside")
        << u"drafts.json.newer-20260101-000000-000"_s << QByteArray("{}");
}

void TestAppParts::unsentWorkThatCannotBeReadIsSaid()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    const QTemporaryDir folder;
    const DataLocations locations = DataLocations::of(folder.path());
    QVERIFY(putFile(locations.dataOf(u"one"_s), name, bytes));
    const UnsentWork expected { 0, 0, false };
    QVERIFY(unsentWorkOf(locations, u"one"_s, {}) == expected);
    QFile file(locations.dataOf(u"one"_s) + u'/' + name);
    QVERIFY(file.open(QIODevice::ReadOnly)); // and stays as it is
    QCOMPARE(file.readAll(), bytes);
}

void TestAppParts::paceOfAProfileStaysWithinItsLimits_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<int>("connections");
    QTest::addColumn<int>("requestsPerSecond");
    const auto row
        = [](const char *name, const QByteArray &members, int connections, int requestsPerSecond) {
              QTest::newRow(name) << members << connections << requestsPerSecond;
          };
    row("absent", {}, 6, 0);
    row("as they are", R"(,"connections":3,"requests_per_second":20)", 3, 20);
    row("the most", R"(,"connections":6,"requests_per_second":1000)", 6, 1000);
    // A file edited by hand cannot ask for more than is polite.
    row("more", R"(,"connections":7,"requests_per_second":1001)", 6, 1000);
    row("much more", R"(,"connections":99,"requests_per_second":2000000)", 6, 1000);
    row("none", R"(,"connections":0,"requests_per_second":0)", 1, 0);
    row("below", R"(,"connections":-3,"requests_per_second":-1)", 1, 0);
    row("no numbers", R"(,"connections":"3","requests_per_second":true)", 6, 0);
    row("no whole ones", R"(,"connections":2.5,"requests_per_second":0.5)", 6, 0);
    row("null", R"(,"connections":null,"requests_per_second":null)", 6, 0);
}

void TestAppParts::paceOfAProfileStaysWithinItsLimits()
{
    QFETCH(QByteArray, members);
    QFETCH(int, connections);
    QFETCH(int, requestsPerSecond);
    const QByteArray json = R"([{"id":"i","base_url":"https://a.example.com")" + members + "}]";
    const auto read = profilesFromJson(json);
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.constFirst().connections, connections);
    QCOMPARE(read.constFirst().requestsPerSecond, requestsPerSecond);
    QVERIFY(profilesFromJson(profilesToJson(read)) == read);
}

void TestAppParts::minutesBetweenSyncsStayWithinTheirLimits_data()
{
    QTest::addColumn<QByteArray>("member");
    QTest::addColumn<int>("minutes");
    QTest::newRow("absent") << QByteArray() << 15;
    QTest::newRow("as they are") << QByteArray(R"(,"sync_minutes":60)") << 60;
    QTest::newRow("never") << QByteArray(R"(,"sync_minutes":0)") << 0;
    QTest::newRow("a day") << QByteArray(R"(,"sync_minutes":1440)") << 1440;
    QTest::newRow("more") << QByteArray(R"(,"sync_minutes":1441)") << 1440;
    QTest::newRow("below") << QByteArray(R"(,"sync_minutes":-5)") << 0;
    QTest::newRow("no number") << QByteArray(R"(,"sync_minutes":"5")") << 15;
    QTest::newRow("no whole one") << QByteArray(R"(,"sync_minutes":0.5)") << 15;
    QTest::newRow("null") << QByteArray(R"(,"sync_minutes":null)") << 15;
}

void TestAppParts::minutesBetweenSyncsStayWithinTheirLimits()
{
    QFETCH(QByteArray, member);
    QFETCH(int, minutes);
    const auto read
        = profilesFromJson(R"([{"id":"i","base_url":"https://a.example.com")" + member + "}]");
    QCOMPARE(read.size(), 1);
    QCOMPARE(read.constFirst().syncMinutes, minutes);
    QVERIFY(profilesFromJson(profilesToJson(read)) == read);
}

void TestAppParts::profileWithoutALanguageNamesNone()
{
    const QByteArray json = profilesToJson({ profileAt(u"id"_s, u"https://hr.example.com"_s) });
    QVERIFY2(!json.contains("language"), json.constData());
    QVERIFY(!profilesFromJson(json).constFirst().language);
}

void TestAppParts::languageOfAProfileIsWrittenByItsName()
{
    TenantProfile profile = profileAt(u"id"_s, u"https://hr.example.com"_s);
    profile.language = Language::Chinese;
    QVERIFY(profilesToJson({ profile }).contains(R"("language":"zh_CN")"));
    profile.language = Language::English;
    QVERIFY(profilesToJson({ profile }).contains(R"("language":"en")"));
}

void TestAppParts::unknownLanguageOfAProfileIsNone()
{
    const auto read = profilesFromJson(
        R"([{"id":"i","base_url":"https://a.example.com","language":"klingon"},
            {"id":"j","base_url":"https://a.example.com","language":7},
            {"id":"k","base_url":"https://a.example.com","language":"en"}])");
    QCOMPARE(read.size(), 3);
    QVERIFY(!read.at(0).language);
    QVERIFY(!read.at(1).language);
    QVERIFY(read.at(2).language == Language::English);
}

void TestAppParts::secretsWithoutAKeyringLastForTheSession()
{
    SecretStore store;
    store.write(u"p"_s, u"s"_s);
    std::optional<QString> known;
    std::optional<QString> unknown(u"not asked"_s);
    store.read(u"p"_s, this, [&](const auto &secret) { known = secret; });
    store.read(u"q"_s, this, [&](const auto &secret) { unknown = secret; });
    QVERIFY(!known); // later, never from inside
    QTRY_VERIFY(known && !unknown);
    QCOMPARE(*known, u"s"_s);
}

void TestAppParts::exitCodesFollowTheKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("exitCode");
    const auto row
        = [](const char *name, ApiError::Kind kind, int exitCode, const QString &code = {}) {
              QTest::newRow(name) << static_cast<int>(kind) << code << exitCode;
          };
    row("offline", ApiError::Kind::Offline, 4);
    row("network", ApiError::Kind::Network, 4);
    row("time-out", ApiError::Kind::Timeout, 4);
    row("cancelled", ApiError::Kind::Cancelled, 130);
    row("authentication", ApiError::Kind::Auth, 6);
    row("refused", ApiError::Kind::Rejected, 3, u"USER.0097"_s);
    row("server", ApiError::Kind::Server, 4);
    row("malformed", ApiError::Kind::Malformed, 4);
    row("unknown", ApiError::Kind::OutcomeUnknown, 5);
    row("invalid", ApiError::Kind::Invalid, 2);
    row("primary job", ApiError::Kind::Invalid, 3, u"local.primary-job"_s);
    row("read-only", ApiError::Kind::Invalid, 6, u"local.read-only"_s);
    row("disk", ApiError::Kind::Local, 1);
}

void TestAppParts::exitCodesFollowTheKind()
{
    QFETCH(int, kind);
    QFETCH(QString, code);
    QFETCH(int, exitCode);
    ApiError error;
    error.kind = static_cast<ApiError::Kind>(kind);
    error.code = code;
    QCOMPARE(static_cast<int>(cli::exitCodeOf(error)), exitCode);
    const cli::ErrorReport report = cli::reportOf(error, ErrorCatalog(), cli::Verb::AddJob);
    QVERIFY(!report.code.isEmpty());
    QVERIFY(report.zh.title != report.en.title);
    QVERIFY(!report.zh.measure.isEmpty() && !report.en.measure.isEmpty());
}

void TestAppParts::codesFollowTheKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, ApiError::Kind kind, int status, const QString &code) {
        QTest::newRow(name) << static_cast<int>(kind) << status << code;
    };
    row("time-out while the answer comes", ApiError::Kind::Timeout, 200, u"TIMEOUT"_s);
    row("unreadable", ApiError::Kind::Malformed, 200, u"MALFORMED"_s);
    row("redirect", ApiError::Kind::Malformed, 302, u"MALFORMED"_s);
    row("broken while the answer comes", ApiError::Kind::Network, 200, u"NETWORK"_s);
    row("no connection", ApiError::Kind::Offline, 0, u"OFFLINE"_s);
    row("given up", ApiError::Kind::Cancelled, 200, u"CANCELLED"_s);
    row("write without an answer", ApiError::Kind::OutcomeUnknown, 500, u"OUTCOME_UNKNOWN"_s);
    row("token refused", ApiError::Kind::Auth, 401, u"HTTP.401"_s);
    row("token not to be had", ApiError::Kind::Auth, 0, u"AUTH"_s);
    row("refused without a code", ApiError::Kind::Rejected, 404, u"HTTP.404"_s);
    row("server", ApiError::Kind::Server, 503, u"HTTP.503"_s);
}

void TestAppParts::codesFollowTheKind()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    QFETCH(QString, code);
    ApiError error;
    error.kind = static_cast<ApiError::Kind>(kind);
    error.httpStatus = status;
    QCOMPARE(cli::reportOf(error, ErrorCatalog(), cli::Verb::Jobs).code, code);
}

void TestAppParts::unreadableAnswersNameThePlace()
{
    const QByteArray place = "page 3: users[1].user_name: null";
    ApiError error;
    error.kind = ApiError::Kind::Malformed;
    error.httpStatus = 200;
    error.detail = QString::fromLatin1(place) + u"\naccess_token=abc123"_s;
    const cli::ErrorReport report = cli::reportOf(error, ErrorCatalog(), cli::Verb::Sync);
    const QByteArray text = cli::text(report, Language::English).toUtf8();
    QCOMPARE(text.count(place), 1);
    QVERIFY2(!text.contains("abc123"), text.constData());
    const QByteArray json = cli::json(report);
    QCOMPARE(json.count(place), 2); // zh and en
    QVERIFY2(!json.contains("abc123"), json.constData());

    error.kind = ApiError::Kind::Network;
    const cli::ErrorReport other = cli::reportOf(error, ErrorCatalog(), cli::Verb::Sync);
    QVERIFY(cli::text(other, Language::English).contains(QString::fromLatin1(place)));
    QVERIFY(!cli::json(other).contains(place));
}

RENZHI_GUILESS_TEST(TestAppParts)
#include "tst_app_parts.moc"
