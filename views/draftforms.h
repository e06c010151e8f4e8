// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/formdraft.h"
#include "models/directory/outbox.h"
#include "views/actions.h"

#include <QObject>

class QWidget;

namespace renzhi {

class EditingDialog;

// Opens again the form that a draft is of, with what was typed laid over the base it was begun on:
// what others changed meanwhile is found when it is saved.
class DraftForms : public QObject
{
    Q_OBJECT
public:
    DraftForms(Desk &desk, const Actions &actions, const ErrorCatalog &catalog, QWidget *window);

    // Why no form can be opened for it, in words; empty when one can.
    [[nodiscard]] QString obstacle(const FormDraft &draft) const;
    // Takes up one that the tenant's drafts offer; nothing happens when there is an obstacle.
    void goOnWith(const QUuid &draft);

signals:
    void jobSaved(const renzhi::JobId &job);
    void positionSaved(const renzhi::PositionId &position);
    void languageRequested(renzhi::Language language); // by an open form

private:
    void openJob(const FormDraft &draft);
    void openPosition(const FormDraft &draft);
    void openCopies(const FormDraft &draft);
    template <class Form> void resume(Form &form, const FormDraft &draft) const;
    void open(EditingDialog *form);
    [[nodiscard]] QString entryObstacle(const FormDraft &draft) const;
    [[nodiscard]] const Outbox::Entry *entryOf(const FormDraft &draft) const; // null: none any more

    Desk &m_desk;
    const Actions &m_actions;
    const ErrorCatalog &m_catalog;
    QWidget *m_window;
};

} // namespace renzhi
