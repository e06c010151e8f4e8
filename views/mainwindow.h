// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/tenantprofile.h"
#include "models/directory/unsentwork.h"
#include "views/session.h"
#include "views/theme.h"

#include <QHash>
#include <QMainWindow>
#include <QVector>

#include <functional>
#include <memory>
#include <optional>

class QSettings;

namespace renzhi {

class EditingDialog;

// The window: menu, tool bar, banner, pages, status bar. Shell only: what can be done lives in
// Commands, what is looked at in Desk, how it is shown in the pages. `state` keeps geometry and,
// per profile, splitters, columns, sort, filter and selection; it must outlive the window.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(const ErrorCatalog &catalog, QSettings &state, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Shows another tenant (or, with an empty session, none) and restores what was looked at last.
    void setSession(const Session &session);
    // The tenants the File menu offers.
    void setProfiles(const QVector<TenantProfile> &profiles);
    // What the View menu and the settings show as chosen.
    void setChoices(Language language, ThemeChoice theme, TextSize size);
    void setLockMinutes(int minutes); // 0: the screen is never cleared

    // Keys the operator gave to actions in an earlier session, by the action's objectName.
    void setShortcuts(const QHash<QString, QString> &changes);
    // Shows no tenant, and why this one cannot be opened; it can be edited and removed all the
    // same.
    void showNotOpened(const TenantProfile &profile, std::function<QString()> why);
    // What was opened to edit something of the open tenant and would go with it, also when it is
    // hidden because its write is still under way.
    [[nodiscard]] QList<EditingDialog *> openForms() const;
    // Says that this tenant opens when what is under way here has ended, until the operator asks to
    // stay; nothing: it is not waited for any more.
    void showOpensLater(const std::optional<TenantProfile> &profile);
    // Says that no keyring took the open tenant's secret.
    void showSecretNotKept();
    // An error of something the program did for the window, and where a profile was exported to.
    void showError(const ApiError &error);
    void showExported(const QString &file);
    // Where the text that the operator may send to whoever keeps the program comes from.
    void setDiagnostics(std::function<QString()> gather);
    // Asks what of a tenant's work is kept here alone, by the profile's id: it goes when that is
    // removed.
    void setUnsentWork(std::function<UnsentWork(const QString &id)> count);
    // Folders of the program's data, for the About page.
    void setLocations(const QStringList &locations);

signals:
    void languageRequested(renzhi::Language language);
    void themeRequested(renzhi::ThemeChoice theme);
    void textSizeRequested(renzhi::TextSize size);
    void lockMinutesRequested(int minutes);
    void shortcutsChanged(const QHash<QString, QString> &changes);
    void profileRequested(const QString &id);
    void stayRequested(); // in the tenant that is open, rather than opening the other later
    void profileSaved(const renzhi::TenantProfile &profile, const QString &secret);
    void profileRemoved(const QString &id);
    void profileExportRequested(const renzhi::TenantProfile &profile, const QString &file);
    void quitRequested();

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace renzhi
