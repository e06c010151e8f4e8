// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/wording.h"

#include "models/core/referenceindex.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTextDocument>
#include <QTranslator>

namespace renzhi::wording {

namespace {

struct Wording
{
    Q_DECLARE_TR_FUNCTIONS(Wording)
};

} // namespace

QString clock(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid())
        return Wording::tr("never");
    const QLocale locale;
    QString time = locale.toString(when.time(), QStringLiteral("HH:mm"));
    if (when.date() == now.date())
        return time;
    if (when.daysTo(now) < 7 && when < now)
        return Wording::tr("%1 %2", "weekday and time")
            .arg(locale.dayName(when.date().dayOfWeek(), QLocale::ShortFormat), time);
    return Wording::tr("%1 %2", "date and time")
        .arg(locale.toString(when.date(), QLocale::ShortFormat), time);
}

QString age(const QDateTime &when, const QDateTime &now)
{
    if (!when.isValid())
        return Wording::tr("of unknown age");
    const qint64 minutes = qMax<qint64>(0, when.secsTo(now) / 60);
    if (minutes < 1)
        return Wording::tr("less than a minute old");
    if (minutes < 60)
        return Wording::tr("%n min old", nullptr, int(minutes));
    if (minutes < 48LL * 60)
        return Wording::tr("%n h old", nullptr, int(minutes / 60));
    return Wording::tr("%n days old", nullptr, int(minutes / (24LL * 60)));
}

QString freshness(const JobList &jobs, const QDateTime &now)
{
    if (!jobs.known)
        return Wording::tr("not read from the server yet");
    switch (jobs.freshness) {
    case Freshness::Live:
        return Wording::tr("from the server, %1").arg(clock(jobs.readAt, now));
    case Freshness::Cached:
        return Wording::tr("cached, %1").arg(age(jobs.readAt, now));
    case Freshness::Stale:
        return Wording::tr("may be out of date, %1").arg(age(jobs.readAt, now));
    }
    Q_UNREACHABLE();
}

QString person(const User &user)
{
    const QString name = user.name.simplified();
    if (name.isEmpty() || user.userName.isEmpty())
        return name.isEmpty() ? user.userName : name;
    return Wording::tr("%1 (%2)", "name (user name)").arg(name, user.userName);
}

QString personDetail(const User &user, const ReferenceIndex &references)
{
    QStringList parts { user.employeeId, references.path(user.orgId).join(u'/') };
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString unknown(const QString &id)
{
    return Wording::tr("Unknown (%1)").arg(id);
}

QString collection(Collection collection)
{
    switch (collection) {
    case Collection::Organizations:
        return Wording::tr("organizations");
    case Collection::Titles:
        return Wording::tr("titles");
    case Collection::Positions:
        return Wording::tr("positions");
    case Collection::Users:
        return Wording::tr("people");
    }
    Q_UNREACHABLE();
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString rate(double perSecond)
{
    const qint64 whole = qRound64(perSecond);
    return whole == 0 ? Wording::tr("less than 1/s", "records a second")
                      : Wording::tr("%1/s", "records a second").arg(number(whole));
}

QString timeLeft(std::chrono::seconds time)
{
    const qint64 seconds = time.count();
    if (seconds < 10)
        return Wording::tr("a few seconds left");
    if (seconds < 55)
        return Wording::tr("about %n s left", nullptr, int((seconds + 5) / 10 * 10));
    if (seconds < 90LL * 60)
        return Wording::tr("about %n min left", nullptr, int(qMax<qint64>(1, (seconds + 30) / 60)));
    return Wording::tr("about %n h left", nullptr, int((seconds + 30LL * 60) / (60LL * 60)));
}

std::vector<QStringList> inBothLanguages(const QMetaObject &owner,
                                         std::initializer_list<const char *> sources)
{
    QTranslator chinese;
    // Without it the English words are left, which is better than none.
    static_cast<void>(chinese.load(QStringLiteral(":/i18n/renzhi_zh_CN")));
    std::vector<QStringList> words;
    for (const char *source : sources)
        words.push_back(
            { QString::fromUtf8(source), chinese.translate(owner.className(), source) });
    return words;
}

QString plainTip(const QString &text)
{
    if (!Qt::mightBeRichText(text))
        return text;
    return QStringLiteral("<qt>") + text.toHtmlEscaped() + QStringLiteral("</qt>");
}

} // namespace renzhi::wording
