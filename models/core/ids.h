// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QString>

#include <compare>
#include <functional>

namespace renzhi {

// A piece of text of the server that names one thing. The API reads ids and writes codes; the tag
// makes each a type of its own, so that a PositionId does not compile where a PositionCode belongs.
// The text is opaque: never parsed, trimmed or case-folded. An empty value means "none".
template <class Tag> class StrongText
{
public:
    StrongText() = default;
    explicit StrongText(QString text) : m_text(std::move(text)) { }

    [[nodiscard]] const QString &toString() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const StrongText &, const StrongText &) = default;
    friend bool operator<(const StrongText &a, const StrongText &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const StrongText &value, size_t seed = 0)
    {
        return qHash(value.m_text, seed);
    }

private:
    QString m_text;
};

using UserId = StrongText<struct UserIdTag>;
using JobId = StrongText<struct JobIdTag>;
using OrgId = StrongText<struct OrgIdTag>;
using PositionId = StrongText<struct PositionIdTag>;
using TitleId = StrongText<struct TitleIdTag>;
using OrgCode = StrongText<struct OrgCodeTag>;
using PositionCode = StrongText<struct PositionCodeTag>;
using TitleCode = StrongText<struct TitleCodeTag>;

} // namespace renzhi

template <class Tag> struct std::hash<renzhi::StrongText<Tag>>
{
    size_t operator()(const renzhi::StrongText<Tag> &value) const noexcept { return qHash(value); }
};
