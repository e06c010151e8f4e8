// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/randomdesk.h"

#include "models/directory/changelog.h"
#include "models/directory/undohistory.h"
#include "models/directory/writeoperation.h"
#include "tests/support/patience.h"
#include "tests/support/spoiltanswers.h"

#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace renzhi::test {

using namespace Qt::StringLiterals;
using Kind = WriteRequest::Kind;

namespace {

constexpr int fullOutbox = 5;
constexpr int mostSpoilt = 8; // readings in a row
constexpr qsizetype lately = 10; // lines; of older ones the records are mostly others by now

// How the write of a kind is told from all other requests, and what is read before and after it.
struct Marks
{
    const char *method;
    const char *target;
    const char *read;
};

Marks marksOf(Kind kind)
{
    switch (kind) {
    case Kind::AddJob:
        return { "POST", "/part-time-job", "/jobs" };
    case Kind::UpdateJob:
        return { "PUT", "/part-time-job/", "/jobs" };
    case Kind::RemoveJob:
        return { "DELETE", "/part-time-job/", "/jobs" };
    case Kind::TransferPrimaryJob:
        return { "PUT", "/jobs/transfer", "/jobs" };
    case Kind::AddPosition:
        return { "POST", "/job-positions", "/job-positions" };
    case Kind::UpdatePosition:
        return { "PUT", "/job-positions/", "/job-positions" };
    case Kind::RemovePosition:
        break;
    }
    return { "DELETE", "/job-positions/", "/job-positions" };
}

} // namespace

RandomDesk::RandomDesk(quint32 seed)
    : m_tenant(seed)
    , m_keeper(m_tenant)
    , m_elsewhere(m_tenant.server.port())
    , m_program(m_tenant.server)
{
    m_trouble = m_program.start(Limits::Long);
    // Lists that are whole: it is then known what was there before something is added.
    QSignalSpy synced(&m_program.service(), &DirectoryService::syncFinished);
    m_program.service().sync(SyncMode::Full);
    if (m_trouble.isEmpty() && !synced.wait(Patience))
        m_trouble = u"the first sync does not end"_s;
}

QString RandomDesk::operate()
{
    if (!m_trouble.isEmpty())
        return m_trouble;
    ++m_operation;
    m_tenant.server.clearJournal();
    m_program.proxy().clearRequests();
    const std::optional<Plan> next = plan();
    m_undoes = next ? next->request.undoes : 0;
    if (m_tenant.happens(10))
        letColleagueAct([this](const QString &id) { return !isInDoubt(id); });
    if (next)
        m_trouble = carryOut(*next);
    else
        harvest(false); // of nothing
    if (m_trouble.isEmpty() && !m_keeper.noteLines(m_operation, m_program.service().changes()))
        m_trouble = u"the change log cannot be read"_s;
    if (!m_trouble.isEmpty())
        m_trouble = u"operation %1: %2"_s.arg(QString::number(m_operation), m_trouble);
    return m_trouble;
}

// Whatever may still turn out to have been done is left alone until that is known: otherwise nobody
// could tell whose doing is seen.
bool RandomDesk::isInDoubt(const QString &id) const
{
    QString code;
    const QList<SandboxPosition> positions = m_tenant.server.positions();
    for (const SandboxPosition &position : positions) {
        if (position.id == id)
            code = position.code;
    }
    for (const Outbox::Entry &entry : m_program.outbox().entries()) {
        if (!entry.outcomeUnknown)
            continue;
        const WriteRequest &request = entry.request;
        const bool isNamed = request.user.toString() == id || request.position.toString() == id;
        const bool isMeant = !code.isEmpty()
            && (request.positionDraft.code.toString() == code
                || request.jobDraft.position == PositionCode(code));
        if (isNamed || isMeant)
            return true;
    }
    return false;
}

