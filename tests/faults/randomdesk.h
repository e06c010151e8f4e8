// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/faults/faultcolumns.h"
#include "tests/faults/historykeeper.h"
#include "tests/faults/mortalprogram.h"
#include "tests/faults/randomtenant.h"
#include "tests/support/faultproxy.h"

#include <QUuid>

class QSignalSpy;

namespace renzhi::test {

// An operator at work on a random tenant, through a network that goes wrong and with a program that
// is killed now and then and started again, also while it looks for what became of the write
// before, while a colleague works on the same tenant.
class RandomDesk
{
public:
    explicit RandomDesk(quint32 seed);
    Q_DISABLE_COPY_MOVE(RandomDesk)

    // One more operation, to its end. Empty, or why it cannot go on.
    [[nodiscard]] QString operate();
    // All until now.
    [[nodiscard]] WriteHistory history() const
    {
        return m_keeper.history(m_program.service().changes());
    }

    [[nodiscard]] int kills() const { return m_program.kills(); }
    [[nodiscard]] int faults() const { return m_faults; }
    [[nodiscard]] int deeds() const { return m_deeds; }
    // Requests to a host that is not the tenant's.
    [[nodiscard]] int strayRequests() const { return m_elsewhere.seen(); }

private:
    using Limits = MortalProgram::Limits;
    using Looks = MortalProgram::Looks;
    // When the program is killed: before the write has left, while it is on its way, when it is
    // done and no answer came, while the answer is made sure of.
    enum class Cut { Never, Reading, BeforeArrival, AfterArrival, Confirming };
    // Of the start after a kill.
    struct Recovery
    {
        bool isKilled = false; // once more, while it looks
        const FaultColumn *fault = nullptr; // of what it reads then
    };
    struct Plan
    {
        WriteRequest request;
        std::optional<QUuid> entry; // of the outbox; nothing: it is sent at once
    };

    [[nodiscard]] std::optional<Plan> plan();
    [[nodiscard]] std::optional<WriteRequest> undo();
    [[nodiscard]] std::optional<QUuid> waitingEntry();
    [[nodiscard]] bool isInDoubt(const QString &id) const;
    void letColleagueAct(const RandomTenant::IsFree &isFree);

    [[nodiscard]] QString carryOut(const Plan &plan);
    [[nodiscard]] QString carryOutWhole(const Plan &plan, const FaultColumn *fault);
    [[nodiscard]] QString carryOutCut(const Plan &plan, Cut cut);
    void send(const Plan &plan);
    void waitFor(Cut cut, const WriteRequest &request, QSignalSpy &finished);
    [[nodiscard]] const FaultColumn *drawFault();
    [[nodiscard]] const FaultColumn *drawFaultOfReading();
    [[nodiscard]] Recovery drawRecovery();
    [[nodiscard]] QString recover(const WriteRequest &request, const Recovery &recovery);
    [[nodiscard]] QString killWhileItLooks();
    void injectReading(const FaultColumn &fault, const WriteRequest &request);
    void inject(const FaultColumn &fault, const WriteRequest &request);
    void harvest(bool wasCutOff);

    RandomTenant m_tenant;
    HistoryKeeper m_keeper;
    FaultProxy m_elsewhere;
    MortalProgram m_program;

    int m_operation = 0;
    int m_faults = 0, m_deeds = 0;
    QString m_trouble; // of the first start
    QString m_conditions; // of this operation
    qint64 m_undoes = 0; // the line that this operation takes back; 0: none
};

} // namespace renzhi::test
