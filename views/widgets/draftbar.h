// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/formdraft.h"
#include "models/directory/draftstore.h"
#include "views/desk.h"
#include "views/draftforms.h"
#include "views/errors/messagebar.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace renzhi {

// Offers the forms that an earlier start left unfinished, the newest first and one after another,
// instead of a box that opens by itself. One whose person or position has gone shows what was typed
// and can be copied and discarded. Closing it leaves the draft for the next start. Says too when
// drafts cannot be read or written.
class DraftBar : public QWidget
{
    Q_OBJECT
public:
    DraftBar(Desk &desk, DraftForms &forms, const ErrorCatalog &catalog, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setSession();
    void decide();
    void dropClosed();
    [[nodiscard]] std::optional<FormDraft> next() const;
    void offer(const FormDraft &draft);
    [[nodiscard]] QString text(const FormDraft &draft) const;

    Desk &m_desk;
    DraftForms &m_forms;
    QPointer<DraftStore> m_drafts;
    std::optional<ApiError> m_failure;
    QVector<QUuid> m_closed; // not now
    QUuid m_shown;
    QString m_words; // that were said; the same again would be announced again
    QTimer m_ageing;
    MessageBar *m_bar;
};

} // namespace renzhi
