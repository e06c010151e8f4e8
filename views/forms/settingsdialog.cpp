// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/settingsdialog.h"

#include "ui_settingsdialog.h"
#include "views/errors/errorpresenter.h"

#include <QEvent>
#include <QPushButton>
#include <QSignalBlocker>

#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

// In the order of the lists.
constexpr std::array Languages { Language::Chinese, Language::English };
constexpr std::array Themes { ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark };
constexpr std::array LockMinutes { 0, 1, 5, 10, 15, 30, 60 }; // 0: never
constexpr std::array Sizes { TextSize::Small, TextSize::Normal, TextSize::Large };

template <class Value, std::size_t Count>
int indexOf(const std::array<Value, Count> &values, Value value)
{
    for (std::size_t i = 0; i < Count; ++i) {
        if (values[i] == value)
            return static_cast<int>(i);
    }
    return 0;
}

} // namespace

SettingsDialog::SettingsDialog(Language language, ThemeChoice theme, TextSize size, QWidget *parent)
    : QDialog(parent), ui(std::make_unique<Ui::SettingsDialog>())
{
    setAttribute(Qt::WA_DeleteOnClose);
    ui->setupUi(this);
    m_reset = ui->buttons->addButton(QString(), QDialogButtonBox::ResetRole);
    m_reset->setObjectName(u"resetSettings"_s);
    m_reset->setAutoDefault(false);
    m_close = ui->buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_close->setObjectName(u"closeSettings"_s);
    m_close->setDefault(true);
    ui->language->setCurrentIndex(indexOf(Languages, language));
    ui->theme->setCurrentIndex(indexOf(Themes, theme));
    ui->textSize->setCurrentIndex(indexOf(Sizes, size));
    for (const int minutes : LockMinutes)
        ui->lock->addItem(QString(), minutes);
    retranslate();

    connect(ui->buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        ui->theme->setCurrentIndex(indexOf(Themes, ThemeChoice::System));
        ui->textSize->setCurrentIndex(indexOf(Sizes, TextSize::Normal));
    });
    connect(ui->language, &QComboBox::currentIndexChanged, this, [this](int index) {
        emit languageRequested(Languages.at(static_cast<std::size_t>(index)));
    });
    connect(ui->theme, &QComboBox::currentIndexChanged, this,
            [this](int index) { emit themeRequested(Themes.at(static_cast<std::size_t>(index))); });
    connect(ui->textSize, &QComboBox::currentIndexChanged, this, [this](int index) {
        emit textSizeRequested(Sizes.at(static_cast<std::size_t>(index)));
    });
    connect(ui->lock, &QComboBox::currentIndexChanged, this,
            [this](int index) { emit lockMinutesRequested(ui->lock->itemData(index).toInt()); });
}

SettingsDialog::~SettingsDialog() = default;

void SettingsDialog::setLockMinutes(int minutes)
{
    const QSignalBlocker silence(ui->lock);
    if (ui->lock->findData(minutes) < 0) { // of somebody who wrote it into the file
        ui->lock->addItem(QString(), minutes);
        retranslate();
    }
    ui->lock->setCurrentIndex(ui->lock->findData(minutes));
}

void SettingsDialog::retranslate()
{
    ui->retranslateUi(this);
    // A language is called by its own name, so that it is found whatever is on screen.
    ui->language->setItemText(0, u"中文"_s);
    ui->language->setItemText(1, u"English"_s);
    ui->theme->setItemText(0, tr("Follow the desktop"));
    ui->theme->setItemText(1, tr("Light"));
    ui->theme->setItemText(2, tr("Dark"));
    ui->textSize->setItemText(0, tr("Small"));
    ui->textSize->setItemText(1, tr("Normal"));
    ui->textSize->setItemText(2, tr("Large"));
    for (int i = 0; i < ui->lock->count(); ++i) {
        const int minutes = ui->lock->itemData(i).toInt();
        ui->lock->setItemText(i,
                              minutes == 0
                                  ? tr("Never", "clear the screen")
                                  : tr("After %n minute(s) without use", nullptr, minutes));
    }
    m_reset->setText(tr("Reset theme and text size"));
    m_close->setText(tr("Close"));
}

void SettingsDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        // A tenant that opens meanwhile may bring its own.
        const QSignalBlocker silence(ui->language);
        ui->language->setCurrentIndex(indexOf(Languages, currentLanguage()));
    }
    QDialog::changeEvent(event);
}

} // namespace renzhi

#include "moc_settingsdialog.cpp"
