// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandbox/sandboxoptions.h"
#include "app/sandbox/sandboxrecords.h"

#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace renzhi {

namespace sandbox {
class Tenant;
}

// A tenant of the EIAM API on the loopback interface: real HTTP/1.1, all 24 operations, invented
// data. Serves on threads of its own, needs no event loop, and every member may be called from any
// thread. Data live as long as the object: stop() and start() keep them.
class SandboxServer
{
public:
    explicit SandboxServer(const SandboxOptions &options = {});
    ~SandboxServer();
    Q_DISABLE_COPY_MOVE(SandboxServer)

    // Listens on 127.0.0.1. False with a reason when the port is taken or the journal cannot be
    // written.
    bool start(QString *error = nullptr);
    // Closes every connection, also one in the middle of a request, and waits for the threads.
    void stop();
    [[nodiscard]] bool isRunning() const;

    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QString clientId() const;
    [[nodiscard]] QString clientSecret() const;

    // Options that take effect with the next request (not port, seed, sizes, journalFile).
    [[nodiscard]] SandboxOptions options() const;
    void change(const std::function<void(SandboxOptions &)> &edit);
    // Every token given out so far becomes invalid_token.
    void revokeTokens();

    // Requests answered so far, oldest first.
    [[nodiscard]] QList<SandboxRequest> journal() const;
    // How many of them had this method (empty: any) and this text in the raw target.
    [[nodiscard]] int requestCount(QByteArrayView method, QByteArrayView targetPart) const;
    void clearJournal();

    // Looking behind the API.
    [[nodiscard]] int userCount() const;
    [[nodiscard]] std::optional<SandboxUser> user(const QString &id) const;
    [[nodiscard]] std::optional<SandboxUser> userByName(const QString &userName) const;
    [[nodiscard]] QList<SandboxJob> jobs(const QString &userId) const;
    [[nodiscard]] QList<SandboxOrganization> organizations() const;
    [[nodiscard]] QList<SandboxPosition> positions() const;
    [[nodiscard]] QList<SandboxTitle> titles() const;
    [[nodiscard]] std::optional<SandboxOrganization> organizationByCode(const QString &code) const;
    [[nodiscard]] std::optional<SandboxPosition> positionByCode(const QString &code) const;
    [[nodiscard]] std::optional<SandboxTitle> titleByCode(const QString &code) const;

    // Changes from behind the API, as somebody else's console would make them. put() replaces the
    // record of that id or adds one (an empty id gets a new one), sets updated_at to now, and gives
    // the id. Nothing is checked: dangling ids and duplicate codes are allowed.
    QString put(SandboxUser user);
    QString put(SandboxOrganization organization);
    QString put(SandboxPosition position);
    QString put(SandboxTitle title);
    // Replaces the whole list; a job without id gets one.
    void setJobs(const QString &userId, QList<SandboxJob> jobs);
    bool removeUser(const QString &id);
    bool removeOrganization(const QString &id);
    bool removePosition(const QString &id);
    bool removeTitle(const QString &id);

    struct ErrorText
    {
        QString code, zh, en;
    };
    // Every documented error_code the sandbox can answer with.
    [[nodiscard]] static QList<ErrorText> documentedErrors();

private:
    class Private;
    std::unique_ptr<Private> d;
};

}
