// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/cli/bilingual.h"
#include "app/cli/command.h"
#include "app/cli/errorreport.h"
#include "app/cli/exitcode.h"
#include "models/core/apierror.h"

#include <QByteArray>

namespace renzhi::cli {

// Standard output and standard error of one verb. With JSON standard output gets one document, or
// standard error one error object; without it both get text for people.
class Console
{
public:
    Console(Language language, bool json);

    [[nodiscard]] bool wantsJson() const { return m_json; }
    [[nodiscard]] Language language() const { return m_language; }

    // Bytes for standard output; false when it does not take them (closed, disk full).
    [[nodiscard]] bool write(const QByteArray &bytes);
    [[nodiscard]] bool write(const QString &text) { return write(text.toUtf8()); }
    // A line for people on standard error; nothing with JSON.
    void note(const QString &line) const;
    // The same with JSON, too: what must not be missed beside an answer. Never beside a failure.
    void remark(const QString &line) const;
    // A line that replaces itself on a terminal; nothing elsewhere. An empty one removes it.
    void progress(const QString &line) const;

    // Tell a failure, give the exit code for it. The numbers are for JSON alone.
    ExitCode fail(const ApiError &error, const ErrorCatalog &catalog, Verb verb,
                  const Numbers &numbers = {}) const;
    ExitCode fail(const UsageError &error) const;
    ExitCode failOutput() const; // standard output did not take the answer

private:
    void tell(const QString &code, const UsageError &title, const UsageError &measure) const;

    Language m_language;
    bool m_json;
    Bilingual m_bilingual;
};

} // namespace renzhi::cli
