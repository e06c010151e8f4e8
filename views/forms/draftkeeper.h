// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/draftstore.h"

#include <QPointer>
#include <QUuid>

#include <functional>
#include <optional>

namespace renzhi {

// Keeps the draft of one open form: one and the same, from the first change until the form was
// saved or discarded. Does nothing before keepIn() and after forget().
class DraftKeeper
{
public:
    // What the form holds; nullopt: nothing that could be lost. The id and the time are not its.
    using Typed = std::function<std::optional<FormDraft>()>;

    void keepIn(DraftStore *drafts, Typed typed);
    void goOnWith(const QUuid &draft)
    {
        m_id = draft;
    } // the form was opened for it; before keepIn()
    void note(); // something may be different now: on the disk soon
    Result<void> noteAtOnce(); // the same, on the disk when it returns
    // The same before a write leaves. Local: the disk keeps an older one, which the next start
    // would offer as if nothing had left.
    [[nodiscard]] Result<void> noteBeforeLeaving();
    void forget(); // saved or discarded, or in the Outbox
    [[nodiscard]] QUuid id() const { return m_id; }
    [[nodiscard]] bool isKeeping() const { return !m_drafts.isNull(); }

private:
    QPointer<DraftStore> m_drafts; // it goes before a form that its tenant leaves behind
    Typed m_typed;
    QUuid m_id = QUuid::createUuid();
};

} // namespace renzhi
