// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"

#include <QDialog>

namespace renzhi {

class DraftStore;
class LanguageSwitch;

// What every dialog that edits has in common, whatever it edits: window-modal, gone when closed;
// Ctrl+Enter submits; the keys of an open input method are the input method's; a language switch,
// since the window's own is out of reach; grows with what it has to say. Knows nothing of tenants.
class EditingDialog : public QDialog
{
    Q_OBJECT
public:
    explicit EditingDialog(QWidget *parent);

    // From now on what is typed is kept there until it is saved or discarded; null: nowhere. Not
    // every dialog has something to keep.
    virtual void keepDraftIn(DraftStore *drafts) { Q_UNUSED(drafts) }
    // Writes down at once what was typed. True when ending the program now loses nothing of it.
    [[nodiscard]] virtual bool isKeptAtOnce() { return false; }

signals:
    // The dialog's own switch shows only where somebody listens.
    void languageRequested(renzhi::Language language);

protected:
    virtual void submit() = 0; // Ctrl+Enter
    virtual void retranslate() = 0; // not called by the constructor

    // The text of an input is another one, by whomever; an input lost the keyboard.
    virtual void inputChanged() { }
    virtual void inputLeft() { }
    virtual void windowLeft() { } // another window is in front, or this one is hidden

    [[nodiscard]] QWidget *languageSwitch() const; // to be placed in the layout
    void watchInputs(); // once all of them are there
    // At the start of a destructor: what loses the focus on the way out must not report it to what
    // is half gone.
    void letGoOfInputs();
    // The dialog goes with `session`.
    void closeWith(const QObject &session);

    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    [[nodiscard]] int wantedHeight() const;

    LanguageSwitch *m_languages = nullptr;
    bool m_placed = false;
    bool m_composing = false; // an input method's pre-edit is open
};

} // namespace renzhi
