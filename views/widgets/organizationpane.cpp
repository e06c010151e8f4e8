// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/organizationpane.h"

#include "models/directory/directoryservice.h"
#include "models/items/itemroles.h"
#include "models/items/itemtext.h"
#include "models/items/organizationtreemodel.h"
#include "views/desk.h"
#include "views/theme.h"
#include "views/widgets/organizationfilter.h"
#include "views/widgets/organizationtip.h"
#include "views/widgets/organizationtree.h"
#include "views/widgets/selectionkeeper.h"
#include "views/widgets/textlabel.h"

#include <QEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

OrganizationPane::OrganizationPane(Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_caption(new TextLabel(this))
    , m_filterEdit(new QLineEdit(this))
    , m_tree(new OrganizationTree(this))
    , m_filter(new OrganizationFilter(this))
    , m_keeper(new SelectionKeeper(m_tree, [this] { return wanted(); }))
{
    setObjectName(u"organizationPane"_s);
    m_filterEdit->setObjectName(u"organizationFilter"_s);
    m_filterEdit->setClearButtonEnabled(true);
    m_filterEdit->addAction(icon(u"search", Tone::Quiet), QLineEdit::LeadingPosition);
    m_filterEdit->installEventFilter(this);
    m_tree->setObjectName(u"organizationTree"_s);
    m_caption->setLook(TextLabel::Face::Strong);
    m_caption->setBuddy(m_tree);

    auto *head = new QVBoxLayout;
    head->setContentsMargins(grid, grid, grid, grid / 2);
    head->setSpacing(grid / 2);
    head->addWidget(m_caption);
    head->addWidget(m_filterEdit);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(head);
    layout->addWidget(m_tree);
    setMinimumWidth(18 * grid);

    connect(m_filterEdit, &QLineEdit::textChanged, this, &OrganizationPane::filterChanged);
    connect(m_keeper, &SelectionKeeper::chosen, this, [this](const QModelIndex &index) {
        m_desk.showOrganization(OrgId(index.data(IdRole).toString()));
    });
    connect(&m_desk, &Desk::sessionChanged, this, &OrganizationPane::setSession);
    connect(&m_desk, &Desk::organizationChanged, this, [this] { reveal(m_desk.organization()); });
    connect(&m_desk, &Desk::placeChanged, this, &OrganizationPane::countWhatIsListed);
    m_tree->setToolTips([this](const QModelIndex &index) { return toolTipAt(index); });
    m_keeper->setModel(m_filter);
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, &OrganizationPane::expandAtFirst);
    retranslate();
}

QWidget *OrganizationPane::focusTarget() const
{
    return m_tree;
}

void OrganizationPane::setSession()
{
    auto *model = m_desk.session().organizations;
    m_keeper->hold([this, model] {
        clearFilter();
        m_filter->setSourceModel(model);
    });
    countWhatIsListed();
    m_expandedLater.clear();
    if (m_desk.isOpening())
        connect(m_desk.service(), &DirectoryService::referencesChanged, this,
                &OrganizationPane::takeFirstOrganizations, Qt::SingleShotConnection);
    expandAtFirst();
    reveal(m_desk.organization());
}

// As if they had been there when the session was set.
void OrganizationPane::takeFirstOrganizations()
{
    if (m_desk.isOpening())
        return; // they are those of the session before
    const QStringList open = std::exchange(m_expandedLater, {});
    if (!m_filter->text().isEmpty()) { // typed meanwhile; filterChanged() noted what is open
        m_tree->expandAll();
        m_keeper->restore(true);
        return;
    }
    reveal(m_desk.organization());
    if (!open.isEmpty())
        setExpanded(open);
}

void OrganizationPane::countWhatIsListed()
{
    using Counted = OrganizationTreeModel::Counted;
    auto *model = m_desk.session().organizations;
    if (!model)
        return;
    switch (m_desk.place().view) {
    case View::People:
        model->setCounted(Counted::People);
        break;
    case View::Positions:
        model->setCounted(Counted::Positions);
        break;
    case View::Jobs: // how many they are is not known of everybody
    case View::Titles: // of the whole tenant
        model->setCounted(Counted::Nothing);
        break;
    case View::Outbox: // nobody sees the tree
    case View::Changes:
        break;
    }
}

