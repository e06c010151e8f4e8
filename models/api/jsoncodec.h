// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/drafts.h"
#include "models/core/records.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QString>

// JSON of the contract (eiam-api.md sections 2 and 3) ⇄ values. Pure: any function may run on any
// thread. Decoders give the whole value or Malformed with a detail that names record and member
// ("users[3].user_id: missing") and never a value. Members the contract does not name are ignored;
// an optional member that is absent, null or "" is empty.
namespace renzhi::json {

[[nodiscard]] Result<Page<User>> userPage(const QByteArray &body);
[[nodiscard]] Result<User> user(const QByteArray &body);
[[nodiscard]] Result<Page<Organization>> organizationPage(const QByteArray &body);
[[nodiscard]] Result<Organization> organization(const QByteArray &body);
[[nodiscard]] Result<Page<Position>> positionPage(const QByteArray &body);
[[nodiscard]] Result<Position> position(const QByteArray &body);
[[nodiscard]] Result<Page<Title>> titlePage(const QByteArray &body);
[[nodiscard]] Result<Title> title(const QByteArray &body);
// The whole list or an error: a total above what is there is malformed. `isFiltered`: the total may
// count what the filter left out, and is not looked at.
[[nodiscard]] Result<QVector<Job>> jobs(const QByteArray &body, bool isFiltered = false);

// The answer of a write: one member with an id that is not empty.
[[nodiscard]] Result<QString> writtenId(const QByteArray &body, const char *member);
// The answer of a removal, of which nothing is read: no body, as documented, or an object.
[[nodiscard]] Result<void> removed(const QByteArray &body);

struct TokenAnswer
{
    QByteArray accessToken; // fit for a header: visible ASCII only
    qint64 expiresIn = 0; // seconds
    QString scope; // as sent; no document says what stands in it (eiam-api.md 2.1)
};
[[nodiscard]] Result<TokenAnswer> token(const QByteArray &body);

// Either documented shape of an error body: {error_code, error_msg} or OAuth's {error,
// error_description}. Code trimmed, text redacted. Both are empty for anything else (HTML of a
// proxy among it): such text is never shown.
struct ErrorBody
{
    QString code;
    QString text;
};
[[nodiscard]] ErrorBody errorBody(const QByteArray &body);

// Bodies of the writes and look-ups: compact UTF-8, members in the order of the core pages.
[[nodiscard]] QByteArray encoded(const JobDraft &draft); // none: the member is left out (= cleared)
[[nodiscard]] QByteArray encoded(const PositionDraft &draft); // no title: "title_code":""
[[nodiscard]] QByteArray encodedTitle(const QString &name, const TitleCode &code);
[[nodiscard]] QByteArray encodedMember(const char *member, const QString &value);

} // namespace renzhi::json
