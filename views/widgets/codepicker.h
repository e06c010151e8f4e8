// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/formdraft.h"
#include "models/items/choicelistmodel.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <optional>

class QKeyEvent;
class QLineEdit;
class QToolButton;

namespace renzhi {

class CodePickerDetail;
class CodePickerPopup;

// Chooses one organization, position or title: type part of a name, a code, pinyin or initials, or
// open the list (F4, Alt+Down) or, for organizations, the tree. What is chosen shows its name, code
// and path. Text that names nothing is not a choice: the picker then has none and says so
// (isInvalid), and never takes a first match by itself. Pre-edit text of an input method neither
// filters nor picks. Knows the cache's references and asks no server.
class CodePicker : public QWidget
{
    Q_OBJECT
public:
    using Choice = ChoiceListModel::Choice;
    using Kind = ChoiceListModel::Kind;

    explicit CodePicker(QWidget *parent = nullptr);
    ~CodePicker() override;

    // Once, before anything else; offering "No position"/"No title" as the first row.
    void setKind(Kind kind, bool allowNone);
    void setReferences(std::shared_ptr<const ReferenceIndex> references);
    // Positions: those of this organization are offered; empty: none.
    void setOrganization(const OrgId &org);
    // For assistive technology: what is chosen here ("Organization").
    void setSpokenName(const QString &name);
    // Locked: shown, not changeable, with the reason beneath.
    void setLocked(bool locked, std::function<QString()> reason = {});
    [[nodiscard]] bool isLocked() const { return m_locked; }

    // What is chosen; nullopt: nothing is (nothing typed, or text that names nothing). "None" is a
    // choice.
    [[nodiscard]] const std::optional<Choice> &choice() const { return m_choice; }
    [[nodiscard]] QString choiceId() const; // empty: none or nothing
    [[nodiscard]] bool isNone() const { return m_choice && m_choice->none; }
    // Text is there that names nothing (yet).
    [[nodiscard]] bool isInvalid() const;
    // The chosen id is not in the references: shown as "Unknown (id)".
    [[nodiscard]] bool isUnresolved() const;
    // Nothing here can be written: text that names nothing, a choice that has gone from the
    // references, or neither a choice nor "none" where that is offered. What is locked is left as
    // it is, so nothing is asked for.
    [[nodiscard]] bool needsChoice() const;
    // By program: no signal. An empty id chooses "none" where allowed, otherwise nothing. The
    // choice need not be among those offered.
    void setChoice(const QString &id);
    // By program: text that names nothing here, such as a code of a record that is gone. No choice.
    void leaveUnchosen(const QString &text);
    // How it stands, and to stand so again: also text that is half typed. No signal.
    [[nodiscard]] TypedInput typed(const QString &key) const;
    void setTyped(const TypedInput &input);
    // Takes text that names exactly one offer by its whole code or name; as losing the focus does.
    void commit();

signals:
    void choiceChanged(); // by the operator

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void moveEvent(QMoveEvent *event) override;

private:
    void build();
    CodePickerPopup *popup();
    void showList(bool all);
    void showTree();
    void closePopup();
    void choose(const std::optional<Choice> &choice);
    void selectAll();
    void restore();
    void display();
    void restyle();
    void retranslate();
    void showButtons();
    void describeEdit(const QString &text);
    void speakRow(int row);
    [[nodiscard]] bool isListOpen() const;
    [[nodiscard]] QString displayText() const;
    [[nodiscard]] QString emptyText() const;
    bool editKey(QKeyEvent *event);
    bool pickCurrent();

    Kind m_kind = Kind::Organizations;
    bool m_allowNone = false;
    bool m_locked = false;
    bool m_composing = false; // an input method's pre-edit is open
    bool m_marked = false; // text that names nothing was left behind
    OrgId m_organization;
    std::function<QString()> m_lockReason;
    std::shared_ptr<const ReferenceIndex> m_references;
    std::optional<Choice> m_choice;
    QString m_shown; // what display() wrote; other text was typed
    QString m_spokenName;
    std::unique_ptr<ChoiceListModel> m_model;
    CodePickerPopup *m_popup = nullptr; // child of the window
    QLineEdit *m_edit = nullptr;
    QToolButton *m_listButton = nullptr;
    QToolButton *m_treeButton = nullptr;
    CodePickerDetail *m_detail = nullptr;
};

} // namespace renzhi
