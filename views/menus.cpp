// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/menus.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace renzhi {

using namespace Qt::StringLiterals;

Menus::Menus(Actions &actions, QMainWindow *window)
    : QObject(window), m_actions(actions), m_window(window)
{
    m_file = addMenu(u"menuFile"_s, { Command::ConnectTenant });
    m_tenants = m_file->addMenu(QString());
    m_tenants->setObjectName(u"menuTenants"_s);
    for (const Command command : { Command::EditTenant, Command::DuplicateTenant,
                                   Command::ExportTenant, Command::RemoveTenant })
        m_file->addAction(m_actions.of(command));
    m_file->addSeparator();
    m_file->addAction(m_actions.of(Command::Quit));

    m_edit = addMenu(u"menuEdit"_s, { Command::Undo });
    m_edit->addSeparator();
    for (const Command command :
         { Command::AddJob, Command::Change, Command::TransferJob, Command::Remove })
        m_edit->addAction(m_actions.of(command));
    m_edit->addSeparator();
    m_edit->addAction(m_actions.of(Command::AddPosition));
    m_edit->addAction(m_actions.of(Command::CopyPosition));
    m_edit->addSeparator();
    for (const Command command : { Command::Copy, Command::CopyId, Command::Find })
        m_edit->addAction(m_actions.of(command));

    m_view = addMenu(u"menuView"_s,
                     { Command::ShowOrganizations, Command::ShowCard, Command::ShowFilters });
    m_columns = m_view->addMenu(QString());
    m_columns->setObjectName(u"menuColumns"_s);
    connect(m_columns, &QMenu::aboutToShow, this, [this] {
        m_columns->clear();
        qDeleteAll(m_columns->findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
        if (m_fillColumns)
            m_fillColumns(m_columns);
    });
    m_density = m_view->addMenu(QString());
    m_density->setObjectName(u"menuDensity"_s);
    addChoices(m_density, { u"densityComfortable"_s, u"densityCompact"_s },
               [this](int at) { emit densityRequested(Density(at)); });
    m_view->addSeparator();
    m_language = m_view->addMenu(QString());
    m_language->setObjectName(u"menuLanguage"_s);
    addChoices(m_language, { u"languageZh"_s, u"languageEn"_s }, [this](int at) {
        emit languageRequested(at == 0 ? Language::Chinese : Language::English);
    });
    m_theme = m_view->addMenu(QString());
    m_theme->setObjectName(u"menuTheme"_s);
    addChoices(m_theme, { u"themeSystem"_s, u"themeLight"_s, u"themeDark"_s },
               [this](int at) { emit themeRequested(ThemeChoice(at)); });
    m_textSize = m_view->addMenu(QString());
    m_textSize->setObjectName(u"menuTextSize"_s);
    addChoices(m_textSize, { u"textSmall"_s, u"textNormal"_s, u"textLarge"_s },
               [this](int at) { emit textSizeRequested(TextSize(at)); });
    m_view->addSeparator();
    m_view->addAction(m_actions.of(Command::FullScreen));

    m_go = addMenu(u"menuGo"_s,
                   { Command::GoPeople, Command::GoPositions, Command::GoJobs, Command::GoTitles,
                     Command::GoOutbox, Command::GoChanges });
    m_go->addSeparator();
    for (const Command command : { Command::Back, Command::Forward, Command::ShowInTree,
                                   Command::ShowPosition, Command::ShowChanges })
        m_go->addAction(m_actions.of(command));
    m_go->addSeparator();
    m_go->addAction(m_actions.of(Command::NextPane));
    m_go->addAction(m_actions.of(Command::PreviousPane));

    m_tools = addMenu(u"menuTools"_s,
                      { Command::Refresh, Command::FullSync, Command::SyncStatus,
                        Command::WorkOffline, Command::CollectChanges, Command::CheckRights });
    m_tools->addSeparator();
    m_tools->addAction(m_actions.of(Command::Settings));
    m_help = addMenu(u"menuHelp"_s, { Command::Help, Command::Shortcuts });
    m_help->addSeparator();
    m_help->addAction(m_actions.of(Command::Diagnostics));
    m_help->addAction(m_actions.of(Command::About));
    setDensity(Density::Comfortable);
    retranslate();
}

QMenu *Menus::addMenu(const QString &objectName, const QVector<Command> &commands)
{
    QMenu *menu = m_window->menuBar()->addMenu(QString());
    menu->setObjectName(objectName);
    menu->setToolTipsVisible(true); // where a disabled action says why
    for (const Command command : commands)
        menu->addAction(m_actions.of(command));
    return menu;
}

QActionGroup *Menus::addChoices(QMenu *menu, const QStringList &names,
                                const std::function<void(int)> &chosen)
{
    auto *group = new QActionGroup(menu);
    for (int i = 0; i < names.size(); ++i) {
        QAction *action = menu->addAction(QString());
        action->setObjectName(names.at(i));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [chosen, i] { chosen(i); });
    }
    return group;
}

