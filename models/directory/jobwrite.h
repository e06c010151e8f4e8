// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/writerun.h"

#include <QSet>

namespace renzhi {

// AddJob, UpdateJob, RemoveJob, TransferPrimaryJob (core pages add-part-time-job,
// update-part-time-job; eiam-api.md 2.21, 2.24). The part-time-job operations on a primary job are
// undocumented: Invalid "local.primary-job", nothing is sent.
class JobWrite final : public WriteRun
{
    Q_OBJECT
public:
    using WriteRun::WriteRun;

private:
    using Jobs = QVector<Job>;

    void readBefore() override;
    void look() override;
    void onError(const ApiError &error) override;
    void onUnknown() override;
    [[nodiscard]] ChangeLog::Sent leaving() const override;
    void recall(const ChangeLog::Sent &sent) override;
    void recallBefore(const ChangeLog::Sent &sent);

    void readJobs(std::function<void(const Result<Jobs> &)> done);
    void onBefore(const Jobs &jobs);
    void checkBase();
    void resolve();
    void send();
    void readBack(const JobId &job);
    void compare(const JobId &job, const Jobs &jobs);
    [[nodiscard]] bool equalsAsKnown(const Job &job) const;
    void confirmRead(const JobId &job);
    void unread(const JobId &job, const ApiError &error);
    void readUserBack(const WriteOutcome &outcome);
    void onLook(const Jobs &jobs);
    // The candidate, the last one first, that is what was asked for. An error other than an unknown
    // id leaves that open.
    void match(Jobs candidates, std::function<void(const Result<std::optional<Job>> &)> done);
    [[nodiscard]] bool equalsDraft(const Job &job, const ReferenceCodes &codes) const;
    [[nodiscard]] Jobs candidates(const Jobs &jobs) const;
    void confirmFound(const JobId &job);

    QSet<JobId> m_idsBefore;
    std::optional<Job> m_theirs; // the job to change, as the server has it
    JobDraft m_draft; // what is sent
};

} // namespace renzhi
