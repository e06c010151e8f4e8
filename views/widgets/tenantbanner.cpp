// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/tenantbanner.h"

#include "models/directory/refusal.h"
#include "models/directory/undohistory.h"
#include "views/forms/requesttext.h"
#include "views/pages/changewords.h"
#include "views/wording.h"

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
    m_opensLater = {};
    m_notOpened = {};
    m_ban = {};
    m_nothingNew = false;
    m_undoError.reset();
    m_undone.reset();
    m_checkError.reset();
    m_cacheError.reset();
    m_readError.reset();
    m_lost.clear();
    m_exportedTo.clear();
    m_secretNotKept = false;
    m_forgotten = false;
    m_offlineClosed = false;
    if (auto *service = m_desk.service()) {
        connect(service, &DirectoryService::connectivityChanged, this, [this] {
            m_offlineClosed = false;
            decide();
        });
        connect(service, &DirectoryService::cacheFailed, this, [this](const ApiError &error) {
            m_cacheError = error;
            decide();
        });
        connect(service, &DirectoryService::cacheForgotten, this, [this] {
            m_forgotten = true;
            decide();
        });
        connect(service, &DirectoryService::syncFinished, this, &TenantBanner::syncFinished);
        connect(service, &DirectoryService::rightsChecked, this, &TenantBanner::rightsChecked);
        connect(service, &DirectoryService::changeLogFailed, this, [this](const ApiError &error) {
            m_cacheError = error;
            decide();
        });
        connect(service, &DirectoryService::lostWriteSettled, this,
                [this](const WriteRequest &, const ChangeLine &line) {
                    m_lost.append(line);
                    decide();
                });
    }
    if (const auto *undo = m_desk.session().undo)
        connect(undo, &UndoHistory::undone, this, &TenantBanner::changeUndone);
    decide();
}

void TenantBanner::showError(const ApiError &error)
{
    m_ownErrors.removeIf([&error](const ApiError &one) { return one.code == error.code; });
    m_ownErrors.append(error);
    decide();
}

void TenantBanner::showSecretNotKept()
{
    m_secretNotKept = true;
    decide();
}

void TenantBanner::showExported(const QString &file)
{
    // Of an attempt before it.
    m_ownErrors.removeIf([](const ApiError &one) { return one.code == "local.export"_L1; });
    m_exportedTo = file;
    decide();
}

void TenantBanner::showOpensLater(MessageBar::Text name)
{
    m_opensLater = std::move(name);
    decide();
}

void TenantBanner::showNotOpened(MessageBar::Text why, MessageBar::Text actionText,
                                 std::function<void()> action)
{
    m_notOpened = std::move(why);
    m_repairText = std::move(actionText);
    m_repair = std::move(action);
    decide();
}

void TenantBanner::showBan(MessageBar::Text why)
{
    m_ban = std::move(why);
    m_banned = m_desk.subject();
    m_nothingNew = false;
    m_checkError.reset();
    m_passing->start();
    decide();
}

void TenantBanner::showUndoFailed(const ApiError &error, bool isLatest)
{
    m_undoError = error;
    m_isLatestUndo = isLatest;
    m_undone.reset();
    m_passing->start();
    decide();
}

void TenantBanner::changeUndone(const ChangeLine &line, const WriteOutcome &outcome)
{
    m_undone = line;
    m_undoError.reset();
    // What was removed came back as another record.
    m_newId = line.kind == WriteRequest::Kind::RemoveJob  ? outcome.job.toString()
        : line.kind == WriteRequest::Kind::RemovePosition ? outcome.position.toString()
                                                          : QString();
    m_passing->start();
    decide();
}

QString TenantBanner::undoneText() const
{
    if (!m_undone)
        return {};
    const QString what = changewords::heading(*m_undone);
    return m_newId.isEmpty()
        ? tr("Undone: “%1”.").arg(what)
        : tr("Undone: “%1”. It was added again, and its ID is new: %2.").arg(what, m_newId);
}

void TenantBanner::dropPassing()
{
    m_ban = {};
    m_nothingNew = false;
    m_undoError.reset();
    m_undone.reset();
    decide();
}

