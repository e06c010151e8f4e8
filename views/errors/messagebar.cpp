// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/errors/messagebar.h"

#include "views/errors/errorpresenter.h"
#include "views/errors/messageband.h"
#include "views/errors/plaintext.h"
#include "views/theme.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <array>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

Tone toneOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Info:
        return Tone::Accent;
    case MessageBar::Kind::Success:
        return Tone::Good;
    case MessageBar::Kind::Warning:
        return Tone::Warn;
    case MessageBar::Kind::Error:
        return Tone::Bad;
    }
    Q_UNREACHABLE();
}

QStringView iconOf(MessageBar::Kind kind)
{
    switch (kind) {
    case MessageBar::Kind::Info:
        return u"info";
    case MessageBar::Kind::Success:
        return u"check";
    case MessageBar::Kind::Warning:
        return u"warning";
    case MessageBar::Kind::Error:
        return u"error";
    }
    Q_UNREACHABLE();
}

void setLine(QLabel *label, const QString &text)
{
    label->setText(breakable(text));
    label->setVisible(!text.isEmpty());
}

// Titles stand alone and so carry no full stop.
QString sentence(const QString &title)
{
    static const QString Stops = u".!?…。！？"_s;
    if (title.isEmpty() || Stops.contains(title.back()))
        return title;
    const bool chinese = std::any_of(title.cbegin(), title.cend(),
                                     [](QChar c) { return c.script() == QChar::Script_Han; });
    return title + (chinese ? u'。' : u'.');
}

// "Why. What to do: this." as one paragraph of one language. A full-width stop brings its gap with
// it.
QString paragraph(const QString &cause, const QString &measure)
{
    const bool needsGap = !cause.isEmpty() && !measure.isEmpty() && !cause.endsWith(u'。');
    return needsGap ? QString(cause + u' ' + measure) : QString(cause + measure);
}

} // namespace

MessageBar::MessageBar(const ErrorCatalog &catalog, QWidget *parent)
    : QFrame(parent), m_catalog(catalog)
{
    setObjectName(u"messageBar"_s);
    build();
    hide();
}

void MessageBar::build()
{
    m_icon = new QLabel(this);
    m_icon->setObjectName(u"messageIcon"_s);
    m_icon->setFixedSize(messageIconSize, messageIconSize);

    auto *lines = new QVBoxLayout;
    lines->setSpacing(2);
    m_headline = addLine(lines, u"messageHeadline"_s);
    m_title = addLine(lines, u"messageTitle"_s);
    m_titleOther = addLine(lines, u"messageTitleOther"_s);
    lines->addSpacing(grid / 4);
    m_measure = addLine(lines, u"messageMeasure"_s);
    m_measureOther = addLine(lines, u"messageMeasureOther"_s);
    m_facts = addLine(lines, u"messageFacts"_s);

    m_actionRow = new QHBoxLayout;
    m_actionRow->setSpacing(grid);
    m_copy = new QPushButton(this);
    m_copy->setObjectName(u"copyDetails"_s);
    m_copy->setAutoDefault(false);
    connect(m_copy, &QPushButton::clicked, this, &MessageBar::copyDetails);
    m_actionRow->addWidget(m_copy);
    m_actionRow->addStretch(1);
    lines->addSpacing(grid / 4);
    lines->addLayout(m_actionRow);

    m_close = new QToolButton(this);
    m_close->setObjectName(u"messageClose"_s);
    m_close->setAutoRaise(true);
    m_close->setIcon(icon(u"close"));
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        emit closed();
    });

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(grid + messageBandWidth, grid, grid, grid);
    row->setSpacing(grid);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(lines, 1);
    row->addWidget(m_close, 0, Qt::AlignTop);
}

QLabel *MessageBar::addLine(QBoxLayout *lines, const QString &objectName)
{
    auto *label = new QLabel(this);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    lines->addWidget(label);
    return label;
}

void MessageBar::showError(const ApiError &error, Text headline, const QString &wordsKey)
{
    removeActions();
    m_kind = error.kind == ApiError::Kind::OutcomeUnknown ? Kind::Warning : Kind::Error;
    m_error = error;
    m_wordsKey = wordsKey;
    m_headlineText = std::move(headline);
    m_noticeText = {};
    showIt();
}

