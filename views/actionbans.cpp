// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is not allowed at all, apart from what is only not possible now.

#include "models/directory/directoryservice.h"
#include "models/directory/undohistory.h"
#include "views/actions.h"

#include <QAction>

namespace renzhi {

using namespace Qt::StringLiterals;

std::optional<AccessRights::Area> Actions::writtenArea(Command command,
                                                       const Subject &subject) const
{
    using Area = AccessRights::Area;
    switch (command) {
    case Command::AddJob:
    case Command::TransferJob:
        return Area::People;
    case Command::AddPosition:
    case Command::CopyPosition:
        return Area::Positions;
    case Command::Change:
    case Command::Remove:
        return isAboutPosition(subject) ? Area::Positions : Area::People;
    case Command::Undo: {
        const UndoHistory *history = m_desk.session().undo;
        const auto step = history ? history->latest() : std::nullopt;
        if (!step)
            return {};
        return renzhi::isAboutPosition(step->kind) ? Area::Positions : Area::People;
    }
    default:
        return {};
    }
}

QString Actions::ban(Command command, const Subject &subject) const
{
    const auto area = writtenArea(command, subject);
    return area ? ban(*area) : QString();
}

QString Actions::ban(AccessRights::Area area) const
{
    const auto *service = m_desk.service();
    if (!service)
        return {};
    if (service->isReadOnly())
        return tr("This tenant is opened read-only.");
    const auto missing = service->rights().missing(area, AccessRights::Use::Write);
    return missing ? tr("The application lacks the permission “%1”. When it was granted, choose "
                        "“Check permissions again” in the Tools menu.")
                         .arg(*missing)
                   : QString();
}

std::optional<Command> Actions::bannedBy(const QKeySequence &keys) const
{
    const Subject subject = m_desk.subject();
    for (const Command command :
         { Command::AddJob, Command::Change, Command::TransferJob, Command::Remove,
           Command::AddPosition, Command::CopyPosition, Command::Undo }) {
        if (of(command)->shortcuts().contains(keys) && isOffered(command, subject)
            && !ban(command, subject).isEmpty())
            return command;
    }
    return {};
}

} // namespace renzhi
