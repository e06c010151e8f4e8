// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "models/core/errorcatalog.h"
#include "models/directory/directoryservice.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace renzhi::cli {

// What a verb works with. The references outlive the task.
struct Context
{
    DirectoryService &service;
    const ErrorCatalog &catalog;
    Console &console;
    Command command;
    // Why the cache cannot be used, when open() said so: what needs it then fails.
    std::optional<ApiError> cacheError;
};

// One verb under way: started once, ends once with finished(exit code), never from inside start().
class Task : public QObject
{
    Q_OBJECT
public:
    explicit Task(Context context, QObject *parent = nullptr);

    void start();
    // Ctrl+C. A write that may have left still finds out how it ended.
    virtual void interrupt();

signals:
    // The answer is out; what is left is the disk's. Nothing is interrupted any more.
    void answered();
    void finished(int exitCode);

protected:
    virtual void run() = 0;
    [[nodiscard]] Context &context() { return m_context; }
    [[nodiscard]] const Context &context() const { return m_context; }
    void end(ExitCode code);
    // `numbers`: with JSON, what is there all the same.
    void fail(const ApiError &error, const Numbers &numbers = {});
    // One JSON document or one text for standard output, then the end.
    void answer(const QByteArray &bytes);
    // The same for what was read from the server: waits until the cache has it, or tells that it
    // has not. The exit code is that of the answer.
    void answerAndKeep(const QByteArray &bytes);
    // A line for standard error that is told with an answer only.
    void noteWithAnswer(const QString &line);

private:
    [[nodiscard]] bool print(const QByteArray &bytes);
    void endKept();

    Context m_context;
    QStringList m_notes;
    std::optional<ApiError> m_notKept;
    bool m_answered = false;
    bool m_ended = false;
};

[[nodiscard]] std::unique_ptr<Task> makeTask(const Context &context);

} // namespace renzhi::cli