void Menus::setProfiles(const QVector<TenantProfile> &profiles, const QString &current)
{
    m_profiles = profiles;
    m_currentProfile = current;
    fillTenants();
}

void Menus::fillTenants()
{
    m_tenants->clear();
    for (const TenantProfile &profile : std::as_const(m_profiles)) {
        QString name = profile.demo ? tr("Demo tenant") : profile.name;
        name.replace(u'&', u"&&"_s);
        QAction *action = m_tenants->addAction(name);
        action->setObjectName(u"tenant-"_s + profile.id);
        action->setCheckable(true);
        action->setChecked(profile.id == m_currentProfile);
        connect(
            action, &QAction::triggered, this,
            [this, id = profile.id] {
                fillTenants(); // the mark moves when the other tenant is open, not before
                emit profileRequested(id);
            },
            Qt::QueuedConnection); // the list is made anew, with the action in it
    }
    m_tenants->setEnabled(!m_profiles.isEmpty());
}

void Menus::setChoices(Language language, ThemeChoice theme, TextSize size)
{
    m_language->actions().at(language == Language::Chinese ? 0 : 1)->setChecked(true);
    m_theme->actions().at(int(theme))->setChecked(true);
    m_textSize->actions().at(int(size))->setChecked(true);
}

void Menus::setDensity(Density density)
{
    m_density->actions().at(int(density))->setChecked(true);
}

void Menus::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_tenants->setTitle(tr("&Tenants"));
    m_edit->setTitle(tr("&Edit"));
    m_view->setTitle(tr("&View"));
    m_columns->setTitle(tr("&Columns"));
    m_density->setTitle(tr("&Density"));
    m_density->actions().at(0)->setText(tr("&Comfortable"));
    m_density->actions().at(1)->setText(tr("C&ompact"));
    m_language->setTitle(tr("&Language"));
    // Each language names itself.
    m_language->actions().at(0)->setText(u"中文(&C)"_s);
    m_language->actions().at(1)->setText(u"&English"_s);
    m_theme->setTitle(tr("&Theme"));
    m_theme->actions().at(0)->setText(tr("&Follow the desktop"));
    m_theme->actions().at(1)->setText(tr("L&ight"));
    m_theme->actions().at(2)->setText(tr("&Dark"));
    m_textSize->setTitle(tr("Text &size"));
    m_textSize->actions().at(0)->setText(tr("&Small"));
    m_textSize->actions().at(1)->setText(tr("&Normal"));
    m_textSize->actions().at(2)->setText(tr("&Large"));
    m_go->setTitle(tr("&Go"));
    m_tools->setTitle(tr("&Tools"));
    m_help->setTitle(tr("&Help"));
    fillTenants();
}

} // namespace renzhi

#include "moc_menus.cpp"
