// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The code picker with keyboard, pointer and input method.

#include "tests/gui/formsworld.h"
#include "tests/support/testmain.h"

#include <QAbstractItemView>
#include <QDialog>
#include <QLabel>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// An organization below another, or a position of one.
template <class Record>
Record recordIn(OrgId Record::*above, const char *id, const char *aboveId, const QString &name,
                const char *code)
{
    Record record;
    record.id = decltype(record.id)(QString::fromLatin1(id));
    record.*above = OrgId(QString::fromLatin1(aboveId));
    record.name = name;
    record.code = decltype(record.code)(QString::fromLatin1(code));
    return record;
}

} // namespace

class TestCodePicker : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup() { m_dialog.reset(); }
    void typingFiltersAndEnterPicks_data();
    void typingFiltersAndEnterPicks();
    void arrowsMoveAndEnterPicks();
    void escapeRestoresThenIsTheForms();
    void f4AndAltDownOpenEverything();
    void preeditNeitherFiltersNorPicks();
    void composingOverTheChoiceWaits();
    void leavingWithAWholeCodeChooses();
    void leavingTakesTheSelectionAlong();
    void leavingWithPartOfANameChoosesNothing();
    void emptyTextIsNotNone();
    void positionsAreThoseOfTheOrganization();
    void unknownIdIsShownAndKept();
    void lockedPickerCannotBeChanged();
    void treePicksAnOrganization();
    void pointerPicks();
    void languageSwitchKeepsChoiceAndTyping();
    void inputIsNamedAndDescribed();
    void programmaticChoiceDoesNotSignal();

private:
    [[nodiscard]] QAbstractItemView *list() const
    {
        return m_dialog->findChild<QAbstractItemView *>(u"choices"_s);
    }
    [[nodiscard]] bool isOpen() const
    {
        const QWidget *popup = m_dialog->findChild<QWidget *>(u"codePickerPopup"_s);
        return popup != nullptr && popup->isVisible();
    }
    void use(CodePicker::Kind kind, bool allowNone, const OrgId &org = {});

    std::unique_ptr<QDialog> m_dialog;
    CodePicker *m_picker = nullptr;
    QLineEdit *m_edit = nullptr;
    QLineEdit *m_next = nullptr;
    std::shared_ptr<const ReferenceIndex> m_references;
};

void TestCodePicker::init()
{
    FormsWorld::setLanguage(Language::English);
    const auto organization
        = [](const auto &...values) { return recordIn(&Organization::parentId, values...); };
    const auto position
        = [](const auto &...values) { return recordIn(&Position::orgId, values...); };
    m_references = std::make_shared<ReferenceIndex>(
        QVector<Organization> { organization("g", "", u"示例集团"_s, "G"),
                                organization("r", "g", u"研发中心"_s, "R"),
                                organization("p", "r", u"平台部"_s, "D0012"),
                                organization("s", "g", u"销售中心"_s, "S"),
                                organization("s2", "s", u"平台部"_s, "D0099") },
        QVector<Title> {},
        QVector<Position> { position("j", "p", u"Java 工程师"_s, "J1"),
                            position("t", "p", u"Tester"_s, "T1"),
                            position("c", "s", u"顾问"_s, "C1") });
    use(CodePicker::Kind::Organizations, false);
}

void TestCodePicker::use(CodePicker::Kind kind, bool allowNone, const OrgId &org)
{
    m_dialog = std::make_unique<QDialog>();
    m_dialog->resize(640, 480);
    auto *layout = new QVBoxLayout(m_dialog.get());
    m_picker = new CodePicker;
    m_picker->setKind(kind, allowNone);
    m_picker->setReferences(m_references);
    m_picker->setSpokenName(u"Organization"_s);
    m_picker->setOrganization(org);
    m_next = new QLineEdit;
    layout->addWidget(m_picker);
    layout->addWidget(m_next);
    layout->addStretch(1);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_dialog.get()));
    m_dialog->activateWindow();
    m_edit = FormsWorld::editOf(m_picker);
    m_edit->setFocus();
    QTRY_VERIFY(m_edit->hasFocus());
}

void TestCodePicker::typingFiltersAndEnterPicks_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("id");
    QTest::newRow("code") << u"D0099"_s << u"s2"_s;
    QTest::newRow("pinyin") << u"yanfa"_s << u"r"_s;
    QTest::newRow("initials") << u"xszx"_s << u"s"_s;
}

void TestCodePicker::typingFiltersAndEnterPicks()
{
    QFETCH(QString, typed);
    QFETCH(QString, id);
    QSignalSpy changed(m_picker, &CodePicker::choiceChanged);
    QTest::keyClicks(m_edit, typed);
    QVERIFY(isOpen());
    QVERIFY(list()->currentIndex().isValid()); // what Enter takes is marked
    QVERIFY(m_edit->hasFocus());
    QCOMPARE(changed.count(), 0);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QVERIFY(!isOpen());
    QCOMPARE(m_picker->choiceId(), id);
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_dialog->isVisible()); // Enter picked; it did not press a button
}