// What came out otherwise is seen by what can be chosen now.
void TenantBanner::rightsChecked(const Result<bool> &changed)
{
    m_checkError = changed ? std::nullopt : std::optional(changed.error());
    m_nothingNew = changed && !*changed;
    if (m_nothingNew)
        m_passing->start();
    decide();
}

void TenantBanner::syncFinished(const Result<SyncReport> &result)
{
    m_readError.reset();
    // Out of reach and stopped by the operator are states, not faults. A tenant without job
    // management has a page of its own.
    if (!result && result.error().kind != ApiError::Kind::Offline
        && result.error().kind != ApiError::Kind::Cancelled
        && !m_desk.service()->jobManagementOff())
        m_readError = result.error();
    decide();
}

bool TenantBanner::isOffline() const
{
    const auto *service = m_desk.service();
    return service && (service->isOffline() || service->connectivity() == Connectivity::Offline);
}

TenantBanner::Message TenantBanner::weightiest() const
{
    if (m_notOpened)
        return Message::NotOpened;
    if (m_cacheError)
        return Message::CacheError;
    if (!m_ownErrors.isEmpty())
        return Message::OwnError;
    if (m_readError && !isRefusal(*m_readError))
        return Message::ReadError;
    if (m_checkError)
        return Message::CheckError;
    if (m_forgotten)
        return Message::Forgotten;
    if (m_nothingNew)
        return Message::NothingNew;
    if (m_ban)
        return Message::Ban;
    if (m_undoError)
        return Message::UndoError;
    if (m_undone)
        return Message::Undone;
    // It lasts as long as the permissions are what they are, and would cover what follows from it.
    if (m_readError)
        return Message::ReadError;
    if (!m_lost.isEmpty())
        return Message::LostWrites;
    if (m_opensLater)
        return Message::OpensLater;
    if (!m_exportedTo.isEmpty())
        return Message::Exported;
    if (m_secretNotKept)
        return Message::SecretNotKept;
    return isOffline() && !m_offlineClosed ? Message::Offline : Message::None;
}

void TenantBanner::decide()
{
    // It is about something else by now, or allowed.
    if (m_ban && (m_banned != m_desk.subject() || m_ban().isEmpty()))
        m_ban = {};
    switch (weightiest()) {
    case Message::NotOpened:
        showNotice(MessageBar::Kind::Error, m_notOpened, m_repairText, m_repair);
        break;
    case Message::CacheError:
        showFault(*m_cacheError);
        break;
    case Message::OwnError:
        showFault(m_ownErrors.constFirst());
        break;
    case Message::ReadError:
        showFault(*m_readError);
        break;
    case Message::CheckError:
        showFault(*m_checkError);
        break;
    case Message::Forgotten:
        showNotice(MessageBar::Kind::Info, [days = m_desk.session().profile.forgetAfterDays] {
            return forgottenText(days);
        });
        break;
    case Message::NothingNew:
        showNotice(MessageBar::Kind::Info, [] {
            return tr("The server was asked again: the permissions of the application are the same "
                      "as before.");
        });
        break;
    case Message::Ban:
        showBanned();
        break;
    case Message::UndoError:
        showFault(*m_undoError,
                  m_isLatestUndo ? MessageBar::Text(
                      [] { return tr("Earlier changes can be undone on the Changes page."); })
                                 : MessageBar::Text());
        break;
    case Message::Undone:
        showNotice(MessageBar::Kind::Success, [this] { return undoneText(); });
        break;
    case Message::LostWrites:
        showLost();
        break;
    case Message::OpensLater:
        showNotice(
            MessageBar::Kind::Info,
            [name = m_opensLater] {
                return tr("“%1” opens as soon as what is under way here has ended: an open form, "
                          "or a change that is being sent.")
                    .arg(name());
            },
            [] { return tr("Stay here"); }, [this] { stay(); });
        break;
    case Message::Exported:
        showNotice(MessageBar::Kind::Success, [file = m_exportedTo] {
            return tr("The profile was exported, without its secret, to %1").arg(file);
        });
        break;
    case Message::SecretNotKept:
        showNotice(MessageBar::Kind::Info, [] {
            return tr("The secret of this tenant could not be saved in a keyring. It stays in "
                      "memory for this session only, and is asked for again at the next start.");
        });
        break;
    case Message::Offline:
        showOffline();
        break;
    case Message::None:
        m_bar->clear();
        break;
    }
    setVisible(m_bar->isShowing());
}

