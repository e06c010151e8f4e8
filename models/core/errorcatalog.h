// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/apierror.h"
#include "models/core/drafts.h"
#include "models/core/language.h"

#include <QHash>
#include <QString>
#include <QStringList>

class QJsonObject;

namespace renzhi {

// What a person is told about one error code, in one language.
struct ErrorText
{
    QString title; // one sentence: what happened
    QString cause; // why; may be empty
    QString measure; // what to do
};

struct ErrorEntry
{
    QString key; // "USER.0097", or for errors without a server code "kind.offline", "http.403", …
    ErrorText zh;
    ErrorText en;
    Field field = Field::None;
    bool known = true; // false: the catalogue does not have the code; title is the server's text
};

// Reads resources/errors/catalogue.json (compiled in): every documented code, every ApiError::Kind
// and the well-known HTTP statuses, each with title, cause, measure in zh and en and the form field
// it is about. Owns the entries; knows no I/O beyond its resource.
class ErrorCatalog
{
public:
    // The catalogue of the program; asserts in debug when the resource is damaged.
    ErrorCatalog();

    // Facts → words. Looks the trimmed code up first, then the HTTP status, then the kind. Fills
    // {0} of OAP.PARAM.0004 with the argument found in the server's text. A code it does not know
    // gives the server's own text as title in both languages (known == false), with the kind's
    // measure. OutcomeUnknown is always told as such, whatever code of the server came with it.
    [[nodiscard]] ErrorEntry entryFor(const ApiError &error) const;
    [[nodiscard]] bool contains(const QString &code) const;
    // Documented codes of the server only (business and OAuth), sorted; for tests and help.
    [[nodiscard]] QStringList codes() const;

private:
    void add(const QJsonObject &object);
    [[nodiscard]] ErrorEntry entryForCode(const QString &code, const ApiError &error) const;
    [[nodiscard]] ErrorEntry entryWithoutCode(const ApiError &error) const;
    [[nodiscard]] ErrorEntry unknownEntry(const QString &code, const ApiError &error) const;

    QHash<QString, ErrorEntry> m_entries;
    QHash<QString, ErrorEntry> m_withoutArgument; // for when the server did not name the parameter
    QStringList m_serverCodes;
};

// "USER.0097 · HTTP 400 · 10:44:02 · PUT /api/v2/tenant/…": the line under an error and the text of
// "Copy details". Holds neither token nor secret, whatever the server put into its texts.
[[nodiscard]] QString errorFacts(const ApiError &error);

// Removes what may be a token from a server's text ("Invalid access token: eyJ…" of the vendor's
// OAuth list embeds it). Applied to every server text before it is stored in an ApiError.
[[nodiscard]] QString redacted(const QString &serverText);

} // namespace renzhi