void TestCodePicker::arrowsMoveAndEnterPicks()
{
    QTest::keyClick(m_edit, Qt::Key_Down);
    QVERIFY(isOpen());
    const QString first = list()->currentIndex().data().toString();
    QTest::keyClick(m_edit, Qt::Key_Down);
    const QString second = list()->currentIndex().data().toString();
    QVERIFY(first != second);
    QTest::keyClick(m_edit, Qt::Key_Up);
    QCOMPARE(list()->currentIndex().data().toString(), first);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_edit->text(), second);
}

void TestCodePicker::escapeRestoresThenIsTheForms()
{
    m_picker->setChoice(u"r"_s);
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"xx"_s);
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QVERIFY(!isOpen());
    QCOMPARE(m_edit->text(), u"研发中心"_s);
    QCOMPARE(m_picker->choiceId(), u"r"_s);
    QVERIFY(m_dialog->isVisible());
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void TestCodePicker::f4AndAltDownOpenEverything()
{
    m_picker->setChoice(u"s"_s);
    QTest::keyClick(m_edit, Qt::Key_F4);
    QVERIFY(isOpen());
    QCOMPARE(list()->model()->rowCount(), 5);
    QCOMPARE(list()->currentIndex().data().toString(), u"销售中心"_s); // the choice of now
    QTest::keyClick(m_edit, Qt::Key_F4);
    QVERIFY(!isOpen());
    QTest::keyClick(m_edit, Qt::Key_Down, Qt::AltModifier);
    QVERIFY(isOpen());
}

void TestCodePicker::preeditNeitherFiltersNorPicks()
{
    QInputMethodEvent composing(u"yan fa"_s, {});
    QCoreApplication::sendEvent(m_edit, &composing);
    QVERIFY(!isOpen());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(!m_picker->choice());
    QInputMethodEvent committed;
    committed.setCommitString(u"研发"_s);
    QCoreApplication::sendEvent(m_edit, &committed);
    QVERIFY(isOpen());
    QTest::keyClick(m_edit, Qt::Key_Return);
    QCOMPARE(m_picker->choiceId(), u"r"_s);
}

void TestCodePicker::composingOverTheChoiceWaits()
{
    m_picker->setChoice(u"s"_s);
    m_edit->selectAll();
    QInputMethodEvent composing(u"yan fa"_s, {});
    QCoreApplication::sendEvent(m_edit, &composing);
    QVERIFY(!isOpen());
    QCOMPARE(m_picker->choiceId(), u"s"_s);
    QInputMethodEvent committed;
    committed.setCommitString(u"研发"_s);
    QCoreApplication::sendEvent(m_edit, &committed);
    QVERIFY(isOpen());
    QCOMPARE(list()->model()->index(0, 0).data().toString(), u"研发中心"_s);
}

void TestCodePicker::leavingWithAWholeCodeChooses()
{
    QSignalSpy changed(m_picker, &CodePicker::choiceChanged);
    QTest::keyClicks(m_edit, u"D0012"_s);
    QTest::keyClick(m_edit, Qt::Key_Tab);
    QCOMPARE(m_picker->choiceId(), u"p"_s);
    QCOMPARE(changed.count(), 1);
    QVERIFY(!m_picker->isInvalid());
}

void TestCodePicker::leavingTakesTheSelectionAlong()
{
    QTest::keyClicks(m_edit, u"D0012"_s);
    m_next->setFocus();
    QTRY_COMPARE(m_picker->choiceId(), u"p"_s);
    QCOMPARE(m_edit->selectedText(), QString());
    m_picker->setFocus();
    QTRY_VERIFY(m_edit->hasFocus());
    QTest::keyClick(m_edit, Qt::Key_Down);
    QTest::keyClick(m_edit, Qt::Key_Return);
    QVERIFY(m_edit->hasSelectedText()); // the next letter replaces it
}

void TestCodePicker::leavingWithPartOfANameChoosesNothing()
{
    m_picker->setChoice(u"r"_s);
    QSignalSpy changed(m_picker, &CodePicker::choiceChanged);
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"D00"_s);
    m_next->setFocus();
    QVERIFY(!isOpen());
    QVERIFY(!m_picker->choice());
    QVERIFY(m_picker->isInvalid());
    QCOMPARE(m_edit->text(), u"D00"_s); // what was typed stays
    QCOMPARE(changed.count(), 1);
    // A name that two organizations have names neither.
    FormsWorld::setLanguage(Language::English);
    m_edit->setFocus();
    m_edit->clear();
    QInputMethodEvent committed;
    committed.setCommitString(u"平台部"_s);
    QCoreApplication::sendEvent(m_edit, &committed);
    m_next->setFocus();
    QVERIFY(!m_picker->choice());
}

void TestCodePicker::emptyTextIsNotNone()
{
    use(CodePicker::Kind::Positions, true, OrgId(u"p"_s));
    QVERIFY(m_picker->isNone());
    QCOMPARE(m_edit->text(), u"No position"_s);
    m_edit->selectAll();
    QTest::keyClick(m_edit, Qt::Key_Delete);
    m_next->setFocus();
    QVERIFY(!m_picker->isNone());
    QVERIFY(m_picker->isInvalid());
}

