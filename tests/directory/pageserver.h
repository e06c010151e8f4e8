// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

namespace renzhi::test {

struct Records
{
    QVector<Organization> organizations;
    QVector<Title> titles;
    QVector<Position> positions;
    QVector<User> users;
};

// The list endpoints of a tenant that misbehaves to order: changes at a given request, sorts as it
// likes, ignores its own filter. Runs in the event loop of the test, so that a request's number
// alone decides what it sees.
class PageServer : public QTcpServer, public Records
{
    Q_OBJECT
public:
    enum class Sort { Id, Updated, NewestFirst };
    enum class Filter { Works, Ignored, FindsNothing, OtherZone }; // of updated_at_greater
    struct Answer
    {
        int status = 200;
        QByteArray body;
    };

    PageServer();

    [[nodiscard]] QUrl url() const;
    // The server's clock: never twice the same; a hundred times as fast as ours.
    [[nodiscard]] QString now();

    // Adds or replaces by id; an empty updatedAt becomes now().
    void put(Organization record);
    void put(Title record);
    void put(Position record);
    void put(User record);
    // So many people, in no particular order of time, long ago.
    void addPeople(int count, const QString &prefix = QStringLiteral("u"));
    template <class Record> static void remove(QVector<Record> &records, const QString &id)
    {
        records.removeIf([&id](const Record &record) { return record.id.toString() == id; });
    }

    // The true answer to a target, counted as a request.
    [[nodiscard]] Answer answerTo(const QByteArray &target) { return answer(target); }

    // Requests of a list ("users", "organizations", "job-positions", "job-titles"); empty: all
    // lists.
    [[nodiscard]] int requests(const QString &list = {}) const;
    void clearRequests() { m_requests.clear(); }

    Sort sort = Sort::Id;
    Filter filter = Filter::Works;
    bool childrenIncludeRoots = false;
    bool hasTimes = true; // false: no updated_at in any record
    int largestPage = 100;
    // Runs after the n-th request (from 1) of a list was answered.
    std::function<void(const QString &list, int number)> afterAnswer;
    // Instead of the true answer; status 0: the connection breaks.
    std::function<std::optional<Answer>(const QString &list, int page)> instead;

private:
    void serve(QTcpSocket *socket);
    [[nodiscard]] Answer answer(const QByteArray &target);
    template <class Record>
    [[nodiscard]] QByteArray page(const QVector<Record> &all, const QUrlQuery &query,
                                  const char *name) const;
    [[nodiscard]] bool passes(const QString &updatedAt, const QString &after) const;

    QHash<QString, int> m_requests;
    QDateTime m_start;
    QElapsedTimer m_elapsed;
    QDateTime m_clock;
};

} // namespace renzhi::test
