// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/namecollation.h"

#include <memory>
#include <unicode/ucol.h>

namespace renzhi {

namespace {

struct Close
{
    void operator()(UCollator *collator) const { ucol_close(collator); }
};

// One for each thread: an index may be built beside the one in use.
const UCollator *collator()
{
    thread_local const std::unique_ptr<UCollator, Close> opened = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<UCollator, Close> one(ucol_open("zh_CN", &status));
        ucol_setAttribute(one.get(), UCOL_NORMALIZATION_MODE, UCOL_ON, &status);
        ucol_setAttribute(one.get(), UCOL_STRENGTH, UCOL_SECONDARY, &status);
        ucol_setAttribute(one.get(), UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
        return one;
    }();
    return opened.get();
}

} // namespace

QByteArray nameCollationKey(const QString &name)
{
    const auto *text = reinterpret_cast<const UChar *>(name.utf16());
    const auto size = int32_t(name.size());
    QByteArray key(64, Qt::Uninitialized);
    const auto fill = [&] {
        return ucol_getSortKey(collator(), text, size, reinterpret_cast<uint8_t *>(key.data()),
                               int32_t(key.size()));
    };
    const int32_t needed = fill();
    if (needed > key.size()) {
        key.resize(needed);
        fill();
    }
    key.truncate(needed - 1); // the zero behind it
    return key;
}

QByteArray nameCollationVersion()
{
    UVersionInfo version;
    ucol_getVersion(collator(), version);
    return { reinterpret_cast<const char *>(version), U_MAX_VERSION_LENGTH };
}

} // namespace renzhi
