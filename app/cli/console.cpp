// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/console.h"

#include "app/cli/plaintext.h"

#include <cstdio>
#include <unistd.h>

namespace renzhi::cli {

namespace {

void writeError(const QByteArray &bytes)
{
    // Nobody is left to tell when standard error is closed.
    static_cast<void>(std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr));
    std::fflush(stderr);
}

} // namespace

Console::Console(Language language, bool json) : m_language(language), m_json(json) { }

bool Console::write(const QByteArray &bytes)
{
    const size_t size = size_t(bytes.size());
    return std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0;
}

void Console::note(const QString &line) const
{
    if (!m_json)
        remark(line);
}

void Console::remark(const QString &line) const
{
    writeError(visible(line).toUtf8() + '\n');
}

void Console::progress(const QString &line) const
{
    if (m_json || isatty(STDERR_FILENO) == 0)
        return;
    writeError("\r\x1b[K" + visible(line).toUtf8());
}

ExitCode Console::fail(const ApiError &error, const ErrorCatalog &catalog, Verb verb,
                       const Numbers &numbers) const
{
    ErrorReport report = reportOf(error, catalog, verb);
    report.numbers = numbers;
    writeError(m_json ? json(report) : text(report, m_language).toUtf8());
    return exitCodeOf(error);
}

ExitCode Console::fail(const UsageError &error) const
{
    const UsageError help { QT_TRANSLATE_NOOP("Usage", "See renzhi --help."), {} };
    tell(QStringLiteral("USAGE"), error, help);
    return Usage;
}

ExitCode Console::failOutput() const
{
    tell(QStringLiteral("LOCAL"),
         { QT_TRANSLATE_NOOP("Usage", "Standard output could not be written."), {} },
         { QT_TRANSLATE_NOOP("Usage", "Check the disk, or the program that reads the output."),
           {} });
    return LocalFailure;
}

void Console::tell(const QString &code, const UsageError &title, const UsageError &measure) const
{
    ErrorReport report;
    report.code = code;
    report.zh.title = m_bilingual.text(Language::Chinese, title);
    report.en.title = m_bilingual.text(Language::English, title);
    report.zh.measure = m_bilingual.text(Language::Chinese, measure);
    report.en.measure = m_bilingual.text(Language::English, measure);
    writeError(m_json ? json(report) : text(report, m_language).toUtf8());
}

} // namespace renzhi::cli
