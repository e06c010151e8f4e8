// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/directoryservice.h"
#include "models/items/referencequery.h"
#include "views/pages/listpane.h"
#include "views/widgets/selectionkeeper.h"
#include "views/widgets/tableview.h"
#include "views/wording.h"

#include <QHeaderView>

#include <utility>
#include <vector>

namespace renzhi {

// A list of the tenant's references, positions or titles: what was searched in the chosen
// organization and everything below. Gives its model the references when it is in sight.
template <class Model> class ReferencePane : public ListPane
{
protected:
    // `model` is where a session has it. `columns` begin sorted by the first one.
    ReferencePane(Desk &desk, Actions &actions, Model *Session::*model,
                  const QVector<TableView::Column> &columns, QWidget *parent)
        : ListPane(desk, actions, parent), m_model(model), m_columns(columns)
    {
        connect(&desk, &Desk::sessionChanged, this, [this] { setSession(); });
    }

    [[nodiscard]] Model *model() const { return desk().session().*m_model; }
    template <class Id> [[nodiscard]] QModelIndex indexOf(const Id &id) const
    {
        const int row = model() ? model()->rowOf(id) : -1;
        return row < 0 ? QModelIndex()
                       : model()->index(row, table()->horizontalHeader()->logicalIndex(0));
    }

    void query() override
    {
        if (!model()) {
            showHits(0, 0);
            return rowsAreHere();
        }
        ReferenceQuery wish;
        wish.text = searched();
        if (!desk().organization().isEmpty()) {
            const QVector<OrgId> below = desk().references()->subtreeOf(desk().organization());
            wish.organizations = QSet<OrgId>(below.begin(), below.end());
        }
        wish.columns = table()->filters();
        changeRows([&] {
            model()->setQuery(wish);
            if (isVisible())
                model()->setReferences(desk().service()->references());
        });
        showHits(model()->rowCount(), model()->total());
        if (!isOrderToCome())
            rowsAreHere();
    }

    [[nodiscard]] bool isBehind() const override
    {
        return desk().service() && model()
            && model()->references() != desk().service()->references();
    }

    void sortAgain() override
    {
        if (!model())
            return;
        changeRows([&] { model()->sort(table()->sortKeys()); });
        if (!isOrderToCome())
            rowsAreHere();
    }
    // The rows are still in another order than the one that was asked for; query() is called when
    // they are in it.
    [[nodiscard]] virtual bool isOrderToCome() const { return false; }

    [[nodiscard]] FindRows remember(const std::vector<int> &rows) const override
    {
        const auto *shown = qobject_cast<const Model *>(table()->model());
        if (!shown)
            return {};
        std::vector<typename Model::Id> ids;
        for (const int row : rows)
            ids.push_back(shown->idAt(row));
        return [shown, ids = std::move(ids)] { return shown->rowsOf(ids); };
    }

    void retranslate() override
    {
        if (model())
            model()->retranslate();
        ListPane::retranslate();
    }

private:
    void setSession()
    {
        setModel(model());
        if (model())
            setUp(
                [this] { table()->setDefaultColumns(m_columns, m_columns.constFirst().section); });
        if (auto *service = desk().service()) {
            connect(service, &DirectoryService::referencesChanged, this,
                    [this] { takeReferences(); });
            connect(service, &DirectoryService::syncStarted, this, [this] { retranslate(); });
            connect(service, &DirectoryService::syncFinished, this, [this] { retranslate(); });
        }
    }

    Model *Session::*m_model;
    QVector<TableView::Column> m_columns;
};

} // namespace renzhi
