// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/jsonwriter.h"
#include "app/sandbox/sandboxoptions.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <utility>

namespace renzhi::sandbox {

// A request as the operations see it. The path is split before it is decoded: an id may hold %2F.
struct Call
{
    QByteArray method;
    QByteArray peer; // the caller's address
    QStringList ids; // what the route's {…} matched, decoded
    QList<std::pair<QString, QString>> query;
    QByteArray body;
    std::function<QByteArray(const char *)> header; // first value of that name, or empty

    // The value of the first query parameter of that name; null when there is none.
    [[nodiscard]] QString parameter(QStringView name) const;
};

struct Answer
{
    int status = 200;
    std::string body;
    QByteArray contentType = "application/json;charset=UTF-8";
    QByteArray allow; // of a 405
    QByteArray retryAfter; // of a 429
    bool applied = false;
};

// The documented refusals; all of them are HTTP 400.
enum class Refusal {
    JobManagementOff,
    BadParameter, // missing or of the wrong type
    InvalidParameter, // its name goes into the text
    PageParameter,
    PageLimit,
    PageNumber,
    NoOrganization,
    NoPosition,
    PositionCodeTaken,
    PositionOrganizationFixed,
    PositionHeld,
    NoTitle,
    TitleCodeTaken,
    TitleUsed,
    NoUser,
    NoJob,
    JobWithoutOrganization,
    JobWithoutPosition,
    JobWithoutTitle,
    PositionElsewhere,
};

struct RefusalText
{
    Refusal refusal;
    const char *code;
    const char16_t *zh;
    const char16_t *en;
};

const QList<RefusalText> &refusalTexts();

// The answer for a refusal; argument fills [{0}].
Answer refuse(Refusal refusal, SandboxOptions::ErrorLanguage language, QStringView argument = {});

// Refusals the documents say nothing about; status and shape are options.
enum class Undocumented {
    MissingToken,
    MissingPermission,
    BadClient,
    DuplicateJob,
    NoSuchPath,
    WrongMethod,
    RefusedAddress,
    OutsideScope,
    Disabled,
    TooManyJobs,
    TooManyCalls,
};
Answer refuseUndocumented(Undocumented what, SandboxOptions::RefusalForm form);

// An answer with one JSON object, whose members fill(ObjectWriter &) writes.
template <class Fill> Answer objectAnswer(int status, Fill fill)
{
    Answer answer;
    answer.status = status;
    {
        ObjectWriter writer(answer.body); // closes the object at the end of this block
        fill(writer);
    }
    return answer;
}

// The OAuth shape {error, error_description}.
Answer oauthError(int status, std::string_view error, std::string_view description);

}
