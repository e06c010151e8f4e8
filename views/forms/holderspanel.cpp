// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/holderspanel.h"

#include "views/theme.h"

#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostRows = 6;
constexpr int MostListed = 500;

} // namespace

HoldersPanel::HoldersPanel(QWidget *parent) : QFrame(parent)
{
    setObjectName(u"holdersPanel"_s);
    m_heading = new QLabel(this);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_list = new QListWidget(this);
    m_list->setObjectName(u"holdersList"_s);
    m_list->setUniformItemSizes(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, grid / 2, 0, 0);
    layout->setSpacing(grid / 2);
    layout->addWidget(m_heading);
    layout->addWidget(m_list);
    hide();
}

void HoldersPanel::setHolders(const QVector<DirectoryService::HolderRow> &holders)
{
    m_holders = holders;
    retranslate();
}

void HoldersPanel::retranslate()
{
    const int count = static_cast<int>(m_holders.size());
    m_heading->setText(
        count == 0
            ? tr(
                "It is not known here who holds this position: open the people of the organization "
                "to read their jobs.")
            : tr("%n person(s) known to hold this position, from the jobs read so far:", nullptr,
                 count));
    m_list->setAccessibleName(tr("Holders"));
    m_list->clear();
    for (const auto &holder : std::as_const(m_holders)) {
        if (m_list->count() == MostListed)
            break;
        const QString name = holder.user.name.isEmpty() ? holder.user.userName : holder.user.name;
        const QString relation = holder.job.relation == RelationType::Primary ? tr("primary job")
                                                                              : tr("part-time job");
        m_list->addItem(name.simplified() + u" · "_s + holder.user.userName + u" · "_s + relation);
    }
    const int rows = std::clamp(m_list->count(), 1, MostRows);
    m_list->setFixedHeight(rows * std::max(m_list->sizeHintForRow(0), 3 * grid) + 4);
    m_list->setVisible(count > 0);
}

void HoldersPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

} // namespace renzhi

#include "moc_holderspanel.cpp"
