// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/directoryservice.h"

#include <QObject>

namespace renzhi {

// Tries a tenant from the ground up and names the first stage that fails. Owns its own client;
// sends reads only. One run per instance.
class ConnectionCheck : public QObject
{
    Q_OBJECT
public:
    enum class Stage { Address, Name, Connect, Tls, Token, Permission, JobManagement, Passed };
    Q_ENUM(Stage)

    explicit ConnectionCheck(const TenantOptions &options, QObject *parent = nullptr);
    ~ConnectionCheck() override;
    void start();

    // Why no tenant can be at the address; nothing is sent.
    [[nodiscard]] static std::optional<ApiError> addressError(const QUrl &baseUrl);

    // The catalogue's key of the words for a stage that failed: "check.tls"; a proxy that does not
    // let the connection through has words of its own, "check.proxy". Empty where the stage ended
    // for another reason than its words give (a time-out, a 503, an unreadable page …): the error
    // speaks for itself.
    [[nodiscard]] static QString wordsKey(Stage stage, const ApiError &error);

signals:
    void stageReached(renzhi::ConnectionCheck::Stage stage);
    // Passed with no meaning of error, or the stage that failed with why (wordsKey() leads to the
    // words). Connect covers a proxy that refuses and a server that never answers; Permission:
    // refused, or a read failed in another way; JobManagement: ENT.CONFIG.0031 (usable, read-only),
    // or the read of the jobs failed in another way.
    void finished(renzhi::ConnectionCheck::Stage stage, const renzhi::ApiError &error);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace renzhi
