// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The question before a tenant goes: what would be lost with it, in the words of both languages.

#include "app/languageswitcher.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"

#include <QAction>
#include <QMessageBox>

#include <utility>

using namespace Qt::StringLiterals;
using namespace renzhi;

class TestRemoveTenant : public QObject
{
    Q_OBJECT
private slots:
    void lossesAreSaidInBothLanguages_data();
    void lossesAreSaidInBothLanguages();
};

void TestRemoveTenant::lossesAreSaidInBothLanguages_data()
{
    QTest::addColumn<UnsentWork>("unsent");
    QTest::addColumn<QStringList>("english");
    QTest::addColumn<QStringList>("chinese");
    QTest::newRow("nothing") << UnsentWork() << QStringList() << QStringList();
    QTest::newRow("changes") << UnsentWork { 2, 0, true }
                             << QStringList { u"2 changes in the Outbox were never sent"_s }
                             << QStringList { u"发件箱中有 2 项变更从未发送"_s };
    QTest::newRow("a draft") << UnsentWork { 0, 1, true }
                             << QStringList { u"1 draft of an unfinished form will be lost."_s }
                             << QStringList { u"1 份未完成的表单草稿将会丢失。"_s };
    QTest::newRow("everything") << UnsentWork { 1, 3, false }
                                << QStringList { u"1 change in the Outbox was never sent"_s,
                                                 u"3 drafts of unfinished forms will be lost."_s,
                                                 u"more may be lost."_s }
                                << QStringList { u"发件箱中有 1 项变更从未发送"_s,
                                                 u"3 份未完成的表单草稿将会丢失。"_s,
                                                 u"可能还有更多内容将会丢失。"_s };
}

void TestRemoveTenant::lossesAreSaidInBothLanguages()
{
    QFETCH(const UnsentWork, unsent);
    QFETCH(const QStringList, english);
    QFETCH(const QStringList, chinese);
    const QStringList everyLoss { u"Outbox"_s, u"unfinished"_s,   u"more may"_s,
                                  u"发件箱"_s, u"未完成的表单"_s, u"更多内容"_s };
    LanguageSwitcher languages;
    languages.setLanguage(Language::English);
    ShellWorld world;
    QVERIFY(world.open());
    QString asked;
    world.window().setUnsentWork([&](const QString &id) {
        asked = id;
        return unsent;
    });
    world.find<QAction>(u"actionRemoveTenant"_s)->trigger();
    const auto *box = world.find<QMessageBox>(u"removeTenantBox"_s);
    QVERIFY(box != nullptr);
    QCOMPARE(asked, world.session().profile.id);
    for (const auto &[language, said] :
         { std::pair(Language::English, english), std::pair(Language::Chinese, chinese) }) {
        languages.setLanguage(language);
        for (const QString &sentence : said)
            QTRY_VERIFY2(box->informativeText().contains(sentence),
                         qPrintable(box->informativeText()));
        for (const QString &loss : everyLoss) {
            const bool isSaid = !said.filter(loss).isEmpty();
            QVERIFY2(box->informativeText().contains(loss) == isSaid,
                     qPrintable(box->informativeText()));
        }
    }
}

RENZHI_TEST(TestRemoveTenant)
#include "tst_removetenant.moc"
