// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/organizationtreemodel.h"

#include "models/items/itemroles.h"
#include "models/items/itemtext.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace renzhi {

namespace {

// Whether a row says words of ours in that role, and not only what the server calls it.
bool isInOurWords(const Organization *organization, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return !organization || organization->disabled;
    case Qt::ToolTipRole:
        return !organization;
    case Qt::AccessibleTextRole:
    case Qt::AccessibleDescriptionRole:
        return true;
    default:
        return false;
    }
}

} // namespace

// The first row has an empty id, as has the invisible root: the row stands for "no organization in
// particular". Only organizations are in m_nodes.
struct OrganizationTreeModel::Node
{
    OrgId id;
    Node *parent = nullptr;
    int row = 0;
    int count = -1; // with everything below; -1: unknown, or none is shown
    std::vector<std::unique_ptr<Node>> children;

    [[nodiscard]] bool isAll() const { return id.isEmpty(); }
    [[nodiscard]] int level() const
    {
        int result = 0;
        for (const Node *above = parent; above->parent; above = above->parent)
            ++result;
        return result;
    }
    void number()
    {
        for (size_t i = 0; i < children.size(); ++i)
            children[i]->row = int(i);
    }
};

OrganizationTreeModel::OrganizationTreeModel(QObject *parent)
    : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    m_root->children.push_back(std::make_unique<Node>());
    m_root->children.front()->parent = m_root.get();
}

OrganizationTreeModel::~OrganizationTreeModel() = default;

// Whoever belongs under that node, from top to bottom. The references have no circles.
QVector<OrgId> OrganizationTreeModel::wantedBelow(const Node *parent) const
{
    QVector<OrgId> wanted;
    if (parent == m_root.get())
        wanted.append(OrgId());
    if (!m_references)
        return wanted;
    const QVector<const Organization *> children = m_references->childrenOf(parent->id);
    wanted.reserve(wanted.size() + children.size());
    for (const Organization *child : children)
        wanted.append(child->id);
    return wanted;
}

void OrganizationTreeModel::setReferences(std::shared_ptr<const ReferenceIndex> references)
{
    const std::shared_ptr<const ReferenceIndex> old
        = std::exchange(m_references, std::move(references));
    if (old && m_references && old->sharesOrganizations(*m_references))
        return; // a position was written
    // First, as everybody can see the new names by now: a filter that hears of a row to come judges
    // the rows above by them.
    const auto isChanged = [&](const Node *node) {
        const Organization *before = old && !node->isAll() ? old->organization(node->id) : nullptr;
        const Organization *now
            = m_references && !node->isAll() ? m_references->organization(node->id) : nullptr;
        return before && now && !(*before == *now);
    };
    announce(m_root.get(), isChanged, {});

    removeStrays(m_root.get());
    reorder(m_root.get());
    if (m_references)
        m_nodes.reserve(m_references->organizations().size());
    insertMissing(m_root.get());
    recount(false);
}

// Removes whoever is gone or belongs under another parent now; the latter come back in
// insertMissing().
void OrganizationTreeModel::removeStrays(Node *parent)
{
    if (parent->children.empty())
        return;
    const QVector<OrgId> wanted = wantedBelow(parent);
    const QSet<OrgId> stay(wanted.cbegin(), wanted.cend());
    for (int last = int(parent->children.size()) - 1; last >= 0; --last) {
        if (stay.contains(parent->children[size_t(last)]->id))
            continue;
        int first = last;
        while (first > 0 && !stay.contains(parent->children[size_t(first - 1)]->id))
            --first;
        beginRemoveRows(indexOfNode(parent), first, last);
        for (int row = first; row <= last; ++row)
            forget(parent->children[size_t(row)].get());
        parent->children.erase(parent->children.begin() + first,
                               parent->children.begin() + last + 1);
        parent->number();
        endRemoveRows();
        last = first;
    }
    for (const auto &child : parent->children) {
        if (!child->isAll())
            removeStrays(child.get());
    }
}

void OrganizationTreeModel::forget(const Node *node)
{
    m_nodes.remove(node->id);
    m_asked.remove(node);
    for (const auto &child : node->children)
        forget(child.get());
}

