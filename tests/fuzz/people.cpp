// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/search/peopleindex.h"
#include "tests/fuzz/fuzz.h"

#include <QFile>
#include <QTemporaryDir>

#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace renzhi::fuzz {

namespace {

constexpr qint64 generation = 7, change = 11;
constexpr size_t mostEdits = 16;

User invented(int number)
{
    static const QStringList names { u"张伟"_s, u"李娜"_s, u"曾国藩"_s, u"John Smith"_s,
                                     QString() };
    User user;
    user.id = UserId(u"id-%1"_s.arg(number));
    user.orgId = OrgId(u"o-%1"_s.arg(number % 3));
    user.userName = u"user.%1"_s.arg(number);
    user.name = names.at(number % 5);
    user.mobile = u"138%1"_s.arg(number, 8, 10, QChar(u'0'));
    user.email = user.userName + (number % 2 == 0 ? u"@example.com"_s : u"@example.org"_s);
    user.employeeId = u"E%1"_s.arg(number);
    user.disabled = number % 7 == 0;
    user.updatedAt = u"2024-01-01 00:00:00.000"_s;
    return user;
}

// Its folder is left to whoever gave the process its place for such things.
class Files
{
public:
    Files()
    {
        PeopleIndex index;
        for (int i = 0; i < 12; ++i)
            index.put(quint32(i + 1), invented(i));
        index.remove(4);
        QFile file(path());
        property(index.save(path(), generation, change) && file.open(QIODevice::ReadOnly),
                 "an index can be saved");
        m_good = file.readAll();
        const auto loaded = PeopleIndex::load(path(), generation);
        property(loaded && loaded->change == change && loaded->index.size() == index.size(),
                 "an index that was saved is loaded");
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(u"people.index"_s); }
    [[nodiscard]] const QByteArray &good() const { return m_good; }

    void write(const QByteArray &bytes) const
    {
        // Another file under this name: what is mapped of the one before stays as it is.
        QFile::remove(path());
        QFile file(path());
        property(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size(),
                 "a file can be written");
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_good;
};

void put(QByteArray &bytes, qsizetype at, quint64 value, qsizetype size)
{
    for (qsizetype i = 0; i < size && at + i < bytes.size(); ++i)
        bytes[at + i] = char(value >> (8 * i));
}

// A good file with some places changed: nothing that begins otherwise gets past its header.
QByteArray edited(QByteArray bytes, Input &input)
{
    for (size_t edits = 0; edits < mostEdits && !input.isEmpty(); ++edits) {
        const int kind = input.choice(6);
        const auto low = qsizetype(input.byte());
        const qsizetype place = low + 256 * qsizetype(input.byte());
        const qsizetype at = bytes.isEmpty() ? 0 : place % bytes.size();
        switch (kind) {
        case 0:
            put(bytes, at, input.byte(), 1);
            break;
        case 1: // a column of numbers, where they stand
            put(bytes, at / 4 * 4, input.number(), 4);
            break;
        case 2: // small numbers lead a step too far rather than to nowhere
            put(bytes, at / 4 * 4, input.byte(), 4);
            break;
        case 3: // a size, or a set of bits
            put(bytes, at / 8 * 8, input.byte(), 8);
            break;
        case 4:
            bytes.truncate(at);
            break;
        default:
            bytes.insert(at, qsizetype(input.byte()), '\0');
        }
    }
    return bytes;
}

QVector<Organization> inventedOrganizations()
{
    QVector<Organization> organizations(2);
    for (int i = 0; i < organizations.size(); ++i) {
        organizations[i].id = OrgId(u"o-%1"_s.arg(i));
        organizations[i].code = OrgCode(u"DEP-%1"_s.arg(i));
        organizations[i].name = u"研发%1部"_s.arg(i);
    }
    return organizations;
}

void checkRows(const std::vector<quint32> &rows, const PeopleIndex &index)
{
    property(qsizetype(rows.size()) <= index.size(), "nobody is found who is not there");
}

void ask(const PeopleIndex &index)
{
    static const QStringList texts { QString(), u"z"_s,        u"zhangwei"_s, u"张"_s,
                                     u"李n"_s,  u"user"_s,     u"138"_s,      u"e1"_s,
                                     u"研发"_s, u"@example"_s, u"id-1"_s,     u"john sm"_s,
                                     u"dep-1"_s };
    static constexpr std::array sorts { PeopleSort::Relevance, PeopleSort::Name,
                                        PeopleSort::UserName,  PeopleSort::Organization,
                                        PeopleSort::Email,     PeopleSort::UpdatedAt,
                                        PeopleSort::Jobs };
    PeopleQuery query;
    query.jobCounts = KnownJobCounts(12);
    query.jobCounts.set(2, 1);
    query.thenBy = { { PeopleSort::Jobs, Qt::DescendingOrder } };
    for (qsizetype i = 0; i < texts.size(); ++i) {
        query.text = texts.at(i);
        query.sort = sorts[size_t(i) % sorts.size()];
        query.organizations.reset();
        checkRows(index.find(query), index);
        query.organizations = QSet<OrgId> { OrgId(u"o-1"_s), OrgId(u"o-9"_s) };
        checkRows(index.find(query), index);
    }
    query = {};
    property(qsizetype(index.find(query).size()) == index.size(), "everybody is found");
}

void changeAndKeep(PeopleIndex &index, const QString &path)
{
    index.put(2, invented(30));
    index.put(40, invented(31));
    index.remove(3);
    ask(index);
    property(index.save(path, generation, change + 1), "an index can be saved again");
    const auto again = PeopleIndex::load(path, generation);
    property(again && again->change == change + 1, "an index that was changed is loaded again");
    property(again->index.find({}) == index.find({}), "an index that was saved answers the same");
}

} // namespace

// Edits: a kind, a place of two bytes, a value.
void people(Input input)
{
    static const Files files;
    const QByteArray bytes = edited(files.good(), input);
    files.write(bytes);
    auto loaded = PeopleIndex::load(files.path(), generation);
    property(loaded || bytes != files.good(), "a file that nobody touched is loaded");
    if (!loaded)
        return;
    property(loaded->index.size() >= 0 && loaded->index.size() <= bytes.size() / 4,
             "a person takes room in the file");
    loaded->index.setOrganizations(inventedOrganizations());
    ask(loaded->index);
    changeAndKeep(loaded->index, files.path());
}

} // namespace renzhi::fuzz
