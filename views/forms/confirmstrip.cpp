// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/confirmstrip.h"

#include "views/errors/plaintext.h"
#include "views/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

ConfirmStrip::ConfirmStrip(QWidget *parent) : QFrame(parent)
{
    setObjectName(u"confirmStrip"_s);
    m_question = new QLabel(this);
    m_question->setObjectName(u"confirmQuestion"_s);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_yes = new QPushButton(this);
    m_yes->setObjectName(u"confirmYes"_s);
    m_no = new QPushButton(this);
    m_no->setObjectName(u"confirmNo"_s);
    // Enter on the focused button presses that button, never the form's.
    m_no->setAutoDefault(true);
    m_yes->setAutoDefault(true);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        close();
        if (const auto act = std::exchange(m_onYes, {}))
            act();
    });
    connect(m_no, &QPushButton::clicked, this, &ConfirmStrip::dismiss);

    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(2 * grid, grid, 2 * grid, grid);
    m_row->setSpacing(grid);
    m_row->addWidget(m_question, 1);
    m_row->addWidget(m_no);
    m_row->addWidget(m_yes);
    hide();
}

void ConfirmStrip::ask(Text question, Text yes, Text no, std::function<void()> onYes,
                       std::function<void()> onNo)
{
    m_word.clear();
    open(std::move(question), std::move(yes), std::move(no), std::move(onYes), std::move(onNo));
}

void ConfirmStrip::askTyped(Text question, Text yes, Text no, const QString &word,
                            std::function<void()> onYes)
{
    m_word = word;
    if (m_typed == nullptr)
        buildInput();
    open(std::move(question), std::move(yes), std::move(no), std::move(onYes), {});
}

// Only where it is needed: few forms ever ask so.
void ConfirmStrip::buildInput()
{
    m_typed = new QLineEdit(this);
    m_typed->setObjectName(u"confirmTyped"_s);
    m_row->insertWidget(m_row->indexOf(m_question) + 1, m_typed);
    connect(m_typed, &QLineEdit::textChanged, this, [this] { m_yes->setEnabled(isAnswerable()); });
    connect(m_typed, &QLineEdit::returnPressed, m_yes, &QPushButton::click); // not while disabled
    setTabOrder(m_typed, m_no);
}

// Spaces at the ends and their number come and go with copying; letters are meant.
bool ConfirmStrip::isAnswerable() const
{
    return m_word.isEmpty() || m_typed->text().simplified() == m_word.simplified();
}

void ConfirmStrip::open(Text question, Text yes, Text no, std::function<void()> onYes,
                        std::function<void()> onNo)
{
    m_questionText = std::move(question);
    m_yesText = std::move(yes);
    m_noText = std::move(no);
    m_onYes = std::move(onYes);
    m_onNo = std::move(onNo);
    retranslate();
    if (isHidden())
        m_before = window()->focusWidget();
    if (m_typed != nullptr) {
        m_typed->clear();
        m_typed->setVisible(!m_word.isEmpty());
    }
    m_yes->setEnabled(isAnswerable());
    show();
    (m_word.isEmpty() ? static_cast<QWidget *>(m_no) : m_typed)->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ConfirmStrip::close()
{
    const bool hadFocus = isAncestorOf(window()->focusWidget());
    hide();
    if (hadFocus && m_before && m_before->isEnabled())
        m_before->setFocus(Qt::OtherFocusReason);
    m_before.clear();
}

void ConfirmStrip::dismiss()
{
    close();
    m_onYes = {};
    if (const auto act = std::exchange(m_onNo, {}))
        act();
}

void ConfirmStrip::retranslate()
{
    if (!m_questionText)
        return;
    m_question->setText(breakable(m_questionText()));
    m_yes->setText(m_yesText());
    m_no->setText(m_noText());
    if (m_typed != nullptr) {
        m_typed->setPlaceholderText(m_word);
        m_typed->setAccessibleName(m_questionText());
    }
    setAccessibleName(m_questionText());
}

void ConfirmStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void ConfirmStrip::paintEvent(QPaintEvent *)
{
    QColor wash = colour(Tone::Warn, palette());
    wash.setAlphaF(isDark(palette()) ? 0.18F : 0.10F);
    QPainter painter(this);
    painter.fillRect(rect(), wash);
    painter.fillRect(QRect(0, 0, width(), 1), colour(Tone::Warn, palette()));
}

} // namespace renzhi

#include "moc_confirmstrip.cpp"
