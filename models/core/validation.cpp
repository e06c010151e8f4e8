// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/validation.h"

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Warning = Issue::Severity::Warning;

class Issues
{
public:
    void add(Field field, QString code, Issue::Severity severity = Issue::Severity::Error)
    {
        m_issues.append({ field, std::move(code), severity });
    }

    [[nodiscard]] QVector<Issue> byField() &&
    {
        std::stable_sort(m_issues.begin(), m_issues.end(),
                         [](const Issue &a, const Issue &b) { return a.field < b.field; });
        return std::move(m_issues);
    }

private:
    QVector<Issue> m_issues;
};

// A code that is not in a list is refused only when there is a list: before the first sync the
// index knows nothing, and the server must decide.
template <class Records> Issue::Severity unknownIn(const Records &records)
{
    return records.isEmpty() ? Warning : Issue::Severity::Error;
}

const Organization *checkOrganization(const OrgCode &code, const QString &whenEmpty,
                                      const ReferenceIndex &index, Issues &issues)
{
    if (code.isEmpty()) {
        issues.add(Field::Organization, whenEmpty);
        return nullptr;
    }
    const Organization *organization = index.organization(code);
    if (organization == nullptr)
        issues.add(Field::Organization, u"ORG.0001"_s, unknownIn(index.organizations()));
    else if (organization->disabled)
        // Nothing is documented about disabled organizations, so the server decides.
        issues.add(Field::Organization, u"local.organization-disabled"_s, Warning);
    return organization;
}

void checkTitle(const std::optional<TitleCode> &code, const ReferenceIndex &index, Issues &issues)
{
    if (code && !code->isEmpty() && index.title(*code) == nullptr)
        issues.add(Field::Title, u"JOB.TITLE.0001"_s, unknownIn(index.titles()));
}

// By code and not by id: while a code moves between two records the cache may hold both, and only
// a pair that cannot be right in any reading may be refused.
bool isUnder(const PositionCode &position, const OrgCode &org, const ReferenceIndex &index)
{
    return std::any_of(index.positions().cbegin(), index.positions().cend(),
                       [&](const Position &candidate) {
                           if (candidate.code != position)
                               return false;
                           const Organization *owner = index.organization(candidate.orgId);
                           return owner != nullptr && owner->code == org;
                       });
}

void checkPosition(const JobDraft &draft, const Organization *organization,
                   const ReferenceIndex &index, Issues &issues)
{
    if (!draft.position || draft.position->isEmpty())
        return;
    const Position *position = index.position(*draft.position);
    if (position == nullptr) {
        issues.add(Field::Position, u"JOB.POSITION.0001"_s, unknownIn(index.positions()));
        return;
    }
    if (organization != nullptr && position->orgId != organization->id
        && !isUnder(*draft.position, draft.org, index))
        issues.add(Field::Position, u"USER.0097"_s);
}

void checkText(const QString &text, Field field, Issues &issues)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        issues.add(field, u"COM.0601"_s);
    else if (trimmed.size() != text.size())
        issues.add(field, u"local.surrounding-blanks"_s, Warning);
}

} // namespace

QVector<Issue> validate(const JobDraft &draft, const ReferenceIndex &index)
{
    Issues issues;
    const Organization *organization = checkOrganization(draft.org, u"USER.0094"_s, index, issues);
    checkPosition(draft, organization, index, issues);
    checkTitle(draft.title, index, issues);
    return std::move(issues).byField();
}

QVector<Issue> validate(const PositionDraft &draft, const ReferenceIndex &index,
                        const PositionId &self, int holders)
{
    Issues issues;
    const Organization *organization = checkOrganization(draft.org, u"COM.0601"_s, index, issues);
    const Position *before = index.position(self);
    if (organization != nullptr && before != nullptr && holders > 0
        && before->orgId != organization->id)
        issues.add(Field::Organization, u"JOB.POSITION.0016"_s);
    checkTitle(draft.title, index, issues);
    checkText(draft.name, Field::Name, issues);
    checkText(draft.code.toString(), Field::Code, issues);

    const auto taken
        = [&](const Position &other) { return other.code == draft.code && other.id != self; };
    if (index.position(draft.code) != nullptr
        && std::any_of(index.positions().cbegin(), index.positions().cend(), taken))
        issues.add(Field::Code, u"JOB.POSITION.0009"_s);
    return std::move(issues).byField();
}

} // namespace renzhi
