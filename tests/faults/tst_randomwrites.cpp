// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random operations with random faults and kills, and a colleague at the same tenant: at the end
// the server's state is what the change log says, exactly. A short one by default;
// RENZHI_RANDOM_SEEDS=100 and RENZHI_RANDOM_OPERATIONS=1000 make it as long as that, and tell of
// each seed what it met.

#include "tests/faults/randomdesk.h"
#include "tests/support/testmain.h"

#include <algorithm>
#include <array>
#include <set>

using namespace Qt::StringLiterals;
using namespace renzhi;
using namespace renzhi::test;

namespace {

constexpr int shortSeeds = 6;
constexpr int shortOperations = 150;
constexpr int operationsBetweenLooks = 50;
constexpr int operationsOfSample = 100;

bool isLongForm()
{
    return qEnvironmentVariableIsSet("RENZHI_RANDOM_SEEDS")
        || qEnvironmentVariableIsSet("RENZHI_RANDOM_OPERATIONS");
}

int numberFrom(const char *variable, int usual)
{
    return qEnvironmentVariableIsSet(variable) ? qEnvironmentVariableIntValue(variable) : usual;
}

int seedsWanted()
{
    return numberFrom("RENZHI_RANDOM_SEEDS", shortSeeds);
}

int operationsWanted()
{
    return numberFrom("RENZHI_RANDOM_OPERATIONS", shortOperations);
}

qsizetype linesEnded(const WriteHistory &history, ChangeState state)
{
    return std::count_if(history.lines.cbegin(), history.lines.cend(),
                         [state](const ToldLine &told) { return told.line.state == state; });
}

// The step of the operation that a line is about, if the server got its request.
Step *arrivedStep(WriteHistory &history, const ToldLine &told)
{
    const auto step
        = std::find_if(history.steps.begin(), history.steps.end(), [&told](const Step &one) {
              return one.operation == told.operation && !one.deed && !one.arrivals.empty();
          });
    return step == history.steps.end() ? nullptr : &*step;
}

// The first line with this ending whose request arrived.
ToldLine *arrivedLine(WriteHistory &history, ChangeState state)
{
    for (ToldLine &told : history.lines) {
        if (told.line.state == state && arrivedStep(history, told))
            return &told;
    }
    return nullptr;
}

// ---- ways in which a log, or what happened, would be wrong; false: there is nothing to spoil

bool dropALine(WriteHistory &history)
{
    const ToldLine *told = arrivedLine(history, ChangeState::Confirmed);
    if (!told)
        return false;
    history.lines.erase(history.lines.begin() + (told - history.lines.data()));
    return true;
}

bool doubleALine(WriteHistory &history)
{
    const ToldLine *told = arrivedLine(history, ChangeState::Confirmed);
    if (!told)
        return false;
    history.lines.push_back(ToldLine(*told)); // a copy, for the list may move
    return true;
}

template <ChangeState is, ChangeState becomes> bool changeAnEnding(WriteHistory &history)
{
    ToldLine *told = arrivedLine(history, is);
    if (told)
        told->line.state = becomes;
    return told != nullptr;
}

bool changeANewValue(WriteHistory &history)
{
    for (ToldLine &told : history.lines) {
        if (told.line.state != ChangeState::Confirmed || !arrivedStep(history, told))
            continue;
        for (ChangeField &field : told.line.fields) {
            if (field.field == Field::Title && field.after) {
                field.after->code = field.after->code == "T-1"_L1 ? u"T-2"_s : u"T-1"_s;
                return true;
            }
        }
    }
    return false;
}

bool changeAnOldValue(WriteHistory &history)
{
    for (ToldLine &told : history.lines) {
        if (told.line.state != ChangeState::Confirmed || !arrivedStep(history, told))
            continue;
        for (ChangeField &field : told.line.fields) {
            if (field.field == Field::Organization && field.before) {
                field.before->id += u'x';
                return true;
            }
        }
    }
    return false;
}

bool sendTwice(WriteHistory &history)
{
    const ToldLine *told = arrivedLine(history, ChangeState::Confirmed);
    if (Step *step = told ? arrivedStep(history, *told) : nullptr)
        step->arrivals.push_back(ServedWrite(step->arrivals.front()));
    return told != nullptr;
}

bool loseARequest(WriteHistory &history)
{
    const ToldLine *told = arrivedLine(history, ChangeState::Confirmed);
    if (Step *step = told ? arrivedStep(history, *told) : nullptr)
        step->arrivals.clear();
    return told != nullptr;
}

bool forgetWhatIsUndone(WriteHistory &history)
{
    const auto told = std::find_if(history.lines.begin(), history.lines.end(),
                                   [](const ToldLine &one) { return one.line.undoes != 0; });
    if (told == history.lines.end())
        return false;
    told->line.undoes = 0;
    return true;
}

// The program was killed, started again, and still does not know.
bool leaveInDoubt(WriteHistory &history)
{
    ToldLine *told = arrivedLine(history, ChangeState::Confirmed);
    if (!told)
        return false;
    told->line.state = ChangeState::Unknown;
    arrivedStep(history, *told)->wasCutOff = true;
    return true;
}

// The server lost something that nobody's line and nobody's deed took away.
bool loseAJob(WriteHistory &history)
{
    auto &jobs = history.end.jobs.begin()->second;
    jobs.erase(jobs.begin());
    return true;
}

struct Spoiling
{
    const char *name;
    bool (*spoil)(WriteHistory &history);
};

constexpr std::array spoilings {
    Spoiling { "a line is missing", &dropALine },
    Spoiling { "a line is there twice", &doubleALine },
    Spoiling { "done, told as refused",
               &changeAnEnding<ChangeState::Confirmed, ChangeState::Refused> },
    Spoiling { "done, told as not sent",
               &changeAnEnding<ChangeState::Confirmed, ChangeState::NotSent> },
    Spoiling { "found, told as not sent",
               &changeAnEnding<ChangeState::FoundByReading, ChangeState::NotSent> },
    Spoiling { "refused, told as done",
               &changeAnEnding<ChangeState::Refused, ChangeState::Confirmed> },
    Spoiling { "done, without an ending",
               &changeAnEnding<ChangeState::Confirmed, ChangeState::Sending> },
    Spoiling { "another new value", &changeANewValue },
    Spoiling { "another old value", &changeAnOldValue },
    Spoiling { "sent twice", &sendTwice },
    Spoiling { "done, and never sent", &loseARequest },
    Spoiling { "an undo that does not say of what", &forgetWhatIsUndone },
    Spoiling { "in doubt after a start", &leaveInDoubt },
    Spoiling { "a job is gone", &loseAJob },
};

} // namespace

