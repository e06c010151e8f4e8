// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/drafts.h"
#include "models/core/records.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <functional>

namespace renzhi {

enum class Verb { Get, Post, Put, Delete };

// Whether a request may go out again when its answer was lost. It belongs to the endpoint, not to
// the verb: the user look-ups are POST and safe.
enum class Resend { Safe, Never };

// Who waits for the answer, which decides what leaves first when not all can at once.
enum class Priority {
    Awaited, // an operator, or a write
    Bulk, // a page of a sync: behind those
    // Nobody: it leaves when nothing else wants to, and never takes the last places.
    Background,
};

// One operation of the API with its parameters bound: where it goes, what it carries, how its
// answer is read. A value; built by the functions of endpoints.h only.
struct Request
{
    Verb verb = Verb::Get;
    QByteArray path; // percent-encoded, from the first '/', e.g. "/api/v2/tenant/users/a%2Fb/jobs"
    QByteArray query; // percent-encoded without '?', empty members kept ("relation_type=")
    QByteArray body; // UTF-8 JSON; empty for GET and DELETE
    Resend resend = Resend::Safe;
    // Why it must not be sent (an empty id would name another resource); the client answers Invalid
    // and sends nothing. Empty: nothing speaks against it.
    QString problem;
    Priority priority = Priority::Awaited;
};

template <class T> struct Endpoint
{
    Request request;
    // Body of a 2xx answer → value, or Malformed naming record and member. Pure: may run on any
    // thread.
    std::function<Result<T>(const QByteArray &body)> decode;
};

// The answer of an operation whose body says nothing (DELETE: 204).
struct Done
{
    friend bool operator==(const Done &, const Done &) = default;
};

} // namespace renzhi
