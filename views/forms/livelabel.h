// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/theme.h"

#include <QLabel>

#include <functional>
#include <optional>

namespace renzhi {

// A wrapping plain-text label whose words are made anew after a language change. Hidden while it
// has none.
class LiveLabel : public QLabel
{
    Q_OBJECT
public:
    using Text = std::function<QString()>;

    explicit LiveLabel(QWidget *parent = nullptr);

    void say(Text text, std::optional<Tone> tone = Tone::Quiet);
    void clear();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void restyle();

    Text m_words;
    std::optional<Tone> m_tone;
    bool m_restyling = false;
};

} // namespace renzhi
