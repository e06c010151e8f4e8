// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/items/itemtext.h"

#include <QTextDocument>

namespace renzhi {

QString toolTipOf(const QString &text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal) : text;
}

QString organizationName(const Organization &organization)
{
    return organization.name.trimmed().isEmpty() ? organization.code.toString() : organization.name;
}

} // namespace renzhi
