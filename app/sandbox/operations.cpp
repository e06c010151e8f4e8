// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/operations.h"

#include "app/sandbox/wallclock.h"

#include <QJsonDocument>
#include <QRandomGenerator>

using namespace Qt::Literals::StringLiterals;

namespace renzhi::sandbox {

const QList<Operations::Route> &Operations::routes()
{
    using O = Operations;
    static const QList<Route> table {
        { "POST", "token", Area::Token, false, false, &O::token },
        { "GET", "users", Area::User, false, false, &O::listUsers },
        { "POST", "users/user-by-username", Area::User, false, false, &O::userByUserName },
        { "POST", "users/user-by-mobile", Area::User, false, false, &O::userByMobile },
        { "POST", "users/user-by-email", Area::User, false, false, &O::userByEmail },
        { "GET", "users/{}", Area::User, false, false, &O::getUser },
        { "GET", "organizations", Area::Organization, false, false, &O::listOrganizations },
        { "GET", "organizations/{}", Area::Organization, false, false, &O::getOrganization },
        { "GET", "organizations/org-codes/{}", Area::Organization, false, false,
          &O::getOrganizationByCode },
        { "GET", "job-positions", Area::Position, false, true, &O::listPositions },
        { "POST", "job-positions", Area::Position, true, true, &O::addPosition },
        { "GET", "job-positions/{}", Area::Position, false, true, &O::getPosition },
        { "PUT", "job-positions/{}", Area::Position, true, true, &O::replacePosition },
        { "DELETE", "job-positions/{}", Area::Position, true, true, &O::deletePosition },
        { "GET", "job-titles", Area::Title, false, true, &O::listTitles },
        { "POST", "job-titles", Area::Title, true, true, &O::addTitle },
        { "GET", "job-titles/{}", Area::Title, false, true, &O::getTitle },
        { "PUT", "job-titles/{}", Area::Title, true, true, &O::replaceTitle },
        { "DELETE", "job-titles/{}", Area::Title, true, true, &O::deleteTitle },
        { "GET", "users/{}/jobs", Area::User, false, true, &O::listJobs },
        { "PUT", "users/{}/jobs/transfer", Area::User, true, true, &O::transfer },
        { "POST", "users/{}/part-time-job", Area::User, true, true, &O::addJob },
        { "PUT", "users/{}/part-time-job/{}", Area::User, true, true, &O::replaceJob },
        { "DELETE", "users/{}/part-time-job/{}", Area::User, true, true, &O::deleteJob },
    };
    return table;
}

namespace {

QString decoded(QByteArrayView text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toByteArray()));
}

QList<std::pair<QString, QString>> parseQuery(QByteArrayView text)
{
    QList<std::pair<QString, QString>> query;
    for (QByteArray item : text.toByteArray().split('&')) {
        if (item.isEmpty())
            continue;
        item.replace('+', ' ');
        const qsizetype equals = item.indexOf('=');
        const QByteArray key = equals < 0 ? item : item.first(equals);
        const QByteArray value = equals < 0 ? QByteArray("") : item.sliced(equals + 1);
        query.emplaceBack(decoded(key), decoded(value));
    }
    return query;
}

// What the pattern's {} matched, or nothing. Segments are compared before they are decoded.
std::optional<QStringList> match(const char *pattern, const QList<QByteArray> &segments)
{
    const QList<QByteArray> parts = QByteArray(pattern).split('/');
    if (parts.size() != segments.size())
        return {};
    QStringList ids;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        if (parts[i] == "{}" && !segments[i].isEmpty())
            ids += decoded(segments[i]);
        else if (parts[i] != segments[i])
            return {};
    }
    return ids;
}

}

Answer Operations::run(Call call, QByteArrayView target)
{
    const qsizetype question = target.indexOf('?');
    const QByteArrayView path = question < 0 ? target : target.first(question);
    if (question >= 0)
        call.query = parseQuery(target.sliced(question + 1));
    m_language = m_tenant.options.errorLanguage;
    if (m_language == SandboxOptions::ErrorLanguage::Header) {
        m_language = call.header("Accept-Language").startsWith("en")
            ? SandboxOptions::ErrorLanguage::En
            : SandboxOptions::ErrorLanguage::Zh;
    }
    m_scope = applicationScope();
    static constexpr QByteArrayView prefix = "/api/v2/tenant/";
    if (!path.startsWith(prefix))
        return refuseUndocumented(Undocumented::NoSuchPath,
                                  { 404, SandboxOptions::RefusalBody::OAuth });
    const QList<QByteArray> segments = path.sliced(prefix.size()).toByteArray().split('/');
    QByteArray allow;
    for (const Route &route : routes()) {
        const std::optional<QStringList> ids = match(route.pattern, segments);
        if (!ids)
            continue;
        if (call.method != route.method) {
            allow += (allow.isEmpty() ? "" : ", ") + QByteArray(route.method);
            continue;
        }
        call.ids = *ids;
        if (const auto refused = gate(route, call))
            return *refused;
        return (this->*route.handle)(call);
    }
    using Body = SandboxOptions::RefusalBody;
    if (allow.isEmpty())
        return refuseUndocumented(Undocumented::NoSuchPath, { 404, Body::OAuth });
    Answer answer = refuseUndocumented(Undocumented::WrongMethod, { 405, Body::OAuth });
    answer.allow = allow;
    return answer;
}

