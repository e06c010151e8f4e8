// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/draftstore.h"

#include "models/directory/draftfile.h"
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

QString DraftStore::asidePath(const QString &why) const
{
    return filePath() + u'.' + why + u'-'
        + QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmmss-zzz"_s);
}

Result<void> DraftStore::load()
{
    m_entries.clear();
    m_notRead.reset();
    m_aside.clear();
    QFile file(filePath());
    if (!file.exists())
        return {};
    if (!file.open(QIODevice::ReadOnly)) {
        m_notRead = draftError(file.errorString());
        return Failure(*m_notRead);
    }
    const QByteArray bytes = file.read(draftfile::MostBytes + 1);
    file.close();
    const auto content = draftfile::fromBytes(bytes);
    if (!content)
        return putAside(content.error());
    if (!m_tenant.isEmpty() && !content->tenant.isEmpty() && content->tenant != m_tenant)
        return putAside(localError(ApiError::Kind::Local, u"local.drafts-foreign"_s,
                                   u"the drafts are of another tenant"_s));
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
    return written;
}

Result<void> DraftStore::write()
{
    if (auto may = mayOverwrite(); !may)
        return may;
    if (m_entries.isEmpty()) {
        QFile file(filePath());
        if (file.exists() && !file.remove())
            return Failure(draftError(file.errorString()));
        return {};
    }
    QVector<FormDraft> drafts;
    for (const Entry &entry : m_entries)
        drafts.append(entry.draft);
    const QByteArray bytes = draftfile::toBytes(drafts, m_tenant);
    if (bytes.size() > draftfile::MostBytes)
        return Failure(draftError(u"the drafts are too large"_s));
    if (!QDir().mkpath(m_directory))
        return Failure(draftError(u"cannot create the folder"_s));
    QFile::setPermissions(m_directory, draftOwner | QFile::ExeOwner);
    QSaveFile file(filePath());
    if (!file.open(QIODevice::WriteOnly))
        return Failure(draftError(file.errorString()));
    file.setPermissions(draftOwner);
    file.write(bytes);
    if (!file.commit())
        return Failure(draftError(file.errorString()));
    m_notRead.reset();
    return {};
}

qsizetype DraftStore::indexOf(const QUuid &id) const
{
    const auto entry = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&id](const Entry &one) { return one.draft.id == id; });
    return entry == m_entries.cend() ? -1 : std::distance(m_entries.cbegin(), entry);
}

} // namespace renzhi

#include "moc_draftstore.cpp"
