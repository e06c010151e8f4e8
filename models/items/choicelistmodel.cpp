// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/choicelistmodel.h"

#include "models/core/textorder.h"
#include "models/core/treeorder.h"
#include "models/items/itemroles.h"
#include "models/items/itemtext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace renzhi {

ChoiceListModel::ChoiceListModel(Kind kind, QObject *parent) : RowModel(parent), m_kind(kind) { }

void ChoiceListModel::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    m_references = std::move(references);
    m_candidates = candidates();
    rebuild();
}

void ChoiceListModel::setOrganization(const OrgId &org)
{
    if (org == m_organization)
        return;
    m_organization = org;
    if (m_kind != Kind::Positions)
        return;
    m_candidates = candidates();
    rebuild();
}

void ChoiceListModel::setAllowNone(bool allow)
{
    if (allow == m_allowNone)
        return;
    m_allowNone = allow;
    rebuild();
}

void ChoiceListModel::setFilter(const QString &text, int limit)
{
    m_filter = text;
    m_limit = limit;
    rebuild();
}

void ChoiceListModel::retranslate()
{
    announce(rowCount(), [this](int row) { return m_rows[size_t(row)].none; });
}

// In the order in which they are offered when nothing is typed.
std::vector<ChoiceListModel::Candidate> ChoiceListModel::candidates() const
{
    std::vector<Candidate> all;
    if (!m_references)
        return all;
    switch (m_kind) {
    case Kind::Organizations:
        for (const TreePlace &place : treeOrder(*m_references)) {
            const Organization *o = m_references->organization(place.id);
            all.push_back(
                { o->id.toString(), o->code.toString(), o->name, o->parentId, o->disabled });
        }
        break;
    case Kind::Positions:
        if (m_organization.isEmpty())
            break;
        for (const Position *p : m_references->positionsOf(m_organization))
            all.push_back({ p->id.toString(), p->code.toString(), p->name, p->orgId, false });
        break;
    case Kind::Titles:
        for (const Title &t : m_references->titles())
            all.push_back({ t.id.toString(), t.code.toString(), t.name, {}, false });
        TextOrder order;
        std::stable_sort(all.begin(), all.end(), [&](const Candidate &a, const Candidate &b) {
            return order.compare(a.name, b.name) < 0;
        });
        break;
    }
    std::stable_partition(all.begin(), all.end(), [](const Candidate &c) { return !c.disabled; });
    return all;
}

int ChoiceListModel::rankOf(const Candidate &candidate, const std::vector<SearchWord> &words)
{
    int least = 4;
    for (const SearchWord &word : words) {
        int best = m_matcher.match(candidate.name, word);
        if (best < 4)
            best = std::max(
                best, matchField(candidate.code.toLower().toUtf8(), word.utf8, word.insideWords));
        // What stands above it finds it too, but never better than its own name.
        if (best == 0 && !candidate.home.isEmpty()) {
            const QStringList path = m_references->path(candidate.home);
            best = std::any_of(path.cbegin(), path.cend(), [&](const QString &name) {
                return m_matcher.match(name, word) > 0;
            });
        }
        least = std::min(least, best);
    }
    return least;
}

ChoiceListModel::Choice ChoiceListModel::choiceFrom(const Candidate &candidate) const
{
    Choice choice;
    choice.id = candidate.id;
    choice.code = candidate.code;
    choice.name = candidate.name;
    choice.path = candidate.home.isEmpty() ? QString() : m_references->pathText(candidate.home);
    choice.disabled = candidate.disabled;
    return choice;
}

void ChoiceListModel::rebuild()
{
    const std::vector<SearchWord> words = SearchWord::split(m_filter);
    m_matcher.forgetAnswers();
    std::vector<const Candidate *> found;
    for (Candidate &candidate : m_candidates) {
        candidate.rank = rankOf(candidate, words);
        if (candidate.rank > 0)
            found.push_back(&candidate);
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate *a, const Candidate *b) {
        return a->disabled != b->disabled ? b->disabled : a->rank > b->rank;
    });
    m_hits = int(found.size());

    std::vector<Choice> rows;
    if (m_allowNone) {
        rows.emplace_back();
        rows.back().none = true;
    }
    const auto offered = std::min(found.size(), size_t(std::max(m_limit, 0)));
    for (size_t i = 0; i < offered; ++i)
        rows.push_back(choiceFrom(*found[i]));
    replaceRows(m_rows, std::move(rows), [](const Choice &choice) { return choice.id; });
}

QString ChoiceListModel::noneText() const
{
    switch (m_kind) {
    case Kind::Organizations:
        return tr("No organization");
    case Kind::Positions:
        return tr("No position");
    case Kind::Titles:
        break;
    }
    return tr("No title");
}

ChoiceListModel::Choice ChoiceListModel::choiceAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    Choice choice = m_rows[size_t(row)];
    if (choice.none)
        choice.name = noneText();
    return choice;
}

int ChoiceListModel::rowOfId(const QString &id) const
{
    const auto found
        = std::find_if(m_rows.cbegin(), m_rows.cend(), [&](const Choice &c) { return c.id == id; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin());
}

int ChoiceListModel::hits() const
{
    return m_hits;
}

int ChoiceListModel::rowCount(const QModelIndex &parent) const
{
    Q_ASSERT(checkIndex(parent));
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant ChoiceListModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid));
    const Choice choice = choiceAt(index.row());
    QStringList parts { choice.name, choice.code, choice.path };
    parts.removeAll(QString());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return choice.disabled ? tr("%1 (disabled)").arg(choice.name) : choice.name;
    case Qt::ToolTipRole:
        return toolTipOf(choice.path.isEmpty() ? choice.name : choice.path + u'/' + choice.name);
    case Qt::AccessibleTextRole:
        return parts.join(tr(", ", "between two parts of a list"));
    case SortRole:
        return choice.name;
    case RecordRole:
        return QVariant::fromValue(choice);
    case IdRole:
        return choice.id;
    case FreshnessRole:
        return int(Freshness::Cached);
    case UnresolvedRole:
        return false;
    case QuietRole:
        return choice.none || choice.disabled;
    default:
        return {};
    }
}

} // namespace renzhi

#include "moc_choicelistmodel.cpp"
