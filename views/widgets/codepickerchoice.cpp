// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/codepickerchoice.h"

#include "views/wording.h"

#include <QCoreApplication>

namespace renzhi {

namespace {

struct ChoiceWords
{
    Q_DECLARE_TR_FUNCTIONS(renzhi::CodePicker)
};

} // namespace

QString noChoice(ChoiceKind kind)
{
    switch (kind) {
    case ChoiceKind::Organizations:
        return ChoiceWords::tr("No organization");
    case ChoiceKind::Positions:
        return ChoiceWords::tr("No position");
    case ChoiceKind::Titles:
        return ChoiceWords::tr("No title");
    }
    Q_UNREACHABLE();
}

ChoiceListModel::Choice resolvedChoice(ChoiceKind kind, const QString &id,
                                       const ReferenceIndex &references)
{
    ChoiceListModel::Choice choice;
    choice.id = id;
    switch (kind) {
    case ChoiceKind::Organizations:
        if (const Organization *found = references.organization(OrgId(id))) {
            choice.code = found->code.toString();
            choice.name = found->name;
            choice.disabled = found->disabled;
            choice.path = references.path(found->parentId).join(u'/');
        }
        break;
    case ChoiceKind::Positions:
        if (const Position *found = references.position(PositionId(id))) {
            choice.code = found->code.toString();
            choice.name = found->name;
            choice.path = references.path(found->orgId).join(u'/');
        }
        break;
    case ChoiceKind::Titles:
        if (const Title *found = references.title(TitleId(id))) {
            choice.code = found->code.toString();
            choice.name = found->name;
        }
        break;
    }
    return choice;
}

bool isKnown(const ChoiceListModel::Choice &choice)
{
    return !choice.code.isEmpty();
}

QString describeChoice(ChoiceKind kind, const QString &id, const ReferenceIndex &references)
{
    if (id.isEmpty())
        return noChoice(kind);
    const ChoiceListModel::Choice choice = resolvedChoice(kind, id, references);
    return isKnown(choice) ? ChoiceWords::tr("%1 (%2)", "name (code)").arg(choice.name, choice.code)
                           : wording::unknown(id);
}

std::optional<ChoiceListModel::Choice> exactChoice(ChoiceListModel &model, const QString &text)
{
    model.setFilter(text);
    std::optional<ChoiceListModel::Choice> byName;
    int names = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        const ChoiceListModel::Choice choice = model.choiceAt(row);
        if (!choice.none && choice.code == text)
            return choice;
        if (model.index(row, 0).data(Qt::DisplayRole).toString().simplified() == text) {
            byName = choice;
            ++names;
        }
    }
    return names == 1 ? byName : std::nullopt;
}

} // namespace renzhi
