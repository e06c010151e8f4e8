// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QToolBar>

namespace renzhi {

class Actions;
class LanguageSwitch;
class SearchBox;

// Refresh, the two kinds of adding, the search box and the switch of language.
class MainToolBar : public QToolBar
{
    Q_OBJECT
public:
    explicit MainToolBar(const Actions &actions, QWidget *parent = nullptr);

    [[nodiscard]] SearchBox &search() const { return *m_search; }
    [[nodiscard]] LanguageSwitch &languages() const { return *m_languages; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    SearchBox *m_search;
    LanguageSwitch *m_languages;
};

} // namespace renzhi
