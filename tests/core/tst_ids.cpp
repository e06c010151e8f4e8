// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/ids.h"
#include "tests/support/testmain.h"

#include <tuple>
#include <type_traits>

using namespace renzhi;
using namespace Qt::StringLiterals;

namespace {

using Ids = std::tuple<UserId, JobId, OrgId, PositionId, TitleId, OrgCode, PositionCode, TitleCode>;

template <class One, class Other>
concept Comparable = requires(const One &one, const Other &other)
{
    one == other;
};

template <class One, class Other> constexpr bool isKeptApart()
{
    constexpr bool isMade = std::is_constructible_v<One, Other>;
    constexpr bool isAssigned = std::is_assignable_v<One &, Other>;
    return !isMade && !isAssigned && !Comparable<One, Other>;
}

// Each is itself, and none of the others.
template <class One, class... All> constexpr bool isKeptApartFrom(std::tuple<All...> * /*all*/)
{
    return ((std::is_same_v<One, All> || isKeptApart<One, All>()) && ...);
}

template <class... All> constexpr bool areKeptApart(std::tuple<All...> *all)
{
    return (isKeptApartFrom<All>(all) && ...);
}

// The ones a hand confuses, by name; then every pair.
static_assert(!std::is_constructible_v<PositionCode, PositionId>);
static_assert(!std::is_constructible_v<OrgCode, OrgId>);
static_assert(!std::is_constructible_v<TitleCode, TitleId>);
static_assert(areKeptApart(static_cast<Ids *>(nullptr)));
static_assert(Comparable<PositionId, PositionId>);
// Nor is any text one of them unless somebody says so.
static_assert(!std::is_convertible_v<QString, PositionCode>);
static_assert(std::is_constructible_v<PositionCode, QString>);
static_assert(!std::is_convertible_v<PositionCode, QString>);

} // namespace

class TestIds : public QObject
{
    Q_OBJECT
private slots:
    void textIsKeptAsItIs();
    void onlyNoTextIsEmpty();
};

void TestIds::textIsKeptAsItIs()
{
    const QString text = u" Ab/二 %20\t"_s;
    QCOMPARE(PositionCode(text).toString(), text);
    QVERIFY(PositionCode(text) != PositionCode(text.trimmed()));
    QVERIFY(PositionCode(text) != PositionCode(text.toLower()));
}

void TestIds::onlyNoTextIsEmpty()
{
    QVERIFY(UserId().isEmpty());
    QCOMPARE(UserId(QString()), UserId(u""_s));
    QVERIFY(!UserId(u" "_s).isEmpty());
}

RENZHI_GUILESS_TEST(TestIds)
#include "tst_ids.moc"
