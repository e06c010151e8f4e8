// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace renzhi {

// The tenant asked for last, from the asking until it is opened. Asking for another one forgets the
// wish before it, whoever still works on an answer to that; and no wish ends what is under way in
// the tenant that is open.
class TenantWish : public QObject
{
    Q_OBJECT
public:
    // Gives what must have ended before the open tenant may go: objects that die when they end.
    using UnderWay = std::function<QObjectList()>;

    explicit TenantWish(UnderWay underWay, QObject *parent = nullptr);
    ~TenantWish() override;

    // Forgets the wish before. The object given is the context for answers to this one: it dies
    // when this wish is forgotten.
    [[nodiscard]] QObject *begin(const QString &profile);
    // Runs `open` at once, or as soon as nothing is under way any more, unless the wish is
    // forgotten meanwhile.
    void fulfil(std::function<void()> open);
    void forget();
    // The id of the profile wished for, until it is opened or forgotten; empty: none.
    [[nodiscard]] const QString &profile() const { return m_profile; }
    [[nodiscard]] bool isWaiting() const { return m_open != nullptr; }

private:
    void look();

    UnderWay m_underWay;
    QString m_profile;
    std::unique_ptr<QObject> m_context;
    std::function<void()> m_open; // what waits
};

} // namespace renzhi