void TenantBanner::dropClosed()
{
    switch (weightiest()) {
    case Message::NotOpened:
        m_notOpened = {};
        break;
    case Message::CacheError:
        m_cacheError.reset();
        break;
    case Message::OwnError:
        m_ownErrors.removeFirst();
        break;
    case Message::ReadError:
        m_readError.reset();
        break;
    case Message::CheckError:
        m_checkError.reset();
        break;
    case Message::Forgotten:
        m_forgotten = false;
        break;
    case Message::NothingNew:
        m_nothingNew = false;
        break;
    case Message::Ban:
        m_ban = {};
        break;
    case Message::UndoError:
        m_undoError.reset();
        break;
    case Message::Undone:
        m_undone.reset();
        break;
    case Message::LostWrites:
        m_lost.clear();
        break;
    case Message::OpensLater:
        stay();
        break;
    case Message::Exported:
        m_exportedTo.clear();
        break;
    case Message::SecretNotKept:
        m_secretNotKept = false;
        break;
    case Message::Offline:
        m_offlineClosed = true;
        break;
    case Message::None:
        break;
    }
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

QString TenantBanner::forgottenText(int days)
{
    return tr(
        "There was no contact to this tenant for more than %n day(s). What was read before was "
        "removed from this computer, as its profile asks for; the Outbox, drafts and the "
        "change log are kept.",
        nullptr, days);
}

void TenantBanner::showBanned()
{
    const auto *service = m_desk.service();
    if (!service || service->isReadOnly())
        return showNotice(MessageBar::Kind::Warning, m_ban);
    showNotice(
        MessageBar::Kind::Warning, m_ban, [] { return tr("Check again"); },
        [this] {
            if (auto *now = m_desk.service())
                now->checkRights();
        });
}

void TenantBanner::showLost()
{
    const bool allDone = std::all_of(m_lost.cbegin(), m_lost.cend(), [](const ChangeLine &line) {
        return line.state == ChangeState::FoundByReading;
    });
    showNotice(
        allDone ? MessageBar::Kind::Info : MessageBar::Kind::Warning, [this] { return lostText(); },
        [] { return tr("Show changes"); },
        [this] {
            m_lost.clear();
            m_desk.showChanges({});
            decide();
        });
}

QString TenantBanner::lostText() const
{
    if (m_lost.isEmpty())
        return {};
    if (m_lost.size() > 1)
        return tr("It was not known how %n change(s) ended. The server was read again, "
                  "and nothing was sent: the changes say how each of them ended.",
                  nullptr, int(m_lost.size()));
    const ChangeLine &line = m_lost.constFirst();
    const QString what = changewords::heading(line);
    switch (line.state) {
    case ChangeState::FoundByReading:
        return tr("It was not known how “%1” ended. The server was read again: the "
                  "change was made.")
            .arg(what);
    case ChangeState::NotThere:
        return tr("It was not known how “%1” ended. The server was read again: the "
                  "change is not there. Nothing was sent again.")
            .arg(what);
    default:
        return tr("It was not known how “%1” ended. Reading the server again does not "
                  "tell it. Nothing was sent again.")
            .arg(what);
    }
}

void TenantBanner::showOffline()
{
    const auto text = [this] {
        const auto *service = m_desk.service();
        const QDateTime at = service ? service->syncedAt() : QDateTime();
        const bool chosen = service && service->isOffline();
        if (!at.isValid())
            return chosen
                ? tr("You are working offline, and nothing of this tenant has been read yet.")
                : tr("The server cannot be reached, and nothing of this tenant has been read yet.");
        return (chosen ? tr("You are working offline. You see the data of %1 (%2). What you change "
                            "is kept in the Outbox.")
                       : tr("The server cannot be reached. You see the data of %1 (%2). What you "
                            "change is kept in the "
                            "Outbox."))
            .arg(wording::clock(at), wording::age(at));
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
