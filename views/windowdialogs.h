// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "views/theme.h"
#include "views/widgets/helpdialog.h"

#include <QObject>

namespace renzhi {

class Shortcuts;

// The dialogs about the program itself: help and settings. They close by themselves; settings apply
// at once through the signals.
class WindowDialogs : public QObject
{
    Q_OBJECT
public:
    explicit WindowDialogs(QWidget *window);

    void setLocations(const QStringList &locations) { m_locations = locations; }
    void openHelp(HelpDialog::Tab tab, Shortcuts &shortcuts);
    void openSettings(Language language, ThemeChoice theme, TextSize size, int lockMinutes);

signals:
    void languageRequested(renzhi::Language language);
    void themeRequested(renzhi::ThemeChoice theme);
    void textSizeRequested(renzhi::TextSize size);
    void lockMinutesRequested(int minutes);

private:
    QWidget *m_window;
    QStringList m_locations;
};

} // namespace renzhi
