// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/conflictpanel.h"

#include "views/errors/plaintext.h"
#include "views/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QRadioButton>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int LongestValue = 64;

// A radio button neither wraps nor elides, and takes '&' for a mnemonic.
void setValue(QRadioButton *button, const QString &text)
{
    QString shown = text.simplified();
    button->setToolTip(shown.size() > LongestValue ? shown.toHtmlEscaped() : QString());
    if (shown.size() > LongestValue)
        shown = shown.left(LongestValue - 1) + u'…';
    button->setText(shown.replace(u'&', "&&"_L1));
}

} // namespace

ConflictPanel::ConflictPanel(QWidget *parent) : QFrame(parent)
{
    setObjectName(u"conflictPanel"_s);
    m_heading = new QLabel(this);
    m_heading->setObjectName(u"conflictHeading"_s);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setWordWrap(true);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(grid + grid / 2, grid, grid, grid);
    m_layout->setSpacing(grid);
    m_layout->addWidget(m_heading);
    hide();
}

void ConflictPanel::showRows(const QVector<Row> &rows)
{
    for (const Block &block : std::as_const(m_blocks)) {
        block.widget->hide();
        block.widget->deleteLater();
    }
    m_blocks.clear();
    for (const Row &row : rows)
        m_blocks.append(addBlock(row));
    retranslate();
    setVisible(!rows.isEmpty());
    if (rows.isEmpty())
        return;
    m_blocks.constFirst().take->setFocus(Qt::OtherFocusReason);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

ConflictPanel::Block ConflictPanel::addBlock(const Row &row)
{
    Block block;
    block.row = row;
    block.widget = new QWidget(this); // radio buttons of one parent exclude each other
    block.name = new QLabel(block.widget);
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    block.name->setFont(bold);
    block.base = new QLabel(block.widget);
    block.base->setObjectName(u"conflictBase_"_s + row.key);
    block.base->setWordWrap(true);
    for (QLabel *label : { block.name, block.base })
        label->setTextFormat(Qt::PlainText);
    block.take = new QRadioButton(block.widget);
    block.take->setObjectName(u"conflictTake_"_s + row.key);
    block.keep = new QRadioButton(block.widget);
    block.keep->setObjectName(u"conflictKeep_"_s + row.key);
    block.take->setChecked(row.takeTheirs);

    const Field field = row.field;
    connect(block.take, &QRadioButton::clicked, this, [this, field] { emit decided(field, true); });
    connect(block.keep, &QRadioButton::clicked, this,
            [this, field] { emit decided(field, false); });

    auto *lines = new QVBoxLayout(block.widget);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    lines->addWidget(block.name);
    lines->addWidget(block.base);
    lines->addWidget(block.take);
    lines->addWidget(block.keep);
    m_layout->addWidget(block.widget);
    block.widget->show();
    return block;
}

void ConflictPanel::keepMine(Field field, const Text &mine)
{
    for (Block &block : m_blocks) {
        if (block.row.field != field)
            continue;
        block.row.mine = mine;
        block.keep->setChecked(true);
    }
    retranslate();
}

bool ConflictPanel::isResolved() const
{
    return std::all_of(m_blocks.cbegin(), m_blocks.cend(), [](const Block &block) {
        return block.take->isChecked() || block.keep->isChecked();
    });
}

void ConflictPanel::retranslate()
{
    m_heading->setText(
        tr("This was changed on the server while you were editing. Nothing was sent. "
           "Choose for each input, then save again."));
    setAccessibleName(m_heading->text());
    for (const Block &block : std::as_const(m_blocks)) {
        block.name->setText(block.row.name());
        block.base->setText(breakable(tr("When you began: %1").arg(block.row.base())));
        setValue(block.take, tr("Take from the server: %1").arg(block.row.theirs()));
        setValue(block.keep, tr("Keep mine: %1").arg(block.row.mine()));
        block.take->setAccessibleDescription(block.row.name());
        block.keep->setAccessibleDescription(block.row.name());
    }
}

void ConflictPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void ConflictPanel::paintEvent(QPaintEvent *)
{
    const QColor tone = colour(Tone::Warn, palette());
    QColor wash = tone;
    wash.setAlphaF(isDark(palette()) ? 0.16F : 0.08F);
    QPainter painter(this);
    painter.fillRect(rect(), wash);
    painter.fillRect(0, 0, 4, height(), tone);
}

} // namespace renzhi

#include "moc_conflictpanel.cpp"
