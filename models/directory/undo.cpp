// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/undo.h"

#include "models/directory/localerror.h"

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;
using Kind = WriteRequest::Kind;

namespace {

ApiError cannotUndo(const QString &code, const QString &detail)
{
    return localError(ApiError::Kind::Invalid, code, detail);
}

ApiError withoutCode()
{
    return cannotUndo(u"local.undo-unresolved"_s, u"a code is not in the local data"_s);
}

// By which the API takes what it gave as this id; empty: none. Nothing: that is not known here.
template <class Code, class Id, class Record>
std::optional<Code> codeFor(const Id &id, const Record *record)
{
    if (id.isEmpty())
        return Code();
    return record && !record->code.isEmpty() ? std::optional<Code>(record->code) : std::nullopt;
}

template <class Code> std::optional<Code> unlessEmpty(const Code &code)
{
    return code.isEmpty() ? std::nullopt : std::optional<Code>(code);
}

// What a code that was sent stands for, as the log knew then, or else as is known now.
template <class Id, class Code, class Record>
std::optional<Id> idLeft(const ChangeLine &line, Field field, const Code &code,
                         const Record *record)
{
    if (code.isEmpty())
        return Id();
    const auto told = std::find_if(line.fields.cbegin(), line.fields.cend(),
                                   [field](const ChangeField &one) { return one.field == field; });
    if (told != line.fields.cend() && told->after && !told->after->id.isEmpty())
        return Id(told->after->id);
    return record ? std::optional<Id>(record->id) : std::nullopt;
}

bool spellsSame(const QString &a, const QString &b)
{
    return a.trimmed().compare(b.trimmed(), Qt::CaseInsensitive) == 0;
}

// Whether what is known now is what was left there. The server may not tell "ABC" and "abc" apart.
template <class Id, class Code, class Record>
bool isAsLeft(const Id &now, const std::optional<Id> &left, const Code &code, const Record *record)
{
    return left ? now == *left : record && spellsSame(record->code.toString(), code.toString());
}

class Inversion
{
public:
    Inversion(const ChangeLog::Sent &sent, const ChangeLine &line, const ReferenceIndex &references,
              const KnownRecord &known)
        : m_done(sent.request), m_line(line), m_references(references), m_known(known)
    {
    }

    [[nodiscard]] Result<WriteRequest> ofJob() const;
    [[nodiscard]] Result<WriteRequest> ofPosition() const;

private:
    [[nodiscard]] std::optional<Job> jobLeft() const;
    [[nodiscard]] std::optional<Position> positionLeft() const;
    // The old values as the inverse's draft; false: not all of them can be named.
    [[nodiscard]] bool bringBack(const Job &old, const std::optional<Job> &left,
                                 WriteRequest &inverse) const;
    [[nodiscard]] bool bringBack(const Position &old, const std::optional<Position> &left,
                                 WriteRequest &inverse) const;

