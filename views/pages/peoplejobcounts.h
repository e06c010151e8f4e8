// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"
#include "models/search/knownjobcounts.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace renzhi {

class DirectoryService;

// Everybody's numbers of jobs, for the list that is sorted or filtered by them. Asked from the
// service when they are first wanted, and then kept up with what changes: typing asks again for
// everybody at every key. What changes before they are there needs no note, it will be in them.
class PeopleJobCounts
{
public:
    // `arrived` is called when they are there. Where they cannot be read nobody's are known then.
    explicit PeopleJobCounts(std::function<void()> arrived) : m_arrived(std::move(arrived)) { }
    Q_DISABLE_COPY_MOVE(PeopleJobCounts)

    void setService(DirectoryService *service); // of another session, or none; forgets
    void forget(); // anybody's may be others; what is being read is not taken either
    // False: not yet. They are being read.
    [[nodiscard]] bool demand();
    // Nobody's, until they are there.
    [[nodiscard]] KnownJobCounts known() const { return m_known.value_or(KnownJobCounts()); }
    [[nodiscard]] std::vector<std::optional<int>> of(std::span<const quint32> rows) const;

    enum class News { None, First, Other }; // first: of somebody whose were not known
    News take(const JobList &jobs);
    bool takeRows(std::span<const quint32> rows); // whether any is another than before
    void remove(std::span<const quint32> rows);

private:
    DirectoryService *m_service = nullptr;
    std::function<void()> m_arrived;
    std::optional<KnownJobCounts> m_known;
    std::unique_ptr<QObject> m_reading; // context of the reading under way
};

} // namespace renzhi
