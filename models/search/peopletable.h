// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"
#include "models/search/searchname.h"

#include <QCollator>

#include <string>
#include <vector>

namespace renzhi {

// The fields of one person's line in the text, in their order.
enum class PeopleField { UserName, Mobile, Email, EmployeeId, Identifier };

// What the index knows of the people, in slots. A slot never changes: a changed person gets a new
// one at the end and the old one dies, so lines stay in the order of their slots and what was
// computed for the living stays right. Dead slots leave together (compact()).
//
// Names are kept apart from the lines, once each: matching pinyin over the distinct names costs
// less than any search over text in which every person repeats all readings of his name.
class PeopleTable
{
public:
    using Slot = quint32;

    PeopleTable();

    // Adds a slot; nullopt when the person already stands there just so. `died` gets the old slot.
    std::optional<Slot> put(quint32 row, const User &user, std::optional<Slot> &died);
    std::optional<Slot> remove(quint32 row);
    void clear();
    [[nodiscard]] bool needsCompaction() const;
    // Forgets dead slots; gives the new number of each old slot (dead: Gone). Order is kept.
    [[nodiscard]] std::vector<Slot> compact();
    static constexpr Slot Gone = ~Slot(0);

    [[nodiscard]] Slot slotCount() const { return Slot(m_slots.size()); } // the dead included
    [[nodiscard]] qsizetype living() const { return m_slotOfRow.size(); }
    [[nodiscard]] bool isAlive(Slot slot) const { return m_slots[slot].alive; }
    [[nodiscard]] bool isDisabled(Slot slot) const { return m_slots[slot].disabled; }
    [[nodiscard]] int status(Slot slot) const; // 0 active, 1 locked, 2 disabled
    [[nodiscard]] quint32 row(Slot slot) const { return m_slots[slot].row; }
    [[nodiscard]] quint32 organization(Slot slot) const { return m_slots[slot].organization; }
    [[nodiscard]] quint64 updatedAt(Slot slot) const { return m_slots[slot].updatedAt; }
    [[nodiscard]] QByteArrayView field(Slot slot, PeopleField field) const;
    // As shown: the user name where there is none.
    [[nodiscard]] const QString &name(Slot slot) const
    {
        return m_names[m_slots[slot].name]->search.name();
    }
    [[nodiscard]] int compareNames(Slot a, Slot b) const;

    // Numbers of organizations, as organization() gives them.
    [[nodiscard]] const QHash<OrgId, quint32> &organizations() const { return m_organizations; }

    // Raises ranks[slot] to how well the word finds that person (see PeopleIndex).
    void match(const SearchWord &word, std::vector<quint8> &ranks) const;
    // The same by the name alone.
    void matchNames(const SearchWord &word, std::vector<quint8> &ranks) const;

private:
    struct SlotData
    {
        quint64 updatedAt = 0;
        quint32 row = 0;
        quint32 line = 0; // where its line starts
        quint32 name = 0;
        quint32 organization = 0;
        bool alive = true;
        bool disabled = false;
        bool locked = false;
        friend bool operator==(const SlotData &, const SlotData &) = default;
    };
    struct Name
    {
        SearchName search;
        QCollatorSortKey key;
        quint32 uses = 0;
    };

    quint32 nameFor(const QString &name);
    void release(quint32 name);
    void kill(Slot slot);
    [[nodiscard]] QByteArrayView line(Slot slot) const;
    void scan(const QByteArray &needle, const SearchWord &word, std::vector<quint8> &ranks) const;

    std::vector<SlotData> m_slots;
    std::string m_text;
    QHash<quint32, Slot> m_slotOfRow;
    std::vector<std::optional<Name>> m_names;
    std::vector<quint32> m_freeNames;
    QHash<QString, quint32> m_nameNumbers;
    QHash<OrgId, quint32> m_organizations;
    QCollator m_collator;
};

} // namespace renzhi
