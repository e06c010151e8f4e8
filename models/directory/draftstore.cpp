// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/draftstore.h"

#include "models/directory/draftfile.h"
#include "models/directory/filelock.h"
#include "models/directory/localerror.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

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
constexpr auto draftOwner = QFile::ReadOwner | QFile::WriteOwner;

ApiError draftError(const QString &detail)
{
    return localError(ApiError::Kind::Local, u"local.drafts"_s, detail);
}

const FormDraft *draftIn(const QVector<FormDraft> &drafts, const QUuid &id)
{
    const auto found = std::find_if(drafts.cbegin(), drafts.cend(),
                                    [&id](const FormDraft &one) { return one.id == id; });
    return found == drafts.cend() ? nullptr : &*found;
}

} // namespace

DraftStore::DraftStore(QString dataDirectory, QString tenant, QObject *parent)
    : QObject(parent), m_directory(std::move(dataDirectory)), m_tenant(std::move(tenant))
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] { static_cast<void>(flush()); });
}

DraftStore::~DraftStore()
{
    blockSignals(true); // nobody can do anything about it any more
    static_cast<void>(flush());
}

QString DraftStore::filePath() const
{
    return QDir(m_directory).filePath(u"drafts.json"_s);
}

bool DraftStore::isForeign(const QString &tenant) const
{
    return !m_tenant.isEmpty() && !tenant.isEmpty() && tenant != m_tenant;
}

QString DraftStore::asidePath(const QString &why) const
{
    return filePath() + u'.' + why + u'-'
        + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s);
}

Result<void> DraftStore::load()
{
    m_entries.clear();
    m_others.clear();
    m_bytes.clear();
    m_notRead.reset();
    m_aside.clear();
    const auto bytes = bytesThere();
    if (!bytes) {
        m_notRead = bytes.error();
        return Failure(*m_notRead);
    }
    if (bytes->isNull())
        return {};
    const auto content = draftfile::fromBytes(*bytes);
    if (!content)
        return putAside(content.error());
    if (isForeign(content->tenant))
        return putAside(localError(ApiError::Kind::Local, u"local.drafts-foreign"_s,
                                   u"the drafts are of another tenant"_s));
    m_bytes = *bytes;
    for (const FormDraft &draft : content->drafts)
        m_entries.append(Entry { draft, false, true });
    emit offersChanged();
    if (content->isWhole)
        return {};
    // The rest is offered, and goes on in a file of its own.
    if (!QFile::copy(filePath(), asidePath(u"damaged"_s)))
        return staysInTheWay(u"damaged"_s);
    m_isUnwritten = true;
    static_cast<void>(flush());
    return Failure(localError(ApiError::Kind::Local, u"local.drafts-damaged"_s,
                              u"some of the drafts cannot be read"_s));
}

Result<QByteArray> DraftStore::bytesThere() const
{
    QFile file(filePath());
    if (!file.exists())
        return QByteArray();
    if (!file.open(QIODevice::ReadOnly))
        return Failure(draftError(file.errorString()));
    const QByteArray bytes = file.read(draftfile::MostBytes + 1);
    if (file.error() != QFile::NoError) // the part that was read is no damaged file
        return Failure(draftError(file.errorString()));
    return bytes.isNull() ? QByteArray("") : bytes; // a file that holds nothing is there
}

// Somebody may be able to rescue what is in it; writing must not overwrite it.
Result<void> DraftStore::putAside(const ApiError &why)
{
    const QString reason = why.code.section(u'-', 1);
    if (!QFile::rename(filePath(), asidePath(reason)))
        return staysInTheWay(reason);
    return Failure(why);
}

Result<void> DraftStore::staysInTheWay(const QString &why)
{
    m_aside = why;
    m_notRead = draftError(u"the file there cannot be put aside: "_s + why);
    return Failure(*m_notRead);
}

// Whoever was told may have seen to the folder since.
Result<void> DraftStore::mayOverwrite()
{
    // What is not there now may only be out of reach: it is written over when it was written.
    if (!m_notRead || !QFile::exists(filePath()))
        return {};
    if (m_aside.isEmpty() || !QFile::copy(filePath(), asidePath(m_aside)))
        return Failure(*m_notRead);
    m_notRead.reset();
    return {};
}

