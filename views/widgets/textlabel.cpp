// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/textlabel.h"

#include "views/wording.h"

#include <QApplication>
#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

namespace renzhi {

TextLabel::TextLabel(QWidget *parent) : QLabel(parent)
{
    // The server's texts may look like HTML.
    setTextFormat(Qt::PlainText);
}

void TextLabel::setLook(Face face, std::optional<Tone> tone)
{
    m_face = face;
    m_tone = tone;
    restyle();
}

void TextLabel::setElideMode(Qt::TextElideMode mode)
{
    m_elide = mode;
    updateGeometry();
}

QSize TextLabel::minimumSizeHint() const
{
    QSize size = QLabel::minimumSizeHint();
    if (m_elide != Qt::ElideNone)
        size.setWidth(qMin(size.width(), fontMetrics().horizontalAdvance(QLatin1Char('m')) * 4));
    return size;
}

bool TextLabel::isElided() const
{
    return m_elide != Qt::ElideNone
        && fontMetrics().horizontalAdvance(text()) > contentsRect().width();
}

bool TextLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && isElided()) {
        const QString whole = toolTip().isEmpty() ? text() : QString(text() + u'\n' + toolTip());
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), wording::plainTip(whole),
                           this);
        return true;
    }
    const bool handled = QLabel::event(event);
    switch (event->type()) {
    case QEvent::ApplicationPaletteChange:
    case QEvent::ApplicationFontChange:
    case QEvent::PaletteChange:
    case QEvent::FontChange:
        restyle();
        break;
    default:
        break;
    }
    return handled;
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    if (m_elide == Qt::ElideNone) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text(), m_elide, contentsRect().width());
    style()->drawItemText(&painter, contentsRect(), int(alignment() | Qt::TextSingleLine),
                          palette(), isEnabled(), shown, foregroundRole());
}

// Only what differs from the surroundings is set, so that everything else goes on being inherited
// and a change of theme arrives here as an event.
void TextLabel::restyle()
{
    const QFont base = QApplication::font();
    QFont face;
    switch (m_face) {
    case Face::Normal:
        break;
    case Face::Strong:
        face.setWeight(QFont::DemiBold);
        break;
    case Face::Heading:
        face.setPointSizeF(headingFont(base).pointSizeF());
        face.setWeight(QFont::DemiBold);
        break;
    case Face::Code:
        face.setFamilies(codeFont(base).families());
        face.setPointSizeF(codeFont(base).pointSizeF());
        break;
    case Face::Small:
        face.setPointSizeF(qMax(7.5, base.pointSizeF() * 0.9));
        break;
    }
    QPalette ink;
    if (m_tone)
        ink.setColor(QPalette::WindowText, colour(*m_tone));
    // Setting the same again would send the same event again.
    if (m_restyling)
        return;
    m_restyling = true;
    setFont(face);
    setPalette(ink);
    m_restyling = false;
}

} // namespace renzhi

#include "moc_textlabel.cpp"
