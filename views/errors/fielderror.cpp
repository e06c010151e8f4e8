// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/errors/fielderror.h"

#include "views/errors/errorpresenter.h"
#include "views/errors/plaintext.h"
#include "views/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int FieldIconSize = 16;

QLabel *addLine(QBoxLayout *lines, const QString &objectName, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    lines->addWidget(label);
    return label;
}

} // namespace

FieldError::FieldError(QWidget *parent) : QWidget(parent)
{
    m_icon = new QLabel(this);
    m_icon->setFixedSize(FieldIconSize, FieldIconSize);
    auto *lines = new QVBoxLayout;
    lines->setSpacing(0);
    m_first = addLine(lines, u"fieldErrorFirst"_s, this);
    m_second = addLine(lines, u"fieldErrorSecond"_s, this);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(grid / 2);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(lines, 1);
    hide();
}

void FieldError::setInput(QWidget *input)
{
    m_input = input;
}

void FieldError::showEntry(const ErrorEntry &entry, bool warning)
{
    m_entry = entry;
    m_warning = warning;
    retranslate();
    restyle();
    show();
    if (m_input != nullptr) {
        QAccessibleEvent event(m_input, QAccessible::DescriptionChanged);
        QAccessible::updateAccessibility(&event);
    }
}

void FieldError::clear()
{
    if (!m_entry)
        return;
    m_entry.reset();
    hide();
    if (m_input != nullptr)
        describeInput(QString());
}

QString FieldError::key() const
{
    return m_entry ? m_entry->key : QString();
}

// A composed input passes the focus on: the part that has it must say it too.
void FieldError::describeInput(const QString &text)
{
    m_input->setAccessibleDescription(text);
    if (m_input->focusProxy() != nullptr)
        m_input->focusProxy()->setAccessibleDescription(text);
}

void FieldError::retranslate()
{
    if (!m_entry)
        return;
    const ErrorWords words = errorWords(*m_entry);
    m_first->setText(breakable(words.title));
    m_second->setText(breakable(words.titleOther));
    m_second->setVisible(!words.titleOther.isEmpty());
    const QString spoken
        = words.titleOther.isEmpty() ? words.title : words.title + u'\n' + words.titleOther;
    setAccessibleName(spoken);
    if (m_input != nullptr)
        describeInput(spoken);
}

void FieldError::restyle()
{
    const Tone tone = m_warning ? Tone::Warn : Tone::Bad;
    const QStringView name = m_warning ? QStringView(u"warning") : QStringView(u"error");
    m_icon->setPixmap(
        icon(name, tone).pixmap(QSize(FieldIconSize, FieldIconSize), devicePixelRatioF()));
    QPalette toned = palette();
    toned.setColor(QPalette::WindowText, colour(tone, palette()));
    m_first->setPalette(toned);
    m_second->setPalette(toned);
}

void FieldError::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace renzhi

#include "moc_fielderror.cpp"
