// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/tenantbanner.h"

#include "models/directory/undohistory.h"
#include "views/widgets/bannerwords.h"
#include "views/widgets/tableview.h"

#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

TenantBanner::TenantBanner(Desk &desk, const ErrorCatalog &catalog, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_bar(new MessageBar(catalog, this))
    , m_passing(new QTimer(this))
{
    setObjectName(u"tenantBanner"_s);
    m_bar->setObjectName(u"tenantMessage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    connect(m_bar, &MessageBar::closed, this, &TenantBanner::dropClosed);
    connect(&m_desk, &Desk::sessionChanged, this, &TenantBanner::setSession);
    // Going offline by choice changes nothing for who could not be reached before, except the
    // words.
    connect(&m_desk, &Desk::contextChanged, this, &TenantBanner::decide);
    m_passing->setObjectName(u"passingMessage"_s);
    m_passing->setSingleShot(true);
    m_passing->setInterval(20s);
    connect(m_passing, &QTimer::timeout, this, &TenantBanner::dropPassing);
    // The words carry an age.
    m_ageing.setInterval(60s);
    connect(&m_ageing, &QTimer::timeout, this, &TenantBanner::decide);
    m_ageing.start();
    decide();
}

void TenantBanner::setSession()
{
    m_news.dropTenant();
    if (auto *service = m_desk.service()) {
        connect(service, &DirectoryService::connectivityChanged, this, [this] {
            m_news.offlineClosed = false;
            decide();
        });
        connect(service, &DirectoryService::cacheFailed, this, [this](const ApiError &error) {
            TenantNews::putFirst(m_news.cacheErrors, error);
            decide();
        });
        connect(service, &DirectoryService::cacheForgotten, this, [this] {
            m_news.forgotten = true;
            decide();
        });
        connect(service, &DirectoryService::syncFinished, this, &TenantBanner::syncFinished);
        connect(service, &DirectoryService::rightsChecked, this, &TenantBanner::rightsChecked);
        connect(service, &DirectoryService::changeLogFailed, this, [this](const ApiError &error) {
            TenantNews::putFirst(m_news.changeLogErrors, error);
            decide();
        });
        connect(service, &DirectoryService::lostWriteSettled, this,
                [this](const WriteRequest &, const ChangeLine &line) {
                    m_news.lost.append(line);
                    decide();
                });
    }
    if (const auto *undo = m_desk.session().undo)
        connect(undo, &UndoHistory::undone, this, &TenantBanner::changeUndone);
    decide();
}

void TenantBanner::showError(const ApiError &error)
{
    m_news.ownErrors.removeIf([&error](const ApiError &one) { return one.code == error.code; });
    m_news.ownErrors.append(error);
    decide();
}

void TenantBanner::showSecretNotKept()
{
    m_news.secretNotKept = true;
    decide();
}

void TenantBanner::showExported(const QString &file)
{
    // Of an attempt before it.
    m_news.ownErrors.removeIf([](const ApiError &one) { return one.code == "local.export"_L1; });
    m_news.exportedTo = file;
    decide();
}

void TenantBanner::showOpensLater(MessageBar::Text name)
{
    m_news.opensLater = std::move(name);
    decide();
}

void TenantBanner::showNotOpened(MessageBar::Text why, MessageBar::Text actionText,
                                 std::function<void()> action)
{
    m_news.notOpened = std::move(why);
    m_news.repairText = std::move(actionText);
    m_news.repair = std::move(action);
    decide();
}

void TenantBanner::showBan(MessageBar::Text why)
{
    m_news.ban = std::move(why);
    m_news.banned = m_desk.subject();
    m_news.tooManyToCopy = 0;
    m_news.nothingNew = false;
    m_news.checkError.reset();
    m_passing->start();
    decide();
}

void TenantBanner::showNotCopied(qint64 rows)
{
    m_news.tooManyToCopy = rows;
    if (rows > 0) {
        m_news.ban = {};
        m_news.nothingNew = false;
        m_passing->start();
    }
    decide();
}

void TenantBanner::showUndoFailed(const ApiError &error, bool isLatest)
{
    m_news.undoError = error;
    m_news.isLatestUndo = isLatest;
    m_news.undone.reset();
    m_news.ban = {};
    m_news.tooManyToCopy = 0;
    m_passing->start();
    decide();
}

void TenantBanner::changeUndone(const ChangeLine &line, const WriteOutcome &outcome)
{
    m_news.undone = line;
    m_news.undoError.reset();
    m_news.ban = {};
    m_news.tooManyToCopy = 0;
    // What was removed came back as another record.
    m_news.newId = line.kind == WriteRequest::Kind::RemoveJob ? outcome.job.toString()
        : line.kind == WriteRequest::Kind::RemovePosition     ? outcome.position.toString()
                                                              : QString();
    m_passing->start();
    decide();
}

void TenantBanner::dropPassing()
{
    m_news.dropPassing();
    decide();
}

// What came out otherwise is seen by what can be chosen now.
void TenantBanner::rightsChecked(const Result<bool> &changed)
{
    m_news.checkError = changed ? std::nullopt : std::optional(changed.error());
    m_news.nothingNew = changed && !*changed;
    if (m_news.nothingNew)
        m_passing->start();
    decide();
}

void TenantBanner::syncFinished(const Result<SyncReport> &result)
{
    m_news.readError.reset();
    // Out of reach and stopped by the operator are states, not faults. A tenant without job
    // management has a page of its own.
    if (!result && result.error().kind != ApiError::Kind::Offline
        && result.error().kind != ApiError::Kind::Cancelled
        && !m_desk.service()->jobManagementOff())
        m_news.readError = result.error();
    decide();
}

bool TenantBanner::isOffline() const
{
    const auto *service = m_desk.service();
    return service && (service->isOffline() || service->connectivity() == Connectivity::Offline);
}

void TenantBanner::decide()
{
    // It is about something else by now, or allowed.
    if (m_news.ban && (m_news.banned != m_desk.subject() || m_news.ban().isEmpty()))
        m_news.ban = {};
    say(m_news.weightiest(isOffline()));
    setVisible(m_bar->isShowing());
}

void TenantBanner::say(Message message)
{
    switch (message) {
    case Message::NotOpened:
        return showNotice(MessageBar::Kind::Error, m_news.notOpened, m_news.repairText,
                          m_news.repair);
    case Message::ChangeLogError:
        return showFault(m_news.changeLogErrors.constFirst());
    case Message::CacheError:
        return showFault(m_news.cacheErrors.constFirst());
    case Message::OwnError:
        return showFault(m_news.ownErrors.constFirst());
    case Message::ReadError:
        return showFault(*m_news.readError);
    case Message::CheckError:
        return showFault(*m_news.checkError);
    case Message::Forgotten:
        return showNotice(MessageBar::Kind::Info,
                          [days = m_desk.session().profile.forgetAfterDays] {
                              return bannerwords::forgotten(days);
                          });
    case Message::NothingNew:
        return showNotice(MessageBar::Kind::Info, &bannerwords::nothingNew);
    case Message::Ban:
        return showBanned();
    case Message::NotCopied:
        return showNotice(MessageBar::Kind::Warning, [rows = m_news.tooManyToCopy] {
            return bannerwords::notCopied(rows, TableView::MostCopied);
        });
    case Message::UndoError:
        return showUndoError();
    case Message::Undone:
        return showNotice(MessageBar::Kind::Success, [this] {
            return m_news.undone ? bannerwords::undone(*m_news.undone, m_news.newId) : QString();
        });
    case Message::LostWrites:
        return showLost();
    case Message::OpensLater:
        return showNotice(
            MessageBar::Kind::Info,
            [name = m_news.opensLater] { return bannerwords::opensLater(name()); },
            [] { return tr("Stay here"); }, [this] { stay(); });
    case Message::Exported:
        return showNotice(MessageBar::Kind::Success,
                          [file = m_news.exportedTo] { return bannerwords::exported(file); });
    case Message::SecretNotKept:
        return showNotice(MessageBar::Kind::Info, &bannerwords::secretNotKept);
    case Message::Offline:
        return showOffline();
    case Message::None:
        return m_bar->clear();
    }
}

void TenantBanner::dropClosed()
{
    const Message closed = m_news.weightiest(isOffline());
    if (closed == Message::OpensLater)
        stay();
    else
        m_news.drop(closed);
    decide();
}

void TenantBanner::stay()
{
    showOpensLater({});
    emit stayRequested();
}

void TenantBanner::showFault(const ApiError &error, const MessageBar::Text &headline)
{
    // The same again would be announced again.
    if (m_bar->error() != error)
        m_bar->showError(error, headline);
}

void TenantBanner::showUndoError()
{
    showFault(*m_news.undoError,
              m_news.isLatestUndo ? MessageBar::Text(
                  [] { return tr("Earlier changes can be undone on the Changes page."); })
                                  : MessageBar::Text());
}

void TenantBanner::showBanned()
{
    const auto *service = m_desk.service();
    if (!service || service->isReadOnly())
        return showNotice(MessageBar::Kind::Warning, m_news.ban);
    showNotice(
        MessageBar::Kind::Warning, m_news.ban, [] { return tr("Check again"); },
        [this] {
            if (auto *now = m_desk.service())
                now->checkRights();
        });
}

void TenantBanner::showLost()
{
    const bool allDone
        = std::all_of(m_news.lost.cbegin(), m_news.lost.cend(), [](const ChangeLine &line) {
              return line.state == ChangeState::FoundByReading;
          });
    showNotice(
        allDone ? MessageBar::Kind::Info : MessageBar::Kind::Warning,
        [this] { return bannerwords::lost(m_news.lost); }, [] { return tr("Show changes"); },
        [this] {
            m_news.lost.clear();
            m_desk.showChanges({});
            decide();
        });
}

void TenantBanner::showOffline()
{
    const auto text = [this] {
        const auto *service = m_desk.service();
        return bannerwords::offline(service ? service->syncedAt() : QDateTime(),
                                    service && service->isOffline());
    };
    const bool byChoice = m_desk.service()->isOffline();
    const auto actionText = [byChoice] { return byChoice ? tr("Go online") : tr("Try again"); };
    const auto action = [this, byChoice] {
        auto *service = m_desk.service();
        if (!service)
            return;
        if (byChoice)
            service->setOffline(false);
        service->probe();
    };
    showNotice(MessageBar::Kind::Warning, text, actionText, action);
}

void TenantBanner::showNotice(MessageBar::Kind kind, const MessageBar::Text &text,
                              const MessageBar::Text &actionText,
                              const std::function<void()> &action)
{
    // The same words again would be announced again.
    const QString now = text();
    if (m_bar->isShowing() && !m_bar->error() && property("words").toString() == now)
        return;
    setProperty("words", now);
    m_bar->showNotice(kind, text, actionText, action);
}

void TenantBanner::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setProperty("words", QVariant());
}

} // namespace renzhi

#include "moc_tenantbanner.cpp"
