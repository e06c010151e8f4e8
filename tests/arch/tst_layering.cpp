// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/arch/sourcecheck.h"
#include "tests/support/testmain.h"

using namespace renzhi::arch;
using namespace Qt::StringLiterals;

namespace {

QString licence()
{
    return u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;
}

QStringList rulesOf(const QVector<Finding> &findings)
{
    QStringList rules;
    for (const Finding &finding : findings)
        rules.append(finding.rule);
    return rules;
}

QString report(const QVector<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines.append(toText(finding));
    return u"\n"_s + lines.join(u'\n');
}

} // namespace

// The rules of the house, over the real tree and, so that they are known to bite, over bad samples.
class TestLayering : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void treeIncludesDownwardOnly();
    void treeHoldsNothingForbidden();
    void everyAllowanceIsStillNeeded();
    void includeIsJudgedByItsLayers_data();
    void includeIsJudgedByItsLayers();
    void includeInACommentIsNone();
    void includeAfterAContinuedTextIsSeen();
    void badCodeIsFound_data();
    void badCodeIsFound();
    void goodCodeIsLeftAlone_data();
    void goodCodeIsLeftAlone();
    void memberQueryIsKnownFromItsHeader();
    void findingNamesItsLine();
    void literalsAndCommentsAreBlanked_data();
    void literalsAndCommentsAreBlanked();

private:
    QVector<SourceFile> m_tree;
    QStringList m_paths;
    QHash<QString, QString> m_textByPath;
};

void TestLayering::initTestCase()
{
    const QString root = qEnvironmentVariable("RENZHI_SOURCE_DIR");
    QVERIFY2(!root.isEmpty(), "RENZHI_SOURCE_DIR is not set; run this test through ctest");
    m_tree = readTree(root);
    for (const SourceFile &file : std::as_const(m_tree)) {
        m_paths.append(file.path);
        m_textByPath.insert(file.path, file.text);
    }
    // A check that reads nothing finds nothing.
    QVERIFY(m_tree.size() > 20);
    QVERIFY(m_paths.contains(u"models/core/ids.h"_s));
    QVERIFY(m_paths.contains(u"tests/arch/tst_layering.cpp"_s));
}

void TestLayering::treeIncludesDownwardOnly()
{
    QVector<Finding> findings;
    for (const SourceFile &file : std::as_const(m_tree))
        findings += checkIncludes(file, m_paths);
    QVERIFY2(findings.isEmpty(), qPrintable(report(findings)));
}

void TestLayering::treeHoldsNothingForbidden()
{
    QVector<Finding> findings;
    for (const SourceFile &file : std::as_const(m_tree)) {
        QString header = file.path;
        header.replace(QRegularExpression(u"\\.cpp$"_s), u".h"_s);
        findings += checkCode(file, header == file.path ? QString() : m_textByPath.value(header));
    }
    QVERIFY2(findings.isEmpty(), qPrintable(report(findings)));
}

void TestLayering::everyAllowanceIsStillNeeded()
{
    for (const Allowance &allowance : allowances()) {
        const SourceFile file { allowance.path, m_textByPath.value(allowance.path) };
        QVERIFY2(rulesOf(checkCodeStrictly(file)).contains(allowance.rule),
                 qPrintable(allowance.path));
    }
}

