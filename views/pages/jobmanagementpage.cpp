// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/jobmanagementpage.h"

#include "views/errors/errorpresenter.h"

#include <QEvent>

namespace renzhi {

using namespace Qt::StringLiterals;

JobManagementPage::JobManagementPage(const ErrorCatalog &catalog, QWidget *parent)
    : EmptyState(parent), m_catalog(catalog)
{
    setObjectName(u"jobManagementOff"_s);
    retranslate();
}

void JobManagementPage::changeEvent(QEvent *event)
{
    EmptyState::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void JobManagementPage::retranslate()
{
    ApiError error;
    error.kind = ApiError::Kind::Rejected;
    error.code = u"ENT.CONFIG.0031"_s;
    const ErrorWords words = errorWords(error, m_catalog);
    const QStringList lines { words.titleOther, {}, words.measure, words.measureOther };
    setContent(u"lock", words.title, lines.join(u'\n'), tr("Tr&y again"),
               tr("&Show people anyway"));
}

} // namespace renzhi

#include "moc_jobmanagementpage.cpp"
