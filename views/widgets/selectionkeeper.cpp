// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/selectionkeeper.h"

#include <QAbstractItemView>
#include <QItemSelectionModel>

namespace renzhi {

SelectionKeeper::SelectionKeeper(QAbstractItemView *view, std::function<QModelIndex()> wanted)
    : QObject(view), m_view(view), m_wanted(std::move(wanted))
{
}

void SelectionKeeper::setModel(QAbstractItemModel *model)
{
    if (m_view->model())
        m_view->model()->disconnect(this);
    QItemSelectionModel *old = m_view->selectionModel();
    if (model) {
        // Connected before the view is, so that these run before the selection model moves the
        // current row.
        const auto grab = [this] { ++m_held; };
        connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, grab);
        connect(model, &QAbstractItemModel::modelAboutToBeReset, this, grab);
    }
    m_view->setModel(model);
    delete old;
    if (!model)
        return;
    // … and these after it.
    connect(model, &QAbstractItemModel::rowsRemoved, this, &SelectionKeeper::release);
    connect(model, &QAbstractItemModel::modelReset, this, &SelectionKeeper::release);
    connect(model, &QAbstractItemModel::rowsInserted, this, [this] { restore(); });
    connect(model, &QAbstractItemModel::layoutChanged, this, [this] { restore(); });
    // Both: a row that is current already, because the view took the focus, is chosen by selecting
    // it.
    const auto look = [this] { lookAtCurrent(); };
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, look);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, look);
    restore();
}

void SelectionKeeper::restore(bool scroll)
{
    if (m_held > 0 || !m_view->selectionModel())
        return;
    const QModelIndex index = m_wanted();
    QItemSelectionModel *selection = m_view->selectionModel();
    if (index == selection->currentIndex() && (!index.isValid() || selection->isSelected(index))) {
        if (scroll && index.isValid())
            m_view->scrollTo(index);
        return;
    }
    ++m_held;
    const bool autoScroll = m_view->hasAutoScroll();
    m_view->setAutoScroll(scroll);
    if (index.isValid())
        selection->setCurrentIndex(index,
                                   QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    else
        selection->clear();
    m_view->setAutoScroll(autoScroll);
    if (scroll && index.isValid())
        m_view->scrollTo(index);
    --m_held;
}

void SelectionKeeper::hold(const std::function<void()> &change)
{
    ++m_held;
    change();
    release();
}

void SelectionKeeper::lookAtCurrent()
{
    const QModelIndex current = m_view->currentIndex();
    // A view that takes the focus makes its first row current without selecting it.
    if (m_held == 0 && current.isValid() && m_view->selectionModel()->isSelected(current))
        emit chosen(current);
}

void SelectionKeeper::release()
{
    --m_held;
    restore();
}

} // namespace renzhi

#include "moc_selectionkeeper.cpp"
