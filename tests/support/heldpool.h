// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QSemaphore>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace renzhi::test {

// Keeps every thread of the pool busy until release(): what is started meanwhile does not begin.
class HeldPool
{
public:
    HeldPool()
    {
        for (int i = 0; i < m_threads; ++i)
            QThreadPool::globalInstance()->start([gates = m_gates] {
                gates->in.release();
                gates->open.acquire();
                gates->out.release();
            });
        m_gates->in.acquire(m_threads);
    }
    ~HeldPool() { release(); }
    Q_DISABLE_COPY_MOVE(HeldPool)

    void release()
    {
        if (!std::exchange(m_isHeld, false))
            return;
        m_gates->open.release(m_threads);
        m_gates->out.acquire(m_threads);
    }

private:
    struct Gates
    {
        QSemaphore in, open, out;
    };

    const int m_threads = QThreadPool::globalInstance()->maxThreadCount();
    const std::shared_ptr<Gates> m_gates = std::make_shared<Gates>();
    bool m_isHeld = true;
};

} // namespace renzhi::test
