// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/outbox.h"

#include <QJsonObject>

// How an entry of the outbox is written down.
namespace renzhi::outboxfile {

[[nodiscard]] QJsonObject toJson(const Outbox::Entry &entry);
// nullopt: not an entry that this program can carry out.
[[nodiscard]] std::optional<Outbox::Entry> fromJson(const QJsonObject &object);

} // namespace renzhi::outboxfile
