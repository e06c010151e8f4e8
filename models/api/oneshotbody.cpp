// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/api/oneshotbody.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace renzhi {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent), m_bytes(std::move(bytes))
{
    // Unbuffered: what QIODevice reads ahead would count as handed out.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_position + QIODevice::bytesAvailable();
}

qint64 OneShotBody::readData(char *data, qint64 size)
{
    const qint64 count = std::min(size, static_cast<qint64>(m_bytes.size()) - m_position);
    if (count <= 0)
        return atEnd() ? -1 : 0;
    std::memcpy(data, m_bytes.constData() + m_position, static_cast<size_t>(count));
    m_position += count;
    return count;
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace renzhi

#include "moc_oneshotbody.cpp"
