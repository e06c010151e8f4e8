// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Of which writes nobody knows how they ended.

#include "models/cache/database.h"
#include "models/directory/changelog.h"
#include "models/directory/changelogfile.h"

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// Later lines that are looked at for one; behind more of them it is left as it is.
constexpr int mostLater = 200;

// The columns of SelectOpen.
std::optional<ChangeLog::Lost> lostFrom(const Query &row)
{
    const auto asked = changelogfile::askedFrom(row.text(5));
    const auto sent = changelogfile::sentFrom(row.text(6));
    if (!asked || !sent)
        return std::nullopt;
    return ChangeLog::Lost { row.number(0), *asked, *sent, row.text(3) };
}

template <class Code> bool mayBeOneCode(const Code &a, const Code &b)
{
    return a.toString().trimmed().compare(b.toString().trimmed(), Qt::CaseInsensitive) == 0;
}

bool isAboutCode(const WriteRequest &request, const PositionCode &code)
{
    return mayBeOneCode(request.positionDraft.code, code)
        || (request.basePosition && mayBeOneCode(request.basePosition->code, code));
}

// Whether what is read of the one may be the doing of the later one, about the same person, or of
// both about positions. When in doubt it may.
bool mayBeDoneBy(const WriteRequest &later, const ChangeLog::Sent &sent)
{
    using Kind = WriteRequest::Kind;
    const WriteRequest &request = sent.request;
    switch (request.kind) {
    case Kind::AddJob:
        if (later.kind == Kind::AddJob)
            return mayBeOneCode(later.jobDraft.org, request.jobDraft.org);
        return later.kind != Kind::TransferPrimaryJob
            && !sent.idsBefore.contains(later.job.toString());
    case Kind::UpdateJob:
    case Kind::RemoveJob:
        return later.job == request.job;
    case Kind::TransferPrimaryJob:
        return later.kind == Kind::TransferPrimaryJob;
    case Kind::AddPosition:
        return isAboutCode(later, request.positionDraft.code);
    case Kind::UpdatePosition:
    case Kind::RemovePosition:
        return later.position == request.position;
    }
    Q_UNREACHABLE();
}

} // namespace

Result<std::vector<ChangeLog::Lost>> ChangeLog::lost() const
{
    std::vector<Lost> found;
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return found;
    if (const auto refreshed = refreshOpen(); !refreshed)
        return Failure(refreshed.error());
    std::vector<qint64> still;
    Query query(*m_database, changelogfile::SelectOpen);
    for (const qint64 id : m_open) {
        query.restart();
        query.bind(id);
        const bool isOpen = query.next();
        if (query.failed())
            return Failure(trouble(query.error()));
        if (!isOpen)
            continue;
        still.push_back(id);
        if (ChangeRun::isThere(m_directory, changelogfile::writerFrom(query)))
            continue;
        if (auto one = lostFrom(query))
            found.push_back(std::move(*one));
    }
    m_open = std::move(still);
    return found;
}

Result<std::vector<ChangeLog::Lost>> ChangeLog::leftUnknown(int most) const
{
    std::vector<Lost> found;
    if (const auto opened = open(); !opened)
        return Failure(opened.error());
    if (!m_database)
        return found;
    Query query(*m_database, changelogfile::SelectLeftUnknown);
    query.bind(m_origin.clientId).bind(most);
    while (query.next()) {
        // Whoever it was may be asked to read it again there.
        if (ChangeRun::isThere(m_directory, changelogfile::writerFrom(query)))
            continue;
        auto one = lostFrom(query);
        if (!one)
            continue;
        const Result<bool> overtaken = isOvertaken(*one);
        if (!overtaken)
            return Failure(overtaken.error());
        if (*overtaken)
            continue;
        one->ending = query.number(7);
        found.push_back(std::move(*one));
    }
    if (query.failed())
        return Failure(trouble(query.error()));
    return found;
}

Result<bool> ChangeLog::isOvertaken(const Lost &line) const
{
    Query query(*m_database, changelogfile::SelectSentLater);
    query.bind(line.sent.request.user.toString()).bind(line.id);
    for (int looked = 0; query.next(); ++looked) {
        const auto later = changelogfile::sentFrom(query.text(0));
        if (looked == mostLater || !later || mayBeDoneBy(later->request, line.sent))
            return true;
    }
    if (query.failed())
        return Failure(trouble(query.error()));
    return false;
}

} // namespace renzhi
