// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/gzip.h"

#include <QStringBuilder>

#include <array>

namespace renzhi::test {

namespace {

constexpr std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table {};
    for (quint32 i = 0; i < 256; ++i) {
        quint32 crc = i;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320U : 0U);
        table[i] = crc;
    }
    return table;
}

quint32 crcOf(const QByteArray &bytes)
{
    static constexpr std::array<quint32, 256> table = crcTable();
    quint32 crc = 0xffffffff;
    for (const char c : bytes)
        crc = (crc >> 8) ^ table[(crc ^ static_cast<uchar>(c)) & 0xff];
    return ~crc;
}

} // namespace

QByteArray gzip(const QByteArray &plain)
{
    // qCompress: 4 bytes of length, 2 of zlib header, deflate data, 4 of Adler-32.
    const QByteArray zlib = qCompress(plain, 9);
    QByteArray file = QByteArray::fromHex("1f8b0800000000000003") + zlib.mid(6, zlib.size() - 10);
    const auto size = static_cast<quint32>(plain.size());
    for (const quint32 value : { crcOf(plain), size }) {
        for (int shift = 0; shift < 32; shift += 8)
            file += static_cast<char>(value >> shift & 0xff);
    }
    return file;
}

} // namespace renzhi::test
