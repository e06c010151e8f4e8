// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/recentfailures.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>
#include <QVector>

#include <optional>

namespace renzhi {

// What somebody needs who is to find out why the program does not do what it should, and who must
// not learn anything about the tenant: no secret, no token, no name, no address, no id. A value;
// who gathers it puts in nothing else, and the two functions below write down what is in it.
struct Diagnostics
{
    struct Fact
    {
        QString name; // "Qt", "language": never translated
        QString value;
    };
    struct ListState
    {
        QString name; // "users"
        qint64 records = 0;
        bool complete = false;
        QDateTime syncedAt; // invalid: never
        QDateTime fullAt;
        std::optional<FailureNote> failure; // of the last attempt
    };
    // The state of one tenant on this computer, which has a number here and no name.
    struct Tenant
    {
        QVector<Fact> profile; // what its profile asks for, see profileFacts()
        std::optional<FailureNote> cacheFailure; // why its local copy could not be opened
        bool hasState = false; // false: only its profile was looked at, and nothing below is known
        QVector<ListState> lists;
        qint64 jobsKnown = 0; // people whose jobs were read
        qint64 people = 0;
        QDateTime oldestJobs;
        QVector<Fact> facts; // cache, Outbox, change log, connection
        QVector<FailureNote> writes; // of the change log, what did not end well; newest first
    };

    QDateTime at;
    QVector<Fact> versions;
    QVector<Fact> surroundings;
    QVector<Fact> settings;
    QVector<Tenant> tenants;
    QVector<FailureNote> failures; // of this run, oldest first
    QStringList log; // of this run, oldest first; see plainLogText()
};

// One text for people and machines alike. Always English with Chinese headlines, and the same
// whatever language the window speaks: it is read by who keeps the program, and compared with
// others. One file, not an archive: the operator sees in it, before it is sent, everything that is
// sent, with nothing to unpack, and copies it into a mail or an issue as it is.
[[nodiscard]] QString diagnosticsText(const Diagnostics &diagnostics);
// The same as one JSON document, times in UTC, null for what is not known.
[[nodiscard]] QByteArray diagnosticsJson(const Diagnostics &diagnostics);

// "https, port 443, host withheld": of an address only what is nobody's. "invalid" when it is none.
[[nodiscard]] QString plainAddress(const QString &address);

// A message of the log without what may be about a person, a tenant or the operator's computer:
// whatever stands in quotes, addresses, paths, long numbers, ids, words with dots and everything
// that is not ASCII. Tokens and secrets are taken out by the log itself. It rather takes out too
// much: what is left says which part of the program complained, of what and when.
[[nodiscard]] QString plainLogText(const QString &message);

} // namespace renzhi
