// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/api/apiclient.h"
#include "tests/api/rawserver.h"

#include <QUrl>

#include <memory>
#include <optional>

namespace renzhi::test {

inline UserId someUser()
{
    return UserId(QStringLiteral("u1"));
}

inline JobDraft someDraft()
{
    return { OrgCode(QStringLiteral("10000")), {}, {} };
}

// What came of one call; shared with the callback, so a test may look whenever it likes.
template <class T> struct Call
{
    std::optional<Result<T>> result;
    int times = 0;

    [[nodiscard]] bool isDone() const { return result.has_value(); }
    [[nodiscard]] ApiError error() const
    {
        return result && !*result ? result->error() : ApiError();
    }
    [[nodiscard]] bool isGood() const { return result && result->has_value(); }
};

template <class T> std::shared_ptr<Call<T>> call(ApiClient &client, const Endpoint<T> &endpoint)
{
    auto call = std::make_shared<Call<T>>();
    client.send<T>(endpoint, &client, [call](Result<T> result) {
        call->result = std::move(result);
        ++call->times;
    });
    return call;
}

inline Connection connectionTo(const QUrl &url)
{
    Connection connection;
    connection.baseUrl = url;
    connection.clientId = QStringLiteral("client");
    connection.clientSecret = QStringLiteral("s3cret-of-the-test");
    return connection;
}

// The contract's shape with pauses a test can wait for.
inline Timing quick()
{
    using namespace std::chrono_literals;
    Timing timing;
    timing.firstByte = 5s;
    timing.whole = 10s;
    timing.firstPause = 20ms;
    timing.longestPause = 3s;
    return timing;
}

inline Timing withoutRepeats()
{
    Timing timing = quick();
    timing.repeats = 0;
    return timing;
}

inline QByteArray emptyJobs()
{
    return "{\"total\":0,\"jobs\":[]}";
}

inline void answerWell(const Received &, QTcpSocket &socket)
{
    RawServer::answer(socket, 200, emptyJobs());
}

} // namespace renzhi::test
