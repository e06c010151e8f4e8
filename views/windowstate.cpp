// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/windowstate.h"

#include "views/desk.h"
#include "views/pages/browsepage.h"
#include "views/pages/listpane.h"
#include "views/theme.h"
#include "views/widgets/tableview.h"

#include <QEvent>
#include <QMainWindow>
#include <QScreen>
#include <QSettings>
#include <QSplitter>

#include <chrono>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr QSize FirstSize(160 * grid, 100 * grid);

} // namespace

WindowState::WindowState(QSettings &settings, QMainWindow &window, Desk &desk, BrowsePage &browse)
    : m_settings(settings), m_window(window), m_desk(desk), m_browse(browse)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(1500ms);
    connect(&m_soon, &QTimer::timeout, this, &WindowState::save);
    const auto changed = [this] {
        if (!m_opening)
            m_soon.start();
    };
    connect(&m_desk, &Desk::placeChanged, this, changed);
    connect(&m_desk, &Desk::organizationChanged, this, changed);
    for (auto *table : m_window.findChildren<TableView *>()) {
        connect(table, &TableView::columnsChanged, this, changed);
        connect(table, &TableView::filtersChanged, this, changed);
    }
    for (auto *list : m_browse.findChildren<ListPane *>())
        connect(list, &ListPane::stateChanged, this, changed);
    connect(m_browse.findChild<QSplitter *>(), &QSplitter::splitterMoved, this, changed);
    m_window.installEventFilter(this);
}

void WindowState::restoreGeometry()
{
    if (m_window.restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray()))
        return;
    const QSize room = m_window.screen() ? m_window.screen()->availableSize() : FirstSize;
    m_window.resize(FirstSize.boundedTo(room));
}

void WindowState::open(const Session &session)
{
    m_opening = true;
    m_settings.beginGroup(u"tenants/"_s + session.profile.id);
    Place place;
    const int view = m_settings.value(u"view"_s).toInt();
    for (const View page : { View::People, View::Positions, View::Jobs, View::Titles }) {
        if (view == int(page))
            place.view = page; // the Outbox and the changes are gone to on purpose
    }
    place.user = UserId(m_settings.value(u"user"_s).toString());
    place.position = PositionId(m_settings.value(u"position"_s).toString());
    place.title = TitleId(m_settings.value(u"title"_s).toString());
    place.job = JobId(m_settings.value(u"job"_s).toString());
    m_desk.setSession(session, place, OrgId(m_settings.value(u"organization"_s).toString()));
    m_browse.restoreState(m_settings);
    outbox()->restoreColumnState(m_settings.value(u"outbox/columns"_s).toByteArray());
    changes()->restoreColumnState(m_settings.value(u"changes/columns"_s).toByteArray());
    const bool compact = m_settings.value(u"density"_s).toInt() == int(Density::Compact);
    setDensity(compact ? Density::Compact : Density::Comfortable);
    m_settings.endGroup();
    m_opening = false;
}

void WindowState::save()
{
    m_soon.stop();
    m_settings.setValue(u"window/geometry"_s, m_window.saveGeometry());
    if (!m_desk.session().isOpen())
        return;
    m_settings.beginGroup(u"tenants/"_s + m_desk.session().profile.id);
    const Place &place = m_desk.place();
    m_settings.setValue(u"view"_s, int(place.view));
    m_settings.setValue(u"user"_s, place.user.toString());
    m_settings.setValue(u"position"_s, place.position.toString());
    m_settings.setValue(u"title"_s, place.title.toString());
    m_settings.setValue(u"job"_s, place.job.toString());
    m_settings.setValue(u"organization"_s, m_desk.organization().toString());
    m_browse.saveState(m_settings);
    m_settings.setValue(u"outbox/columns"_s, outbox()->columnState());
    m_settings.setValue(u"changes/columns"_s, changes()->columnState());
    m_settings.setValue(u"density"_s, int(m_density));
    m_settings.endGroup();
}

TableView *WindowState::outbox() const
{
    return m_window.findChild<TableView *>(u"outboxTable"_s);
}

TableView *WindowState::changes() const
{
    return m_window.findChild<TableView *>(u"changesTable"_s);
}

void WindowState::setDensity(Density density)
{
    m_density = density;
    for (auto *table : m_window.findChildren<TableView *>())
        table->setDensity(density);
    emit densityChanged(density);
    if (!m_opening)
        m_soon.start();
}

bool WindowState::eventFilter(QObject *watched, QEvent *event)
{
    if ((event->type() == QEvent::Resize || event->type() == QEvent::Move) && !m_opening)
        m_soon.start();
    return QObject::eventFilter(watched, event);
}

} // namespace renzhi

#include "moc_windowstate.cpp"
