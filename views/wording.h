// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"

#include <QDateTime>
#include <QMetaObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <initializer_list>
#include <vector>

namespace renzhi {
class ReferenceIndex;
}

namespace renzhi::wording {

// Words that several views share, in the language of now. Never store what they give.

// Except this: of each of these texts, marked for translation in that class, English and Chinese.
// What was typed before the language changed keeps its meaning.
[[nodiscard]] std::vector<QStringList> inBothLanguages(const QMetaObject &owner,
                                                       std::initializer_list<const char *> sources);

// "10:42" of today, "Tue 10:42" of this week, else the date.
[[nodiscard]] QString clock(const QDateTime &when,
                            const QDateTime &now = QDateTime::currentDateTime());
// "just now", "5 min old", "3 h old", "4 d old".
[[nodiscard]] QString age(const QDateTime &when,
                          const QDateTime &now = QDateTime::currentDateTime());
// "from the server 10:42", "cached, 3 h old", "may be out of date, 3 h old", "not read yet".
[[nodiscard]] QString freshness(const JobList &jobs,
                                const QDateTime &now = QDateTime::currentDateTime());
// "张伟 (zhang.wei)": two people may have one name.
[[nodiscard]] QString person(const User &user);
// "000123 · 示例集团/研发中心": which of those who share a name. Empty when neither is known.
[[nodiscard]] QString personDetail(const User &user, const ReferenceIndex &references);
// "Unknown (4711)".
[[nodiscard]] QString unknown(const QString &id);
// "people", "positions" …, inside a sentence about progress.
[[nodiscard]] QString collection(Collection collection);
[[nodiscard]] QString number(qint64 value);
// "420/s", of records.
[[nodiscard]] QString rate(double perSecond);
// "about 40 s left", "about 3 min left": rounded as such an estimate deserves.
[[nodiscard]] QString timeLeft(std::chrono::seconds time);
// For a tool tip that shows a server's text: never taken for HTML.
[[nodiscard]] QString plainTip(const QString &text);

} // namespace renzhi::wording
