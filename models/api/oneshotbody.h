// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QIODevice>

namespace renzhi {

// The body of one request, readable once. Qt 6.4's QNetworkAccessManager repeats a request by
// itself (up to three times, PUT and DELETE and POST alike) when the server drops the connection
// without an answer. A repetition first resets the body; this device is sequential and cannot, so
// the request goes out once and ends in ContentReSendError. It works for an empty body too, so
// DELETE and GET carry one as well. Needs DoNotBufferUploadDataAttribute and an explicit
// Content-Length, else Qt copies the body and resets its copy. To be removed when Qt lets a request
// forbid repetition.
class OneShotBody : public QIODevice
{
    Q_OBJECT
public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    // Whether any byte was handed out. While it was not, a request with a body cannot have arrived:
    // Qt writes the header first and asks for the body afterwards.
    [[nodiscard]] bool wasRead() const { return m_position > 0; }

    [[nodiscard]] bool isSequential() const override { return true; }
    bool reset() override { return false; } // quietly: the base class would warn
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool atEnd() const override { return m_position >= m_bytes.size(); }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    QByteArray m_bytes;
    qint64 m_position = 0;
};

} // namespace renzhi
