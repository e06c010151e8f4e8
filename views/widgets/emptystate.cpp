// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/emptystate.h"

#include "views/theme.h"
#include "views/widgets/iconlabel.h"
#include "views/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int PictureSize = 5 * grid;
constexpr int TextWidth = 60 * grid;

} // namespace

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_icon(new IconLabel(PictureSize, this))
    , m_title(new TextLabel(this))
    , m_text(new TextLabel(this))
    , m_button(new QPushButton(this))
    , m_second(new QPushButton(this))
{
    m_button->setObjectName(u"emptyStateButton"_s);
    m_second->setObjectName(u"emptyStateSecondButton"_s);
    m_title->setObjectName(u"emptyStateTitle"_s);
    m_text->setObjectName(u"emptyStateText"_s);
    m_title->setLook(TextLabel::Face::Strong);
    m_text->setLook(TextLabel::Face::Normal, Tone::Quiet);
    for (TextLabel *label : { m_title, m_text }) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setMaximumWidth(TextWidth);
    }
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_button);
    buttons->addWidget(m_second);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    for (TextLabel *label : { m_title, m_text }) {
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, 100);
        row->addStretch(1);
        layout->addLayout(row);
    }
    layout->addSpacing(grid);
    layout->addLayout(buttons);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondButtonClicked);
}

void EmptyState::setContent(QStringView iconName, const QString &title, const QString &text,
                            const QString &button, const QString &secondButton)
{
    m_icon->setIcon(iconName, Tone::Quiet);
    m_title->setText(title);
    setAccessibleName(title); // it has the keyboard where there is no button
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_second->setText(secondButton);
    m_second->setVisible(!secondButton.isEmpty());
}

void EmptyState::showOpening(QStringView iconName)
{
    setContent(iconName, tr("Opening the directory…"), {});
}

QWidget *EmptyState::focusTarget()
{
    for (QPushButton *button : { m_button, m_second }) {
        if (button->isVisible())
            return button;
    }
    return this;
}

QString EmptyState::title() const
{
    return m_title->text();
}

} // namespace renzhi

#include "moc_emptystate.cpp"
