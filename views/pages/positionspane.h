// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/positiontablemodel.h"
#include "views/pages/referencepane.h"

#include <memory>

namespace renzhi {

// Positions, each in its organization.
class PositionsPane final : public ReferencePane<PositionTableModel>
{
    Q_OBJECT
public:
    PositionsPane(Desk &desk, Actions &actions, QWidget *parent = nullptr);

    [[nodiscard]] QString searchPrompt() const override;
    // The position that was just saved lights up when it is shown next.
    void glowOnce(const PositionId &position);

protected:
    [[nodiscard]] EmptyWords emptyWords() const override;
    void query() override;
    [[nodiscard]] bool isOpening() const override;
    [[nodiscard]] bool isOrderToCome() const override { return model() && model()->isWaiting(); }
    void chosen(const QModelIndex &index) override;
    [[nodiscard]] QModelIndex wanted() const override;
    [[nodiscard]] Subject subjectAt(const QModelIndex &index) const override;
    [[nodiscard]] QVector<Command> commands() const override;
    [[nodiscard]] QString hitsText(qint64 hits, qint64 total) const override;
    void retranslate() override;
    void showEvent(QShowEvent *event) override;

private:
    void askForOrder(const PositionOrderWish &wish);
    void takeOrder(const std::shared_ptr<const PositionOrder> &order);

    PositionId m_glow;
};

} // namespace renzhi
