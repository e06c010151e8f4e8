// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/unsentwork.h"

#include "models/directory/draftfile.h"
#include "models/directory/outboxfile.h"

#include <QDir>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

Result<draftfile::Content> draftsFrom(const QByteArray &bytes)
{
    return bytes.isNull() ? draftfile::Content() : draftfile::fromBytes(bytes);
}

} // namespace

UnsentWork &UnsentWork::operator+=(const UnsentWork &other)
{
    changes += other.changes;
    drafts += other.drafts;
    isAll = isAll && other.isAll;
    return *this;
}

UnsentWork unsentWorkIn(const QString &dataDirectory)
{
    UnsentWork work;
    const auto outbox = outboxfile::fileIn(dataDirectory).read().and_then(outboxfile::fromBytes);
    const auto drafts = draftfile::fileIn(dataDirectory).read().and_then(draftsFrom);
    // What was put aside is somebody's work as well: see EntryFile.
    const bool hasAside
        = !QDir(dataDirectory)
               .entryList({ u"outbox.json.*-*"_s, u"drafts.json.*-*"_s }, QDir::Files)
               .isEmpty();
    work.isAll = outbox && drafts && drafts->isWhole && !hasAside;
    QVector<Outbox::Entry> entries;
    if (outbox) {
        entries = outbox->entries;
        work.changes = int(entries.size() + outbox->unreadable.size());
    }
    // One that went into the Outbox as the program ended has the id of its entry.
    const auto isUnfinished = [&entries](const FormDraft &draft) {
        return std::none_of(entries.cbegin(), entries.cend(),
                            [&draft](const Outbox::Entry &entry) { return entry.id == draft.id; });
    };
    if (drafts)
        work.drafts
            = int(std::count_if(drafts->drafts.cbegin(), drafts->drafts.cend(), isUnfinished));
    return work;
}

} // namespace renzhi
