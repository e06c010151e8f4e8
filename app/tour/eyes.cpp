// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/tour/eyes.h"

#include "app/tour/hands.h"
#include "models/items/positiontablemodel.h"
#include "models/items/usertablemodel.h"

#include <QAbstractItemView>
#include <QLabel>

#include <algorithm>

namespace renzhi::eyes {

using namespace Qt::StringLiterals;

int rowsOf(const QString &viewName)
{
    const auto *view = hands::find<QAbstractItemView>(viewName);
    return view && view->model() ? view->model()->rowCount() : 0;
}

QList<QWidget *> jobRows()
{
    const QWidget *card = hands::find(u"personCard"_s);
    QList<QWidget *> rows = card ? card->findChildren<QWidget *>(u"jobRow"_s) : QList<QWidget *>();
    rows.removeIf([](const QWidget *row) { return !row->isVisible(); });
    return rows;
}

int jobsOf(const QString &userName)
{
    const QWidget *card = hands::find(u"personCard"_s);
    const auto *who = card ? card->findChild<QLabel *>(u"userName"_s) : nullptr;
    return who && who->text() == userName ? int(jobRows().size()) : 0;
}

QList<QWidget *> jobRowsTitled(const QString &title)
{
    QList<QWidget *> rows = jobRows();
    rows.removeIf([&](const QWidget *row) {
        const auto *codes = row->findChild<QLabel *>(u"jobCodes"_s);
        return !codes || !codes->text().split(u' ').contains(title);
    });
    return rows;
}

QString firstPerson()
{
    using Column = UserTableModel::Column;
    const auto *view = hands::find<QAbstractItemView>(u"peopleTable"_s);
    const QAbstractItemModel *model = view ? view->model() : nullptr;
    if (!model || model->rowCount() == 0)
        return {};
    const auto cell = [model](Column column) { return model->index(0, int(column)).data(); };
    return u"%1 (%2)"_s.arg(cell(Column::Name).toString(), cell(Column::UserName).toString());
}

QModelIndex positionIn(const QAbstractItemView &list, const QString &code)
{
    const QAbstractItemModel *model = list.model();
    for (int row = 0; model && row < model->rowCount(); ++row) {
        const QModelIndex index = model->index(row, int(PositionTableModel::Column::Code));
        if (index.data().toString() == code)
            return index;
    }
    return {};
}

QString positionNamed(const QString &code)
{
    const auto *view = hands::find<QAbstractItemView>(u"positionsTable"_s);
    const QModelIndex index = view ? positionIn(*view, code) : QModelIndex();
    return index.siblingAtColumn(int(PositionTableModel::Column::Name)).data().toString();
}

QString textOf(const QString &name)
{
    QWidget *widget = hands::find(name);
    const QVariant text = widget ? widget->property("text") : QVariant();
    return text.isValid() ? text.toString() : widget ? widget->accessibleName() : QString();
}

int outboxCount()
{
    QString digits = textOf(u"statusOutbox"_s);
    digits.removeIf([](QChar c) { return !c.isDigit(); });
    return digits.toInt();
}

bool isChinese(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.script() == QChar::Script_Han; });
}

QString windowWord()
{
    return textOf(u"railPeople"_s);
}

bool isFormOpen()
{
    return hands::find(u"primaryButton"_s) != nullptr;
}

bool canSave()
{
    const QWidget *button = hands::find(u"primaryButton"_s);
    return button && button->isEnabled();
}

QString shown(const QString &name)
{
    return hands::find(name) ? name + u" shown"_s : QString();
}

} // namespace renzhi::eyes
