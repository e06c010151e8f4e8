// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/core/hanreadings.h"

#include "models/core/pinyintables.h"

#include <QHash>
#include <QMutex>

#include <array>
#include <atomic>
#include <deque>
#include <memory>
#include <unicode/translit.h>
#include <unicode/unistr.h>
#include <utility>

namespace renzhi::pinyin {

namespace {

// ICU costs 5 µs a character and 150 ms to start; a directory of a million people has some
// thousand different characters. So each is asked once, and looking it up again takes no lock:
// the pointers of the usual range only ever change from null to their final value.
class ReadingTable
{
public:
    const QVector<QString> &of(char32_t character)
    {
        if (character < First || character > Last)
            return unusual(character);
        std::atomic<const Readings *> &slot = m_usual[character - First];
        if (const Readings *known = slot.load(std::memory_order_acquire))
            return *known;
        const QMutexLocker lock(&m_mutex);
        if (const Readings *known = slot.load(std::memory_order_relaxed))
            return *known;
        const Readings &made = m_owned.emplace_back(ask(character));
        slot.store(&made, std::memory_order_release);
        return made;
    }

    void prepare()
    {
        const QMutexLocker lock(&m_mutex);
        start();
    }

private:
    using Readings = QVector<QString>;
    static constexpr char32_t First = 0x3400;
    static constexpr char32_t Last = 0x9fff;

    const Readings &unusual(char32_t character)
    {
        const QMutexLocker lock(&m_mutex);
        const Readings *&known = m_unusual[character];
        if (known == nullptr)
            known = &m_owned.emplace_back(ask(character));
        return *known;
    }

    // Called with the mutex held: a transliterator is not safe from two threads.
    Readings ask(char32_t character)
    {
        const auto polyphone = polyphones().constFind(character);
        if (polyphone != polyphones().cend())
            return *polyphone;
        const QString latin = withoutTones(transliterated(character));
        if (!latin.contains(u'ü'))
            return { latin };
        // 吕 is typed lv at a keyboard and printed lu on a ticket.
        QString typed = latin;
        QString printed = latin;
        return { typed.replace(u'ü', u'v'), printed.replace(u'ü', u'u') };
    }

    void start()
    {
        if (std::exchange(m_started, true))
            return;
        UErrorCode status = U_ZERO_ERROR;
        m_transliterator.reset(
            icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, status));
        if (U_FAILURE(status))
            m_transliterator.reset();
    }

    QString transliterated(char32_t character)
    {
        QString itself = QString::fromUcs4(&character, 1);
        start();
        // An ICU built without transliteration data: names are found by their characters only.
        if (!m_transliterator)
            return itself;
        icu::UnicodeString text(static_cast<UChar32>(character));
        m_transliterator->transliterate(text);
        return QString::fromUtf16(text.getBuffer(), text.length()).trimmed();
    }

    // Tones are combining marks once decomposed; the dots of ü are kept, they are another vowel.
    static QString withoutTones(const QString &marked)
    {
        constexpr QChar Dots(u'\u0308');
        QString plain;
        const QString decomposed = marked.normalized(QString::NormalizationForm_D).toLower();
        for (const QChar c : decomposed) {
            if (c == Dots && plain.endsWith(u'u'))
                plain.back() = u'ü';
            else if (c.category() != QChar::Mark_NonSpacing)
                plain.append(c);
        }
        return plain;
    }

    std::array<std::atomic<const Readings *>, Last - First + 1> m_usual {};
    QMutex m_mutex;
    QHash<char32_t, const Readings *> m_unusual;
    std::deque<Readings> m_owned; // never moves what it holds
    std::unique_ptr<icu::Transliterator> m_transliterator;
    bool m_started = false;
};

} // namespace

namespace {

ReadingTable &table()
{
    // A memo and no state anyone could observe; passing it around would burden every caller.
    static ReadingTable only;
    return only;
}

} // namespace

const QVector<QString> &readingsOf(char32_t character)
{
    return table().of(character);
}

void prepareReadings()
{
    table().prepare();
}

} // namespace renzhi::pinyin
