// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/sandbox/sandboxserver.h"
#include "models/core/errorcatalog.h"
#include "models/directory/directoryservice.h"
#include "models/directory/outbox.h"
#include "tests/support/faultproxy.h"
#include "tests/support/patience.h"
#include "views/forms/writeform.h"
#include "views/widgets/codepicker.h"

#include <QDialog>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>

namespace renzhi {

using test::Patience;

class OutboxPage;

// A tenant of its own for one test, with a few records that the tests know by name, a proxy for
// faults before it, and the service and outbox that the forms work on.
//   研发中心 ORG-A: Java 工程师 P-A1 (default title 高级 T-1), Tester P-A2 (none)
//   Sales    ORG-B: 顾问 P-B1 (T-2)
//   test.zhang: primary job {ORG-A, P-A1, T-1}, part-time job "job-1" {ORG-B, P-B1, T-2}
class FormsWorld
{
public:
    FormsWorld();
    ~FormsWorld();

    [[nodiscard]] bool
    open(); // starts the server and reads everything; false when it did not work out
    [[nodiscard]] bool sync();

    [[nodiscard]] User user() const;
    [[nodiscard]] Job job() const { return jobOf(u"job-1"); } // the part-time one, as cached
    [[nodiscard]] Job primaryJob() const { return jobOf(u"job-0"); }
    [[nodiscard]] Position position(const QString &code) const;
    [[nodiscard]] SandboxJob serverJob(const QString &id) const;

    // Opens it and waits until it has the keyboard: focus and shortcuts need an active window.
    static void present(QDialog *form);
    // The world as it was opened, for the next row of a test that changed nothing on the server.
    void clearAway();

    // The form of the outbox's only entry, opened from `page`; null when it did not come.
    [[nodiscard]] WriteForm *openKept(OutboxPage &page);

    // Something else was changed behind the removal `dialog`: its label `label` must show `news`,
    // and only the second press, with that in sight, removes.
    void removeOnceSeen(WriteForm *dialog, const QString &label, const QString &news);

    // What a person does to a form.
    static void pick(QWidget *form, const QString &picker, const QString &text); // types, Enter
    static void type(QLineEdit *edit, const QString &text); // replaces what is there
    void press(QWidget *form, const QString &button);
    [[nodiscard]] static CodePicker *picker(QWidget *form, const QString &name);
    [[nodiscard]] static QLineEdit *editOf(CodePicker *picker);
    // The words at an input, or in the message bar; empty when there are none.
    [[nodiscard]] static QString errorAt(QWidget *form, const QString &field);
    [[nodiscard]] static QString message(const WriteForm *form);

    // Writes that reached the sandbox, and their bodies.
    [[nodiscard]] QList<SandboxRequest> writes() const;
    [[nodiscard]] QJsonObject lastBody() const;

    static void
    setLanguage(Language language); // what the language switch does, without its translations

    SandboxServer server;
    std::unique_ptr<test::FaultProxy> proxy;
    std::unique_ptr<DirectoryService> service;
    std::unique_ptr<Outbox> outbox;
    ErrorCatalog catalog;
    QWidget window; // parent of the forms

private:
    void putRecords();
    [[nodiscard]] Job jobOf(QStringView id) const;

    QTemporaryDir m_folder;
};

// What the write of a job must send: an empty code leaves its member out.
[[nodiscard]] QJsonObject jobBody(const QString &org, const QString &position = {},
                                  const QString &title = {});

} // namespace renzhi
