// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/statuspanel.h"

#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "views/desk.h"
#include "views/theme.h"
#include "views/widgets/iconlabel.h"
#include "views/widgets/textlabel.h"
#include "views/wording.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>
#include <chrono>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int StatusIconSize = 2 * grid;

QPixmap swatch(const QColor &colour, qreal ratio)
{
    QPixmap pixmap(QSize(12, 12) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(0, 0, 12, 12), 3, 3);
    return pixmap;
}

} // namespace

StatusPanel::StatusPanel(Desk &desk, QWidget *parent) : QStatusBar(parent), m_desk(desk)
{
    setObjectName(u"statusPanel"_s);
    setSizeGripEnabled(false);
    build();
    layOut();
    m_clock.setInterval(20s);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        showAge();
        showProgress();
        showWait();
    });
    m_clock.start();
    connect(&m_desk, &Desk::sessionChanged, this, &StatusPanel::setSession);
    connect(&m_desk, &Desk::contextChanged, this, &StatusPanel::showConnection);
    setSession();
}

void StatusPanel::build()
{
    m_connectionIcon = new IconLabel(StatusIconSize, this);
    m_connection = new TextLabel(this);
    m_connection->setObjectName(u"statusConnection"_s);
    m_age = new TextLabel(this);
    m_age->setObjectName(u"statusAge"_s);
    m_age->setLook(TextLabel::Face::Normal, Tone::Quiet);
    m_age->setCursor(Qt::PointingHandCursor);
    m_age->installEventFilter(this);
    m_wait = new TextLabel(this);
    m_wait->setObjectName(u"statusWait"_s);
    m_wait->setLook(TextLabel::Face::Normal, Tone::Warn);

    buildProgress();
    m_outboxMark = new TextLabel(this);
    m_outboxMark->setObjectName(u"statusOutboxMark"_s);
    m_outboxMark->setLook(TextLabel::Face::Normal, Tone::Quiet);
    m_outboxMark->setText(u"·"_s);
    m_outbox = new QToolButton(this);
    m_outbox->setObjectName(u"statusOutbox"_s);
    m_outbox->setIcon(icon(u"outbox"));
    m_outbox->setIconSize({ StatusIconSize, StatusIconSize });
    m_outbox->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_outbox->setAutoRaise(true);
    m_outbox->setFocusPolicy(Qt::TabFocus);
    m_tenant = new TextLabel(this);
    m_tenant->setObjectName(u"statusTenant"_s);

    connect(m_outbox, &QToolButton::clicked, this, [this] { m_desk.showView(View::Outbox); });
    connect(m_cancel, &QToolButton::clicked, this, [this] {
        if (m_desk.service())
            m_desk.service()->cancelSync();
    });
}

void StatusPanel::buildProgress()
{
    m_progressBox = new QWidget(this);
    m_progressText = new TextLabel(m_progressBox);
    m_progressText->setObjectName(u"statusProgressText"_s);
    m_pace = new TextLabel(m_progressBox);
    m_pace->setObjectName(u"statusPace"_s);
    m_pace->setElideMode(Qt::ElideRight); // the window stays as narrow as it can be without it
    m_pace->hide();
    m_progress = new QProgressBar(m_progressBox);
    m_progress->setObjectName(u"statusProgress"_s);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(14 * grid, grid);
    m_cancel = new QToolButton(m_progressBox);
    m_cancel->setObjectName(u"statusCancel"_s);
    m_cancel->setIcon(icon(u"close"));
    m_cancel->setIconSize({ 14, 14 });
    m_cancel->setAutoRaise(true);
    m_cancel->setFocusPolicy(Qt::TabFocus);
    auto *row = new QHBoxLayout(m_progressBox);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_progressText);
    row->addWidget(m_pace);
    row->addWidget(m_progress);
    row->addWidget(m_cancel);
}

