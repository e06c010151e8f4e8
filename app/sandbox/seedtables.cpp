// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/seedtables.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <vector>

using namespace Qt::Literals::StringLiterals;

// A static library's resources are registered only when somebody asks; outside any namespace by
// Qt's rule.
static void registerResources()
{
    Q_INIT_RESOURCE(sandbox_seed);
}

namespace renzhi::sandbox {

namespace {

QJsonObject readObject(const QString &name)
{
    QFile file(u":/sandbox/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("sandbox seed data %s missing from the program", qUtf8Printable(name));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.readAll(), &error);
    if (!document.isObject())
        qFatal("sandbox seed data %s: %s", qUtf8Printable(name),
               qUtf8Printable(error.errorString()));
    return document.object();
}

QStringList words(const QJsonObject &object, QLatin1StringView key)
{
    return object[key].toString().split(u' ', Qt::SkipEmptyParts);
}

// A vector: to iterate a temporary QJsonArray asks whether to copy it first.
std::vector<QJsonValue> rows(const QJsonValue &array)
{
    const QJsonArray values = array.toArray();
    return std::vector<QJsonValue>(values.cbegin(), values.cend());
}

QStringList strings(const QJsonValue &array)
{
    QStringList list;
    for (const QJsonValue &value : rows(array))
        list += value.toString();
    return list;
}

// "王wang72": characters, pinyin, weight.
SeedTables::Syllable syllable(const QString &word, QHash<QString, int> &pinyins)
{
    SeedTables::Syllable result;
    QString weight;
    for (const QChar c : word) {
        if (c >= u'0' && c <= u'9')
            weight += c;
        else
            (c.unicode() < 128 ? result.pinyin : result.zh) += c;
    }
    if (!weight.isEmpty())
        result.weight = weight.toInt();
    result.pinyinIndex = pinyins.value(result.pinyin, int(pinyins.size()));
    pinyins.insert(result.pinyin, result.pinyinIndex);
    return result;
}

void loadNames(SeedTables &tables)
{
    const QJsonObject names = readObject(u"names.json"_s);
    QHash<QString, int> pinyins;
    const QStringList surnames = words(names, "surnames"_L1);
    for (const QString &word : surnames) {
        tables.surnames += syllable(word, pinyins);
        tables.surnameWeight += tables.surnames.constLast().weight;
    }
    tables.commonSurnames = tables.surnames.size();
    const QStringList rareSurnames = words(names, "rareSurnames"_L1);
    for (const QString &word : rareSurnames)
        tables.surnames += syllable(word, pinyins);
    tables.surnamePinyins = int(pinyins.size());
    pinyins.clear();
    const QStringList given = words(names, "given"_L1);
    for (const QString &word : given)
        tables.given += syllable(word, pinyins);
    tables.givenPinyins = int(pinyins.size());
    tables.englishGiven = words(names, "englishGiven"_L1);
    tables.englishFamily = words(names, "englishFamily"_L1);
    tables.cities = words(names, "cities"_L1);
}

void loadOrganizations(SeedTables &tables)
{
    const QJsonObject object = readObject(u"organizations.json"_s);
    for (const QJsonValue &row : rows(object["organizations"_L1])) {
        const QStringList f = strings(row);
        tables.organizations += { f[0], f[1], f[2], f[3] };
    }
    tables.disabledOrganizations = strings(object["disabled"_L1]);
    for (const QJsonValue &level : rows(object["levels"_L1]))
        tables.orgSuffixes += strings(level);
    tables.orgThemes = words(object, "themes"_L1);
    tables.orgPlaces = words(object, "places"_L1);
}

void loadPositions(SeedTables &tables)
{
    const QJsonObject object = readObject(u"positions.json"_s);
    for (const QJsonValue &row : rows(object["titles"_L1]))
        tables.titles.emplaceBack(row[0].toString(), row[1].toString());
    for (const QJsonValue &row : rows(object["positions"_L1])) {
        const QStringList f = strings(row);
        tables.positions += { f[0], f[1], f[2], f[3] };
    }
    tables.vacantPositions = strings(object["vacant"_L1]);
    for (const QJsonValue &row : rows(object["names"_L1]))
        tables.positionNames.emplaceBack(row[0].toString(), row[1].toString());
}

SeedTables::FixedJob fixedJob(const QJsonValue &row)
{
    const QStringList f = strings(row);
    return { f[0], f[1], f[2] };
}

void loadPeople(SeedTables &tables)
{
    const QJsonObject object = readObject(u"people.json"_s);
    for (const QJsonValue &row : rows(object["people"_L1])) {
        SeedTables::Person person;
        person.userName = row["user_name"_L1].toString();
        person.name = row["name"_L1].toString();
        person.mobile = row["mobile"_L1].toString();
        person.employeeId = row["employee_id"_L1].toString();
        person.disabled = row["disabled"_L1].toBool();
        person.jobs += fixedJob(row["job"_L1]);
        for (const QJsonValue &job : rows(row["part_time"_L1]))
            person.jobs += fixedJob(job);
        tables.people += person;
    }
}

}

SeedTables SeedTables::load()
{
    registerResources();
    SeedTables tables;
    loadNames(tables);
    loadOrganizations(tables);
    loadPositions(tables);
    loadPeople(tables);
    return tables;
}

}
