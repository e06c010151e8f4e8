// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/tenantprofile.h"
#include "models/directory/directoryservice.h"
#include "models/directory/draftstore.h"
#include "models/directory/outbox.h"
#include "models/directory/regularsync.h"
#include "models/directory/undohistory.h"
#include "models/items/jobtablemodel.h"
#include "models/items/organizationtreemodel.h"
#include "models/items/positiontablemodel.h"
#include "models/items/titletablemodel.h"
#include "models/items/usertablemodel.h"
#include "views/session.h"

#include <QObject>

namespace renzhi {

// One open tenant: its service, its outbox, its drafts and the item models over them. Carries the
// service's values into the models, so that neither knows the other.
class TenantSession : public QObject
{
    Q_OBJECT
public:
    TenantSession(TenantProfile profile, TenantOptions options, const QString &dataDirectory,
                  QObject *parent = nullptr);
    ~TenantSession() override;

    // Opens cache and outbox: the people have their rows when it returns. What could not be opened
    // is told through the service's cacheFailed, later, when the window listens.
    void open();
    // After the first paint: the references, the people index, what the cache of an earlier
    // version lacks, the counts, the first sync, and what became of writes of an earlier start.
    void begin(SyncMode mode);
    // What profile() says of it, and the service with all that is under way.
    void setPace(int connections, int requestsPerSecond);
    // Likewise: what changed is read so often with nobody asking, 0: never. begin() begins it.
    void setSyncMinutes(int minutes);

    [[nodiscard]] Session session();
    [[nodiscard]] const TenantProfile &profile() const { return m_profile; }
    [[nodiscard]] DirectoryService &service() { return m_service; }
    [[nodiscard]] DraftStore &drafts() { return m_drafts; }

private:
    void takeReferences();
    void takePeople(const std::vector<quint32> &changed, const std::vector<quint32> &removed);
    void takeJobs(const JobList &jobs);
    void tellLater(const ApiError &error);

    TenantProfile m_profile;
    DirectoryService m_service;
    RegularSync *m_regularSync; // a child of m_service
    Outbox m_outbox;
    std::optional<ApiError> m_outboxFailure;
    DraftStore m_drafts;
    std::optional<ApiError> m_draftsFailure;
    UndoHistory m_undo;
    UserTableModel m_users;
    JobTableModel m_jobs;
    PositionTableModel m_positions;
    TitleTableModel m_titles;
    OrganizationTreeModel m_organizations;
};

} // namespace renzhi
