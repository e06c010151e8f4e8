// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/syncgate.h"

#include <utility>

namespace renzhi {

void SyncGate::setClosed(bool closed)
{
    if (std::exchange(m_isClosed, closed) && !closed)
        emit opened();
}

} // namespace renzhi

#include "moc_syncgate.cpp"