// One that can be sent now: in doubt itself, or about somebody whom nothing in doubt is about.
std::optional<QUuid> RandomDesk::waitingEntry()
{
    QVector<QUuid> ids;
    for (const Outbox::Entry &entry : m_program.outbox().entries()) {
        const WriteRequest &request = entry.request;
        const QString subject
            = isAboutPosition(request.kind) ? request.position.toString() : request.user.toString();
        if (entry.outcomeUnknown || subject.isEmpty() || !isInDoubt(subject))
            ids.append(entry.id);
    }
    return ids.isEmpty() ? std::nullopt : std::optional(ids.at(m_tenant.below(ids.size())));
}

// What takes one of the last lines back, if the drawn one can be, and nothing is in doubt about
// whom it is. What looks like the colleague's is left alone: it could not be told from his.
std::optional<WriteRequest> RandomDesk::undo()
{
    const auto keys = m_program.service().changes().find({}); // the newest first
    if (!keys || keys->empty())
        return std::nullopt;
    const int drawn = m_tenant.below(std::min(lately, qsizetype(keys->size())));
    const auto inverse
        = UndoHistory(m_program.service(), &m_program.outbox()).inverse((*keys)[size_t(drawn)].id);
    if (!inverse || m_tenant.isTheirs(inverse->jobDraft))
        return std::nullopt;
    const QString subject
        = isAboutPosition(inverse->kind) ? inverse->position.toString() : inverse->user.toString();
    return subject.isEmpty() || !isInDoubt(subject) ? std::optional(*inverse) : std::nullopt;
}

// Nothing: something was put in the outbox for later, or thrown out of it.
std::optional<RandomDesk::Plan> RandomDesk::plan()
{
    if (m_tenant.happens(8)) {
        if (const std::optional<WriteRequest> inverse = undo())
            return Plan { *inverse, {} };
    }
    const std::optional<WriteRequest> drawn
        = m_tenant.request([this](const QString &id) { return !isInDoubt(id); });
    const bool isFull = m_program.outbox().entries().size() >= fullOutbox;
    if (!drawn || isFull || m_tenant.happens(20)) {
        if (const std::optional<QUuid> id = waitingEntry()) {
            for (const Outbox::Entry &entry : m_program.outbox().entries()) {
                if (entry.id != *id)
                    continue;
                if (entry.outcomeUnknown || m_tenant.happens(70))
                    return Plan { entry.request, id };
            }
            if (!m_program.outbox().drop(*id))
                m_trouble = u"the outbox cannot be written"_s;
            return std::nullopt;
        }
    }
    if (!drawn)
        return std::nullopt;
    if (isFull || !m_tenant.happens(35))
        return Plan { *drawn, {} };
    const WriteRequest &kept = *drawn;
    const auto id = m_program.outbox().add(kept);
    if (!id)
        m_trouble = u"the outbox cannot be written"_s;
    if (!id || m_tenant.happens(25))
        return std::nullopt;
    return Plan { kept, *id };
}

void RandomDesk::letColleagueAct(const RandomTenant::IsFree &isFree)
{
    const std::optional<Deed> deed = m_tenant.deed(isFree);
    if (!deed)
        return;
    ++m_deeds;
    m_keeper.noteDeed(m_operation, *deed);
}

const FaultColumn *RandomDesk::drawFault()
{
    const auto columns = faultColumns();
    for (;;) {
        const FaultColumn &column = columns[size_t(m_tenant.below(qsizetype(columns.size())))];
        // What costs seconds is drawn seldom, or not at all.
        const bool isCostly = std::string_view(column.name).starts_with("100 MB");
        if (!isCostly && (!column.hangs || m_tenant.happens(33)))
            return &column;
    }
}

// Readings come in numbers: none that costs seconds.
const FaultColumn *RandomDesk::drawFaultOfReading()
{
    for (;;) {
        const FaultColumn *column = drawFault();
        if (!column->hangs && column->fault)
            return column;
    }
}

