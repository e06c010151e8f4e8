// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/answers.h"
#include "app/sandbox/tenant.h"

#include <QJsonObject>

#include <chrono>
#include <deque>
#include <optional>

namespace renzhi::sandbox {

// The 24 operations of the contract on one tenant. Not thread-safe; the server locks.
class Operations
{
public:
    explicit Operations(Tenant &tenant) : m_tenant(tenant) { }

    // Answers a request. target is the request line's, still percent-encoded.
    Answer run(Call call, QByteArrayView target);
    void revokeTokens() { m_tokens.clear(); }

    // The client's credentials.
    QString clientId, clientSecret;

private:
    enum class Area { Token, User, Organization, Position, Title };
    struct Route
    {
        const char *method;
        const char *pattern; // below /api/v2/tenant/
        Area area;
        bool write; // needs the right to write
        bool jobManagement; // works only while job management is on
        Answer (Operations::*handle)(const Call &);
    };
    static const QList<Route> &routes();
    // Checks address, rate, token, permission and job management; nothing when the call may go on.
    [[nodiscard]] std::optional<Answer> gate(const Route &route, const Call &call);
    [[nodiscard]] bool permitted(const Route &route) const;
    [[nodiscard]] Answer no(Refusal refusal, QStringView argument = {}) const;

    // What the application may reach (operationslimits.cpp). Each gives the refusal, or nothing
    // when the call may go on; a record that is not there is refused as such.
    enum class Access { Read, Write };
    using Refused = std::optional<Answer>;
    using OrgIds = std::optional<QSet<QString>>; // nothing: all
    [[nodiscard]] Refused checkAddress(const Call &call, bool isSignIn) const;
    [[nodiscard]] Refused checkRate();
    [[nodiscard]] Refused reach(const SandboxOrganization *organization, Access access) const;
    [[nodiscard]] Refused reach(const SandboxPosition *position, Access access) const;
    [[nodiscard]] Refused reach(const SandboxTitle *title, Access access) const;
    [[nodiscard]] Refused reachUser(std::optional<quint32> slot, Access access) const;
    [[nodiscard]] Refused outside(const QString &orgId, Access access, Refusal missing) const;
    [[nodiscard]] OrgIds applicationScope() const;
    // Those of the organizations that the application sees.
    [[nodiscard]] OrgIds visible(OrgIds orgIds) const;
    // The limits of a position's or a title's fields.
    [[nodiscard]] Refused checkFields(QStringView name, QStringView code) const;

    // Authentication
    Answer token(const Call &call);
    // Users
    Answer listUsers(const Call &call);
    Answer getUser(const Call &call);
    Answer userByUserName(const Call &call);
    Answer userByMobile(const Call &call);
    Answer userByEmail(const Call &call);
    // Organizations
    Answer listOrganizations(const Call &call);
    Answer getOrganization(const Call &call);
    Answer getOrganizationByCode(const Call &call);
    // Positions
    Answer listPositions(const Call &call);
    Answer addPosition(const Call &call);
    Answer getPosition(const Call &call);
    Answer replacePosition(const Call &call);
    Answer deletePosition(const Call &call);
    // Titles
    Answer listTitles(const Call &call);
    Answer addTitle(const Call &call);
    Answer getTitle(const Call &call);
    Answer replaceTitle(const Call &call);
    Answer deleteTitle(const Call &call);
    // Jobs
    Answer listJobs(const Call &call);
    Answer transfer(const Call &call);
    Answer addJob(const Call &call);
    Answer replaceJob(const Call &call);
    Answer deleteJob(const Call &call);

    struct Page
    {
        qint64 offset = 0;
        int limit = 0;
        std::optional<qint64> updatedAfter;
    };
    // Paging and the updated_at_greater filter, or the refusal.
    [[nodiscard]] std::optional<Answer> readPage(const Call &call, Page &page) const;
    // A JSON object, or the refusal. Members named in strings must be strings where present; null
    // counts as absent.
    [[nodiscard]] std::optional<Answer> readBody(const Call &call, QJsonObject &body,
                                                 std::initializer_list<const char *> strings) const;
    // The organizations that the org_id of a list covers, or the refusal.
    [[nodiscard]] Refused readOrgId(const Call &call, OrgIds &orgIds) const;
    template <class Record>
    Answer listRecords(const char *plural, const QList<Record> &all, const Page &page,
                       const OrgIds &orgIds);
    void write(std::string &out, const SandboxUser &user) const;
    void write(std::string &out, const SandboxOrganization &organization) const;
    void write(std::string &out, const SandboxPosition &position) const;
    void write(std::string &out, const SandboxTitle &title) const;
    void write(std::string &out, const SandboxJob &job) const;
    template <class Record> Answer one(const Record *record) const;
    Answer lookup(std::optional<quint32> slot) const;
    static Answer written(int status, const char *member, const QString &id);

    // Codes of a position body resolved into a position, or the refusal.
    [[nodiscard]] std::optional<Answer> resolvePosition(const QJsonObject &body,
                                                        SandboxPosition &position) const;
    // Codes of a job body resolved into a job, or the refusal.
    [[nodiscard]] std::optional<Answer> resolveJob(const Call &call, SandboxJob &job) const;
    // The index of a job in a user's list, when part-time operations may touch it.
    [[nodiscard]] qsizetype editableJob(const QList<SandboxJob> &jobs, const QString &id) const;
    void saveJobs(quint32 slot, const QList<SandboxJob> &jobs);

    using Clock = std::chrono::steady_clock;
    Tenant &m_tenant;
    SandboxOptions::ErrorLanguage m_language = SandboxOptions::ErrorLanguage::Zh; // of this call
    OrgIds m_scope; // of this call: the application's organizations
    QHash<QByteArray, Clock::time_point> m_tokens; // until when
    std::deque<Clock::time_point> m_lately; // calls of the last second, while there is a limit
};

}