QString OrganizationPane::toolTipAt(const QModelIndex &index) const
{
    const OrgId id(index.data(IdRole).toString());
    const auto references = m_desk.references();
    QStringList lines { id.isEmpty() ? index.data().toString() : references->pathText(id) };
    const auto statistics = m_desk.service() ? m_desk.service()->statistics() : nullptr;
    if (statistics)
        lines += organizationTip(*statistics, *references, id);
    return toolTipOf(lines.join(u'\n'));
}

// The two topmost levels are open until the operator decides otherwise.
void OrganizationPane::expandAtFirst()
{
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex top = m_filter->index(row, 0);
        if (!m_tree->isExpanded(top) && m_filter->rowCount() <= 3)
            m_tree->expand(top);
    }
}

// Composing over selected text takes it away before anything is decided: what was found stays until
// the input method commits or gives up.
void OrganizationPane::filterChanged()
{
    const QString text = m_filterEdit->text();
    if (m_composing || text == m_filtered)
        return;
    m_filtered = text;
    if (m_filter->text().isEmpty() && !text.trimmed().isEmpty())
        m_expandedBefore = expanded();
    m_keeper->hold([this, &text] { m_filter->setText(text); });
    if (!m_filter->text().isEmpty())
        m_tree->expandAll();
    else
        setExpanded(m_expandedBefore);
    m_keeper->restore(true);
}

void OrganizationPane::clearFilter()
{
    m_composing = false;
    m_filterEdit->clear();
    filterChanged(); // text() may be empty already under a pre-edit
}

void OrganizationPane::reveal(const OrgId &organization)
{
    const auto *model = m_desk.session().organizations;
    if (model && !m_filter->mapFromSource(model->indexOf(organization)).isValid())
        clearFilter(); // hidden by the tree's own filter
    m_keeper->restore(true);
}

QModelIndex OrganizationPane::wanted() const
{
    const auto *model = m_desk.session().organizations;
    return model && m_filter->sourceModel() == model
        ? m_filter->mapFromSource(model->indexOf(m_desk.organization()))
        : QModelIndex();
}

QStringList OrganizationPane::expanded() const
{
    if (m_desk.isOpening())
        return m_expandedLater;
    QStringList ids;
    QVector<QModelIndex> open;
    for (int row = 0; row < m_filter->rowCount(); ++row)
        open.append(m_filter->index(row, 0));
    while (!open.isEmpty()) {
        const QModelIndex index = open.takeLast();
        if (!m_tree->isExpanded(index))
            continue;
        ids.append(index.data(IdRole).toString());
        for (int row = 0; row < m_filter->rowCount(index); ++row)
            open.append(m_filter->index(row, 0, index));
    }
    return ids;
}

void OrganizationPane::setExpanded(const QStringList &ids)
{
    const auto *model = m_desk.session().organizations;
    if (!model)
        return;
    if (m_desk.isOpening()) {
        m_expandedLater = ids;
        return;
    }
    m_tree->collapseAll();
    for (const QString &id : ids)
        m_tree->expand(m_filter->mapFromSource(model->indexOf(OrgId(id))));
    m_keeper->restore();
}

bool OrganizationPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::InputMethod) {
        m_composing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
        // One that gives up changes no text; what it commits is told by the input.
        if (static_cast<QInputMethodEvent *>(event)->commitString().isEmpty())
            filterChanged();
    } else if (event->type() == QEvent::FocusOut) {
        m_composing = false; // it commits or drops its text when the focus leaves
        filterChanged();
    } else if (event->type() == QEvent::KeyPress && !m_composing) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down) {
            m_tree->setFocus(Qt::TabFocusReason);
            return true;
        }
        if (key == Qt::Key_Escape && !m_filterEdit->text().isEmpty()) {
            clearFilter();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void OrganizationPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void OrganizationPane::retranslate()
{
    m_caption->setText(tr("Organizations"));
    m_filterEdit->setPlaceholderText(tr("Filter organizations"));
    m_filterEdit->setAccessibleName(tr("Filter organizations"));
    m_tree->setAccessibleName(tr("Organizations"));
    if (auto *model = m_desk.session().organizations)
        model->retranslate();
    m_tree->viewport()->update(); // the numbers are worded where they are painted
}

} // namespace renzhi

#include "moc_organizationpane.cpp"
