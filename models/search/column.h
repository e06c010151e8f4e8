// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>
#include <QStringView>

#include <algorithm>
#include <span>
#include <vector>

namespace renzhi {

// A growing array whose beginning may lie in a mapped file: what a start would have to copy or even
// to read is left where it is. The mapping is private, so its values can be set too.
template <class T> class Column
{
public:
    [[nodiscard]] size_t size() const { return m_base.size() + m_tail.size(); }
    [[nodiscard]] T operator[](size_t i) const
    {
        return i < m_base.size() ? m_base[i] : m_tail[i - m_base.size()];
    }
    void set(size_t i, T value)
    {
        (i < m_base.size() ? m_base[i] : m_tail[i - m_base.size()]) = value;
    }
    void append(T value)
    {
        makeRoomFor(1);
        m_tail.push_back(value);
    }
    void append(std::span<const T> values)
    {
        makeRoomFor(values.size());
        m_tail.insert(m_tail.end(), values.begin(), values.end());
    }
    void reserve(size_t size) { m_tail.reserve(size - std::min(size, m_base.size())); }

    void truncate(size_t size) { m_tail.resize(size - m_base.size()); }

    // The two parts, for loops over all of them.
    [[nodiscard]] std::span<const T> base() const { return m_base; }
    [[nodiscard]] std::span<const T> tail() const { return m_tail; }
    void setBase(std::span<T> mapped)
    {
        m_base = mapped;
        m_tail.clear();
    }

private:
    // A quarter at a time: columns of a million people that double leave half of it empty.
    void makeRoomFor(size_t more)
    {
        if (m_tail.capacity() - m_tail.size() < more)
            m_tail.reserve(m_tail.size() + std::max(more, m_tail.size() / 4 + 8));
    }

    std::span<T> m_base;
    std::vector<T> m_tail;
};

// Texts one behind the other, each with an end of its own, so that all of them can be searched in
// one pass.
template <class Char, class View> class BasicTextColumn
{
public:
    static constexpr Char End = Char(u'\n'); // in no text that is searched

    [[nodiscard]] size_t size() const { return starts.size(); }
    [[nodiscard]] View operator[](size_t i) const
    {
        const quint32 start = starts[i];
        const size_t base = text.base().size();
        const size_t end = i + 1 < starts.size() ? starts[i + 1] : text.size();
        const Char *at
            = start < base ? text.base().data() + start : text.tail().data() + (start - base);
        return { at, qsizetype(end - start - 1) };
    }
    void append(View value)
    {
        // Whoever looks at the place before the first one finds an end there.
        if (text.size() == 0)
            text.append(End);
        starts.append(quint32(text.size()));
        text.append(std::span(value.data(), size_t(value.size())));
        text.append(End);
    }
    void reserve(size_t texts, size_t characters)
    {
        starts.reserve(texts);
        text.reserve(characters);
    }
    void dropLast()
    {
        text.truncate(starts[starts.size() - 1]);
        starts.truncate(starts.size() - 1);
    }

    // Whether every text lies inside, each behind the one before; when they came from a file. What
    // stands in them, their ends too, is not looked at.
    [[nodiscard]] bool isConsistent() const
    {
        const std::span<const quint32> all = starts.base();
        if (all.empty())
            return text.size() <= 1;
        // No way out of the loop, so that the compiler compares several at a time: a start looks
        // through the texts of everybody here.
        quint32 wrong = 0;
        for (size_t i = 1; i < all.size(); ++i)
            wrong |= quint32(all[i] <= all[i - 1]);
        return wrong == 0 && all.front() == 1 && size_t(all.back()) + 1 <= text.size();
    }

    Column<Char> text;
    Column<quint32> starts;
};

// What stands at these places, in their order.
template <class T> Column<T> gathered(const Column<T> &from, std::span<const quint32> places)
{
    Column<T> to;
    to.reserve(places.size());
    for (const quint32 place : places)
        to.append(from[place]);
    return to;
}

template <class Char, class View>
BasicTextColumn<Char, View> gathered(const BasicTextColumn<Char, View> &from,
                                     std::span<const quint32> places)
{
    BasicTextColumn<Char, View> to;
    to.reserve(places.size(), from.text.size());
    for (const quint32 place : places)
        to.append(from[place]);
    return to;
}

using TextColumn = BasicTextColumn<char, QByteArrayView>;
using NameColumn = BasicTextColumn<QChar, QStringView>;

} // namespace renzhi
