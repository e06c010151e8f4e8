// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/task.h"
#include "models/core/writerequest.h"

#include <QPointer>

namespace renzhi {
class WriteOperation;
}

namespace renzhi::cli {

// What a write verb asks for. Only what was named on the command line counts as touched.
[[nodiscard]] WriteRequest writeRequestOf(const Command &command);

// job add, job update, job remove, position add, position update. The rules are the server's: its
// refusal is what the operator sees.
class WriteTask final : public Task
{
    Q_OBJECT
public:
    explicit WriteTask(const Context &context);

    void interrupt() override;

protected:
    void run() override;

private:
    void finish(const WriteOutcome &outcome);
    void confirm(const WriteOutcome &outcome);

    QPointer<WriteOperation> m_operation;
};

} // namespace renzhi::cli
