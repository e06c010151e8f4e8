// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/requesttext.h"

#include "views/widgets/codepickerchoice.h"

#include <QCoreApplication>

namespace renzhi {

namespace {

struct RequestWords
{
    Q_DECLARE_TR_FUNCTIONS(renzhi::RequestText)
};

// Collects "Input: old → new"; what was not touched is not told.
class Changes
{
public:
    Changes(const WriteRequest &request, bool hasBase)
        : m_touched(request.touched), m_hasBase(hasBase)
    {
    }

    void add(int bit, const QString &name, const QString &before, const QString &after)
    {
        if ((m_touched & bit) == 0)
            return;
        const QString value
            = m_hasBase ? RequestWords::tr("%1 → %2", "old → new").arg(before, after) : after;
        m_lines.append(RequestWords::tr("%1: %2", "input: value").arg(name, value));
    }

    [[nodiscard]] QStringList lines() const { return m_lines; }

private:
    int m_touched;
    bool m_hasBase;
    QStringList m_lines;
};

template <class Record, class Code>
QString byCode(ChoiceKind kind, const Record *record, const Code &code,
               const ReferenceIndex &references)
{
    if (code.isEmpty())
        return describeChoice(kind, QString(), references);
    return record == nullptr ? code.toString()
                             : describeChoice(kind, record->id.toString(), references);
}

QString organizationText(const OrgCode &code, const ReferenceIndex &references)
{
    return byCode(ChoiceKind::Organizations, references.organization(code), code, references);
}

QString titleText(const std::optional<TitleCode> &code, const ReferenceIndex &references)
{
    const TitleCode value = code.value_or(TitleCode());
    return byCode(ChoiceKind::Titles, references.title(value), value, references);
}

QStringList jobChanges(const WriteRequest &request, const ReferenceIndex &references)
{
    const Job base = request.baseJob.value_or(Job());
    const JobDraft &draft = request.jobDraft;
    const PositionCode position = draft.position.value_or(PositionCode());
    Changes changes(request, request.baseJob.has_value());
    changes.add(WriteRequest::TouchedOrganization, RequestWords::tr("Organization"),
                describeChoice(ChoiceKind::Organizations, base.orgId.toString(), references),
                organizationText(draft.org, references));
    changes.add(WriteRequest::TouchedPosition, RequestWords::tr("Position"),
                describeChoice(ChoiceKind::Positions, base.positionId.toString(), references),
                byCode(ChoiceKind::Positions, references.position(position), position, references));
    changes.add(WriteRequest::TouchedTitle, RequestWords::tr("Title"),
                describeChoice(ChoiceKind::Titles, base.titleId.toString(), references),
                titleText(draft.title, references));
    return changes.lines();
}

QStringList positionChanges(const WriteRequest &request, const ReferenceIndex &references)
{
    const Position base = request.basePosition.value_or(Position());
    const PositionDraft &draft = request.positionDraft;
    Changes changes(request, request.basePosition.has_value());
    changes.add(WriteRequest::TouchedOrganization, RequestWords::tr("Organization"),
                describeChoice(ChoiceKind::Organizations, base.orgId.toString(), references),
                organizationText(draft.org, references));
    changes.add(WriteRequest::TouchedName, RequestWords::tr("Name"), base.name, draft.name);
    changes.add(WriteRequest::TouchedCode, RequestWords::tr("Code"), base.code.toString(),
                draft.code.toString());
    changes.add(WriteRequest::TouchedTitle, RequestWords::tr("Default title"),
                describeChoice(ChoiceKind::Titles, base.titleId.toString(), references),
                titleText(draft.title, references));
    return changes.lines();
}

QStringList removal(const WriteRequest &request, const ReferenceIndex &references)
{
    const Job base = request.baseJob.value_or(Job());
    return { describeChoice(ChoiceKind::Organizations, base.orgId.toString(), references),
             describeChoice(ChoiceKind::Positions, base.positionId.toString(), references),
             describeChoice(ChoiceKind::Titles, base.titleId.toString(), references) };
}

// Its name is told beside it.
QStringList positionRemoval(const WriteRequest &request, const ReferenceIndex &references)
{
    const Position base = request.basePosition.value_or(Position());
    return { base.code.toString(),
             describeChoice(ChoiceKind::Organizations, base.orgId.toString(), references),
             describeChoice(ChoiceKind::Titles, base.titleId.toString(), references) };
}

} // namespace

QString requestKind(WriteRequest::Kind kind)
{
    switch (kind) {
    case WriteRequest::Kind::AddJob:
        return RequestWords::tr("Add part-time job");
    case WriteRequest::Kind::UpdateJob:
        return RequestWords::tr("Change part-time job");
    case WriteRequest::Kind::RemoveJob:
        return RequestWords::tr("Remove part-time job");
    case WriteRequest::Kind::TransferPrimaryJob:
        return RequestWords::tr("Transfer primary job");
    case WriteRequest::Kind::AddPosition:
        return RequestWords::tr("Add position");
    case WriteRequest::Kind::UpdatePosition:
        return RequestWords::tr("Change position");
    case WriteRequest::Kind::RemovePosition:
        return RequestWords::tr("Remove position");
    }
    Q_UNREACHABLE();
}

QStringList requestChanges(const WriteRequest &request, const ReferenceIndex &references)
{
    switch (request.kind) {
    case WriteRequest::Kind::AddJob:
    case WriteRequest::Kind::UpdateJob:
    case WriteRequest::Kind::TransferPrimaryJob:
        return jobChanges(request, references);
    case WriteRequest::Kind::RemoveJob:
        return removal(request, references);
    case WriteRequest::Kind::AddPosition:
    case WriteRequest::Kind::UpdatePosition:
        return positionChanges(request, references);
    case WriteRequest::Kind::RemovePosition:
        return positionRemoval(request, references);
    }
    Q_UNREACHABLE();
}

} // namespace renzhi
