// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/items/titletablemodel.h"
#include "views/pages/referencepane.h"

namespace renzhi {

// Titles: those that positions in the chosen organization and below offer.
class TitlesPane final : public ReferencePane<TitleTableModel>
{
    Q_OBJECT
public:
    TitlesPane(Desk &desk, Actions &actions, QWidget *parent = nullptr);

    [[nodiscard]] QString searchPrompt() const override;

protected:
    [[nodiscard]] EmptyWords emptyWords() const override;
    void chosen(const QModelIndex &index) override;
    [[nodiscard]] QModelIndex wanted() const override;
    [[nodiscard]] Subject subjectAt(const QModelIndex &index) const override;
    [[nodiscard]] QVector<Command> commands() const override;
    [[nodiscard]] QString hitsText(qint64 hits, qint64 total) const override;
    void retranslate() override;
};

} // namespace renzhi