std::optional<Answer> Operations::gate(const Route &route, const Call &call)
{
    const bool isSignIn = route.area == Area::Token;
    if (auto refused = checkAddress(call, isSignIn); refused || isSignIn)
        return refused;
    if (auto refused = checkRate())
        return refused;
    const QByteArray authorization = call.header("Authorization");
    if (authorization.isEmpty())
        return refuseUndocumented(Undocumented::MissingToken, m_tenant.options.missingToken);
    const bool bearer
        = authorization.first(std::min<qsizetype>(7, authorization.size())).toLower() == "bearer ";
    const auto until = m_tokens.constFind(bearer ? authorization.sliced(7) : QByteArray());
    if (until == m_tokens.cend() || *until <= Clock::now())
        return oauthError(400, "invalid_token", "Invalid access");
    if (!permitted(route))
        return refuseUndocumented(Undocumented::MissingPermission,
                                  m_tenant.options.missingPermission);
    if (route.jobManagement && !m_tenant.options.jobManagement)
        return no(Refusal::JobManagementOff);
    return {};
}

bool Operations::permitted(const Route &route) const
{
    const QStringList &granted = m_tenant.options.permissions;
    if (granted.contains("all"_L1) || (!route.write && granted.contains("read"_L1)))
        return true;
    static const QHash<Area, QString> names { { Area::User, u"user"_s },
                                              { Area::Position, u"job_position"_s },
                                              { Area::Title, u"job_title"_s },
                                              { Area::Organization, u"org"_s } };
    const QString name = names.value(route.area);
    // org_all is not among the rights the organization pages ask for.
    const bool readWrite = route.area != Area::Organization && granted.contains(name + "_all"_L1);
    return readWrite || (!route.write && granted.contains(name + "_read"_L1));
}

Answer Operations::no(Refusal refusal, QStringView argument) const
{
    return refuse(refusal, m_language, argument);
}

Answer Operations::token(const Call &call)
{
    using Form = SandboxOptions::TokenForm;
    const SandboxOptions &options = m_tenant.options;
    Call form;
    form.query = parseQuery(call.body);
    const QString grant = form.parameter(u"grant_type").isNull() ? call.parameter(u"grant_type")
                                                                 : form.parameter(u"grant_type");
    const auto given = [this](const QString &id, const QString &secret) {
        return id == clientId && secret == clientSecret;
    };
    const auto accepts = [&options](Form wanted) {
        return options.tokenForm == wanted || options.tokenForm == Form::Any;
    };
    const QByteArray authorization = call.header("Authorization");
    bool known = false;
    if (accepts(Form::Basic) && authorization.startsWith("Basic ")) {
        const QString pair = QString::fromUtf8(QByteArray::fromBase64(authorization.sliced(6)));
        known = given(pair.section(u':', 0, 0), pair.section(u':', 1));
    } else if (accepts(Form::Form) && !form.parameter(u"client_id").isNull()) {
        known = given(form.parameter(u"client_id"), form.parameter(u"client_secret"));
    } else if (accepts(Form::Query)) {
        known = given(call.parameter(u"client_id"), call.parameter(u"client_secret"));
    }
    if (!known)
        return refuseUndocumented(Undocumented::BadClient, options.badClient);
    if (grant != "client_credentials"_L1)
        return oauthError(400, "unsupported_grant_type", "Unsupported grant type");
    const Clock::time_point now = Clock::now();
    m_tokens.removeIf([now](const auto &item) { return item.value() <= now; });
    quint64 random[2] {};
    QRandomGenerator::system()->generate(std::begin(random), std::end(random));
    const QByteArray token
        = QByteArray::number(random[0], 36) + '-' + QByteArray::number(random[1], 36);
    m_tokens.insert(token, now + std::chrono::seconds(options.tokenLife));
    return objectAnswer(200, [&](ObjectWriter &writer) {
        writer.ascii("access_token", token.toStdString());
        writer.ascii("token_type", "bearer");
        writer.number("expires_in", options.tokenLife);
        writer.text("scope", options.permissions.join(u' '));
        writer.ascii("id_token", "header.payload.signature");
    });
}

std::optional<Answer> Operations::readPage(const Call &call, Page &page) const
{
    bool offsetOk = false;
    bool limitOk = false;
    page.offset = call.parameter(u"offset").toInt(&offsetOk);
    page.limit = call.parameter(u"limit").toInt(&limitOk);
    const bool general = m_tenant.options.generalPageErrors;
    if (!offsetOk || !limitOk)
        return no(Refusal::PageParameter);
    if (page.offset < 0)
        return no(general ? Refusal::PageParameter : Refusal::PageNumber);
    if (page.limit < 10 || page.limit > 100)
        return no(general ? Refusal::PageParameter : Refusal::PageLimit);
    const QString after = call.parameter(u"updated_at_greater");
    if (!after.isEmpty()) {
        page.updatedAfter = parseWall(after);
        if (!page.updatedAfter)
            return no(Refusal::InvalidParameter, u"updated_at_greater");
        if (m_tenant.options.filterByWholeSecond)
            *page.updatedAfter += 999;
    }
    return {};
}

std::optional<Answer> Operations::readBody(const Call &call, QJsonObject &body,
                                           std::initializer_list<const char *> strings) const
{
    const QJsonDocument document = QJsonDocument::fromJson(call.body);
    if (!document.isObject())
        return no(Refusal::BadParameter);
    body = document.object();
    for (const char *name : strings) {
        const QLatin1StringView key(name);
        if (body.value(key).isNull())
            body.remove(key);
        else if (body.contains(key) && !body.value(key).isString())
            return no(Refusal::BadParameter);
    }
    return {};
}

Answer Operations::written(int status, const char *member, const QString &id)
{
    Answer answer
        = objectAnswer(status, [member, &id](ObjectWriter &writer) { writer.text(member, id); });
    answer.applied = true;
    return answer;
}

}
