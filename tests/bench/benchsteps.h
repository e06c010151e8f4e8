// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/bench/benchdesk.h"

#include <array>
#include <functional>

class QLineEdit;

namespace renzhi {
class ListPane;
class PeoplePane;
}

namespace renzhi::bench {

// Typed key by key, as an operator does; every start of one finds somebody.
inline constexpr std::array words { "zhang", "wangf", "li",  "chenwei", "zw",
                                    "lixi",  "138",   "e00", "yang" };

// Gives each key to `press`, a moment after the one before.
void typeWords(QLineEdit &box, const std::function<void(char)> &press);

// Milliseconds from the act until what is watched was painted.
[[nodiscard]] double timed(PaintWatch &watch, const std::function<void()> &act);

// Tells when a key in the search box of a window is over: the rows of what stands there by then are
// painted. Where these are the rows of before: nothing is searched any more, and the box is
// painted.
class KeyWatch
{
public:
    // The tenant is open.
    explicit KeyWatch(const QWidget &window);

    [[nodiscard]] QLineEdit &box() const { return m_box; }
    // Milliseconds from the key until it is over.
    [[nodiscard]] double timed(char key);

private:
    QLineEdit &m_box;
    const PeoplePane &m_pane;
    PaintWatch m_boxPaint;
    PaintWatch m_rowsPaint;
    QObject m_context;
    bool m_areOthers = false; // the rows
};

// Tells when what was asked of a list is over: its rows are others than those of before, no others
// are to come, and they are painted.
class RowsWatch
{
public:
    // The tenant is open.
    explicit RowsWatch(const ListPane &pane);

    // Milliseconds from the act until it is over. The act leaves other rows, or this never ends.
    [[nodiscard]] double timed(const std::function<void()> &act);

private:
    const ListPane &m_pane;
    PaintWatch m_paint;
    QObject m_context;
    bool m_areOthers = false; // the rows
};

// The syncs of a desk, as they end. One that fails ends the program.
class SyncWatch
{
public:
    explicit SyncWatch(DirectoryService &service);

    [[nodiscard]] int ended() const { return m_ended; }
    [[nodiscard]] const SyncReport &last() const { return m_last; }

private:
    QObject m_context;
    int m_ended = 0;
    SyncReport m_last;
};

// Waits until the worker has given what it has to give, and the window shows it.
void settle(BenchDesk &desk);
// The same, and until what a start does behind all that is over, too.
void rest(BenchDesk &desk);

void append(std::vector<double> &to, const std::vector<double> &from);

} // namespace renzhi::bench
