// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/formdraft.h"
#include "models/core/result.h"
#include "models/directory/draftfile.h"
#include "models/directory/entryfile.h"

#include <QByteArray>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <QVector>

#include <optional>

namespace renzhi {

// What was typed into the forms of one tenant and is not finished. Owns drafts.json in the tenant's
// DATA folder (which is made 0700), which is there only as long as there is a draft. An open
// form gives what it holds after every change; it is on the disk shortly afterwards. What an
// earlier start left is offered until it is taken up or discarded.
//
// Another program may work on the same file: see EntryFile. What another one began meanwhile is
// kept there, and it is that one's: it is not offered here.
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
    // local.drafts-foreign. One that cannot be put aside, or not even be read, is not overwritten:
    // local.drafts, as is every attempt to write until it can be.
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
    enum class Holder {
        Nobody, // it is offered
        Form, // an open one, here
        Elsewhere, // another program
    };
    struct Entry
    {
        FormDraft draft;
        Holder holder = Holder::Nobody;
        bool isOnDisk = false;
    };

    [[nodiscard]] Result<draftfile::Content> contentOf(const QByteArray &bytes) const;
    [[nodiscard]] qsizetype indexOf(const QUuid &id) const; // -1 also for what is elsewhere
    void writeSoon();
    [[nodiscard]] Result<void> write();
    [[nodiscard]] Result<void> merge(const QByteArray &there);
    [[nodiscard]] QVector<Entry> entriesOf(const QVector<FormDraft> &drafts) const;

    QString m_directory;
    QString m_tenant;
    EntryFile m_file;
    QVector<Entry> m_entries;
    QTimer m_soon;
    QElapsedTimer m_waiting; // since the first change that is not on the disk
    bool m_isStartKnown = true; // what the file held when the program began
    bool m_isUnwritten = false;
    bool m_isTold = false; // that writing fails
    bool m_isNews = false; // another program changed what is offered
};

} // namespace renzhi
