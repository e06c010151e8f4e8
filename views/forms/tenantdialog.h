// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/tenantprofile.h"
#include "models/directory/connectioncheck.h"

#include <QDialog>

#include <memory>

class QPushButton;

namespace Ui {
class TenantDialog;
}

namespace renzhi {

class MessageBar;
class StageList;

// "Connect a tenant…": where a tenant is and how it is reached, with a check that names the stage
// that fails. Stores nothing: profileAccepted carries what was typed. Open it with open().
class TenantDialog : public QDialog
{
    Q_OBJECT
public:
    // `profile`: the one to change, a new one with nothing but its id, or one without an id, which
    // becomes a duplicate of what else it holds. The catalogue must outlive the dialog.
    TenantDialog(const ErrorCatalog &catalog, TenantProfile profile, QWidget *parent = nullptr);
    ~TenantDialog() override;

    [[nodiscard]] TenantProfile profile() const; // as typed

signals:
    // The secret is empty when it was not typed: keep the one there is.
    void profileAccepted(const renzhi::TenantProfile &profile, const QString &secret);

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectInputs();
    void fill();
    void retranslate();
    void check();
    void showProxyRefused();
    void checkFinished(ConnectionCheck::Stage stage, const ApiError &error);
    void forgetCheck();
    void updateState();
    void chooseCaFile();
    void save();
    void fillColours();
    void fillLanguages();
    void fillSyncMinutes();
    [[nodiscard]] bool isNew() const
    {
        return m_profile.id.isEmpty() || m_profile.baseUrl.isEmpty();
    }

    std::unique_ptr<Ui::TenantDialog> ui;
    const ErrorCatalog &m_catalog;
    TenantProfile m_profile;
    StageList *m_stages = nullptr;
    MessageBar *m_message = nullptr;
    QPushButton *m_check = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_cancel = nullptr;
    ConnectionCheck *m_running = nullptr; // child; at most one
};

} // namespace renzhi