void TestLayering::includeIsJudgedByItsLayers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("directive");
    QTest::addColumn<QStringList>("rules");
    const auto row = [](const QString &path, const QString &directive, const QString &rule = {}) {
        QTest::newRow(qPrintable(path + u' ' + directive))
            << path << u"#include "_s + directive
            << (rule.isEmpty() ? QStringList() : QStringList { rule });
    };
    const auto upward = [](const char *from, const char *to) {
        return u"layer %1 includes %2"_s.arg(QLatin1StringView(from), QLatin1StringView(to));
    };
    row(u"models/core/x.cpp"_s, u"\"models/core/ids.h\""_s);
    row(u"models/core/x.cpp"_s, u"\"models/api/x.h\""_s, upward("models/core", "models/api"));
    row(u"models/core/x.cpp"_s, u"\"views/x.h\""_s, upward("models/core", "views"));
    row(u"models/api/x.cpp"_s, u"\"models/core/ids.h\""_s);
    row(u"models/api/x.cpp"_s, u"\"models/cache/x.h\""_s, upward("models/api", "models/cache"));
    row(u"models/cache/x.cpp"_s, u"\"models/api/x.h\""_s, upward("models/cache", "models/api"));
    row(u"models/search/x.cpp"_s, u"\"models/items/x.h\""_s,
        upward("models/search", "models/items"));
    row(u"models/items/x.cpp"_s, u"\"models/search/x.h\""_s);
    row(u"models/items/x.cpp"_s, u"\"models/directory/x.h\""_s,
        upward("models/items", "models/directory"));
    row(u"models/items/x.cpp"_s, u"\"models/cache/x.h\""_s, upward("models/items", "models/cache"));
    row(u"models/directory/x.cpp"_s, u"\"models/api/x.h\""_s);
    row(u"models/directory/x.cpp"_s, u"\"models/cache/x.h\""_s);
    row(u"models/directory/x.cpp"_s, u"\"models/items/x.h\""_s,
        upward("models/directory", "models/items"));
    row(u"views/pages/x.cpp"_s, u"\"models/directory/x.h\""_s);
    row(u"views/pages/x.cpp"_s, u"\"models/items/x.h\""_s);
    row(u"views/pages/x.cpp"_s, u"\"models/search/x.h\""_s);
    row(u"views/pages/x.cpp"_s, u"\"models/api/x.h\""_s, upward("views", "models/api"));
    row(u"views/pages/x.cpp"_s, u"\"models/cache/x.h\""_s, upward("views", "models/cache"));
    row(u"views/pages/x.cpp"_s, u"\"app/x.h\""_s, upward("views", "app"));
    row(u"views/pages/x.cpp"_s, u"\"ui_peoplepage.h\""_s);
    row(u"app/cli/x.cpp"_s, u"\"models/directory/x.h\""_s);
    row(u"app/cli/x.cpp"_s, u"\"views/x.h\""_s, upward("app/cli", "views"));
    row(u"app/cli/x.cpp"_s, u"\"models/api/x.h\""_s, upward("app/cli", "models/api"));
    row(u"app/cli/x.cpp"_s, u"\"app/x.h\""_s, upward("app/cli", "app"));
    row(u"app/sandbox/x.cpp"_s, u"\"app/sandbox/x.h\""_s);
    row(u"app/sandbox/x.cpp"_s, u"\"models/core/ids.h\""_s, upward("app/sandbox", "models/core"));
    row(u"app/sandbox/x.cpp"_s, u"\"views/x.h\""_s, upward("app/sandbox", "views"));
    row(u"app/x.cpp"_s, u"\"models/api/x.h\""_s);
    row(u"app/x.cpp"_s, u"\"app/cli/x.h\""_s);
    row(u"app/x.cpp"_s, u"\"app/sandbox/x.h\""_s, upward("app", "app/sandbox"));
    row(u"app/application.cpp"_s, u"\"app/sandbox/x.h\""_s);
    row(u"app/application.h"_s, u"\"app/sandbox/x.h\""_s, upward("app", "app/sandbox"));
    row(u"app/x.cpp"_s, u"\"tests/x.h\""_s, upward("app", "tests"));
    row(u"models/core/x.cpp"_s, u"\"tests/x.h\""_s, upward("models/core", "tests"));
    row(u"tests/gui/x.cpp"_s, u"\"app/sandbox/x.h\""_s);
    row(u"tests/gui/x.cpp"_s, u"\"tests/x.h\""_s);
    row(u"tests/gui/x.cpp"_s, u"\"x.moc\""_s);
    row(u"models/core/x.cpp"_s, u"\"ids.h\""_s, u"include not from the repository root"_s);
    row(u"models/core/x.cpp"_s, u"\"models/core/absent.h\""_s,
        u"include not from the repository root"_s);
    row(u"models/core/x.cpp"_s, u"\"../core/ids.h\""_s, u"relative include"_s);
    row(u"models/core/x.cpp"_s, u"\"models/../models/core/ids.h\""_s, u"relative include"_s);
    row(u"views/x.cpp"_s, u"<models/api/x.h>"_s, u"own header in angle brackets"_s);
    row(u"views/x.cpp"_s, u"<QString>"_s);
    row(u"views/x.cpp"_s, u"<tl/expected.hpp>"_s);
}

