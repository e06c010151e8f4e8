// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/actions.h"

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "models/directory/undo.h"
#include "models/directory/undohistory.h"
#include "views/errors/errorpresenter.h"
#include "views/theme.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

#include <algorithm>
#include <array>
#include <span>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

struct Definition
{
    Command command;
    const char16_t *name; // objectName
    const char16_t *icon; // may be empty
    QKeySequence::StandardKey standard;
    const char *keys; // portable text, when there is no standard key
    bool checkable = false;
};

constexpr auto NoKey = QKeySequence::UnknownKey;

constexpr std::array Definitions {
    Definition { Command::ConnectTenant, u"actionConnectTenant", u"connect", NoKey, "" },
    Definition { Command::EditTenant, u"actionEditTenant", u"", NoKey, "" },
    Definition { Command::DuplicateTenant, u"actionDuplicateTenant", u"", NoKey, "" },
    Definition { Command::ExportTenant, u"actionExportTenant", u"", NoKey, "" },
    Definition { Command::RemoveTenant, u"actionRemoveTenant", u"", NoKey, "" },
    Definition { Command::Quit, u"actionQuit", u"quit", NoKey, "Ctrl+Q" },
    Definition { Command::Undo, u"actionUndo", u"", QKeySequence::Undo, "" },
    Definition { Command::Find, u"actionFind", u"search", QKeySequence::Find, "" },
    Definition { Command::Copy, u"actionCopy", u"copy", QKeySequence::Copy, "" },
    Definition { Command::CopyId, u"actionCopyId", u"", NoKey, "Ctrl+Shift+C" },
    Definition { Command::AddJob, u"actionAddJob", u"add-job", QKeySequence::New, "" },
    Definition { Command::Change, u"actionChange", u"edit", NoKey, "F2" },
    Definition { Command::TransferJob, u"actionTransferJob", u"transfer", NoKey, "Ctrl+T" },
    Definition { Command::Remove, u"actionRemove", u"remove", NoKey, "Del" },
    Definition { Command::AddPosition, u"actionAddPosition", u"add-position", NoKey,
                 "Ctrl+Shift+N" },
    Definition { Command::CopyPosition, u"actionCopyPosition", u"copy", NoKey, "Ctrl+Shift+D" },
    Definition { Command::ShowOrganizations, u"actionShowOrganizations", u"", NoKey, "F9", true },
    Definition { Command::ShowCard, u"actionShowCard", u"", NoKey, "Shift+F9", true },
    Definition { Command::ShowFilters, u"actionShowFilters", u"filter", NoKey, "Ctrl+Shift+L",
                 true },
    Definition { Command::FullScreen, u"actionFullScreen", u"", NoKey, "F11", true },
    Definition { Command::GoPeople, u"actionGoPeople", u"people", NoKey, "Ctrl+1", true },
    Definition { Command::GoPositions, u"actionGoPositions", u"position", NoKey, "Ctrl+2", true },
    Definition { Command::GoJobs, u"actionGoJobs", u"job", NoKey, "Ctrl+6", true },
    Definition { Command::GoTitles, u"actionGoTitles", u"title", NoKey, "Ctrl+3", true },
    Definition { Command::GoOutbox, u"actionGoOutbox", u"outbox", NoKey, "Ctrl+4", true },
    Definition { Command::GoChanges, u"actionGoChanges", u"changes", NoKey, "Ctrl+5", true },
    Definition { Command::Back, u"actionBack", u"back", QKeySequence::Back, "" },
    Definition { Command::Forward, u"actionForward", u"forward", QKeySequence::Forward, "" },
    Definition { Command::NextPane, u"actionNextPane", u"", NoKey, "F6" },
    Definition { Command::PreviousPane, u"actionPreviousPane", u"", NoKey, "Shift+F6" },
    Definition { Command::ShowInTree, u"actionShowInTree", u"tree", NoKey, "" },
    Definition { Command::ShowPosition, u"actionShowPosition", u"position", NoKey, "" },
    Definition { Command::ShowChanges, u"actionShowChanges", u"changes", NoKey, "" },
    Definition { Command::Refresh, u"actionRefresh", u"refresh", NoKey, "F5" },
    Definition { Command::FullSync, u"actionFullSync", u"", NoKey, "Ctrl+F5" },
    Definition { Command::SyncStatus, u"actionSyncStatus", u"", NoKey, "Shift+F5" },
    Definition { Command::WorkOffline, u"actionWorkOffline", u"offline", NoKey, "", true },
    Definition { Command::CollectChanges, u"actionCollectChanges", u"", NoKey, "", true },
    Definition { Command::CheckRights, u"actionCheckRights", u"", NoKey, "" },
    Definition { Command::Settings, u"actionSettings", u"settings", NoKey, "Ctrl+," },
    Definition { Command::Help, u"actionHelp", u"help", QKeySequence::HelpContents, "" },
    Definition { Command::Shortcuts, u"actionShortcuts", u"keyboard", NoKey, "Ctrl+/" },
    Definition { Command::Diagnostics, u"actionDiagnostics", u"", NoKey, "" },
    Definition { Command::About, u"actionAbout", u"info", NoKey, "" },
};

