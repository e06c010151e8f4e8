// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tenantclaims.h"

#include "app/windowclaim.h"

#include <utility>

namespace renzhi {

TenantClaims::TenantClaims(const DataLocations &locations, QObject *parent)
    : QObject(parent), m_locations(locations)
{
}

TenantClaims::~TenantClaims() = default;

bool TenantClaims::holds(const QString &id) const
{
    return (m_claim && m_claim->profile() == id) || (m_nextClaim && m_nextClaim->profile() == id);
}

bool TenantClaims::take(const QString &id)
{
    if (holds(id))
        return true;
    m_nextClaim = WindowClaim::of(m_locations, id);
    if (!m_nextClaim)
        return false;
    connect(m_nextClaim.get(), &WindowClaim::showRequested, this, &TenantClaims::showRequested);
    return true;
}

void TenantClaims::settle(const QString &id)
{
    if (m_nextClaim && m_nextClaim->profile() == id)
        m_claim = std::move(m_nextClaim);
    m_nextClaim.reset();
}

void TenantClaims::dropNext()
{
    m_nextClaim.reset();
}

void TenantClaims::drop()
{
    m_claim.reset();
    m_nextClaim.reset();
}

void TenantClaims::call(const QString &id, Answers answers)
{
    endCall();
    m_call = std::make_unique<OwnerCall>(m_locations, id);
    const auto answer = [this](std::function<void()> what) {
        return [this, what = std::move(what)] {
            endCall();
            what();
        };
    };
    connect(m_call.get(), &OwnerCall::answered, this, answer(std::move(answers.inFront)));
    connect(m_call.get(), &OwnerCall::gone, this, answer(std::move(answers.free)));
    connect(m_call.get(), &OwnerCall::silent, this, answer(std::move(answers.silent)));
    m_call->start();
}

void TenantClaims::endCall()
{
    if (!m_call)
        return;
    m_call->disconnect(this);
    m_call.release()->deleteLater(); // it may be what calls
}

} // namespace renzhi

#include "moc_tenantclaims.cpp"