void TestLayering::includeIsJudgedByItsLayers()
{
    QFETCH(QString, path);
    QFETCH(QString, directive);
    QFETCH(QStringList, rules);
    const QStringList files { u"models/core/ids.h"_s, u"models/api/x.h"_s,
                              u"models/cache/x.h"_s,  u"models/search/x.h"_s,
                              u"models/items/x.h"_s,  u"models/directory/x.h"_s,
                              u"views/x.h"_s,         u"app/x.h"_s,
                              u"app/cli/x.h"_s,       u"app/sandbox/x.h"_s,
                              u"tests/x.h"_s };
    QCOMPARE(rulesOf(checkIncludes({ path, directive + u'\n' }, files)), rules);
}

void TestLayering::includeInACommentIsNone()
{
    const QString text = u"// #include \"views/x.h\"\n/*\n#include \"views/x.h\"\n*/\n"_s;
    QCOMPARE(checkIncludes({ u"models/core/x.cpp"_s, text }, {}), QVector<Finding> {});
}

void TestLayering::includeAfterAContinuedTextIsSeen()
{
    const QString text = u"const char *s = \"/*\";\n  #  include \"views/x.h\"\n"_s;
    const auto findings = checkIncludes({ u"models/core/x.cpp"_s, text }, { u"views/x.h"_s });
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().line, 2);
}

void TestLayering::badCodeIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("rule");
    const auto row
        = [](const char *what, const QString &path, const QString &code, const QString &rule) {
              QTest::newRow(what) << path << licence() + code << rule;
          };
    const QString view = u"views/pages/x.cpp"_s;
    const QString loop = u"nested loop"_s;
    row("dialog exec", view, u"QDialog dialog; if (dialog.exec() == 1) return;"_s, loop);
    row("dialog exec by pointer", view, u"m_dialog->exec();"_s, loop);
    row("menu exec", view, u"menu.exec(QCursor::pos());"_s, loop);
    row("exec of a call", view, u"dialog()->exec();"_s, loop);
    row("exec over a line break", view, u"dialog\n    .exec();"_s, loop);
    row("inherited exec", view, u"return QDialog::exec();"_s, loop);
    row("a dialog that is called query", view, u"QDialog query; query.exec();"_s, loop);
    row("event loop", u"tests/gui/x.cpp"_s, u"QEventLoop loop;"_s, loop);
    row("processing events", u"tests/gui/x.cpp"_s, u"QCoreApplication::processEvents();"_s, loop);
    row("blocking wait", u"models/api/x.cpp"_s, u"socket.waitForReadyRead(5);"_s,
        u"blocking wait"_s);
    row("future wait", u"models/directory/x.cpp"_s, u"future.waitForFinished();"_s,
        u"blocking wait"_s);
    row("message box", view, u"QMessageBox::warning(this, a, b);"_s, u"message box"_s);
    row("message box in app", u"app/x.cpp"_s, u"QMessageBox box;"_s, u"message box"_s);
    row("old connection", view, u"connect(a, SIGNAL(b()), this, &X::c);"_s,
        u"string-based connection"_s);
    row("old slot", view, u"connect(a, &A::b, this, SLOT (c()));"_s, u"string-based connection"_s);
    row("note", view,
        u"// TO"_s
        u"DO later"_s,
        u"left-over note"_s);
    row("other note", view,
        u"int x; /* FIX"_s
        u"ME */"_s,
        u"left-over note"_s);
    QTest::newRow("no licence") << view << u"int x;"_s << u"no licence line"_s;
    row("no include guard", u"views/x.h"_s, u"int x;"_s, u"no include guard"_s);
}

void TestLayering::badCodeIsFound()
{
    QFETCH(QString, path);
    QFETCH(QString, code);
    QFETCH(QString, rule);
    QCOMPARE(rulesOf(checkCode({ path, code })), QStringList { rule });
}

