// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// States of a form that the walk over all windows does not come by: after a switch of language they
// say what they say when they appear in that language (F-53). The words are the real ones.

#include "app/languageswitcher.h"
#include "tests/gui/filledforms.h"
#include "tests/gui/windowwalk.h"
#include "tests/support/testmain.h"

#include <optional>

namespace renzhi {

using namespace Qt::StringLiterals;

class TestFormsLanguages : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { m_languages.setLanguage(Language::English); }
    void switchRewordsAConflict_data();
    void switchRewordsAConflict();

private:
    // The words of a conflict that came up in the language `first`; `then`: and after a switch.
    [[nodiscard]] QStringList conflictIn(Language first, std::optional<Language> then = {});

    LanguageSwitcher m_languages;
};

QStringList TestFormsLanguages::conflictIn(Language first, std::optional<Language> then)
{
    m_languages.setLanguage(Language::English); // as the world begins
    FormsWorld world;
    if (!world.open())
        return {};
    m_languages.setLanguage(first);
    WriteForm *form = fillIn(world, Write::UpdateJob).form;
    world.server.setJobs(u"user-1"_s,
                         { { u"job-0"_s, u"org-a"_s, u"pos-a1"_s, u"title-1"_s, true },
                           { u"job-1"_s, u"org-b"_s, u"pos-free"_s, {}, false } });
    world.press(form, u"primaryButton"_s);
    const auto *panel = form->findChild<QWidget *>(u"conflictPanel"_s);
    if (!QTest::qWaitFor([panel] { return panel->isVisible(); }, Patience))
        return {};
    if (then) {
        m_languages.setLanguage(*then);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LanguageChange);
    }
    return wordsOf(*form);
}

void TestFormsLanguages::switchRewordsAConflict_data()
{
    QTest::addColumn<Language>("from");
    QTest::addColumn<Language>("to");
    QTest::newRow("to Chinese") << Language::English << Language::Chinese;
    QTest::newRow("to English") << Language::Chinese << Language::English;
}

void TestFormsLanguages::switchRewordsAConflict()
{
    QFETCH(const Language, from);
    QFETCH(const Language, to);
    const QStringList before = conflictIn(from);
    const QStringList fresh = conflictIn(to);
    const QStringList switched = conflictIn(from, to);
    QVERIFY(!fresh.isEmpty());
    QVERIFY(fresh != before);
    QVERIFY2(switched == fresh, qPrintable(difference(fresh, switched)));
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestFormsLanguages)
#include "tst_forms_languages.moc"
