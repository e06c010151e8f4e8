// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/jobchoices.h"

#include "models/directory/directoryservice.h"
#include "views/theme.h"
#include "views/widgets/textlabel.h"
#include "views/wording.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// In the order of the list; what is kept of the choice is the place in it.
constexpr std::array<std::optional<RelationType>, 3> ListedRelations { std::nullopt,
                                                                       RelationType::Primary,
                                                                       RelationType::PartTime };

} // namespace

JobChoices::JobChoices(QWidget *parent)
    : QWidget(parent)
    , m_relation(new QComboBox(this))
    , m_withoutDisabled(new QCheckBox(this))
    , m_coverage(new TextLabel(this))
{
    setObjectName(u"jobChoices"_s);
    m_relation->setObjectName(u"jobRelation"_s);
    m_relation->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    for (size_t i = 0; i < ListedRelations.size(); ++i)
        m_relation->addItem(QString());
    m_withoutDisabled->setObjectName(u"jobsWithoutDisabled"_s);
    m_coverage->setObjectName(u"jobsCoverage"_s);
    m_coverage->setLook(TextLabel::Face::Normal, Tone::Quiet);
    m_coverage->setElideMode(Qt::ElideRight);
    m_coverage->hide();

    auto *choices = new QHBoxLayout;
    choices->setSpacing(2 * grid);
    choices->addWidget(m_relation);
    choices->addWidget(m_withoutDisabled);
    choices->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(grid, grid, grid, grid / 2);
    layout->setSpacing(grid / 2);
    layout->addLayout(choices);
    layout->addWidget(m_coverage);

    connect(m_relation, &QComboBox::currentIndexChanged, this, &JobChoices::changed);
    connect(m_withoutDisabled, &QCheckBox::toggled, this, &JobChoices::changed);
    retranslate();
}

std::optional<RelationType> JobChoices::relation() const
{
    return ListedRelations.at(size_t(m_relation->currentIndex()));
}

bool JobChoices::withDisabled() const
{
    return !m_withoutDisabled->isChecked();
}

bool JobChoices::isNarrowing() const
{
    return relation().has_value() || !withDisabled();
}

void JobChoices::choose(int relation, bool withoutDisabled)
{
    const QSignalBlocker relationsTold(m_relation);
    const QSignalBlocker disabledTold(m_withoutDisabled);
    m_relation->setCurrentIndex(relation);
    m_withoutDisabled->setChecked(withoutDisabled);
}

void JobChoices::widen()
{
    if (!isNarrowing())
        return;
    choose(0, false);
    emit changed();
}

void JobChoices::showCoverage(const JobsCoverage &coverage)
{
    m_coverage->setVisible(coverage.known < coverage.people);
    m_coverage->setText(
        tr("Jobs are known for %1 of %2 people.")
            .arg(wording::number(coverage.known), wording::number(coverage.people)));
    m_coverage->setToolTip(
        tr("Those of the others are read from “Synchronization…” in the Tools menu."));
}

QWidget *JobChoices::lastStop() const
{
    return m_withoutDisabled;
}

void JobChoices::saveState(QSettings &state) const
{
    state.setValue(u"relation"_s, m_relation->currentIndex());
    state.setValue(u"withoutDisabled"_s, m_withoutDisabled->isChecked());
}

void JobChoices::restoreState(const QSettings &state)
{
    const int kept = state.value(u"relation"_s).toInt();
    choose(kept > 0 && kept < m_relation->count() ? kept : 0,
           state.value(u"withoutDisabled"_s).toBool());
}

void JobChoices::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void JobChoices::retranslate()
{
    m_relation->setItemText(0, tr("All jobs"));
    m_relation->setItemText(1, tr("Primary jobs"));
    m_relation->setItemText(2, tr("Part-time jobs"));
    m_relation->setAccessibleName(tr("Kind of jobs"));
    m_withoutDisabled->setText(tr("Without disabled people"));
    m_withoutDisabled->setAccessibleName(tr("Without jobs of disabled people"));
}

} // namespace renzhi

#include "moc_jobchoices.cpp"
