// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/outboxfile.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace renzhi::fuzz {

namespace {

QByteArray bytesOf(const Outbox::Entry &entry)
{
    return QJsonDocument(outboxfile::toJson(entry)).toJson(QJsonDocument::Compact);
}

std::optional<Outbox::Entry> entryOf(const QByteArray &json)
{
    return outboxfile::fromJson(QJsonDocument::fromJson(json).object());
}

// No write changes its meaning by being kept.
void checkEntry(const Outbox::Entry &entry)
{
    property(!entry.id.isNull(), "an entry can be named");
    property(entry.request.touched >= WriteRequest::TouchedNone
                 && entry.request.touched <= WriteRequest::TouchedAll,
             "an entry touches what there is to touch");
    property(!entry.sending, "nothing is being sent by a file");
    const QByteArray written = bytesOf(entry);
    if (isAltered(written))
        return;
    const auto again = entryOf(written);
    property(again && again->id == entry.id && again->request == entry.request,
             "a request that is written down is read again");
    property(again->outcomeUnknown == entry.outcomeUnknown
                 && again->lastError.has_value() == entry.lastError.has_value(),
             "how a request stands is read again");
    property(bytesOf(*again) == written, "an entry is written down the same again");
}

} // namespace

// Whether it was leaving when the program ended; the entry.
void outbox(Input input)
{
    const bool wasLeaving = input.choice(2) == 1;
    auto entry = entryOf(input.rest());
    if (!entry)
        return;
    checkEntry(*entry);
    entry->sending = true;
    entry->leaves = wasLeaving;
    const auto found = entryOf(bytesOf(*entry));
    property(found && found->outcomeUnknown == (entry->outcomeUnknown || wasLeaving),
             "what left, and its end was not seen, ended unknown; what had not left did not");
}

} // namespace renzhi::fuzz
