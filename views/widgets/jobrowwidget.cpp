// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/jobrowwidget.h"

#include "models/items/jobtablemodel.h"
#include "views/actions.h"
#include "views/theme.h"
#include "views/widgets/iconlabel.h"
#include "views/widgets/textlabel.h"
#include "views/wording.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

#include <optional>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

QString nameOf(bool known, const QString &name, const QString &id)
{
    return known ? name : wording::unknown(id);
}

} // namespace

JobRowWidget::JobRowWidget(Actions &actions, const UserId &user, QWidget *parent)
    : QWidget(parent), m_actions(actions), m_user(user)
{
    setObjectName(u"jobRow"_s);
    setFocusPolicy(Qt::StrongFocus);
    build();
    m_glow.setObjectName(u"jobGlow"_s);
    connect(&m_glow, &QVariantAnimation::valueChanged, this, [this] { update(); });
    // With the label as context: a glow that goes with the row still tells that it ends.
    connect(&m_glow, &QAbstractAnimation::stateChanged, m_codes,
            [codes = m_codes](QAbstractAnimation::State state) {
                codes->setLook(TextLabel::Face::Code,
                               state == QAbstractAnimation::Running ? std::nullopt
                                                                    : std::optional(Tone::Quiet));
            });
}

void JobRowWidget::build()
{
    m_lock = new IconLabel(2 * grid, this);
    m_lock->setObjectName(u"jobLock"_s);
    m_lock->setIcon(u"lock", Tone::Warn);
    m_what = new TextLabel(this);
    m_what->setObjectName(u"jobWhat"_s);
    m_what->setLook(TextLabel::Face::Strong);
    m_where = new TextLabel(this);
    m_where->setObjectName(u"jobWhere"_s);
    m_where->setElideMode(Qt::ElideMiddle);
    m_codes = new TextLabel(this);
    m_codes->setObjectName(u"jobCodes"_s);
    m_codes->setLook(TextLabel::Face::Code, Tone::Quiet);
    m_codes->setElideMode(Qt::ElideRight);
    m_what->setElideMode(Qt::ElideRight);
    const auto button = [this](const QString &name) {
        auto *tool = new QToolButton(this);
        tool->setObjectName(name);
        tool->setAutoRaise(true);
        tool->setFocusPolicy(Qt::TabFocus);
        tool->setIconSize({ 18, 18 });
        tool->setDefaultAction(new QAction(tool));
        tool->setToolButtonStyle(Qt::ToolButtonIconOnly);
        return tool;
    };
    m_edit = button(u"jobEdit"_s);
    m_remove = button(u"jobRemove"_s);
    connect(m_edit->defaultAction(), &QAction::triggered, this,
            [this] { emit m_actions.requested(Command::Change, subject()); });
    connect(m_remove->defaultAction(), &QAction::triggered, this,
            [this] { emit m_actions.requested(Command::Remove, subject()); });

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(grid + grid / 2, grid, grid, grid);
    layout->setHorizontalSpacing(grid / 2);
    layout->setVerticalSpacing(2);
    auto *head = new QHBoxLayout;
    head->setSpacing(grid / 2);
    head->addWidget(m_lock);
    head->addWidget(m_what, 1);
    layout->addLayout(head, 0, 0);
    layout->addWidget(m_where, 1, 0);
    layout->addWidget(m_codes, 2, 0, 1, 3); // a long id has the whole width
    layout->addWidget(m_edit, 0, 1, 2, 1, Qt::AlignTop);
    layout->addWidget(m_remove, 0, 2, 2, 1, Qt::AlignTop);
    layout->setColumnStretch(0, 1);
}

Subject JobRowWidget::subject() const
{
    return { .user = m_user, .job = m_row.job.id, .position = {} };
}

void JobRowWidget::setRow(const JobRow &row)
{
    m_row = row;
    retranslate();
}

void JobRowWidget::setSelected(bool selected)
{
    if (m_selected == selected)
        return;
    m_selected = selected;
    update();
}

void JobRowWidget::glow()
{
    m_glow.light();
}

QWidget *JobRowWidget::placeAfter(QWidget *before)
{
    setTabOrder(before, this);
    setTabOrder(this, m_edit);
    setTabOrder(m_edit, m_remove);
    return m_remove;
}

