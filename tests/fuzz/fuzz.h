// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace renzhi::fuzz {

// The bytes of one execution, taken from the front and mostly in lines, so that a corpus can be
// written by hand. What is not there any more is 0 or empty.
class Input
{
public:
    explicit Input(QByteArrayView bytes) : m_rest(bytes) { }

    [[nodiscard]] bool isEmpty() const { return m_rest.isEmpty(); }
    // A choice of so many: 'A' is the first, 'B' the second.
    [[nodiscard]] int choice(int count);
    [[nodiscard]] quint8 byte();
    [[nodiscard]] quint32 number(); // four bytes, the lowest first
    [[nodiscard]] QByteArray line(); // without its '\n'
    [[nodiscard]] QString text() { return QString::fromUtf8(line()); }
    [[nodiscard]] QByteArray rest();

private:
    QByteArrayView m_rest;
};

// What must hold whatever came in. Ends the process, which libFuzzer takes for a finding.
void property(bool holds, const char *what);

// No line break, no escape sequence, no character that turns the writing around.
[[nodiscard]] bool isPlain(const QString &text);

// Whether Qt's JSON may not give back what was put into it: it writes another character in the
// place of half of one (which "\ud800" names), and drops a U+FEFF in front of a text.
[[nodiscard]] bool isAltered(const QByteArray &json);

// One target each: decodes its input, and says what must hold for what comes of it.
void answers(Input input); // of every endpoint
void errors(Input input); // what becomes of an answer that is none
void token(Input input);
void people(Input input); // the file of the search index
void cache(Input input); // values that the cache's file holds
void outbox(Input input); // an entry of outbox.json
void drafts(Input input); // the file of the forms that were not finished
void notes(Input input); // what an interrupted reading left in the stage
void options(Input input); // the command line
void profiles(Input input);
void times(Input input);

} // namespace renzhi::fuzz
