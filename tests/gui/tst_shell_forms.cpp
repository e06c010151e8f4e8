// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the inputs of a form, and the words below them, stand to each other in the program's style.

#include "tests/gui/formsworld.h"
#include "tests/gui/shellworld.h"
#include "tests/support/testmain.h"
#include "views/errors/fielderror.h"
#include "views/theme.h"
#include "views/widgets/codepicker.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace renzhi;

namespace {

QList<QLineEdit *> inputsOf(const QDialog *form)
{
    QList<QLineEdit *> edits = form->findChildren<QLineEdit *>();
    edits.removeIf([](const QLineEdit *edit) { return !edit->isVisible(); });
    return edits;
}

QRect placeOf(const QWidget *widget, const QWidget *form)
{
    return { widget->mapTo(form, QPoint()), widget->size() };
}

// From the frame of the input down to what is said of it.
int gapBetween(const QWidget *input, const QWidget *words, const QWidget *form)
{
    return placeOf(words, form).top() - placeOf(input, form).bottom() - 1;
}

// By its whole code, as leaving the input does.
void pickWhole(CodePicker *picker, const QString &code)
{
    FormsWorld::type(FormsWorld::editOf(picker), code);
    picker->commit();
}

bool isRightBelow(int gap)
{
    return gap >= 2 && gap <= 6;
}

} // namespace

class TestShellForms : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ThemeChoice::Light, TextSize::Normal); }
    void inputsBeginAndEndAtOneEdge_data() { forms(); }
    void inputsBeginAndEndAtOneEdge();
    void textKeepsItsDistanceFromTheFrame_data() { forms(); }
    void textKeepsItsDistanceFromTheFrame();
    void refusalsStandRightBelowTheirInputs();
    void noteStandsRightBelowItsInput();
    void openListFollowsItsInput();

private:
    static void forms()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("name");
        QTest::newRow("a job") << u"actionGoPeople"_s << u"actionAddJob"_s << u"jobForm"_s;
        QTest::newRow("a position")
            << u"actionGoPositions"_s << u"actionAddPosition"_s << u"positionForm"_s;
    }

    // Null when it did not come.
    static QDialog *openForm(ShellWorld &world, const QString &page, const QString &action,
                             const QString &name)
    {
        world.addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
        if (!world.open())
            return nullptr;
        world.choosePerson(u"ouyang.xinmiao"_s);
        world.find<QAction>(page)->trigger();
        auto *opening = world.find<QAction>(action);
        if (!QTest::qWaitFor([opening] { return opening->isEnabled(); }, Patience))
            return nullptr;
        opening->trigger();
        return world.openDialog(name);
    }
};

void TestShellForms::inputsBeginAndEndAtOneEdge()
{
    QFETCH(const QString, page);
    QFETCH(const QString, action);
    QFETCH(const QString, name);
    ShellWorld world;
    const QDialog *form = openForm(world, page, action, name);
    QVERIFY(form != nullptr);
    const QList<QLineEdit *> inputs = inputsOf(form);
    QVERIFY(inputs.size() >= 3);
    QSet<int> left, right;
    for (const QLineEdit *input : inputs) {
        left.insert(placeOf(input, form).left());
        right.insert(placeOf(input, form).right());
        // The buttons of a picker are inside, and the text ends before them.
        for (const QToolButton *button : input->findChildren<QToolButton *>()) {
            if (!button->isVisible())
                continue;
            QVERIFY(input->rect().contains(placeOf(button, input)));
            QVERIFY(input->width() - placeOf(button, input).left() <= input->textMargins().right());
        }
    }
    QCOMPARE(left.size(), 1);
    QCOMPARE(right.size(), 1);
}

void TestShellForms::textKeepsItsDistanceFromTheFrame()
{
    QFETCH(const QString, page);
    QFETCH(const QString, action);
    QFETCH(const QString, name);
    ShellWorld world;
    const QDialog *form = openForm(world, page, action, name);
    QVERIFY(form != nullptr);
    for (QLineEdit *input : inputsOf(form)) {
        input->setCursorPosition(0);
        const int text = input->inputMethodQuery(Qt::ImCursorRectangle).toRect().center().x();
        QVERIFY2(text >= grid - 1 && text <= grid + 2, qPrintable(QString::number(text)));
    }
}

