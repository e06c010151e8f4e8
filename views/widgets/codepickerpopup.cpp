// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/codepickerpopup.h"

#include "views/theme.h"
#include "views/widgets/codepickerdelegate.h"

#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxRows = 8;
constexpr int TreeHeight = 320;
constexpr int MinWidth = 40 * grid;

} // namespace

CodePickerPopup::CodePickerPopup(ChoiceListModel *model, QWidget *window)
    : QFrame(window), m_model(model)
{
    setObjectName(u"codePickerPopup"_s);
    setFrameShape(QFrame::Box);
    setAutoFillBackground(true);
    hide();

    m_list = new QListView(this);
    m_list->setObjectName(u"choices"_s);
    m_list->setModel(model);
    m_list->setItemDelegate(new CodePickerDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_list->setFrameShape(QFrame::NoFrame);
    connect(m_list, &QListView::clicked, this,
            [this](const QModelIndex &index) { emit rowPicked(index.row()); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &index) { emit currentRowChanged(index.row()); });

    m_tree = new QTreeView(this);
    m_tree->setObjectName(u"organizations"_s);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->installEventFilter(this);
    connect(m_tree, &QTreeView::clicked, this, [this](const QModelIndex &index) {
        const OrgId id = m_organizations->organizationAt(index);
        if (!id.isEmpty())
            emit organizationPicked(id);
    });

    m_note = new QLabel(this);
    m_note->setObjectName(u"choicesNote"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->setMargin(grid);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(0);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_note);
    window->installEventFilter(this);
    setBackgroundRole(QPalette::Base); // restyles, so it comes after what it styles
    restyle();
}

CodePickerPopup::~CodePickerPopup() = default;

void CodePickerPopup::openList(QWidget *anchor, const QString &emptyText, const QString &moreText)
{
    const int rows = m_model->rowCount();
    m_tree->hide();
    m_list->setVisible(rows > 0);
    const QString note = !emptyText.isEmpty() ? emptyText : moreText;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    const int rowHeightHint = m_list->sizeHintForRow(0);
    const int noteHeight
        = note.isEmpty() ? 0 : m_note->heightForWidth(std::max(anchor->width(), MinWidth) - 2);
    place(anchor, std::min(rows, MaxRows) * std::max(rowHeightHint, 0) + noteHeight + 2);
}

void CodePickerPopup::openTree(QWidget *anchor, std::shared_ptr<const ReferenceIndex> references,
                               const OrgId &current)
{
    if (!m_organizations) {
        m_organizations = std::make_unique<OrganizationTreeModel>();
        m_tree->setModel(m_organizations.get());
    }
    m_organizations->setReferences(std::move(references));
    // "All organizations" is no choice: hidden, or the invisible root when the others are under it.
    const QModelIndex all = m_organizations->indexOf(OrgId());
    if (all.isValid() && m_organizations->rowCount(all) > 0)
        m_tree->setRootIndex(all);
    else if (all.isValid())
        m_tree->setRowHidden(all.row(), all.parent(), true);
    m_list->hide();
    m_note->hide();
    m_tree->show();
    place(anchor, TreeHeight);
    QModelIndex at = m_organizations->indexOf(current);
    if (current.isEmpty() || !at.isValid())
        at = m_organizations->index(all.isValid() && m_tree->rootIndex() != all ? all.row() + 1 : 0,
                                    0, m_tree->rootIndex());
    for (QModelIndex up = at; up.isValid(); up = up.parent())
        m_tree->setExpanded(up, up != at || current.isEmpty());
    m_tree->setCurrentIndex(at);
    m_tree->scrollTo(at);
    m_tree->setFocus(Qt::PopupFocusReason);
}

void CodePickerPopup::close()
{
    hide();
}

void CodePickerPopup::follow()
{
    if (!isHidden())
        place(m_anchor, m_wantedHeight);
}

bool CodePickerPopup::isListOpen() const
{
    return !isHidden() && !m_tree->isVisibleTo(this);
}

bool CodePickerPopup::isTreeOpen() const
{
    return !isHidden() && m_tree->isVisibleTo(this);
}

int CodePickerPopup::currentRow() const
{
    return m_list->currentIndex().row();
}

void CodePickerPopup::setCurrentRow(int row)
{
    const QModelIndex index = m_model->index(row, 0);
    m_list->setCurrentIndex(index);
    if (index.isValid())
        m_list->scrollTo(index);
}

void CodePickerPopup::moveCurrent(int rows)
{
    const int count = m_model->rowCount();
    if (count > 0)
        setCurrentRow(std::clamp(currentRow() + rows, 0, count - 1));
}

void CodePickerPopup::setSpokenName(const QString &name)
{
    m_list->setAccessibleName(name);
    m_tree->setAccessibleName(name);
}

void CodePickerPopup::place(QWidget *anchor, int wantedHeight)
{
    m_anchor = anchor;
    m_wantedHeight = wantedHeight;
    QWidget *window = parentWidget();
    const QRect at(anchor->mapTo(window, QPoint(0, 0)), anchor->size());
    const int below = window->height() - at.bottom() - grid / 2;
    const int above = at.top() - grid / 2;
    const bool under = below >= wantedHeight || below >= above;
    const int height = std::min(wantedHeight, under ? below : above);
    const int width = std::min(std::max(at.width(), MinWidth), window->width() - grid);
    const int x
        = std::clamp(at.left(), grid / 2, std::max(grid / 2, window->width() - width - grid / 2));
    setGeometry(x, under ? at.bottom() + 2 : at.top() - height - 2, width, height);
    raise();
    show();
}

bool CodePickerPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            emit left();
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            const OrgId id = m_organizations->organizationAt(m_tree->currentIndex());
            if (!id.isEmpty())
                emit organizationPicked(id);
            return true;
        }
    } else if (watched == m_tree && event->type() == QEvent::FocusOut) {
        if (static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason)
            close();
    } else if (watched == parentWidget() && !isHidden()) {
        if (event->type() == QEvent::Resize)
            follow();
        else if (event->type() == QEvent::MouseButtonPress)
            close();
    }
    return QFrame::eventFilter(watched, event);
}

void CodePickerPopup::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        restyle();
    else if (event->type() == QEvent::LanguageChange && m_organizations)
        m_organizations->retranslate();
    QFrame::changeEvent(event);
}

void CodePickerPopup::restyle()
{
    QPalette quiet = m_note->palette();
    quiet.setColor(QPalette::WindowText, colour(Tone::Quiet, palette()));
    m_note->setPalette(quiet);
}

} // namespace renzhi

#include "moc_codepickerpopup.cpp"
