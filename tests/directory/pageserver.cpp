// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/directory/pageserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

#include <algorithm>

namespace renzhi::test {

using namespace Qt::StringLiterals;

namespace {

QString timeText(const QDateTime &time)
{
    return time.toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s);
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonObject toJson(const Organization &record)
{
    return { { u"org_id"_s, record.id.toString() },
             { u"parent_id"_s, orNull(record.parentId.toString()) },
             { u"name"_s, record.name },
             { u"org_code"_s, record.code.toString() },
             { u"sequence"_s, record.sequence },
             { u"disabled"_s, record.disabled } };
}

QJsonObject toJson(const Title &record)
{
    return { { u"title_id"_s, record.id.toString() },
             { u"name"_s, record.name },
             { u"code"_s, record.code.toString() } };
}

QJsonObject toJson(const Position &record)
{
    return { { u"position_id"_s, record.id.toString() },
             { u"org_id"_s, record.orgId.toString() },
             { u"name"_s, record.name },
             { u"code"_s, record.code.toString() },
             { u"title_id"_s, orNull(record.titleId.toString()) } };
}

QJsonObject toJson(const User &record)
{
    return { { u"user_id"_s, record.id.toString() }, { u"org_id"_s, record.orgId.toString() },
             { u"user_name"_s, record.userName },    { u"name"_s, record.name },
             { u"mobile"_s, record.mobile },         { u"email"_s, record.email },
             { u"disabled"_s, record.disabled },     { u"locked"_s, record.locked } };
}

template <class Record> void putInto(QVector<Record> &records, Record record, const QString &now)
{
    if (record.updatedAt.isEmpty())
        record.updatedAt = now;
    const auto known = std::find_if(records.begin(), records.end(),
                                    [&](const Record &one) { return one.id == record.id; });
    if (known == records.end())
        records.append(record);
    else
        *known = record;
}

} // namespace

PageServer::PageServer() : m_start(QDateTime::currentDateTime())
{
    m_elapsed.start();
    listen(QHostAddress::LocalHost, 0);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

QUrl PageServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort()));
}

QString PageServer::now()
{
    // The tests' pauses are a hundredth of the real ones.
    const QDateTime time = m_start.addMSecs(m_elapsed.elapsed() * 100);
    m_clock = m_clock.isValid() && m_clock >= time ? m_clock.addMSecs(1) : time;
    return timeText(m_clock);
}

void PageServer::put(Organization record)
{
    putInto(organizations, std::move(record), now());
}
void PageServer::put(Title record)
{
    putInto(titles, std::move(record), now());
}
void PageServer::put(Position record)
{
    putInto(positions, std::move(record), now());
}
void PageServer::put(User record)
{
    putInto(users, std::move(record), now());
}

void PageServer::addPeople(int count, const QString &prefix)
{
    const QDateTime start(QDate(2024, 1, 1), QTime(8, 0), Qt::UTC);
    for (int i = 0; i < count; ++i) {
        User user;
        user.id = UserId(u"%1%2"_s.arg(prefix).arg(i, 6, 10, QChar(u'0')));
        user.orgId = OrgId(u"o1"_s);
        user.userName = u"user.%1"_s.arg(i);
        user.name = u"人%1"_s.arg(i);
        user.createdAt = timeText(start);
        user.updatedAt = timeText(start.addSecs((qint64(i) * 7919 % count) * 60));
        users.append(user);
    }
}

int PageServer::requests(const QString &list) const
{
    if (!list.isEmpty())
        return m_requests.value(list);
    int sum = 0;
    for (const int count : m_requests)
        sum += count;
    return sum;
}

