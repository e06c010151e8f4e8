// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/benchdesk.h"

#include "models/cache/cachestore.h"
#include "views/theme.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QFile>
#include <QTableView>
#include <QTimer>

#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;

namespace renzhi::bench {

namespace {

struct PaintedEvent : QEvent
{
    static constexpr Type Number = Type(QEvent::User + 1);
    explicit PaintedEvent(int ofRound) : QEvent(Number), round(ofRound) { }
    const int round;
};

} // namespace

TenantOptions tenantOptions(const QString &folder, const QString &url)
{
    TenantOptions options;
    options.baseUrl = QUrl(url.isEmpty() ? u"http://127.0.0.1:9"_s : url);
    options.clientId = u"demo"_s;
    options.clientSecret = u"demo-secret"_s;
    options.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    options.cacheDirectory = folder + u"/cache"_s;
    options.offline = url.isEmpty();
    return options;
}

std::vector<User> cachedPeople(const QString &folder, size_t count)
{
    const auto store = CacheStore::open(tenantOptions(folder, {}).cacheDirectory);
    if (!store)
        qFatal("cannot open the cache");
    std::vector<UserRow> rows;
    for (UserRow row = 1; row <= count; ++row)
        rows.push_back(row);
    const auto users = (*store)->users(rows);
    if (!users)
        qFatal("cannot read the cache");
    return { users->begin(), users->end() };
}

// QTest::qWaitFor would look every ten milliseconds only.
void waitUntil(const std::function<bool()> &isSo)
{
    constexpr double patience = 600'000;
    const double end = milliseconds() + patience;
    if (isSo())
        return;
    QTimer wake;
    wake.start(1000);
    QObject::connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock,
                     &wake, [&] {
                         if (milliseconds() > end)
                             qFatal("waited ten minutes in vain");
                         if (isSo())
                             QCoreApplication::exit();
                     });
    QCoreApplication::exec();
}

void pause(int time)
{
    bool isOver = false;
    QTimer::singleShot(time, QCoreApplication::instance(), [&isOver] { isOver = true; });
    waitUntil([&isOver] { return isOver; });
}

double milliseconds()
{
    timespec now {};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

namespace {

double statusMegabytes(const QByteArray &key)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(key))
            return line.mid(key.size()).trimmed().chopped(3).toDouble() / 1024;
    }
    return 0;
}

} // namespace

double residentMegabytes()
{
    return statusMegabytes("VmRSS:");
}

double highestMegabytes()
{
    return statusMegabytes("VmHWM:");
}

void report(const char *name, double value)
{
    std::printf("{\"%s\": %.4f}\n", name, value);
}

void report(const char *name, const std::vector<double> &values)
{
    std::printf("{\"%s\": [", name);
    for (size_t i = 0; i < values.size(); ++i)
        std::printf("%s%.4f", i == 0 ? "" : ", ", values[i]);
    std::printf("]}\n");
}

PaintWatch::PaintWatch(std::function<bool(QObject *)> isMeant) : m_isMeant(std::move(isMeant))
{
    qApp->installEventFilter(this);
}

bool PaintWatch::event(QEvent *event)
{
    if (event->type() != PaintedEvent::Number)
        return QObject::event(event);
    if (static_cast<const PaintedEvent *>(event)->round == m_round && m_painted < 0)
        m_painted = milliseconds();
    return true;
}

bool PaintWatch::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_painted < 0 && m_isMeant(watched)) {
        // Behind all that is painted in one go, and before whatever else waits.
        QCoreApplication::postEvent(this, new PaintedEvent(m_round), Qt::HighEventPriority);
    }
    return false;
}

bool isPeopleWithRows(QObject *painted)
{
    auto *table = qobject_cast<QTableView *>(painted->parent());
    return table && table->viewport() == painted && table->objectName() == "peopleTable"_L1
        && table->model() && table->model()->rowCount() > 0;
}

BenchDesk::BenchDesk(const QString &folder)
    : m_folder(folder), m_state(folder + u"/state.ini"_s, QSettings::IniFormat)
{
    // As a newcomer finds the window: what the run before typed would leave fewer rows.
    m_state.clear();
    applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal);
}

BenchDesk::~BenchDesk() = default;

void BenchDesk::showEmpty()
{
    m_window = std::make_unique<MainWindow>(m_catalog, m_state);
    m_window->setProfiles({});
    m_window->show();
}

void BenchDesk::show(const QString &url)
{
    TenantProfile profile;
    profile.id = u"bench"_s;
    profile.name = u"Bench"_s;
    profile.baseUrl = url;
    m_session = std::make_unique<TenantSession>(profile, tenantOptions(m_folder, url),
                                                m_folder + u"/data"_s);
    m_window = std::make_unique<MainWindow>(m_catalog, m_state);
    m_window->setProfiles({ profile });
    m_session->open();
    m_window->setSession(m_session->session());
    m_window->show();
    // As the desktop does it: behind the first paint.
    QMetaObject::invokeMethod(
        m_session.get(), [this] { m_session->begin(SyncMode::Changes); }, Qt::QueuedConnection);
}

// As the desktop does it.
void BenchDesk::setLanguage(Language language)
{
    m_languages.setLanguage(language);
    m_window->setChoices(language, ThemeChoice::Light, TextSize::Normal);
}

bool BenchDesk::answersOverEverything() const
{
    const DirectoryService &service = m_session->service();
    const qint64 people = service.peopleCount();
    return people > 0 && service.people().size() == people
        && m_window->findChild<QTableView *>(u"peopleTable"_s)->model()->rowCount() == people;
}

QTableView *BenchDesk::people()
{
    return m_window->findChild<QTableView *>(u"peopleTable"_s);
}

} // namespace renzhi::bench
