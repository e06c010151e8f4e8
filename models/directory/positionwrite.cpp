// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/positionwrite.h"

#include "models/api/endpoints.h"
#include "models/directory/servertime.h"

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;
using Kind = WriteRequest::Kind;

namespace {

constexpr QLatin1StringView doesNotExist("JOB.POSITION.0001");
constexpr int pageSize = 100;
constexpr int mostPages = 100; // looked through for one position
constexpr int lately = 120; // seconds before the newest change that is known

bool sameCode(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

// The time stamps may move by themselves; the operator did not see them.
bool sameContent(const Position &a, const Position &b)
{
    return a.id == b.id && a.orgId == b.orgId && a.name == b.name && a.code == b.code
        && a.titleId == b.titleId;
}

} // namespace

void PositionWrite::readBefore()
{
    m_draft = request().positionDraft;
    if (request().kind != Kind::AddPosition) {
        readPosition(request().position, [this](const Result<Position> &theirs) {
            if (theirs)
                onBefore(*theirs);
            else
                onGoneBefore(theirs.error());
        });
    } else if (looksFirst()) {
        const auto earlier = earlierSent();
        if (!earlier) {
            reject(earlier.error());
            return;
        }
        if (*earlier)
            recallBefore(**earlier);
        findAdded([this](const Result<std::optional<Position>> &found) {
            if (!found)
                reject(found.error());
            else if (*found)
                confirmFound(**found);
            else
                add();
        });
    } else {
        addAfterNoting();
    }
}

// An equal position that is there already must not be taken for the new one when the answer is
// lost.
void PositionWrite::addAfterNoting()
{
    if (const Position *known = tools().memory.references()->position(m_draft.code))
        m_knownBefore = known->id;
    if (!m_knownBefore.isEmpty() || tools().memory.syncState(Collection::Positions).complete) {
        add();
        return;
    }
    findAdded([this](const Result<std::optional<Position>> &found) {
        if (!found)
            m_unreadBefore = found.error(); // no reason not to add
        else if (*found)
            m_knownBefore = (*found)->id;
        add();
    });
}

void PositionWrite::readPosition(const PositionId &id,
                                 std::function<void(const Result<Position> &)> done)
{
    ask<Position>(endpoints::position(id),
                  [this, done = std::move(done)](const Result<Position> &position) {
                      if (position)
                          tools().memory.storePosition(*position);
                      else
                          onError(position.error());
                      done(position);
                  });
}

void PositionWrite::onGoneBefore(const ApiError &error)
{
    const bool isGone = error.code == doesNotExist;
    if (isGone && looksFirst() && request().kind == Kind::RemovePosition)
        confirmGone();
    else if (isGone && request().basePosition)
        conflict({}, {});
    else
        reject(error);
}

void PositionWrite::onBefore(const Position &theirs)
{
    m_theirs = theirs;
    if (!looksFirst() || request().kind == Kind::RemovePosition) {
        resolve(theirs);
        return;
    }
    match(theirs, [this, theirs](const Result<bool> &isThere) {
        if (!isThere)
            reject(isThere.error());
        else if (*isThere)
            confirmFound(theirs);
        else
            resolve(theirs);
    });
}

void PositionWrite::resolve(const Position &theirs)
{
    if (request().basePosition && !sameContent(*request().basePosition, theirs)) {
        conflict({}, theirs);
        return;
    }
    if (request().kind == Kind::RemovePosition) {
        remove();
        return;
    }
    if (!touches(WriteRequest::TouchedName))
        m_draft.name = theirs.name;
    if (!touches(WriteRequest::TouchedCode))
        m_draft.code = theirs.code;
    const bool keepsOrg = !touches(WriteRequest::TouchedOrganization);
    const bool keepsTitle = !touches(WriteRequest::TouchedTitle);
    if (keepsOrg && theirs.orgId.isEmpty()) {
        reject(unresolved(u"organization"_s, {}));
        return;
    }
    lookUpCodes(tools().link,
                { keepsOrg ? theirs.orgId : OrgId(), {}, keepsTitle ? theirs.titleId : TitleId() },
                gate(), [this, keepsOrg, keepsTitle](const Result<ReferenceCodes> &codes) {
                    if (!codes) {
                        reject(codes.error());
                        return;
                    }
                    if (keepsOrg)
                        m_draft.org = codes->org;
                    if (keepsTitle)
                        m_draft.title = codes->title;
                    update();
                });
}

void PositionWrite::add()
{
    sendWrite<PositionId>(endpoints::addPosition(m_draft),
                          [this](const PositionId &id) { readBack(id); });
}

void PositionWrite::update()
{
    sendWrite<PositionId>(endpoints::updatePosition(request().position, m_draft),
                          [this](const PositionId &) { readBack(request().position); });
}

void PositionWrite::remove()
{
    sendWrite<Done>(endpoints::removePosition(request().position),
                    [this](const Done &) { readRemoved(); });
}

void PositionWrite::readRemoved()
{
    readPosition(request().position, [this](const Result<Position> &position) {
        WriteOutcome outcome;
        outcome.position = request().position;
        if (position) {
            m_isShown = true;
            doubt(outcome, [this] { readRemoved(); });
        } else if (position.error().code == doesNotExist) {
            confirm(outcome);
        } else {
            // The server took it: until somebody reads it again it must not be offered here.
            if (!m_isShown)
                tools().memory.forgetPosition(request().position);
            believe(outcome, position.error());
        }
    });
}

void PositionWrite::readBack(const PositionId &id)
{
    readPosition(id, [this, id](const Result<Position> &position) {
        WriteOutcome outcome;
        outcome.position = id;
        if (position)
            compare(outcome, *position);
        else if (position.error().code == doesNotExist)
            doubt(outcome, [this, id] { readBack(id); });
        else
            believe(outcome, position.error());
    });
}

void PositionWrite::compare(const WriteOutcome &outcome, const Position &position)
{
    if (equalsAsKnown(position)) {
        confirm(outcome);
        return;
    }
    match(position, [this, outcome](const Result<bool> &isThere) {
        if (!isThere)
            believe(outcome, isThere.error());
        else if (*isThere)
            confirm(outcome);
        else
            doubt(outcome, [this, id = outcome.position] { readBack(id); });
    });
}

// The codes that are known here settle it without a request. When they say otherwise, they may be
// out of date.
bool PositionWrite::equalsAsKnown(const Position &position) const
{
    const auto known = tools().memory.references();
    const Organization *org = known->organization(position.orgId);
    const Title *title = known->title(position.titleId);
    if (!org || (!title && !position.titleId.isEmpty()))
        return false;
    return equalsDraft(position, org->code, title ? title->code : TitleCode());
}

bool PositionWrite::hasDraftsWords(const Position &position) const
{
    // A server that trims the name or the code did what was asked.
    if (asks(WriteRequest::TouchedName) && position.name.trimmed() != m_draft.name.trimmed())
        return false;
    return !asks(WriteRequest::TouchedCode)
        || sameCode(position.code.toString().trimmed(), m_draft.code.toString().trimmed());
}

bool PositionWrite::equalsDraft(const Position &position, const OrgCode &org,
                                const TitleCode &title) const
{
    if (!hasDraftsWords(position))
        return false;
    if (asks(WriteRequest::TouchedOrganization)
        && !sameCode(org.toString(), m_draft.org.toString()))
        return false;
    return !asks(WriteRequest::TouchedTitle)
        || sameCode(title.toString(), m_draft.title.value_or(TitleCode()).toString());
}

void PositionWrite::look()
{
    if (m_unreadBefore) {
        stopLooking(*m_unreadBefore);
        return;
    }
    if (request().kind == Kind::AddPosition) {
        findAdded([this](const Result<std::optional<Position>> &found) {
            if (!found)
                lookAgain(found.error());
            else if (*found)
                confirmFound(**found);
            else
                lookAgain();
        });
        return;
    }
    if (request().kind == Kind::RemovePosition) {
        lookForRemoved();
        return;
    }
    readPosition(request().position, [this](const Result<Position> &position) {
        if (!position) {
            lookAgain(position.error());
            return;
        }
        match(*position, [this, theirs = *position](const Result<bool> &isThere) {
            if (!isThere)
                lookAgain(isThere.error());
            else if (*isThere)
                confirmFound(theirs);
            else
                lookAgain();
        });
    });
}

void PositionWrite::lookForRemoved()
{
    readPosition(request().position, [this](const Result<Position> &position) {
        if (position)
            lookAgain();
        else if (position.error().code == doesNotExist)
            confirmGone();
        else
            lookAgain(position.error());
    });
}

void PositionWrite::findAdded(Found done)
{
    ask<Organization>(endpoints::organization(m_draft.org),
                      [this, done = std::move(done)](const Result<Organization> &organization) {
                          if (organization)
                              findInList(organization->id, {}, 0, organization->id, done);
                          else if (organization.error().code == "ORG.0001"_L1)
                              done(std::optional<Position>());
                          else
                              done(Failure(organization.error()));
                      });
}

// `list` empty: all positions changed after `after`.
void PositionWrite::findInList(const OrgId &list, const QString &after, int page, const OrgId &org,
                               const Found &done)
{
    ask<Page<Position>>(
        endpoints::positions(list, after, page, pageSize),
        [this, list, after, page, org, done](const Result<Page<Position>> &read) {
            if (!read) {
                done(Failure(read.error()));
                return;
            }
            const auto found = std::find_if(
                read->items.cbegin(), read->items.cend(), [&](const Position &position) {
                    return position.orgId == org && position.id != m_knownBefore
                        && position.name == m_draft.name
                        && sameCode(position.code.toString(), m_draft.code.toString());
                });
            const bool isLast = read->items.isEmpty() || page + 1 == mostPages
                || qint64(page + 1) * pageSize >= read->total;
            if (found != read->items.cend()) {
                match(*found, [done, position = *found](const Result<bool> &isThere) {
                    if (isThere)
                        done(*isThere ? std::optional(position) : std::nullopt);
                    else
                        done(Failure(isThere.error()));
                });
            } else if (!isLast) {
                findInList(list, after, page + 1, org, done);
            } else if (!list.isEmpty()) {
                findLately(org, done);
            } else {
                done(std::optional<Position>());
            }
        });
}

// The organization's list may not show what its filter does not mean (eiam-api.md 2.10).
void PositionWrite::findLately(const OrgId &org, const Found &done)
{
    const QString after
        = servertime::shifted(tools().memory.syncState(Collection::Positions).highWater, -lately);
    if (after.isEmpty())
        done(std::optional<Position>());
    else
        findInList({}, after, 0, org, done);
}

void PositionWrite::match(const Position &position, std::function<void(const Result<bool> &)> done)
{
    if (!hasDraftsWords(position)) {
        done(false);
        return;
    }
    lookUpCodes(tools().link, { position.orgId, {}, position.titleId }, gate(),
                [this, position, done = std::move(done)](const Result<ReferenceCodes> &codes) {
                    if (codes)
                        done(equalsDraft(position, codes->org, codes->title.value_or(TitleCode())));
                    else if (codes.error().code == "local.unresolved"_L1)
                        done(false);
                    else
                        done(Failure(codes.error()));
                });
}

bool PositionWrite::asks(WriteRequest::Touched input) const
{
    return hasSent() || request().kind == Kind::AddPosition || touches(input);
}

void PositionWrite::confirmFound(const Position &position)
{
    tools().memory.storePosition(position);
    WriteOutcome outcome;
    outcome.position = position.id;
    outcome.foundByReading = true;
    confirm(outcome);
}

void PositionWrite::confirmGone()
{
    WriteOutcome outcome;
    outcome.position = request().position;
    outcome.foundByReading = true;
    confirm(outcome);
}

ChangeLog::Sent PositionWrite::leaving() const
{
    ChangeLog::Sent sent { request(), {}, !m_unreadBefore };
    sent.request.positionDraft = m_draft;
    sent.request.basePosition = m_theirs;
    if (!m_knownBefore.isEmpty())
        sent.idsBefore.append(m_knownBefore.toString());
    return sent;
}

void PositionWrite::recall(const ChangeLog::Sent &sent)
{
    m_draft = sent.request.positionDraft;
    m_theirs = sent.request.basePosition;
    recallBefore(sent);
}

void PositionWrite::recallBefore(const ChangeLog::Sent &sent)
{
    if (!sent.idsBefore.isEmpty())
        m_knownBefore = PositionId(sent.idsBefore.constFirst());
}

void PositionWrite::onError(const ApiError &error)
{
    if (error.code == doesNotExist && request().kind != Kind::AddPosition)
        tools().memory.forgetPosition(request().position);
}

} // namespace renzhi

#include "moc_positionwrite.cpp"
