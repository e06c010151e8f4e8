// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever the program leaves behind, read byte by byte: neither the secret nor a token is in it,
// in no form, nor what is kept of nobody. And no core dump, which would hold them.

#include "tests/cli/cliworld.h"
#include "tests/support/faultproxy.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringEncoder>

#include <algorithm>
#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

using namespace renzhi;
using namespace renzhi::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int LeakPatience = 60'000;

struct Needle
{
    QByteArray bytes;
    QString what;
};

QByteArray utf16(const QString &text, QStringConverter::Encoding order)
{
    QStringEncoder encoder(order);
    return encoder(text);
}

// Of the middle of a longer base64 text that holds it: it may begin at any of three places there.
QList<QByteArray> insideBase64(const QByteArray &bytes)
{
    constexpr qsizetype Cut[] = { 0, 2, 3 }; // characters that hold something of what is before
    QList<QByteArray> all;
    for (int shift = 0; shift < 3; ++shift) {
        QByteArray text
            = QByteArray(QByteArray(shift, 'x') + bytes).toBase64(QByteArray::OmitTrailingEquals);
        text.chop(1); // as the last one may of what is behind
        all.append(text.sliced(Cut[shift]));
    }
    return all;
}

// Every way in which a library may have written it down.
QList<Needle> formsOf(const QString &text, const QString &what)
{
    const QByteArray plain = text.toUtf8();
    QList<Needle> forms {
        { plain, what },
        { utf16(text, QStringConverter::Utf16LE), what + u", UTF-16"_s },
        { utf16(text, QStringConverter::Utf16BE), what + u", UTF-16, the other way round"_s },
        { plain.toHex(), what + u", in hexadecimal"_s },
        { plain.toHex().toUpper(), what + u", in hexadecimal capitals"_s },
    };
    const QByteArray percent = plain.toPercentEncoding();
    forms.append({ percent, what + u", percent-encoded"_s });
    QString lower = QString::fromLatin1(percent);
    static const QRegularExpression code(u"%[0-9A-F]{2}"_s);
    for (auto found = code.match(lower); found.hasMatch();
         found = code.match(lower, found.capturedEnd()))
        lower.replace(found.capturedStart(), 3, found.captured().toLower());
    forms.append({ lower.toLatin1(), what + u", percent-encoded in small letters"_s });
    for (const QByteArray &inside : insideBase64(plain))
        forms.append({ inside, what + u", base64"_s });
    return forms;
}

// What it finds; empty: nothing.
QString foundIn(const QByteArray &bytes, const QList<Needle> &needles)
{
    for (const Needle &needle : needles) {
        if (bytes.contains(needle.bytes))
            return needle.what;
    }
    return {};
}

QByteArray allBytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// A program of a person with an empty home: desktop folders, no --data-dir.
class LeakWorld
{
public:
    LeakWorld() : proxy(world.server.port())
    {
        world.reachThrough(proxy.url());
        for (const auto &[name, folder] : { std::pair { "XDG_CACHE_HOME", u"cache"_s },
                                            { "XDG_DATA_HOME", u"data"_s },
                                            { "XDG_CONFIG_HOME", u"config"_s },
                                            { "XDG_STATE_HOME", u"state"_s } }) {
            if (!QDir().mkpath(path(folder)))
                qFatal("cannot make %s", name);
            environment.insert(QString::fromLatin1(name), path(folder));
        }
        environment.insert(u"QT_LOGGING_RULES"_s, u"*=true"_s);
        SandboxUser person = *world.server.user(world.user);
        person.identityNumber = identityNumber;
        person.birthday = birthday;
        person.lastLoginIp = loginIp;
        person.lastLogin = person.updated;
        world.server.put(person);
    }