const Definition &definitionOf(Command command)
{
    const Definition &definition = Definitions.at(size_t(command));
    Q_ASSERT(definition.command == command);
    return definition;
}

QString withoutMnemonic(QString text)
{
    // "(&F)" as Chinese menus write it, then plain marks and the ellipsis.
    const qsizetype bracket = text.indexOf("(&"_L1);
    if (bracket >= 0)
        text.remove(bracket, 4);
    text.remove(u'&');
    text.remove(u'…');
    return text;
}

} // namespace

Actions::Actions(Desk &desk, QWidget *window) : QObject(window), m_desk(desk), m_window(window)
{
    for (const Definition &definition : Definitions)
        create(definition.command);
    connect(&m_desk, &Desk::contextChanged, this, &Actions::update);
    retranslate();
}

void Actions::create(Command command)
{
    const Definition &definition = definitionOf(command);
    auto *action = new QAction(m_window);
    action->setObjectName(QString::fromUtf16(definition.name));
    action->setCheckable(definition.checkable);
    if (definition.icon[0] != u'\0')
        action->setIcon(icon(QStringView(definition.icon)));
    if (definition.standard != NoKey)
        action->setShortcuts(definition.standard);
    else if (*definition.keys != '\0')
        action->setShortcut(QKeySequence(QString::fromLatin1(definition.keys)));
    m_window->addAction(action);
    m_actions.insert(command, action);
    connect(action, &QAction::triggered, this, [this, command] {
        emit requested(command, m_desk.subject());
        update(); // that of the page that is open has unchecked itself, and nothing else changed
    });
}

QAction *Actions::of(Command command) const
{
    return m_actions.value(command);
}

QList<QAction *> Actions::all() const
{
    QList<QAction *> result;
    for (const Definition &definition : Definitions)
        result.append(of(definition.command));
    return result;
}

QVector<Command> Actions::forPerson()
{
    return { Command::AddJob, Command::TransferJob, Command::ShowInTree, Command::ShowChanges,
             Command::CopyId };
}

QVector<Command> Actions::forJob()
{
    return { Command::Change, Command::Remove, Command::ShowPosition, Command::AddJob };
}

QVector<Command> Actions::forPosition()
{
    return { Command::Change,     Command::Remove,      Command::CopyPosition, Command::AddPosition,
             Command::ShowInTree, Command::ShowChanges, Command::CopyId };
}

QVector<Command> Actions::forTitle()
{
    return { Command::CopyId };
}

QMenu *Actions::menu(const QVector<Command> &commands, const Subject &subject, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setObjectName(u"contextMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    for (const Command command : commands) {
        if (!isOffered(command, subject))
            continue;
        const QAction *original = of(command);
        QAction *action = menu->addAction(original->icon(), {});
        action->setObjectName(original->objectName());
        // Shown only: the shortcut itself belongs to the window's action.
        action->setShortcut(original->shortcut());
        action->setShortcutContext(Qt::WidgetShortcut);
        apply(action, command, subject);
        connect(action, &QAction::triggered, this,
                [this, command, subject] { emit requested(command, subject); });
    }
    return menu;
}

void Actions::retranslate()
{
    update();
}

void Actions::update()
{
    const Subject subject = m_desk.subject();
    for (const Definition &definition : Definitions)
        apply(of(definition.command), definition.command, subject);
    const View view = m_desk.place().view;
    of(Command::GoPeople)->setChecked(view == View::People);
    of(Command::GoPositions)->setChecked(view == View::Positions);
    of(Command::GoJobs)->setChecked(view == View::Jobs);
    of(Command::GoTitles)->setChecked(view == View::Titles);
    of(Command::GoOutbox)->setChecked(view == View::Outbox);
    of(Command::GoChanges)->setChecked(view == View::Changes);
    of(Command::WorkOffline)->setChecked(m_desk.service() && m_desk.service()->isOffline());
    const Outbox *outbox = m_desk.session().outbox;
    of(Command::CollectChanges)->setChecked(outbox && outbox->isCollecting());
}

