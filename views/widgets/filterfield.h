// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/widgets/committededit.h"

namespace renzhi {

// One column's filter, inside the table that it narrows.
class FilterField final : public CommittedEdit
{
    Q_OBJECT
public:
    explicit FilterField(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

signals:
    void entered(); // has the focus now

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
};

} // namespace renzhi
