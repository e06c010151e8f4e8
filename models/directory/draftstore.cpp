// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/draftstore.h"

#include "models/directory/localerror.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <chrono>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// After the last key stroke; but whoever types without a pause is not left without a draft.
constexpr std::chrono::milliseconds Pause = 300ms;
constexpr std::chrono::milliseconds LongestWait = 2s;

Failure partlyRead()
{
    return Failure(localError(ApiError::Kind::Local, u"local.drafts-damaged"_s,
                              u"some of the drafts cannot be read"_s));
}

} // namespace

DraftStore::DraftStore(QString dataDirectory, QString tenant, QObject *parent)
    : QObject(parent)
    , m_directory(std::move(dataDirectory))
    , m_tenant(std::move(tenant))
    , m_file(draftfile::fileIn(m_directory))
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] { static_cast<void>(flush()); });
}

DraftStore::~DraftStore()
{
    blockSignals(true); // nobody can do anything about it any more
    static_cast<void>(flush());
}

// Null: the file went with the last draft.
Result<draftfile::Content> DraftStore::contentOf(const QByteArray &bytes) const
{
    if (bytes.isNull())
        return draftfile::Content();
    auto content = draftfile::fromBytes(bytes);
    if (content && !m_tenant.isEmpty() && !content->tenant.isEmpty() && content->tenant != m_tenant)
        return Failure(localError(ApiError::Kind::Local, u"local.drafts-foreign"_s,
                                  u"the drafts are of another tenant"_s));
    return content;
}

Result<void> DraftStore::load()
{
    m_entries.clear();
    bool isWhole = true;
    const auto loaded = m_file.load([&](const QByteArray &there) {
        return contentOf(there).map([&](const draftfile::Content &content) {
            for (const FormDraft &draft : content.drafts)
                m_entries.append(Entry { draft, Holder::Nobody, true });
            isWhole = content.isWhole;
        });
    });
    m_isStartKnown = loaded.has_value() || loaded.error().code != "local.drafts"_L1;
    if (!loaded)
        return Failure(loaded.error());
    if (*loaded)
        emit offersChanged();
    if (isWhole)
        return {};
    // The rest is offered, and goes on in a file of its own.
    if (auto copied = m_file.copyAside(u"damaged"_s); !copied)
        return copied;
    m_isUnwritten = true;
    static_cast<void>(flush());
    return partlyRead();
}

QVector<FormDraft> DraftStore::offered() const
{
    QVector<FormDraft> drafts;
    for (const Entry &entry : m_entries) {
        if (entry.holder == Holder::Nobody)
            drafts.append(entry.draft);
    }
    std::stable_sort(drafts.begin(), drafts.end(), [](const FormDraft &a, const FormDraft &b) {
        return a.changedAt > b.changedAt;
    });
    return drafts;
}

std::optional<FormDraft> DraftStore::takeUp(const QUuid &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return {};
    m_entries[index].holder = Holder::Form;
    const FormDraft draft = m_entries.at(index).draft;
    emit offersChanged();
    return draft;
}

void DraftStore::keep(const FormDraft &draft)
{
    const qsizetype index = indexOf(draft.id);
    if (index < 0) {
        // What another program makes of it is not what is in hand here.
        m_entries.removeIf([&draft](const Entry &one) { return one.draft.id == draft.id; });
        m_entries.append(Entry { draft, Holder::Form, false });
        return writeSoon();
    }
    FormDraft before = m_entries.at(index).draft;
    before.changedAt = draft.changedAt;
    if (before == draft)
        return;
    m_entries[index].draft = draft;
    writeSoon();
}

void DraftStore::drop(const QUuid &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return;
    m_entries.remove(index);
    m_isUnwritten = true;
    static_cast<void>(flush());
    emit offersChanged();
}

bool DraftStore::isOnDisk(const QUuid &id) const
{
    const qsizetype index = indexOf(id);
    return index >= 0 && m_entries.at(index).isOnDisk;
}

