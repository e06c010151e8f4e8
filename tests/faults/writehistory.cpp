// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/faults/writehistory.h"

#include "models/core/writerequest.h"
#include "models/directory/requestjson.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <algorithm>

namespace renzhi::test {

using namespace Qt::StringLiterals;
using Kind = WriteRequest::Kind;

namespace {

PositionState positionState(const SandboxPosition &position)
{
    return { position.orgId, position.name, position.code, position.titleId };
}

JobState jobState(const SandboxJob &job)
{
    return { job.orgId, job.positionId, job.titleId, job.primary };
}

// A name is known by itself alone, and a code likewise; the rest is told with its code.
QString newValue(const ChangeLine &line, Field field)
{
    for (const ChangeField &one : line.fields) {
        if (one.field == field && one.after)
            return field == Field::Name ? one.after->name : one.after->code;
    }
    return {};
}

QString oldValue(const ChangeField &field)
{
    switch (field.field) {
    case Field::Name:
        return field.before->name;
    case Field::Code:
        return field.before->code;
    default:
        return field.before->id;
    }
}

struct Call
{
    QByteArray method;
    QByteArray target;
};

// The request that carries out what a line tells.
Call callOf(const ChangeLine &line)
{
    const QByteArray base = "/api/v2/tenant/";
    const QByteArray user = base + "users/" + QUrl::toPercentEncoding(line.user.toString());
    const QByteArray jobs = user + "/part-time-job";
    const QByteArray job = jobs + '/' + QUrl::toPercentEncoding(line.job.toString());
    const QByteArray transfer = user + "/jobs/transfer";
    const QByteArray positions = base + "job-positions";
    const QByteArray position = positions + '/' + QUrl::toPercentEncoding(line.position.toString());
    switch (line.kind) {
    case Kind::AddJob:
        return { "POST", jobs };
    case Kind::UpdateJob:
        return { "PUT", job };
    case Kind::RemoveJob:
        return { "DELETE", job };
    case Kind::TransferPrimaryJob:
        return { "PUT", transfer };
    case Kind::AddPosition:
        return { "POST", positions };
    case Kind::UpdatePosition:
        return { "PUT", position };
    case Kind::RemovePosition:
        break;
    }
    return { "DELETE", position };
}

bool isRequestOf(const ChangeLine &line, const SandboxRequest &request)
{
    const Call call = callOf(line);
    if (request.method != call.method || request.target != call.target)
        return false;
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (isRemoval(line.kind))
        return body.isEmpty();
    // What is not in the body is cleared: the same as an empty code.
    const auto isSame = [&](QLatin1StringView member, Field field) {
        return body.value(member).toString() == newValue(line, field);
    };
    if (!isSame("org_code"_L1, Field::Organization) || !isSame("title_code"_L1, Field::Title))
        return false;
    if (isAboutPosition(line.kind))
        return isSame("name"_L1, Field::Name) && isSame("code"_L1, Field::Code);
    return isSame("position_code"_L1, Field::Position);
}

QString described(const std::map<QString, JobState> &jobs)
{
    QStringList texts;
    for (const auto &[id, job] : jobs) {
        const QString parts = QStringList({ job.organization, job.position, job.title }).join(u'/');
        texts.append(u"%1: %2%3"_s.arg(id, parts, job.isPrimary ? u" (primary)"_s : QString()));
    }
    return u'[' + texts.join(u"; "_s) + u']';
}

QString described(const PositionState &position)
{
    return QStringList({ position.organization, position.name, position.code, position.title })
        .join(u'/');
}

// What reached the server in an operation, and under which conditions.
QString described(const Step &step)
{
    QStringList parts { step.conditions };
    if (step.wasCutOff)
        parts.append(u"killed"_s);
    for (const ServedWrite &arrival : step.arrivals) {
        const SandboxRequest &request = arrival.request;
        parts.append(u"arrived: %1 %2 %3, %4"_s.arg(
            QString::fromUtf8(request.method), QString::fromUtf8(request.target),
            QString::fromUtf8(request.body),
            request.applied ? u"applied, made "_s + arrival.made : u"not applied"_s));
    }
    parts.removeAll(QString());
    return parts.join(u"; "_s);
}

QString described(const ChangeLine &line)
{
    QStringList parts { line.user.toString(), line.job.toString(), line.position.toString() };
    for (const ChangeField &field : line.fields) {
        if (field.after)
            parts.append(field.after->code.isEmpty() ? field.after->name : field.after->code);
    }
    return parts.join(u' ');
}

// Empty: equal.
QString differenceBetween(const TenantState &log, const TenantState &server)
{
    for (const auto &[user, jobs] : server.jobs) {
        const auto told = log.jobs.find(user);
        const auto known = told == log.jobs.end() ? std::map<QString, JobState>() : told->second;
        if (known != jobs)
            return u"the jobs of %1: the log says %2, the server has %3"_s.arg(
                user, described(known), described(jobs));
    }
    if (log.homes != server.homes)
        return u"somebody is in another organization than the log says"_s;
    for (const auto &[id, position] : server.positions) {
        const auto told = log.positions.find(id);
        if (told == log.positions.end())
            return u"the log does not know of position %1, %2"_s.arg(id, described(position));
        if (told->second != position)
            return u"position %1: the log says %2, the server has %3"_s.arg(
                id, described(told->second), described(position));
    }
    for (const auto &[id, position] : log.positions) {
        if (!server.positions.contains(id))
            return u"the server does not have position %1, %2"_s.arg(id, described(position));
    }
    return {};
}

class Replay
{
public:
    explicit Replay(const WriteHistory &history) : m_history(history), m_state(history.start) { }

