// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/changeline.h"
#include "models/core/result.h"
#include "models/core/writerequest.h"
#include "models/directory/changerun.h"
#include "models/directory/entryfile.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonArray>
#include <QObject>
#include <QTimer>
#include <QUuid>
#include <QVector>

#include <functional>
#include <optional>

namespace renzhi {

class DirectoryService;
class WriteOperation;

// Writes made offline, or collected, kept until the operator sends or drops them. Owns outbox.json
// in the tenant's DATA folder. Nothing is sent by itself.
//
// Another program may work on the same file: see EntryFile. Every change is made to what the file
// holds then: nobody's entry is lost, and one that another program sent or dropped is gone here as
// well. Who sends an entry stands in the file while it is under way: nobody else touches it then.
class Outbox : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        QUuid id;
        WriteRequest request;
        QDateTime createdAt; // local clock
        std::optional<ApiError> lastError; // of the last attempt
        bool outcomeUnknown = false; // sent, answer lost: read again before anything else
        bool sending = false; // by this program or another one
        bool leaves = false; // what is being sent; until then nothing can have arrived
        std::optional<ChangeRun::Writer> sender = {}; // who, while it is being sent
    };

    Outbox(DirectoryService *service, QString dataDirectory, QObject *parent = nullptr);

    [[nodiscard]] Result<void> load();
    // Ids are taken by value below: what an id stands in may change with the entries.
    [[nodiscard]] const QVector<Entry> &entries() const { return m_entries; }
    // With the id of the draft that it was made of, if there is one: see TenantSession::open().
    [[nodiscard]] Result<QUuid> add(const WriteRequest &request,
                                    const QUuid &id = QUuid::createUuid());
    [[nodiscard]] Result<void> replace(QUuid id, WriteRequest request);
    [[nodiscard]] Result<void> drop(QUuid id);
    // Puts the entry at that place among the others, or at the nearest there is. Fails when it is
    // gone or being sent, or the order cannot be written down: then it is where it was.
    [[nodiscard]] Result<void> move(QUuid id, int to);
    // Sends one: confirmed entries leave, refusals stay with their reason.
    void send(QUuid id);
    // Sends the entry as edited; the caller follows the write, the entry learns its outcome first.
    // A change that never left is not kept: the entry is again what it was. Fails, and sends
    // nothing, when the entry is gone or being sent, or cannot be written down.
    [[nodiscard]] Result<WriteOperation *> sendEdited(QUuid id, const WriteRequest &request);
    // Sends all in order, positions before jobs and removals of positions after them, one after the
    // other; stops at the first unknown outcome or when the server is out of reach.
    void sendAll();

    // Whether what is saved is to be kept here though it could be sent, while reading goes on. As
    // long as this lives: at the next start it is off.
    [[nodiscard]] bool isCollecting() const { return m_isCollecting; }
    void setCollecting(bool collecting);
    // Whether what is saved now is kept here: it is to be collected, or the tenant is out of reach.
    [[nodiscard]] bool takesChanges() const;

signals:
    void changed();
    void collectingChanged();
    void entryFinished(const QUuid &id, const renzhi::WriteOutcome &outcome);

private:
    [[nodiscard]] qsizetype indexOf(const QUuid &id) const;
    // The entry, if it is there and not being sent.
    [[nodiscard]] Result<Entry *> editable(const QUuid &id);
    // Makes a change to what the file holds now, and writes it; else nothing is changed.
    [[nodiscard]] Result<void> edit(const std::function<Result<void>()> &change);
    // Takes the lock, and over what another program wrote; whether there was anything.
    [[nodiscard]] Result<bool> takeOver(FileLock &lock);
    [[nodiscard]] Result<void> merge(const QByteArray &there);
    [[nodiscard]] bool lookForSenders();
    [[nodiscard]] bool isSentHere(const Entry &entry) const;
    void lookAgain();
    [[nodiscard]] Result<void> save(); // under the lock
    struct Begun
    {
        WriteOperation *write = nullptr;
        WriteRequest kept; // what the entry asked for until then
    };
    // Marks the entry as being sent by this program.
    [[nodiscard]] Result<Begun> start(QUuid id, const std::optional<WriteRequest> &edited);
    // Marks it as one that may have arrived, or keeps it from leaving.
    void onLeaving(const QUuid &id, WriteOperation &write);
    [[nodiscard]] Result<void> begin(QUuid id);
    void notSent(QUuid id, const ApiError &why);
    void takeBack(const QUuid &id, const WriteRequest &kept, const WriteOutcome &outcome);
    // `isMeant`: whether the entry, as it is in the file by then, is still the one.
    void onOutcome(QUuid id, const WriteOutcome &outcome,
                   const std::function<bool(const Entry &)> &isMeant = {});
    void note(const QUuid &id, const WriteOutcome &outcome);
    void onLostSettled(const WriteRequest &asked, const ChangeLine &line);
    void sendNext();

    DirectoryService *m_service;
    QString m_directory;
    EntryFile m_file;
    ChangeRun m_run;
    QVector<Entry> m_entries;
    QTimer m_again; // while another program sends
    QJsonArray m_unreadable; // entries of a newer program: kept as they are
    QVector<QUuid> m_queue; // of sendAll
    QUuid m_fromQueue; // the one of it that is being sent
    bool m_isCollecting = false;
};

} // namespace renzhi