QVector<FormDraft> DraftStore::offered() const
{
    QVector<FormDraft> drafts;
    for (const Entry &entry : m_entries) {
        if (!entry.isInHand)
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
    m_entries[index].isInHand = true;
    const FormDraft draft = m_entries.at(index).draft;
    emit offersChanged();
    return draft;
}

void DraftStore::keep(const FormDraft &draft)
{
    const qsizetype index = indexOf(draft.id);
    if (index < 0) {
        m_entries.append(Entry { draft, true, false });
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
        return !entry.isInHand && entry.draft.isSent && entry.draft.about == asked;
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
    if (m_entries.isEmpty() && !QFile::exists(filePath())) {
        m_others.clear(); // the file went with the last of them
        return {};
    }
    const QDir folder(m_directory);
    const bool wasReachable = folder.exists();
    if (!wasReachable && !QDir().mkpath(m_directory))
        return Failure(draftError(u"cannot create the folder"_s));
    FileLock lock;
    const auto answer = lock.holdSoon(folder.filePath(u"files.lock"_s), u"drafts"_s);
    if (answer == FileLock::Answer::Elsewhere || answer == FileLock::Answer::NoFile)
        return Failure(draftError(u"cannot lock the file"_s));
    return writeUnderLock(wasReachable);
}

Result<void> DraftStore::writeUnderLock(bool wasReachable)
{
    const bool wasInTheWay = m_notRead.has_value();
    if (auto may = mayOverwrite(); !may)
        return may;
    if (!wasInTheWay) {
        if (auto taken = takeOver(wasReachable); !taken)
            return taken;
    }
    QVector<FormDraft> drafts;
    for (const Entry &entry : std::as_const(m_entries))
        drafts.append(entry.draft);
    drafts.append(m_others);
    if (drafts.isEmpty()) {
        QFile file(filePath());
        if (file.exists() && !file.remove())
            return Failure(draftError(file.errorString()));
        m_bytes.clear();
        return {};
    }
    const QByteArray bytes = draftfile::toBytes(drafts, m_tenant);
    if (bytes.size() > draftfile::MostBytes)
        return Failure(draftError(u"the drafts are too large"_s));
    QFile::setPermissions(m_directory, draftOwner | QFile::ExeOwner);
    QSaveFile file(filePath());
    if (!file.open(QIODevice::WriteOnly))
        return Failure(draftError(file.errorString()));
    file.setPermissions(draftOwner);
    file.write(bytes);
    if (!file.commit())
        return Failure(draftError(file.errorString()));
    m_bytes = bytes;
    m_notRead.reset();
    return {};
}

Result<void> DraftStore::takeOver(bool wasReachable)
{
    const auto bytes = bytesThere();
    if (!bytes)
        return Failure(bytes.error());
    if (*bytes == m_bytes && bytes->isNull() == m_bytes.isNull())
        return {};
    if (bytes->isNull()) {
        // It goes with the last draft; but with its folder it only went out of reach.
        if (wasReachable)
            merge({});
        return {};
    }
    const auto content = draftfile::fromBytes(*bytes);
    if (content && content->isWhole && !isForeign(content->tenant)) {
        merge(content->drafts);
        return {};
    }
    // Of no program like this one: somebody may be able to rescue what is in it.
    const bool isDamaged = !content || !content->isWhole;
    if (!QFile::copy(filePath(), asidePath(isDamaged ? u"damaged"_s : u"foreign"_s)))
        return Failure(draftError(u"the file there cannot be put aside"_s));
    return {};
}

// What the file held when it was last seen here tells who made a difference: this program or
// another one. What a form has in hand here is never another's to change.
void DraftStore::merge(const QVector<FormDraft> &theirs)
{
    const auto seen = draftfile::fromBytes(m_bytes);
    const QVector<FormDraft> known = seen ? seen->drafts : QVector<FormDraft>();
    const QVector<FormDraft> others = std::exchange(m_others, {});
    for (const FormDraft &draft : theirs) {
        const FormDraft *before = draftIn(known, draft.id);
        const bool isTouched = before == nullptr || !(*before == draft);
        if (const qsizetype index = indexOf(draft.id); index >= 0) {
            if (!isTouched || m_entries.at(index).isInHand)
                continue;
            m_entries[index].draft = draft;
            m_isNews = true;
        } else if (isTouched || draftIn(others, draft.id) != nullptr) {
            m_others.append(draft); // what is neither was dropped here
        }
    }
    const auto gone = m_entries.removeIf([&](const Entry &entry) {
        return !entry.isInHand && draftIn(known, entry.draft.id) != nullptr
            && draftIn(theirs, entry.draft.id) == nullptr;
    });
    m_isNews = m_isNews || gone > 0;
}

qsizetype DraftStore::indexOf(const QUuid &id) const
{
    const auto entry = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&id](const Entry &one) { return one.draft.id == id; });
    return entry == m_entries.cend() ? -1 : std::distance(m_entries.cbegin(), entry);
}

} // namespace renzhi

#include "moc_draftstore.cpp"
