// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/tenantprofile.h"
#include "models/directory/unsentwork.h"
#include "views/actions.h"

#include <QDateTime>
#include <QObject>

#include <functional>
#include <utility>

class QDialog;
class QWidget;

namespace renzhi {

class WriteForm;

// Carries out what concerns the tenant and its records: opens the forms, reads again, copies. What
// concerns the window itself (panes, full screen, search) the window does.
class Commands : public QObject
{
    Q_OBJECT
public:
    Commands(Desk &desk, Actions &actions, const ErrorCatalog &catalog, QWidget *window);

    // All tenants as they are stored; kept here for the whole window. What was saved of the open
    // one may reach its session only later.
    void setProfiles(const QVector<TenantProfile> &profiles) { m_profiles = profiles; }
    [[nodiscard]] const QVector<TenantProfile> &profiles() const { return m_profiles; }

    // See MainWindow::setUnsentWork().
    using UnsentCount = std::function<UnsentWork(const QString &id)>;
    void setUnsentWork(UnsentCount count) { m_unsentWork = std::move(count); }

    // Opens what takes this line of the change log back: the form with the values that were there
    // before, ready to be saved, or the question that a removal asks. What is there is compared
    // with what the change left, like in every write. undoFailed when it cannot be taken back.
    // `at`: when the line was written; a number means another line in another file of the log.
    void undo(qint64 line, const QDateTime &at);

signals:
    // `isLatest`: it is the one that is next by the keys.
    void undoFailed(const renzhi::ApiError &error, bool isLatest);
    void jobSaved(const renzhi::JobId &job);
    void positionSaved(const renzhi::PositionId &position);
    void profileSaved(const renzhi::TenantProfile &profile, const QString &secret);
    void profileRemoved(const QString &id);
    void profileExportRequested(const renzhi::TenantProfile &profile, const QString &file);
    void languageRequested(renzhi::Language language); // by an open form

private:
    void run(Command command, const Subject &subject);
    void addJob(const UserId &user);
    void change(const Subject &subject);
    void transferJob(const UserId &user);
    void remove(const Subject &subject);
    void leavePosition(const PositionId &id);
    void copyPosition(const PositionId &id);
    void addPosition(const PositionId &like);
    void copyId(const Subject &subject);
    void showInTree(const Subject &subject);
    void showPosition(const Subject &subject);
    [[nodiscard]] TenantProfile profile() const; // of the open tenant
    void editTenant(TenantProfile profile);
    void duplicateTenant();
    void exportTenant();
    void removeTenant();
    void openSync();
    void undoLatest();
    void undoLine(qint64 line, const QDateTime &at, bool isLatest);
    [[nodiscard]] WriteForm *undoForm(const WriteRequest &inverse);
    [[nodiscard]] WriteForm *undoJobForm(const WriteRequest &inverse);
    [[nodiscard]] WriteForm *undoPositionForm(const WriteRequest &inverse);
    void open(QDialog *dialog);

    Desk &m_desk;
    const Actions &m_actions;
    const ErrorCatalog &m_catalog;
    QWidget *m_window;
    QVector<TenantProfile> m_profiles;
    UnsentCount m_unsentWork;
};

} // namespace renzhi