    [[nodiscard]] QString objection();

private:
    [[nodiscard]] QString ofOperation(size_t index);
    [[nodiscard]] QString verdict(size_t index, const ChangeLine &line, const ServedWrite *arrival);
    [[nodiscard]] bool changesNothing(const ChangeLine &line) const;
    // Somebody else changed the record later.
    [[nodiscard]] bool isOvertaken(size_t index, const ChangeLine &line, const QString &made) const;
    [[nodiscard]] bool hasTrueOldValues(const ChangeLine &line) const;
    // What the record of the line has there now; nothing: there is no such record.
    [[nodiscard]] std::optional<QString> value(const ChangeLine &line, Field field) const;
    [[nodiscard]] const JobState *job(const ChangeLine &line) const;

    void carryOut(const Deed &deed);
    [[nodiscard]] QString carryOut(const ChangeLine &line, const QString &made);
    [[nodiscard]] QString carryOutJob(const ChangeLine &line, const QString &made);
    [[nodiscard]] QString carryOutPosition(const ChangeLine &line, const QString &made);
    // The id behind a code of the line: empty for no code; nothing: nobody has it.
    [[nodiscard]] std::optional<QString> newId(const ChangeLine &line, Field field) const;

    const WriteHistory &m_history;
    TenantState m_state;
};

QString Replay::objection()
{
    for (size_t i = 0; i < m_history.steps.size(); ++i) {
        const Step &step = m_history.steps[i];
        if (step.deed) {
            carryOut(*step.deed);
            continue;
        }
        const QString found = ofOperation(i);
        if (!found.isEmpty())
            return u"operation %1: %2"_s.arg(QString::number(step.operation), found);
    }
    return differenceBetween(m_state, m_history.end);
}

QString Replay::ofOperation(size_t index)
{
    const Step &step = m_history.steps[index];
    std::vector<const ChangeLine *> lines;
    for (const ToldLine &told : m_history.lines) {
        if (told.operation == step.operation)
            lines.push_back(&told.line);
    }
    if (lines.size() > 1 || step.arrivals.size() > lines.size())
        return u"%1 requests at the server, %2 lines in the log"_s.arg(step.arrivals.size())
            .arg(lines.size());
    if (lines.empty())
        return {};
    const ChangeLine &line = *lines.front();
    const ServedWrite *arrival = step.arrivals.empty() ? nullptr : &step.arrivals.front();
    QString found;
    if (line.undoes != step.undoes)
        found = u"it does not say what it takes back"_s;
    else if (arrival && !isRequestOf(line, arrival->request))
        found = u"it is not what was sent"_s;
    else if (arrival && !hasTrueOldValues(line))
        found = u"its old values are not those of the server"_s;
    else
        found = verdict(index, line, arrival);
    if (found.isEmpty())
        return {};
    return u"line %1 (%2 %3, state %4): %5 [%6]"_s.arg(
        QString::number(line.id), requestjson::kindName(line.kind), described(line),
        QString::number(int(line.state)), found, described(step));
}

QString Replay::verdict(size_t index, const ChangeLine &line, const ServedWrite *arrival)
{
    const bool isDone = arrival && arrival->request.applied;
    switch (line.state) {
    case ChangeState::Confirmed:
        if (!isDone)
            return u"told as done, and it is not"_s;
        break;
    case ChangeState::FoundByReading:
        if (!isDone && !changesNothing(line))
            return u"told as found, and it is not done"_s;
        break;
    case ChangeState::Refused:
        if (isDone)
            return u"told as refused, and it is done"_s;
        break;
    case ChangeState::NotSent:
        if (arrival)
            return u"told as not sent, and it arrived"_s;
        break;
    case ChangeState::Unknown:
        if (m_history.steps[index].wasCutOff)
            return u"left unknown, though reading tells"_s;
        break;
    case ChangeState::NotThere:
        if (isDone && !isOvertaken(index, line, arrival->made))
            return u"told as not there, and it is"_s;
        break;
    case ChangeState::Sending:
        return u"it has no ending"_s;
    }
    return isDone ? carryOut(line, arrival->made) : QString();
}

// A line of what was not sent does not tell the inputs that were not touched.
bool Replay::changesNothing(const ChangeLine &line) const
{
    if (isRemoval(line.kind))
        return !value(line, Field::Organization);
    if (line.kind == Kind::AddJob || line.kind == Kind::AddPosition)
        return false;
    return std::all_of(line.fields.cbegin(), line.fields.cend(), [&](const ChangeField &field) {
        const bool isText = field.field == Field::Name || field.field == Field::Code;
        const std::optional<QString> asked
            = isText ? std::optional(newValue(line, field.field)) : newId(line, field.field);
        const auto there = value(line, field.field);
        return asked && there && *asked == *there;
    });
}

bool Replay::isOvertaken(size_t index, const ChangeLine &line, const QString &made) const
{
    const auto later = m_history.steps.cbegin() + std::ptrdiff_t(index);
    return std::any_of(later, m_history.steps.cend(), [&](const Step &step) {
        if (!step.deed)
            return false;
        if (!isAboutPosition(line.kind))
            return step.deed->user == line.user.toString();
        const QString &id = step.deed->position.id;
        return !id.isEmpty() && (id == line.position.toString() || id == made);
    });
}

bool Replay::hasTrueOldValues(const ChangeLine &line) const
{
    return std::all_of(line.fields.cbegin(), line.fields.cend(), [&](const ChangeField &field) {
        return !field.before || value(line, field.field) == oldValue(field);
    });
}

const JobState *Replay::job(const ChangeLine &line) const
{
    const auto jobs = m_state.jobs.find(line.user.toString());
    if (jobs == m_state.jobs.end())
        return nullptr;
    const auto found
        = std::find_if(jobs->second.cbegin(), jobs->second.cend(), [&](const auto &one) {
              return line.kind == Kind::TransferPrimaryJob ? one.second.isPrimary
                                                           : one.first == line.job.toString();
          });
    return found == jobs->second.cend() ? nullptr : &found->second;
}

std::optional<QString> Replay::value(const ChangeLine &line, Field field) const
{
    if (isAboutPosition(line.kind)) {
        const auto found = m_state.positions.find(line.position.toString());
        if (found == m_state.positions.end())
            return std::nullopt;
        const PositionState &position = found->second;
        if (field == Field::Organization)
            return position.organization;
        if (field == Field::Title)
            return position.title;
        return field == Field::Name ? position.name : position.code;
    }
    const JobState *found = job(line);
    if (!found)
        return std::nullopt;
    if (field == Field::Organization)
        return found->organization;
    return field == Field::Position ? found->position : found->title;
}

std::optional<QString> Replay::newId(const ChangeLine &line, Field field) const
{
    const QString code = newValue(line, field);
    if (code.isEmpty())
        return QString();
    if (field == Field::Position) {
        const auto found
            = std::find_if(m_state.positions.cbegin(), m_state.positions.cend(),
                           [&code](const auto &one) { return one.second.code == code; });
        return found == m_state.positions.cend() ? std::nullopt : std::optional(found->first);
    }
    const auto &ids = field == Field::Title ? m_history.titles : m_history.organizations;
    return ids.contains(code) ? std::optional(ids.value(code)) : std::nullopt;
}

void Replay::carryOut(const Deed &deed)
{
    switch (deed.what) {
    case Deed::What::PutJob:
        m_state.jobs[deed.user][deed.job.id] = jobState(deed.job);
        break;
    case Deed::What::RemoveJob:
        m_state.jobs[deed.user].erase(deed.job.id);
        break;
    case Deed::What::PutPosition:
        m_state.positions[deed.position.id] = positionState(deed.position);
        break;
    case Deed::What::RemovePosition:
        m_state.positions.erase(deed.position.id);
        break;
    }
}

QString Replay::carryOut(const ChangeLine &line, const QString &made)
{
    if (line.kind == Kind::AddJob || line.kind == Kind::AddPosition) {
        const QString told
            = line.kind == Kind::AddJob ? line.job.toString() : line.position.toString();
        const bool isCertain
            = line.state == ChangeState::Confirmed || line.state == ChangeState::FoundByReading;
        if (made.isEmpty() || (told != made && (isCertain || !told.isEmpty())))
            return u"the server gave the id %1, and it tells %2"_s.arg(made, told);
    } else if (!value(line, Field::Organization)) {
        return u"there is no such record"_s;
    }
    return isAboutPosition(line.kind) ? carryOutPosition(line, made) : carryOutJob(line, made);
}

QString Replay::carryOutJob(const ChangeLine &line, const QString &made)
{
    auto &jobs = m_state.jobs[line.user.toString()];
    if (line.kind == Kind::RemoveJob) {
        jobs.erase(line.job.toString());
        return {};
    }
    const auto organization = newId(line, Field::Organization);
    const auto position = newId(line, Field::Position);
    const auto title = newId(line, Field::Title);
    if (!organization || !position || !title)
        return u"nobody has one of its codes"_s;
    const bool isPrimary = line.kind == Kind::TransferPrimaryJob;
    const JobState asked { *organization, *position, *title, isPrimary };
    if (line.kind == Kind::AddJob) {
        jobs[made] = asked;
        return {};
    }
    for (auto &[id, one] : jobs) {
        if (isPrimary ? one.isPrimary : id == line.job.toString())
            one = asked;
    }
    if (isPrimary)
        m_state.homes[line.user.toString()] = *organization;
    return {};
}

QString Replay::carryOutPosition(const ChangeLine &line, const QString &made)
{
    if (line.kind == Kind::RemovePosition) {
        m_state.positions.erase(line.position.toString());
        return {};
    }
    const auto organization = newId(line, Field::Organization);
    const auto title = newId(line, Field::Title);
    if (!organization || !title)
        return u"nobody has one of its codes"_s;
    const QString id = line.kind == Kind::AddPosition ? made : line.position.toString();
    m_state.positions[id]
        = { *organization, newValue(line, Field::Name), newValue(line, Field::Code), *title };
    return {};
}

} // namespace

TenantState stateOf(const SandboxServer &server, const QStringList &people)
{
    TenantState state;
    for (const QString &user : people) {
        const QList<SandboxJob> jobs = server.jobs(user);
        for (const SandboxJob &job : jobs)
            state.jobs[user][job.id] = jobState(job);
        if (const auto person = server.user(user))
            state.homes[user] = person->orgId;
    }
    const QList<SandboxPosition> positions = server.positions();
    for (const SandboxPosition &position : positions)
        state.positions[position.id] = positionState(position);
    return state;
}

QString objectionTo(const WriteHistory &history)
{
    return Replay(history).objection();
}

} // namespace renzhi::test
