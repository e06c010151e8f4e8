// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/codepickerdelegate.h"

#include "views/theme.h"

#include <QPainter>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int Padding = grid;

// A path may hold line breaks or markup of the server: it is drawn, never interpreted.
QString oneLine(const QString &text)
{
    return text.simplified();
}

void drawCodeAndPath(QPainter &painter, const QRect &rect, const QFont &font, const QString &code,
                     const QString &path, const QColor &ink)
{
    painter.setPen(ink);
    const QFont mono = codeFont(font);
    const QFontMetrics monoMetrics(mono);
    painter.setFont(mono);
    const QString shownCode = monoMetrics.elidedText(oneLine(code), Qt::ElideMiddle, rect.width());
    painter.drawText(rect, Qt::AlignVCenter | Qt::AlignLeft, shownCode);
    const int used
        = monoMetrics.horizontalAdvance(shownCode) + (shownCode.isEmpty() ? 0 : 2 * Padding);
    const QRect rest = rect.adjusted(used, 0, 0, 0);
    if (path.isEmpty() || rest.width() < 4 * Padding)
        return;
    painter.setFont(font);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetrics(font).elidedText(oneLine(path), Qt::ElideMiddle, rest.width()));
}

} // namespace

void CodePickerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    const auto choice = index.data(RecordRole).value<ChoiceListModel::Choice>();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    if (selected)
        painter->fillRect(option.rect, colour(Tone::Selected, option.palette));
    else if (hovered)
        painter->fillRect(option.rect, colour(Tone::Hover, option.palette));
    if (selected) // not by colour alone
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                          colour(Tone::Accent, option.palette));

    const QRect inner = option.rect.adjusted(Padding, Padding / 4, -Padding, -Padding / 4);
    const QColor ink = option.palette.color(QPalette::Text);
    const QColor quiet = colour(Tone::Quiet, option.palette);
    const bool single = choice.code.isEmpty() && choice.path.isEmpty();
    QRect top = inner;
    if (!single)
        top.setHeight(inner.height() / 2);
    painter->setFont(option.font);
    painter->setPen(choice.disabled || choice.none ? quiet : ink);
    const QString name = oneLine(index.data(Qt::DisplayRole).toString());
    painter->drawText(top, Qt::AlignVCenter | Qt::AlignLeft,
                      option.fontMetrics.elidedText(name, Qt::ElideRight, top.width()));
    if (!single) {
        const QRect bottom = inner.adjusted(0, inner.height() / 2, 0, 0);
        drawCodeAndPath(*painter, bottom, option.font, choice.code, choice.path, quiet);
    }
    painter->restore();
}

QSize CodePickerDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return { 20 * grid, 2 * option.fontMetrics.height() + grid };
}

CodePickerDetail::CodePickerDetail(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CodePickerDetail::setCode(const QString &code, const QString &path)
{
    m_code = code;
    m_path = path;
    m_sentence.clear();
    m_warning = false;
    setToolTip(text().toHtmlEscaped());
    update();
}

void CodePickerDetail::setSentence(const QString &text, bool warning)
{
    m_sentence = text;
    m_warning = warning;
    setToolTip(text.toHtmlEscaped());
    update();
}

QString CodePickerDetail::text() const
{
    if (!m_sentence.isEmpty())
        return m_sentence;
    return m_path.isEmpty() ? m_code : QString(m_code + u" · "_s + m_path);
}

QSize CodePickerDetail::sizeHint() const
{
    return { 20 * grid, fontMetrics().height() + 2 };
}

QSize CodePickerDetail::minimumSizeHint() const
{
    return { 10 * grid, fontMetrics().height() + 2 };
}

void CodePickerDetail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect line = rect();
    const QColor quiet = colour(Tone::Quiet, palette());
    if (m_sentence.isEmpty()) {
        drawCodeAndPath(painter, line, font(), m_code, m_path, quiet);
        return;
    }
    painter.setPen(m_warning ? colour(Tone::Warn, palette()) : quiet);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_sentence, Qt::ElideRight, line.width()));
}

} // namespace renzhi

#include "moc_codepickerdelegate.cpp"
