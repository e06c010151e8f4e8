// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/maintoolbar.h"

#include "views/actions.h"
#include "views/theme.h"
#include "views/widgets/languageswitch.h"
#include "views/widgets/searchbox.h"

#include <QAction>
#include <QEvent>
#include <QToolButton>

namespace renzhi {

using namespace Qt::StringLiterals;

MainToolBar::MainToolBar(const Actions &actions, QWidget *parent)
    : QToolBar(parent), m_search(new SearchBox(this)), m_languages(new LanguageSwitch(this))
{
    setObjectName(u"toolBar"_s);
    setMovable(false);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (const Command command : { Command::Refresh, Command::AddJob, Command::AddPosition })
        addAction(actions.of(command));
    auto *space = new QWidget(this);
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(space);
    m_search->setObjectName(u"searchBox"_s);
    m_search->setMinimumWidth(30 * grid);
    m_search->setMaximumWidth(48 * grid);
    addWidget(m_search);
    auto *gap = new QWidget(this);
    gap->setFixedWidth(grid);
    addWidget(gap);
    addWidget(m_languages);
    // Reachable by Tab, unlike Qt's default.
    for (QToolButton *button : findChildren<QToolButton *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (!button->defaultAction())
            continue;
        button->setObjectName(u"tool-"_s + button->defaultAction()->objectName());
        button->setFocusPolicy(Qt::TabFocus);
    }
    retranslate();
}

void MainToolBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MainToolBar::retranslate()
{
    setWindowTitle(tr("Toolbar"));
    setAccessibleName(tr("Toolbar"));
}

} // namespace renzhi

#include "moc_maintoolbar.cpp"
