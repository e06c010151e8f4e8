// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/tour.h"

#include "app/tour/hands.h"
#include "models/core/wholefile.h"

#include <QDir>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QWidget>

#include <chrono>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto lookAgain = 20ms;
// After what a step waits for is there: hover fades, scroll bars and late layouts come to rest.
constexpr auto settle = 180ms;

} // namespace

Tour::Tour(QWidget &window, QString directory, QObject *parent)
    : QObject(parent), m_window(window), m_directory(std::move(directory))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Tour::go);
}

void Tour::add(const QString &suffix, std::vector<TourStep> steps)
{
    int number = 0;
    for (TourStep &step : steps) {
        const QString name
            = u"%1-%2-%3.png"_s.arg(++number, 2, 10, QLatin1Char('0')).arg(step.name, suffix);
        m_tasks.push_back({ name, std::move(step) });
    }
}

void Tour::start()
{
    if (!QDir().mkpath(m_directory)) {
        qCritical("tour: the folder cannot be made");
        end(false);
        return;
    }
    m_since.start();
    m_timer.start(0);
}

void Tour::go()
{
    if (m_at == m_tasks.size()) {
        end(true);
        return;
    }
    const Task &task = m_tasks[m_at];
    if (!m_seen.isEmpty()) {
        next();
        return;
    }
    if (!m_acted)
        m_acted = !task.step.act || task.step.act();
    if (m_acted)
        m_seen = task.step.seen();
    if (!m_seen.isEmpty()) {
        m_timer.start(settle);
    } else if (m_since.elapsed() > m_patience.count()) {
        (void)save(task.fileName);
        record(false, m_acted ? u"not seen"_s : u"could not be done"_s);
        end(false);
    } else {
        m_timer.start(lookAgain);
    }
}

void Tour::next()
{
    const Task &task = m_tasks[m_at];
    const bool saved = !task.step.picture || save(task.fileName);
    record(saved, m_seen);
    if (!saved) {
        end(false);
        return;
    }
    ++m_at;
    m_acted = false;
    m_seen.clear();
    m_since.restart();
    m_timer.start(0);
}

void Tour::record(bool happened, const QString &seen)
{
    const Task &task = m_tasks[m_at];
    QJsonObject entry { { u"step"_s, task.fileName.chopped(4) },
                        { u"did"_s, m_acted ? task.step.did : QString() },
                        { u"happened"_s, happened },
                        { u"saw"_s, seen } };
    if (task.step.picture)
        entry.insert(u"picture"_s, task.fileName);
    m_record.append(entry);
}

bool Tour::save(const QString &fileName)
{
    return hands::picture(m_window).save(QDir(m_directory).filePath(fileName));
}

void Tour::end(bool ok)
{
    const QJsonObject whole { { u"complete"_s, ok }, { u"steps"_s, m_record } };
    QSaveFile file(QDir(m_directory).filePath(u"tour.json"_s));
    const bool written
        = file.open(QIODevice::WriteOnly) && writeWhole(file, QJsonDocument(whole).toJson());
    if (!ok && m_at < m_tasks.size())
        qCritical("tour: step %s did not happen",
                  qUtf8Printable(m_tasks[m_at].fileName.chopped(4)));
    emit finished(ok && written);
}

} // namespace renzhi

#include "moc_tour.cpp"
