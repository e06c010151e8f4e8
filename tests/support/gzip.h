// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>

namespace renzhi::test {

// As a gzip file, the way a server compresses an answer; Qt itself makes zlib's format only.
[[nodiscard]] QByteArray gzip(const QByteArray &plain);

} // namespace renzhi::test
