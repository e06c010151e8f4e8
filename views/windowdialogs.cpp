// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/windowdialogs.h"

#include "views/forms/settingsdialog.h"
#include "views/widgets/diagnosticsdialog.h"

namespace renzhi {

WindowDialogs::WindowDialogs(const ErrorCatalog &catalog, QWidget *window)
    : QObject(window), m_catalog(catalog), m_window(window)
{
}

void WindowDialogs::openDiagnostics()
{
    if (m_diagnostics)
        m_diagnostics->close(); // what it says is older
    m_diagnostics = new DiagnosticsDialog(m_gather ? m_gather() : QString(), m_catalog, m_window);
    m_diagnostics->setAttribute(Qt::WA_DeleteOnClose);
    // The operator may go on, and look at both.
    m_diagnostics->show();
}

void WindowDialogs::openHelp(HelpDialog::Tab tab, Shortcuts &shortcuts)
{
    auto *dialog = new HelpDialog(tab, shortcuts, m_locations, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void WindowDialogs::openSettings(Language language, ThemeChoice theme, TextSize size,
                                 int lockMinutes)
{
    auto *dialog = new SettingsDialog(language, theme, size, m_window);
    dialog->setLockMinutes(lockMinutes);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::languageRequested, this, &WindowDialogs::languageRequested);
    connect(dialog, &SettingsDialog::themeRequested, this, &WindowDialogs::themeRequested);
    connect(dialog, &SettingsDialog::textSizeRequested, this, &WindowDialogs::textSizeRequested);
    connect(dialog, &SettingsDialog::lockMinutesRequested, this,
            &WindowDialogs::lockMinutesRequested);
    dialog->open();
}

} // namespace renzhi

#include "moc_windowdialogs.cpp"
