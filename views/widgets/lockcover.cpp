// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/lockcover.h"

#include "views/theme.h"

#include <QEvent>
#include <QKeyEvent>
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
    m_continue = new QPushButton(this);
    m_continue->setObjectName(u"lockContinue"_s);
    m_continue->setAutoDefault(true); // Enter in a dialog, too
    connect(m_continue, &QPushButton::clicked, this, &LockCover::goOn);
    if (asksSecret)
        addSecret();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    column->setSpacing(2 * grid);
    column->addStretch();
    column->addWidget(m_title, 0, Qt::AlignHCenter);
    column->addWidget(m_note);
    if (m_secret)
        column->addWidget(m_secret, 0, Qt::AlignHCenter);
    column->addWidget(m_continue, 0, Qt::AlignHCenter);
    if (m_quit)
        column->addWidget(m_quit, 0, Qt::AlignHCenter);
    column->addStretch();
    retranslate();
    window->installEventFilter(this);
    setGeometry(window->rect());
    show();
    raise();
    takeKeyboard();
}

void LockCover::addSecret()
{
    m_secret = new QLineEdit(this);
    m_secret->setObjectName(u"lockSecret"_s);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setMaximumWidth(40 * grid);
    connect(m_secret, &QLineEdit::returnPressed, this, &LockCover::goOn);
    m_quit = new QPushButton(this);
    m_quit->setObjectName(u"lockQuit"_s);
    m_quit->setAutoDefault(true);
    connect(m_quit, &QPushButton::clicked, this, &LockCover::quitRequested, Qt::QueuedConnection);
}

void LockCover::goOn()
{
    QMetaObject::invokeMethod(
        this, [this, secret = m_secret ? m_secret->text() : QString()] { emit continued(secret); },
        Qt::QueuedConnection);
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
    m_said = Said::Wrong;
    retranslate();
    if (m_secret)
        m_secret->clear();
    takeKeyboard();
}

void LockCover::askNothing()
{
    if (!m_secret)
        return;
    // One of them may be in the middle of an event.
    for (QWidget *part : { static_cast<QWidget *>(m_secret), static_cast<QWidget *>(m_quit) }) {
        part->hide();
        part->deleteLater();
    }
    m_secret = nullptr;
    m_quit = nullptr;
    m_said = Said::Why;
    retranslate();
    takeKeyboard();
}

void LockCover::warnOfLoss()
{
    m_said = Said::Loss;
    retranslate();
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
bool LockCover::focusNextPrevChild(bool next)
{
    QList<QWidget *> inputs { m_continue };
    if (m_secret)
        inputs = { m_secret, m_continue, m_quit };
    const qsizetype at = inputs.indexOf(focusWidget());
    const qsizetype to = at < 0 ? 0 : (at + (next ? 1 : inputs.size() - 1)) % inputs.size();
    inputs.at(to)->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

// An input hands Enter on, and a dialog below would press its default button with it.
void LockCover::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        event->accept();
    else
        QWidget::keyPressEvent(event);
}

void LockCover::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), palette().color(QPalette::Window));
}

void LockCover::retranslate()
{
    m_title->setText(tr("The screen was cleared"));
    m_note->setText(note());
    if (m_secret)
        m_secret->setAccessibleName(tr("Client secret"));
    m_continue->setText(tr("Continue"));
    if (m_quit)
        m_quit->setText(tr("Quit"));
}

QString LockCover::note() const
{
    switch (m_said) {
    case Said::Wrong:
        return tr("This is not the client secret of the tenant that is open.");
    case Said::Loss:
        return tr("A form is open, and what was typed into it would be lost. Choose “Quit” once "
                  "more to quit all the same.");
    case Said::Why:
        break;
    }
    return m_secret ? tr("Nobody used Renzhi for a while. The client secret of this tenant is "
                         "kept in no keyring: enter it to go on.")
                    : tr("Nobody used Renzhi for a while.");
}

void LockCover::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace renzhi

#include "moc_lockcover.cpp"