    const WriteRequest &m_done;
    const ChangeLine &m_line;
    const ReferenceIndex &m_references;
    const KnownRecord &m_known;
};

Result<WriteRequest> Inversion::ofJob() const
{
    const std::optional<Job> &old = m_done.baseJob;
    const bool isAdded = m_done.kind == Kind::AddJob;
    if (m_done.kind == Kind::TransferPrimaryJob && !old)
        return Failure(cannotUndo(u"local.undo-first-job"_s, u"there was no primary job before"_s));
    if (isAdded ? m_line.job.isEmpty() : !old)
        return Failure(cannotUndo(u"local.undo-unknown"_s, u"the log has no job to go back to"_s));
    WriteRequest inverse;
    inverse.kind = inverseKind(m_done.kind);
    inverse.user = m_done.user;
    if (m_done.kind != Kind::RemoveJob) {
        inverse.baseJob = jobLeft();
        if (!inverse.baseJob)
            return Failure(withoutCode());
        inverse.job = inverse.baseJob->id;
    }
    if (!isAdded && !bringBack(*old, inverse.baseJob, inverse))
        return Failure(withoutCode());
    return inverse;
}

std::optional<Job> Inversion::jobLeft() const
{
    const JobDraft &draft = m_done.jobDraft;
    const bool isTransfer = m_done.kind == Kind::TransferPrimaryJob;
    const auto relation = isTransfer ? RelationType::Primary : RelationType::PartTime;
    const PositionCode positionCode = draft.position.value_or(PositionCode());
    const TitleCode titleCode = draft.title.value_or(TitleCode());
    // Of those that were not touched it left what it found.
    const bool wasThere = m_done.kind != Kind::AddJob && m_done.baseJob;
    const auto isKept = [this, wasThere](WriteRequest::Touched input) {
        return wasThere && (m_done.touched & input) == 0;
    };
    const auto org = isKept(WriteRequest::TouchedOrganization)
        ? std::optional(m_done.baseJob->orgId)
        : idLeft<OrgId>(m_line, Field::Organization, draft.org,
                        m_references.organization(draft.org));
    const auto position = isKept(WriteRequest::TouchedPosition)
        ? std::optional(m_done.baseJob->positionId)
        : idLeft<PositionId>(m_line, Field::Position, positionCode,
                             m_references.position(positionCode));
    const auto title = isKept(WriteRequest::TouchedTitle)
        ? std::optional(m_done.baseJob->titleId)
        : idLeft<TitleId>(m_line, Field::Title, titleCode, m_references.title(titleCode));
    if (const std::optional<Job> &now = m_known.job; now && now->relation == relation) {
        const Position *held = m_references.position(now->positionId);
        // A title that a new job was not given may be the position's default one, which is not
        // documented, or a colleague's: then there is a conflict to look at.
        if (isAsLeft(now->orgId, org, draft.org, m_references.organization(now->orgId))
            && isAsLeft(now->positionId, position, positionCode, held)
            && isAsLeft(now->titleId, title, titleCode, m_references.title(now->titleId)))
            return now;
    }
    if (!org || !position || !title)
        return std::nullopt;
    // A transfer may have made another job of it; then there is a conflict to look at.
    const JobId id = isTransfer ? m_done.baseJob->id : m_line.job;
    return Job { id, *org, *position, *title, relation };
}

bool Inversion::bringBack(const Job &old, const std::optional<Job> &left,
                          WriteRequest &inverse) const
{
    const auto org = codeFor<OrgCode>(old.orgId, m_references.organization(old.orgId));
    const auto position
        = codeFor<PositionCode>(old.positionId, m_references.position(old.positionId));
    const auto title = codeFor<TitleCode>(old.titleId, m_references.title(old.titleId));
    if (!org)
        inverse.touched &= ~WriteRequest::TouchedOrganization;
    if (!position)
        inverse.touched &= ~WriteRequest::TouchedPosition;
    if (!title)
        inverse.touched &= ~WriteRequest::TouchedTitle;
    inverse.jobDraft = { org.value_or(OrgCode()), unlessEmpty(position.value_or(PositionCode())),
                         unlessEmpty(title.value_or(TitleCode())) };
    return (org || (left && left->orgId == old.orgId))
        && (position || (left && left->positionId == old.positionId))
        && (title || (left && left->titleId == old.titleId)) && !old.orgId.isEmpty();
}

Result<WriteRequest> Inversion::ofPosition() const
{
    const std::optional<Position> &old = m_done.basePosition;
    const bool isAdded = m_done.kind == Kind::AddPosition;
    if (isAdded ? m_line.position.isEmpty() : !old)
        return Failure(
            cannotUndo(u"local.undo-unknown"_s, u"the log has no position to go back to"_s));
    WriteRequest inverse;
    inverse.kind = inverseKind(m_done.kind);
    if (m_done.kind != Kind::RemovePosition) {
        inverse.basePosition = positionLeft();
        if (!inverse.basePosition)
            return Failure(withoutCode());
        inverse.position = inverse.basePosition->id;
    }
    if (!isAdded && !bringBack(*old, inverse.basePosition, inverse))
        return Failure(withoutCode());
    return inverse;
}

std::optional<Position> Inversion::positionLeft() const
{
    const PositionDraft &draft = m_done.positionDraft;
    const TitleCode titleCode = draft.title.value_or(TitleCode());
    const bool wasThere = m_done.kind != Kind::AddPosition && m_done.basePosition;
    const auto isKept = [this, wasThere](WriteRequest::Touched input) {
        return wasThere && (m_done.touched & input) == 0;
    };
    const auto org = isKept(WriteRequest::TouchedOrganization)
        ? std::optional(m_done.basePosition->orgId)
        : idLeft<OrgId>(m_line, Field::Organization, draft.org,
                        m_references.organization(draft.org));
    const auto title = isKept(WriteRequest::TouchedTitle)
        ? std::optional(m_done.basePosition->titleId)
        : idLeft<TitleId>(m_line, Field::Title, titleCode, m_references.title(titleCode));
    // A server that trims the name or the code did what was asked.
    if (const std::optional<Position> &now = m_known.position; now
        && now->name.trimmed() == draft.name.trimmed()
        && spellsSame(now->code.toString(), draft.code.toString())
        && isAsLeft(now->orgId, org, draft.org, m_references.organization(now->orgId))
        && isAsLeft(now->titleId, title, titleCode, m_references.title(now->titleId)))
        return now;
    if (!org || !title)
        return std::nullopt;
    Position left;
    left.id = m_line.position;
    left.orgId = *org;
    left.name = draft.name;
    left.code = draft.code;
    left.titleId = *title;
    return left;
}

bool Inversion::bringBack(const Position &old, const std::optional<Position> &left,
                          WriteRequest &inverse) const
{
    const auto org = codeFor<OrgCode>(old.orgId, m_references.organization(old.orgId));
    const auto title = codeFor<TitleCode>(old.titleId, m_references.title(old.titleId));
    if (!org)
        inverse.touched &= ~WriteRequest::TouchedOrganization;
    if (!title)
        inverse.touched &= ~WriteRequest::TouchedTitle;
    inverse.positionDraft
        = { org.value_or(OrgCode()), old.name, old.code, unlessEmpty(title.value_or(TitleCode())) };
    return (org || (left && left->orgId == old.orgId))
        && (title || (left && left->titleId == old.titleId)) && !old.orgId.isEmpty()
        && !old.code.isEmpty();
}

} // namespace

Kind inverseKind(Kind kind)
{
    switch (kind) {
    case Kind::AddJob:
        return Kind::RemoveJob;
    case Kind::RemoveJob:
        return Kind::AddJob;
    case Kind::AddPosition:
        return Kind::RemovePosition;
    case Kind::RemovePosition:
        return Kind::AddPosition;
    case Kind::UpdateJob:
    case Kind::TransferPrimaryJob:
    case Kind::UpdatePosition:
        break;
    }
    return kind;
}

Result<WriteRequest> inverseOf(const ChangeLog::Sent &sent, const ChangeLine &line,
                               const ReferenceIndex &references, const KnownRecord &known)
{
    if (!isDone(line.state))
        return Failure(cannotUndo(u"local.undo-not-done"_s, u"it is not known to be done"_s));
    const Inversion inversion(sent, line, references, known);
    return isAboutPosition(sent.request.kind) ? inversion.ofPosition() : inversion.ofJob();
}

} // namespace renzhi
