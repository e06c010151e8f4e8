// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/removejobdialog.h"

#include "ui_removejobdialog.h"
#include "views/errors/fielderror.h"
#include "views/errors/messagebar.h"
#include "views/errors/plaintext.h"
#include "views/theme.h"
#include "views/widgets/codepickerchoice.h"
#include "views/wording.h"

#include <QBoxLayout>

namespace renzhi {

using namespace Qt::StringLiterals;

RemoveJobDialog::RemoveJobDialog(DirectoryService &service, Outbox &outbox,
                                 const ErrorCatalog &catalog, const User &user, const Job &job,
                                 QWidget *parent)
    : WriteForm(service, outbox, catalog, parent)
    , ui(std::make_unique<Ui::RemoveJobDialog>())
    , m_user(user)
    , m_job(job)
{
    setObjectName(u"removeJobDialog"_s);
    auto *page = new QWidget(this);
    ui->setupUi(page);
    contentLayout()->addWidget(page);
    ui->question->setFont(headingFont(font()));
    finishSetup();
}

RemoveJobDialog::~RemoveJobDialog()
{
    letGoOfInputs();
}

RemoveJobDialog::Words RemoveJobDialog::words() const
{
    return { tr("Remove part-time job"), tr("Remove part-time job"), true };
}

WriteRequest RemoveJobDialog::request() const
{
    WriteRequest request;
    request.kind = WriteRequest::Kind::RemoveJob;
    request.user = m_user.id;
    request.job = m_job.id;
    request.baseJob = m_job;
    return request;
}

WriteForm::FieldPlace RemoveJobDialog::placeOf(Field field) const
{
    if (field == Field::User)
        return { ui->jobError, nullptr, tr("Person") };
    if (field == Field::Job)
        return { ui->jobError, nullptr, tr("Job") };
    return {};
}

void RemoveJobDialog::showConflict(const WriteOutcome &outcome)
{
    if (!outcome.theirJob) {
        showGone(u"USER.0093"_s);
        return;
    }
    m_job = *outcome.theirJob;
    showJob();
    bar().showNotice(MessageBar::Kind::Warning, [] {
        return tr("This job was changed on the server in the meantime. Nothing was sent: this is "
                  "what it is now.");
    });
}

void RemoveJobDialog::announceSaved(const WriteOutcome &)
{
    emit saved(m_job.id.toString());
}

void RemoveJobDialog::referencesChanged()
{
    showJob();
}

void RemoveJobDialog::showJob()
{
    using Kind = ChoiceListModel::Kind;
    const QString detail = wording::personDetail(m_user, references());
    ui->personDetail->setText(breakable(detail));
    ui->personDetail->setVisible(!detail.isEmpty());
    const QString path = references().path(m_job.orgId).join(u'/');
    const QString organization
        = describeChoice(Kind::Organizations, m_job.orgId.toString(), references());
    ui->organization->setText(
        breakable(path.isEmpty() ? organization : QString(organization + u'\n' + path)));
    ui->position->setText(
        breakable(describeChoice(Kind::Positions, m_job.positionId.toString(), references())));
    ui->title->setText(
        breakable(describeChoice(Kind::Titles, m_job.titleId.toString(), references())));
}

void RemoveJobDialog::retranslate()
{
    ui->question->setText(tr("Remove this part-time job of %1?").arg(wording::person(m_user)));
    ui->organizationLabel->setText(tr("Organization"));
    ui->positionLabel->setText(tr("Position"));
    ui->titleLabel->setText(tr("Title"));
    ui->consequence->setText(
        tr("The primary job and other part-time jobs stay as they are. To get it back, add it "
           "again; it will have a new ID."));
    showJob();
    WriteForm::retranslate();
}

} // namespace renzhi

#include "moc_removejobdialog.cpp"
