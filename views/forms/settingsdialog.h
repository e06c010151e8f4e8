// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "views/theme.h"

#include <QDialog>

#include <memory>

class QPushButton;

namespace Ui {
class SettingsDialog;
}

namespace renzhi {

// Language, theme, text size and when the screen is cleared. Each choice applies at once; there is
// nothing to save.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    SettingsDialog(Language language, ThemeChoice theme, TextSize size, QWidget *parent = nullptr);
    ~SettingsDialog() override;

    // Minutes without use; 0: never. Never until it is called.
    void setLockMinutes(int minutes);

signals:
    void languageRequested(renzhi::Language language);
    void themeRequested(renzhi::ThemeChoice theme);
    void textSizeRequested(renzhi::TextSize size);
    void lockMinutesRequested(int minutes);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::unique_ptr<Ui::SettingsDialog> ui;
    QPushButton *m_reset = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace renzhi
