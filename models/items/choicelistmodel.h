// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/referenceindex.h"
#include "models/items/rowmodel.h"
#include "models/search/searchname.h"

#include <QAbstractListModel>

#include <memory>

namespace renzhi {

// What a code picker offers: organizations, or the positions of one organization, or titles, best
// match first. Row 0 is the explicit "No position"/"No title" when allowNone is set. DisplayRole:
// name; RecordRole: a Choice; the delegate shows code and path beneath.
class ChoiceListModel final : public RowModel<QAbstractListModel>
{
    Q_OBJECT
public:
    enum class Kind { Organizations, Positions, Titles };
    struct Choice
    {
        bool none = false;
        QString id, code, name,
            path; // path: of an organization its parents'; of a position its organization's
        bool disabled = false;
        friend bool operator==(const Choice &, const Choice &) = default;
    };

    explicit ChoiceListModel(Kind kind, QObject *parent = nullptr);

    void setReferences(std::shared_ptr<const ReferenceIndex> references);
    void setOrganization(const OrgId &org); // Positions: only of this one; empty: none to offer
    void setAllowNone(bool allow);
    // Name, code, pinyin, initials, path words. At most `limit` rows are offered (best first).
    void setFilter(const QString &text, int limit = 200);
    void retranslate();

    [[nodiscard]] Choice choiceAt(int row) const;
    [[nodiscard]] int rowOfId(const QString &id) const; // or -1
    [[nodiscard]] int hits() const; // before the limit

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    // Something that may be offered, in its natural place; how well it is found; a Choice only when
    // shown.
    struct Candidate
    {
        QString id, code, name;
        OrgId home; // whose path is searched and shown
        bool disabled = false;
        int rank = 1;
    };
    std::vector<Candidate> candidates() const;
    int rankOf(const Candidate &candidate, const std::vector<SearchWord> &words);
    Choice choiceFrom(const Candidate &candidate) const;
    QString noneText() const;
    void rebuild();

    Kind m_kind;
    std::shared_ptr<const ReferenceIndex> m_references;
    OrgId m_organization;
    bool m_allowNone = false;
    QString m_filter;
    int m_limit = 200;
    int m_hits = 0;
    std::vector<Candidate> m_candidates;
    NameMatcher m_matcher;
    std::vector<Choice> m_rows;
};

} // namespace renzhi

Q_DECLARE_METATYPE(renzhi::ChoiceListModel::Choice)
