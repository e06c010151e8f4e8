// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAbstractItemModel>
#include <QHash>

#include <algorithm>
#include <bitset>
#include <functional>
#include <numeric>
#include <vector>

namespace renzhi {

// Brings the rows of a flat model to a wanted state with the least that views have to be told:
// removals in runs from the back, then one change of order, then insertions in runs, then
// dataChanged for kept rows that differ. Rows with the same key keep their persistent indexes, so
// selection, current row and open editors survive a refresh. Resets only where telling would cost
// more than it saves.
template <class Base> class RowModel : public Base
{
protected:
    using Base::Base;

    // Called whenever rows have moved, before views hear of it: what was remembered by row is wrong
    // now.
    virtual void forgetRows() { }

    // `keyOf(row)` names a row; a key that comes twice makes the model reset.
    template <class Row, class KeyOf>
    void replaceRows(std::vector<Row> &rows, std::vector<Row> wanted, KeyOf keyOf)
    {
        if (rows.empty() && wanted.empty())
            return;
        const std::vector<int> target = targetsOf(rows, wanted, keyOf);
        if (target.empty() && !rows.empty()) {
            this->beginResetModel();
            rows = std::move(wanted);
            forgetRows();
            this->endResetModel();
            return;
        }
        const std::vector<int> kept = removeGone(rows, target);
        reorder(rows, kept);
        insertNew(rows, wanted, kept);
        updateChanged(rows, wanted);
    }

    // The same of rows that are their own keys; beyond `mostCompared` of them it resets.
    template <class Key>
    void replaceKeys(std::vector<Key> &rows, std::vector<Key> wanted, size_t mostCompared)
    {
        if (wanted == rows)
            return;
        if (std::max(wanted.size(), rows.size()) > mostCompared) {
            this->beginResetModel();
            rows = std::move(wanted);
            forgetRows();
            this->endResetModel();
            return;
        }
        replaceRows(rows, std::move(wanted), [](const Key &key) { return key; });
    }

    // Where the rows of these keys stand, -1 for one that is not there: one walk, however many are
    // asked for. `keyOf(row)` as above.
    template <class Row, class Key, class KeyOf>
    static std::vector<int> placesOf(const std::vector<Row> &rows, const std::vector<Key> &keys,
                                     KeyOf keyOf)
    {
        QHash<Key, size_t> wanted;
        std::bitset<65'536> hints; // spare most of a million rows the look into the hash
        const auto hintOf
            = [&hints](const Key &key) { return std::hash<Key>()(key) % hints.size(); };
        for (size_t i = 0; i < keys.size(); ++i) {
            wanted.insert(keys[i], i);
            hints.set(hintOf(keys[i]));
        }
        std::vector<int> places(keys.size(), -1);
        qsizetype left = wanted.size();
        for (size_t row = 0; row < rows.size() && left > 0; ++row) {
            const Key key = keyOf(rows[row]);
            if (!hints.test(hintOf(key)))
                continue;
            const auto found = wanted.constFind(key);
            if (found == wanted.cend() || places[*found] >= 0)
                continue;
            places[*found] = int(row);
            --left;
        }
        return places;
    }

    // Announces all cells, which is one range however many there are.
    void announceAll()
    {
        const QAbstractItemModel &model = *this; // QAbstractListModel hides its columnCount()
        const int rows = model.rowCount();
        if (rows > 0)
            Q_EMIT this->dataChanged(model.index(0, 0),
                                     model.index(rows - 1, model.columnCount() - 1));
    }

    // Announces all cells of so many rows from each of these on, as far as there are any.
    void announcePages(const std::vector<int> &firsts, int rows)
    {
        const QAbstractItemModel &model = *this;
        for (const int first : firsts) {
            const int last = std::min(first + rows, model.rowCount()) - 1;
            Q_EMIT this->dataChanged(model.index(first, 0),
                                     model.index(last, model.columnCount() - 1));
        }
    }

    // Announces changed cells of the rows for which `changed(row)` holds.
    template <class Changed> void announce(int count, Changed changed)
    {
        const auto runs = runsWhere(count, changed);
        const QAbstractItemModel &model = *this; // QAbstractListModel hides its columnCount()
        const int lastColumn = model.columnCount() - 1;
        const auto tell = [&](int first, int last) {
            Q_EMIT this->dataChanged(model.index(first, 0), model.index(last, lastColumn));
        };
        if (runs.size() > MostRuns)
            return tell(runs.front().first, runs.back().last);
        for (const Run &run : runs)
            tell(run.first, run.last);
    }

private:
    struct Run
    {
        int first, last;
    };
    static constexpr size_t MostRuns = 64;

    template <class Wanted> static std::vector<Run> runsWhere(int count, Wanted wanted)
    {
        std::vector<Run> runs;
        for (int row = 0; row < count; ++row) {
            if (!wanted(row))
                continue;
            if (!runs.empty() && runs.back().last == row - 1)
                runs.back().last = row;
            else
                runs.push_back({ row, row });
        }
        return runs;
    }

    // Where each present row is to be (-1: nowhere); empty when a reset is the better way.
    template <class Row, class KeyOf>
    static std::vector<int> targetsOf(const std::vector<Row> &rows, const std::vector<Row> &wanted,
                                      KeyOf keyOf)
    {
        QHash<std::decay_t<decltype(keyOf(wanted.front()))>, int> places;
        places.reserve(qsizetype(wanted.size()));
        for (size_t i = 0; i < wanted.size(); ++i)
            places.insert(keyOf(wanted[i]), int(i));
        std::vector<int> target(rows.size());
        std::vector<bool> taken(wanted.size(), false);
        for (size_t i = 0; i < rows.size(); ++i) {
            target[i] = places.value(keyOf(rows[i]), -1);
            if (target[i] >= 0 && taken[size_t(target[i])])
                return {};
            if (target[i] >= 0)
                taken[size_t(target[i])] = true;
        }
        if (places.size() != qsizetype(wanted.size()))
            return {};
        const auto gone
            = runsWhere(int(rows.size()), [&](int row) { return target[size_t(row)] < 0; });
        const auto fresh
            = runsWhere(int(wanted.size()), [&](int row) { return !taken[size_t(row)]; });
        const bool nothingStays = !wanted.empty()
            && std::all_of(target.cbegin(), target.cend(), [](int t) { return t < 0; });
        return nothingStays || gone.size() + fresh.size() > MostRuns ? std::vector<int>() : target;
    }

    // Gives the targets of the rows that stay.
    template <class Row>
    std::vector<int> removeGone(std::vector<Row> &rows, const std::vector<int> &target)
    {
        auto runs = runsWhere(int(rows.size()), [&](int row) { return target[size_t(row)] < 0; });
        std::for_each(runs.crbegin(), runs.crend(), [&](const Run &run) {
            this->beginRemoveRows({}, run.first, run.last);
            rows.erase(rows.begin() + run.first, rows.begin() + run.last + 1);
            forgetRows();
            this->endRemoveRows();
        });
        std::vector<int> kept;
        std::copy_if(target.cbegin(), target.cend(), std::back_inserter(kept),
                     [](int t) { return t >= 0; });
        return kept;
    }

    template <class Row> void reorder(std::vector<Row> &rows, const std::vector<int> &kept)
    {
        if (std::is_sorted(kept.cbegin(), kept.cend()))
            return;
        std::vector<int> order(kept.size()); // which row comes n-th
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(),
                  [&](int a, int b) { return kept[size_t(a)] < kept[size_t(b)]; });
        std::vector<int> place(kept.size());
        for (size_t i = 0; i < order.size(); ++i)
            place[size_t(order[i])] = int(i);

        Q_EMIT this->layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
        std::vector<Row> sorted;
        sorted.reserve(rows.size());
        for (const int row : order)
            sorted.push_back(std::move(rows[size_t(row)]));
        rows = std::move(sorted);
        forgetRows();
        const QModelIndexList before = this->persistentIndexList();
        QModelIndexList after;
        after.reserve(before.size());
        for (const QModelIndex &index : before)
            after.append(this->index(place[size_t(index.row())], index.column()));
        this->changePersistentIndexList(before, after);
        Q_EMIT this->layoutChanged({}, QAbstractItemModel::VerticalSortHint);
    }

    template <class Row>
    void insertNew(std::vector<Row> &rows, const std::vector<Row> &wanted,
                   const std::vector<int> &kept)
    {
        std::vector<bool> there(wanted.size(), false);
        for (const int row : kept)
            there[size_t(row)] = true;
        // From the front: what stands before a run is as wanted by then.
        for (const Run &run :
             runsWhere(int(wanted.size()), [&](int row) { return !there[size_t(row)]; })) {
            this->beginInsertRows({}, run.first, run.last);
            rows.insert(rows.begin() + run.first, wanted.begin() + run.first,
                        wanted.begin() + run.last + 1);
            forgetRows();
            this->endInsertRows();
        }
    }

    template <class Row> void updateChanged(std::vector<Row> &rows, std::vector<Row> &wanted)
    {
        std::vector<bool> changed(rows.size());
        for (size_t i = 0; i < rows.size(); ++i)
            changed[i] = !(rows[i] == wanted[i]);
        rows = std::move(wanted);
        forgetRows();
        announce(int(rows.size()), [&](int row) { return changed[size_t(row)]; });
    }
};

} // namespace renzhi