void JobRowWidget::updateActions()
{
    m_actions.apply(m_edit->defaultAction(), Command::Change, subject());
    m_actions.apply(m_remove->defaultAction(), Command::Remove, subject());
    m_edit->defaultAction()->setIcon(
        icon(m_row.job.relation == RelationType::Primary ? u"transfer" : u"edit"));
    m_remove->defaultAction()->setIcon(icon(u"remove"));
    const bool partTime = m_row.job.relation == RelationType::PartTime;
    m_edit->setVisible(partTime || m_actions.isOffered(Command::TransferJob));
    m_remove->setVisible(partTime);
    for (QToolButton *button : { m_edit, m_remove })
        button->setAccessibleName(tr("%1: %2", "action: which job")
                                      .arg(button->defaultAction()->iconText(), m_what->text()));
}

void JobRowWidget::retranslate()
{
    const Job &job = m_row.job;
    const QString position = job.positionId.isEmpty()
        ? tr("No position")
        : nameOf(m_row.positionKnown, m_row.positionName, job.positionId.toString());
    const QString title = job.titleId.isEmpty()
        ? QString()
        : nameOf(m_row.titleKnown, m_row.titleName, job.titleId.toString());
    m_what->setText(title.isEmpty() ? position
                                    : tr("%1 · %2", "position · title").arg(position, title));
    m_where->setText(m_row.orgKnown ? m_row.orgPath : wording::unknown(job.orgId.toString()));
    // An id that has no code stands whole where the code would.
    QStringList codes { m_row.orgKnown ? m_row.orgCode : job.orgId.toString(),
                        m_row.positionKnown ? m_row.positionCode : job.positionId.toString(),
                        m_row.titleKnown ? m_row.titleCode : job.titleId.toString() };
    codes.removeAll(QString());
    m_codes->setText(codes.join(u"  "_s));
    m_codes->setVisible(!codes.isEmpty());
    m_lock->setVisible(m_row.locked());
    m_lock->setToolTip(tr("This job refers to something that is not in the local data."));
    QString spoken
        = tr("%1: %2, %3", "kind of job: position and title, organization")
              .arg(JobTableModel::relationText(job.relation), m_what->text(), m_where->text());
    if (m_row.locked())
        spoken = tr("%1, locked").arg(spoken);
    setAccessibleName(spoken);
    updateActions();
}

void JobRowWidget::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void JobRowWidget::contextMenuEvent(QContextMenuEvent *event)
{
    emit selected(m_row.job.id);
    m_actions.menu(Actions::forJob(), subject(), this)->popup(event->globalPos());
}

void JobRowWidget::enterEvent(QEnterEvent *event)
{
    QWidget::enterEvent(event);
    m_hovered = true;
    update();
}

void JobRowWidget::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    m_hovered = false;
    update();
}

void JobRowWidget::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        emit selected(m_row.job.id);
}

void JobRowWidget::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void JobRowWidget::keyPressEvent(QKeyEvent *event)
{
    const auto neighbours
        = parentWidget()->findChildren<JobRowWidget *>(QString(), Qt::FindDirectChildrenOnly);
    const int at = int(neighbours.indexOf(this));
    switch (event->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int next = at + (event->key() == Qt::Key_Down ? 1 : -1);
        if (next >= 0 && next < neighbours.size())
            neighbours.at(next)->setFocus(Qt::TabFocusReason);
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        emit activated(m_row.job.id);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void JobRowWidget::mousePressEvent(QMouseEvent *event)
{
    QWidget::mousePressEvent(event);
    emit selected(m_row.job.id);
}

void JobRowWidget::mouseDoubleClickEvent(QMouseEvent *)
{
    emit activated(m_row.job.id);
}

void JobRowWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(1, 1, -1, -1);
    const QColor fill = colour(m_selected ? Tone::Selected : m_hovered ? Tone::Hover : Tone::Line);
    painter.setPen(colour(Tone::Line));
    painter.setBrush(m_selected || m_hovered ? QBrush(fill)
                                             : QBrush(palette().color(QPalette::Base)));
    painter.drawRoundedRect(area, 6, 6);
    if (const QColor light = m_glow.colour(); light.alpha() > 0) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(light);
        painter.drawRoundedRect(area, 6, 6);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(accent(), 2));
        painter.drawRoundedRect(area, 6, 6);
    }
}

} // namespace renzhi

#include "moc_jobrowwidget.cpp"
