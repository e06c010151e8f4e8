// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"
#include "models/search/bytescan.h"
#include "models/search/column.h"
#include "models/search/searchname.h"
#include "models/search/shareout.h"

#include <QHash>

#include <optional>
#include <span>
#include <vector>

namespace renzhi {

// The fields of one person that are searched as texts.
enum class PeopleField { UserName, Mobile, Email, EmployeeId, Identifier };

// What the index knows of the people, in slots. A slot never changes: a changed person gets a new
// one at the end and the old one dies, so what was computed for the living stays right. Dead slots
// leave together (compact()).
//
// Kept in columns of plain numbers and texts: a search passes over few of them, in order, and a
// file of them can be used where it is mapped. Names are kept apart, once each: matching pinyin
// over the distinct names costs less than any search over text in which every person repeats all
// readings of his name.
class PeopleTable
{
public:
    using Slot = quint32;

    // Adds a slot; nullopt when the person already stands there just so. `died` gets the old slot.
    std::optional<Slot> put(quint32 row, const User &user, std::optional<Slot> &died);
    std::optional<Slot> remove(quint32 row);
    void clear();
    void reserve(size_t people); // for so many; what they are called takes what it takes
    [[nodiscard]] bool needsCompaction() const;
    // Forgets dead slots and lays the others out in this order, which has each slot once; gives the
    // new number of each old slot (dead: Gone).
    [[nodiscard]] std::vector<Slot> compact(std::span<const Slot> order);
    static constexpr Slot Gone = ~Slot(0);

    [[nodiscard]] Slot slotCount() const { return Slot(m_rows.size()); } // the dead included
    [[nodiscard]] qsizetype living() const { return qsizetype(m_rows.size() - dead()); }
    [[nodiscard]] bool hasDead() const { return dead() > 0; }
    [[nodiscard]] bool isAlive(Slot slot) const { return (m_bits[slot] & Alive) != 0; }
    [[nodiscard]] bool isDisabled(Slot slot) const { return (m_bits[slot] & Disabled) != 0; }
    [[nodiscard]] int status(Slot slot) const; // 0 active, 1 locked, 2 disabled
    [[nodiscard]] quint32 row(Slot slot) const { return m_rows[slot]; }
    [[nodiscard]] quint32 organization(Slot slot) const { return m_organizations[slot]; }
    [[nodiscard]] quint64 updatedAt(Slot slot) const { return m_updatedAt[slot]; }
    // Lower case; an e-mail is put together in `buffer`.
    [[nodiscard]] QByteArrayView field(Slot slot, PeopleField field, QByteArray &buffer) const;
    [[nodiscard]] quint32 name(Slot slot) const { return m_nameOf[slot]; }
    // As shown: the user name where there is none.
    [[nodiscard]] QString nameText(Slot slot) const { return m_names[m_nameOf[slot]].toString(); }
    [[nodiscard]] quint32 nameCount() const { return quint32(m_nameCharacters.size()); }
    // By Chinese collation; what is empty comes last.
    [[nodiscard]] int compareNames(quint32 a, quint32 b) const;

    // organization() gives numbers below this one.
    [[nodiscard]] size_t organizationCount() const { return m_organizationIds.size(); }
    // Numbers of organizations, as organization() gives them. Of a file that was damaged one may
    // have several. Made when it is first asked for: a start that shows everybody needs none of
    // them.
    [[nodiscard]] const QMultiHash<OrgId, quint32> &organizations() const;

    // Raises ranks[slot] to how well the word finds that person (see PeopleIndex), 4 at most.
    void match(const SearchWord &word, std::vector<quint8> &ranks, const StopFlag &stop) const;
    // The same by the name alone.
    void matchNames(const SearchWord &word, std::vector<quint8> &ranks, const StopFlag &stop) const;
    // One more for everybody who has a rank, so that one is free below: it is for those whose
    // organization's number has 1 in `found`, which may be empty.
    void matchOrganizations(const std::vector<quint8> &found, std::vector<quint8> &ranks,
                            const StopFlag &stop) const;

