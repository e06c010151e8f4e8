// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/readingnote.h"

#include "models/directory/servertime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int beginning = -1; // number of its note; the pages have theirs
// What changes under a still stamp shows at the next full pass only; this adds to that.
constexpr qint64 longestRest = 24LL * 3600; // seconds

StageNote noteOf(int number, const QJsonObject &object)
{
    return { number, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)) };
}

QJsonObject objectOf(const QString &note)
{
    return QJsonDocument::fromJson(note.toUtf8()).object();
}

bool isFresh(const QDateTime &begun)
{
    const qint64 age = begun.secsTo(QDateTime::currentDateTimeUtc());
    return begun.isValid() && age >= 0 && age <= longestRest;
}

// False when a record had no time: then the watch proves nothing.
bool addPage(TakenPages &taken, const QJsonObject &note)
{
    const qint64 least = note["least"_L1].toInteger(-1);
    const qint64 most = note["most"_L1].toInteger(-1);
    taken.leastTotal = taken.count == 0 ? least : std::min(taken.leastTotal, least);
    taken.mostTotal = std::max(taken.mostTotal, most);
    taken.newest = std::max(taken.newest, note["newest"_L1].toString());
    if (taken.count == 0) {
        taken.first = { note["total"_L1].toInteger(), note["records"_L1].toInteger(),
                        note["first"_L1].toString() };
    }
    ++taken.count;
    return note["timed"_L1].toBool() && least >= 0;
}

} // namespace

StageNote ReadingNote::ofBeginning(const QString &watchedAfter, const QSet<QString> &known)
{
    return noteOf(
        beginning,
        { { u"begun"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate) },
          { u"after"_s, watchedAfter },
          { u"known"_s, QJsonArray::fromStringList(QStringList(known.begin(), known.end())) } });
}

StageNote ReadingNote::ofPage(int page, const PageFacts &facts, const ReadingFacts &all)
{
    return noteOf(page,
                  { { u"total"_s, facts.total },
                    { u"records"_s, facts.records },
                    { u"first"_s, facts.firstId },
                    { u"least"_s, all.leastTotal },
                    { u"most"_s, all.mostTotal },
                    { u"newest"_s, all.newest },
                    { u"timed"_s, all.timesComplete } });
}

std::optional<ReadingNote> ReadingNote::from(const StageNotes &notes)
{
    const QJsonObject begun = objectOf(notes.value(beginning));
    ReadingNote note;
    note.watchedAfter = begun["after"_L1].toString();
    const QDateTime begunAt = QDateTime::fromString(begun["begun"_L1].toString(), Qt::ISODate);
    if (!isFresh(begunAt) || !servertime::isTime(note.watchedAfter) || !notes.contains(0))
        return std::nullopt;
    const QJsonArray known = begun["known"_L1].toArray();
    for (const auto &id : known)
        note.known.insert(id.toString());
    for (auto page = notes.constFind(0); page != notes.cend() && page.key() == note.taken.count;
         ++page) {
        if (!addPage(note.taken, objectOf(*page)))
            return std::nullopt;
    }
    return note;
}

} // namespace renzhi
