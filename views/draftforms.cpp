// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/draftforms.h"

#include "models/directory/directoryservice.h"
#include "models/directory/draftstore.h"
#include "views/desk.h"
#include "views/forms/copypositiondialog.h"
#include "views/forms/jobform.h"
#include "views/forms/positionform.h"

#include <algorithm>

namespace renzhi {

DraftForms::DraftForms(Desk &desk, const Actions &actions, const ErrorCatalog &catalog,
                       QWidget *window)
    : QObject(window), m_desk(desk), m_actions(actions), m_catalog(catalog), m_window(window)
{
}

QString DraftForms::obstacle(const FormDraft &draft) const
{
    const WriteRequest &about = draft.about;
    const bool ofPosition = isAboutPosition(about.kind);
    if (!ofPosition && !m_desk.user(about.user))
        return tr("The person is not known here any more.");
    if (!about.position.isEmpty() && !m_desk.position(about.position))
        return tr("The position is not known here any more.");
    if (QString why = entryObstacle(draft); !why.isEmpty())
        return why;
    using Area = AccessRights::Area;
    return m_actions.ban(ofPosition ? Area::Positions : Area::People);
}

// What was typed over an entry of the Outbox is nothing without it: by itself it would be a second
// change, and over another one it would take back what nobody sees.
QString DraftForms::entryObstacle(const FormDraft &draft) const
{
    if (draft.outboxEntry.isNull())
        return {};
    const Outbox::Entry *entry = entryOf(draft);
    if (entry == nullptr)
        return tr("The change in the Outbox that it belongs to is not there any more: it was sent "
                  "or removed.");
    if (entry->sending || entry->outcomeUnknown)
        return tr("The change in the Outbox that it belongs to has left meanwhile, and its outcome "
                  "is not known.");
    if (entry->request != draft.begunOver)
        return tr("The change in the Outbox that it belongs to was changed meanwhile.");
    return {};
}

const Outbox::Entry *DraftForms::entryOf(const FormDraft &draft) const
{
    const Outbox *outbox = m_desk.session().outbox;
    if (outbox == nullptr || draft.outboxEntry.isNull())
        return nullptr;
    const QVector<Outbox::Entry> &entries = outbox->entries();
    const auto found
        = std::find_if(entries.cbegin(), entries.cend(), [&draft](const Outbox::Entry &each) {
              return each.id == draft.outboxEntry;
          });
    return found == entries.cend() ? nullptr : &*found;
}

void DraftForms::goOnWith(const QUuid &id)
{
    DraftStore *drafts = m_desk.session().drafts;
    if (drafts == nullptr || m_desk.isOpening())
        return;
    const QVector<FormDraft> offered = drafts->offered();
    const auto wanted = std::find_if(offered.cbegin(), offered.cend(),
                                     [&id](const FormDraft &each) { return each.id == id; });
    if (wanted == offered.cend() || !obstacle(*wanted).isEmpty())
        return;
    static_cast<void>(drafts->takeUp(id));
    if (wanted->isCopy)
        openCopies(*wanted);
    else if (isAboutPosition(wanted->about.kind))
        openPosition(*wanted);
    else
        openJob(*wanted);
}

// What stands in the Outbox comes first, and over it what was typed.
template <class Form> void DraftForms::resume(Form &form, const FormDraft &draft) const
{
    if (const Outbox::Entry *entry = entryOf(draft))
        form.resume(entry->id, entry->request);
    form.goOn(draft);
}

void DraftForms::open(EditingDialog *form)
{
    connect(form, &EditingDialog::languageRequested, this, &DraftForms::languageRequested);
    form->keepDraftIn(m_desk.session().drafts);
    form->open();
}

void DraftForms::openJob(const FormDraft &draft)
{
    const WriteRequest &about = draft.about;
    const UserId user = about.user;
    const bool isTransfer = about.kind == WriteRequest::Kind::TransferPrimaryJob;
    const JobForm::Mode mode = isTransfer             ? JobForm::Mode::Transfer
        : about.kind == WriteRequest::Kind::UpdateJob ? JobForm::Mode::Change
                                                      : JobForm::Mode::Add;
    m_desk.showUser(user);
    auto *form = new JobForm(*m_desk.service(), *m_desk.session().outbox, m_catalog, mode,
                             *m_desk.user(user), about.baseJob, m_window);
    resume(*form, draft);
    connect(form, &JobForm::saved, this, [this, user, isTransfer](const QString &id) {
        JobId job(id);
        if (isTransfer) { // it names the person
            const auto primary = m_desk.primaryJob(user);
            job = primary ? primary->job.id : JobId();
        }
        m_desk.showUser(user);
        m_desk.selectJob(job);
        emit jobSaved(job);
    });
    open(form);
}

void DraftForms::openPosition(const FormDraft &draft)
{
    if (!draft.about.position.isEmpty())
        m_desk.showPosition(draft.about.position);
    auto *form = new PositionForm(*m_desk.service(), *m_desk.session().outbox, m_catalog,
                                  draft.about.basePosition, OrgId(), m_window);
    resume(*form, draft);
    connect(form, &PositionForm::saved, this, [this](const PositionId &id) {
        m_desk.showPosition(id);
        emit positionSaved(id);
    });
    open(form);
}

void DraftForms::openCopies(const FormDraft &draft)
{
    m_desk.showPosition(draft.about.position);
    // As it was then; where it is another by now, nothing is sent and that is shown.
    const Position source
        = draft.about.basePosition.value_or(*m_desk.position(draft.about.position));
    auto *dialog = new CopyPositionDialog(*m_desk.service(), *m_desk.session().outbox, m_catalog,
                                          source, m_window);
    dialog->setGuard(massWriteGuard(m_desk.session().profile));
    dialog->goOn(draft);
    open(dialog);
}

} // namespace renzhi

#include "moc_draftforms.cpp"
