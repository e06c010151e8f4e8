// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/tenantprofile.h"
#include "views/actions.h"
#include "views/theme.h"
#include "views/widgets/tableview.h"

#include <QObject>
#include <QVector>

#include <functional>

class QActionGroup;
class QMainWindow;
class QMenu;

namespace renzhi {

// The menu bar: the window's actions in their places, and the menus whose entries are choices
// (language, theme, text size, tenant, columns).
class Menus : public QObject
{
    Q_OBJECT
public:
    Menus(Actions &actions, QMainWindow *window);

    void setProfiles(const QVector<TenantProfile> &profiles, const QString &current);
    void setChoices(Language language, ThemeChoice theme, TextSize size);
    // Fills the columns menu each time it opens.
    void setColumnFiller(std::function<void(QMenu *)> fill) { m_fillColumns = std::move(fill); }
    void setDensity(Density density);
    void retranslate();

signals:
    void languageRequested(renzhi::Language language);
    void themeRequested(renzhi::ThemeChoice theme);
    void textSizeRequested(renzhi::TextSize size);
    void densityRequested(renzhi::Density density);
    void profileRequested(const QString &id);

private:
    QMenu *addMenu(const QString &objectName, const QVector<Command> &commands);
    QActionGroup *addChoices(QMenu *menu, const QStringList &names,
                             const std::function<void(int)> &chosen);
    void fillTenants();

    Actions &m_actions;
    QMainWindow *m_window;
    QMenu *m_file = nullptr;
    QMenu *m_tenants = nullptr;
    QMenu *m_edit = nullptr;
    QMenu *m_view = nullptr;
    QMenu *m_columns = nullptr;
    QMenu *m_density = nullptr;
    QMenu *m_language = nullptr;
    QMenu *m_theme = nullptr;
    QMenu *m_textSize = nullptr;
    QMenu *m_go = nullptr;
    QMenu *m_tools = nullptr;
    QMenu *m_help = nullptr;
    QVector<TenantProfile> m_profiles;
    QString m_currentProfile;
    std::function<void(QMenu *)> m_fillColumns;
};

} // namespace renzhi
