// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/cli/listtask.h"

#include "app/cli/recordsjson.h"
#include "app/cli/texttable.h"
#include "models/core/pinyin.h"

#include <algorithm>

namespace renzhi::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t batchSize = 10'000;

ApiError neverSynced()
{
    ApiError error;
    error.kind = ApiError::Kind::Offline;
    error.code = u"local.never-synced"_s;
    error.detail = u"the cache has no such list"_s;
    error.at = QDateTime::currentDateTime();
    return error;
}

// The index has these people, the file gives none of them.
ApiError unreadable()
{
    ApiError error;
    error.kind = ApiError::Kind::Local;
    error.code = u"local.cache-damaged"_s;
    error.detail = u"the people cannot be read from the cache"_s;
    error.at = QDateTime::currentDateTime();
    return error;
}

Collection collectionOf(Verb verb)
{
    switch (verb) {
    case Verb::Users:
        return Collection::Users;
    case Verb::Positions:
        return Collection::Positions;
    case Verb::Organizations:
        return Collection::Organizations;
    default:
        return Collection::Titles;
    }
}

template <class Records> QByteArray arrayOf(const Records &records)
{
    QByteArray text = "[";
    for (const auto &record : records) {
        text += text.size() == 1 ? "\n" : ",\n";
        text += json(record);
    }
    return text + (text.size() == 1 ? "]\n" : "\n]\n");
}

} // namespace

ListTask::ListTask(const Context &context) : Task(context) { }

void ListTask::run()
{
    DirectoryService &service = context().service;
    if (context().cacheError) {
        fail(*context().cacheError);
        return;
    }
    if (!context().command.demo || context().command.offline || service.hasCompleteCache()) {
        list();
        return;
    }
    connect(&service, &DirectoryService::syncFinished, this,
            [this](const Result<SyncReport> &result) {
                if (result)
                    list();
                else
                    fail(result.error());
            });
    service.sync(SyncMode::Changes);
}

bool ListTask::isWhole() const
{
    return context().service.hasComplete(collectionOf(context().command.verb));
}

void ListTask::list()
{
    if (context().command.offline && !isWhole()) {
        fail(neverSynced());
        return;
    }
    if (!isWhole())
        noteWithAnswer(
            tr("The cache of this tenant is not complete yet: run “renzhi sync” first."));
    switch (context().command.verb) {
    case Verb::Users:
        readPeople();
        break;
    case Verb::Positions:
        listPositions();
        break;
    case Verb::Organizations:
        listOrganizations();
        break;
    default:
        listTitles();
        break;
    }
}

std::optional<QSet<OrgId>> ListTask::organizationsAsked()
{
    if (!context().command.org)
        return {};
    const auto references = context().service.references();
    const Organization *root = references->organization(OrgCode(*context().command.org));
    if (root == nullptr) {
        noteWithAnswer(
            tr("The cache does not know the organization code “%1”.").arg(*context().command.org));
        return QSet<OrgId>();
    }
    const QVector<OrgId> subtree = references->subtreeOf(root->id);
    return QSet<OrgId>(subtree.begin(), subtree.end());
}

void ListTask::readPeople()
{
    DirectoryService &service = context().service;
    if (service.peopleCount() == 0 || service.people().size() > 0) {
        listUsers();
        return;
    }
    connect(&service, &DirectoryService::peopleChanged, this, &ListTask::listUsers,
            static_cast<Qt::ConnectionType>(Qt::QueuedConnection | Qt::SingleShotConnection));
    connect(&service, &DirectoryService::cacheFailed, this,
            [this](const ApiError &error) { fail(error); });
    service.loadPeople();
}

void ListTask::listUsers()
{
    PeopleQuery query;
    query.text = context().command.search;
    query.organizations = organizationsAsked();
    query.sort = query.text.trimmed().isEmpty() ? PeopleSort::Name : PeopleSort::Relevance;
    std::vector<quint32> rows = context().service.people().find(query);
    if (context().command.limit && std::cmp_greater(rows.size(), *context().command.limit))
        rows.resize(static_cast<size_t>(*context().command.limit));
    writeUsers(rows);
}

