// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/language.h"

#include <QObject>
#include <QTranslator>

namespace renzhi {

// The language of every text of the program: its own and Qt's are swapped together, with the
// default locale. Widgets learn of it by LanguageChange. Needs the application object.
class LanguageSwitcher : public QObject
{
    Q_OBJECT
public:
    explicit LanguageSwitcher(QObject *parent = nullptr);
    ~LanguageSwitcher() override;

    // What the desktop speaks: Chinese, else English.
    [[nodiscard]] static Language systemLanguage();

    void setLanguage(Language language);
    [[nodiscard]] Language language() const { return m_language; }

private:
    void remove();

    Language m_language = Language::English;
    QTranslator m_program;
    QTranslator m_qt;
};

} // namespace renzhi
