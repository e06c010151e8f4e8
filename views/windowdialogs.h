// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "views/theme.h"
#include "views/widgets/helpdialog.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <utility>

namespace renzhi {

class Shortcuts;

// The dialogs about the program itself: help, diagnostics and settings. They close by themselves;
// settings apply at once through the signals.
class WindowDialogs : public QObject
{
    Q_OBJECT
public:
    // The catalogue must outlive it.
    WindowDialogs(const ErrorCatalog &catalog, QWidget *window);

    void setLocations(const QStringList &locations) { m_locations = locations; }
    void setDiagnostics(std::function<QString()> gather) { m_gather = std::move(gather); }
    void openDiagnostics();
    void openHelp(HelpDialog::Tab tab, Shortcuts &shortcuts);
    void openSettings(Language language, ThemeChoice theme, TextSize size, int lockMinutes);

signals:
    void languageRequested(renzhi::Language language);
    void themeRequested(renzhi::ThemeChoice theme);
    void textSizeRequested(renzhi::TextSize size);
    void lockMinutesRequested(int minutes);

private:
    const ErrorCatalog &m_catalog;
    QWidget *m_window;
    std::function<QString()> m_gather;
    QPointer<QDialog> m_diagnostics; // the one that is open
    QStringList m_locations;
};

} // namespace renzhi
