// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDialog>

class QPushButton;
class QTabWidget;

namespace renzhi {

class Shortcuts;
class TextLabel;

// Help in one window: how the work goes, every shortcut, and what this program is.
class HelpDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Tab { Guide, Shortcuts, About };

    // `shortcuts` must outlive it. `locations`: where the program keeps its data, for people who
    // look for it.
    HelpDialog(Tab tab, Shortcuts &shortcuts, const QStringList &locations, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QWidget *buildAbout();
    void retranslate();
    [[nodiscard]] QString keysOf(QStringView action) const;
    [[nodiscard]] QString guide() const;

    Shortcuts &m_shortcuts;
    QStringList m_locations;
    QTabWidget *m_tabs = nullptr;
    TextLabel *m_guide = nullptr;
    TextLabel *m_product = nullptr;
    TextLabel *m_version = nullptr;
    TextLabel *m_licence = nullptr;
    TextLabel *m_data = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace renzhi
