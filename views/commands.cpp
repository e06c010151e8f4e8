// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/commands.h"

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "views/forms/copypositiondialog.h"
#include "views/forms/jobform.h"
#include "views/forms/positionform.h"
#include "views/forms/removejobdialog.h"
#include "views/forms/removepositiondialog.h"
#include "views/forms/syncdialog.h"
#include "views/forms/tenantdialog.h"
#include "views/forms/writeform.h"

#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QUuid>

#include <algorithm>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// Asked once, the safe answer is the default.
class RemoveTenantBox final : public QMessageBox
{
public:
    // `unsent`: what would be lost with it.
    RemoveTenantBox(QString tenant, const UnsentWork &unsent, QWidget *window)
        : QMessageBox(window)
        , m_tenant(std::move(tenant))
        , m_unsent(unsent)
        , m_remove(addButton(QString(), QMessageBox::DestructiveRole))
    {
        setObjectName(u"removeTenantBox"_s);
        setIcon(QMessageBox::Question);
        setTextFormat(Qt::PlainText);
        addButton(QMessageBox::Cancel);
        setDefaultButton(QMessageBox::Cancel);
        retranslate();
    }

    [[nodiscard]] QPushButton *removeButton() const { return m_remove; }

protected:
    void changeEvent(QEvent *event) override
    {
        QMessageBox::changeEvent(event);
        if (event->type() == QEvent::LanguageChange)
            retranslate();
    }

private:
    void retranslate()
    {
        setWindowTitle(Commands::tr("Remove a tenant"));
        setText(Commands::tr("Remove “%1” from this computer?").arg(m_tenant));
        QString text
            = Commands::tr("Its profile, its secret, the local copy of its data and all that was "
                           "kept of your work with it are removed from this computer. Nothing "
                           "changes on the server.");
        const QStringList sentences = losses();
        for (const QString &loss : sentences)
            text = Commands::tr("%1 %2", "two sentences").arg(text, loss);
        setInformativeText(text);
        m_remove->setText(Commands::tr("&Remove"));
    }

    [[nodiscard]] QStringList losses() const
    {
        QStringList sentences;
        if (m_unsent.changes > 0)
            sentences.append(
                Commands::tr("%n change(s) in the Outbox were never sent and will be lost.",
                             nullptr, m_unsent.changes));
        if (m_unsent.drafts > 0)
            sentences.append(Commands::tr("%n draft(s) of unfinished forms will be lost.", nullptr,
                                          m_unsent.drafts));
        if (!m_unsent.isAll)
            sentences.append(Commands::tr("Not all that was kept of your work can be read: more "
                                          "may be lost."));
        return sentences;
    }

    QString m_tenant;
    UnsentWork m_unsent;
    QPushButton *m_remove;
};

} // namespace

Commands::Commands(Desk &desk, Actions &actions, const ErrorCatalog &catalog, QWidget *window)
    : QObject(window), m_desk(desk), m_actions(actions), m_catalog(catalog), m_window(window)
{
    connect(&actions, &Actions::requested, this,
            [this, &actions](Command command, const Subject &subject) {
                // The world may have changed since a menu was opened.
                if (actions.obstacle(command, subject).isEmpty())
                    run(command, subject);
            });
}

