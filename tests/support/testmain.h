// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QtTest>

namespace renzhi::test {

using RunTest = int (*)(int argc, char **argv);

// Makes `run` known to the program under the name of its source file, without the suffix.
bool registerTest(const char *file, RunTest run);

template <class Application, class Test> int runTest(int argc, char **argv)
{
    QTest::Internal::callInitMain<Test>();
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    Application application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace renzhi::test

// The tests of a folder make one program, which links in a fraction of the time: these stand where
// QTEST_MAIN and QTEST_GUILESS_MAIN would. `renzhi-tests-words tst_windows …` runs one of them,
// with the options of every QtTest program; a program of one test needs no name.
#define RENZHI_TEST(Test) RENZHI_TEST_IN(QApplication, Test)
#define RENZHI_GUILESS_TEST(Test) RENZHI_TEST_IN(QCoreApplication, Test)
#define RENZHI_TEST_IN(Application, Test)                                                          \
    [[maybe_unused]] static const bool is##Test##Registered                                        \
        = renzhi::test::registerTest(__FILE_NAME__, &renzhi::test::runTest<Application, Test>);
