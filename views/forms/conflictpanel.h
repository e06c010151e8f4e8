// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/drafts.h"

#include <QFrame>
#include <QVector>

#include <functional>

class QBoxLayout;
class QLabel;
class QRadioButton;

namespace renzhi {

// What the operator began with, what the server has now, and what the operator wants, input by
// input, with keep or take for each. Decides nothing by itself where both changed the same input.
class ConflictPanel : public QFrame
{
    Q_OBJECT
public:
    using Text = std::function<QString()>;
    struct Row
    {
        Field field = Field::None;
        QString key; // names the radio buttons: "conflictTake_<key>", "conflictKeep_<key>"
        Text name, base, theirs, mine;
        bool takeTheirs = false; // preselected, because the operator did not touch it
    };

    explicit ConflictPanel(QWidget *parent = nullptr);

    void showRows(const QVector<Row> &rows);
    // The operator edited the input itself: keep it, worded anew.
    void keepMine(Field field, const Text &mine);
    [[nodiscard]] bool isOpen() const { return !isHidden(); }
    [[nodiscard]] bool isResolved() const;

signals:
    void decided(renzhi::Field field, bool takeTheirs);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Block
    {
        Row row;
        QWidget *widget = nullptr;
        QLabel *name = nullptr;
        QLabel *base = nullptr;
        QRadioButton *take = nullptr;
        QRadioButton *keep = nullptr;
    };

    Block addBlock(const Row &row);
    void retranslate();

    QVector<Block> m_blocks;
    QLabel *m_heading = nullptr;
    QBoxLayout *m_layout = nullptr;
};

} // namespace renzhi
