// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/endpoints.h"

#include "models/api/jsoncodec.h"

#include <QUrl>

#include <initializer_list>
#include <utility>

using namespace Qt::StringLiterals;

namespace renzhi::endpoints {

namespace {

class RequestBuilder
{
public:
    RequestBuilder(Verb verb, Resend resend)
    {
        m_request.verb = verb;
        m_request.resend = resend;
        m_request.path = "/api/v2/tenant";
    }

    RequestBuilder &in(const char *segment)
    {
        m_request.path += '/' + QByteArray(segment);
        return *this;
    }

    // A segment from outside: an id or a code, whatever characters it has.
    RequestBuilder &at(const QString &text, const char *what)
    {
        if (text.isEmpty())
            refuse(what, "empty");
        // Encoded dots are decoded and resolved by QUrl and by servers: "users/../x" would leave
        // its collection, and no spelling of such a segment survives the way.
        else if (text == "."_L1 || text == ".."_L1)
            refuse(what, "a dot segment");
        m_request.path += '/' + encoded(text, what);
        return *this;
    }

    RequestBuilder &with(const char *name, const QString &value)
    {
        if (!m_request.query.isEmpty())
            m_request.query += '&';
        m_request.query += name + QByteArray("=") + encoded(value, name);
        return *this;
    }

    RequestBuilder &page(int page, int limit)
    {
        if (page < 0 || limit < 10 || limit > 100)
            refuse("page", "outside the contract's range");
        return with("offset", QString::number(page)).with("limit", QString::number(limit));
    }

    RequestBuilder &since(const QString &updatedAfter)
    {
        return updatedAfter.isEmpty() ? *this : with("updated_at_greater", updatedAfter);
    }

    // texts: what went into the body, to refuse what UTF-8 cannot carry unchanged.
    RequestBuilder &body(QByteArray json, std::initializer_list<QString> texts)
    {
        for (const QString &text : texts)
            checkUnicode(text, "body");
        m_request.body = std::move(json);
        return *this;
    }

    [[nodiscard]] Request take() { return std::move(m_request); }

private:
    void refuse(const char *what, const char *why)
    {
        if (m_request.problem.isEmpty())
            m_request.problem = QString::fromLatin1(what) + u": " + QString::fromLatin1(why);
    }

    // A lone surrogate would become '?' and name something else.
    void checkUnicode(const QString &text, const char *what)
    {
        if (!text.isValidUtf16())
            refuse(what, "not valid Unicode");
    }

    QByteArray encoded(const QString &text, const char *what)
    {
        checkUnicode(text, what);
        return QUrl::toPercentEncoding(text);
    }

