// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tenantwish.h"

#include <utility>

namespace renzhi {

TenantWish::TenantWish(UnderWay underWay, QObject *parent)
    : QObject(parent), m_underWay(std::move(underWay))
{
}

TenantWish::~TenantWish() = default;

QObject *TenantWish::begin(const QString &profile)
{
    forget();
    m_profile = profile;
    m_context = std::make_unique<QObject>();
    return m_context.get();
}

void TenantWish::fulfil(std::function<void()> open)
{
    m_open = std::move(open);
    look();
}

void TenantWish::forget()
{
    m_open = nullptr;
    m_context.reset();
    m_profile.clear();
}

// What ends may begin something else, such as the next entry of an outbox: it looks again then.
void TenantWish::look()
{
    if (!isWaiting())
        return;
    const QObjectList rest = m_underWay();
    if (rest.isEmpty()) {
        m_profile.clear();
        std::exchange(m_open, nullptr)();
        return;
    }
    for (const QObject *one : rest)
        connect(one, &QObject::destroyed, this, &TenantWish::look,
                Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
}

} // namespace renzhi

#include "moc_tenantwish.cpp"
