// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/pages/changewords.h"

#include "views/errors/errorpresenter.h"
#include "views/forms/requesttext.h"
#include "views/widgets/codepickerchoice.h"
#include "views/wording.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace renzhi::changewords {

using namespace Qt::StringLiterals;

namespace {

struct ChangeTexts
{
    Q_DECLARE_TR_FUNCTIONS(renzhi::ChangeTexts)
};

constexpr std::array exportedFields { Field::Organization, Field::Position, Field::Title,
                                      Field::Name, Field::Code };

QString inputName(Field field)
{
    switch (field) {
    case Field::Organization:
        return ChangeTexts::tr("Organization");
    case Field::Position:
        return ChangeTexts::tr("Position");
    case Field::Title:
        return ChangeTexts::tr("Title");
    case Field::Name:
        return ChangeTexts::tr("Name");
    case Field::Code:
        return ChangeTexts::tr("Code");
    case Field::None:
    case Field::User:
    case Field::Job:
        break;
    }
    return {};
}

QString nameAndCode(const ChangeValue &value)
{
    if (!value.name.isEmpty() && !value.code.isEmpty())
        return ChangeTexts::tr("%1 (%2)", "name (code)").arg(value.name, value.code);
    const QString known = value.name + value.code; // one of them at most
    return known.isEmpty() ? value.id : known;
}

// As the Outbox words it.
QString noValue(Field field)
{
    switch (field) {
    case Field::Organization:
        return noChoice(ChoiceKind::Organizations);
    case Field::Position:
        return noChoice(ChoiceKind::Positions);
    case Field::Title:
        return noChoice(ChoiceKind::Titles);
    case Field::Name:
    case Field::Code:
    case Field::None:
    case Field::User:
    case Field::Job:
        break;
    }
    return {};
}

QString valueText(Field field, const ChangeValue &value)
{
    if (value == ChangeValue())
        return noValue(field);
    const QString known = nameAndCode(value);
    return known == value.id ? wording::unknown(value.id) : known;
}

QString fieldText(WriteRequest::Kind kind, const ChangeField &field)
{
    QString value;
    if (field.before && field.after)
        value
            = ChangeTexts::tr("%1 → %2", "old → new")
                  .arg(valueText(field.field, *field.before), valueText(field.field, *field.after));
    else if (field.before || field.after)
        value = valueText(field.field, field.after.value_or(field.before.value_or(ChangeValue())));
    const QString name = isAboutPosition(kind) && field.field == Field::Title
        ? ChangeTexts::tr("Default title")
        : inputName(field.field);
    return ChangeTexts::tr("%1: %2", "input: value").arg(name, value);
}

bool isChanged(const ChangeField &field)
{
    return !field.before || !field.after || *field.before != *field.after;
}

QStringList fieldTexts(const ChangeLine &line, bool changedOnly)
{
    QStringList texts;
    for (const ChangeField &field : line.fields) {
        if (!changedOnly || isChanged(field))
            texts.append(fieldText(line.kind, field));
    }
    return texts;
}

QString outcome(const ChangeLine &line)
{
    const QString ended = state(line.state);
    // A reason of our own has words, which the detail tells.
    return line.error.code.isEmpty() || line.error.code.startsWith("local."_L1)
        ? ended
        : ChangeTexts::tr("%1 (%2)", "outcome (error code)").arg(ended, line.error.code);
}

bool hasReason(const ChangeLine &line)
{
    return line.state == ChangeState::Refused || line.state == ChangeState::NotSent
        || line.state == ChangeState::Unknown || line.state == ChangeState::NotThere;
}

QString timeText(const QDateTime &at)
{
    return ChangeTexts::tr("%1 (UTC %2)", "local time (UTC time)")
        .arg(QLocale().toString(at.toLocalTime(), QLocale::ShortFormat),
             at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s));
}

QStringList facts(const ChangeLine &line)
{
    QStringList lines { ChangeTexts::tr("Number: %1").arg(QString::number(line.id)) };
    if (line.undoes != 0)
        lines.append(ChangeTexts::tr("Undoes number: %1").arg(QString::number(line.undoes)));
    lines.append(ChangeTexts::tr("Time: %1").arg(timeText(line.at)));
    if (line.endedAt.isValid())
        lines.append(ChangeTexts::tr("Outcome known: %1").arg(timeText(line.endedAt)));
    lines.append(ChangeTexts::tr("By: %1, application %2").arg(line.osUser, line.clientId));
    if (!line.profile.isEmpty())
        lines.append(ChangeTexts::tr("Tenant: %1").arg(line.profile));
    if (!line.user.isEmpty())
        lines.append(ChangeTexts::tr("Person ID: %1").arg(line.user.toString()));
    if (!line.job.isEmpty())
        lines.append(ChangeTexts::tr("Job ID: %1").arg(line.job.toString()));
    if (!line.position.isEmpty())
        lines.append(ChangeTexts::tr("Position ID: %1").arg(line.position.toString()));
    return lines;
}

