// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QJsonArray>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <functional>
#include <vector>

class QWidget;

namespace renzhi {

// One thing the tour does and what it must see then. `act` gives false while it cannot be done yet;
// `did` says what it was, for who reads tour.json. `seen` gives a text once it is there ("5000
// people"), empty before. Both are asked again until they succeed or the step's time is over.
struct TourStep
{
    QString name; // of the picture: "02-search"
    QString did; // "typed “zw” into the search box"
    std::function<bool()> act;
    std::function<QString()> seen;
    bool picture = true;
};

// Drives a window through steps, saves a numbered picture after each into a folder and what each
// step did and saw into tour.json there. Owns the steps; ends at the first one that does not
// happen.
class Tour : public QObject
{
    Q_OBJECT
public:
    Tour(QWidget &window, QString directory, QObject *parent = nullptr);

    // Adds a run over steps; its pictures lie in files "NN-name-suffix.png"
    // ("03-card-zh-light.png").
    void add(const QString &suffix, std::vector<TourStep> steps);
    // How long a step may take.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    void start();

signals:
    void finished(bool everyStepHappened);

private:
    void go();
    void next();
    void end(bool ok);
    void record(bool happened, const QString &seen);
    [[nodiscard]] bool save(const QString &fileName);

    struct Task
    {
        QString fileName;
        TourStep step;
    };

    QWidget &m_window;
    const QString m_directory;
    std::vector<Task> m_tasks;
    std::chrono::milliseconds m_patience { 30'000 };
    size_t m_at = 0;
    bool m_acted = false;
    QString m_seen;
    QElapsedTimer m_since; // when the step began
    QTimer m_timer;
    QJsonArray m_record;
};

} // namespace renzhi