void DraftStore::settle(const WriteRequest &asked, bool isDone)
{
    const auto wanted = [&asked](const Entry &entry) {
        return entry.holder == Holder::Nobody && entry.draft.isSent && entry.draft.about == asked;
    };
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), wanted);
    if (found == m_entries.end())
        return;
    if (isDone) {
        m_entries.removeAt(found - m_entries.begin());
    } else {
        found->draft.isSent = false;
        found->draft.jobsBefore.clear();
    }
    m_isUnwritten = true;
    static_cast<void>(flush());
    emit offersChanged();
}

void DraftStore::writeSoon()
{
    if (!std::exchange(m_isUnwritten, true))
        m_waiting.start();
    const std::chrono::milliseconds left
        = LongestWait - std::chrono::milliseconds(m_waiting.elapsed());
    m_soon.start(std::clamp(left, std::chrono::milliseconds(0), Pause));
}

Result<void> DraftStore::flush()
{
    m_soon.stop();
    if (!m_isUnwritten)
        return {};
    Result<void> written = write();
    if (written) {
        m_isUnwritten = false;
        m_isTold = false;
        for (Entry &entry : m_entries)
            entry.isOnDisk = true;
    } else {
        m_waiting.start(); // the next change tries again, after the same pause
        if (!std::exchange(m_isTold, true))
            emit failed(written.error());
    }
    if (std::exchange(m_isNews, false))
        emit offersChanged();
    return written;
}

Result<void> DraftStore::write()
{
    const auto isOurs = [](const Entry &entry) { return entry.holder != Holder::Elsewhere; };
    // Not one whose folder is out of reach, and may come back with what was dropped here.
    const bool isGone
        = !QFile::exists(m_file.path()) && (m_file.seen().isNull() || QDir(m_directory).exists());
    if (isGone && std::none_of(m_entries.cbegin(), m_entries.cend(), isOurs))
        return {}; // it went with the last of ours
    FileLock lock;
    const auto taken
        = m_file.takeOver(lock, [this](const QByteArray &there) { return merge(there); });
    if (!taken)
        return Failure(taken.error());
    m_isStartKnown = true;
    if (m_entries.isEmpty())
        return m_file.remove();
    QVector<FormDraft> drafts;
    for (const Entry &entry : std::as_const(m_entries))
        drafts.append(entry.draft);
    QFile::setPermissions(m_directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return m_file.write(draftfile::toBytes(drafts, m_tenant));
}

// What a form has in hand here is never another's to change; and what was typed elsewhere since it
// was dropped here is another draft than that.
Result<void> DraftStore::merge(const QByteArray &there)
{
    const auto theirs = contentOf(there);
    if (!theirs)
        return Failure(theirs.error());
    if (!theirs->isWhole) // of no program like this one
        return partlyRead();
    const auto known = draftfile::fromBytes(m_file.seen());
    const MergeRules<Entry> rules {
        .id = [](const Entry &one) { return one.draft.id; },
        .isSame = [](const Entry &one, const Entry &other) { return one.draft == other.draft; },
        .isOurs = [](const Entry &mine, const Entry *) { return mine.holder == Holder::Form; },
        .comesBack = true,
    };
    const QVector<FormDraft> before = offered();
    m_entries = mergedEntries(entriesOf(known ? known->drafts : QVector<FormDraft>()),
                              entriesOf(theirs->drafts), m_entries, rules);
    m_isNews = m_isNews || offered() != before;
    return {};
}

// As they are in the file: what was not there at the start is another program's. What could not be
// read then is taken for what was there.
QVector<DraftStore::Entry> DraftStore::entriesOf(const QVector<FormDraft> &drafts) const
{
    QVector<Entry> entries;
    for (const FormDraft &draft : drafts) {
        const bool isOther = m_isStartKnown && indexOf(draft.id) < 0;
        entries.append(Entry { draft, isOther ? Holder::Elsewhere : Holder::Nobody, true });
    }
    return entries;
}

qsizetype DraftStore::indexOf(const QUuid &id) const
{
    const auto entry = std::find_if(m_entries.cbegin(), m_entries.cend(), [&id](const Entry &one) {
        return one.holder != Holder::Elsewhere && one.draft.id == id;
    });
    return entry == m_entries.cend() ? -1 : std::distance(m_entries.cbegin(), entry);
}

} // namespace renzhi

#include "moc_draftstore.cpp"
