// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"

#include <QByteArray>
#include <QMap>

#include <cstdio>

namespace renzhi::test {

namespace {

QMap<QByteArray, RunTest> &tests()
{
    static QMap<QByteArray, RunTest> all;
    return all;
}

} // namespace

bool registerTest(const char *file, RunTest run)
{
    QByteArray name(file);
    name.truncate(name.lastIndexOf('.'));
    tests().insert(name, run);
    return true;
}

} // namespace renzhi::test

int main(int argc, char **argv)
{
    using namespace renzhi::test;
    if (tests().size() == 1)
        return tests().first()(argc, argv);
    if (const RunTest run = argc > 1 ? tests().value(argv[1]) : nullptr) {
        argv[1] = argv[0];
        return run(argc - 1, argv + 1);
    }
    std::fputs("Name one of these tests:\n", stderr);
    for (auto test = tests().cbegin(); test != tests().cend(); ++test)
        std::fprintf(stderr, "  %s\n", test.key().constData());
    return 2;
}
