// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A cache without mobile numbers and e-mail addresses of people.

#include "models/cache/cachestore.h"
#include "models/cache/cachestore_p.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace renzhi {

namespace {

// As the column says it. Leaving: from now on none is taken, and what the files have of before is
// still to be removed.
enum class Contacts { None = 0, Kept = 1, Leaving = 2 };

// A cache of an earlier version has no such column, and has them.
Contacts contactsOf(Database &database)
{
    Query query(database, "SELECT contacts FROM collection WHERE id = ?");
    query.bind(int(Collection::Users));
    if (!query.next() || query.number(0) == qint64(Contacts::Kept))
        return Contacts::Kept;
    return query.number(0) == qint64(Contacts::None) ? Contacts::None : Contacts::Leaving;
}

Result<void> setContacts(Database &database, Contacts contacts)
{
    Query query(database, "UPDATE collection SET contacts = ? WHERE id = ?");
    query.bind(int(contacts)).bind(int(Collection::Users));
    return query.finish();
}

// Everything that was ever written to the file goes with it: pages that are free now, and the
// journal, have what stood in them. SQLite builds the new one in its temporary file, which would
// lie outside the folder that only the owner may enter.
Result<void> writeAnew(Database &database)
{
    if (auto done = database.run("PRAGMA temp_store = MEMORY; VACUUM; PRAGMA temp_store = DEFAULT");
        !done)
        return done;
    Query checkpoint(database, "PRAGMA wal_checkpoint(TRUNCATE)");
    if (checkpoint.next() && checkpoint.flag(0)) {
        ApiError error;
        error.kind = ApiError::Kind::Local;
        error.code = u"local.cache-busy"_s;
        error.detail = u"somebody reads what the journal has of before"_s;
        error.at = QDateTime::currentDateTime();
        return Failure(error);
    }
    return checkpoint.failed() ? Result<void>(Failure(checkpoint.error())) : Result<void>();
}

} // namespace

void CacheStore::setContactsKept(bool kept)
{
    d->keepsContacts = kept;
}

bool CacheStore::hasContacts() const
{
    return contactsOf(*d->database) != Contacts::None;
}

bool CacheStore::Private::dropsContacts() const
{
    return !keepsContacts || contactsOf(*database) != Contacts::Kept;
}

Result<bool> CacheStore::settleContacts()
{
    const Contacts wished = d->keepsContacts ? Contacts::Kept : Contacts::None;
    if (contactsOf(*d->database) == wished)
        return false;
    const auto settled = d->keepsContacts ? d->expectContacts() : d->forgetContacts();
    return settled.map([] { return true; });
}

// A first load that was broken off was read without them: it cannot be gone on with.
Result<void> CacheStore::Private::expectContacts()
{
    auto noted = inTransaction([&]() -> Result<void> {
        Query query(*database, "UPDATE collection SET full_at = 0 WHERE id = ?");
        query.bind(int(Collection::Users));
        if (auto done = query.finish(); !done)
            return done;
        return setContacts(*database, Contacts::Kept);
    });
    if (noted)
        StageFile::removeLeft(*database, directory);
    return noted;
}

Result<void> CacheStore::Private::forgetContacts()
{
    auto forgotten = inTransaction([&]() -> Result<void> {
        // Another generation: a copy of the people that is kept elsewhere has them.
        if (auto done = database->run("UPDATE users SET mobile = '', email = ''"
                                      " WHERE mobile <> '' OR email <> '';"
                                      "DELETE FROM user_changes");
            !done)
            return done;
        Query renew(*database, "UPDATE collection SET generation = random() WHERE id = ?");
        renew.bind(int(Collection::Users));
        if (auto done = renew.finish(); !done)
            return done;
        return setContacts(*database, Contacts::Leaving);
    });
    if (!forgotten)
        return forgotten;
    StageFile::removeLeft(*database, directory);
    QFile::remove(QDir(directory).filePath(u"cache.sqlite.old"_s));
    if (auto written = writeAnew(*database); !written)
        return written;
    return setContacts(*database, Contacts::None);
}

} // namespace renzhi
