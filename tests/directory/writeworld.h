// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/directoryservice.h"
#include "tests/directory/twodepartments.h"
#include "tests/support/faultproxy.h"

#include <QTemporaryDir>

#include <optional>

namespace renzhi::test {

// A sandbox tenant with a few records of known names, a proxy before it, and a service behind that.
class WriteWorld : public TwoDepartments
{
public:
    explicit WriteWorld(const std::function<void(SandboxOptions &)> &edit = {},
                        const std::function<void(TenantOptions &)> &editTenant = {});

    [[nodiscard]] TenantOptions options() const;
    // Carries a request out to its end.
    [[nodiscard]] WriteOutcome written(const WriteRequest &request);
    [[nodiscard]] WriteOutcome endOf(WriteOperation *operation);
    void sync();

    [[nodiscard]] WriteRequest addJob() const; // to org2, position2, title1
    [[nodiscard]] WriteRequest updateJob() const; // of `job` to org1, position1, no title
    [[nodiscard]] WriteRequest removeJob() const;
    [[nodiscard]] WriteRequest transfer() const; // to org2, position2
    [[nodiscard]] WriteRequest addPosition() const; // NEW-POS in org1
    [[nodiscard]] WriteRequest updatePosition() const; // of position2: name and code
    [[nodiscard]] WriteRequest removePosition() const; // position3, which nobody holds
    // The job as the operator sees it, from the server.
    [[nodiscard]] std::optional<Job> jobNow(const QString &id) const;
    [[nodiscard]] QJsonObject lastBody(QByteArrayView method, QByteArrayView part) const;
    // Write requests that reached the proxy.
    [[nodiscard]] int writesSeen() const;

    std::optional<FaultProxy> proxy;
    QTemporaryDir folder;
    std::unique_ptr<DirectoryService> service;
    // P-3 in the second department; 张测试 with a primary job in the first and one part-time job in
    // the second with position and title.
    QString position3, user;
    QString primaryJob = QStringLiteral("job-primary");
    QString job = QStringLiteral("job-second");
};

// The world's request of that kind.
[[nodiscard]] WriteRequest requestOf(const WriteWorld &world, WriteRequest::Kind kind);

// For the message of a test that failed.
[[nodiscard]] QString told(const WriteOutcome &outcome);

} // namespace renzhi::test