// ISO, so that a spreadsheet sorts it and nobody has to know whose zone it is.
QString exportedTime(const QDateTime &at)
{
    return at.isValid() ? at.toUTC().toString(Qt::ISODateWithMs) : QString();
}

} // namespace

QString state(ChangeState ended)
{
    switch (ended) {
    case ChangeState::Sending:
        return ChangeTexts::tr("Outcome not known yet");
    case ChangeState::Confirmed:
        return ChangeTexts::tr("Done");
    case ChangeState::FoundByReading:
        return ChangeTexts::tr("Done, found by reading");
    case ChangeState::Refused:
        return ChangeTexts::tr("Refused by the server");
    case ChangeState::NotSent:
        return ChangeTexts::tr("Not sent");
    case ChangeState::Unknown:
        return ChangeTexts::tr("Outcome unknown");
    case ChangeState::NotThere:
        return ChangeTexts::tr("Not there when read again");
    }
    Q_UNREACHABLE();
}

QString subject(const ChangeLine &line)
{
    if (isAboutPosition(line.kind))
        return line.positionName.isEmpty() ? wording::unknown(line.position.toString())
                                           : line.positionName;
    return line.person.isEmpty() ? wording::unknown(line.user.toString()) : line.person;
}

QString heading(const ChangeLine &line)
{
    return ChangeTexts::tr("%1: %2", "kind of change: person or position")
        .arg(requestKind(line.kind), subject(line));
}

QString cell(const ChangeLine &line, ChangeTableModel::Column column)
{
    using Column = ChangeTableModel::Column;
    switch (column) {
    case Column::When:
        return wording::clock(line.at.toLocalTime());
    case Column::What:
        return line.undoes == 0
            ? requestKind(line.kind)
            : ChangeTexts::tr("%1 (undo)", "kind of change").arg(requestKind(line.kind));
    case Column::Who:
        return subject(line);
    case Column::Change:
        return fieldTexts(line, true).join(ChangeTexts::tr("; ", "between changes"));
    case Column::Outcome:
        return outcome(line);
    case Column::By:
        return line.osUser;
    }
    Q_UNREACHABLE();
}

QString detail(const ChangeLine &line, const ErrorCatalog &catalog)
{
    QStringList lines { heading(line) };
    lines += fieldTexts(line, false);
    lines.append(QString());
    lines.append(outcome(line));
    if (hasReason(line)) {
        const ErrorWords words = errorWords(line.error, catalog);
        for (const QString &text : { words.title, words.titleOther, words.measure }) {
            if (!text.isEmpty())
                lines.append(text);
        }
        if (line.error.httpStatus != 0)
            lines.append(u"HTTP %1"_s.arg(line.error.httpStatus));
    }
    lines.append(QString());
    lines += facts(line);
    return lines.join(u'\n');
}

QStringList exportHeader()
{
    QStringList cells { ChangeTexts::tr("Time (UTC)"),  ChangeTexts::tr("Outcome known (UTC)"),
                        ChangeTexts::tr("System user"), ChangeTexts::tr("Application"),
                        ChangeTexts::tr("Tenant"),      ChangeTexts::tr("Change"),
                        ChangeTexts::tr("Person"),      ChangeTexts::tr("Person ID"),
                        ChangeTexts::tr("Job ID"),      ChangeTexts::tr("Position changed"),
                        ChangeTexts::tr("Position ID") };
    for (const Field field : exportedFields) {
        cells.append(ChangeTexts::tr("%1 (old)", "heading of a column").arg(inputName(field)));
        cells.append(ChangeTexts::tr("%1 (new)", "heading of a column").arg(inputName(field)));
    }
    cells += QStringList { ChangeTexts::tr("Outcome"), ChangeTexts::tr("Error code"),
                           ChangeTexts::tr("HTTP status") };
    return cells;
}

QStringList exportCells(const ChangeLine &line)
{
    QStringList cells { exportedTime(line.at),
                        exportedTime(line.endedAt),
                        line.osUser,
                        line.clientId,
                        line.profile,
                        requestKind(line.kind),
                        line.person,
                        line.user.toString(),
                        line.job.toString(),
                        line.positionName,
                        line.position.toString() };
    for (const Field field : exportedFields) {
        const auto found
            = std::find_if(line.fields.cbegin(), line.fields.cend(),
                           [field](const ChangeField &one) { return one.field == field; });
        const bool isThere = found != line.fields.cend();
        cells.append(isThere && found->before ? nameAndCode(*found->before) : QString());
        cells.append(isThere && found->after ? nameAndCode(*found->after) : QString());
    }
    cells += QStringList { state(line.state), line.error.code,
                           line.error.httpStatus == 0 ? QString()
                                                      : QString::number(line.error.httpStatus) };
    return cells;
}

} // namespace renzhi::changewords
