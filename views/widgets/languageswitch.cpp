// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/languageswitch.h"

#include "views/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

namespace renzhi {

using namespace Qt::StringLiterals;

LanguageSwitch::LanguageSwitch(QWidget *parent)
    : QWidget(parent), m_chinese(new QToolButton(this)), m_english(new QToolButton(this))
{
    setObjectName(u"languageSwitch"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    // Each language names itself: who cannot read the other one has to find it.
    m_chinese->setObjectName(u"languageChinese"_s);
    m_chinese->setText(u"中"_s);
    m_chinese->setAccessibleName(u"中文"_s);
    m_chinese->setToolTip(u"中文"_s);
    m_english->setObjectName(u"languageEnglish"_s);
    m_english->setText(u"EN"_s);
    m_english->setAccessibleName(u"English"_s);
    m_english->setToolTip(u"English"_s);
    for (QToolButton *button : { m_chinese, m_english }) {
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        button->setMinimumSize(rowHeight, rowHeight - 2);
        layout->addWidget(button);
    }
    // No QButtonGroup: it would leave one of the two out of the Tab order. What is pressed shows
    // the language of now until setLanguage() answers the request.
    const auto request = [this](Language wanted) {
        setLanguage(m_language);
        emit languageRequested(wanted);
    };
    connect(m_chinese, &QToolButton::clicked, this, [request] { request(Language::Chinese); });
    connect(m_english, &QToolButton::clicked, this, [request] { request(Language::English); });
    retranslate();
}

void LanguageSwitch::setLanguage(Language language)
{
    m_language = language;
    m_chinese->setChecked(language == Language::Chinese);
    m_english->setChecked(language == Language::English);
}

void LanguageSwitch::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void LanguageSwitch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(colour(Tone::Line));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

void LanguageSwitch::retranslate()
{
    setAccessibleName(tr("Language"));
}

} // namespace renzhi

#include "moc_languageswitch.cpp"
