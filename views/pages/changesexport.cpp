// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/changesexport.h"

#include "models/core/csvtext.h"
#include "models/core/wholefile.h"
#include "models/directory/localerror.h"
#include "views/pages/changewords.h"

#include <QFile>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t exportedAtOnce = 500; // worded here, in a few milliseconds

Failure exportFailure(const QString &detail)
{
    return Failure(localError(ApiError::Kind::Local, u"local.change-export"_s, detail));
}

} // namespace

ChangesExport::ChangesExport(ChangeLog &log, const QString &file,
                             std::function<void(const Result<void> &)> done, QObject *parent)
    : QObject(parent), m_target(file), m_done(std::move(done)), m_reader(log)
{
}

ChangesExport::~ChangesExport() = default;

void ChangesExport::begin(const ChangeQuery &query)
{
    m_reader.find(query, [this](const ChangeReader::Keys &listed) {
        if (!listed) {
            m_done(Failure(listed.error()));
            return;
        }
        m_listed = *listed;
        if (!m_target.open(QIODevice::WriteOnly)) {
            m_done(exportFailure(m_target.errorString()));
            return;
        }
        m_target.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // it names people
        // With its mark a spreadsheet takes it for UTF-8.
        m_target.write(QString(QChar::ByteOrderMark).toUtf8());
        m_target.write(csv::line(changewords::exportHeader()).toUtf8());
        writeNext();
    });
}

void ChangesExport::writeNext()
{
    if (m_next == m_listed.size()) {
        m_done(close());
        return;
    }
    std::vector<qint64> ids;
    for (; m_next < m_listed.size() && ids.size() < exportedAtOnce; ++m_next)
        ids.push_back(m_listed[m_next].id);
    m_reader.lines(std::move(ids), [this](const ChangeReader::Lines &lines) {
        const auto written = lines ? write(*lines) : Result<void>(Failure(lines.error()));
        if (written)
            writeNext();
        else
            m_done(written);
    });
}

// All of them, or none: nobody sees in a table what it lacks.
Result<void> ChangesExport::write(const std::vector<ChangeLine> &lines)
{
    for (const ChangeLine &line : lines) {
        if (line.id == 0)
            return Failure(localError(ApiError::Kind::Local, u"local.change-log"_s,
                                      u"a line that is listed cannot be read"_s));
        m_target.write(csv::line(changewords::exportCells(line)).toUtf8());
    }
    return {};
}

Result<void> ChangesExport::close()
{
    if (commitWhole(m_target))
        return {};
    return exportFailure(m_target.errorString());
}

} // namespace renzhi

#include "moc_changesexport.cpp"
