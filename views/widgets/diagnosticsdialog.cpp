// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/diagnosticsdialog.h"

#include "models/core/wholefile.h"
#include "models/directory/localerror.h"
#include "views/errors/messagebar.h"
#include "views/forms/dialogbutton.h"
#include "views/theme.h"
#include "views/widgets/textlabel.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>
#include <QVBoxLayout>

namespace renzhi {

using namespace Qt::StringLiterals;

DiagnosticsDialog::DiagnosticsDialog(const QString &text, const ErrorCatalog &catalog,
                                     QWidget *parent)
    : QDialog(parent), m_text(text)
{
    setObjectName(u"diagnosticsDialog"_s);
    build(catalog);
    retranslate();
    resize(88 * grid, 72 * grid);
}

void DiagnosticsDialog::build(const ErrorCatalog &catalog)
{
    m_about = new TextLabel(this);
    m_about->setObjectName(u"diagnosticsAbout"_s);
    m_about->setWordWrap(true);
    m_view = new QPlainTextEdit(this);
    m_view->setObjectName(u"diagnosticsText"_s);
    m_view->setReadOnly(true);
    // Read-only alone would leave nothing to choose a part with from the keyboard.
    m_view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_view->setTabChangesFocus(true);
    m_view->setPlainText(m_text);
    m_message = new MessageBar(catalog, this);
    m_copy = dialogButton(u"diagnosticsCopy"_s, this);
    m_save = dialogButton(u"diagnosticsSave"_s, this);
    m_close = dialogButton(u"diagnosticsClose"_s, this);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(grid);
    buttons->addWidget(m_copy);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    buttons->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    layout->setSpacing(grid);
    layout->addWidget(m_about);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_message);
    layout->addLayout(buttons);

    connect(m_copy, &QPushButton::clicked, this, &DiagnosticsDialog::copy);
    connect(m_save, &QPushButton::clicked, this, &DiagnosticsDialog::askForFile);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    m_view->setFocus();
}

void DiagnosticsDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void DiagnosticsDialog::retranslate()
{
    setWindowTitle(tr("Diagnostics"));
    m_about->setText(
        tr("This is what whoever keeps the program needs to find a fault. It holds no secret, no "
           "token, no personal data and no address of the tenant. Nothing is sent: read it, then "
           "copy it or save it to a file and send that yourself."));
    m_view->setAccessibleName(tr("Diagnostics"));
    m_copy->setText(tr("&Copy"));
    m_save->setText(tr("&Save…"));
    m_close->setText(tr("C&lose"));
}

void DiagnosticsDialog::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    m_message->showNotice(MessageBar::Kind::Success,
                          [] { return tr("The diagnostics were copied."); });
}

void DiagnosticsDialog::askForFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the diagnostics"));
    dialog->setObjectName(u"saveDiagnosticsDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setNameFilters({ tr("Text files (*.txt)") });
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->selectFile(u"renzhi-diagnostics.txt"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &DiagnosticsDialog::saveTo);
    dialog->open();
}

void DiagnosticsDialog::saveTo(const QString &file)
{
    if (const auto written = writeTo(file); !written) {
        m_message->showError(written.error());
        return;
    }
    m_message->showNotice(
        MessageBar::Kind::Success,
        [file] { return tr("The diagnostics were saved to %1").arg(file); },
        [] { return tr("Open folder"); },
        [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).absolutePath())); });
}

Result<void> DiagnosticsDialog::writeTo(const QString &file) const
{
    QSaveFile target(file);
    if (target.open(QIODevice::WriteOnly)) {
        target.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        if (writeWhole(target, m_text.toUtf8()))
            return {};
    }
    return Failure(
        localError(ApiError::Kind::Local, u"local.diagnostics-export"_s, target.errorString()));
}

} // namespace renzhi

#include "moc_diagnosticsdialog.cpp"
