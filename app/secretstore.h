// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <optional>

namespace renzhi {

// Client secrets by profile id. Always answers for what was stored in this session; whether a
// secret outlives it depends on the desktop. Nothing is ever written to a file of ours.
class SecretStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // `done` runs once, later, unless `context` died: the secret, or nothing when it is not known.
    virtual void read(const QString &profile, QObject *context,
                      std::function<void(std::optional<QString>)> done);
    virtual void write(const QString &profile, const QString &secret);
    virtual void remove(const QString &profile);
    // The secret is known, but the desktop's keyring did not take it.
    [[nodiscard]] bool isForSessionOnly(const QString &profile) const
    {
        return m_sessionOnly.contains(profile);
    }

    // Whether it is known, and this one.
    [[nodiscard]] bool isSecret(const QString &profile, const QString &secret) const
    {
        return remembered(profile) == secret;
    }

signals:
    void keptForSessionOnly(const QString &profile);
    // The desktop's keyring may still have the secret.
    void notRemoved(const QString &profile);

protected:
    void setForSessionOnly(const QString &profile, bool only);

    [[nodiscard]] std::optional<QString> remembered(const QString &profile) const;

private:
    QHash<QString, QString> m_session;
    QSet<QString> m_sessionOnly;
};

// Keeps them in the desktop's keyring (Secret Service or KWallet), without plain-text fallback.
class KeyringSecretStore final : public SecretStore
{
    Q_OBJECT
public:
    using SecretStore::SecretStore;

    void read(const QString &profile, QObject *context,
              std::function<void(std::optional<QString>)> done) override;
    void write(const QString &profile, const QString &secret) override;
    void remove(const QString &profile) override;
};

} // namespace renzhi
