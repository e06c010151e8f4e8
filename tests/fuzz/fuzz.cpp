// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace renzhi::fuzz {

int Input::choice(int count)
{
    return quint8(byte() - quint8('A')) % count;
}

quint8 Input::byte()
{
    if (m_rest.isEmpty())
        return 0;
    const auto value = quint8(m_rest.front());
    m_rest = m_rest.sliced(1);
    return value;
}

quint32 Input::number()
{
    quint32 value = 0;
    for (int shift = 0; shift < 32; shift += 8)
        value |= quint32(byte()) << shift;
    return value;
}

QByteArray Input::line()
{
    const qsizetype end = m_rest.indexOf('\n');
    const QByteArray taken = m_rest.first(end < 0 ? m_rest.size() : end).toByteArray();
    m_rest = m_rest.sliced(end < 0 ? m_rest.size() : end + 1);
    return taken;
}

QByteArray Input::rest()
{
    const QByteArray taken = m_rest.toByteArray();
    m_rest = {};
    return taken;
}

void property(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

bool isPlain(const QString &text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format;
    });
}

bool isAltered(const QByteArray &json)
{
    return json.contains("\xEF\xBF\xBD") || json.contains("\xEF\xBB\xBF");
}

namespace {

struct Target
{
    std::string_view name;
    void (*run)(Input input);
};

constexpr std::array targets {
    Target { "answers", answers },   Target { "errors", errors }, Target { "token", token },
    Target { "people", people },     Target { "cache", cache },   Target { "outbox", outbox },
    Target { "drafts", drafts },     Target { "notes", notes },   Target { "options", options },
    Target { "profiles", profiles }, Target { "times", times },
};

// One program holds them all: linking it is a good part of the time that they take to build.
void (*chosenTarget)(Input input) = nullptr;

} // namespace

} // namespace renzhi::fuzz

// libFuzzer passes over what begins with two dashes.
extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    using namespace renzhi::fuzz;
    constexpr std::string_view prefix = "--target=";
    for (int i = 1; i < *argc; ++i) {
        const std::string_view argument((*argv)[i]);
        if (!argument.starts_with(prefix))
            continue;
        for (const Target &target : targets) {
            if (target.name == argument.substr(prefix.size()))
                chosenTarget = target.run;
        }
    }
    if (chosenTarget == nullptr) {
        std::fputs("--target= is one of:", stderr);
        for (const Target &target : targets)
            std::fprintf(stderr, " %s", target.name.data());
        std::fputs("\n", stderr);
        std::exit(2);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    using namespace renzhi::fuzz;
    chosenTarget(Input(QByteArrayView(data, qsizetype(size))));
    return 0;
}
