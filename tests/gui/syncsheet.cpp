// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/gui/syncsheet.h"

#include <QAction>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostStops = 12; // of Tab, once round the dialog

} // namespace

SyncSheet::SyncSheet(ShellWorld &world)
{
    world.find<QAction>(u"actionSyncStatus"_s)->trigger();
    dialog = world.openDialog(u"syncDialog"_s);
}

QPushButton *SyncSheet::button(const QString &name) const
{
    return dialog->findChild<QPushButton *>(name);
}

void SyncSheet::click(const QString &name) const
{
    QTest::mouseClick(button(name), Qt::LeftButton);
}

bool SyncSheet::tabTo(const QString &name) const
{
    for (int step = 0; step < MostStops; ++step) {
        QWidget *focus = QApplication::focusWidget();
        if (!focus || !dialog->isAncestorOf(focus))
            return false;
        if (focus->objectName() == name)
            return true;
        QTest::keyClick(focus, Qt::Key_Tab);
    }
    return false;
}

QString SyncSheet::cutButton() const
{
    for (const QPushButton *each : dialog->findChildren<QPushButton *>()) {
        const QSize least = each->minimumSizeHint();
        if (each->width() < least.width() || each->height() < least.height())
            return each->text();
    }
    return {};
}

} // namespace renzhi
