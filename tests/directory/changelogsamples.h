// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/changelog.h"
#include "models/directory/directoryservice.h"

#include <QTemporaryDir>

#include <array>
#include <vector>

namespace renzhi::test {

// Newest first.
[[nodiscard]] inline std::vector<ChangeLine> linesOf(const DirectoryService &service,
                                                     const ChangeQuery &query = {})
{
    std::vector<qint64> ids;
    if (const auto keys = service.changes().find(query)) {
        for (const ChangeKey &key : *keys)
            ids.push_back(key.id);
    }
    return service.changes().lines(ids).value_or(std::vector<ChangeLine>());
}

// A folder with a log, without a server.
struct LogFolder
{
    QTemporaryDir folder;

    [[nodiscard]] QString file() const { return folder.filePath(QStringLiteral("changes.sqlite")); }
    [[nodiscard]] static WriteRequest request()
    {
        WriteRequest request;
        request.kind = WriteRequest::Kind::AddJob;
        request.user = UserId(QStringLiteral("somebody"));
        request.jobDraft.org = OrgCode(QStringLiteral("O-1"));
        return request;
    }
    [[nodiscard]] static ChangeLine facts()
    {
        ChangeLine facts;
        facts.user = UserId(QStringLiteral("somebody"));
        return facts;
    }
    [[nodiscard]] static qint64 begun(ChangeLog &log)
    {
        return log.begin(request(), { request(), {}, true }, facts(), false).value_or(0);
    }
    // By a program that ends before it knows.
    [[nodiscard]] qint64 lost() const
    {
        ChangeLog gone(folder.path(), {});
        return begun(gone);
    }
};

[[nodiscard]] inline WriteOutcome confirmed()
{
    WriteOutcome outcome;
    outcome.state = WriteOutcome::State::Confirmed;
    outcome.foundByReading = true;
    return outcome;
}

[[nodiscard]] inline WriteOutcome missing()
{
    WriteOutcome outcome;
    outcome.state = WriteOutcome::State::OutcomeUnknown;
    outcome.error.code = QStringLiteral("local.not-there");
    return outcome;
}

[[nodiscard]] inline ChangeState stateIn(const ChangeLog &log, qint64 id)
{
    const std::array ids { id };
    const auto lines = log.lines(ids);
    return lines ? lines->front().state : ChangeState::Sending;
}

} // namespace renzhi::test