    [[nodiscard]] QString path(const QString &name) const { return world.path(u"home/"_s + name); }
    [[nodiscard]] QStringList access() const
    {
        QStringList all = world.access();
        all.remove(all.indexOf(u"--data-dir"_s), 2);
        return all;
    }
    // Alternately the log goes to standard error and to a file below the home.
    std::unique_ptr<QProcess> start(const QStringList &arguments)
    {
        QProcessEnvironment extra = environment;
        extra.insert(u"RENZHI_LOG"_s, ++m_runs % 2 == 0 ? u"-"_s : path(u"state/renzhi.log"_s));
        return startRenzhi(access() + arguments, path(u"."_s), extra);
    }
    CliResult run(const QStringList &arguments)
    {
        const auto process = start(arguments);
        CliResult result = endOf(*process);
        outputs += result.text;
        return result;
    }
    [[nodiscard]] QStringList files() const
    {
        QStringList all;
        QDirIterator it(path(u"."_s), QDir::Files | QDir::Hidden | QDir::System,
                        QDirIterator::Subdirectories);
        while (it.hasNext())
            all.append(it.next());
        return all;
    }
    [[nodiscard]] QStringList tokens() const
    {
        QStringList all;
        const QList<ProxiedRequest> requests = proxy.requests();
        for (const ProxiedRequest &request : requests) {
            const QByteArray credentials = request.header("Authorization");
            const QString token = QString::fromLatin1(credentials.mid(7));
            if (credentials.startsWith("Bearer ") && !all.contains(token))
                all.append(token);
        }
        return all;
    }
    [[nodiscard]] QList<Needle> needles() const
    {
        const QString secret = world.server.clientSecret();
        QList<Needle> all = formsOf(secret, u"the secret"_s);
        const QStringList given = tokens();
        for (const QString &token : given)
            all += formsOf(token, u"a token"_s);
        all += formsOf(identityNumber, u"an identity number"_s);
        all += formsOf(birthday, u"a birthday"_s);
        all += formsOf(loginIp, u"the address of a sign-in"_s);
        return all;
    }
    // Where something of it is; empty: nowhere.
    [[nodiscard]] QString leak() const
    {
        const QList<Needle> all = needles();
        const QStringList paths = files();
        for (const QString &file : paths) {
            for (const QByteArray &bytes : { allBytesOf(file), QFile::encodeName(file) }) {
                if (const QString what = foundIn(bytes, all); !what.isEmpty())
                    return what + u" in "_s + file;
            }
        }
        const QString what = foundIn(outputs, all);
        return what.isEmpty() ? QString() : QString(what + u" in what was printed"_s);
    }

    CliWorld world;
    FaultProxy proxy;
    QProcessEnvironment environment;
    QByteArray outputs; // of all runs
    const QString identityNumber = u"110101199003078888"_s;
    const QString birthday = u"1990-03-07-marker"_s;
    const QString loginIp = u"203.0.113.77"_s;

private:
    int m_runs = 0;
};

QString coreLimitOf(qint64 pid)
{
    const QString limits = QString::fromLatin1(allBytesOf(u"/proc/%1/limits"_s.arg(pid)));
    static const QRegularExpression line(u"^Max core file size\\s+(\\S+)\\s+(\\S+)"_s,
                                         QRegularExpression::MultilineOption);
    return line.match(limits).captured(1);
}

// With as large a core dump as this system allows.
void letDumpCore(QProcess &process)
{
    process.setChildProcessModifier([] {
        rlimit limit {};
        getrlimit(RLIMIT_CORE, &limit);
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_CORE, &limit);
    });
}

bool mayDumpCore()
{
    rlimit limit {};
    return getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_max > 0;
}

} // namespace

class TestLeakScan : public QObject
{
    Q_OBJECT
private slots:
    void scanFindsEveryForm_data();
    void scanFindsEveryForm();
    void verbsLeaveNothing();
    void windowLeavesNothing();
    void diagnosticsWorkWithoutTenantAndDisplay();
    void diagnosticsOfATenantHoldNothingOfIt();
    void abortLeavesNoCoreDump();
    void withoutAnyCoreLimitItIsUndumpable();
};

// What the others rely on: that a scan finds something when it is there.
void TestLeakScan::scanFindsEveryForm_data()
{
    QTest::addColumn<QByteArray>("planted");
    const QString secret = CliWorld::smallTenant().clientSecret;
    const QByteArray plain = secret.toUtf8();
    const auto row = [](const char *name, const QByteArray &planted) {
        QTest::newRow(name) << QByteArray("before " + planted + " behind");
    };
    row("plain", plain);
    row("UTF-16", utf16(secret, QStringConverter::Utf16LE));
    row("percent", plain.toPercentEncoding());
    row("percent, small", plain.toPercentEncoding().toLower());
    row("hexadecimal", plain.toHex());
    row("base64", plain.toBase64());
    row("the pair of Basic", QByteArray("cli-test:" + plain).toBase64());
    row("longer base64, shifted", QByteArray("ab" + plain + "cd").toBase64());
    row("an identity number", "110101199003078888");
}

