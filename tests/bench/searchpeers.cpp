// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/searchpeers.h"

#include "models/cache/cachestore.h"
#include "models/core/pinyin.h"

#include <QHash>

#include <bit>
#include <cstring>
#include <sqlite3.h>

#ifdef __x86_64__
#include <immintrin.h>
#endif

using namespace Qt::StringLiterals;

namespace renzhi::bench {

namespace {

QString spelt(const QString &name)
{
    QString letters, initials;
    const pinyin::Keys keys = pinyin::keysOf(name);
    for (const QVector<QString> &reading : keys.readings) {
        for (const QString &syllable : reading) {
            letters += syllable;
            initials += syllable.at(0);
        }
    }
    return letters + u'\x1f' + initials;
}

#ifdef __x86_64__
// First and last byte of the needle, 32 places at a time; gives the next occurrence or `end`.
__attribute__((target("avx2"))) const char *nextAvx2(const char *at, const char *end,
                                                     const QByteArray &needle)
{
    const auto size = size_t(needle.size());
    const __m256i first = _mm256_set1_epi8(needle.front());
    const __m256i last = _mm256_set1_epi8(needle.back());
    for (; at + size + 31 <= end; at += 32) {
        const __m256i heads = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at));
        const __m256i tails = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(at + size - 1));
        auto both = unsigned(_mm256_movemask_epi8(
            _mm256_and_si256(_mm256_cmpeq_epi8(heads, first), _mm256_cmpeq_epi8(tails, last))));
        for (; both != 0; both &= both - 1) {
            const char *found = at + std::countr_zero(both);
            if (std::memcmp(found, needle.constData(), size) == 0)
                return found;
        }
    }
    const void *rest = memmem(at, size_t(end - at), needle.constData(), size);
    return rest ? static_cast<const char *>(rest) : end;
}
#endif

const char *next(const char *at, const char *end, const QByteArray &needle)
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2"))
        return nextAvx2(at, end, needle);
#endif
    const void *found = memmem(at, size_t(end - at), needle.constData(), size_t(needle.size()));
    return found ? static_cast<const char *>(found) : end;
}

} // namespace

SearchPeers::SearchPeers(const QString &cacheDirectory)
{
    const auto store = CacheStore::open(cacheDirectory);
    if (!store)
        qFatal("cannot open the cache");
    QHash<QString, QString> spellings;
    std::ignore = (*store)->forEachUser([&](UserRow, const User &user) {
        auto known = spellings.find(user.name);
        if (known == spellings.end())
            known = spellings.insert(user.name, spelt(user.name));
        const QStringList fields { user.name,  user.userName,   user.mobile,
                                   user.email, user.employeeId, *known };
        m_lines += fields.join(u'\x1f').toLower().toStdString() + '\n';
    });
    const QByteArray path = (cacheDirectory + u"/cache.sqlite"_s).toUtf8();
    sqlite3_open_v2(path.constData(), &m_database, SQLITE_OPEN_READONLY, nullptr);
}

SearchPeers::~SearchPeers()
{
    sqlite3_close(m_database);
}

size_t SearchPeers::scan(const QByteArray &needle) const
{
    size_t lines = 0;
    const char *const end = m_lines.data() + m_lines.size();
    for (const char *at = m_lines.data(); at < end;) {
        at = next(at, end, needle);
        if (at == end)
            break;
        ++lines;
        at = static_cast<const char *>(memchr(at, '\n', size_t(end - at))) + 1;
    }
    return lines;
}

qint64 SearchPeers::like(const QString &needle) const
{
    const QByteArray pattern = '%' + needle.toUtf8() + '%';
    sqlite3_stmt *statement = nullptr;
    sqlite3_prepare_v2(m_database,
                       "SELECT count(*) FROM users WHERE name LIKE ?1 OR user_name LIKE ?1 OR "
                       "mobile LIKE ?1 OR email LIKE ?1 OR employee_id LIKE ?1",
                       -1, &statement, nullptr);
    sqlite3_bind_text(statement, 1, pattern.constData(), int(pattern.size()), SQLITE_STATIC);
    const qint64 count
        = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    return count;
}

} // namespace renzhi::bench
