// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One act of the product's secret store, in a process of its own: keyring.sh calls it.
// usage: renzhi-keyringhand write PROFILE SECRET | read PROFILE | remove PROFILE

#include "app/secretstore.h"

#include <QCoreApplication>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <cstdio>

using namespace renzhi;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void end(const QString &answer)
{
    std::puts(answer.toUtf8().constData());
    QCoreApplication::quit();
}

// Asks a store that remembers nothing until the keyring has the secret, or has none.
void waitUntil(bool there)
{
    const QString profile = QCoreApplication::arguments().at(2);
    auto *fresh = new KeyringSecretStore(qApp);
    fresh->read(profile, fresh, [fresh, there](const std::optional<QString> &secret) {
        fresh->deleteLater();
        if (secret.has_value() == there)
            end(there ? u"kept"_s : u"removed"_s);
        else
            QTimer::singleShot(50ms, qApp, [there] { waitUntil(there); });
    });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    KeyringSecretStore store;
    QObject::connect(&store, &SecretStore::keptForSessionOnly, qApp,
                     [](const QString &profile) { end(u"for this session only: "_s + profile); });
    if (words.size() == 4 && words.at(1) == "write"_L1) {
        store.write(words.at(2), words.at(3));
        waitUntil(true);
    } else if (words.size() == 3 && words.at(1) == "read"_L1) {
        store.read(words.at(2), qApp, [](const std::optional<QString> &secret) {
            end(secret ? u"secret: "_s + *secret : u"none"_s);
        });
    } else if (words.size() == 3 && words.at(1) == "remove"_L1) {
        store.remove(words.at(2));
        waitUntil(false);
    } else {
        return 2;
    }
    return QCoreApplication::exec();
}