void OrganizationTreeModel::reorder(Node *parent)
{
    if (parent->children.empty())
        return;
    QHash<OrgId, int> place;
    const QVector<OrgId> wanted = wantedBelow(parent);
    for (const OrgId &id : wanted)
        place.insert(id, int(place.size()));
    const auto before = [&](const std::unique_ptr<Node> &a, const std::unique_ptr<Node> &b) {
        return place.value(a->id) < place.value(b->id);
    };
    if (!std::is_sorted(parent->children.cbegin(), parent->children.cend(), before)) {
        emit layoutAboutToBeChanged({ QPersistentModelIndex(indexOfNode(parent)) },
                                    QAbstractItemModel::VerticalSortHint);
        // Indexes name nodes, and nodes stay: only the rows in them have to be renewed.
        const QModelIndexList old = persistentIndexList();
        std::sort(parent->children.begin(), parent->children.end(), before);
        parent->number();
        QModelIndexList renewed;
        for (const QModelIndex &index : old)
            renewed.append(indexOfNode(nodeOf(index), index.column()));
        changePersistentIndexList(old, renewed);
        emit layoutChanged({ QPersistentModelIndex(indexOfNode(parent)) },
                           QAbstractItemModel::VerticalSortHint);
    }
    for (const auto &child : parent->children) {
        if (!child->isAll())
            reorder(child.get());
    }
}

std::unique_ptr<OrganizationTreeModel::Node> OrganizationTreeModel::build(const OrgId &id,
                                                                          Node *parent)
{
    auto node = std::make_unique<Node>();
    node->id = id;
    node->parent = parent;
    node->count = countOf(id);
    m_nodes.insert(id, node.get());
    const QVector<OrgId> wanted = wantedBelow(node.get());
    node->children.reserve(size_t(wanted.size()));
    for (const OrgId &child : wanted)
        node->children.push_back(build(child, node.get()));
    node->number();
    return node;
}

void OrganizationTreeModel::insertMissing(Node *parent)
{
    const QVector<OrgId> wanted = wantedBelow(parent);
    const auto isThere
        = [&](int row) { return wanted[row].isEmpty() || m_nodes.contains(wanted[row]); };
    for (int first = 0; first < wanted.size(); ++first) {
        if (isThere(first))
            continue;
        int last = first;
        while (last + 1 < wanted.size() && !isThere(last + 1))
            ++last;
        beginInsertRows(indexOfNode(parent), first, last);
        for (int row = first; row <= last; ++row)
            parent->children.insert(parent->children.begin() + row, build(wanted[row], parent));
        parent->number();
        endInsertRows();
        first = last;
    }
    for (const auto &child : parent->children) {
        if (!child->isAll())
            insertMissing(child.get());
    }
}

void OrganizationTreeModel::setStatistics(std::shared_ptr<const OrganizationStatistics> statistics)
{
    m_statistics = std::move(statistics);
    recount(false);
}

void OrganizationTreeModel::setCounted(Counted counted)
{
    if (std::exchange(m_counted, counted) != counted)
        recount(true);
}

int OrganizationTreeModel::countOf(const OrgId &id) const
{
    if (!m_statistics)
        return -1;
    switch (m_counted) {
    case Counted::People:
        return m_statistics->withBelow(id).people;
    case Counted::Positions:
        return m_statistics->withBelow(id).positions;
    case Counted::Nothing:
        return -1;
    }
    Q_UNREACHABLE();
}

// Says where the number is another one now, or the same number of something else.
void OrganizationTreeModel::recount(bool isOfSomethingElse)
{
    QSet<const Node *> changed;
    const auto look = [&](auto &&self, const Node *parent) -> void {
        for (const auto &child : parent->children) {
            const int count = countOf(child->id);
            const int before = std::exchange(child->count, count);
            if (count != before || (isOfSomethingElse && count >= 0))
                changed.insert(child.get());
            self(self, child.get());
        }
    };
    look(look, m_root.get());
    if (!changed.isEmpty())
        announce(m_root.get(), [&](const Node *node) { return changed.contains(node); },
                 { CountRole, Qt::AccessibleTextRole });
}

template <class Changed>
void OrganizationTreeModel::announce(const Node *parent, Changed changed, const QList<int> &roles)
{
    const int count = int(parent->children.size());
    for (int first = 0; first < count; ++first) {
        if (!changed(parent->children[size_t(first)].get()))
            continue;
        int last = first;
        while (last + 1 < count && changed(parent->children[size_t(last) + 1].get()))
            ++last;
        emit dataChanged(indexOfNode(parent->children[size_t(first)].get()),
                         indexOfNode(parent->children[size_t(last)].get()), roles);
        first = last;
    }
    for (const auto &child : parent->children)
        announce(child.get(), changed, roles);
}

