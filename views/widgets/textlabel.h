// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/theme.h"

#include <QLabel>

#include <optional>

namespace renzhi {

// A label with a face and a tone of the theme, which follow the palette and the text size. With an
// elide mode it is one line that never asks for more width than it gets; the tool tip has the
// whole, above what else it says, which is plain text.
class TextLabel : public QLabel
{
    Q_OBJECT
public:
    enum class Face { Normal, Strong, Heading, Code, Small };

    explicit TextLabel(QWidget *parent = nullptr);

    void setLook(Face face, std::optional<Tone> tone = {});
    void setElideMode(Qt::TextElideMode mode);

    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void restyle();
    [[nodiscard]] bool isElided() const;

    bool m_restyling = false;
    Face m_face = Face::Normal;
    std::optional<Tone> m_tone;
    Qt::TextElideMode m_elide = Qt::ElideNone;
};

} // namespace renzhi
