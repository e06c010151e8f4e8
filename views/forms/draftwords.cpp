// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/draftwords.h"

#include <QCoreApplication>
#include <QStringList>

namespace renzhi::draftwords {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestName = 80;

struct DraftWords
{
    Q_DECLARE_TR_FUNCTIONS(renzhi::DraftWords)
};

QString kindOf(const FormDraft &draft)
{
    if (draft.isCopy)
        return DraftWords::tr("copies of a position");
    switch (draft.about.kind) {
    case WriteRequest::Kind::AddJob:
        return DraftWords::tr("addition of a part-time job");
    case WriteRequest::Kind::UpdateJob:
        return DraftWords::tr("change of a part-time job");
    case WriteRequest::Kind::TransferPrimaryJob:
        return DraftWords::tr("transfer of the primary job");
    case WriteRequest::Kind::AddPosition:
        return DraftWords::tr("addition of a position");
    case WriteRequest::Kind::UpdatePosition:
        return DraftWords::tr("change of a position");
    case WriteRequest::Kind::RemoveJob:
    case WriteRequest::Kind::RemovePosition:
        break; // they have nothing to be typed
    }
    return {};
}

QString ago(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid())
        return DraftWords::tr("at an unknown time");
    const qint64 minutes = qMax<qint64>(0, when.secsTo(now) / 60);
    if (minutes < 1)
        return DraftWords::tr("just now");
    if (minutes < 60)
        return DraftWords::tr("%n minute(s) ago", nullptr, int(minutes));
    if (minutes < 48LL * 60)
        return DraftWords::tr("%n hour(s) ago", nullptr, int(minutes / 60));
    return DraftWords::tr("%n day(s) ago", nullptr, int(minutes / (24LL * 60)));
}

// Whom or what it is about; a position that is to be added may have no name yet.
QString whoOf(const FormDraft &draft)
{
    const QString who = draft.who.simplified();
    if (who.isEmpty())
        return DraftWords::tr("without a name");
    return who.size() > LongestName ? QString(who.left(LongestName) + u'…') : who;
}

QString nameOf(const QString &key)
{
    if (key == "organization"_L1 || key == "row"_L1)
        return DraftWords::tr("Organization");
    if (key == "position"_L1)
        return DraftWords::tr("Position");
    if (key == "title"_L1)
        return DraftWords::tr("Title");
    if (key == "name"_L1)
        return DraftWords::tr("Name");
    if (key == "code"_L1)
        return DraftWords::tr("Code");
    return key == "pattern"_L1 ? DraftWords::tr("Code pattern") : key;
}

} // namespace

QString sentence(const FormDraft &draft, const QDateTime &now)
{
    const QString words = draft.isSent
        ? DraftWords::tr("A change was sent, and its outcome is not known: %1, %2, %3",
                         "person or position, kind of change, how long ago")
        : DraftWords::tr("A form was not finished: %1, %2, %3",
                         "person or position, kind of change, how long ago");
    return words.arg(whoOf(draft), kindOf(draft), ago(draft.changedAt, now));
}

QString content(const FormDraft &draft)
{
    QStringList lines;
    for (const TypedInput &input : draft.inputs) {
        if (!input.text.isEmpty())
            lines.append(
                DraftWords::tr("%1: %2", "input: value").arg(nameOf(input.key), input.text));
    }
    return lines.join(u'\n');
}

} // namespace renzhi::draftwords
