// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/mortalprogram.h"

#include "models/directory/changelog.h"
#include "tests/support/patience.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QSignalSpy>

#include <chrono>

namespace renzhi::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int untilNextLook = 50; // milliseconds; what the readings before it said is known by then

} // namespace

MortalProgram::MortalProgram(const SandboxServer &server)
    : m_server(server), m_data(m_root.filePath(u"data-0"_s))
{
}

QString MortalProgram::start(Limits limits)
{
    const QString trouble = open(limits);
    return trouble.isEmpty() ? settleLost(Looks::Once) : trouble;
}

QString MortalProgram::open(Limits limits)
{
    m_outbox.reset();
    m_service.reset();
    m_proxy.emplace(m_server.port());
    TenantOptions options;
    options.baseUrl = m_proxy->url();
    options.clientId = m_server.clientId();
    options.clientSecret = m_server.clientSecret();
    options.cacheDirectory = m_root.filePath(u"cache"_s);
    options.dataDirectory = m_data;
    options.profileName = u"随机"_s;
    options.firstPause = 2ms;
    options.firstByteTimeout = limits == Limits::Long ? 20s : 150ms;
    options.wholeTimeout = limits == Limits::Long ? 40s : 300ms;
    m_service = std::make_unique<DirectoryService>(options);
    if (!m_service->open())
        return u"the cache cannot be opened"_s;
    m_outbox = std::make_unique<Outbox>(m_service.get(), m_data);
    if (!m_outbox->load())
        return u"the outbox cannot be read"_s;
    return {};
}

// What cannot be read leaves a line open, whatever came instead.
QString MortalProgram::settleLost(Looks looks)
{
    QSignalSpy settled(m_service.get(), &DirectoryService::lostWriteSettled);
    m_service->findLostWrites();
    const QDeadlineTimer end(Patience);
    for (;;) {
        const auto lost = m_service->changes().lost();
        if (!lost)
            return u"the change log cannot be read"_s;
        if (lost->empty())
            return {};
        if (end.hasExpired())
            return u"a write of before is still open after a start"_s;
        if (settled.wait(looks == Looks::Once ? Patience : untilNextLook))
            continue;
        // By itself it looks again when the server is within reach again; otherwise as a start
        // does.
        if (looks == Looks::Repeated && m_service->connectivity() == Connectivity::Offline)
            m_service->probe();
        else if (looks == Looks::Repeated)
            m_service->findLostWrites();
    }
}

// What ends in order could still write something: it does so into a folder that nobody reads.
void MortalProgram::kill()
{
    const QString copy = m_root.filePath(u"data-%1"_s.arg(++m_kills));
    const QDir before(m_data);
    QDir().mkpath(copy);
    const QStringList files = before.entryList(QDir::Files | QDir::Hidden);
    for (const QString &name : files)
        QFile::copy(before.filePath(name), QDir(copy).filePath(name));
    m_outbox.reset();
    m_service.reset();
    QDir(m_data).removeRecursively();
    m_data = copy;
}

} // namespace renzhi::test
