// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/result.h"
#include "models/directory/entryfile.h"
#include "models/directory/outbox.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QVector>

#include <optional>

// How an entry of the outbox is written down.
namespace renzhi::outboxfile {

[[nodiscard]] QJsonObject toJson(const Outbox::Entry &entry);
// nullopt: not an entry that this program can carry out.
[[nodiscard]] std::optional<Outbox::Entry> fromJson(const QJsonObject &object);

[[nodiscard]] EntryFile fileIn(const QString &directory);

struct Content
{
    QVector<Outbox::Entry> entries;
    QJsonArray unreadable; // entries of a newer program
};
[[nodiscard]] QByteArray toBytes(const Content &content);
// Nothing when they are null. Local, "local.outbox-damaged": they cannot be understood.
[[nodiscard]] Result<Content> fromBytes(const QByteArray &bytes);

} // namespace renzhi::outboxfile