class TestRandomWrites : public QObject
{
    Q_OBJECT
public:
    static void initMain();
private slots:
    void serverIsWhatTheLogSays_data();
    void serverIsWhatTheLogSays();
    void everyEndingIsMet();
    void whatIsWrongIsObjectedTo_data();
    void whatIsWrongIsObjectedTo();

private:
    WriteHistory m_sample; // that nothing is wrong with
    std::set<ChangeState> m_met;
    qsizetype m_undone = 0; // lines that were taken back
    int m_seeds = 0;
};

// QtTest ends a function after five minutes, unless it is told before it begins.
void TestRandomWrites::initMain()
{
    constexpr qint64 millisecondsOfOne = 1000; // generously
    const qint64 operations = qint64(seedsWanted()) * operationsWanted();
    if (isLongForm())
        qputenv("QTEST_FUNCTION_TIMEOUT",
                QByteArray::number(300'000 + operations * millisecondsOfOne));
}

void TestRandomWrites::serverIsWhatTheLogSays_data()
{
    QTest::addColumn<quint32>("seed");
    for (int seed = 1; seed <= seedsWanted(); ++seed)
        QTest::addRow("seed %d", seed) << quint32(seed);
}

void TestRandomWrites::serverIsWhatTheLogSays()
{
    QFETCH(const quint32, seed);
    RandomDesk desk(seed);
    WriteHistory history;
    const int operations = operationsWanted();
    for (int done = 1; done <= operations; ++done) {
        const QString trouble = desk.operate();
        QVERIFY2(trouble.isEmpty(), qPrintable(u"seed %1, %2"_s.arg(seed).arg(trouble)));
        if (done % operationsBetweenLooks != 0 && done != operations)
            continue;
        history = desk.history();
        const QString objection = objectionTo(history);
        QVERIFY2(objection.isEmpty(), qPrintable(u"seed %1, %2"_s.arg(seed).arg(objection)));
    }
    QCOMPARE(desk.strayRequests(), 0);

    ++m_seeds;
    for (const ToldLine &told : history.lines)
        m_met.insert(told.line.state);
    m_undone
        += std::count_if(history.lines.cbegin(), history.lines.cend(), [](const ToldLine &told) {
               return told.line.undoes != 0 && isDone(told.line.state);
           });
    if (isLongForm())
        qInfo("%d operations, %d faults, %d kills, %d deeds of the colleague; %zu lines: %lld "
              "confirmed, %lld found, %lld refused, %lld not sent, %lld unknown, %lld not there",
              operations, desk.faults(), desk.kills(), desk.deeds(), history.lines.size(),
              static_cast<long long>(linesEnded(history, ChangeState::Confirmed)),
              static_cast<long long>(linesEnded(history, ChangeState::FoundByReading)),
              static_cast<long long>(linesEnded(history, ChangeState::Refused)),
              static_cast<long long>(linesEnded(history, ChangeState::NotSent)),
              static_cast<long long>(linesEnded(history, ChangeState::Unknown)),
              static_cast<long long>(linesEnded(history, ChangeState::NotThere)));
}

// Otherwise the above would say less than it seems to.
void TestRandomWrites::everyEndingIsMet()
{
    const bool isEnough = m_seeds >= shortSeeds && operationsWanted() >= shortOperations;
    if (!isEnough)
        QSKIP("too few operations were asked for to meet every ending");
    for (const ChangeState state :
         { ChangeState::Confirmed, ChangeState::FoundByReading, ChangeState::Refused,
           ChangeState::NotSent, ChangeState::Unknown, ChangeState::NotThere })
        QVERIFY2(m_met.contains(state), qPrintable(QString::number(int(state))));
    QVERIFY(m_undone > 0);
}

void TestRandomWrites::whatIsWrongIsObjectedTo_data()
{
    QTest::addColumn<qsizetype>("index");
    qsizetype index = 0;
    for (const Spoiling &spoiling : spoilings)
        QTest::newRow(spoiling.name) << index++;
    RandomDesk desk(1);
    for (int i = 0; i < operationsOfSample; ++i) {
        const QString trouble = desk.operate();
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
    }
    m_sample = desk.history();
}

void TestRandomWrites::whatIsWrongIsObjectedTo()
{
    QFETCH(const qsizetype, index);
    WriteHistory history = m_sample;
    QCOMPARE(objectionTo(history), QString());
    QVERIFY2(spoilings[size_t(index)].spoil(history), "there is nothing to spoil");
    QVERIFY(!objectionTo(history).isEmpty());
}

RENZHI_GUILESS_TEST(TestRandomWrites)
#include "tst_randomwrites.moc"
