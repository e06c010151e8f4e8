// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/formdraft.h"
#include "models/directory/draftstore.h"
#include "models/directory/outbox.h"
#include "views/desk.h"
#include "views/draftforms.h"
#include "views/errors/messagebar.h"

#include <QPointer>
#include <QTimer>
#include <QUuid>
#include <QVector>
#include <QWidget>

#include <optional>

namespace renzhi {

class ConfirmStrip;

// Offers the forms that an earlier start left unfinished, the newest first and one after another,
// instead of a box that opens by itself. One whose person or position has gone shows what was typed
// and can be copied and discarded. Closing it leaves the draft for the next start. Says too when
// drafts cannot be read or written.
class DraftBar : public QWidget
{
    Q_OBJECT
public:
    DraftBar(Desk &desk, DraftForms &forms, const ErrorCatalog &catalog, QWidget *parent = nullptr);

private:
    void setSession();
    void decide();
    void dropClosed();
    [[nodiscard]] std::optional<FormDraft> next() const;
    void offer(const FormDraft &draft);
    void askToDiscard(const QUuid &draft);
    [[nodiscard]] QString text(const FormDraft &draft) const;

    Desk &m_desk;
    DraftForms &m_forms;
    QPointer<DraftStore> m_drafts;
    QPointer<Outbox> m_outbox;
    std::optional<ApiError> m_failure;
    QVector<QUuid> m_closed; // not now
    // What the bar offers. Only another one is announced and gets other buttons: one that merely
    // ages must not take the keyboard from them.
    std::optional<FormDraft> m_shown;
    bool m_isOpenable = false;
    QTimer m_ageing;
    MessageBar *m_bar;
    ConfirmStrip *m_confirm;
};

} // namespace renzhi