void TestLayering::goodCodeIsLeftAlone_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("code");
    const QString view = u"views/pages/x.cpp"_s;
    QTest::newRow("outermost loop") << u"app/main.cpp"_s << u"return QCoreApplication::exec();"_s;
    QTest::newRow("outermost loop, gui") << u"app/main.cpp"_s << u"return QApplication::exec();"_s;
    QTest::newRow("outermost loop by object")
        << u"app/main.cpp"_s << u"QApplication app(argc, argv); return app.exec();"_s;
    QTest::newRow("query") << u"models/cache/x.cpp"_s << u"QSqlQuery insert(db); insert.exec();"_s;
    QTest::newRow("query by reference")
        << u"models/cache/x.cpp"_s << u"void run(QSqlQuery &query) { query.exec(); }"_s;
    QTest::newRow("sqlite") << u"models/cache/x.cpp"_s << u"sqlite3_exec(a, b);"_s;
    QTest::newRow("named in a comment") << view << u"// never dialog.exec() or QMessageBox"_s;
    QTest::newRow("named in a text") << view << u"f(\"x.exec() SIGNAL(a) processEvents\");"_s;
    QTest::newRow("test helper") << u"tests/gui/x.cpp"_s << u"QTest::qWaitFor(f);"_s;
    QTest::newRow("message box in a test") << u"tests/gui/x.cpp"_s << u"QMessageBox *box;"_s;
    QTest::newRow("guarded header") << u"views/x.h"_s << u"#pragma once\n"_s;
}

void TestLayering::goodCodeIsLeftAlone()
{
    QFETCH(QString, path);
    QFETCH(QString, code);
    const QVector<Finding> findings = checkCode({ path, licence() + code });
    QVERIFY2(findings.isEmpty(), qPrintable(report(findings)));
}

void TestLayering::memberQueryIsKnownFromItsHeader()
{
    const SourceFile file { u"models/cache/x.cpp"_s, licence() + u"m_insert.exec();"_s };
    QCOMPARE(checkCode(file, u"QSqlQuery m_insert;"_s), QVector<Finding> {});
    QCOMPARE(checkCode(file, u"QDialog m_insert;"_s).size(), 1);
    QCOMPARE(checkCode(file, u"// QSqlQuery m_insert;"_s).size(), 1);
}

void TestLayering::findingNamesItsLine()
{
    const auto findings
        = checkCode({ u"views/x.cpp"_s, licence() + u"\n/* two\nlines */ a->exec();\n"_s });
    QCOMPARE(findings.size(), 1);
    QCOMPARE(toText(findings.first()), u"views/x.cpp:4: nested loop: a->exec("_s);
}

void TestLayering::literalsAndCommentsAreBlanked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("line comment") << u"a // b\nc"_s << u"a     \nc"_s;
    QTest::newRow("block comment") << u"a /*\n*/ c"_s << u"a   \n   c"_s;
    QTest::newRow("text") << u"f(\"a\\\"b\");"_s << u"f(      );"_s;
    QTest::newRow("character") << u"f('\"', '\\'', x);"_s << u"f(   ,     , x);"_s;
    QTest::newRow("raw text") << u"f(R\"x(a)\" \"b)x\", c)"_s << u"f(               , c)"_s;
    QTest::newRow("prefixed raw text") << u"uR\"(a\"b)\" c"_s << u"u         c"_s;
    QTest::newRow("digit separator") << u"f(20'000, g('a'))"_s << u"f(20'000, g(   ))"_s;
    QTest::newRow("comment sign in a text") << u"f(\"//\"); g()"_s << u"f(    ); g()"_s;
    QTest::newRow("quote in a comment") << u"// don't\ng()"_s << u"        \ng()"_s;
    QTest::newRow("unclosed text") << u"f(\"a\ng()"_s << u"f(   g()"_s;
}

void TestLayering::literalsAndCommentsAreBlanked()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    // What is blanked differs in length only where a line break is kept.
    const QString blanked = codeOnly(text);
    QCOMPARE(blanked.size(), text.size());
    QCOMPARE(blanked.simplified(), code.simplified());
    QCOMPARE(blanked.count(u'\n'), text.count(u'\n'));
}

RENZHI_GUILESS_TEST(TestLayering)
#include "tst_layering.moc"
