// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/draftkeeper.h"

#include <utility>

namespace renzhi {

void DraftKeeper::keepIn(DraftStore *drafts, Typed typed)
{
    m_drafts = drafts;
    m_typed = std::move(typed);
}

void DraftKeeper::note()
{
    if (!m_drafts)
        return;
    if (std::optional<FormDraft> draft = m_typed()) {
        draft->id = m_id;
        draft->changedAt = QDateTime::currentDateTimeUtc();
        m_drafts->keep(*draft);
    } else {
        m_drafts->drop(m_id);
    }
}

Result<void> DraftKeeper::noteAtOnce()
{
    note();
    return m_drafts ? m_drafts->flush() : Result<void>();
}

Result<void> DraftKeeper::noteBeforeLeaving()
{
    Result<void> noted = noteAtOnce();
    if (!noted && !m_drafts->isOnDisk(m_id))
        return {};
    return noted;
}

void DraftKeeper::forget()
{
    if (m_drafts)
        m_drafts->drop(m_id);
    m_drafts.clear();
}

} // namespace renzhi
