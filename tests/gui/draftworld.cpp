// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/draftworld.h"

#include "models/directory/draftfile.h"
#include "tests/gui/formsworld.h"
#include "views/errors/messagebar.h"
#include "views/widgets/codepicker.h"

#include <QAbstractButton>
#include <QAction>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>

namespace renzhi {

using namespace Qt::StringLiterals;

QString DraftWorld::typedName()
{
    return u"高级 😀 Tester"_s;
}

QString DraftWorld::halfTyped()
{
    return u"zz half ty"_s;
}

QDialog *DraftWorld::openBy(const QString &action, const QString &dialog)
{
    auto *add = find<QAction>(action);
    if (!QTest::qWaitFor([add] { return add->isEnabled(); }, Patience))
        return nullptr;
    add->trigger();
    return openDialog(dialog);
}

QDialog *DraftWorld::openNewPosition()
{
    find<QAction>(u"actionGoPositions"_s)->trigger();
    return openBy(u"actionAddPosition"_s, u"positionForm"_s);
}

QDialog *DraftWorld::beginNewPosition()
{
    return open() ? openNewPosition() : nullptr;
}

QDialog *DraftWorld::beginNewJob()
{
    addPerson({ u"欧阳鑫淼"_s, u"ouyang.xinmiao"_s, 0 });
    if (!open())
        return nullptr;
    find<QAction>(u"actionGoPeople"_s)->trigger();
    choosePerson(u"ouyang.xinmiao"_s);
    return openBy(u"actionAddJob"_s, u"jobForm"_s);
}

void DraftWorld::type(QWidget *form, const QString &input, const QString &text)
{
    FormsWorld::type(form->findChild<QLineEdit *>(input), text);
}

void DraftWorld::typeHalf(QWidget *form, const QString &picker)
{
    FormsWorld::type(FormsWorld::editOf(FormsWorld::picker(form, picker)), halfTyped());
}

void DraftWorld::choose(QWidget *form, const QString &picker, const QString &code)
{
    CodePicker *input = FormsWorld::picker(form, picker);
    FormsWorld::type(FormsWorld::editOf(input), code);
    input->commit();
}

void DraftWorld::fillInNewPosition(QWidget *form)
{
    choose(form, u"organization"_s, server().organizations().constFirst().code);
    type(form, u"name"_s, u"Tester"_s);
    type(form, u"code"_s, u"P-77"_s);
}

bool DraftWorld::save(const QDialog *form)
{
    const QString name = form->objectName();
    form->findChild<QPushButton *>(u"primaryButton"_s)->click();
    return QTest::qWaitFor([&] { return find<QDialog>(name) == nullptr; }, Patience);
}

QString DraftWorld::draftPath() const
{
    return QDir(dataDirectory()).filePath(u"drafts.json"_s);
}

bool DraftWorld::hasDraftFile() const
{
    return QFile::exists(draftPath());
}

QVector<FormDraft> DraftWorld::drafts() const
{
    QFile file(draftPath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto content = draftfile::fromBytes(file.readAll());
    return content ? content->drafts : QVector<FormDraft>();
}

QString DraftWorld::keptText(QStringView key) const
{
    const QVector<FormDraft> kept = drafts();
    const auto input = kept.size() == 1 ? inputNamed(kept.constFirst().inputs, key) : std::nullopt;
    return input ? input->text : QString();
}

MessageBar *DraftWorld::bar()
{
    return find<MessageBar>(u"draftMessage"_s);
}

void DraftWorld::closeBar()
{
    bar()->findChild<QAbstractButton *>(u"messageClose"_s)->click();
}

bool DraftWorld::pressInBar(const QString &button)
{
    auto *found = bar()->findChild<QPushButton *>(button);
    if (found != nullptr)
        found->click();
    return found != nullptr;
}

bool DraftWorld::answer(const QString &button)
{
    auto *found = find<QWidget>(u"draftBar"_s)->findChild<QPushButton *>(button);
    if (found == nullptr || !found->isVisible())
        return false;
    found->click();
    return true;
}

bool DraftWorld::restartWith(const QByteArray &file)
{
    QDir().mkpath(dataDirectory());
    QFile onDisk(draftPath());
    if (!onDisk.open(QIODevice::WriteOnly) || onDisk.write(file) != file.size())
        return false;
    onDisk.close();
    return restart();
}

bool DraftWorld::restartToOffer()
{
    return restart() && isOffered();
}

bool DraftWorld::restartToOffer(const QVector<FormDraft> &left)
{
    return restartWith(draftfile::toBytes(left)) && isOffered();
}

bool DraftWorld::isOffered()
{
    return QTest::qWaitFor([this] { return bar()->isShowing(); }, Patience);
}

QDialog *DraftWorld::continueIn(const QString &dialog)
{
    return pressInBar(u"continueDraft"_s) ? openDialog(dialog) : nullptr;
}

} // namespace renzhi
