// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/directory/directoryservice.h"

#include <QPointer>
#include <QWidget>

class QPushButton;

namespace renzhi {

class Desk;
class TextLabel;

// Of how many people of the open tenant the jobs are known, and how far the crawl is that reads
// them one by one (eiam-api.md 2.20). Starts, pauses and stops it, and starts nothing by itself.
// Follows the desk to another tenant.
class JobsCrawlPanel : public QWidget
{
    Q_OBJECT
public:
    // Desk and catalogue must outlive it.
    JobsCrawlPanel(Desk &desk, const ErrorCatalog &catalog, QWidget *parent);

    // Ages grow and waits count down: to be called now and then, and where the desk changed.
    void showState();

signals:
    void keyboardLeft(); // the button with the focus cannot be used any more

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    TextLabel *addText(const QString &objectName);
    void setSession();
    void retranslate();
    void showButtons();
    void fitTexts();
    [[nodiscard]] QString coverageText() const;
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString scopeText(const CrawlScope &scope) const;
    [[nodiscard]] QString obstacle() const;
    void read(const CrawlScope &scope);
    void togglePause();
    void stop();

    Desk &m_desk;
    const ErrorCatalog &m_catalog;
    QPointer<DirectoryService> m_service; // the one that is listened to
    TextLabel *m_heading = nullptr;
    TextLabel *m_coverage = nullptr;
    TextLabel *m_state = nullptr;
    QPushButton *m_everybody = nullptr;
    QPushButton *m_organization = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_stop = nullptr;
};

} // namespace renzhi
