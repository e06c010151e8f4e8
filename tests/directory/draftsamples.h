// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/formdraft.h"

namespace renzhi::test {

// Of a position that is added, typed by half; another id each time, always of the same moment.
[[nodiscard]] inline FormDraft positionDraft(const QString &name)
{
    FormDraft draft;
    draft.id = QUuid::createUuid();
    draft.about.kind = WriteRequest::Kind::AddPosition;
    draft.who = name;
    draft.inputs = { TypedInput { QStringLiteral("name"), name },
                     TypedInput { QStringLiteral("code"), QStringLiteral("P-1") } };
    draft.changedAt
        = QDateTime::fromString(QStringLiteral("2026-01-02T03:04:05.678Z"), Qt::ISODateWithMs);
    return draft;
}

} // namespace renzhi::test
