// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/cli/cliworld.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace renzhi::test {

using namespace Qt::StringLiterals;

namespace {

QJsonDocument parsed(const QByteArray &bytes)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    return error.error == QJsonParseError::NoError ? document : QJsonDocument();
}

} // namespace

bool CliResult::isJson() const
{
    return !parsed(out).isNull();
}

QJsonArray CliResult::array() const
{
    return parsed(out).array();
}

QJsonObject CliResult::object() const
{
    return parsed(out).object();
}

QJsonObject CliResult::error() const
{
    return parsed(err).object().value("error"_L1).toObject();
}

CliResult runRenzhi(const QStringList &arguments, const QString &home,
                    const QProcessEnvironment &extra)
{
    return endOf(*startRenzhi(arguments, home, extra));
}

std::unique_ptr<QProcess> startRenzhi(const QStringList &arguments, const QString &home,
                                      const QProcessEnvironment &extra)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const auto *name :
         { "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "DBUS_SESSION_BUS_ADDRESS",
           "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "LANGUAGE",
           "LC_ALL", "LC_MESSAGES", "RENZHI_LOG" })
        environment.remove(QLatin1String(name));
    environment.insert(u"LANG"_s, u"C.UTF-8"_s);
    environment.insert(u"HOME"_s, home);
    environment.insert(extra);

    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->setWorkingDirectory(home);
    process->start(qEnvironmentVariable("RENZHI_BIN_DIR") + u"/renzhi"_s, arguments);
    return process;
}

CliResult endOf(QProcess &process)
{
    const bool ended
        = QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 90'000);
    CliResult result;
    result.exitCode
        = ended && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    result.text = "exit " + QByteArray::number(result.exitCode) + "\nstdout: " + result.out
        + "\nstderr: " + result.err;
    if (!ended)
        process.kill();
    return result;
}

SandboxOptions CliWorld::smallTenant()
{
    SandboxOptions options;
    options.users = 60;
    options.organizations = 12;
    options.positions = 20;
    options.titles = 6;
    options.clientId = u"cli-test"_s;
    options.clientSecret = u"s3cret-密码-of-the-test"_s;
    return options;
}

CliWorld::CliWorld(const SandboxOptions &options) : server(options)
{
    QString error;
    if (!server.start(&error))
        qFatal("the sandbox does not start: %s", qPrintable(error));
    m_url = server.url();
    writeFile(u"secret"_s, options.clientSecret.toUtf8() + '\n');

    const QString root = server.organizations().constFirst().id;
    SandboxOrganization organization;
    organization.parentId = root;
    organization.name = u"测试一部"_s;
    organization.code = u"T-ORG-1"_s;
    org1 = server.put(organization);
    organization.name = u"测试二部"_s;
    organization.code = u"T-ORG-2"_s;
    org2 = server.put(organization);
    SandboxTitle title;
    title.name = u"测试职务"_s;
    title.code = u"T-TITLE-1"_s;
    title1 = server.put(title);
    SandboxPosition position;
    position.orgId = org1;
    position.name = u"测试职位一"_s;
    position.code = u"T-POS-1"_s;
    position.titleId = title1;
    position1 = server.put(position);
    position.orgId = org2;
    position.name = u"测试职位二"_s;
    position.code = u"T-POS-2"_s;
    position.titleId.clear();
    position2 = server.put(position);
    SandboxUser person;
    person.orgId = org1;
    person.userName = u"zhang.ceshi"_s;
    person.name = u"张测试"_s;
    person.employeeId = u"00042"_s;
    person.mobile = u"+86-14155667788"_s;
    person.email = u"c.zhang@mailbox.example"_s;
    user = server.put(person);
    server.setJobs(user,
                   { SandboxJob { u"job-primary"_s, org1, position1, {}, true },
                     SandboxJob { u"job-second"_s, org2, position2, title1, false } });
    primaryJob = u"job-primary"_s;
    job = u"job-second"_s;
}

CliWorld::~CliWorld()
{
    if (QTest::currentTestFailed())
        qWarning("the program's last run: %s", m_lastText.constData());
}

QString CliWorld::writeFile(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QStringList CliWorld::access() const
{
    return { u"--tenant"_s,
             m_url.toString(),
             u"--client-id"_s,
             server.clientId(),
             u"--client-secret-file"_s,
             path(u"secret"_s),
             u"--data-dir"_s,
             dataDirectory() };
}

CliResult CliWorld::run(const QStringList &arguments) const
{
    CliResult result = runRenzhi(access() + arguments, m_folder.path());
    m_lastText = result.text;
    return result;
}

CliResult CliWorld::json(const QStringList &arguments) const
{
    return run(arguments + QStringList { u"--json"_s });
}

QList<QJsonObject> CliWorld::bodies(QByteArrayView method, const QByteArray &part) const
{
    QList<QJsonObject> bodies;
    const QList<SandboxRequest> requests = server.journal();
    for (const SandboxRequest &request : requests) {
        if (request.method == method && request.target.contains(part))
            bodies.append(parsed(request.body).object());
    }
    return bodies;
}

} // namespace renzhi::test
