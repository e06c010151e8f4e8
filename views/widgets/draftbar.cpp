// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/draftbar.h"

#include "views/forms/draftwords.h"

#include <QClipboard>
#include <QEvent>
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
    : QWidget(parent), m_desk(desk), m_forms(forms), m_bar(new MessageBar(catalog, this))
{
    setObjectName(u"draftBar"_s);
    m_bar->setObjectName(u"draftMessage"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_bar);
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
    m_drafts = m_desk.session().drafts;
    m_failure = m_desk.session().draftsFailure;
    m_closed.clear();
    if (m_drafts) {
        connect(m_drafts.data(), &DraftStore::offersChanged, this, &DraftBar::decide);
        connect(m_drafts.data(), &DraftStore::failed, this, [this](const ApiError &error) {
            m_failure = error;
            decide();
        });
    }
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
    if (m_failure) {
        if (m_bar->error() != m_failure)
            m_bar->showError(*m_failure);
    } else if (const auto draft = next()) {
        offer(*draft);
    } else {
        m_bar->clear();
        m_words.clear();
    }
    setVisible(m_bar->isShowing());
}

void DraftBar::offer(const FormDraft &draft)
{
    const QString now = text(draft);
    if (m_bar->isShowing() && !m_bar->error() && m_shown == draft.id && m_words == now)
        return;
    m_shown = draft.id;
    m_words = now;
    const bool isOpenable = m_forms.obstacle(draft).isEmpty();
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
        [this, id = draft.id] {
            if (m_drafts)
                m_drafts->drop(id);
        });
}

QString DraftBar::text(const FormDraft &draft) const
{
    const QString sentence = draftwords::sentence(draft);
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
    else
        m_closed.append(m_shown);
    decide();
}

void DraftBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_words.clear();
}

} // namespace renzhi

#include "moc_draftbar.cpp"
