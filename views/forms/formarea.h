// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QScrollArea>

namespace renzhi {

// A scroll area that asks for as much height as its content needs, so that a form scrolls only
// where the screen is too small for it.
class FormArea : public QScrollArea
{
    Q_OBJECT
public:
    explicit FormArea(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    // What the content needs at this width.
    [[nodiscard]] int heightFor(int width) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace renzhi
