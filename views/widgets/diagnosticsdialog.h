// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"
#include "models/core/result.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;

namespace renzhi {

class MessageBar;
class TextLabel;

// The diagnostics as they would be sent, to be read first: copied, or saved to a file of the
// operator's choice. Sends nothing anywhere. The text stays as it was when it was gathered.
class DiagnosticsDialog : public QDialog
{
    Q_OBJECT
public:
    // The catalogue must outlive it.
    DiagnosticsDialog(const QString &text, const ErrorCatalog &catalog, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build(const ErrorCatalog &catalog);
    void retranslate();
    void copy();
    void askForFile();
    void saveTo(const QString &file);
    // Local: "local.diagnostics-export", and what was there before is unchanged.
    [[nodiscard]] Result<void> writeTo(const QString &file) const;

    QString m_text;
    TextLabel *m_about = nullptr;
    QPlainTextEdit *m_view = nullptr;
    MessageBar *m_message = nullptr;
    QPushButton *m_copy = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace renzhi