void TestCodePicker::positionsAreThoseOfTheOrganization()
{
    use(CodePicker::Kind::Positions, true, OrgId(u"p"_s));
    QTest::keyClick(m_edit, Qt::Key_F4);
    QStringList names;
    for (int row = 0; row < list()->model()->rowCount(); ++row)
        names.append(list()->model()->index(row, 0).data().toString());
    names.sort();
    QCOMPARE(names, QStringList({ u"Java 工程师"_s, u"No position"_s, u"Tester"_s }));
    QTest::keyClick(m_edit, Qt::Key_Escape);
    m_picker->setOrganization(OrgId());
    QTest::keyClick(m_edit, Qt::Key_F4);
    const auto *note = m_dialog->findChild<QLabel *>(u"choicesNote"_s);
    QVERIFY(note->isVisible() && note->text().contains("organization first"_L1));
}

void TestCodePicker::unknownIdIsShownAndKept()
{
    m_picker->setChoice(u"2020-ghost"_s);
    QCOMPARE(m_edit->text(), u"Unknown (2020-ghost)"_s);
    QVERIFY(m_picker->isUnresolved());
    QVERIFY(!m_picker->isInvalid());
    QCOMPARE(m_picker->choiceId(), u"2020-ghost"_s);
}

void TestCodePicker::lockedPickerCannotBeChanged()
{
    m_picker->setChoice(u"r"_s);
    m_picker->setLocked(true, [] { return u"because"_s; });
    QTest::keyClicks(m_edit, u"D0012"_s);
    QTest::keyClick(m_edit, Qt::Key_F4);
    QVERIFY(!isOpen());
    QCOMPARE(m_picker->choiceId(), u"r"_s);
    QCOMPARE(m_edit->toolTip(), u"because"_s);
    QVERIFY(m_edit->accessibleDescription().contains("because"_L1));
}

void TestCodePicker::treePicksAnOrganization()
{
    m_picker->setChoice(u"p"_s);
    auto *button = m_dialog->findChild<QToolButton *>(u"codePickerTree"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    auto *tree = m_dialog->findChild<QTreeView *>(u"organizations"_s);
    QVERIFY(tree->isVisible());
    QTRY_VERIFY(tree->hasFocus());
    QCOMPARE(tree->currentIndex().data().toString(), u"平台部"_s);
    QTest::keyClick(tree, Qt::Key_Up);
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(m_picker->choiceId(), u"r"_s);
    QVERIFY(!isOpen());
    QVERIFY(m_edit->hasFocus());

    QTest::keyClick(m_edit, Qt::Key_Up, Qt::AltModifier);
    QVERIFY(tree->isVisible());
    QTest::keyClick(tree, Qt::Key_Escape);
    QVERIFY(!isOpen());
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(m_picker->choiceId(), u"r"_s);
}

void TestCodePicker::pointerPicks()
{
    QTest::mouseClick(m_dialog->findChild<QToolButton *>(u"codePickerList"_s), Qt::LeftButton);
    QVERIFY(isOpen());
    const QModelIndex row = list()->model()->index(2, 0);
    const QString name = row.data().toString();
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, list()->visualRect(row).center());
    QVERIFY(!isOpen());
    QCOMPARE(m_edit->text(), name);
    QVERIFY(m_edit->hasFocus());
}

void TestCodePicker::languageSwitchKeepsChoiceAndTyping()
{
    m_picker->setChoice(u"r"_s);
    m_edit->selectAll();
    QTest::keyClicks(m_edit, u"D0"_s);
    FormsWorld::setLanguage(Language::Chinese);
    QCOMPARE(m_edit->text(), u"D0"_s);
    QTest::keyClick(m_edit, Qt::Key_Escape);
    QCOMPARE(m_picker->choiceId(), u"r"_s);
    FormsWorld::setLanguage(Language::English);
    QVERIFY(!m_picker->isInvalid());
}

void TestCodePicker::inputIsNamedAndDescribed()
{
    QCOMPARE(m_edit->accessibleName(), u"Organization"_s);
    m_picker->setChoice(u"p"_s);
    QVERIFY(m_edit->accessibleDescription().contains("D0012"_L1));
    QVERIFY(m_edit->accessibleDescription().contains(u"示例集团/研发中心"_s));
    QTest::keyClick(m_edit, Qt::Key_F4);
    QTest::keyClick(m_edit, Qt::Key_Down);
    QVERIFY(m_edit->accessibleDescription().contains(list()->currentIndex().data().toString()));
    const QList<QToolButton *> buttons = m_picker->findChildren<QToolButton *>();
    for (const QToolButton *button : buttons)
        QVERIFY(!button->accessibleName().isEmpty());
}

void TestCodePicker::programmaticChoiceDoesNotSignal()
{
    QSignalSpy changed(m_picker, &CodePicker::choiceChanged);
    m_picker->setChoice(u"r"_s);
    m_picker->setReferences(m_references);
    m_picker->setChoice(QString());
    QCOMPARE(changed.count(), 0);
}

} // namespace renzhi

using namespace renzhi;
RENZHI_TEST(TestCodePicker)
#include "tst_codepicker.moc"
