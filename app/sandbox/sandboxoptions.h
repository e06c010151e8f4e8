// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace renzhi {

// How the sandbox tenant behaves. Where the API's documents are silent the behaviour is a member of
// its own, so that the client can be tried with each reading; the default is the likelier one.
struct SandboxOptions
{
    enum class NullStyle { Null, Empty, Absent };
    enum class ErrorLanguage { Zh, En, Header }; // Header: what Accept-Language asks for, else zh
    enum class OrgScope { Direct, Subtree };
    enum class SortOrder { Id, Updated, Created };
    enum class TokenForm { Basic, Form, Query, Any };
    enum class RelationTypeForm { Number, String };
    enum class MobileForm { Any, Bare, Full };
    enum class OutsideScope { Hidden, Refused, ReadOnly };
    enum class CodeCharacters { Any, Word, Ascii }; // Word: letters, digits, _ and -
    enum class RefusalBody { OAuth, Business, Html, Empty };
    struct RefusalForm
    {
        int status = 403;
        RefusalBody body = RefusalBody::OAuth;
    };

    quint16 port = 0; // 0: any free one
    int users = 5000;
    int organizations = -1; // -1: grows with users, and so below
    int positions = -1;
    int titles = -1;
    quint64 seed = 1;
    int latencyMs = 0;
    int tokenLife = 1800; // seconds
    QString clientId; // empty: random at every start
    QString clientSecret;
    QString journalFile; // JSON lines; empty: none
    int journalKeep = 100000; // requests kept in memory for journal()

    QStringList permissions { QStringLiteral("all") };
    bool jobManagement = true;
    bool requirePosition = false;
    bool requireTitle = false;

    NullStyle nullStyle = NullStyle::Null;
    ErrorLanguage errorLanguage = ErrorLanguage::Zh;
    RefusalForm missingPermission; // right not granted to the application
    RefusalForm missingToken { 400, RefusalBody::OAuth }; // no Authorization header at all
    RefusalForm badClient { 401, RefusalBody::OAuth }; // wrong client id or secret
    TokenForm tokenForm = TokenForm::Basic;
    OrgScope listOrgScope = OrgScope::Direct; // org_id of the users and positions lists
    SortOrder sort = SortOrder::Id;
    RelationTypeForm relationType = RelationTypeForm::Number;
    MobileForm mobileForm = MobileForm::Any; // what user-by-mobile accepts
    bool keepOmittedPositionTitle = false; // PUT position without title_code
    bool applyDefaultTitle = false; // POST part-time job without title_code
    bool refuseDuplicateJob = false;
    bool jobChangeTouchesUser = false; // moves the user's updated_at
    bool caseSensitiveCodes = true;
    bool caseSensitiveUserNames = false;
    bool allChildIncludesRoots = false; // all_child=true with an empty org_id
    bool allowPrimaryDelete = false; // part-time-job operations on a primary job
    bool filterByWholeSecond = false; // updated_at_greater skips the rest of its own second
    bool ignoreRelationTypeFilter = false; // the jobs of both kinds come, whatever is asked for
    bool generalPageErrors = false; // OAP.PAGE.0001 for whatever is wrong with a page
    int clockShift = 0; // hours that the tenant's wall clock is ahead of this computer's

    // What an application may reach, and how much. -1: no limit.
    QStringList allowedAddresses; // of callers; empty: any
    bool signInFromAnywhere = false; // the address counts at calls only
    RefusalForm refusedAddress;
    QStringList onlyOrganizations; // codes: these and what is below them; empty: all
    OutsideScope outsideScope = OutsideScope::Hidden; // refusals are those of a missing permission
    bool refuseDisabled = false; // jobs of disabled people, whatever is in disabled organizations
    int longestName = -1; // of positions and titles, in characters
    int longestCode = -1;
    CodeCharacters codeCharacters = CodeCharacters::Any;
    bool badFieldIsNamed = false; // OAP.PARAM.0004 with its name instead of COM.0601
    int mostPartTimeJobs = -1; // of a person
    int callsPerSecond = -1; // more get 429
};

}