void RandomDesk::injectReading(const FaultColumn &fault, const WriteRequest &request)
{
    ++m_faults;
    // The records that the write is about, or whatever is read.
    const QByteArray target = m_tenant.happens(50) ? marksOf(request.kind).read : "";
    const int times = fault.times < 0 ? 1 + m_tenant.below(mostSpoilt) : fault.times;
    m_program.proxy().inject({ "GET", target, 0, times }, fault.fault(m_elsewhere.url()));
}

void RandomDesk::inject(const FaultColumn &fault, const WriteRequest &request)
{
    ++m_faults;
    m_conditions = u"fault: "_s + QString::fromUtf8(fault.name);
    const Marks marks = marksOf(request.kind);
    if (fault.fault)
        m_program.proxy().inject({ marks.method, marks.target, 0, fault.times },
                                 fault.fault(m_elsewhere.url()));
    else
        m_program.proxy().goOffline();
}

QString RandomDesk::carryOut(const Plan &plan)
{
    if (m_tenant.happens(6)) {
        constexpr std::array cuts { Cut::Reading, Cut::BeforeArrival, Cut::AfterArrival,
                                    Cut::Confirming };
        return carryOutCut(plan, cuts[size_t(m_tenant.below(qsizetype(cuts.size())))]);
    }
    const FaultColumn *fault = m_tenant.happens(60) ? nullptr : drawFault();
    if (!fault || !fault->hangs)
        return carryOutWhole(plan, fault);
    QString trouble = m_program.start(Limits::Short);
    if (trouble.isEmpty())
        trouble = carryOutWhole(plan, fault);
    return trouble.isEmpty() ? m_program.start(Limits::Long) : trouble;
}

void RandomDesk::send(const Plan &plan)
{
    if (plan.entry)
        m_program.outbox().send(*plan.entry);
    else
        m_program.service().write(plan.request);
}

QString RandomDesk::carryOutWhole(const Plan &plan, const FaultColumn *fault)
{
    const Marks marks = marksOf(plan.request.kind);
    if (fault)
        inject(*fault, plan.request);
    if (m_tenant.happens(5)) { // what was there before cannot be read then, or only in the end
        const FaultColumn *column = drawFaultOfReading();
        m_conditions += u", fault of reading: "_s + QString::fromUtf8(column->name);
        injectReading(*column, plan.request);
    }
    if (m_tenant.happens(4)) { // what was done cannot be read then
        m_conditions += u", reading fails afterwards"_s;
        m_program.proxy().inject({ "GET", marks.read, 1, -1 }, spoilt::page(500));
    }
    QSignalSpy finished(&m_program.service(), &DirectoryService::writeFinished);
    send(plan);
    if (!finished.wait(2 * Patience))
        return u"the write does not end"_s;
    // The program may have lost its patience while the request was still on its way.
    if (fault && fault->hangs && std::string_view(fault->name) != "hang") {
        const auto hasArrived = [&] {
            return m_tenant.server.requestCount(marks.method, marks.target)
                >= m_program.proxy().seen(marks.method, marks.target);
        };
        if (!QTest::qWaitFor(hasArrived, Patience))
            return u"the write does not arrive"_s;
    }
    m_program.proxy().clearFaults();
    m_program.proxy().goOnline();
    harvest(false);
    return {};
}

