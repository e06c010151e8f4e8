// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/arch/sourcecheck.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>

namespace renzhi::arch {

using namespace Qt::StringLiterals;

namespace {

// Blanks comments and literals while it walks over the text once.
class Blanker
{
public:
    Blanker(const QString &text, bool keepStrings) : m_text(text), m_keepStrings(keepStrings) { }

    QString blanked()
    {
        while (m_at < m_text.size())
            step();
        return m_out;
    }

private:
    [[nodiscard]] bool isAt(QLatin1StringView what) const
    {
        return QStringView(m_text).mid(m_at).startsWith(what);
    }

    void step()
    {
        if (isAt("//"_L1))
            skipTo(lineEnd(), false);
        else if (isAt("/*"_L1))
            skipTo(endOf("*/"_L1, m_at + 2), false);
        else if (isRawString())
            skipRawString();
        else if (m_text[m_at] == u'"')
            skipTo(literalEnd(u'"'), m_keepStrings);
        else if (m_text[m_at] == u'\'' && !isDigitSeparator())
            skipTo(literalEnd(u'\''), m_keepStrings);
        else
            m_out += m_text[m_at++];
    }

    void skipTo(qsizetype end, bool keep)
    {
        for (; m_at < end; ++m_at)
            m_out += keep || m_text[m_at] == u'\n' ? m_text[m_at] : QChar(u' ');
    }

    [[nodiscard]] qsizetype lineEnd() const
    {
        const qsizetype end = m_text.indexOf(u'\n', m_at);
        return end < 0 ? m_text.size() : end;
    }

    [[nodiscard]] qsizetype endOf(QStringView mark, qsizetype from) const
    {
        const qsizetype end = m_text.indexOf(mark, from);
        return end < 0 ? m_text.size() : end + mark.size();
    }

    [[nodiscard]] qsizetype endOf(QLatin1StringView mark, qsizetype from) const
    {
        return endOf(QString(mark), from);
    }

    // An unclosed literal ends with its line, so that one mistake does not hide the rest of a file.
    [[nodiscard]] qsizetype literalEnd(QChar quote) const
    {
        qsizetype at = m_at + 1;
        while (at < m_text.size() && m_text[at] != quote && m_text[at] != u'\n')
            at += m_text[at] == u'\\' ? 2 : 1;
        return std::min(at + 1, m_text.size());
    }

    [[nodiscard]] bool isRawString() const
    {
        if (!isAt("R\""_L1))
            return false;
        const QString prefixes = u"uUL8"_s;
        return m_at == 0 || !m_text[m_at - 1].isLetterOrNumber()
            || prefixes.contains(m_text[m_at - 1]);
    }

    void skipRawString()
    {
        const qsizetype open = m_text.indexOf(u'(', m_at);
        if (open < 0) {
            skipTo(m_text.size(), m_keepStrings);
            return;
        }
        const QString close = u')' + m_text.mid(m_at + 2, open - m_at - 2) + u'"';
        skipTo(endOf(QStringView(close), open), m_keepStrings);
    }

    // 20'000, but not u'a'.
    [[nodiscard]] bool isDigitSeparator() const
    {
        return m_at > 0 && m_text[m_at - 1].isDigit() && m_at + 1 < m_text.size()
            && m_text[m_at + 1].isLetterOrNumber();
    }

    const QString &m_text;
    bool m_keepStrings;
    QString m_out;
    qsizetype m_at = 0;
};

} // namespace

QString toText(const Finding &finding)
{
    return u"%1:%2: %3: %4"_s.arg(finding.path)
        .arg(finding.line)
        .arg(finding.rule, finding.what.simplified());
}

QString codeOnly(const QString &text, bool keepStrings)
{
    return Blanker(text, keepStrings).blanked();
}

QVector<SourceFile> readTree(const QString &root)
{
    QVector<SourceFile> files;
    const QDir base(root);
    for (const auto folder : { "app"_L1, "models"_L1, "views"_L1, "tests"_L1 }) {
        QDirIterator entries(base.filePath(folder), { u"*.h"_s, u"*.cpp"_s }, QDir::Files,
                             QDirIterator::Subdirectories);
        while (entries.hasNext()) {
            QFile file(entries.next());
            if (file.open(QIODevice::ReadOnly))
                files.append(
                    { base.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()) });
        }
    }
    std::sort(files.begin(), files.end(),
              [](const SourceFile &a, const SourceFile &b) { return a.path < b.path; });
    return files;
}

} // namespace renzhi::arch
