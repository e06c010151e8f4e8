// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/changefacts.h"

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

template <class Record> ChangeValue valueOf(const Record *record)
{
    return { record->id.toString(), record->code.toString(), record->name };
}

// By what the server names it: an id in what it gives, a code in what it takes. What is not known
// here is told as it is.
template <class Id, class Record> ChangeValue valueOf(const Id &id, const Record *record)
{
    return record ? valueOf(record) : ChangeValue { id.toString(), {}, {} };
}

template <class Code, class Record>
ChangeValue valueOfCode(const std::optional<Code> &code, const Record *record)
{
    if (!code || code->isEmpty())
        return {}; // and not a record that has no code
    return record ? valueOf(record) : ChangeValue { {}, code->toString(), {} };
}

class Fields
{
public:
    Fields(const WriteRequest &request, bool isWhole, const ReferenceIndex &references)
        : m_request(request), m_references(references)
    {
        const bool isUpdate = request.kind == WriteRequest::Kind::UpdateJob
            || request.kind == WriteRequest::Kind::TransferPrimaryJob
            || request.kind == WriteRequest::Kind::UpdatePosition;
        m_told = isWhole || !isUpdate ? int(WriteRequest::TouchedAll) : request.touched;
    }

    [[nodiscard]] QVector<ChangeField> ofJob()
    {
        const std::optional<Job> &base = m_request.baseJob;
        const JobDraft &draft = m_request.jobDraft;
        const bool stays = m_request.kind != WriteRequest::Kind::RemoveJob;
        const bool wasThere = m_request.kind != WriteRequest::Kind::AddJob && base;
        const Job old = base.value_or(Job {});
        add(WriteRequest::TouchedOrganization, Field::Organization, wasThere,
            organization(old.orgId), stays, organization(draft.org));
        add(WriteRequest::TouchedPosition, Field::Position, wasThere, position(old.positionId),
            stays, position(draft.position));
        add(WriteRequest::TouchedTitle, Field::Title, wasThere, title(old.titleId), stays,
            title(draft.title));
        return m_fields;
    }

    [[nodiscard]] QVector<ChangeField> ofPosition()
    {
        const std::optional<Position> &base = m_request.basePosition;
        const PositionDraft &draft = m_request.positionDraft;
        const bool stays = m_request.kind != WriteRequest::Kind::RemovePosition;
        const bool wasThere = m_request.kind != WriteRequest::Kind::AddPosition && base;
        const Position old = base.value_or(Position {});
        add(WriteRequest::TouchedOrganization, Field::Organization, wasThere,
            organization(old.orgId), stays, organization(draft.org));
        add(WriteRequest::TouchedName, Field::Name, wasThere, { {}, {}, old.name }, stays,
            { {}, {}, draft.name });
        add(WriteRequest::TouchedCode, Field::Code, wasThere, { {}, old.code.toString(), {} },
            stays, { {}, draft.code.toString(), {} });
        add(WriteRequest::TouchedTitle, Field::Title, wasThere, title(old.titleId), stays,
            title(draft.title));
        return m_fields;
    }

private:
    void add(int input, Field field, bool wasThere, const ChangeValue &before, bool stays,
             const ChangeValue &after)
    {
        if ((m_told & input) == 0 || (!wasThere && !stays))
            return;
        m_fields.append({ field, wasThere ? std::optional(before) : std::nullopt,
                          stays ? std::optional(after) : std::nullopt });
    }

    [[nodiscard]] ChangeValue organization(const OrgId &id) const
    {
        return valueOf(id, m_references.organization(id));
    }
    [[nodiscard]] ChangeValue organization(const OrgCode &code) const
    {
        return valueOfCode<OrgCode>(code, m_references.organization(code));
    }
    [[nodiscard]] ChangeValue position(const PositionId &id) const
    {
        return valueOf(id, m_references.position(id));
    }
    [[nodiscard]] ChangeValue position(const std::optional<PositionCode> &code) const
    {
        return valueOfCode(code, m_references.position(code.value_or(PositionCode())));
    }
    [[nodiscard]] ChangeValue title(const TitleId &id) const
    {
        return valueOf(id, m_references.title(id));
    }
    [[nodiscard]] ChangeValue title(const std::optional<TitleCode> &code) const
    {
        return valueOfCode(code, m_references.title(code.value_or(TitleCode())));
    }

    const WriteRequest &m_request;
    const ReferenceIndex &m_references;
    int m_told;
    QVector<ChangeField> m_fields;
};

QString personText(const std::optional<User> &user)
{
    if (!user)
        return {};
    return user->name.isEmpty() ? user->userName : u"%1 (%2)"_s.arg(user->name, user->userName);
}

QString positionNameOf(const WriteRequest &request, const ReferenceIndex &references)
{
    if (request.basePosition)
        return request.basePosition->name;
    if (const Position *known = references.position(request.position))
        return known->name;
    return request.positionDraft.name;
}

} // namespace

ChangeLine changeFacts(const WriteRequest &request, bool isWhole, const ReferenceIndex &references,
                       const std::optional<User> &user)
{
    ChangeLine line;
    line.kind = request.kind;
    Fields fields(request, isWhole, references);
    if (isAboutPosition(request.kind)) {
        line.position = request.position;
        line.positionName = positionNameOf(request, references);
        line.fields = fields.ofPosition();
    } else {
        line.user = request.user;
        line.person = personText(user);
        line.job = request.job;
        line.fields = fields.ofJob();
    }
    return line;
}

} // namespace renzhi
