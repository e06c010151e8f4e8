// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"
#include "models/core/tenantprofile.h"

#include <optional>

namespace renzhi {

class DirectoryService;
class DraftStore;
class JobTableModel;
class OrganizationTreeModel;
class Outbox;
class PositionTableModel;
class TitleTableModel;
class UndoHistory;
class UserTableModel;

// One open tenant as the window sees it. Owns nothing: the composition root owns every object,
// feeds references and statistics into `users`, `jobs` and `organizations`, and keeps all of them
// alive until another session was set. The window itself asks the people index and sets the rows of
// `users`, asks for lists of jobs and sets the rows of `jobs`, says what `organizations` counts,
// and gives `positions` and `titles` the references when they are in sight.
struct Session
{
    TenantProfile profile;
    DirectoryService *service = nullptr;
    Outbox *outbox = nullptr;
    UserTableModel *users = nullptr;
    PositionTableModel *positions = nullptr;
    TitleTableModel *titles = nullptr;
    OrganizationTreeModel *organizations = nullptr;
    std::optional<ApiError> outboxFailure; // what the outbox held could not be read
    DraftStore *drafts = nullptr;
    std::optional<ApiError> draftsFailure = {}; // of an earlier start, not or not all read
    UndoHistory *undo = nullptr;
    JobTableModel *jobs = nullptr;

    [[nodiscard]] bool isOpen() const { return service != nullptr; }
};

} // namespace renzhi
