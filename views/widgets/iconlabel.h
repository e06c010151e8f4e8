// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/theme.h"

#include <QString>
#include <QWidget>

namespace renzhi {

// An icon that stands by itself. Painted in the colours of the moment, so that it follows the
// theme; says nothing to assistive technology: the words stand beside it.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(int size, QWidget *parent = nullptr);

    void setIcon(QStringView name, Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_size;
    QString m_name;
    Tone m_tone = Tone::Quiet;
};

} // namespace renzhi