    // Calls visit(column) for all that has to be kept, always in the same order.
    template <class Self, class Visit> static void visitColumns(Self &table, Visit visit)
    {
        visit(table.m_rows);
        visit(table.m_bits);
        visit(table.m_organizations);
        visit(table.m_updatedAt);
        visit(table.m_nameOf);
        visit(table.m_nameCharacters);
        visit(table.m_nameFirsts);
        visit(table.m_facts);
        visit(table.m_names.text);
        visit(table.m_names.starts);
        for (auto *texts : { &table.m_userNames, &table.m_mobiles, &table.m_locals,
                             &table.m_employeeIds, &table.m_identifiers, &table.m_domains,
                             &table.m_organizationIds, &table.m_packedNames, &table.m_nameKeys }) {
            visit(texts->text);
            visit(texts->starts);
        }
    }
    // Whether the columns fit together and nothing in them leads outside; when they came from a
    // file. That is all that is asked of a file of this machine: no damage to it may stop the
    // program, but texts that are others are answers that are others.
    [[nodiscard]] bool isConsistent() const;
    // The first part of it, which takes no time: each slot has its place in every column.
    [[nodiscard]] bool haveSizesThatFit() const;

private:
    // Of a slot's bits; the number of the e-mail's domain stands above them.
    enum : quint32 { Alive = 1, Disabled = 2, Locked = 4, LocalIsUserName = 8 };
    static constexpr int DomainShift = 4;

    enum Fact { Dead, IdentifierFirsts, ShortestIdentifier, FactCount };

    [[nodiscard]] bool haveTextsInside() const;
    [[nodiscard]] bool haveNumbersInside() const;

    [[nodiscard]] quint64 fact(Fact fact) const { return m_facts.size() > 0 ? m_facts[fact] : 0; }
    void setFact(Fact fact, quint64 value);
    [[nodiscard]] quint64 dead() const { return fact(Dead); }

    [[nodiscard]] Slot slotOf(quint32 row) const;
    void placeRow(quint32 row, Slot slot);
    void kill(Slot slot);
    void append(quint32 row, const User &user, std::optional<Slot> old);
    void appendName(const QString &name);
    void appendIdentifier(QByteArrayView identifier);
    void dropLast();
    [[nodiscard]] bool isEqual(Slot a, Slot b) const;
    quint32 nameFor(const QString &name);
    quint32 domainFor(const QByteArray &domain);
    quint32 organizationFor(const OrgId &id);
    [[nodiscard]] quint32 domain(Slot slot) const { return m_bits[slot] >> DomainShift; }

    // How a word that may be an address stands to each domain.
    struct Domains
    {
        std::vector<quint8> inside; // the rank of a word that stands in it
        std::vector<quint8> reached; // whether one can reach into it
        bool isAnywhere = false;
    };
    [[nodiscard]] std::vector<quint8> ranksOfNames(const SearchWord &word,
                                                   const StopFlag &stop) const;
    [[nodiscard]] Domains domainsFor(const SearchWord &word) const;
    void takeNames(const std::vector<quint8> &ofName, Piece range,
                   std::vector<quint8> &ranks) const;
    template <class Rank>
    void scan(const TextColumn &texts, QByteArrayView needle, Standing standing, Piece range,
              std::vector<quint8> &ranks, Rank rankOf) const;
    void matchLocals(const SearchWord &word, Piece range, std::vector<quint8> &ranks) const;
    void matchAddresses(const SearchWord &word, const Domains &domains, Piece range,
                        std::vector<quint8> &ranks) const;
    void matchMobiles(const SearchWord &word, Piece range, std::vector<quint8> &ranks) const;
    void matchIdentifiers(const SearchWord &word, Piece range, std::vector<quint8> &ranks) const;

    Column<quint32> m_rows, m_bits, m_organizations, m_nameOf;
    Column<quint64> m_updatedAt;
    // E-mails come in two parts. What stands before the at-sign is left out where it is the user
    // name, and the rest is a number: most of their text would be repetition.
    TextColumn m_userNames, m_mobiles, m_locals, m_employeeIds, m_identifiers;
    TextColumn m_domains; // from the at-sign on
    TextColumn m_organizationIds;
    NameColumn m_names;
    TextColumn m_packedNames, m_nameKeys; // SearchName::View::packed, and bytes that sort
    Column<quint64> m_nameCharacters, m_nameFirsts;
    Column<quint64> m_facts; // by Fact

    // What follows from the columns, made when it is needed first.
    mutable std::vector<Slot> m_slotOfRow;
    mutable QMultiHash<OrgId, quint32> m_organizationNumbers;
    mutable size_t m_numberedOrganizations = 0; // of m_organizationIds
    QHash<QByteArray, quint32> m_domainNumbers;
    QHash<QString, quint32> m_nameNumbers; // of names that were put; those of a file may come twice
};

} // namespace renzhi
