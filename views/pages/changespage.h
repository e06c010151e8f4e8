// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/errorcatalog.h"
#include "models/core/result.h"
#include "models/items/changetablemodel.h"
#include "views/desk.h"

#include <QDateTime>
#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <vector>

class QFileDialog;

namespace Ui {
class ChangesPage;
}

namespace renzhi {

class Actions;
class ChangeLog;
class ChangeReader;
class ChangesExport;
class DirectoryService;
class MessageBar;

// What was changed from this computer, newest first: filtered by words, kind and outcome, or about
// one person or position (the desk's place says which); the chosen line in full below; and the
// export of what is shown. Needs no server.
class ChangesPage : public QWidget
{
    Q_OBJECT
public:
    // All three must outlive the page.
    ChangesPage(Desk &desk, const Actions &actions, const ErrorCatalog &catalog,
                QWidget *parent = nullptr);
    ~ChangesPage() override;

    // Where the keyboard begins: the table, or what stands in its place.
    [[nodiscard]] QWidget *focusTarget() const;
    void focusNextPane(bool backwards);
    void enterFilter();
    void copySelection() const;

signals:
    void undoRequested(qint64 line, const QDateTime &at); // of the change log, written then

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void setSession();
    void reload();
    void reloadSoon();
    void reloadChanged();
    void showFound(const Result<std::vector<ChangeKey>> &read);
    void showRows(int rows);
    void showEmpty();
    void showLine();
    void showUndo();
    void undoChosen();
    [[nodiscard]] std::optional<ChangeLine> chosen() const;
    [[nodiscard]] QString undoObstacle() const;
    void showAll();
    void askForFile();
    void exportTo(const QString &file, const DirectoryService *from);
    void showExported(const QString &file, const Result<void> &written);
    void retranslate();
    void fillChoices();
    [[nodiscard]] ChangeLog *log() const;
    [[nodiscard]] ChangeQuery query() const;
    [[nodiscard]] bool isFiltered() const;
    [[nodiscard]] QString about() const; // the person or the position; empty: everything
    void takeSelected() const;
    void readLines(std::vector<qint64> ids, ChangeTableModel::Deliver deliver);

    std::unique_ptr<Ui::ChangesPage> ui;
    Desk &m_desk;
    const Actions &m_actions;
    const ErrorCatalog &m_catalog;
    ChangeTableModel *m_model = nullptr;
    MessageBar *m_message = nullptr;
    QTimer m_typing; // a search looks through every line
    QTimer m_soon; // as above, while changes are sent
    std::unique_ptr<ChangeReader> m_reader; // of the tenant that is shown
    QTimer m_undoSoon; // what decides whether a line can be undone changes often while reading
    QPointer<QFileDialog> m_dialog; // of the export
    QPointer<ChangesExport> m_export; // under way
    int m_rows = 0;
    qint64 m_shown = 0; // the line in full; 0: none
    bool m_isFailed = false;
    bool m_isKnown = false; // what there is: it was read once
    bool m_isAsking = false; // it is being read
    bool m_isBehind = false; // and something was written meanwhile
};

} // namespace renzhi