void PageServer::serve(QTcpSocket *socket)
{
    while (true) {
        const QByteArray waiting = socket->peek(socket->bytesAvailable());
        const qsizetype headEnd = waiting.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        const QByteArray head = waiting.left(headEnd);
        qsizetype length = 0;
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                length = line.mid(15).trimmed().toLongLong();
        }
        if (waiting.size() < headEnd + 4 + length)
            return;
        socket->skip(headEnd + 4 + length);
        const Answer reply = answer(head.split(' ').value(1));
        if (reply.status == 0) {
            socket->abort();
            return;
        }
        socket->write("HTTP/1.1 " + QByteArray::number(reply.status)
                      + " X\r\nContent-Type: application/json\r\nContent-Length: "
                      + QByteArray::number(reply.body.size()) + "\r\n\r\n" + reply.body);
    }
}

PageServer::Answer PageServer::answer(const QByteArray &target)
{
    const QUrl url = QUrl::fromEncoded(target);
    const QString list = url.path().section(u'/', 4);
    if (list == "token"_L1)
        return { 200, R"({"access_token":"t","token_type":"bearer","expires_in":1800})" };
    const QUrlQuery query(url);
    const int number = ++m_requests[list];
    Answer result;
    const auto other
        = instead ? instead(list, query.queryItemValue(u"offset"_s).toInt()) : std::nullopt;
    if (other) {
        result = *other;
    } else if (list == "users"_L1) {
        result.body = page(users, query, "users");
    } else if (list == "job-positions"_L1) {
        result.body = page(positions, query, "job_positions");
    } else if (list == "job-titles"_L1) {
        result.body = page(titles, query, "job_titles");
    } else {
        const bool allChild = query.queryItemValue(u"all_child"_s) == "true"_L1;
        QVector<Organization> chosen = organizations;
        chosen.removeIf([&](const Organization &organization) {
            const bool isRoot = organization.parentId.isEmpty();
            return allChild ? isRoot && !childrenIncludeRoots : !isRoot;
        });
        result.body = page(chosen, query, "organizations");
    }
    if (afterAnswer)
        afterAnswer(list, number);
    return result;
}

bool PageServer::passes(const QString &updatedAt, const QString &after) const
{
    switch (filter) {
    case Filter::Works:
        return updatedAt > after + ".000"_L1;
    case Filter::Ignored:
        return true;
    case Filter::FindsNothing:
        return false;
    case Filter::OtherZone: {
        const QDateTime bound = QDateTime::fromString(after, u"yyyy-MM-dd HH:mm:ss"_s);
        return updatedAt > timeText(bound.addSecs(8LL * 3600));
    }
    }
    return true;
}

template <class Record>
QByteArray PageServer::page(const QVector<Record> &all, const QUrlQuery &query,
                            const char *name) const
{
    const QString after = query.queryItemValue(u"updated_at_greater"_s, QUrl::FullyDecoded);
    QVector<const Record *> records;
    for (const Record &record : all) {
        if (after.isEmpty() || passes(record.updatedAt, after))
            records.append(&record);
    }
    std::stable_sort(records.begin(), records.end(), [this](const Record *a, const Record *b) {
        switch (sort) {
        case Sort::Updated:
            return a->updatedAt < b->updatedAt;
        case Sort::NewestFirst:
            return b->updatedAt < a->updatedAt;
        case Sort::Id:
            break;
        }
        return a->id < b->id;
    });
    const int limit = std::min(query.queryItemValue(u"limit"_s).toInt(), largestPage);
    const int offset = query.queryItemValue(u"offset"_s).toInt();
    QJsonArray items;
    for (const Record *record : records.mid(qsizetype(offset) * limit, limit)) {
        QJsonObject object = toJson(*record);
        object[u"created_at"_s] = orNull(record->createdAt);
        if (hasTimes)
            object[u"updated_at"_s] = orNull(record->updatedAt);
        items.append(object);
    }
    const QJsonObject envelope { { u"total"_s, records.size() },
                                 { QString::fromLatin1(name), items } };
    return QJsonDocument(envelope).toJson(QJsonDocument::Compact);
}

} // namespace renzhi::test

#include "moc_pageserver.cpp"
