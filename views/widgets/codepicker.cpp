// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/codepicker.h"

#include "views/theme.h"
#include "views/widgets/codepickerchoice.h"
#include "views/widgets/codepickerdelegate.h"
#include "views/widgets/codepickerpopup.h"
#include "views/wording.h"

#include <QAccessible>
#include <QBoxLayout>
#include <QEvent>
#include <QLineEdit>
#include <QToolButton>

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int InnerMargin = grid / 4; // between the frame and the buttons

} // namespace

CodePicker::CodePicker(QWidget *parent)
    : QWidget(parent), m_references(std::make_shared<ReferenceIndex>())
{
    build();
    setKind(Kind::Organizations, false);
}

CodePicker::~CodePicker()
{
    delete m_popup; // it shows a model of ours
}

void CodePicker::build()
{
    m_edit = new QLineEdit(this);
    m_edit->setObjectName(u"codePickerEdit"_s);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    connect(m_edit, &QLineEdit::textEdited, this, [this] {
        m_marked = false;
        if (!m_composing) // composing takes selected text away; what is committed is told again
            showList(false);
    });

    m_listButton = new QToolButton(this);
    m_listButton->setObjectName(u"codePickerList"_s);
    m_listButton->setIcon(icon(u"chevron-down"));
    m_treeButton = new QToolButton(this);
    m_treeButton->setObjectName(u"codePickerTree"_s);
    m_treeButton->setIcon(icon(u"tree"));
    for (QToolButton *button : { m_listButton, m_treeButton }) {
        button->setAutoRaise(true);
        button->setCursor(Qt::ArrowCursor);
        button->setFocusPolicy(Qt::NoFocus); // the keyboard has F4 and Alt+Up
    }
    connect(m_listButton, &QToolButton::clicked, this, [this] {
        m_edit->setFocus(Qt::MouseFocusReason);
        if (isListOpen())
            closePopup();
        else
            showList(true);
    });
    connect(m_treeButton, &QToolButton::clicked, this, &CodePicker::showTree);

    m_detail = new CodePickerDetail(this);
    m_detail->setObjectName(u"codePickerDetail"_s);

    // Inside the frame, so that the input ends where every other one of its form does.
    auto *inside = new QHBoxLayout(m_edit);
    inside->setContentsMargins(InnerMargin, InnerMargin, InnerMargin, InnerMargin);
    inside->setSpacing(0);
    inside->addStretch(1);
    inside->addWidget(m_listButton);
    inside->addWidget(m_treeButton);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid / 2);
    layout->addWidget(m_edit);
    layout->addWidget(m_detail);
}

void CodePicker::setKind(Kind kind, bool allowNone)
{
    delete std::exchange(m_popup, nullptr);
    m_kind = kind;
    m_allowNone = allowNone;
    m_model = std::make_unique<ChoiceListModel>(kind);
    m_model->setAllowNone(allowNone);
    m_model->setReferences(m_references);
    showButtons();
    setChoice(QString());
    retranslate();
}

void CodePicker::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    m_references = std::move(references);
    m_model->setReferences(m_references);
    if (m_choice && !m_choice->none)
        m_choice = resolvedChoice(m_kind, m_choice->id, *m_references);
    if (!isInvalid())
        display();
}

void CodePicker::setOrganization(const OrgId &org)
{
    m_organization = org;
    m_model->setOrganization(org);
    retranslate();
}

void CodePicker::setSpokenName(const QString &name)
{
    m_spokenName = name;
    retranslate();
}

void CodePicker::setLocked(bool locked, std::function<QString()> reason)
{
    m_locked = locked;
    m_lockReason = std::move(reason);
    m_edit->setReadOnly(locked);
    showButtons();
    closePopup();
    if (m_marked || (!locked && isInvalid()))
        retranslate(); // the text stays to be corrected
    else
        display();
}

void CodePicker::showButtons()
{
    const bool tree = !m_locked && m_kind == Kind::Organizations;
    m_listButton->setVisible(!m_locked);
    m_treeButton->setVisible(tree);
    int room = InnerMargin;
    if (!m_locked)
        room += m_listButton->sizeHint().width();
    if (tree)
        room += m_treeButton->sizeHint().width();
    m_edit->setTextMargins(0, 0, room, 0); // the text ends where they begin
}

QString CodePicker::choiceId() const
{
    return m_choice ? m_choice->id : QString();
}

bool CodePicker::isInvalid() const
{
    return m_marked || m_edit->text() != m_shown;
}