void MessageBar::showNotice(Kind kind, Text text, Text actionText, std::function<void()> action)
{
    removeActions();
    m_kind = kind;
    m_error.reset();
    m_headlineText = {};
    m_noticeText = std::move(text);
    if (actionText)
        offer(u"messageAction"_s, std::move(actionText), std::move(action));
    showIt();
}

void MessageBar::offer(const QString &objectName, Text text, std::function<void()> action)
{
    auto *button = new QPushButton(text(), this);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [action = std::move(action)] {
        if (action)
            action();
    });
    m_actionRow->insertWidget(static_cast<int>(m_actions.size()), button);
    button->show(); // the layout would do it, but later
    m_actions.push_back({ button, std::move(text) });
}

void MessageBar::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

void MessageBar::clear()
{
    hide();
    removeActions();
    m_error.reset();
    m_headlineText = {};
    m_noticeText = {};
}

void MessageBar::removeActions()
{
    for (const Action &action : m_actions) {
        // The click that led here may still be on the stack of this very button.
        action.button->hide();
        action.button->setObjectName(QString());
        action.button->deleteLater();
    }
    m_actions.clear();
}

void MessageBar::showIt()
{
    retranslate();
    restyle();
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void MessageBar::retranslate()
{
    m_copy->setText(tr("Copy details"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    for (const Action &action : m_actions)
        action.button->setText(action.text());

    setLine(m_headline, m_headlineText ? m_headlineText() : QString());
    m_copy->setVisible(m_error.has_value());
    if (m_error) {
        const ErrorWords said = words();
        const QString measure
            = said.measure.isEmpty() ? QString() : tr("What to do: %1").arg(said.measure);
        setLine(m_title, said.title);
        setLine(m_titleOther, said.titleOther);
        setLine(m_measure, paragraph(said.cause, measure));
        setLine(m_measureOther, paragraph(said.causeOther, said.measureOther));
        setLine(m_facts, said.facts);
    } else {
        setLine(m_title, m_noticeText ? m_noticeText() : QString());
        for (QLabel *label : { m_titleOther, m_measure, m_measureOther, m_facts })
            setLine(label, QString());
    }
    setAccessibleName(spokenText());
    setAccessibleDescription(QString());
}

void MessageBar::restyle()
{
    const Tone tone = toneOf(m_kind);
    m_icon->setPixmap(icon(iconOf(m_kind), tone)
                          .pixmap(QSize(messageIconSize, messageIconSize), devicePixelRatioF()));

    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_headline->setFont(bold);
    m_title->setFont(m_error ? bold : font());
    m_facts->setFont(codeFont(font()));

    QPalette toned = palette();
    toned.setColor(QPalette::WindowText, colour(tone, palette()));
    m_headline->setPalette(toned);
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, colour(Tone::Quiet, palette()));
    m_facts->setPalette(quiet);
    m_measureOther->setPalette(quiet);
    update();
}

ErrorWords MessageBar::words() const
{
    ErrorWords own = errorWords(*m_error, m_catalog);
    if (m_wordsKey.isEmpty())
        return own;
    ErrorWords keyed = errorWords(entryForCode(m_wordsKey, m_catalog));
    // What somebody answered is more than can be said in general; no answer at all is not.
    if (!m_error->code.isEmpty() || m_error->httpStatus != 0) {
        keyed.cause = paragraph(keyed.cause, sentence(own.title));
        keyed.causeOther = paragraph(keyed.causeOther, sentence(own.titleOther));
    }
    keyed.facts = own.facts;
    keyed.copyText
        = m_wordsKey + u'\n' + keyed.title + u'\n' + keyed.titleOther + u'\n' + own.copyText;
    return keyed;
}

void MessageBar::copyDetails()
{
    if (m_error)
        QGuiApplication::clipboard()->setText(words().copyText);
}

QString MessageBar::spokenText() const
{
    QStringList lines;
    for (const QLabel *label :
         { m_headline, m_title, m_titleOther, m_measure, m_measureOther, m_facts })
        lines.append(unbroken(label->text()));
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        restyle();
    QFrame::changeEvent(event);
}

void MessageBar::paintEvent(QPaintEvent *)
{
    paintMessageBand(*this, toneOf(m_kind));
}

} // namespace renzhi

#include "moc_messagebar.cpp"
