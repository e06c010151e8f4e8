// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/selectionkeeper.h"

#include <QAbstractItemView>
#include <QItemSelectionModel>

#include <algorithm>
#include <utility>

namespace renzhi {

namespace {

// Selected by hand, as far as that goes; everybody of a large tenant is not worth the wait.
constexpr size_t MostSelected = 4'000;

// As few ranges as there are: a selection looks for each new one among all it has.
QItemSelection selectionOf(const QAbstractItemModel &model, const std::vector<int> &sorted)
{
    QItemSelection selection;
    for (size_t first = 0; first < sorted.size();) {
        size_t next = first + 1;
        while (next < sorted.size() && sorted[next] == sorted[next - 1] + 1)
            ++next;
        selection.select(model.index(sorted[first], 0),
                         model.index(sorted[next - 1], model.columnCount() - 1));
        first = next;
    }
    return selection;
}

// A click makes the cell current that it hits.
bool areOfOneRow(const QModelIndex &one, const QModelIndex &other)
{
    return one.isValid() == other.isValid() && one.siblingAtColumn(other.column()) == other;
}

} // namespace

SelectionKeeper::SelectionKeeper(QAbstractItemView *view, std::function<QModelIndex()> wanted)
    : QObject(view), m_view(view), m_wanted(std::move(wanted))
{
}

void SelectionKeeper::setModel(QAbstractItemModel *model)
{
    if (m_view->model())
        m_view->model()->disconnect(this);
    m_selected = nullptr;
    QItemSelectionModel *old = m_view->selectionModel();
    if (model) {
        // Connected before the view is, so that these run before the selection model moves the
        // current row.
        const auto grab = [this] { ++m_held; };
        connect(model, &QAbstractItemModel::rowsAboutToBeRemoved, this, grab);
        connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
            ++m_held;
            noteSelected();
        });
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
    if (areOfOneRow(index, selection->currentIndex())
        && (!index.isValid() || selection->isSelected(index) || isTakenOut(index))) {
        if (scroll && index.isValid())
            m_view->scrollTo(index);
        return;
    }
    m_last = index;
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
    if (m_held == 0 && current.isValid() && m_view->selectionModel()->isSelected(current)) {
        m_last = current;
        emit chosen(current);
    }
}

// By the operator, out of several that are selected; the others stay so.
bool SelectionKeeper::isTakenOut(const QModelIndex &chosen) const
{
    const QItemSelectionModel *selection = m_view->selectionModel();
    return chosen.isValid() && areOfOneRow(chosen, m_last)
        && areOfOneRow(chosen, selection->currentIndex()) && selection->hasSelection()
        && !selection->isSelected(chosen);
}

// Of several resets in one change the first: the others find nothing selected any more.
void SelectionKeeper::noteSelected()
{
    if (!m_remember || m_selected)
        return;
    std::vector<int> rows;
    const QItemSelection selection = m_view->selectionModel()->selection();
    for (const QItemSelectionRange &range : selection) {
        if (rows.size() + size_t(range.height()) > MostSelected)
            return;
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    m_isChosenOut = isTakenOut(m_wanted());
    if (rows.size() > 1 || (m_isChosenOut && !rows.empty()))
        m_selected = m_remember(rows);
}

void SelectionKeeper::release()
{
    --m_held;
    if (m_held > 0)
        return;
    restore();
    selectAgain();
}

void SelectionKeeper::selectAgain()
{
    const FindRows find = std::exchange(m_selected, nullptr);
    if (!find || !m_wanted().isValid())
        return;
    std::vector<int> rows = find();
    std::erase(rows, -1);
    std::sort(rows.begin(), rows.end());
    if (rows.empty())
        return;
    ++m_held;
    QItemSelectionModel *selection = m_view->selectionModel();
    selection->select(selectionOf(*m_view->model(), rows),
                      QItemSelectionModel::Select | QItemSelectionModel::Rows);
    // The last ones that were selected are what Shift replaces: that is the chosen one alone.
    selection->select(m_wanted(),
                      (m_isChosenOut ? QItemSelectionModel::Deselect : QItemSelectionModel::Select)
                          | QItemSelectionModel::Rows);
    --m_held;
}

} // namespace renzhi

#include "moc_selectionkeeper.cpp"
