// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/theme.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <algorithm>
#include <array>
#include <optional>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

struct Counterpart
{
    QStringView name;
    QStringView themed;
};

// Only where the desktop's icon means exactly the same; the rest is ours alone.
constexpr std::array Counterparts {
    Counterpart { u"refresh", u"view-refresh-symbolic" },
    Counterpart { u"search", u"edit-find-symbolic" },
    Counterpart { u"copy", u"edit-copy-symbolic" },
    Counterpart { u"back", u"go-previous-symbolic" },
    Counterpart { u"forward", u"go-next-symbolic" },
    Counterpart { u"close", u"window-close-symbolic" },
    Counterpart { u"quit", u"application-exit-symbolic" },
};

// Draws one line icon in the palette's colour of this moment, so that a change of palette needs no
// new icons anywhere.
class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(QString name, std::optional<Tone> tone) : m_name(std::move(name)), m_tone(tone)
    {
        const auto *found = std::find_if(Counterparts.begin(), Counterparts.end(),
                                         [this](const Counterpart &c) { return c.name == m_name; });
        if (found != Counterparts.end())
            m_themed = QIcon::fromTheme(found->themed.toString());
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
        const QSize size = (QSizeF(rect.size()) * ratio).toSize();
        painter->drawPixmap(rect, pixmap(size, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor colour = colourFor(mode);
        const QString key = u"renzhi-icon/%1/%2x%3/%4"_s.arg(m_name)
                                .arg(size.width())
                                .arg(size.height())
                                .arg(colour.rgba());
        QPixmap result;
        if (QPixmapCache::find(key, &result))
            return result;
        result = m_themed.isNull() ? drawn(size, colour) : tinted(size, colour);
        QPixmapCache::insert(key, result);
        return result;
    }

    QSize actualSize(const QSize &size, QIcon::Mode, QIcon::State) override { return size; }
    QIconEngine *clone() const override { return new LineIconEngine(*this); }
    QString key() const override { return u"renzhi-line"_s; }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        switch (mode) {
        case QIcon::Disabled:
            return palette.color(QPalette::Disabled, QPalette::WindowText);
        case QIcon::Selected: // menus; rows of views draw their icons themselves
            return palette.color(QPalette::HighlightedText);
        case QIcon::Normal:
        case QIcon::Active:
            return m_tone ? colour(*m_tone, palette) : palette.color(QPalette::WindowText);
        }
        return palette.color(QPalette::WindowText);
    }

    [[nodiscard]] QPixmap drawn(const QSize &size, const QColor &colour) const
    {
        QFile file(u":/icons/"_s + m_name + u".svg"_s);
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT_X(opened, "icon", qPrintable(m_name));
        QByteArray svg = opened ? file.readAll() : QByteArray();
        svg.replace("currentColor", colour.name().toLatin1());
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(QPointF(), QSizeF(size)));
        return pixmap;
    }

    [[nodiscard]] QPixmap tinted(const QSize &size, const QColor &colour) const
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        m_themed.paint(&painter, QRect(QPoint(), size));
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(pixmap.rect(), colour);
        return pixmap;
    }

    QString m_name;
    std::optional<Tone> m_tone;
    QIcon m_themed;
};

} // namespace

QIcon icon(QStringView name)
{
    return QIcon(new LineIconEngine(name.toString(), std::nullopt));
}

QIcon icon(QStringView name, Tone tone)
{
    return QIcon(new LineIconEngine(name.toString(), tone));
}

} // namespace renzhi
