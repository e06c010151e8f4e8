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
};

}
