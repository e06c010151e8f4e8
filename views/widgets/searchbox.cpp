// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/searchbox.h"

#include "views/theme.h"

#include <QAction>

namespace renzhi {

SearchBox::SearchBox(QWidget *parent) : CommittedEdit(parent)
{
    addAction(icon(u"search", Tone::Quiet), QLineEdit::LeadingPosition);
    setClearButtonEnabled(true);
    connect(this, &CommittedEdit::textCommitted, this, &SearchBox::searched);
    connect(this, &CommittedEdit::closeRequested, this, &CommittedEdit::listRequested);
}

} // namespace renzhi

#include "moc_searchbox.cpp"
