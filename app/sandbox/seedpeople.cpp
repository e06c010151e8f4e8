// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/seedpeople.h"

#include "app/sandbox/wallclock.h"

#include <array>

using namespace Qt::Literals::StringLiterals;

namespace renzhi::sandbox {

namespace {

enum Salt : quint64 { NameSalt = 301, JobSalt, UpdatedSalt, ContactSalt, PrivateSalt, CreatedSalt };

// Mobile numbers are 1 + a digit + nine digits that can be taken back to the index.
constexpr quint64 mobileRange = 1'000'000'000;
constexpr quint64 mobileFactor = 387420489; // 3^18
constexpr quint64 mobileOffset = 500'123'457;
constexpr std::array<char16_t, 5> mobileSecond { u'3', u'5', u'7', u'8', u'9' };

constexpr quint64 mobileInverse()
{
    quint64 result = 1; // 3^-1 = 666666667 modulo 10^9 + 1 / 3; raised to the 18th
    for (int i = 0; i < 18; ++i)
        result = result * 666'666'667ULL % mobileRange;
    return result;
}
static_assert(666'666'667ULL * 3 % mobileRange == 1);
static_assert(mobileFactor * mobileInverse() % mobileRange == 1);

QString plainAscii(const QString &text)
{
    const QString letters = text.normalized(QString::NormalizationForm_D).toLower();
    QString result;
    for (const QChar c : letters) {
        if ((c >= u'a' && c <= u'z') || c == u'-')
            result += c;
    }
    return result;
}

}

SeedPeople::SeedPeople(const SandboxOptions &options, const SeedTables &tables,
                       const SeedStructure &structure)
    : m_seed(options.seed)
    , m_count(quint32(std::max(0, options.users)))
    , m_tables(tables)
    , m_structure(structure)
    , m_ids(options.seed)
{
    for (const SandboxOrganization &org : structure.organizations)
        m_orgByCode.insert(org.code, int(m_orgByCode.size()));
    for (const SandboxPosition &position : structure.positions)
        m_positionByCode.insert(position.code, int(m_positionByCode.size()));
    for (const SandboxTitle &title : structure.titles)
        m_titleByCode.insert(title.code, int(m_titleByCode.size()));
    for (const QString &given : tables.englishGiven) {
        for (const QString &family : tables.englishFamily)
            m_englishUserNames += plainAscii(given) + u'.' + plainAscii(family);
    }
    numberNamesakes();
}

quint64 SeedPeople::random(quint64 salt, quint64 index) const
{
    return mix(m_seed, salt, index);
}

SeedPeople::Name SeedPeople::name(quint32 index) const
{
    const quint64 dice = random(NameSalt, index);
    const auto part
        = [dice](int shift, qsizetype size) { return int((dice >> shift) % quint64(size)); };
    Name name;
    if (dice % 100 < 8) {
        name.english = true;
        name.first = part(8, m_tables.englishGiven.size());
        name.family = part(24, m_tables.englishFamily.size());
        return name;
    }
    if (dice % 100 < 12) {
        const qsizetype rare = m_tables.surnames.size() - m_tables.commonSurnames;
        name.family = int(m_tables.commonSurnames) + part(8, rare);
    } else {
        int weight = part(8, m_tables.surnameWeight);
        while (weight >= m_tables.surnames[name.family].weight)
            weight -= m_tables.surnames[name.family++].weight;
    }
    name.first = part(24, m_tables.given.size());
    if ((dice >> 56) % 100 < 65)
        name.second = part(40, m_tables.given.size());
    return name;
}

quint32 SeedPeople::nameKey(const Name &name) const
{
    if (name.english)
        return quint32(name.first * int(m_tables.englishFamily.size()) + name.family);
    const auto given = quint32(m_tables.givenPinyins);
    const auto pinyin = [this](int i) { return quint32(m_tables.given[i].pinyinIndex); };
    const quint32 second = name.second < 0 ? 0 : pinyin(name.second) + 1;
    const auto family = quint32(m_tables.surnames[name.family].pinyinIndex);
    return quint32(m_englishUserNames.size()) + (family * given + pinyin(name.first)) * (given + 1)
        + second;
}

quint32 SeedPeople::nameKeys() const
{
    const auto given = quint32(m_tables.givenPinyins);
    return quint32(m_englishUserNames.size())
        + quint32(m_tables.surnamePinyins) * given * (given + 1);
}

// The invented name a user name of the story would belong to, if any.
std::optional<SeedPeople::Name> SeedPeople::parseUserName(const QString &userName) const
{
    const qsizetype english = m_englishUserNames.indexOf(userName);
    if (english >= 0) {
        const qsizetype families = m_tables.englishFamily.size();
        return Name { true, int(english % families), int(english / families), -1 };
    }
    const QStringList parts = userName.split(u'.');
    for (int family = 0; parts.size() == 2 && family < m_tables.surnames.size(); ++family) {
        if (m_tables.surnames[family].pinyin != parts[0])
            continue;
        for (int first = 0; first < m_tables.given.size(); ++first) {
            const QString &start = m_tables.given[first].pinyin;
            if (parts[1] == start)
                return Name { false, family, first, -1 };
            for (int second = 0; second < m_tables.given.size(); ++second) {
                if (parts[1].startsWith(start) && parts[1] == start + m_tables.given[second].pinyin)
                    return Name { false, family, first, second };
            }
        }
    }
    return {};
}

// zhang.wei, zhang.wei2, zhang.wei3 … in the order of creation; the people of the story come first.
void SeedPeople::numberNamesakes()
{
    std::vector<quint32> used(nameKeys(), 0);
    for (const SeedTables::Person &person : m_tables.people) {
        if (const auto name = parseUserName(person.userName))
            used[nameKey(*name)] = 1;
    }
    m_ordinal.resize(m_count, 1);
    for (auto i = quint32(m_tables.people.size()); i < m_count; ++i)
        m_ordinal[i] = ++used[nameKey(name(i))];
}

QString SeedPeople::baseUserName(const Name &name) const
{
    if (name.english)
        return m_englishUserNames[name.first * m_tables.englishFamily.size() + name.family];
    QString result = m_tables.surnames[name.family].pinyin;
    result += u'.';
    result += m_tables.given[name.first].pinyin;
    if (name.second >= 0)
        result += m_tables.given[name.second].pinyin;
    return result;
}

qint64 SeedPeople::created(quint32 index) const
{
    const qint64 from = wallDate(2020, 1, 6) + 9LL * 3600 * 1000;
    const qint64 step = 1800 * dayMs / std::max(1u, m_count);
    const quint64 jitter = step > 1 ? random(CreatedSalt, index) % quint64(step) : 0;
    return from + step * index + qint64(jitter);
}

qint64 SeedPeople::updated(quint32 index) const
{
    const qint64 since = created(index);
    const qint64 until = wallDate(2025, 6, 30);
    return since + qint64(random(UpdatedSalt, index) % quint64(std::max<qint64>(1, until - since)));
}

QString SeedPeople::userId(quint32 index) const
{
    return m_ids.id(IdKind::User, index, created(index));
}

SandboxUser SeedPeople::user(quint32 index) const
{
    SandboxUser user;
    user.created = created(index);
    user.updated = updated(index);
    user.id = m_ids.id(IdKind::User, index, user.created);
    user.orgId = idOf(IdKind::Organization, job(index, 0).org, quint64(index) * 8);
    if (fixed(index)) {
        const SeedTables::Person &person = m_tables.people[index];
        user.userName = person.userName;
        user.name = person.name;
        user.disabled = person.disabled;
    } else {
        const Name who = name(index);
        user.userName = baseUserName(who);
        if (m_ordinal[index] > 1)
            user.userName += QString::number(m_ordinal[index]);
        if (who.english) {
            user.firstName = m_tables.englishGiven[who.first];
            user.lastName = m_tables.englishFamily[who.family];
            user.name = user.firstName + u' ' + user.lastName;
        } else {
            user.lastName = m_tables.surnames[who.family].zh;
            user.firstName = m_tables.given[who.first].zh;
            if (who.second >= 0)
                user.firstName += m_tables.given[who.second].zh;
            user.name = user.lastName + user.firstName;
        }
        if (index % 499 == 77)
            user.name.clear();
        user.disabled = index % 61 == 9;
        user.locked = index % 89 == 11;
    }
    fillContacts(user, index);
    fillPrivate(user, index);
    return user;
}

void SeedPeople::fillContacts(SandboxUser &user, quint32 index) const
{
    const quint64 dice = random(ContactSalt, index);
    if (index % 41 != 3 && index < mobileRange) {
        const quint64 tail = (index * mobileFactor + mobileOffset) % mobileRange;
        user.mobile = u"+86-1"_s + mobileSecond[dice % mobileSecond.size()]
            + QString::number(tail).rightJustified(9, u'0');
    }
    if (index % 43 != 4)
        user.email = user.userName + u"@example.com"_s;
    if (index % 53 != 7)
        user.employeeId = QString::number(index + 1000).rightJustified(6, u'0');
    if (fixed(index)) {
        const SeedTables::Person &person = m_tables.people[index];
        if (!person.mobile.isEmpty())
            user.mobile = u"+86-"_s + person.mobile;
        if (!person.employeeId.isEmpty())
            user.employeeId = person.employeeId;
    }
    user.externalId = user.employeeId;
    user.city = m_tables.cities[qsizetype((dice >> 16) % quint64(m_tables.cities.size()))];
    user.gender = dice & (1 << 12) ? u"1"_s : u"0"_s;
    user.grade = int((dice >> 24) % 3) + 1;
}

// What a client of this API is shown and has no business keeping.
void SeedPeople::fillPrivate(SandboxUser &user, quint32 index) const
{
    const quint64 dice = random(PrivateSalt, index);
    user.identityNumber = u"ID-PRIVATE-"_s + QString::number(index).rightJustified(7, u'0');
    const qint64 born = wallDate(1965, 1, 1) + qint64(dice % 13000) * dayMs;
    user.birthday = wallText(born);
    user.hireDate = wallText(user.created).first(10);
    if (index % 5 != 0) {
        user.lastLoginIp = u"203.0.113."_s + QString::number((dice >> 32) % 254 + 1);
        user.lastLogin = user.updated;
    }
    user.mustChangePassword = index % 7 == 0;
}

int SeedPeople::jobCount(quint32 index) const
{
    if (fixed(index))
        return int(m_tables.people[index].jobs.size());
    switch (index * 7 % 25) { // ten part-time jobs for every 25 people
    case 0:
        return 5;
    case 1:
        return 3;
    case 2:
    case 3:
    case 4:
    case 5:
        return 2;
    default:
        return 1;
    }
}

SeedPeople::Job SeedPeople::fixedJob(const SeedTables::FixedJob &job) const
{
    const auto find = [](const QHash<QString, int> &where, const QString &code) {
        return code == u"?"_s ? Job::dangling : where.value(code, Job::none);
    };
    const int org = find(m_orgByCode, job.orgCode);
    return { org == Job::none ? 0 : org, find(m_positionByCode, job.positionCode),
             find(m_titleByCode, job.titleCode) };
}

SeedPeople::Job SeedPeople::job(quint32 index, int number) const
{
    if (fixed(index))
        return fixedJob(m_tables.people[index].jobs[number]);
    const quint64 dice = random(JobSalt, quint64(index) * 8 + quint64(number));
    Job job;
    const auto positions = quint64(m_structure.positions.size());
    if (positions == 0) {
        job.org = m_structure.organizations.isEmpty() ? Job::dangling : 0;
        return job;
    }
    auto position = int(dice % positions);
    if (m_structure.vacant[position])
        position = int((quint64(position) + 1) % positions);
    job.org = m_structure.positionOrg[position];
    job.title = m_structure.positionTitle[position];
    const bool withoutPosition = number == 0 ? index % 37 == 5 : (dice >> 32) % 9 == 0;
    job.position = withoutPosition ? Job::none : position;
    const quint64 variety = (dice >> 40) % 100;
    if (variety < 3)
        job.title = Job::none;
    else if (variety < 9 && !m_structure.titles.isEmpty())
        job.title = int((dice >> 48) % quint64(m_structure.titles.size()));
    if (index % 997 == 500)
        job.position = Job::dangling;
    if (index % 1201 == 600)
        job.title = Job::dangling;
    if (index % 1499 == 700)
        job.org = Job::dangling;
    return job;
}

QString SeedPeople::idOf(IdKind kind, int index, quint64 owner) const
{
    if (index == Job::none)
        return {};
    if (index == Job::dangling)
        return m_ids.id(kind, IdScheme::firstDangling + owner, wallDate(2017, 5, 4));
    switch (kind) {
    case IdKind::Organization:
        return m_structure.organizations[index].id;
    case IdKind::Position:
        return m_structure.positions[index].id;
    case IdKind::Title:
        return m_structure.titles[index].id;
    case IdKind::User:
    case IdKind::Job:
        break;
    }
    return {};
}

QList<SandboxJob> SeedPeople::jobs(quint32 index) const
{
    QList<SandboxJob> list;
    for (int number = 0; number < jobCount(index); ++number) {
        const Job from = job(index, number);
        const quint64 serial = quint64(index) * 8 + quint64(number);
        SandboxJob made;
        made.id = m_ids.id(IdKind::Job, serial, created(index) + number * 61'007LL);
        made.orgId = idOf(IdKind::Organization, from.org, serial);
        made.positionId = idOf(IdKind::Position, from.position, serial);
        made.titleId = idOf(IdKind::Title, from.title, serial);
        made.primary = number == 0;
        list += made;
    }
    return list;
}

std::optional<quint32> SeedPeople::byId(QStringView id) const
{
    const std::optional<quint64> number = m_ids.number(IdKind::User, id);
    if (!number || *number >= m_count || userId(quint32(*number)) != id)
        return {};
    return quint32(*number);
}

std::optional<quint32> SeedPeople::byUserName(QStringView userName) const
{
    for (quint32 i = 0; i < std::min(m_count, quint32(m_tables.people.size())); ++i) {
        if (m_tables.people[i].userName == userName)
            return i;
    }
    qsizetype letters = userName.size();
    while (letters > 0 && userName[letters - 1] >= u'0' && userName[letters - 1] <= u'9')
        --letters;
    const QStringView digits = userName.sliced(letters);
    const quint32 ordinal = digits.isEmpty() ? 1 : digits.toUInt();
    const QStringView base = userName.first(letters);
    for (quint32 i = quint32(m_tables.people.size()); i < m_count; ++i) {
        if (m_ordinal[i] == ordinal && baseUserName(name(i)) == base
            && (ordinal > 1) == !digits.isEmpty() && !digits.startsWith(u'0'))
            return i;
    }
    return {};
}

std::optional<quint32> SeedPeople::byMobile(QStringView digits) const
{
    const QString full = u"+86-"_s + digits.toString();
    for (quint32 i = 0; i < std::min(m_count, quint32(m_tables.people.size())); ++i) {
        if (user(i).mobile == full)
            return i;
    }
    if (digits.size() != 11)
        return {};
    const quint64 tail = digits.last(9).toULongLong();
    const quint64 index
        = (tail + mobileRange - mobileOffset) % mobileRange * mobileInverse() % mobileRange;
    if (index >= m_count || user(quint32(index)).mobile != full)
        return {};
    return quint32(index);
}

}
