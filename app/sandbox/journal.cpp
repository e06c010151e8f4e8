// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandbox/journal.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace renzhi {

QByteArray SandboxRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

}

namespace renzhi::sandbox {

namespace {

constexpr QByteArrayView redactedText = "[redacted]";

QByteArray withoutSecret(const QByteArray &form)
{
    static const QRegularExpression secret(u"(client_secret=)[^&\\s]*"_s);
    if (!form.contains("client_secret="))
        return form;
    return QString::fromUtf8(form).replace(secret, u"\\1[redacted]"_s).toUtf8();
}

void redact(SandboxRequest &request)
{
    for (auto &[name, value] : request.headers) {
        if (name.compare("Authorization", Qt::CaseInsensitive) == 0) {
            const qsizetype blank = value.indexOf(' ');
            value = value.first(blank + 1) + redactedText;
        }
    }
    request.target = withoutSecret(request.target);
    request.body = withoutSecret(request.body);
}

QByteArray jsonLine(const SandboxRequest &request)
{
    QJsonObject headers;
    for (const auto &[name, value] : request.headers)
        headers.insert(QString::fromLatin1(name), QString::fromUtf8(value));
    const QJsonObject line {
        { u"time"_s, QDateTime::currentDateTime().toString(Qt::ISODateWithMs) },
        { u"method"_s, QString::fromLatin1(request.method) },
        { u"target"_s, QString::fromUtf8(request.target) },
        { u"headers"_s, headers },
        { u"body"_s, QString::fromUtf8(request.body) },
        { u"status"_s, request.status },
        { u"applied"_s, request.applied },
    };
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

}

bool Journal::open(const QString &fileName)
{
    m_file.close();
    m_file.setFileName(fileName);
    return fileName.isEmpty()
        || m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered);
}

void Journal::add(SandboxRequest request)
{
    if (m_keep <= 0 && !m_file.isOpen())
        return;
    redact(request);
    if (m_file.isOpen())
        m_file.write(jsonLine(request));
    if (m_keep <= 0)
        return;
    if (m_requests.size() >= m_keep)
        m_requests.removeFirst();
    m_requests += std::move(request);
}

}
