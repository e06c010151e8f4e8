// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/lockcover.h"

#include "views/theme.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace renzhi {

using namespace Qt::StringLiterals;

LockCover::LockCover(bool asksSecret, QWidget *window)
    : QWidget(window), m_before(window->focusWidget())
{
    setObjectName(u"lockCover"_s);
    m_title = new QLabel(this);
    m_title->setObjectName(u"lockTitle"_s);
    m_title->setFont(headingFont(font()));
    m_note = new QLabel(this);
    m_note->setObjectName(u"lockNote"_s);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    for (QLabel *label : { m_title, m_note })
        label->setTextFormat(Qt::PlainText);
    if (asksSecret) {
        m_secret = new QLineEdit(this);
        m_secret->setObjectName(u"lockSecret"_s);
        m_secret->setEchoMode(QLineEdit::Password);
        m_secret->setMaximumWidth(40 * grid);
        connect(m_secret, &QLineEdit::returnPressed, this,
                [this] { emit continued(m_secret->text()); });
    }
    m_continue = new QPushButton(this);
    m_continue->setObjectName(u"lockContinue"_s);
    m_continue->setAutoDefault(m_secret == nullptr); // Enter in a dialog, too
    connect(m_continue, &QPushButton::clicked, this,
            [this] { emit continued(m_secret ? m_secret->text() : QString()); });

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    column->setSpacing(2 * grid);
    column->addStretch();
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_note);
    if (m_secret)
        column->addWidget(m_secret, 0, Qt::AlignHCenter);
    column->addWidget(m_continue, 0, Qt::AlignHCenter);
    column->addStretch();
    retranslate();
    window->installEventFilter(this);
    setGeometry(window->rect());
    show();
    raise();
    takeKeyboard();
}

void LockCover::lift()
{
    parentWidget()->removeEventFilter(this);
    hide();
    if (m_before)
        m_before->setFocus(Qt::OtherFocusReason);
}

void LockCover::showWrong()
{
    m_isWrong = true;
    retranslate();
    if (m_secret)
        m_secret->clear();
    takeKeyboard();
}

void LockCover::takeKeyboard()
{
    (m_secret ? static_cast<QWidget *>(m_secret) : m_continue)->setFocus(Qt::OtherFocusReason);
}

bool LockCover::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget()) {
        if (event->type() == QEvent::Resize)
            setGeometry(parentWidget()->rect());
        // What the window gets meanwhile would lie above.
        if (event->type() == QEvent::ChildPolished || event->type() == QEvent::LayoutRequest)
            raise();
    }
    return QWidget::eventFilter(watched, event);
}

// Never to what lies below.
bool LockCover::focusNextPrevChild(bool)
{
    if (!m_secret || m_continue->hasFocus())
        takeKeyboard();
    else
        m_continue->setFocus(Qt::TabFocusReason);
    return true;
}

void LockCover::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::Window));
}

void LockCover::retranslate()
{
    m_title->setText(tr("The screen was cleared"));
    if (m_isWrong)
        m_note->setText(tr("This is not the client secret of the tenant that is open."));
    else if (m_secret)
        m_note->setText(tr("Nobody used Renzhi for a while. The client secret of this tenant is "
                           "kept in no keyring: enter it to go on."));
    else
        m_note->setText(tr("Nobody used Renzhi for a while."));
    if (m_secret)
        m_secret->setAccessibleName(tr("Client secret"));
    m_continue->setText(tr("Continue"));
}

void LockCover::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace renzhi

#include "moc_lockcover.cpp"
