// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "views/widgets/emptystate.h"

namespace renzhi {

// A tenant without job management (ENT.CONFIG.0031) is one state of the whole window with the way
// to switch it on, not an error for every call.
class JobManagementPage : public EmptyState
{
    Q_OBJECT
public:
    explicit JobManagementPage(const ErrorCatalog &catalog, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    const ErrorCatalog &m_catalog;
};

} // namespace renzhi
