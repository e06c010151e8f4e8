// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/shortcuteditor.h"

#include "views/shortcuts.h"
#include "views/theme.h"
#include "views/widgets/keyinput.h"
#include "views/widgets/textlabel.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace renzhi {

using namespace Qt::StringLiterals;

ShortcutEditor::ShortcutEditor(Shortcuts &shortcuts, QWidget *parent)
    : QWidget(parent), m_shortcuts(shortcuts)
{
    build();
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ShortcutEditor::showChosen);
    connect(m_table, &QTableWidget::activated, m_edit,
            [this] { m_edit->setFocus(Qt::OtherFocusReason); });
    connect(m_edit, &KeyInput::keysPressed, this, &ShortcutEditor::take);
    connect(m_none, &QPushButton::clicked, this, [this] { take({}); });
    connect(m_reset, &QPushButton::clicked, &m_shortcuts, &Shortcuts::reset);
    connect(&m_shortcuts, &Shortcuts::changed, this, &ShortcutEditor::showState);
    retranslate();
    m_table->setCurrentCell(0, 0);
}

void ShortcutEditor::build()
{
    m_table = new QTableWidget(0, 2, this);
    m_table->setObjectName(u"shortcutTable"_s);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_caption = new QLabel(this);
    m_caption->setTextFormat(Qt::PlainText);
    m_edit = new KeyInput(this);
    m_edit->setObjectName(u"shortcutEdit"_s);
    m_caption->setBuddy(m_edit);
    m_none = new QPushButton(this);
    m_none->setObjectName(u"shortcutNone"_s);
    m_reset = new QPushButton(this);
    m_reset->setObjectName(u"shortcutReset"_s);
    for (QPushButton *button : { m_none, m_reset })
        button->setAutoDefault(false);
    m_note = new TextLabel(this);
    m_note->setObjectName(u"shortcutNote"_s);
    m_note->setWordWrap(true);

    auto *row = new QHBoxLayout;
    row->setSpacing(grid);
    row->addWidget(m_caption);
    row->addWidget(m_edit, 1);
    row->addWidget(m_none);
    row->addWidget(m_reset);
    auto *below = new QVBoxLayout;
    below->setContentsMargins(grid, 0, grid, grid);
    below->addLayout(row);
    below->addWidget(m_note);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(grid);
    layout->addWidget(m_table, 1);
    layout->addLayout(below);
}

void ShortcutEditor::fill()
{
    const int before = qMax(0, m_table->currentRow());
    m_table->setRowCount(0);
    m_listed.clear();
    for (QAction *action : m_shortcuts.actions()) {
        if (!m_shortcuts.isOffered(action))
            continue;
        const int row = m_table->rowCount();
        m_table->insertRow(row);
        m_table->setItem(row, 0, new QTableWidgetItem(m_shortcuts.name(action)));
        m_table->setItem(row, 1, new QTableWidgetItem());
        m_listed.append(action);
    }
    m_table->setCurrentCell(qMin(before, m_table->rowCount() - 1), 0);
}

QAction *ShortcutEditor::chosen() const
{
    return m_listed.value(m_table->currentRow());
}

void ShortcutEditor::showChosen()
{
    const QAction *action = chosen();
    if (action == nullptr)
        return;
    m_caption->setText(tr("Shortcut for “%1”:").arg(m_shortcuts.name(action)));
    m_edit->setAccessibleName(m_caption->text());
    m_edit->setKeys(action->shortcut());
    m_none->setEnabled(!action->shortcut().isEmpty());
    m_edit->setAccessibleDescription(QString());
    m_note->setText(tr("Press the new key. It applies at once."));
    m_note->setLook(TextLabel::Face::Normal, Tone::Quiet);
}

void ShortcutEditor::take(const QKeySequence &keys)
{
    QAction *action = chosen();
    if (action == nullptr)
        return;
    const QString why = m_shortcuts.obstacle(action, keys);
    if (why.isEmpty()) {
        m_shortcuts.set(action, keys);
        showChosen();
        return;
    }
    showChosen();
    m_note->setText(why);
    m_note->setLook(TextLabel::Face::Normal, Tone::Bad);
    m_edit->setAccessibleDescription(why);
    QAccessibleEvent event(m_note, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ShortcutEditor::showState()
{
    bool differs = false;
    for (int row = 0; row < m_listed.size(); ++row) {
        const bool changed = m_shortcuts.isChanged(m_listed.at(row));
        differs = differs || changed;
        QTableWidgetItem *item = m_table->item(row, 1);
        item->setText(Shortcuts::text(m_listed.at(row)));
        QFont face = codeFont();
        face.setBold(changed);
        item->setFont(face);
        item->setToolTip(changed ? tr("Changed by you") : QString());
    }
    m_reset->setEnabled(differs);
    showChosen();
}

void ShortcutEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ShortcutEditor::retranslate()
{
    m_table->setHorizontalHeaderLabels({ tr("Action"), tr("Shortcut") });
    m_table->setAccessibleName(tr("Keyboard shortcuts"));
    m_none->setText(tr("&No key"));
    m_reset->setText(tr("&Reset all"));
    m_reset->setToolTip(tr("Restores the original shortcut of every action"));
    fill();
    showState();
}

} // namespace renzhi

#include "moc_shortcuteditor.cpp"