void Actions::apply(QAction *action, Command command, const Subject &subject) const
{
    const QString words = text(command, subject);
    const QString why = obstacle(command, subject);
    action->setText(words);
    action->setEnabled(why.isEmpty());
    action->setVisible(isOffered(command, subject));
    QString tip = withoutMnemonic(words);
    if (!why.isEmpty())
        tip = why;
    else if (!action->shortcut().isEmpty())
        tip = tr("%1 (%2)", "tool tip: action (shortcut)")
                  .arg(tip, action->shortcut().toString(QKeySequence::NativeText));
    action->setToolTip(tip);
    action->setIconText(withoutMnemonic(words));
}

QString Actions::generalName(const QAction *action) const
{
    const auto definition
        = std::find_if(Definitions.begin(), Definitions.end(),
                       [&](const Definition &one) { return of(one.command) == action; });
    Q_ASSERT(definition != Definitions.end());
    return withoutMnemonic(generalText(definition->command));
}

bool Actions::isOfferedSomewhere(const QAction *action) const
{
    return action != of(Command::TransferJob) || m_desk.session().profile.transfers;
}

bool Actions::isOffered(Command command, const Subject &subject) const
{
    if (command == Command::Remove && isAboutPosition(subject))
        return m_desk.session().profile.positionRemoval;
    return isOfferedSomewhere(of(command));
}

QString Actions::obstacle(Command command, const Subject &subject) const
{
    const auto *service = m_desk.service();
    switch (command) {
    case Command::AddJob:
    case Command::TransferJob:
        return jobObstacle(command, subject);
    case Command::Remove:
        return isAboutPosition(subject) ? positionObstacle(command, subject)
                                        : jobObstacle(command, subject);
    case Command::CopyPosition:
        return positionObstacle(command, subject);
    case Command::Change:
        return changeObstacle(subject);
    case Command::AddPosition:
        return writeObstacle(AccessRights::Area::Positions);
    case Command::CopyId:
        return m_desk.user(subject.user) || m_desk.position(subject.position)
                || m_desk.title(subject.title)
            ? QString()
            : tr("Choose a person, a position or a title first.");
    case Command::ShowInTree:
        return m_desk.user(subject.user) || m_desk.position(subject.position)
            ? QString()
            : tr("Choose a person or a position first.");
    case Command::ShowChanges: // also of one who is gone
        return !service || (subject.user.isEmpty() && subject.position.isEmpty())
            ? tr("Choose a person or a position first.")
            : QString();
    case Command::ShowPosition: {
        const auto row = m_desk.job(subject.user, subject.job);
        if (!row)
            return tr("Choose a job first.");
        return row->positionKnown && !row->job.positionId.isEmpty()
            ? QString()
            : tr("This job has no known position.");
    }
    case Command::Back:
        return m_desk.canGoBack() ? QString() : tr("There is nothing to go back to.");
    case Command::Forward:
        return m_desk.canGoForward() ? QString() : tr("There is nothing to go forward to.");
    case Command::CheckRights:
        if (!service)
            return tr("No tenant is open.");
        return service->isOffline()
            ? tr("You are working offline. Turn off “Work offline” in the Tools menu first.")
            : QString();
    case Command::Refresh:
    case Command::FullSync:
        if (!service)
            return tr("No tenant is open.");
        if (service->isOffline())
            return tr("You are working offline. Turn off “Work offline” in the Tools menu first.");
        return service->isSyncing() ? tr("Data is being read already.") : QString();
    case Command::EditTenant:
    case Command::DuplicateTenant:
    case Command::ExportTenant:
    case Command::RemoveTenant:
        // Also of one that could not be opened: its profile may be what is wrong.
        if (m_desk.session().profile.id.isEmpty())
            return tr("No tenant is open.");
        return m_desk.session().profile.demo ? tr("The demo tenant is built in.") : QString();
    case Command::ShowFilters:
        return filterObstacle();
    case Command::Undo:
        return latestUndoObstacle();
    case Command::SyncStatus:
    case Command::WorkOffline:
    case Command::CollectChanges:
    case Command::Copy:
    case Command::Find:
        return service ? QString() : tr("No tenant is open.");
    default:
        return {};
    }
}