void StatusPanel::layOut()
{
    auto *tenantColour = new QLabel(this);
    tenantColour->setObjectName(u"statusTenantColour"_s);

    // One widget with margins of our own: the bar's are a few pixels at most.
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(grid, 0, grid, 0);
    layout->setSpacing(grid);
    for (QWidget *widget : std::initializer_list<QWidget *> { m_connectionIcon, m_connection, m_age,
                                                              m_progressBox, m_wait })
        layout->addWidget(widget);
    auto *outbox = new QHBoxLayout;
    outbox->setSpacing(grid / 2); // the button leaves the other half at its side
    outbox->addWidget(m_outboxMark);
    outbox->addWidget(m_outbox);
    layout->addLayout(outbox);
    m_room = new QSpacerItem(0, 0, QSizePolicy::Expanding, QSizePolicy::Minimum);
    layout->addSpacerItem(m_room);
    layout->setStretch(layout->count() - 1, 1);
    layout->addWidget(tenantColour);
    layout->addWidget(m_tenant);
    line->setMinimumHeight(rowHeight - grid / 2);
    addWidget(line, 1);
}

void StatusPanel::setSession()
{
    if (auto *service = m_desk.service()) {
        connect(service, &DirectoryService::connectivityChanged, this, &StatusPanel::retranslate);
        connect(service, &DirectoryService::syncStarted, this, &StatusPanel::retranslate);
        connect(service, &DirectoryService::syncProgressed, this, &StatusPanel::showProgress);
        connect(service, &DirectoryService::syncPausedChanged, this, &StatusPanel::showProgress);
        connect(service, &DirectoryService::syncFinished, this, &StatusPanel::retranslate);
        connect(service, &DirectoryService::waitingForServer, this, &StatusPanel::showWait);
    }
    if (auto *outbox = m_desk.session().outbox) {
        connect(outbox, &Outbox::changed, this, &StatusPanel::showOutbox);
        connect(outbox, &Outbox::collectingChanged, this, &StatusPanel::showOutbox);
    }
    retranslate();
}

void StatusPanel::changeEvent(QEvent *event)
{
    QStatusBar::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool StatusPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_age && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::LeftButton
            && m_age->rect().contains(mouse->position().toPoint()))
            emit syncStatusRequested();
    }
    return QStatusBar::eventFilter(watched, event);
}

void StatusPanel::retranslate()
{
    setAccessibleName(tr("Status"));
    m_cancel->setToolTip(tr("Stop reading"));
    m_cancel->setAccessibleName(tr("Stop reading"));
    m_progress->setAccessibleName(tr("Progress of reading"));
    showConnection();
    showAge();
    showProgress();
    showWait();
    showOutbox();
    showTenant();
}

void StatusPanel::showConnection()
{
    const auto *service = m_desk.service();
    QString word = tr("Not connected yet");
    QStringView mark = u"clock";
    Tone tone = Tone::Quiet;
    if (service && service->isOffline()) {
        word = tr("Working offline");
        mark = u"offline";
        tone = Tone::Warn;
    } else if (service && service->connectivity() == Connectivity::Online) {
        word = tr("Online");
        mark = u"online";
        tone = Tone::Good;
    } else if (service && service->connectivity() == Connectivity::Offline) {
        word = tr("Offline");
        mark = u"offline";
        tone = Tone::Warn;
    }
    m_connection->setText(service ? word : QString());
    m_connection->setLook(TextLabel::Face::Normal,
                          tone == Tone::Quiet ? std::optional(tone) : std::nullopt);
    m_connectionIcon->setVisible(service != nullptr);
    m_connectionIcon->setIcon(mark, tone);
}