void TestShellForms::refusalsStandRightBelowTheirInputs()
{
    ShellWorld world;
    QDialog *form
        = openForm(world, u"actionGoPositions"_s, u"actionAddPosition"_s, u"positionForm"_s);
    QVERIFY(form != nullptr);
    form->findChild<QPushButton *>(u"primaryButton"_s)->click(); // with everything empty
    for (const QString &field : { u"organization"_s, u"name"_s, u"code"_s }) {
        const auto *picker = form->findChild<CodePicker *>(field);
        const QWidget *input = picker ? picker->focusProxy() : form->findChild<QLineEdit *>(field);
        const auto *error = form->findChild<FieldError *>(field + u"Error"_s);
        QVERIFY2(error->isShowing(), qPrintable(field));
        const auto *words = error->findChild<QLabel *>(u"fieldErrorFirst"_s);
        const auto gap = [=] { return gapBetween(input, words, form); };
        QTRY_VERIFY2(isRightBelow(gap()), qPrintable(u"%1: %2"_s.arg(field).arg(gap())));
    }
}

void TestShellForms::noteStandsRightBelowItsInput()
{
    ShellWorld world;
    QDialog *form = openForm(world, u"actionGoPeople"_s, u"actionAddJob"_s, u"jobForm"_s);
    QVERIFY(form != nullptr);
    const SandboxPosition position = world.server().positions().constFirst();
    const QList<SandboxOrganization> organizations = world.server().organizations();
    QString itsOwn, another;
    for (const SandboxOrganization &one : organizations)
        (one.id == position.orgId ? itsOwn : another) = one.code;
    CodePicker *picker = FormsWorld::picker(form, u"position"_s);
    pickWhole(FormsWorld::picker(form, u"organization"_s), itsOwn);
    pickWhole(picker, position.code);
    QCOMPARE(picker->choiceId(), position.id);
    pickWhole(FormsWorld::picker(form, u"organization"_s), another);
    QVERIFY(picker->isNone());
    const auto *note = form->findChild<QLabel *>(u"positionNote"_s);
    QVERIFY(note->isVisible());
    const QWidget *input = FormsWorld::editOf(picker);
    const auto gap = [=] { return gapBetween(input, note, form); };
    QTRY_VERIFY2(isRightBelow(gap()), qPrintable(QString::number(gap())));
}

// What an input above has to say moves those below it, with the list of one that is open.
void TestShellForms::openListFollowsItsInput()
{
    ShellWorld world;
    QDialog *form = openForm(world, u"actionGoPeople"_s, u"actionAddJob"_s, u"jobForm"_s);
    QVERIFY(form != nullptr);
    CodePicker *organization = FormsWorld::picker(form, u"organization"_s);
    CodePicker *position = FormsWorld::picker(form, u"position"_s);
    const QWidget *input = FormsWorld::editOf(position);
    const int before = placeOf(input, form).top();
    FormsWorld::type(FormsWorld::editOf(organization), world.server().organizations().at(5).code);
    QTest::mouseClick(position->findChild<QToolButton *>(u"codePickerList"_s), Qt::LeftButton);
    QVERIFY(organization->choice().has_value()); // the focus has left it
    QTRY_VERIFY(placeOf(input, form).top() > before);
    const QList<QWidget *> lists = form->findChildren<QWidget *>(u"codePickerPopup"_s);
    const auto open = std::find_if(lists.cbegin(), lists.cend(),
                                   [](const QWidget *list) { return list->isVisible(); });
    QVERIFY(open != lists.cend());
    const QRect list = (*open)->geometry();
    const QRect at = placeOf(input, form);
    QVERIFY(list.top() == at.bottom() + 2 || list.bottom() == at.top() - 3); // below or above
}

RENZHI_TEST(TestShellForms)
#include "tst_shell_forms.moc"
