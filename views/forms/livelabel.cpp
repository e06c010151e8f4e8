// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/livelabel.h"

#include "views/errors/plaintext.h"

#include <QApplication>
#include <QEvent>

#include <utility>

namespace renzhi {

LiveLabel::LiveLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    hide();
}

void LiveLabel::say(Text text, std::optional<Tone> tone)
{
    m_words = std::move(text);
    m_tone = tone;
    retranslate();
    restyle();
}

void LiveLabel::clear()
{
    m_words = {};
    retranslate();
}

void LiveLabel::retranslate()
{
    const QString words = m_words ? m_words() : QString();
    setText(breakable(words));
    setVisible(!words.isEmpty());
}

void LiveLabel::restyle()
{
    // Setting a palette is itself a change of palette.
    if (std::exchange(m_restyling, true))
        return;
    QPalette toned = QApplication::palette(this);
    if (m_tone)
        toned.setColor(QPalette::WindowText, colour(*m_tone, toned));
    setPalette(toned);
    m_restyling = false;
}

void LiveLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationPaletteChange)
        restyle();
    QLabel::changeEvent(event);
}

} // namespace renzhi

#include "moc_livelabel.cpp"
