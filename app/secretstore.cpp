// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/secretstore.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QPointer>
#include <qt6keychain/keychain.h>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logSecrets, "renzhi.secrets")

const QString &service()
{
    static const QString name = u"io.github.renzhi.Renzhi"_s;
    return name;
}

// A job belongs to the program and not to the store: libsecret cannot be told to give up, and hands
// its answer to the job, whether that is still there or not (QtKeychain 0.13). The job deletes
// itself after it.

} // namespace

void SecretStore::read(const QString &profile, QObject *context,
                       std::function<void(std::optional<QString>)> done)
{
    QMetaObject::invokeMethod(
        context, [known = remembered(profile), done = std::move(done)] { done(known); },
        Qt::QueuedConnection);
}

void SecretStore::write(const QString &profile, const QString &secret)
{
    m_session.insert(profile, secret);
}

void SecretStore::remove(const QString &profile)
{
    m_session.remove(profile);
    m_sessionOnly.remove(profile);
}

void SecretStore::setForSessionOnly(const QString &profile, bool only)
{
    if (!only) {
        m_sessionOnly.remove(profile);
    } else if (m_session.contains(profile)) { // not removed meanwhile
        m_sessionOnly.insert(profile);
        emit keptForSessionOnly(profile);
    }
}

std::optional<QString> SecretStore::remembered(const QString &profile) const
{
    const auto found = m_session.constFind(profile);
    return found == m_session.constEnd() ? std::nullopt : std::optional(*found);
}

void KeyringSecretStore::read(const QString &profile, QObject *context,
                              std::function<void(std::optional<QString>)> done)
{
    if (remembered(profile)) {
        SecretStore::read(profile, context, std::move(done));
        return;
    }
    auto *job = new QKeychain::ReadPasswordJob(service(), QCoreApplication::instance());
    job->setInsecureFallback(false);
    job->setKey(profile);
    connect(job, &QKeychain::Job::finished, context, [this, job, profile, done = std::move(done)] {
        if (const auto known = remembered(profile)) {
            done(known); // stored while the keyring was asked, and newer than what that has
            return;
        }
        if (job->error() != QKeychain::NoError) {
            qCInfo(logSecrets) << "no secret for profile" << profile
                               << "in the keyring:" << job->errorString();
            done({});
            return;
        }
        SecretStore::write(profile, job->textData());
        done(job->textData());
    });
    job->start();
}

void KeyringSecretStore::write(const QString &profile, const QString &secret)
{
    SecretStore::write(profile, secret);
    auto *job = new QKeychain::WritePasswordJob(service(), QCoreApplication::instance());
    job->setInsecureFallback(false);
    job->setKey(profile);
    job->setTextData(secret);
    connect(job, &QKeychain::Job::finished, this, [this, job, profile] {
        // It is then asked for again at the next start.
        setForSessionOnly(profile, job->error() != QKeychain::NoError);
        if (job->error() != QKeychain::NoError)
            qCWarning(logSecrets) << "the keyring does not take the secret of profile" << profile
                                  << ':' << job->errorString();
    });
    job->start();
}

void KeyringSecretStore::remove(const QString &profile)
{
    SecretStore::remove(profile);
    auto *job = new QKeychain::DeletePasswordJob(service(), QCoreApplication::instance());
    job->setInsecureFallback(false);
    job->setKey(profile);
    connect(job, &QKeychain::Job::finished, this, [this, job, profile] {
        // Without a keyring there is nothing in it either.
        if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound
            || job->error() == QKeychain::NoBackendAvailable)
            return;
        qCWarning(logSecrets) << "the keyring does not remove the secret of profile" << profile
                              << ':' << job->errorString();
        emit notRemoved(profile);
    });
    job->start();
}

} // namespace renzhi

#include "moc_secretstore.cpp"
