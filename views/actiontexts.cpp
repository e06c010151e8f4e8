// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/actions.h"

namespace renzhi {

bool Actions::isAboutPosition(const Subject &subject) const
{
    return subject.job.isEmpty()
        && (!subject.position.isEmpty() || m_desk.place().view == View::Positions);
}

// The words of every action, apart from their rules: a translator reads them here in one piece.
// Mnemonics are unique within each menu.
QString Actions::text(Command command, const Subject &subject) const
{
    switch (command) {
    case Command::ConnectTenant:
        return tr("&Connect a tenant…");
    case Command::EditTenant:
        return tr("&Edit this tenant's profile…");
    case Command::DuplicateTenant:
        return tr("&Duplicate this tenant's profile…");
    case Command::ExportTenant:
        return tr("E&xport this tenant's profile…");
    case Command::RemoveTenant:
        return tr("Re&move this tenant from the list…");
    case Command::Quit:
        return tr("&Quit");
    case Command::Undo:
        return tr("&Undo the last change…");
    case Command::Find:
        return tr("&Find");
    case Command::Copy:
        return tr("&Copy rows");
    case Command::CopyId:
        return tr("Cop&y ID");
    case Command::AddJob:
        return tr("&Add part-time job…");
    case Command::Change:
        return isAboutPosition(subject) ? tr("C&hange position…") : tr("C&hange job…");
    case Command::TransferJob:
        return tr("&Transfer primary job…");
    case Command::Remove:
        return isAboutPosition(subject) ? tr("&Remove position…") : tr("&Remove part-time job…");
    case Command::AddPosition:
        return tr("Add &position…");
    case Command::CopyPosition:
        return tr("Copy position to &organizations…");
    case Command::ShowOrganizations:
        return tr("&Organizations pane");
    case Command::ShowCard:
        return tr("C&ard pane");
    case Command::ShowFilters:
        return tr("Filte&r row");
    case Command::FullScreen:
        return tr("&Full screen");
    case Command::GoPeople:
        return tr("&People");
    case Command::GoPositions:
        return tr("Po&sitions");
    case Command::GoJobs:
        return tr("&Jobs");
    case Command::GoTitles:
        return tr("T&itles");
    case Command::GoOutbox:
        return tr("&Outbox");
    case Command::GoChanges:
        return tr("&Changes");
    case Command::Back:
        return tr("&Back");
    case Command::Forward:
        return tr("&Forward");
    case Command::NextPane:
        return tr("&Next pane");
    case Command::PreviousPane:
        return tr("P&revious pane");
    case Command::ShowInTree:
        return tr("Show in organization tr&ee");
    case Command::ShowPosition:
        return tr("Sho&w position");
    case Command::ShowChanges:
        return subject.user.isEmpty() && isAboutPosition(subject) ? tr("Chan&ges of this position")
                                                                  : tr("Chan&ges of this person");
    case Command::Refresh:
        return tr("&Refresh");
    case Command::FullSync:
        return tr("Read &everything again");
    case Command::SyncStatus:
        return tr("S&ynchronization…");
    case Command::WorkOffline:
        return tr("Work &offline");
    case Command::CollectChanges:
        return tr("&Collect changes");
    case Command::CheckRights:
        return tr("Check &permissions again");
    case Command::Settings:
        return tr("&Settings…");
    case Command::Help:
        return tr("&Help");
    case Command::Shortcuts:
        return tr("&Keyboard shortcuts");
    case Command::Diagnostics:
        return tr("Save &diagnostics…");
    case Command::About:
        return tr("&About Renzhi");
    }
    Q_UNREACHABLE();
}

// Of those whose words depend on what is chosen.
QString Actions::generalText(Command command) const
{
    switch (command) {
    case Command::Change:
        return tr("Change job or position");
    case Command::Remove:
        return tr("Remove part-time job or position");
    case Command::ShowChanges:
        return tr("Changes of this person or position");
    default:
        return text(command, {});
    }
}

} // namespace renzhi
