// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "views/widgets/committededit.h"

namespace renzhi {

// The type-ahead box.
class SearchBox : public CommittedEdit
{
    Q_OBJECT
public:
    explicit SearchBox(QWidget *parent = nullptr);

    // By program: no signal.
    void setSearched(const QString &text) { setCommitted(text); }

signals:
    void searched(const QString &text);
};

} // namespace renzhi
