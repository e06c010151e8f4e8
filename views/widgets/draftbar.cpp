// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/draftbar.h"

#include "views/forms/confirmstrip.h"
#include "views/forms/draftwords.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVBoxLayout>

#include <chrono>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype LongestContent = 400; // in sight; all of it can be copied

} // namespace

DraftBar::DraftBar(Desk &desk, DraftForms &forms, const ErrorCatalog &catalog, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_forms(forms)
    , m_bar(new MessageBar(catalog, this))
    , m_confirm(new ConfirmStrip(this))
{
    setObjectName(u"draftBar"_s);
    m_bar->setObjectName(u"draftMessage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
    layout->addWidget(m_confirm);
    connect(m_bar, &MessageBar::closed, this, &DraftBar::dropClosed);
    connect(&m_desk, &Desk::sessionChanged, this, &DraftBar::setSession);
    // Whom a draft is about may be read only later, or go.
    connect(&m_desk, &Desk::contextChanged, this, &DraftBar::decide);
    m_ageing.setInterval(60s); // the words carry an age
    connect(&m_ageing, &QTimer::timeout, this, &DraftBar::decide);
    m_ageing.start();
    setSession();
}

void DraftBar::setSession()
{
    if (m_drafts)
        m_drafts->disconnect(this);
    if (m_outbox)
        m_outbox->disconnect(this);
    m_drafts = m_desk.session().drafts;
    m_outbox = m_desk.session().outbox;
    m_failure = m_desk.session().draftsFailure;
    m_closed.clear();
    if (m_drafts) {
        connect(m_drafts.data(), &DraftStore::offersChanged, this, &DraftBar::decide);
        connect(m_drafts.data(), &DraftStore::failed, this, [this](const ApiError &error) {
            m_failure = error;
            decide();
        });
    }
    if (m_outbox) // what a draft belongs to may be sent, changed or removed
        connect(m_outbox.data(), &Outbox::changed, this, &DraftBar::decide);
    decide();
}

// The first that was not closed. Without references no form can be opened.
std::optional<FormDraft> DraftBar::next() const
{
    if (!m_drafts || m_desk.isOpening())
        return {};
    const QVector<FormDraft> offered = m_drafts->offered();
    for (const FormDraft &draft : offered) {
        if (!m_closed.contains(draft.id))
            return draft;
    }
    return {};
}

void DraftBar::decide()
{
    const std::optional<FormDraft> draft = m_failure ? std::nullopt : next();
    if (!draft || !m_shown || m_shown->id != draft->id)
        m_confirm->dismiss(); // the question was about another one
    if (draft) {
        offer(*draft);
    } else {
        m_shown.reset();
        if (!m_failure)
            m_bar->clear();
        else if (m_bar->error() != m_failure)
            m_bar->showError(*m_failure);
    }
    setVisible(m_bar->isShowing());
}

void DraftBar::offer(const FormDraft &draft)
{
    const bool isOpenable = m_forms.obstacle(draft).isEmpty();
    if (m_shown == draft && m_isOpenable == isOpenable)
        return m_bar->refresh();
    m_shown = draft;
    m_isOpenable = isOpenable;
    m_bar->showNotice(isOpenable ? MessageBar::Kind::Info : MessageBar::Kind::Warning,
                      [this, draft] { return text(draft); });
    if (isOpenable)
        m_bar->offer(
            u"continueDraft"_s, [] { return tr("Continue"); },
            [this, id = draft.id] { m_forms.goOnWith(id); });
    else
        m_bar->offer(
            u"copyDraft"_s, [] { return tr("Copy text"); },
            [draft] { QGuiApplication::clipboard()->setText(draftwords::content(draft)); });
    m_bar->offer(
        u"discardDraft"_s, [] { return tr("Discard"); },
        [this, id = draft.id] { askToDiscard(id); });
}

// The next draft comes up where this one was, so a second click must not be an answer about it.
void DraftBar::askToDiscard(const QUuid &draft)
{
    m_confirm->ask([] { return tr("Discard the draft? What you entered is lost."); },
                   [] { return tr("Discard"); }, [] { return tr("Keep"); },
                   [this, draft] {
                       if (m_drafts)
                           m_drafts->drop(draft);
                   });
}

QString DraftBar::text(const FormDraft &draft) const
{
    QString sentence = draftwords::sentence(draft);
    const QString obstacle = m_forms.obstacle(draft);
    if (obstacle.isEmpty())
        return sentence;
    QString typed = draftwords::content(draft);
    if (typed.size() > LongestContent)
        typed = typed.left(LongestContent) + u'…';
    return tr("%1. %2 What was typed:\n%3", "sentence, why it cannot be continued, text")
        .arg(sentence, obstacle, typed);
}

void DraftBar::dropClosed()
{
    if (m_failure)
        m_failure.reset();
    else if (m_shown)
        m_closed.append(m_shown->id);
    m_shown.reset(); // the bar is empty now
    decide();
}

} // namespace renzhi

#include "moc_draftbar.cpp"
