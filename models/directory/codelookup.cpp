// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/codelookup.h"

#include "models/api/endpoints.h"
#include "models/directory/localerror.h"

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// Up to three answers that come in any order.
struct Lookup
{
    std::function<void(Result<ReferenceCodes>)> done;
    ReferenceCodes codes;
    int pending = 0;

    void fail(const ApiError &error)
    {
        if (const auto report = std::exchange(done, nullptr))
            report(Failure(error));
    }
    void settle()
    {
        if (--pending > 0 || !done)
            return;
        const auto report = std::exchange(done, nullptr);
        report(codes);
    }
};

bool saysUnknown(const ApiError &error)
{
    return error.code == "ORG.0001"_L1 || error.code == "JOB.POSITION.0001"_L1
        || error.code == "JOB.TITLE.0001"_L1;
}

template <class Record, class Id>
void ask(ServerLink &link, const std::shared_ptr<Lookup> &lookup, const QString &what, const Id &id,
         const Endpoint<Record> &endpoint, QObject *context,
         std::function<void(const Record &)> adopt)
{
    ++lookup->pending;
    link.send<Record>(endpoint, context,
                      [lookup, what, id, adopt = std::move(adopt)](const Result<Record> &record) {
                          if (!record && !saysUnknown(record.error())) {
                              lookup->fail(record.error());
                          } else if (!record || record->id != id || record->code.isEmpty()) {
                              lookup->fail(unresolved(what, id.toString()));
                          } else {
                              adopt(*record);
                              lookup->settle();
                          }
                      });
}

} // namespace

void lookUpCodes(ServerLink &link, const ReferenceIds &ids, QObject *context,
                 std::function<void(Result<ReferenceCodes>)> done)
{
    const auto lookup = std::make_shared<Lookup>();
    lookup->done = std::move(done);
    if (!ids.org.isEmpty()) {
        ask<Organization>(
            link, lookup, u"organization"_s, ids.org, endpoints::organization(ids.org), context,
            [lookup](const Organization &record) { lookup->codes.org = record.code; });
    }
    if (!ids.position.isEmpty()) {
        ask<Position>(link, lookup, u"position"_s, ids.position, endpoints::position(ids.position),
                      context, [lookup](const Position &record) {
                          lookup->codes.position = record.code;
                          lookup->codes.positionTitle = record.titleId;
                      });
    }
    if (!ids.title.isEmpty()) {
        ask<Title>(link, lookup, u"title"_s, ids.title, endpoints::title(ids.title), context,
                   [lookup](const Title &record) { lookup->codes.title = record.code; });
    }
    if (lookup->pending == 0) {
        lookup->pending = 1;
        QMetaObject::invokeMethod(
            context, [lookup] { lookup->settle(); }, Qt::QueuedConnection);
    }
}

ApiError unresolved(const QString &what, const QString &id)
{
    return localError(ApiError::Kind::Invalid, u"local.unresolved"_s, what + u' ' + id);
}

} // namespace renzhi