void ListTask::writeUsers(const std::vector<quint32> &rows)
{
    const auto references = context().service.references();
    const bool asJson = context().console.wantsJson();
    TextTable table({ tr("Name"), tr("User name"), tr("Organization"), tr("Employee ID"),
                      tr("Mobile"), tr("E-mail"), tr("User ID") });
    bool first = true;
    for (size_t begin = 0; begin < rows.size(); begin += batchSize) {
        const std::span batch(rows.data() + begin, std::min(batchSize, rows.size() - begin));
        QByteArray bytes;
        bool anybody = false;
        for (const DirectoryService::PersonRow &row : context().service.personRows(batch)) {
            const User &user = row.user;
            if (user.id.isEmpty())
                continue;
            anybody = true;
            if (asJson) {
                bytes += first ? "[\n" : ",\n";
                bytes += json(user);
                first = false;
            } else {
                table.addRow({ user.name, user.userName, references->pathText(user.orgId),
                               user.employeeId, user.mobile, user.email, user.id.toString() });
            }
        }
        if (!anybody) {
            fail(unreadable());
            return;
        }
        if (!bytes.isEmpty() && !context().console.write(bytes)) {
            end(context().console.failOutput());
            return;
        }
    }
    if (asJson)
        answer(first ? "[]\n" : "\n]\n");
    else
        answer(table.text().toUtf8());
}

bool ListTask::isHit(const Position &position) const
{
    const QStringList words = context().command.search.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return true;
    const pinyin::Keys keys = pinyin::keysOf(position.name);
    return std::all_of(words.begin(), words.end(), [&](const QString &word) {
        return position.name.contains(word, Qt::CaseInsensitive)
            || position.code.toString().contains(word, Qt::CaseInsensitive)
            || pinyin::match(position.name, keys, word.toLower()) > 0;
    });
}

void ListTask::listPositions()
{
    const auto references = context().service.references();
    const auto organizations = organizationsAsked();
    QVector<Position> hits;
    for (const Position &position : references->positions()) {
        if (organizations && !organizations->contains(position.orgId))
            continue;
        if (isHit(position))
            hits.append(position);
    }
    if (context().console.wantsJson()) {
        answer(arrayOf(hits));
        return;
    }
    TextTable table({ tr("Name"), tr("Code"), tr("Organization"), tr("Title"), tr("Position ID") });
    for (const Position &position : hits) {
        const Title *title = references->title(position.titleId);
        table.addRow({ position.name, position.code.toString(),
                       references->pathText(position.orgId),
                       title != nullptr ? title->name : position.titleId.toString(),
                       position.id.toString() });
    }
    answer(table.text().toUtf8());
}

void ListTask::listOrganizations()
{
    const auto references = context().service.references();
    if (context().console.wantsJson()) {
        answer(arrayOf(references->organizations()));
        return;
    }
    TextTable table(
        { tr("Organization"), tr("Code"), tr("Category"), tr("State"), tr("Organization ID") });
    for (const Organization &organization : references->organizations()) {
        table.addRow({ references->pathText(organization.id), organization.code.toString(),
                       organization.category, organization.disabled ? tr("disabled") : QString(),
                       organization.id.toString() });
    }
    answer(table.text().toUtf8());
}

void ListTask::listTitles()
{
    const auto references = context().service.references();
    if (context().console.wantsJson()) {
        answer(arrayOf(references->titles()));
        return;
    }
    TextTable table({ tr("Name"), tr("Code"), tr("Title ID") });
    for (const Title &title : references->titles())
        table.addRow({ title.name, title.code.toString(), title.id.toString() });
    answer(table.text().toUtf8());
}

} // namespace renzhi::cli

#include "moc_listtask.cpp"