QString Actions::filterObstacle() const
{
    switch (m_desk.place().view) {
    case View::Outbox:
        return tr("The Outbox has no filters.");
    case View::Changes:
        return tr("The filters of this page are always shown.");
    default:
        return {};
    }
}

QString Actions::writeObstacle(AccessRights::Area area) const
{
    const auto *service = m_desk.service();
    if (!service)
        return tr("No tenant is open.");
    if (QString why = ban(area); !why.isEmpty())
        return why;
    if (service->jobManagementOff())
        return tr("Job management is off for this tenant.");
    // A form would take what it does not find for unknown.
    return m_desk.isOpening() ? tr("The directory is still being opened.") : QString();
}

QString Actions::writeObstacle(WriteRequest::Kind kind) const
{
    using Area = AccessRights::Area;
    const bool isPosition = renzhi::isAboutPosition(kind);
    if (QString why = writeObstacle(isPosition ? Area::Positions : Area::People); !why.isEmpty())
        return why;
    const TenantProfile &profile = m_desk.session().profile;
    if (kind == WriteRequest::Kind::TransferPrimaryJob && !profile.transfers)
        return tr("Transfers are not switched on for this tenant.");
    if (kind == WriteRequest::Kind::RemovePosition && !profile.positionRemoval)
        return tr("Removing positions is not switched on for this tenant.");
    return {};
}

QString Actions::undoObstacle(const Result<WriteRequest> &inverse,
                              const ErrorCatalog &catalog) const
{
    if (!inverse)
        return errorWords(inverse.error(), catalog).title;
    return writeObstacle(inverse->kind);
}

// Whether the server, and the local data, allow it is found out when it is asked for.
QString Actions::latestUndoObstacle() const
{
    const UndoHistory *history = m_desk.session().undo;
    if (!history)
        return tr("No tenant is open.");
    const auto step = history->latest();
    return step ? writeObstacle(inverseKind(step->kind))
                : tr("Nothing that was changed since the program started is left to undo.");
}

QString Actions::jobObstacle(Command command, const Subject &subject) const
{
    if (QString why = writeObstacle(AccessRights::Area::People); !why.isEmpty())
        return why;
    if (!m_desk.user(subject.user))
        return tr("Choose a person first.");
    if (command == Command::AddJob)
        return {};
    if (command == Command::TransferJob) {
        if (!isOffered(command))
            return tr("Transfers are not switched on for this tenant.");
        const auto primary = m_desk.primaryJob(subject.user);
        if (!primary)
            return tr("No primary job of this person is known.");
        return primary->locked() ? tr("This job refers to something that is not in the local data; "
                                      "changing the job would clear it.")
                                 : QString();
    }
    const auto row = m_desk.job(subject.user, subject.job);
    if (!row)
        return tr("Choose a part-time job first.");
    return row->job.relation == RelationType::Primary
        ? tr("A primary job cannot be removed, only transferred.")
        : QString();
}

QString Actions::positionObstacle(Command command, const Subject &subject) const
{
    if (QString why = writeObstacle(AccessRights::Area::Positions); !why.isEmpty())
        return why;
    const auto position = m_desk.position(subject.position);
    if (!position)
        return tr("Choose a position first.");
    if (!isOffered(command, subject))
        return tr("Removing positions is not switched on for this tenant.");
    const bool titleKnown
        = position->titleId.isEmpty() || m_desk.references()->title(position->titleId);
    return command == Command::CopyPosition && !titleKnown
        ? tr("The default title of this position is not in the local data; the copy would lack it.")
        : QString();
}

QString Actions::changeObstacle(const Subject &subject) const
{
    const auto area = writtenArea(Command::Change, subject);
    if (QString why = writeObstacle(area.value_or(AccessRights::Area::People)); !why.isEmpty())
        return why;
    if (m_desk.position(subject.position))
        return {};
    const auto row = m_desk.job(subject.user, subject.job);
    if (!row) {
        const View view = m_desk.place().view;
        return view == View::Titles   ? tr("Titles are changed in the vendor's console.")
            : view == View::Positions ? tr("Choose a position first.")
                                      : tr("Choose a job first.");
    }
    if (row->job.relation == RelationType::Primary && !isOffered(Command::TransferJob))
        return tr("A primary job changes by a transfer only, and transfers are not switched on for "
                  "this tenant.");
    return row->locked() ? tr("This job refers to something that is not in the local data; "
                              "changing the job would clear it.")
                         : QString();
}

} // namespace renzhi

#include "moc_actions.cpp"
