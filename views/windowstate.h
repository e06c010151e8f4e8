// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/session.h"
#include "views/widgets/tableview.h"

#include <QObject>
#include <QTimer>

class QMainWindow;
class QSettings;

namespace renzhi {

class BrowsePage;
class Desk;

// What comes back at the next start: the window's geometry, and per tenant the panes, columns,
// sort, filters, density, chosen organization, page and rows. Saved soon after a change and at the
// end.
class WindowState : public QObject
{
    Q_OBJECT
public:
    WindowState(QSettings &settings, QMainWindow &window, Desk &desk, BrowsePage &browse);

    void restoreGeometry();
    // Puts the session on the desk, where it was left.
    void open(const Session &session);
    void save();
    // Of every table of the window.
    void setDensity(Density density);

signals:
    void densityChanged(renzhi::Density density);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] TableView *outbox() const;
    [[nodiscard]] TableView *changes() const;

    QSettings &m_settings;
    QMainWindow &m_window;
    Desk &m_desk;
    BrowsePage &m_browse;
    Density m_density = Density::Comfortable;
    QTimer m_soon;
    bool m_opening = false;
};

} // namespace renzhi