void Commands::run(Command command, const Subject &subject)
{
    switch (command) {
    case Command::AddJob:
        return addJob(subject.user);
    case Command::Change:
        return change(subject);
    case Command::TransferJob:
        return transferJob(subject.user);
    case Command::Remove:
        return remove(subject);
    case Command::AddPosition:
        return addPosition(subject.position);
    case Command::CopyPosition:
        return copyPosition(subject.position);
    case Command::Undo:
        return undoLatest();
    case Command::CopyId:
        return copyId(subject);
    case Command::ShowInTree:
        return showInTree(subject);
    case Command::ShowPosition:
        return showPosition(subject);
    case Command::GoPeople:
        return m_desk.showView(View::People);
    case Command::GoPositions:
        return m_desk.showView(View::Positions);
    case Command::GoJobs:
        return m_desk.showView(View::Jobs);
    case Command::GoTitles:
        return m_desk.showView(View::Titles);
    case Command::GoOutbox:
        return m_desk.showView(View::Outbox);
    case Command::GoChanges:
        return m_desk.showChanges({});
    case Command::ShowChanges:
        return m_desk.showChanges(subject);
    case Command::Back:
        return m_desk.goBack();
    case Command::Forward:
        return m_desk.goForward();
    case Command::Refresh:
        return m_desk.service()->sync(SyncMode::Changes);
    case Command::FullSync:
        return m_desk.service()->sync(SyncMode::Full);
    case Command::SyncStatus:
        return openSync();
    case Command::WorkOffline:
        m_desk.service()->setOffline(!m_desk.service()->isOffline());
        emit m_desk.contextChanged();
        return;
    case Command::CollectChanges: {
        Outbox *outbox = m_desk.session().outbox;
        outbox->setCollecting(!outbox->isCollecting());
        emit m_desk.contextChanged();
        return;
    }
    case Command::CheckRights:
        return m_desk.service()->checkRights();
    case Command::ConnectTenant: {
        TenantProfile profile;
        profile.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        return editTenant(profile);
    }
    case Command::EditTenant:
        return editTenant(profile());
    case Command::DuplicateTenant:
        return duplicateTenant();
    case Command::ExportTenant:
        return exportTenant();
    case Command::RemoveTenant:
        return removeTenant();
    default:
        return; // the window's own
    }
}

void Commands::open(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (auto *editing = qobject_cast<EditingDialog *>(dialog)) {
        connect(editing, &EditingDialog::languageRequested, this, &Commands::languageRequested);
        editing->keepDraftIn(m_desk.session().drafts);
    }
    dialog->open();
}

