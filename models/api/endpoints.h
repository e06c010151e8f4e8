// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/endpoint.h"

// One function per operation of the contract (section number of eiam-api.md above each). Path and
// query pieces are percent-encoded here and nowhere else. Page numbers start at 0; limit
// is 10..100; updatedAfter is "yyyy-MM-dd HH:mm:ss" of the server's clock, or empty.
namespace renzhi::endpoints {

constexpr int smallestPage = 10;

// 2.2 GET /api/v2/tenant/users — org_id= is always sent, empty means all.
[[nodiscard]] Endpoint<Page<User>> users(const OrgId &org, const QString &updatedAfter, int page,
                                         int limit);
// 2.3 GET /api/v2/tenant/users/{user_id}
[[nodiscard]] Endpoint<User> user(const UserId &id);
// 2.4–2.6 POST /api/v2/tenant/users/user-by-… — reads, safe to repeat.
[[nodiscard]] Endpoint<User> userByUserName(const QString &userName);
[[nodiscard]] Endpoint<User> userByMobile(const QString &mobile);
[[nodiscard]] Endpoint<User> userByEmail(const QString &email);

// 2.7 GET /api/v2/tenant/organizations — allChild false: the roots; true: what is below them
// (whether the roots come too is contradictory in the documents: merge by id).
[[nodiscard]] Endpoint<Page<Organization>> organizations(bool allChild, const QString &updatedAfter,
                                                         int page, int limit);
// 2.8, 2.9
[[nodiscard]] Endpoint<Organization> organization(const OrgId &id);
[[nodiscard]] Endpoint<Organization> organization(const OrgCode &code);

// 2.10–2.14
[[nodiscard]] Endpoint<Page<Position>> positions(const OrgId &org, const QString &updatedAfter,
                                                 int page, int limit);
[[nodiscard]] Endpoint<PositionId> addPosition(const PositionDraft &draft);
[[nodiscard]] Endpoint<Position> position(const PositionId &id);
[[nodiscard]] Endpoint<PositionId> updatePosition(const PositionId &id, const PositionDraft &draft);
[[nodiscard]] Endpoint<Done> removePosition(const PositionId &id);

// 2.15–2.19
[[nodiscard]] Endpoint<Page<Title>> titles(const QString &updatedAfter, int page, int limit);
[[nodiscard]] Endpoint<TitleId> addTitle(const QString &name, const TitleCode &code);
[[nodiscard]] Endpoint<Title> title(const TitleId &id);
[[nodiscard]] Endpoint<TitleId> updateTitle(const TitleId &id, const QString &name,
                                            const TitleCode &code);
[[nodiscard]] Endpoint<Done> removeTitle(const TitleId &id);

// 2.20 GET /api/v2/tenant/users/{user_id}/jobs — relation_type= is always sent; empty means all.
[[nodiscard]] Endpoint<QVector<Job>> jobs(const UserId &user,
                                          std::optional<RelationType> type = {});
// 2.21 PUT …/jobs/transfer — the answer is the user's id.
[[nodiscard]] Endpoint<UserId> transferPrimaryJob(const UserId &user, const JobDraft &draft);
// 2.22–2.24. A draft's std::nullopt is left out of the body (= cleared on PUT).
[[nodiscard]] Endpoint<JobId> addPartTimeJob(const UserId &user, const JobDraft &draft);
[[nodiscard]] Endpoint<JobId> updatePartTimeJob(const UserId &user, const JobId &job,
                                                const JobDraft &draft);
[[nodiscard]] Endpoint<Done> removePartTimeJob(const UserId &user, const JobId &job);

} // namespace renzhi::endpoints
