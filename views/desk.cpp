// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/desk.h"

#include "models/directory/directoryservice.h"
#include "models/directory/undohistory.h"

#include <algorithm>

namespace renzhi {

namespace {

constexpr qsizetype LongestTrail = 200;

JobId jobOf(const Place &place)
{
    return place.view == View::Jobs ? place.job : JobId();
}

} // namespace

Desk::Desk(QObject *parent) : QObject(parent)
{
    m_trail.append(m_place);
}

void Desk::setSession(const Session &session, const Place &place, const OrgId &organization)
{
    if (m_session.service)
        m_session.service->disconnect(this);
    if (m_session.undo)
        m_session.undo->disconnect(this);
    m_session = session;
    m_place = place;
    m_organization = organization;
    m_job = jobOf(place);
    m_trail = { place };
    m_at = 0;
    if (auto *service = m_session.service) {
        connect(service, &DirectoryService::jobsChanged, this, &Desk::contextChanged);
        connect(service, &DirectoryService::jobsGathered, this,
                [this](const std::vector<quint32> &rows) {
                    const auto row = m_session.service->rowOf(m_place.user);
                    if (row && std::find(rows.cbegin(), rows.cend(), *row) != rows.cend())
                        emit contextChanged();
                });
        connect(service, &DirectoryService::referencesChanged, this, &Desk::contextChanged);
        connect(service, &DirectoryService::connectivityChanged, this, &Desk::contextChanged);
        connect(service, &DirectoryService::jobManagementChanged, this, &Desk::contextChanged);
        connect(service, &DirectoryService::rightsChanged, this, &Desk::contextChanged);
        connect(service, &DirectoryService::syncStarted, this, &Desk::contextChanged);
        connect(service, &DirectoryService::syncFinished, this, &Desk::contextChanged);
        connect(service, &DirectoryService::peopleChanged, this, &Desk::contextChanged);
    }
    if (m_session.undo)
        connect(m_session.undo, &UndoHistory::changed, this, &Desk::contextChanged);
    emit sessionChanged();
    emit contextChanged();
}

Subject Desk::subject() const
{
    switch (m_place.view) {
    case View::People:
    case View::Jobs:
        return { .user = m_place.user, .job = m_job, .position = {} };
    case View::Positions:
        return { .user = {}, .job = {}, .position = m_place.position };
    case View::Titles:
        return { .user = {}, .job = {}, .position = {}, .title = m_place.title };
    case View::Outbox:
    case View::Changes:
        return {};
    }
    Q_UNREACHABLE();
}

std::optional<User> Desk::user(const UserId &id) const
{
    if (!m_session.service || id.isEmpty())
        return {};
    return m_session.service->user(id);
}

std::optional<Position> Desk::position(const PositionId &id) const
{
    const Position *found = id.isEmpty() ? nullptr : references()->position(id);
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<Title> Desk::title(const TitleId &id) const
{
    const Title *found = id.isEmpty() ? nullptr : references()->title(id);
    return found ? std::optional(*found) : std::nullopt;
}

std::optional<JobRow> Desk::job(const UserId &user, const JobId &id) const
{
    if (id.isEmpty())
        return {};
    return firstJob(user, [&id](const Job &job) { return job.id == id; });
}

std::optional<JobRow> Desk::primaryJob(const UserId &user) const
{
    return firstJob(user, [](const Job &job) { return job.relation == RelationType::Primary; });
}

std::optional<JobRow> Desk::firstJob(const UserId &user,
                                     const std::function<bool(const Job &)> &fits) const
{
    if (!m_session.service || user.isEmpty())
        return {};
    const JobList list = m_session.service->jobs(user);
    const auto found = std::find_if(list.jobs.begin(), list.jobs.end(), fits);
    return found == list.jobs.end() ? std::nullopt : std::optional(resolved(*found, *references()));
}

std::shared_ptr<const ReferenceIndex> Desk::references() const
{
    auto index = m_session.service ? m_session.service->references() : nullptr;
    return index ? index : std::make_shared<const ReferenceIndex>();
}

bool Desk::isOpening() const
{
    return m_session.service && !m_session.service->hasReferences();
}

void Desk::showView(View view)
{
    Place next = m_place;
    next.view = view;
    if (view == View::Jobs)
        next.job = m_job;
    moveTo(next);
}

void Desk::showUser(const UserId &user)
{
    Place next = m_place;
    next.view = View::People;
    next.user = user;
    moveTo(next);
}

void Desk::showJob(const UserId &user, const JobId &job)
{
    Place next = m_place;
    next.view = View::Jobs;
    next.user = user;
    next.job = job;
    moveTo(next);
}

void Desk::showPosition(const PositionId &position)
{
    Place next = m_place;
    next.view = View::Positions;
    next.position = position;
    moveTo(next);
}

void Desk::showTitle(const TitleId &title)
{
    Place next = m_place;
    next.view = View::Titles;
    next.title = title;
    moveTo(next);
}

void Desk::showChanges(const Subject &about)
{
    Place next = m_place;
    next.view = View::Changes;
    next.changesOfUser = about.user;
    next.changesOfPosition = about.user.isEmpty() ? about.position : PositionId();
    moveTo(next);
}

void Desk::showOrganization(const OrgId &organization)
{
    if (organization == m_organization)
        return;
    m_organization = organization;
    emit organizationChanged();
    emit contextChanged();
}

void Desk::selectJob(const JobId &job)
{
    if (job == m_job)
        return;
    m_job = job;
    if (m_place.view == View::Jobs) { // no step of the way: the person is the same
        m_place.job = job;
        m_trail[m_at].job = job;
    }
    emit contextChanged();
}

void Desk::goBack()
{
    if (!canGoBack())
        return;
    --m_at;
    enter(m_trail.at(m_at));
}

void Desk::goForward()
{
    if (!canGoForward())
        return;
    ++m_at;
    enter(m_trail.at(m_at));
}

void Desk::moveTo(const Place &place)
{
    if (place == m_place)
        return;
    m_trail.resize(m_at + 1);
    m_trail.append(place);
    if (m_trail.size() > LongestTrail)
        m_trail.removeFirst();
    m_at = m_trail.size() - 1;
    enter(place);
}

void Desk::enter(const Place &place)
{
    const Place from = m_place;
    m_place = place;
    if (from.user != place.user || !jobOf(place).isEmpty())
        m_job = jobOf(place);
    emit placeChanged(from);
    emit contextChanged();
}

} // namespace renzhi

#include "moc_desk.cpp"
