// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/formdraft.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QVector>

#include <optional>

namespace renzhi {

// What was typed into the forms of one tenant and is not finished. Owns drafts.json in the tenant's
// DATA folder (0600 in 0700, QSaveFile), which is there only as long as there is a draft. An open
// form gives what it holds after every change; it is on the disk shortly afterwards. What an
// earlier start left is offered until it is taken up or discarded.
//
// Another program may work on the same file: it is read again before it is written, under a lock.
// What another one began meanwhile is kept there, and it is that one's: it is not offered here.
class DraftStore : public QObject
{
    Q_OBJECT
public:
    // `tenant` names whose drafts these are: a profile may lead to another tenant one day, where
    // the same ids mean others. Empty: whoever's they are.
    explicit DraftStore(QString dataDirectory, QString tenant = {}, QObject *parent = nullptr);
    ~DraftStore() override; // flushes

    // Reads what an earlier start left. A file that cannot be understood, or not wholly, is put
    // aside and told: local.drafts-damaged, local.drafts-newer; so is one of another tenant:
    // local.drafts-foreign. One that cannot be put aside, or not even be read, is never
    // overwritten: local.drafts, as is every later attempt to write; each tries again to put aside
    // what was read.
    [[nodiscard]] Result<void> load();
    // What no form has in hand, newest first.
    [[nodiscard]] QVector<FormDraft> offered() const;
    // A form goes on with it: it is not offered any more. nullopt: it is not there.
    [[nodiscard]] std::optional<FormDraft> takeUp(const QUuid &id);

    // What a form holds now; on the disk soon. Nothing happens when nothing but the time differs.
    void keep(const FormDraft &draft);
    // It was saved or discarded. On the disk at once: it must not be offered again.
    void drop(const QUuid &id);
    // Whether the file has it, as it is or as it was earlier.
    [[nodiscard]] bool isOnDisk(const QUuid &id) const;
    // It is known now what became of a write of an earlier start. An offered draft that had left
    // as this request goes when it was done, and otherwise is one that did not leave. A form that
    // has it in hand looks for itself.
    void settle(const WriteRequest &asked, bool isDone);
    // Writes at once what waits. A failure is told by failed() only once until writing works again.
    Result<void> flush();

signals:
    void offersChanged();
    void failed(const renzhi::ApiError &error); // local.drafts

private:
    struct Entry
    {
        FormDraft draft;
        bool isInHand = false; // of an open form
        bool isOnDisk = false;
    };

    [[nodiscard]] QString filePath() const;
    [[nodiscard]] bool isForeign(const QString &tenant) const;
    [[nodiscard]] QString asidePath(const QString &why) const;
    [[nodiscard]] Result<void> putAside(const ApiError &why);
    [[nodiscard]] Result<void> staysInTheWay(const QString &why);
    [[nodiscard]] Result<void> mayOverwrite();
    [[nodiscard]] qsizetype indexOf(const QUuid &id) const;
    void writeSoon();
    [[nodiscard]] Result<void> write();
    [[nodiscard]] Result<void> writeUnderLock(bool wasReachable);
    [[nodiscard]] Result<QByteArray> bytesThere() const; // empty: there is no file
    // Takes over what another program wrote since.
    [[nodiscard]] Result<void> takeOver(bool wasReachable);
    void merge(const QVector<FormDraft> &theirs);

    QString m_directory;
    QString m_tenant;
    QVector<Entry> m_entries;
    QVector<FormDraft> m_others; // of other programs
    QByteArray m_bytes; // of the file, when it was last read or written here
    std::optional<ApiError> m_notRead; // the file is there and was not read: it is not overwritten
    QString m_aside; // why it is to be put aside; empty: it could not be read at all
    QTimer m_soon;
    QElapsedTimer m_waiting; // since the first change that is not on the disk
    bool m_isUnwritten = false;
    bool m_isTold = false; // that writing fails
    bool m_isNews = false; // another program changed what is offered
};

} // namespace renzhi
