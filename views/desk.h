// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"
#include "models/core/referenceindex.h"
#include "models/items/joblistmodel.h"
#include "views/session.h"

#include <QObject>
#include <QVector>

#include <functional>
#include <memory>
#include <optional>

namespace renzhi {

enum class View { People, Positions, Outbox, Titles, Changes, Jobs }; // settings keep the number

// Where the operator is: the page, and the person, the position and the title that are open on
// their pages.
struct Place
{
    View view = View::People;
    UserId user;
    PositionId position;
    TitleId title;
    // Whose changes the page of changes lists; both empty: everybody's.
    UserId changesOfUser = {};
    PositionId changesOfPosition = {};
    // Of `user`: chosen on the page of jobs, where one person has several rows.
    JobId job = {};
    friend bool operator==(const Place &, const Place &) = default;
};

// What an action is about. Ids only: the records may change or go while a menu is open.
struct Subject
{
    UserId user;
    JobId job;
    PositionId position;
    TitleId title = {};
    friend bool operator==(const Subject &, const Subject &) = default;
};

// What lies on the desk: the open tenant, the place with its way back and forward, the organization
// chosen in the tree, and the job selected on the person's card. Pages and actions agree through it
// and know nothing of each other. Owns no records: they are asked from the service when needed.
class Desk : public QObject
{
    Q_OBJECT
public:
    explicit Desk(QObject *parent = nullptr);

    void setSession(const Session &session, const Place &place, const OrgId &organization);
    [[nodiscard]] const Session &session() const { return m_session; }
    [[nodiscard]] DirectoryService *service() const { return m_session.service; }

    [[nodiscard]] const Place &place() const { return m_place; }
    [[nodiscard]] const OrgId &organization() const { return m_organization; }
    // What is chosen on the page that is open.
    [[nodiscard]] Subject subject() const;

    // The records behind ids; nothing when none is meant or it is gone.
    [[nodiscard]] std::optional<User> user(const UserId &id) const;
    [[nodiscard]] std::optional<Position> position(const PositionId &id) const;
    [[nodiscard]] std::optional<Title> title(const TitleId &id) const;
    [[nodiscard]] std::optional<JobRow> job(const UserId &user, const JobId &id) const;
    [[nodiscard]] std::optional<JobRow> primaryJob(const UserId &user) const;
    [[nodiscard]] std::shared_ptr<const ReferenceIndex> references() const; // never null
    // The first references are still being read: what they do not have may be there all the same.
    // contextChanged tells the end of it.
    [[nodiscard]] bool isOpening() const;

    void showView(View view);
    void showUser(const UserId &user); // on the people page
    void showJob(const UserId &user, const JobId &job); // on the page of jobs
    void showPosition(const PositionId &position); // on the positions page
    void showTitle(const TitleId &title); // on the titles page
    void showChanges(const Subject &about); // of a person or a position; of neither: all of them
    void showOrganization(const OrgId &organization);
    void selectJob(const JobId &job);

    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_trail.size(); }
    void goBack();
    void goForward();

signals:
    void sessionChanged();
    void placeChanged(const renzhi::Place &from);
    void organizationChanged();
    // Anything that decides which actions are possible.
    void contextChanged();

private:
    [[nodiscard]] std::optional<JobRow>
    firstJob(const UserId &user, const std::function<bool(const Job &)> &fits) const;
    void moveTo(const Place &place);
    void enter(const Place &place);

    Session m_session;
    Place m_place;
    OrgId m_organization;
    JobId m_job;
    QVector<Place> m_trail;
    qsizetype m_at = 0;
};

} // namespace renzhi