bool CodePicker::isUnresolved() const
{
    return m_choice && !m_choice->none && !isKnown(*m_choice);
}

bool CodePicker::needsChoice() const
{
    return !m_locked && (isInvalid() || isUnresolved() || (m_allowNone && !m_choice));
}

void CodePicker::setChoice(const QString &id)
{
    m_marked = false;
    if (!id.isEmpty()) {
        m_choice = resolvedChoice(m_kind, id, *m_references);
    } else if (m_allowNone) {
        Choice none;
        none.none = true;
        m_choice = none;
    } else {
        m_choice.reset();
    }
    display();
}

void CodePicker::leaveUnchosen(const QString &text)
{
    m_choice.reset();
    display();
    m_edit->setText(text);
    m_marked = true;
    restyle();
    retranslate();
}

TypedInput CodePicker::typed(const QString &key) const
{
    return { key, m_edit->text(), m_choice ? std::optional(m_choice->id) : std::nullopt,
             m_edit->text() != m_shown, m_marked };
}

void CodePicker::setTyped(const TypedInput &input)
{
    m_choice.reset(); // "nothing" is not the "none" that an empty id chooses
    if (input.choice)
        setChoice(*input.choice);
    else
        display();
    m_marked = input.isLeft;
    if (input.isTyped || input.isLeft)
        m_edit->setText(input.text);
    restyle();
    retranslate();
}

QString CodePicker::displayText() const
{
    if (!m_choice)
        return {};
    if (m_choice->none)
        return describeChoice(m_kind, QString(), *m_references);
    return isKnown(*m_choice) ? m_choice->name.simplified() : wording::unknown(m_choice->id);
}

QString CodePicker::emptyText() const
{
    if (m_kind == Kind::Positions && m_organization.isEmpty())
        return tr("Choose an organization first: positions belong to one.");
    if (m_model->rowCount() == 0)
        return tr("Nothing found");
    if (m_kind == Kind::Positions && m_model->rowCount() == 1 && m_model->choiceAt(0).none)
        return !isInvalid() ? tr("This organization has no positions.") : tr("Nothing found");
    return {};
}

CodePickerPopup *CodePicker::popup()
{
    if (m_popup != nullptr && m_popup->parentWidget() == window())
        return m_popup;
    delete m_popup;
    m_popup = new CodePickerPopup(m_model.get(), window());
    m_popup->setSpokenName(m_spokenName);
    connect(m_popup, &CodePickerPopup::rowPicked, this,
            [this](int row) { choose(m_model->choiceAt(row)); });
    connect(m_popup, &CodePickerPopup::organizationPicked, this, [this](const OrgId &id) {
        m_edit->setFocus(Qt::PopupFocusReason);
        choose(resolvedChoice(m_kind, id.toString(), *m_references));
    });
    connect(m_popup, &CodePickerPopup::left, this, [this] {
        m_edit->setFocus(Qt::PopupFocusReason);
        closePopup();
    });
    connect(m_popup, &CodePickerPopup::currentRowChanged, this, &CodePicker::speakRow);
    connect(m_popup, &QObject::destroyed, this, [this] { m_popup = nullptr; });
    return m_popup;
}

// `all`: everything on offer with the choice of now marked; otherwise what the typed text finds,
// with the best hit marked, so that Enter takes what is seen to be marked.
void CodePicker::showList(bool all)
{
    if (m_locked || !isEnabled())
        return;
    m_model->setFilter(all ? QString() : m_edit->text());
    const int rows = m_model->rowCount();
    int current = all ? m_model->rowOfId(choiceId()) : 0;
    if (!all && rows > 0 && m_model->choiceAt(0).none && !m_edit->text().isEmpty())
        current = rows > 1 ? 1 : -1;
    if (all && current < 0 && rows > 0)
        current = 0;
    const int hits = m_model->hits();
    const QString more = hits > rows
        ? tr("%1 of %2 shown: type more to narrow down").arg(rows).arg(hits)
        : QString();
    popup()->openList(m_edit, emptyText(), more);
    popup()->setCurrentRow(current);
    speakRow(current);
}

void CodePicker::showTree()
{
    if (m_locked || m_kind != Kind::Organizations)
        return;
    restore();
    popup()->openTree(m_edit, m_references, OrgId(choiceId()));
}

void CodePicker::closePopup()
{
    if (m_popup != nullptr)
        m_popup->close();
    describeEdit(m_detail->text());
}

bool CodePicker::isListOpen() const
{
    return m_popup != nullptr && m_popup->isListOpen();
}

