// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <string>

struct sqlite3;

namespace renzhi::bench {

// What the search over all people is compared with.
class SearchPeers
{
public:
    explicit SearchPeers(const QString &cacheDirectory);
    ~SearchPeers();
    Q_DISABLE_COPY_MOVE(SearchPeers)

    // The floor: one pass over a line of text for each person ("name␟user
    // name␟mobile␟e-mail␟employee id␟pinyin␟initials", lower case) with AVX2; gives the number of
    // lines that contain the needle.
    [[nodiscard]] size_t scan(const QByteArray &needle) const;
    // SELECT count(*) … LIKE '%needle%' over the same columns of the cache.
    [[nodiscard]] qint64 like(const QString &needle) const;

private:
    std::string m_lines;
    sqlite3 *m_database = nullptr;
};

} // namespace renzhi::bench
