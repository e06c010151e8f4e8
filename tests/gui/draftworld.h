// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/formdraft.h"
#include "tests/gui/shellworld.h"

namespace renzhi {

class MessageBar;

// The desktop of somebody who does not finish a form: what is typed into it, what the disk has of
// that, and the message that offers it at the next start.
class DraftWorld : public ShellWorld
{
public:
    // What no form takes as it is: a name, and the beginning of what an organization is looked for
    // by.
    [[nodiscard]] static QString typedName();
    [[nodiscard]] static QString halfTyped();

    // ---- the form; null when it did not come
    [[nodiscard]] QDialog *openNewPosition();
    // The world is opened too.
    [[nodiscard]] QDialog *beginNewPosition();
    // The same for another job of 欧阳鑫淼 (ouyang.xinmiao), who has none beside the primary one.
    [[nodiscard]] QDialog *beginNewJob();

    // ---- what a person does to it
    static void type(QWidget *form, const QString &input, const QString &text);
    static void typeHalf(QWidget *form, const QString &picker); // halfTyped()
    // By its whole code, as leaving the input does.
    static void choose(QWidget *form, const QString &picker, const QString &code);
    void fillInNewPosition(QWidget *form); // Tester, P-77, in the first organization
    // Sends it, or puts it into the outbox; false when the form stays.
    [[nodiscard]] bool save(const QDialog *form);

    // ---- the disk
    [[nodiscard]] QString draftPath() const;
    [[nodiscard]] bool hasDraftFile() const;
    [[nodiscard]] QVector<FormDraft> drafts() const;
    // What the only draft on the disk has in that input; null when there is no such draft.
    [[nodiscard]] QString keptText(QStringView key) const;

    // ---- the message
    [[nodiscard]] MessageBar *bar();
    void closeBar();
    // Presses a button of it; false when it has none such.
    [[nodiscard]] bool pressInBar(const QString &button);
    // Answers the question below it; false when none is asked.
    [[nodiscard]] bool answer(const QString &button);

    // ---- the next start; false when it, or the offer, did not come
    [[nodiscard]] bool restartWith(const QByteArray &file);
    [[nodiscard]] bool restartToOffer();
    [[nodiscard]] bool
    restartToOffer(const QVector<FormDraft> &left); // of what was left on the disk
    // Takes what is offered; null when that dialog did not come.
    [[nodiscard]] QDialog *continueIn(const QString &dialog);

private:
    [[nodiscard]] bool isOffered();
    [[nodiscard]] QDialog *openBy(const QString &action, const QString &dialog);
};

} // namespace renzhi