    Request m_request;
};

RequestBuilder read()
{
    return { Verb::Get, Resend::Safe };
}
RequestBuilder write(Verb verb)
{
    return { verb, Resend::Never };
}

RequestBuilder lookUp(const char *by, const char *member, const QString &value)
{
    // POST, yet a read: repeating it does no harm.
    RequestBuilder builder(Verb::Post, Resend::Safe);
    builder.in("users").in(by).body(json::encodedMember(member, value), { value });
    return builder;
}

RequestBuilder jobWrite(Verb verb, const UserId &user)
{
    RequestBuilder builder = write(verb);
    builder.in("users").at(user.toString(), "user_id");
    return builder;
}

RequestBuilder &withDraft(RequestBuilder &builder, const JobDraft &draft)
{
    return builder.body(json::encoded(draft),
                        { draft.org.toString(), draft.position.value_or(PositionCode()).toString(),
                          draft.title.value_or(TitleCode()).toString() });
}

RequestBuilder &withDraft(RequestBuilder &builder, const PositionDraft &draft)
{
    return builder.body(json::encoded(draft),
                        { draft.org.toString(), draft.name, draft.code.toString(),
                          draft.title.value_or(TitleCode()).toString() });
}

// A good status with an answer that is not the server's, a login page on the way for one: only
// reading tells what came of the write.
ApiError unknown(ApiError error)
{
    error.kind = ApiError::Kind::OutcomeUnknown;
    return error;
}

// A 2xx answer without a readable id: it was applied, and only reading again tells as what.
template <class Id> std::function<Result<Id>(const QByteArray &)> writtenId(const char *member)
{
    return [member](const QByteArray &body) -> Result<Id> {
        return json::writtenId(body, member)
            .map([](QString id) { return Id(std::move(id)); })
            .map_error(&unknown);
    };
}

Endpoint<Done> removal(RequestBuilder builder)
{
    return { builder.take(), [](const QByteArray &body) -> Result<Done> {
                if (const Result<void> judged = json::removed(body); !judged)
                    return Failure(unknown(judged.error()));
                return Done {};
            } };
}

} // namespace

// ---- users: eiam-api.md 2.2–2.6

// GET /api/v2/tenant/users
Endpoint<Page<User>> users(const OrgId &org, const QString &updatedAfter, int page, int limit)
{
    return { read()
                 .in("users")
                 .with("org_id", org.toString())
                 .since(updatedAfter)
                 .page(page, limit)
                 .take(),
             json::userPage };
}

// GET /api/v2/tenant/users/{user_id}
Endpoint<User> user(const UserId &id)
{
    return { read().in("users").at(id.toString(), "user_id").take(), json::user };
}

// POST /api/v2/tenant/users/user-by-username
Endpoint<User> userByUserName(const QString &userName)
{
    return { lookUp("user-by-username", "user_name", userName).take(), json::user };
}

// POST /api/v2/tenant/users/user-by-mobile
Endpoint<User> userByMobile(const QString &mobile)
{
    return { lookUp("user-by-mobile", "mobile", mobile).take(), json::user };
}

// POST /api/v2/tenant/users/user-by-email
Endpoint<User> userByEmail(const QString &email)
{
    return { lookUp("user-by-email", "email", email).take(), json::user };
}

// ---- organizations: 2.7–2.9

// GET /api/v2/tenant/organizations
Endpoint<Page<Organization>> organizations(bool allChild, const QString &updatedAfter, int page,
                                           int limit)
{
    return { read()
                 .in("organizations")
                 .with("all_child", allChild ? u"true"_s : u"false"_s)
                 .since(updatedAfter)
                 .page(page, limit)
                 .take(),
             json::organizationPage };
}

// GET /api/v2/tenant/organizations/{org_id}
Endpoint<Organization> organization(const OrgId &id)
{
    return { read().in("organizations").at(id.toString(), "org_id").take(), json::organization };
}

// GET /api/v2/tenant/organizations/org-codes/{org_code}
Endpoint<Organization> organization(const OrgCode &code)
{
    return { read().in("organizations").in("org-codes").at(code.toString(), "org_code").take(),
             json::organization };
}

// ---- positions: 2.10–2.14

// GET /api/v2/tenant/job-positions
Endpoint<Page<Position>> positions(const OrgId &org, const QString &updatedAfter, int page,
                                   int limit)
{
    return { read()
                 .in("job-positions")
                 .with("org_id", org.toString())
                 .since(updatedAfter)
                 .page(page, limit)
                 .take(),
             json::positionPage };
}

// POST /api/v2/tenant/job-positions
Endpoint<PositionId> addPosition(const PositionDraft &draft)
{
    RequestBuilder builder = write(Verb::Post);
    return { withDraft(builder.in("job-positions"), draft).take(),
             writtenId<PositionId>("position_id") };
}

// GET /api/v2/tenant/job-positions/{position_id}
Endpoint<Position> position(const PositionId &id)
{
    return { read().in("job-positions").at(id.toString(), "position_id").take(), json::position };
}

// PUT /api/v2/tenant/job-positions/{position_id}
Endpoint<PositionId> updatePosition(const PositionId &id, const PositionDraft &draft)
{
    RequestBuilder builder = write(Verb::Put);
    return { withDraft(builder.in("job-positions").at(id.toString(), "position_id"), draft).take(),
             writtenId<PositionId>("position_id") };
}

// DELETE /api/v2/tenant/job-positions/{position_id}
Endpoint<Done> removePosition(const PositionId &id)
{
    return removal(write(Verb::Delete).in("job-positions").at(id.toString(), "position_id"));
}

// ---- titles: 2.15–2.19

// GET /api/v2/tenant/job-titles
Endpoint<Page<Title>> titles(const QString &updatedAfter, int page, int limit)
{
    return { read().in("job-titles").since(updatedAfter).page(page, limit).take(),
             json::titlePage };
}

// POST /api/v2/tenant/job-titles
Endpoint<TitleId> addTitle(const QString &name, const TitleCode &code)
{
    return { write(Verb::Post)
                 .in("job-titles")
                 .body(json::encodedTitle(name, code), { name, code.toString() })
                 .take(),
             writtenId<TitleId>("title_id") };
}

// GET /api/v2/tenant/job-titles/{title_id}
Endpoint<Title> title(const TitleId &id)
{
    return { read().in("job-titles").at(id.toString(), "title_id").take(), json::title };
}

// PUT /api/v2/tenant/job-titles/{title_id}
Endpoint<TitleId> updateTitle(const TitleId &id, const QString &name, const TitleCode &code)
{
    return { write(Verb::Put)
                 .in("job-titles")
                 .at(id.toString(), "title_id")
                 .body(json::encodedTitle(name, code), { name, code.toString() })
                 .take(),
             writtenId<TitleId>("title_id") };
}

// DELETE /api/v2/tenant/job-titles/{title_id}
Endpoint<Done> removeTitle(const TitleId &id)
{
    return removal(write(Verb::Delete).in("job-titles").at(id.toString(), "title_id"));
}

// ---- jobs: 2.20–2.24

// GET /api/v2/tenant/users/{user_id}/jobs
Endpoint<QVector<Job>> jobs(const UserId &user, std::optional<RelationType> type)
{
    const QString filter = type ? QString::number(static_cast<int>(*type)) : QString();
    return { read()
                 .in("users")
                 .at(user.toString(), "user_id")
                 .in("jobs")
                 .with("relation_type", filter)
                 .take(),
             [type](const QByteArray &body) {
                 // The documents spell the parameter in two ways, so a server may ignore ours.
                 return json::jobs(body, type.has_value()).map([type](QVector<Job> jobs) {
                     if (type)
                         jobs.removeIf([type](const Job &job) { return job.relation != *type; });
                     return jobs;
                 });
             } };
}

// PUT /api/v2/tenant/users/{user_id}/jobs/transfer
Endpoint<UserId> transferPrimaryJob(const UserId &user, const JobDraft &draft)
{
    RequestBuilder builder = jobWrite(Verb::Put, user);
    return { withDraft(builder.in("jobs").in("transfer"), draft).take(),
             writtenId<UserId>("user_id") };
}

// POST /api/v2/tenant/users/{user_id}/part-time-job
Endpoint<JobId> addPartTimeJob(const UserId &user, const JobDraft &draft)
{
    RequestBuilder builder = jobWrite(Verb::Post, user);
    return { withDraft(builder.in("part-time-job"), draft).take(), writtenId<JobId>("job_id") };
}

// PUT /api/v2/tenant/users/{user_id}/part-time-job/{job_id}
Endpoint<JobId> updatePartTimeJob(const UserId &user, const JobId &job, const JobDraft &draft)
{
    RequestBuilder builder = jobWrite(Verb::Put, user);
    return { withDraft(builder.in("part-time-job").at(job.toString(), "job_id"), draft).take(),
             writtenId<JobId>("job_id") };
}

// DELETE /api/v2/tenant/users/{user_id}/part-time-job/{job_id}
Endpoint<Done> removePartTimeJob(const UserId &user, const JobId &job)
{
    return removal(jobWrite(Verb::Delete, user).in("part-time-job").at(job.toString(), "job_id"));
}

} // namespace renzhi::endpoints