void OrganizationTreeModel::retranslate()
{
    // Every row has words of ours for a screen reader, but to tell of each of some thousands costs
    // a filter above a look at all its ancestors and a list of the rows beside it. Views keep no
    // words: they ask whenever they paint, show a tip or are read, and a height that was kept is
    // the same in any language. So those alone are told of whose words somebody may have.
    std::vector<const Node *> asked(m_asked.cbegin(), m_asked.cend());
    m_asked.clear(); // who is told asks again at once
    // From the top down, as announce() does it, and in runs.
    std::sort(asked.begin(), asked.end(), [](const Node *a, const Node *b) {
        return std::tuple(a->level(), a->parent, a->row)
            < std::tuple(b->level(), b->parent, b->row);
    });
    const auto isBelow = [](const Node *upper, const Node *lower) {
        return lower->parent == upper->parent && lower->row == upper->row + 1;
    };
    for (auto first = asked.cbegin(); first != asked.cend();) {
        auto last = first;
        while (std::next(last) != asked.cend() && isBelow(*last, *std::next(last)))
            ++last;
        emit dataChanged(indexOfNode(*first), indexOfNode(*last),
                         { Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole,
                           Qt::AccessibleDescriptionRole });
        first = std::next(last);
    }
}

OrgId OrganizationTreeModel::organizationAt(const QModelIndex &index) const
{
    return index.isValid() ? nodeOf(index)->id : OrgId();
}

QModelIndex OrganizationTreeModel::indexOf(const OrgId &id) const
{
    if (id.isEmpty())
        return index(0, 0);
    return indexOfNode(m_nodes.value(id));
}

OrganizationTreeModel::Node *OrganizationTreeModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

QModelIndex OrganizationTreeModel::indexOfNode(const Node *node, int column) const
{
    return !node || node == m_root.get() ? QModelIndex() : createIndex(node->row, column, node);
}

QModelIndex OrganizationTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return indexOfNode(nodeOf(parent)->children[size_t(row)].get(), column);
}

QModelIndex OrganizationTreeModel::parent(const QModelIndex &child) const
{
    Q_ASSERT(checkIndex(child, CheckIndexOption::DoNotUseParent));
    return child.isValid() ? indexOfNode(nodeOf(child)->parent) : QModelIndex();
}

int OrganizationTreeModel::rowCount(const QModelIndex &parent) const
{
    Q_ASSERT(checkIndex(parent));
    return parent.column() > 0 ? 0 : int(nodeOf(parent)->children.size());
}

int OrganizationTreeModel::columnCount(const QModelIndex &parent) const
{
    Q_ASSERT(checkIndex(parent));
    return 1;
}

QString OrganizationTreeModel::shownName(const Node *node) const
{
    if (node->isAll())
        return tr("All organizations");
    const Organization *organization
        = m_references ? m_references->organization(node->id) : nullptr;
    if (!organization)
        return node->id.toString();
    const QString name = organizationName(*organization);
    return organization->disabled ? tr("%1 (disabled)").arg(name) : name;
}

QString OrganizationTreeModel::accessibleText(const Node *node) const
{
    if (node->count < 0)
        return shownName(node);
    const QString number = m_counted == Counted::Positions
        ? tr("%n positions", nullptr, node->count)
        : tr("%n people", nullptr, node->count);
    return shownName(node) + tr(", ", "between two parts of a list") + number;
}

QVariant OrganizationTreeModel::data(const QModelIndex &index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const Node *node = nodeOf(index);
    const Organization *organization
        = m_references && !node->isAll() ? m_references->organization(node->id) : nullptr;
    if (isInOurWords(organization, role))
        m_asked.insert(node);
    switch (role) {
    case Qt::DisplayRole:
        return shownName(node);
    case Qt::ToolTipRole:
        return toolTipOf(organization ? m_references->pathText(node->id) : shownName(node));
    case Qt::AccessibleTextRole:
        return accessibleText(node);
    case Qt::AccessibleDescriptionRole: {
        // Qt's own interface of a tree's item tells whether it is open, but not how deep it is.
        const QString level = tr("level %1", "depth in the tree").arg(node->level() + 1);
        return organization ? QString(level + tr(", ", "between two parts of a list")
                                      + organization->code.toString())
                            : level;
    }
    case SortRole:
        return organization ? organization->name : QString();
    case RecordRole:
        return organization ? QVariant::fromValue(*organization) : QVariant();
    case IdRole:
        return node->id.toString();
    case FreshnessRole:
        return int(Freshness::Cached);
    case UnresolvedRole:
        return false;
    case QuietRole:
        return organization && organization->disabled;
    case LevelRole:
        return node->level();
    case CountRole:
        return node->count;
    default:
        return {};
    }
}

} // namespace renzhi

#include "moc_organizationtreemodel.cpp"
