// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace renzhi::sandbox {

// The word lists behind the invented tenant (resources/sandbox/*.json).
struct SeedTables
{
    struct Syllable // a surname or one character of a given name
    {
        QString zh;
        QString pinyin;
        int weight = 1;
        int pinyinIndex = 0; // equal pinyin, equal index
    };
    struct FixedOrganization
    {
        QString code, parentCode, name, category;
    };
    struct FixedPosition
    {
        QString code, orgCode, name, titleCode;
    };
    struct FixedJob // "" none, "?" an id that leads nowhere
    {
        QString orgCode, positionCode, titleCode;
    };
    struct Person
    {
        QString userName, name, mobile, employeeId;
        bool disabled = false;
        QList<FixedJob> jobs; // the primary job first
    };

    QList<Syllable> surnames; // the rare ones last
    qsizetype commonSurnames = 0;
    int surnameWeight = 0; // of the common ones together
    int surnamePinyins = 0;
    QList<Syllable> given;
    int givenPinyins = 0;
    QStringList englishGiven, englishFamily, cities;

    QList<FixedOrganization> organizations;
    QStringList disabledOrganizations;
    QList<QStringList> orgSuffixes; // by level below the root
    QStringList orgThemes, orgPlaces;

    QList<QPair<QString, QString>> titles; // code, name
    QList<FixedPosition> positions;
    QStringList vacantPositions;
    QList<QPair<QString, QString>> positionNames; // name, title code

    QList<Person> people;

    static SeedTables load();
};

}