void Commands::openSync()
{
    auto *dialog = new SyncDialog(m_desk, m_actions, m_catalog, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void Commands::addJob(const UserId &user)
{
    const auto person = m_desk.user(user);
    auto *form = new JobForm(*m_desk.service(), *m_desk.session().outbox, m_catalog,
                             JobForm::Mode::Add, *person, std::nullopt, m_window);
    connect(form, &JobForm::saved, this, [this, user](const QString &job) {
        if (m_desk.place().view == View::Jobs) {
            m_desk.showJob(user, JobId(job));
        } else {
            m_desk.showUser(user);
            m_desk.selectJob(JobId(job));
        }
        emit jobSaved(JobId(job));
    });
    open(form);
}

void Commands::change(const Subject &subject)
{
    if (const auto position = m_desk.position(subject.position)) {
        auto *form = new PositionForm(*m_desk.service(), *m_desk.session().outbox, m_catalog,
                                      position, position->orgId, m_window);
        connect(form, &PositionForm::saved, this, &Commands::positionSaved);
        return open(form);
    }
    const auto row = m_desk.job(subject.user, subject.job);
    if (row->job.relation == RelationType::Primary)
        return transferJob(subject.user);
    auto *form = new JobForm(*m_desk.service(), *m_desk.session().outbox, m_catalog,
                             JobForm::Mode::Change, *m_desk.user(subject.user), row->job, m_window);
    connect(form, &JobForm::saved, this, [this](const QString &job) { emit jobSaved(JobId(job)); });
    open(form);
}

void Commands::transferJob(const UserId &user)
{
    const auto primary = m_desk.primaryJob(user);
    auto *form = new JobForm(*m_desk.service(), *m_desk.session().outbox, m_catalog,
                             JobForm::Mode::Transfer, *m_desk.user(user), primary->job, m_window);
    connect(form, &JobForm::saved, this, [this, user] {
        if (const auto now = m_desk.primaryJob(user))
            emit jobSaved(now->job.id);
    });
    open(form);
}

void Commands::remove(const Subject &subject)
{
    if (const auto position = m_desk.position(subject.position)) {
        auto *dialog = new RemovePositionDialog(*m_desk.service(), *m_desk.session().outbox,
                                                m_catalog, *position, m_window);
        connect(dialog, &RemovePositionDialog::saved, this, &Commands::leavePosition);
        open(dialog);
        return;
    }
    const auto row = m_desk.job(subject.user, subject.job);
    open(new RemoveJobDialog(*m_desk.service(), *m_desk.session().outbox, m_catalog,
                             *m_desk.user(subject.user), row->job, m_window));
}

// What the operator removed is not told as a record that went missing.
void Commands::leavePosition(const PositionId &id)
{
    const Place &place = m_desk.place();
    if (place.view == View::Positions && place.position == id)
        m_desk.showPosition({});
}

void Commands::copyPosition(const PositionId &id)
{
    auto *dialog = new CopyPositionDialog(*m_desk.service(), *m_desk.session().outbox, m_catalog,
                                          *m_desk.position(id), m_window);
    dialog->setGuard(massWriteGuard(m_desk.session().profile));
    open(dialog);
}

void Commands::addPosition(const PositionId &like)
{
    const auto position = m_desk.position(like);
    OrgId preset = m_desk.organization();
    if (preset.isEmpty() && position)
        preset = position->orgId;
    auto *form = new PositionForm(*m_desk.service(), *m_desk.session().outbox, m_catalog,
                                  std::nullopt, preset, m_window);
    connect(form, &PositionForm::saved, this, [this](const PositionId &id) {
        m_desk.showPosition(id);
        emit positionSaved(id);
    });
    open(form);
}

void Commands::copyId(const Subject &subject)
{
    // One of them is meant.
    QGuiApplication::clipboard()->setText(subject.user.toString() + subject.position.toString()
                                          + subject.title.toString());
}

void Commands::showInTree(const Subject &subject)
{
    const auto user = m_desk.user(subject.user);
    const auto position = m_desk.position(subject.position);
    if (m_desk.place().view == View::Outbox) { // the tree is on the other pages
        if (user)
            m_desk.showUser(user->id);
        else if (position)
            m_desk.showPosition(position->id);
    }
    // The page of jobs is narrowed by where a job is, which may be elsewhere than its holder.
    const auto row
        = m_desk.place().view == View::Jobs ? m_desk.job(subject.user, subject.job) : std::nullopt;
    const OrgId own = user ? user->orgId : position ? position->orgId : OrgId();
    m_desk.showOrganization(row ? row->job.orgId : own);
}

void Commands::showPosition(const Subject &subject)
{
    if (const auto row = m_desk.job(subject.user, subject.job))
        m_desk.showPosition(row->job.positionId);
}

void Commands::editTenant(TenantProfile profile)
{
    auto *dialog = new TenantDialog(m_catalog, std::move(profile), m_window);
    connect(dialog, &TenantDialog::profileAccepted, this, &Commands::profileSaved);
    open(dialog);
}

TenantProfile Commands::profile() const
{
    const TenantProfile &open = m_desk.session().profile;
    const auto stored = std::find_if(m_profiles.cbegin(), m_profiles.cend(),
                                     [&open](const auto &each) { return each.id == open.id; });
    return stored == m_profiles.cend() ? open : *stored;
}

// A tenant of its own, with a cache, an outbox and a secret of its own.
void Commands::duplicateTenant()
{
    TenantProfile profile = this->profile();
    profile.id.clear();
    profile.name = tr("%1 (copy)", "name of a duplicated profile").arg(profile.name);
    editTenant(std::move(profile));
}

void Commands::exportTenant()
{
    const TenantProfile profile = this->profile();
    auto *dialog = new QFileDialog(m_window, tr("Export the tenant profile"));
    dialog->setObjectName(u"exportTenantDialog"_s);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters({ tr("Tenant profiles (*.json)") });
    dialog->setDefaultSuffix(u"json"_s);
    QString name = profile.name;
    name.replace(u'/', u'-');
    dialog->selectFile(QString(name + u".json"_s));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, profile](const QString &file) { emit profileExportRequested(profile, file); });
    open(dialog);
}

// Removes whatever is kept here of a tenant, and its secret.
void Commands::removeTenant()
{
    const TenantProfile profile = m_desk.session().profile;
    const UnsentWork unsent = m_unsentWork ? m_unsentWork(profile.id) : UnsentWork();
    auto *box = new RemoveTenantBox(profile.name, unsent, m_window);
    connect(box->removeButton(), &QPushButton::clicked, this,
            [this, id = profile.id] { emit profileRemoved(id); });
    open(box);
}

} // namespace renzhi

#include "moc_commands.cpp"
