// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/editingdialog.h"

#include "views/errors/errorpresenter.h"
#include "views/theme.h"
#include "views/widgets/languageswitch.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLayout>
#include <QLineEdit>
#include <QMetaMethod>
#include <QScreen>
#include <QShortcut>

#include <algorithm>
#include <utility>

namespace renzhi {

EditingDialog::EditingDialog(QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    m_languages = new LanguageSwitch(this);
    m_languages->setLanguage(currentLanguage());
    connect(m_languages, &LanguageSwitch::languageRequested, this,
            &EditingDialog::languageRequested);
    for (const Qt::Key key : { Qt::Key_Return, Qt::Key_Enter }) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), this);
        connect(shortcut, &QShortcut::activated, this, [this] {
            if (!m_composing)
                submit();
        });
    }
}

QWidget *EditingDialog::languageSwitch() const
{
    return m_languages;
}

void EditingDialog::watchInputs()
{
    const QList<QLineEdit *> edits = findChildren<QLineEdit *>();
    for (QLineEdit *edit : edits) {
        edit->installEventFilter(this);
        connect(edit, &QLineEdit::textChanged, this, [this] { inputChanged(); });
    }
}

void EditingDialog::letGoOfInputs()
{
    const QObjectList all = findChildren<QObject *>();
    for (QObject *child : all)
        child->disconnect(this);
}

void EditingDialog::closeWith(const QObject &session)
{
    connect(&session, &QObject::destroyed, this, [this] {
        letGoOfInputs();
        deleteLater();
    });
}

int EditingDialog::wantedHeight() const
{
    const int needed = layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width())
                                                     : layout()->totalSizeHint().height();
    return std::min(needed, screen()->availableGeometry().height() - 6 * grid);
}

// Where the operator put it and as large as it was made, once it was shown. Before, Qt does not
// place a dialog whose native window was needed early.
void EditingDialog::place()
{
    if (std::exchange(m_placed, true)) {
        resize(width(), std::max(height(), wantedHeight()));
        return;
    }
    resize(width(), wantedHeight());
    if (parentWidget() != nullptr) {
        const QPoint centre = parentWidget()->window()->frameGeometry().center();
        move(centre - QPoint(width(), height()) / 2);
    }
}

// Grows with what it has to say or to ask, and never shrinks under the pointer.
bool EditingDialog::event(QEvent *event)
{
    const bool handled = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest)
        resize(width(), std::max(height(), wantedHeight()));
    // At once: what is typed last is not to wait for a pause when somebody goes elsewhere.
    if (event->type() == QEvent::WindowDeactivate || event->type() == QEvent::Hide)
        windowLeft();
    return handled;
}

void EditingDialog::showEvent(QShowEvent *event)
{
    m_languages->setVisible(
        isSignalConnected(QMetaMethod::fromSignal(&EditingDialog::languageRequested)));
    if (!event->spontaneous())
        place();
    QDialog::showEvent(event);
}

void EditingDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_languages->setLanguage(currentLanguage());
        retranslate();
    }
    QDialog::changeEvent(event);
}

void EditingDialog::keyPressEvent(QKeyEvent *event)
{
    const bool decides = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Escape;
    if (m_composing && decides) // meant for the input method, not for the buttons
        return;
    QDialog::keyPressEvent(event);
}

bool EditingDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::InputMethod) {
        m_composing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
    } else if (event->type() == QEvent::FocusOut) {
        m_composing = false;
        // Queued: the input itself has yet to see that it was left.
        QMetaObject::invokeMethod(
            this, [this] { inputLeft(); }, Qt::QueuedConnection);
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace renzhi

#include "moc_editingdialog.cpp"
