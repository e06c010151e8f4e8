// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/languageswitcher.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace renzhi {

using namespace Qt::StringLiterals;

LanguageSwitcher::LanguageSwitcher(QObject *parent) : QObject(parent) { }

LanguageSwitcher::~LanguageSwitcher()
{
    remove();
}

Language LanguageSwitcher::systemLanguage()
{
    const QStringList languages = QLocale::system().uiLanguages();
    const bool chinese = !languages.isEmpty() && languages.first().startsWith("zh"_L1);
    return chinese ? Language::Chinese : Language::English;
}

void LanguageSwitcher::setLanguage(Language language)
{
    remove();
    m_language = language;
    const bool chinese = language == Language::Chinese;
    const QString name = languageName(language);
    // Before the translators: the posted LanguageChange finds everything in place.
    QLocale::setDefault(chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                : QLocale(QLocale::English));
    if (m_program.load(u":/i18n/renzhi_"_s + name))
        QCoreApplication::installTranslator(&m_program);
    // Qt's texts (dialog buttons, edit menus) exist in a package of their own.
    const bool found
        = m_qt.load(u"qtbase_"_s + name, QLibraryInfo::path(QLibraryInfo::TranslationsPath))
        || m_qt.load(u":/i18n/qtbase_"_s + name);
    if (found)
        QCoreApplication::installTranslator(&m_qt);
}

void LanguageSwitcher::remove()
{
    QCoreApplication::removeTranslator(&m_program);
    QCoreApplication::removeTranslator(&m_qt);
}

} // namespace renzhi

#include "moc_languageswitcher.cpp"
