// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/result.h"
#include "models/core/writerequest.h"
#include "models/directory/accessrights.h"
#include "views/desk.h"

#include <QHash>
#include <QObject>

#include <optional>

class QAction;
class QKeySequence;
class QMenu;
class QWidget;

namespace renzhi {

enum class Command {
    ConnectTenant,
    EditTenant,
    DuplicateTenant,
    ExportTenant,
    RemoveTenant,
    Quit,
    Undo,
    Find,
    Copy,
    CopyId,
    AddJob,
    Change,
    TransferJob,
    Remove,
    AddPosition,
    CopyPosition,
    ShowOrganizations,
    ShowCard,
    ShowFilters,
    FullScreen,
    GoPeople,
    GoPositions,
    GoJobs,
    GoTitles,
    GoOutbox,
    GoChanges,
    Back,
    Forward,
    NextPane,
    PreviousPane,
    ShowInTree,
    ShowPosition,
    ShowChanges,
    Refresh,
    FullSync,
    SyncStatus,
    WorkOffline,
    CollectChanges,
    CheckRights,
    Settings,
    Help,
    Shortcuts,
    Diagnostics,
    About,
};

// Every action of the window, once: text, icon, shortcut, and whether it is possible now. A
// disabled action says why in its tool tip. The actions follow the desk; menus for other subjects
// (a holder of a position, a row under the pointer) are made of the same rules.
class Actions : public QObject
{
    Q_OBJECT
public:
    explicit Actions(Desk &desk, QWidget *window);

    [[nodiscard]] QAction *of(Command command) const;
    [[nodiscard]] QList<QAction *> all() const; // in the order of the menus

    // Of one of all(), wherever it is used from: its name, and whether the tenant wants it for any
    // subject.
    [[nodiscard]] QString generalName(const QAction *action) const;
    [[nodiscard]] bool isOfferedSomewhere(const QAction *action) const;
    // Whether the tenant wants the command for the subject; otherwise it is not shown.
    [[nodiscard]] bool isOffered(Command command, const Subject &subject = {}) const;
    // Why the command is not possible for the subject, in words; empty when it is.
    [[nodiscard]] QString obstacle(Command command, const Subject &subject) const;

    // Why nothing of this kind can be written now, whatever it is about; empty when it can.
    [[nodiscard]] QString writeObstacle(WriteRequest::Kind kind) const;
    // Why a change cannot be taken back, given what UndoHistory::inverse() says of it; likewise.
    [[nodiscard]] QString undoObstacle(const Result<WriteRequest> &inverse,
                                       const ErrorCatalog &catalog) const;

    // Of these reasons the one that neither another choice nor waiting ends: the profile is
    // read-only, or the application lacks a permission, named by its code. Empty: neither, or the
    // command writes nothing.
    [[nodiscard]] QString ban(Command command, const Subject &subject) const;
    // Why nothing can be written in that area, likewise; for what is no command.
    [[nodiscard]] QString ban(AccessRights::Area area) const;

    // The command that these keys stand for, if it is banned for what is chosen: the keys of a
    // disabled action reach nobody, and who pressed them is to be told.
    [[nodiscard]] std::optional<Command> bannedBy(const QKeySequence &keys) const;

    // A menu of these commands for the subject. Owned by `parent`, deletes itself when it closes.
    QMenu *menu(const QVector<Command> &commands, const Subject &subject, QWidget *parent);
    // What can be done with a person, a job, a position, a title: the same everywhere they are
    // shown.
    [[nodiscard]] static QVector<Command> forPerson();
    [[nodiscard]] static QVector<Command> forJob();
    [[nodiscard]] static QVector<Command> forPosition();
    [[nodiscard]] static QVector<Command> forTitle();

    // Text, tool tip and state of an action that a view made for one subject of its own.
    void apply(QAction *action, Command command, const Subject &subject) const;

    void retranslate();
    void update();

signals:
    void requested(renzhi::Command command, const renzhi::Subject &subject);

private:
    void create(Command command);
    [[nodiscard]] QString text(Command command, const Subject &subject) const;
    [[nodiscard]] QString generalText(Command command) const;
    [[nodiscard]] bool isAboutPosition(const Subject &subject) const;
    // What the command writes: jobs, or positions; nothing when it does not write.
    [[nodiscard]] std::optional<AccessRights::Area> writtenArea(Command command,
                                                                const Subject &subject) const;
    [[nodiscard]] QString filterObstacle() const;
    [[nodiscard]] QString latestUndoObstacle() const;
    [[nodiscard]] QString writeObstacle(AccessRights::Area area) const;
    [[nodiscard]] QString jobObstacle(Command command, const Subject &subject) const;
    [[nodiscard]] QString changeObstacle(const Subject &subject) const;
    [[nodiscard]] QString positionObstacle(Command command, const Subject &subject) const;

    Desk &m_desk;
    QWidget *m_window;
    QHash<Command, QAction *> m_actions;
};

} // namespace renzhi
