// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/writerequest.h"
#include "tests/directory/twodepartments.h"
#include "tests/faults/writehistory.h"

#include <QRandomGenerator>

#include <functional>

namespace renzhi::test {

// A tenant with a few people, and what an operator and his colleague may think of doing to it. The
// same seed thinks of the same.
class RandomTenant : public TwoDepartments
{
public:
    // Whether nothing is in doubt about a person or a position (its id).
    using IsFree = std::function<bool(const QString &id)>;

    explicit RandomTenant(quint32 seed);

    [[nodiscard]] int below(qsizetype highest) { return m_random.bounded(int(highest)); }
    [[nodiscard]] bool happens(int percent) { return below(100) < percent; }
    [[nodiscard]] const QStringList &people() const { return m_people; }

    // Something to ask for, about who or what is free; most of it makes sense. Nothing: all are
    // in doubt.
    [[nodiscard]] std::optional<WriteRequest> request(const IsFree &isFree);
    // Whether a job asked for so could be the colleague's.
    [[nodiscard]] static bool isTheirs(const JobDraft &draft);
    // What the colleague does now, and did when this returns. He removes only what is free, and
    // no primary job; the jobs he adds or changes get a title that the operator never asks for, so
    // that his are not taken for ours.
    [[nodiscard]] std::optional<Deed> deed(const IsFree &isFree);

private:
    [[nodiscard]] WriteRequest jobRequest();
    [[nodiscard]] WriteRequest positionRequest();
    [[nodiscard]] JobDraft jobDraft();
    [[nodiscard]] PositionDraft positionDraft(const QList<SandboxPosition> &positions);
    [[nodiscard]] QList<SandboxPosition> ownPositions() const; // of the two departments
    [[nodiscard]] QList<SandboxJob> partTimeJobs(const QString &user) const;
    [[nodiscard]] bool isHeld(const QString &position) const;
    [[nodiscard]] QString codeOf(const QString &org) const;
    [[nodiscard]] std::optional<Deed> jobDeed(const IsFree &isFree);
    [[nodiscard]] std::optional<Deed> positionDeed(const IsFree &isFree);

    QRandomGenerator m_random;
    QStringList m_people;
    QString m_theirTitle;
    int m_last = 0; // of what is numbered
};

} // namespace renzhi::test
