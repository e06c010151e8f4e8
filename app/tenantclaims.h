// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/datalocations.h"

#include <QObject>

#include <functional>
#include <memory>

namespace renzhi {

class OwnerCall;
class WindowClaim;

// What one window and those of other programs settle about tenants: owns the claims on the tenant
// that is open here and on the one that is opened next, and the call to the window that has another
// one. Knows the folders, and neither this window nor what is open in it. A tenant is named by the
// id of its profile.
class TenantClaims : public QObject
{
    Q_OBJECT
public:
    // What comes of a call: one of them runs, once, when the call is over.
    struct Answers
    {
        std::function<void()> inFront; // the other window is
        std::function<void()> free; // no window has the tenant any more
        std::function<void()> silent; // it hangs, or it cannot be reached from here
    };

    explicit TenantClaims(const DataLocations &locations, QObject *parent = nullptr);
    ~TenantClaims() override;

    // Whether this window has it, or has it with the next session.
    [[nodiscard]] bool holds(const QString &id) const;
    // Whether this window is, or becomes with the next session, the one that has the tenant.
    [[nodiscard]] bool take(const QString &id);
    // The session is the one of this tenant now.
    void settle(const QString &id);
    void dropNext();
    void drop(); // all

    // Another window has the tenant and is asked to come forward. Ends the call before.
    void call(const QString &id, Answers answers);
    void endCall();
    [[nodiscard]] bool isCalling() const { return m_call != nullptr; }

signals:
    // By another start; see WindowClaim.
    void showRequested(const QByteArray &token);

private:
    const DataLocations m_locations;
    std::unique_ptr<WindowClaim> m_claim; // outlives the session
    std::unique_ptr<WindowClaim> m_nextClaim; // of the tenant that is opened next
    std::unique_ptr<OwnerCall> m_call;
};

} // namespace renzhi
