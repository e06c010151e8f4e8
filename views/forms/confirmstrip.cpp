// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/confirmstrip.h"

#include "views/errors/messageband.h"
#include "views/errors/plaintext.h"
#include "views/theme.h"
#include "views/widgets/iconlabel.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyleOptionButton>

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// Looks like the default button of the question, or not, whichever of its buttons has the focus:
// Qt fills the one that Enter presses, and outside a dialog none but that.
class AnswerButton final : public QPushButton
{
public:
    AnswerButton(bool safe, QWidget *parent) : QPushButton(parent), m_safe(safe)
    {
        setAutoDefault(true); // Enter on the focused button presses that one, never the form's
    }

protected:
    void initStyleOption(QStyleOptionButton *option) const override
    {
        QPushButton::initStyleOption(option);
        option->features.setFlag(QStyleOptionButton::DefaultButton, m_safe);
    }

private:
    bool m_safe;
};

} // namespace

ConfirmStrip::ConfirmStrip(QWidget *parent) : QFrame(parent)
{
    setObjectName(u"confirmStrip"_s);
    auto *mark = new IconLabel(messageIconSize, this);
    mark->setObjectName(u"confirmIcon"_s);
    mark->setIcon(u"warning", Tone::Warn);
    m_question = new QLabel(this);
    m_question->setObjectName(u"confirmQuestion"_s);
    m_question->setTextFormat(Qt::PlainText);
    m_question->setWordWrap(true);
    m_yes = new AnswerButton(false, this);
    m_yes->setObjectName(u"confirmYes"_s);
    m_no = new AnswerButton(true, this);
    m_no->setObjectName(u"confirmNo"_s);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        close();
        if (const auto act = std::exchange(m_onYes, {}))
            act();
    });
    connect(m_no, &QPushButton::clicked, this, &ConfirmStrip::dismiss);

    m_row = new QHBoxLayout(this);
    m_row->setContentsMargins(grid + messageBandWidth, grid, 2 * grid, grid);
    m_row->setSpacing(grid);
    m_row->addWidget(mark);
    m_row->addWidget(m_question, 1);
    m_row->addWidget(m_yes);
    m_row->addWidget(m_no);
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

void ConfirmStrip::offer(Text words, std::function<void()> act)
{
    if (m_more == nullptr)
        buildMore();
    m_moreText = std::move(words);
    m_onMore = std::move(act);
    m_more->setText(m_moreText());
    m_more->show();
}

void ConfirmStrip::buildMore()
{
    m_more = new AnswerButton(false, this);
    m_more->setObjectName(u"confirmMore"_s);
    m_row->insertWidget(m_row->indexOf(m_yes), m_more);
    connect(m_more, &QPushButton::clicked, this, [this] {
        const auto act = std::exchange(m_onMore, {});
        close();
        m_onYes = {};
        m_onNo = {};
        if (act)
            act();
    });
    setTabOrder(m_more, m_yes);
}

void ConfirmStrip::takeMoreAway()
{
    m_moreText = {};
    m_onMore = {};
    if (m_more != nullptr)
        m_more->hide();
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
    takeMoreAway();
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
    takeMoreAway();
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
    if (m_moreText)
        m_more->setText(m_moreText());
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
    paintMessageBand(*this, Tone::Warn);
}

} // namespace renzhi

#include "moc_confirmstrip.cpp"
