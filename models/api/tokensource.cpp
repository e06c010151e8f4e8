// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/tokensource.h"

#include "models/api/jsoncodec.h"

#include <algorithm>
#include <chrono>
#include <utility>

using namespace std::chrono_literals;

namespace renzhi {

TokenSource::TokenSource(Fetch fetch, QObject *parent) : QObject(parent), m_fetch(std::move(fetch))
{
}

bool TokenSource::isFresh() const
{
    return !m_token.isEmpty() && !m_freshUntil.hasExpired();
}

void TokenSource::renew()
{
    if (std::exchange(m_isRenewing, true))
        return;
    m_sinceAsked.start();
    m_fetch([this](const Result<QByteArray> &body) { onFetched(body); });
}

void TokenSource::refuse(const QByteArray &token)
{
    if (token == m_token)
        m_token.clear();
}

void TokenSource::onFetched(const Result<QByteArray> &body)
{
    m_isRenewing = false;
    const Result<json::TokenAnswer> answer = body.and_then(json::token);
    if (!answer) {
        ApiError error = answer.error();
        // The documents know no other reason for a 400 here than credentials that are not accepted,
        // in whichever of the two error shapes.
        if (error.httpStatus == 400)
            error.kind = ApiError::Kind::Auth;
        emit failed(error);
        return;
    }
    m_token = answer->accessToken;
    m_scope = answer->scope;
    // A life beyond a day changes nothing; the bound keeps the arithmetic safe.
    const auto life = std::chrono::seconds(std::clamp<qint64>(answer->expiresIn, 0, 86'400));
    const auto fresh = std::max<std::chrono::milliseconds>(life * 4 / 5, life - 30s);
    // Counted from when we asked: the server's clock started before its answer arrived here.
    const auto left = fresh - std::chrono::milliseconds(m_sinceAsked.elapsed());
    m_freshUntil.setRemainingTime(std::max<std::chrono::milliseconds>(left, 1s), Qt::PreciseTimer);
    emit renewed();
}

} // namespace renzhi

#include "moc_tokensource.cpp"
