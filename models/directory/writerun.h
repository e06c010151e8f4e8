// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/changelog.h"
#include "models/directory/codelookup.h"
#include "models/directory/tenantmemory.h"
#include "models/directory/writeoperation.h"

#include <optional>

namespace renzhi {

struct WriteTools
{
    ServerLink &link;
    TenantMemory &memory;
    ChangeLog &changes;
    bool isReadOnly;
    std::chrono::milliseconds firstPause;
};

// What every write has in common: its phases, when it may be given up, how it ends. The kinds of
// write say what is read before, what is sent and how the result is recognised.
class WriteRun : public WriteOperation
{
    Q_OBJECT
public:
    enum class Intent {
        Send,
        LookFirst, // an earlier answer was lost: if what is asked for is there, nothing is sent
        LookOnly, // nothing is sent in any case
    };
    WriteRun(WriteTools tools, WriteRequest request, Intent intent, QObject *parent);
    [[nodiscard]] static WriteRun *make(const WriteTools &tools, const WriteRequest &request,
                                        Intent intent, QObject *parent);
    // Only reads what became of a write that left earlier. Confirmed, foundByReading: it is there;
    // OutcomeUnknown "local.not-there": it is not; Rejected: that could not be read.
    [[nodiscard]] static WriteRun *makeLook(const WriteTools &tools, const ChangeLog::Sent &sent,
                                            QObject *parent);

    // Begins as soon as control returns to the event loop.
    void begin();
    // Before begin(): jobs of the person that were there before an earlier request of the same,
    // for where the change log does not know.
    void setJobsBefore(const QVector<JobId> &jobs) { m_jobsBefore = jobs; }

    [[nodiscard]] const WriteRequest &request() const override { return m_request; }
    [[nodiscard]] Phase phase() const override { return m_phase; }
    void cancel() override;
    void giveUp(const ApiError &why) override;

protected:
    virtual void readBefore() = 0;
    // Reads whether what was sent is there; confirm() or lookAgain().
    virtual void look() = 0;
    // Nobody knows how it ended.
    virtual void onUnknown() { }
    // What leaves now, and what has to be known to find it again; and the same taken back.
    [[nodiscard]] virtual ChangeLog::Sent leaving() const = 0;
    virtual void recall(const ChangeLog::Sent &sent) = 0;

    template <class T> void ask(const Endpoint<T> &endpoint, std::function<void(Result<T>)> done)
    {
        m_tools.link.send<T>(endpoint, &m_gate, std::move(done));
    }
    // Hands the write over to be sent, once. `accepted` runs after a 2xx.
    template <class T>
    void sendWrite(const Endpoint<T> &endpoint, std::function<void(const T &)> accepted)
    {
        if (m_isCancelled || m_phase == Phase::Finished || !writeDown())
            return;
        emit aboutToLeave();
        if (m_isCancelled)
            return;
        const auto onAnswer = [this, accepted = std::move(accepted)](const Result<T> &answer) {
            if (answer) {
                setPhase(Phase::Confirming);
                accepted(*answer);
            } else {
                onRefused(answer.error());
            }
        };
        await(m_tools.link.send<T>(endpoint, &m_gate, onAnswer));
    }
    // The part of it that the server refused, or the answer that was lost.
    virtual void onError(const ApiError &) { }

    void lookAgain(const std::optional<ApiError> &error = {});
    // Ends with the outcome unknown; `error`: why looking is of no use.
    void stopLooking(const std::optional<ApiError> &error);
    void confirm(WriteOutcome outcome);
    // Done, but reading it back, or a part of it, failed.
    void confirmUnread(WriteOutcome outcome, ApiError error);
    // Accepted, but what is read back is not what was asked: runs `again` after a pause, as often
    // as a lost answer is looked for; then it ends with the outcome unknown, and the id of
    // `outcome`.
    void doubt(const WriteOutcome &outcome, std::function<void()> again);
    // Accepted, but it could not be read back: believed, unless a reading before said otherwise.
    void believe(const WriteOutcome &outcome, const ApiError &error);
    void endUnknown(const ApiError &error, WriteOutcome outcome = {});
    void endInDoubt(const WriteOutcome &outcome);
    void reject(const ApiError &error);
    void conflict(const std::optional<Job> &job, const std::optional<Position> &position);

    [[nodiscard]] const WriteTools &tools() const { return m_tools; }
    [[nodiscard]] QObject *gate() { return &m_gate; } // context of what dies with this
    [[nodiscard]] bool looksFirst() const { return m_intent == Intent::LookFirst; }
    // What left when the same was asked earlier and nobody knows how it ended, if it is known what
    // was there before it.
    // An error: the log cannot be read, and then nothing may be taken for new.
    [[nodiscard]] Result<std::optional<ChangeLog::Sent>> earlierSent() const;
    [[nodiscard]] const QVector<JobId> &jobsBefore() const { return m_jobsBefore; }
    [[nodiscard]] bool hasSent() const { return m_hasSent || (m_reply && m_reply->hasLeft()); }
    [[nodiscard]] bool touches(WriteRequest::Touched input) const;

private:
    void start();
    // That it is about to leave; false: it cannot be, and then it does not leave.
    [[nodiscard]] bool writeDown();
    void writeDown(const WriteOutcome &outcome);
    [[nodiscard]] ChangeLine facts(const WriteRequest &request, bool isWhole) const;
    void await(ApiReply *reply);
    [[nodiscard]] bool afterPause(std::function<void()> again);
    void onRefused(const ApiError &error);
    void setPhase(Phase phase);
    void finish(WriteOutcome outcome);

    const WriteTools m_tools;
    const WriteRequest m_request;
    const Intent m_intent;
    QVector<JobId> m_jobsBefore; // see setJobsBefore()
    qint64 m_line = 0; // of the change log; 0: nothing was about to leave, or had left earlier
    Phase m_phase = Phase::Reading;
    QPointer<ApiReply> m_reply; // of the write
    bool m_isLogFailed = false; // nothing could be written down, so nothing leaves
    bool m_hasSent = false;
    bool m_isCancelled = false;
    bool m_isInDoubt = false;
    int m_looks = 0; // after a lost answer, or an accepted write that does not show
    ApiError m_lost; // why the answer did not come
    QObject m_gate;
};

} // namespace renzhi
