// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/writerequest.h"

#include <QJsonObject>

#include <optional>

// How a write request is written down, in the outbox and in the change log.
namespace renzhi::requestjson {

[[nodiscard]] QString kindName(WriteRequest::Kind kind); // "add-job"
[[nodiscard]] std::optional<WriteRequest::Kind> kindNamed(const QString &name);

[[nodiscard]] QJsonObject toJson(const WriteRequest &request);
// nullopt: not a request that this program can carry out.
[[nodiscard]] std::optional<WriteRequest> fromJson(const QJsonObject &object);

} // namespace renzhi::requestjson
