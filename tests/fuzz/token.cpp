// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/jsoncodec.h"
#include "tests/fuzz/fuzz.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace renzhi::fuzz {

void token(Input input)
{
    const QByteArray body = input.rest();
    const auto read = json::token(body);
    if (!read) {
        property(read.error().kind == ApiError::Kind::Malformed, "a bad token answer is malformed");
        property(isPlain(read.error().detail) && read.error().detail.size() <= 200,
                 "a detail is short and plain");
        return;
    }
    const QByteArray &text = read->accessToken;
    property(!text.isEmpty() && text.size() <= body.size(), "a token is of the body");
    property(std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; }),
             "a token can be a header and holds no other one");
    property(read->expiresIn >= 0, "a token's life is not negative");

    const QJsonObject written { { u"access_token"_s, QString::fromLatin1(text) },
                                { u"token_type"_s, u"bearer"_s },
                                { u"expires_in"_s, read->expiresIn } };
    const auto again = json::token(QJsonDocument(written).toJson());
    property(again && again->accessToken == text && again->expiresIn == read->expiresIn,
             "a token that is written down is read again");
}

} // namespace renzhi::fuzz