void CodePicker::choose(const std::optional<Choice> &choice)
{
    closePopup();
    const bool changed = m_choice != choice;
    m_choice = choice;
    m_marked = false;
    display();
    selectAll();
    if (changed)
        emit choiceChanged();
}

void CodePicker::restore()
{
    closePopup();
    m_marked = false;
    display();
    selectAll();
}

// Ready to be typed over; two inputs with selected text would not show where typing goes.
void CodePicker::selectAll()
{
    if (m_edit->hasFocus())
        m_edit->selectAll();
}

void CodePicker::commit()
{
    if (m_locked || m_composing || !isInvalid()) {
        closePopup();
        return;
    }
    closePopup();
    const QString text = m_edit->text().trimmed();
    if (const std::optional<Choice> match
        = text.isEmpty() ? std::nullopt : exactChoice(*m_model, text)) {
        choose(match);
        return;
    }
    const bool had = m_choice.has_value();
    m_choice.reset();
    m_marked = !text.isEmpty() || m_allowNone;
    if (text.isEmpty())
        m_shown.clear();
    // The text stays as it was typed; only the line beneath changes.
    restyle();
    retranslate();
    if (had)
        emit choiceChanged();
}

void CodePicker::display()
{
    m_shown = displayText();
    m_edit->setText(m_shown);
    m_edit->setCursorPosition(0);
    restyle();
    retranslate();
}

void CodePicker::restyle()
{
    QPalette toned = palette();
    if (m_marked)
        toned.setColor(QPalette::Text, colour(Tone::Warn, palette()));
    else if (m_locked || (m_choice && (m_choice->none || !isKnown(*m_choice))))
        toned.setColor(QPalette::Text, colour(Tone::Quiet, palette()));
    m_edit->setPalette(toned);
}

void CodePicker::retranslate()
{
    m_model->retranslate();
    const bool waits = m_kind == Kind::Positions && m_organization.isEmpty();
    m_edit->setPlaceholderText(waits ? tr("Choose an organization first")
                                     : tr("Name, code, pinyin or initials"));
    m_listButton->setToolTip(tr("Show the list (F4)"));
    m_treeButton->setToolTip(tr("Show the tree (Alt+Up)"));
    m_edit->setAccessibleName(m_spokenName);
    m_listButton->setAccessibleName(tr("%1: show the list").arg(m_spokenName));
    m_treeButton->setAccessibleName(tr("%1: show the tree").arg(m_spokenName));
    if (m_popup != nullptr)
        m_popup->setSpokenName(m_spokenName);

    const QString reason = m_locked && m_lockReason ? m_lockReason() : QString();
    if (m_marked)
        m_detail->setSentence(tr("Nothing is chosen: pick one from the list."), true);
    else if (!reason.isEmpty())
        m_detail->setSentence(reason, false);
    else if (m_choice && !m_choice->none && isKnown(*m_choice))
        m_detail->setCode(m_choice->code, m_choice->path);
    else
        m_detail->setCode(QString(), QString());
    m_detail->setVisible(!m_detail->text().isEmpty()); // no gap where nothing is said
    m_edit->setToolTip(reason.toHtmlEscaped());
    describeEdit(m_detail->text());
}

// What stands under the input, after what is wrong with it (see FieldError).
void CodePicker::describeEdit(const QString &text)
{
    const QString problem = accessibleDescription();
    m_edit->setAccessibleDescription(problem.isEmpty() ? text : QString(problem + u'\n' + text));
}

// The focus stays in the input, so the marked row is told as the input's description.
void CodePicker::speakRow(int row)
{
    if (row < 0 || !isListOpen())
        return;
    const Choice choice = m_model->choiceAt(row);
    const QString name = m_model->index(row, 0).data(Qt::DisplayRole).toString();
    describeEdit(choice.code.isEmpty()
                     ? name
                     : QString(name + u", "_s + choice.code + u", "_s + choice.path));
    QAccessibleEvent event(m_edit, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

// Another input of the form has more to say, or less.
void CodePicker::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    if (m_popup != nullptr)
        m_popup->follow();
}

void CodePicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        // A choice is worded anew; text that is being typed stays as it is.
        if (isInvalid())
            retranslate();
        else
            display();
    } else if (event->type() == QEvent::PaletteChange) {
        restyle();
    } else if (event->type() == QEvent::EnabledChange && !isEnabled()) {
        closePopup();
    }
    QWidget::changeEvent(event);
}

} // namespace renzhi

#include "moc_codepicker.cpp"
