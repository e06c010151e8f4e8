// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/bytescan.h"

#include <bit>
#include <cstring>

#ifdef __x86_64__
#include <immintrin.h>
#endif

namespace renzhi {

namespace {

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

const char *findPlainly(const char *at, const char *end, QByteArrayView needle, Standing standing)
{
    while (at < end) {
        const auto *found = static_cast<const char *>(
            memmem(at, size_t(end - at), needle.data(), size_t(needle.size())));
        if (!found || standing == Standing::Anywhere || !isLetter(found[-1]))
            return found ? found : end;
        at = found + 1;
    }
    return end;
}

#ifdef __x86_64__
__attribute__((target("avx2"))) __m256i load(const char *from)
{
    return _mm256_loadu_si256(reinterpret_cast<const __m256i *>(from));
}

// Compares the first and the last byte of the needle everywhere, the rest where both agree.
__attribute__((target("avx2"))) const char *findWithAvx2(const char *at, const char *end,
                                                         QByteArrayView needle, Standing standing)
{
    const auto size = size_t(needle.size());
    const __m256i first = _mm256_set1_epi8(needle.front());
    const __m256i last = _mm256_set1_epi8(needle.back());
    const __m256i beforeA = _mm256_set1_epi8('a' - 1), afterZ = _mm256_set1_epi8('z' + 1);
    for (; at + size + 31 <= end; at += 32) {
        __m256i places = _mm256_and_si256(_mm256_cmpeq_epi8(load(at), first),
                                          _mm256_cmpeq_epi8(load(at + size - 1), last));
        if (standing == Standing::NotBehindLetter) {
            const __m256i before = load(at - 1);
            // As signed numbers, bytes beyond ASCII are negative.
            const __m256i letters
                = _mm256_or_si256(_mm256_and_si256(_mm256_cmpgt_epi8(before, beforeA),
                                                   _mm256_cmpgt_epi8(afterZ, before)),
                                  _mm256_cmpgt_epi8(_mm256_setzero_si256(), before));
            places = _mm256_andnot_si256(letters, places);
        }
        auto left = static_cast<unsigned>(_mm256_movemask_epi8(places));
        for (; left != 0; left &= left - 1) {
            const char *found = at + std::countr_zero(left);
            if (size <= 2 || std::memcmp(found + 1, needle.data() + 1, size - 2) == 0)
                return found;
        }
    }
    return findPlainly(at, end, needle, standing);
}
#endif

} // namespace

const char *findBytes(const char *at, const char *end, QByteArrayView needle, Standing standing)
{
#ifdef __x86_64__
    static const bool hasAvx2 = __builtin_cpu_supports("avx2");
    if (hasAvx2)
        return findWithAvx2(at, end, needle, standing);
#endif
    return findPlainly(at, end, needle, standing);
}

} // namespace renzhi
