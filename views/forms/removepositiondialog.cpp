// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/removepositiondialog.h"

#include "ui_removepositiondialog.h"
#include "views/errors/fielderror.h"
#include "views/errors/messagebar.h"
#include "views/errors/plaintext.h"
#include "views/forms/holderspanel.h"
#include "views/theme.h"
#include "views/widgets/codepickerchoice.h"

#include <QBoxLayout>

namespace renzhi {

using namespace Qt::StringLiterals;

RemovePositionDialog::RemovePositionDialog(DirectoryService &service, Outbox &outbox,
                                           const ErrorCatalog &catalog, const Position &position,
                                           QWidget *parent)
    : WriteForm(service, outbox, catalog, parent)
    , ui(std::make_unique<Ui::RemovePositionDialog>())
    , m_position(position)
{
    setObjectName(u"removePositionDialog"_s);
    auto *page = new QWidget(this);
    ui->setupUi(page);
    contentLayout()->addWidget(page);
    ui->question->setFont(headingFont(font()));
    ui->code->setFont(codeFont(font()));
    showHolders(false);
    finishSetup();
}

RemovePositionDialog::~RemovePositionDialog()
{
    letGoOfInputs();
}

RemovePositionDialog::Words RemovePositionDialog::words() const
{
    return { tr("Remove position"), tr("Remove position"), true };
}

WriteRequest RemovePositionDialog::request() const
{
    WriteRequest request;
    request.kind = WriteRequest::Kind::RemovePosition;
    request.position = m_position.id;
    request.basePosition = m_position;
    return request;
}

WriteForm::FieldPlace RemovePositionDialog::placeOf(Field field) const
{
    if (field == Field::Position)
        return { ui->positionError, nullptr, tr("Position") };
    return {};
}

void RemovePositionDialog::showConflict(const WriteOutcome &outcome)
{
    if (!outcome.theirPosition) {
        showGone(u"JOB.POSITION.0001"_s);
        return;
    }
    m_position = *outcome.theirPosition;
    retranslate();
    bar().showNotice(MessageBar::Kind::Warning, [] {
        return tr("This position was changed on the server in the meantime. Nothing was sent: "
                  "this is what it is now.");
    });
}

void RemovePositionDialog::announceSaved(const WriteOutcome &)
{
    emit saved(m_position.id);
}

// Who holds it may not be known here: the panel then says how to find out.
void RemovePositionDialog::afterRefusal(const ApiError &error)
{
    if (error.code == "JOB.POSITION.0017"_L1)
        showHolders(true);
}

void RemovePositionDialog::showHolders(bool always)
{
    const auto holders = service().holders(m_position.id);
    ui->holders->setHolders(holders);
    ui->holders->setVisible(always || !holders.isEmpty());
}

void RemovePositionDialog::referencesChanged()
{
    showPosition();
}

void RemovePositionDialog::showPosition()
{
    using Kind = ChoiceListModel::Kind;
    const QString path = references().path(m_position.orgId).join(u'/');
    const QString organization
        = describeChoice(Kind::Organizations, m_position.orgId.toString(), references());
    ui->code->setText(breakable(m_position.code.toString()));
    ui->organization->setText(
        breakable(path.isEmpty() ? organization : QString(organization + u'\n' + path)));
    ui->title->setText(
        breakable(describeChoice(Kind::Titles, m_position.titleId.toString(), references())));
}

void RemovePositionDialog::retranslate()
{
    ui->question->setText(tr("Remove the position “%1”?").arg(m_position.name.simplified()));
    ui->codeLabel->setText(tr("Code"));
    ui->organizationLabel->setText(tr("Organization"));
    ui->titleLabel->setText(tr("Default title"));
    ui->consequence->setText(tr("The server removes it only while nobody holds it. To get it "
                                "back, add it again; it will have a new ID."));
    showPosition();
    WriteForm::retranslate();
}

} // namespace renzhi

#include "moc_removepositiondialog.cpp"
