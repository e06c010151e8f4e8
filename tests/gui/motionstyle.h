// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProxyStyle>

namespace renzhi {

// The look of a desktop that gives an animation so many milliseconds; none at all: 0.
class MotionStyle final : public QProxyStyle
{
public:
    explicit MotionStyle(int duration) : m_duration(duration) { }
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returnData) const override
    {
        return hint == SH_Widget_Animation_Duration
            ? m_duration
            : QProxyStyle::styleHint(hint, option, widget, returnData);
    }

private:
    int m_duration;
};

} // namespace renzhi
