// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/errorcatalog.h"
#include "models/core/result.h"
#include "views/desk.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <span>
#include <vector>

class QFileDialog;
class QSaveFile;

namespace Ui {
class ChangesPage;
}

namespace renzhi {

class ChangeLog;
class ChangeTableModel;
class DirectoryService;
class MessageBar;

// What was changed from this computer, newest first: filtered by words, kind and outcome, or about
// one person or position (the desk's place says which); the chosen line in full below; and the
// export of what is shown. Needs no server.
class ChangesPage : public QWidget
{
    Q_OBJECT
public:
    // Both must outlive the page.
    ChangesPage(Desk &desk, const ErrorCatalog &catalog, QWidget *parent = nullptr);
    ~ChangesPage() override;

    // Where the keyboard begins: the table, or what stands in its place.
    [[nodiscard]] QWidget *focusTarget() const;
    void focusNextPane(bool backwards);
    void enterFilter();
    void copySelection() const;

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setSession();
    void reload();
    void reloadSoon();
    void showRows(int rows);
    void showEmpty();
    void showLine();
    void showAll();
    void askForFile();
    void exportTo(const QString &file, const DirectoryService *from);
    [[nodiscard]] Result<void> writeTo(const QString &file) const;
    void retranslate();
    void fillChoices();
    [[nodiscard]] ChangeLog *log() const;
    [[nodiscard]] ChangeQuery query() const;
    [[nodiscard]] Result<std::vector<ChangeKey>> found() const;
    [[nodiscard]] bool isFiltered() const;
    [[nodiscard]] QString about() const; // the person or the position; empty: everything
    [[nodiscard]] std::vector<ChangeLine> linesOf(std::span<const qint64> ids) const;
    [[nodiscard]] Result<void> writeLines(QSaveFile &target,
                                          const std::vector<ChangeKey> &listed) const;

    std::unique_ptr<Ui::ChangesPage> ui;
    Desk &m_desk;
    const ErrorCatalog &m_catalog;
    ChangeTableModel *m_model = nullptr;
    MessageBar *m_message = nullptr;
    QTimer m_typing; // a search looks through every line
    QTimer m_soon; // as above, while changes are sent
    QPointer<QFileDialog> m_dialog; // of the export
    int m_rows = 0;
    bool m_isFailed = false;
};

} // namespace renzhi