void StatusPanel::showAge()
{
    const auto *service = m_desk.service();
    if (!service) {
        m_age->clear();
        return;
    }
    const QDateTime at = service->syncedAt();
    // What is being read for the first time, or may not be read at all, does not hide the rest.
    const bool partly
        = std::any_of(collections.begin(), collections.end(), [service](Collection each) {
              return service->collectionStatus(each).complete;
          });
    m_age->setText(at.isValid() ? tr("· data of %1").arg(wording::clock(at))
                       : partly ? tr("· read in part")
                                : tr("· nothing read yet"));
    const QString more = tr("Click to see how far each list has been read");
    m_age->setToolTip(at.isValid() ? QString(wording::age(at) + u'\n' + more) : more);
}

void StatusPanel::showProgress()
{
    const auto *service = m_desk.service();
    const auto progress = service ? service->syncProgress() : std::nullopt;
    m_progressBox->setVisible(progress.has_value());
    setTick();
    if (!progress)
        return;
    const int thousandths = qRound(progress->fraction * 1000);
    m_progress->setValue(thousandths);
    m_progressText->setText(service->isSyncPaused()
                                ? tr("· paused at %1 %").arg(thousandths / 10)
                                : tr("· reading %1, %2 %")
                                      .arg(wording::collection(progress->collection))
                                      .arg(thousandths / 10));
    showPace();
}

// Where there is room for all of it: half a number tells nothing.
void StatusPanel::showPace()
{
    const auto *service = m_desk.service();
    const auto progress = service ? service->syncProgress() : std::nullopt;
    const bool known
        = progress && progress->timeLeft && !service->isSyncPaused() && service->waitSeconds() == 0;
    const int room
        = m_room->geometry().width() + (m_pace->isVisible() ? m_pace->width() + grid : 0);
    if (known)
        m_pace->setText(
            tr("· %1, %2", "records a second, time left")
                .arg(wording::rate(progress->rate), wording::timeLeft(*progress->timeLeft)));
    m_pace->setVisible(known && m_pace->sizeHint().width() + grid <= room);
}

void StatusPanel::showWait()
{
    const auto *service = m_desk.service();
    const int seconds = service ? service->waitSeconds() : 0;
    m_wait->setVisible(seconds > 0);
    setTick();
    if (seconds > 0)
        m_wait->setText(tr("The server asks to wait: again in %n s", nullptr, seconds));
}

// Setting the same would begin the interval anew, with every page that comes.
void StatusPanel::setTick()
{
    const auto *service = m_desk.service();
    const bool moves = service && (service->isSyncing() || service->waitSeconds() > 0);
    const std::chrono::milliseconds tick = moves ? 1s : 20s;
    if (m_clock.intervalAsDuration() != tick)
        m_clock.setInterval(tick);
}

void StatusPanel::showOutbox()
{
    const auto *outbox = m_desk.session().outbox;
    const int count = outbox ? int(outbox->entries().size()) : 0;
    const bool collects = outbox && outbox->isCollecting();
    m_outbox->setVisible(count > 0 || collects);
    m_outboxMark->setVisible(count > 0 || collects);
    m_outbox->setText(
        (collects ? tr("Outbox %1, collecting") : tr("Outbox %1")).arg(wording::number(count)));
    m_outbox->setToolTip(
        collects ? tr("You are collecting changes: what you save is kept here until you send it")
                 : tr("Changes kept here until you send them"));
}

void StatusPanel::showTenant()
{
    const TenantProfile &profile = m_desk.session().profile;
    QString name = profile.demo ? tr("demo tenant") : profile.name;
    if (profile.production)
        name = tr("%1, production").arg(name);
    if (m_desk.service() && m_desk.service()->isReadOnly())
        name = tr("%1, read-only").arg(name);
    m_tenant->setText(m_desk.service() ? name : QString());
    auto *mark = findChild<QLabel *>(u"statusTenantColour"_s);
    const QColor colour(profile.colour);
    mark->setVisible(colour.isValid());
    if (colour.isValid())
        mark->setPixmap(swatch(colour, devicePixelRatioF()));
}

} // namespace renzhi

#include "moc_statuspanel.cpp"