QString RandomDesk::carryOutCut(const Plan &plan, Cut cut)
{
    m_conditions = u"to be killed at point %1"_s.arg(int(cut));
    const Recovery recovery = drawRecovery();
    const Marks marks = marksOf(plan.request.kind);
    const FaultMatch write { marks.method, marks.target, 0, 1 };
    if (cut == Cut::Reading)
        m_program.proxy().inject({ "GET", marks.read, 0, 1 }, Fault::hang());
    else if (cut == Cut::BeforeArrival)
        m_program.proxy().inject(write, Fault::hang());
    else if (cut == Cut::AfterArrival)
        m_program.proxy().inject(write, Fault::hangAfter());
    else if (m_tenant.happens(50))
        m_program.proxy().inject(write, Fault::dropAfter());
    QSignalSpy finished(&m_program.service(), &DirectoryService::writeFinished);
    send(plan);
    waitFor(cut, plan.request, finished);
    const bool wasCutOff = finished.isEmpty();
    m_program.kill();
    harvest(wasCutOff);
    // Nothing that he removes now could be told from what the operator asked for.
    if (m_tenant.happens(30))
        letColleagueAct([](const QString &) { return false; });
    return recover(plan.request, recovery);
}

RandomDesk::Recovery RandomDesk::drawRecovery()
{
    Recovery recovery;
    recovery.isKilled = m_tenant.happens(25);
    if (recovery.isKilled)
        m_conditions += u", killed again while it looks"_s;
    if (m_tenant.happens(40)) {
        recovery.fault = drawFaultOfReading();
        m_conditions += u", fault while it looks: "_s + QString::fromUtf8(recovery.fault->name);
    }
    return recovery;
}

// The start after a kill: what became of the write is looked for, and nothing is sent.
QString RandomDesk::recover(const WriteRequest &request, const Recovery &recovery)
{
    const qsizetype before = m_keeper.writesServed();
    QString trouble = m_program.open(Limits::Long);
    if (trouble.isEmpty() && recovery.isKilled)
        trouble = killWhileItLooks();
    if (trouble.isEmpty() && recovery.fault)
        injectReading(*recovery.fault, request);
    if (trouble.isEmpty())
        trouble = m_program.settleLost(recovery.fault ? Looks::Repeated : Looks::Once);
    m_program.proxy().clearFaults();
    if (trouble.isEmpty() && m_keeper.writesServed() != before)
        trouble = u"something was sent while it looked for lost writes"_s;
    return trouble;
}

// At one of its readings; or when it is through, if there are fewer.
QString RandomDesk::killWhileItLooks()
{
    const int readings = m_tenant.below(4);
    m_program.proxy().inject({ "GET", {}, readings, 1 }, Fault::hang());
    m_program.service().findLostWrites();
    const auto isTime = [&] {
        const auto lost = m_program.service().changes().lost();
        return !lost || lost->empty() || m_program.proxy().seen("GET") > readings;
    };
    if (!QTest::qWaitFor(isTime, Patience))
        return u"it neither looks for a lost write nor ends that"_s;
    m_program.kill();
    return m_program.open(Limits::Long);
}

// Or for its end, if it comes earlier.
void RandomDesk::waitFor(Cut cut, const WriteRequest &request, QSignalSpy &finished)
{
    const Marks marks = marksOf(request.kind);
    if (cut == Cut::Confirming) {
        const QList<WriteOperation *> writes = m_program.service().writes();
        if (writes.isEmpty())
            return;
        const QPointer<WriteOperation> write(writes.constLast());
        QSignalSpy phases(write.data(), &WriteOperation::phaseChanged);
        while (write && write->phase() < WriteOperation::Phase::Confirming
               && phases.wait(Patience)) { }
        return;
    }
    (void)QTest::qWaitFor(
        [&] {
            if (!finished.isEmpty())
                return true;
            if (cut == Cut::Reading)
                return m_program.proxy().seen("GET", marks.read) > 0;
            return cut == Cut::BeforeArrival
                ? m_program.proxy().seen(marks.method, marks.target) > 0
                : m_tenant.server.requestCount(marks.method, marks.target) > 0;
        },
        Patience);
}

// Takes what came to the server in this operation.
void RandomDesk::harvest(bool wasCutOff)
{
    m_keeper.noteWrites(
        { m_operation, {}, {}, wasCutOff, std::exchange(m_conditions, {}), m_undoes });
}

} // namespace renzhi::test
