// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"

#include <QWidget>

class QToolButton;

namespace renzhi {

// 中 | EN: both languages in sight, one press away.
class LanguageSwitch : public QWidget
{
    Q_OBJECT
public:
    explicit LanguageSwitch(QWidget *parent = nullptr);

    void setLanguage(Language language);

signals:
    void languageRequested(renzhi::Language language);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();

    Language m_language = Language::English;
    QToolButton *m_chinese;
    QToolButton *m_english;
};

} // namespace renzhi