void TestLeakScan::scanFindsEveryForm()
{
    QFETCH(QByteArray, planted);
    LeakWorld leaky;
    QCOMPARE(leaky.leak(), QString());
    QVERIFY(QDir().mkpath(leaky.path(u"cache/renzhi/.hidden"_s)));
    QFile file(leaky.path(u"cache/renzhi/.hidden/.file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(planted);
    file.close();
    QVERIFY(leaky.leak().contains(u".hidden/.file"_s));
    QVERIFY(file.remove());
    leaky.outputs = planted;
    QVERIFY(leaky.leak().contains(u"printed"_s));
}

void TestLeakScan::verbsLeaveNothing()
{
    LeakWorld leaky;
    const CliWorld &world = leaky.world;
    QCOMPARE(leaky.run({ u"sync"_s, u"--jobs"_s }).exitCode, 0);
    for (const auto verb : { "users", "positions", "organizations", "titles" })
        QCOMPARE(leaky.run({ QString::fromLatin1(verb), u"--json"_s }).exitCode, 0);
    QCOMPARE(leaky.run({ u"jobs"_s, world.user }).exitCode, 0);
    QCOMPARE(leaky.run({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"T-ORG-2"_s }).exitCode, 0);
    QCOMPARE(leaky
                 .run({ u"job"_s, u"update"_s, world.user, world.job, u"--org"_s, u"T-ORG-1"_s,
                        u"--no-position"_s })
                 .exitCode,
             0);
    QCOMPARE(leaky.run({ u"job"_s, u"remove"_s, world.user, world.job }).exitCode, 0);
    QCOMPARE(leaky.run({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"NONE"_s }).exitCode, 3);
    QCOMPARE(leaky.run({ u"diagnostics"_s }).exitCode, 0);

    // Cut off while it reads, with a token in hand.
    leaky.proxy.inject({ "GET", "/tenant/users?" }, Fault::hang());
    const int before = leaky.proxy.seen("GET", "/tenant/users?");
    const auto process = leaky.start({ u"sync"_s, u"--full"_s });
    QTRY_VERIFY_WITH_TIMEOUT(leaky.proxy.seen("GET", "/tenant/users?") > before, LeakPatience);
    process->kill();
    const CliResult killed = endOf(*process);
    QCOMPARE(killed.exitCode, -2);
    leaky.outputs += killed.text;

    QVERIFY(leaky.tokens().size() > 1);
    QCOMPARE(leaky.leak(), QString());
    // It looked at the right things: the copy of the tenant, the log of changes, a talkative log.
    QByteArray everything;
    const QStringList files = leaky.files();
    for (const QString &file : files)
        everything += allBytesOf(file);
    QVERIFY(everything.contains("zhang.ceshi"));
    QVERIFY(everything.contains("T-ORG-2"));
    QVERIFY(everything.contains("renzhi.api: GET /api/v2/tenant/users"));
    QVERIFY(leaky.outputs.contains("renzhi.api: GET /api/v2/tenant/users"));
}

void TestLeakScan::windowLeavesNothing()
{
    LeakWorld leaky;
    leaky.environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    leaky.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
    // All that Qt says of painting would take longer than the rest.
    leaky.environment.insert(u"QT_LOGGING_RULES"_s, u"renzhi.*=true;qt.network.*=true"_s);
    const auto process = leaky.start({});
    QTRY_VERIFY_WITH_TIMEOUT(leaky.proxy.seen("GET", "/tenant/users?") > 0, LeakPatience);
    QTest::qWait(500); // what was read is kept
    process->terminate();
    const CliResult ended = endOf(*process);
    QVERIFY2(ended.exitCode == 0, ended.all());
    leaky.outputs += ended.text;
    QVERIFY(!leaky.tokens().isEmpty());
    QVERIFY(leaky.files().filter(u"window.ini"_s).size() == 1);
    QCOMPARE(leaky.leak(), QString());
}

void TestLeakScan::diagnosticsWorkWithoutTenantAndDisplay()
{
    LeakWorld leaky;
    const CliResult text = runRenzhi({ u"diagnostics"_s }, leaky.path(u"."_s), leaky.environment);
    QVERIFY2(text.exitCode == 0, text.all());
    for (const auto part : { "Renzhi diagnostics", "== Versions · 版本 ==", "SQLite: ", "TLS: ",
                             "profiles: 0", "== Log of this run" })
        QVERIFY2(text.out.contains(part), text.all());
    const CliResult json
        = runRenzhi({ u"diagnostics"_s, u"--json"_s }, leaky.path(u"."_s), leaky.environment);
    QVERIFY2(json.exitCode == 0 && json.isJson(), json.all());
    QVERIFY(json.object().value("tenants"_L1).toArray().isEmpty());
    QVERIFY2(leaky.files().isEmpty(), "it leaves nothing");
}

void TestLeakScan::diagnosticsOfATenantHoldNothingOfIt()
{
    LeakWorld leaky;
    const CliWorld &world = leaky.world;
    QCOMPARE(leaky.run({ u"sync"_s }).exitCode, 0);
    QCOMPARE(leaky.run({ u"job"_s, u"add"_s, world.user, u"--org"_s, u"NONE"_s }).exitCode, 3);
    const int before = leaky.proxy.seen();
    const CliResult told = leaky.run({ u"diagnostics"_s });
    QVERIFY2(told.exitCode == 0, told.all());
    QCOMPARE(leaky.proxy.seen(), before); // it works offline
    const QString text = QString::fromUtf8(told.out);
    const QString people
        = u"users: "_s + QString::number(world.server.userCount()) + u" records, complete"_s;
    QVERIFY2(text.contains(people), told.all());
    QVERIFY2(text.contains(u"ORG.0001 | HTTP 400 | add-job, refused"_s), told.all());
    QVERIFY2(text.contains(u"change log, lines: 1"_s), told.all());

    QStringList needles { world.server.clientId(),
                          world.server.clientSecret(),
                          u"127.0.0.1"_s,
                          u"zhang.ceshi"_s,
                          u"张测试"_s,
                          u"14155667788"_s,
                          u"c.zhang@mailbox"_s,
                          u"mailbox.example"_s,
                          u"NONE"_s,
                          world.user,
                          world.org1,
                          world.position1,
                          world.path(QString()),
                          u"测试一部"_s };
    const QList<SandboxOrganization> organizations = world.server.organizations();
    for (const SandboxOrganization &each : organizations)
        needles << each.id << each.name;
    for (const QString &needle : std::as_const(needles))
        QVERIFY2(!needle.isEmpty() && !text.contains(needle), qPrintable(needle));
    QVERIFY(QString(text + world.user).contains(needles.at(9))); // the look can find
}

void TestLeakScan::abortLeavesNoCoreDump()
{
    LeakWorld leaky;
    const auto prepare = [&leaky](QProcess &process) {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(leaky.environment);
        environment.insert(u"HOME"_s, leaky.path(u"."_s));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(leaky.path(u"."_s));
        letDumpCore(process);
    };
    // A program that does nothing about it may leave one: so the limit below is the program's own.
    QProcess other;
    prepare(other);
    other.start(u"sleep"_s, { u"60"_s });
    QTRY_COMPARE_WITH_TIMEOUT(other.state(), QProcess::Running, LeakPatience);
    QTRY_COMPARE_WITH_TIMEOUT(coreLimitOf(other.processId()) == u"0"_s, !mayDumpCore(),
                              LeakPatience);
    QVERIFY(coreLimitOf(other.processId()) != u"1"_s);

    leaky.proxy.inject({ "GET", "/tenant/" }, Fault::hang());
    QProcess process;
    prepare(process);
    process.start(qEnvironmentVariable("RENZHI_BIN_DIR") + u"/renzhi"_s,
                  leaky.access() + QStringList { u"sync"_s });
    // The secret is in its memory now, and so is a token.
    QTRY_VERIFY_WITH_TIMEOUT(leaky.proxy.seen("GET", "/tenant/") > 0, LeakPatience);
    QCOMPARE(coreLimitOf(process.processId()), mayDumpCore() ? u"1"_s : u"0"_s);
    for (QProcess *each : { &process, &other }) {
        QCOMPARE(::kill(pid_t(each->processId()), SIGABRT), 0);
        QTRY_COMPARE_WITH_TIMEOUT(each->state(), QProcess::NotRunning, LeakPatience);
        QVERIFY(each->exitStatus() == QProcess::CrashExit);
        if (each == &process) // that of the other one may be there
            QCOMPARE(leaky.files().filter(QRegularExpression(u"/core[^/]*$"_s)), QStringList());
    }
}

// The limit 0 stops no collector; then it is not dumpable, which shows in who owns its /proc.
void TestLeakScan::withoutAnyCoreLimitItIsUndumpable()
{
    if (::geteuid() == 0)
        QSKIP("the administrator owns that of every process");
    LeakWorld leaky;
    leaky.proxy.inject({ "GET", "/tenant/" }, Fault::hang());
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(leaky.environment);
    environment.insert(u"HOME"_s, leaky.path(u"."_s));
    process.setProcessEnvironment(environment);
    process.setChildProcessModifier([] {
        const rlimit none {};
        setrlimit(RLIMIT_CORE, &none);
    });
    process.start(qEnvironmentVariable("RENZHI_BIN_DIR") + u"/renzhi"_s,
                  leaky.access() + QStringList { u"sync"_s });
    QTRY_VERIFY_WITH_TIMEOUT(leaky.proxy.seen("GET", "/tenant/") > 0, LeakPatience);
#ifdef __SANITIZE_ADDRESS__
    constexpr bool isDumpable = true;
#else
    constexpr bool isDumpable = false;
#endif
    const QFileInfo own(u"/proc/%1/environ"_s.arg(process.processId()));
    QCOMPARE(own.ownerId() == ::geteuid(), isDumpable);
    process.kill();
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, LeakPatience);
}

RENZHI_GUILESS_TEST(TestLeakScan)
#include "tst_leakscan.moc"
