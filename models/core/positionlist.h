// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"

#include <QHash>
#include <QVector>

#include <iterator>
#include <memory>
#include <optional>
#include <vector>

namespace renzhi {

// The positions of a ReferenceIndex: an immutable value, found by row, id and code in O(1). with()
// gives another one with a few of them changed that shares all the rest, because a tenant has up to
// a hundred thousand and a write changes one. Of lists made so from one another a row means the
// same position in all; what is gone leaves its row empty. Pointers live as long as the list.
class PositionList
{
public:
    using Row = quint32;
    using Changes = QHash<PositionId, std::optional<Position>>; // nullopt: gone

    // Over those that are there, by row.
    class Iterator
    {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Position;
        using difference_type = qsizetype;
        using pointer = const Position *;
        using reference = const Position &;

        Iterator() = default;
        Iterator(const PositionList *list, Row row) : m_list(list), m_row(row) { skipEmpty(); }
        [[nodiscard]] const Position &operator*() const { return *m_list->at(m_row); }
        [[nodiscard]] const Position *operator->() const { return m_list->at(m_row); }
        Iterator &operator++()
        {
            ++m_row;
            skipEmpty();
            return *this;
        }
        Iterator operator++(int)
        {
            Iterator before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const Iterator &a, const Iterator &b)
        {
            return a.m_list == b.m_list && a.m_row == b.m_row;
        }

    private:
        void skipEmpty()
        {
            while (m_row < m_list->rowCount() && !m_list->at(m_row))
                ++m_row;
        }

        const PositionList *m_list = nullptr;
        Row m_row = 0;
    };
    using const_iterator = Iterator;
    using value_type = Position;

    PositionList();
    // Positions without an id are left out; of two with one id the later one stands.
    explicit PositionList(QVector<Position> positions);

    [[nodiscard]] qsizetype size() const { return m_size; } // of those that are there
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] Iterator begin() const { return { this, 0 }; }
    [[nodiscard]] Iterator end() const { return { this, rowCount() }; }
    [[nodiscard]] Iterator cbegin() const { return begin(); }
    [[nodiscard]] Iterator cend() const { return end(); }
    [[nodiscard]] QVector<Position> toVector() const { return { begin(), end() }; }
    // The same positions one after the other.
    friend bool operator==(const PositionList &a, const PositionList &b);

    [[nodiscard]] Row rowCount() const; // the empty ones too
    [[nodiscard]] const Position *at(Row row) const; // nullptr: the row is empty, or there is none
    [[nodiscard]] std::optional<Row> rowOf(const PositionId &id) const;
    [[nodiscard]] const Position *position(const PositionId &id) const; // nullptr when unknown
    // Of two with one code the one whose row comes first answers.
    [[nodiscard]] const Position *position(const PositionCode &code) const;
    [[nodiscard]] QVector<const Position *> positionsOf(const OrgId &org) const;

    // A changed one keeps its row; a new one gets a row behind all others.
    [[nodiscard]] PositionList with(const Changes &changes) const;
    [[nodiscard]] qsizetype changeCount() const; // since all of it was made anew
    // The rows that are not as they were in a list that this one was made from, or the other way
    // round; nothing when neither was, and rows do not mean the same.
    [[nodiscard]] std::optional<std::vector<Row>> changedSince(const PositionList &before) const;

private:
    struct Base;
    void put(const PositionId &id, const std::optional<Position> &position);

    std::shared_ptr<const Base> m_base;
    QHash<Row, std::optional<Position>> m_instead; // of rows of the base
    QVector<std::optional<Position>> m_added; // rows behind those of the base
    QHash<PositionId, Row> m_addedRows; // of all in m_added, also those gone again
    qsizetype m_size = 0;
};

} // namespace renzhi
