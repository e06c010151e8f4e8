// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/writerun.h"

namespace renzhi {

// AddPosition, UpdatePosition, RemovePosition (core pages add-job-position, update-job-position;
// eiam-api.md 2.14). An added position whose answer was lost is looked for by its code: in its
// organization, then among the latest changes. A removed one is looked for by its id: what "does
// not exist" (JOB.POSITION.0001) is gone.
class PositionWrite final : public WriteRun
{
    Q_OBJECT
public:
    using WriteRun::WriteRun;

private:
    using Found = std::function<void(const Result<std::optional<Position>> &)>;

    void readBefore() override;
    void look() override;
    void onError(const ApiError &error) override;
    [[nodiscard]] ChangeLog::Sent leaving() const override;
    void recall(const ChangeLog::Sent &sent) override;
    void recallBefore(const ChangeLog::Sent &sent);

    void readPosition(const PositionId &id, std::function<void(const Result<Position> &)> done);
    void onBefore(const Position &theirs);
    void onGoneBefore(const ApiError &error);
    void resolve(const Position &theirs);
    void addAfterNoting();
    void add();
    void update();
    void remove();
    void readRemoved();
    void readBack(const PositionId &id);
    void compare(const WriteOutcome &outcome, const Position &position);
    void findAdded(Found done);
    void findInList(const OrgId &list, const QString &after, int page, const OrgId &org,
                    const Found &done);
    void findLately(const OrgId &org, const Found &done);
    // Whether the position is what was asked for. An error other than an unknown id leaves that
    // open.
    void match(const Position &position, std::function<void(const Result<bool> &)> done);
    [[nodiscard]] bool hasDraftsWords(const Position &position) const;
    [[nodiscard]] bool equalsDraft(const Position &position, const OrgCode &org,
                                   const TitleCode &title) const;
    [[nodiscard]] bool equalsAsKnown(const Position &position) const;
    void lookForRemoved();
    void confirmFound(const Position &position);
    void confirmGone();
    [[nodiscard]] bool asks(WriteRequest::Touched input) const;

    PositionDraft m_draft; // what is sent
    std::optional<Position> m_theirs; // the position to change, as the server has it
    PositionId m_knownBefore; // another position that has the code, as far as is known
    bool m_isShown = false; // though the server said that it removed it
    std::optional<ApiError> m_unreadBefore; // why it is not known whether there is one
};

} // namespace renzhi
