// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/helpdialog.h"

#include "views/shortcuts.h"
#include "views/theme.h"
#include "views/widgets/shortcuteditor.h"
#include "views/widgets/textlabel.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace renzhi {

using namespace Qt::StringLiterals;

HelpDialog::HelpDialog(Tab tab, Shortcuts &shortcuts, const QStringList &locations, QWidget *parent)
    : QDialog(parent), m_shortcuts(shortcuts), m_locations(locations)
{
    setObjectName(u"helpDialog"_s);
    build();
    retranslate();
    m_tabs->setCurrentIndex(int(tab));
    resize(76 * grid, 64 * grid);
}

void HelpDialog::build()
{
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(u"helpTabs"_s);

    m_guide = new TextLabel;
    m_guide->setObjectName(u"helpGuide"_s);
    m_guide->setWordWrap(true);
    m_guide->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_guide->setMargin(2 * grid);
    m_guide->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(m_guide);
    m_tabs->addTab(scroll, {});

    m_tabs->addTab(new ShortcutEditor(m_shortcuts), {});
    m_tabs->addTab(buildAbout(), {});

    connect(&m_shortcuts, &Shortcuts::changed, this, [this] { m_guide->setText(guide()); });
    auto *buttons = new QDialogButtonBox(this);
    // Not a standard button: those are worded by Qt when the language changes.
    m_close = buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_close->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs);
    layout->addWidget(buttons);
}

QWidget *HelpDialog::buildAbout()
{
    auto *page = new QWidget;
    auto *mark = new QLabel(page);
    mark->setPixmap(
        QIcon(u":/icons/io.github.renzhi.Renzhi.svg"_s).pixmap(QSize(72, 72), devicePixelRatioF()));
    m_product = new TextLabel(page);
    m_product->setLook(TextLabel::Face::Heading);
    m_version = new TextLabel(page);
    m_version->setObjectName(u"aboutVersion"_s);
    m_licence = new TextLabel(page);
    m_licence->setObjectName(u"aboutLicence"_s);
    m_data = new TextLabel(page);
    m_data->setObjectName(u"aboutData"_s);
    m_data->setLook(TextLabel::Face::Normal, Tone::Quiet);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(2 * grid, 2 * grid, 2 * grid, 2 * grid);
    layout->addWidget(mark);
    for (TextLabel *label : { m_product, m_version, m_licence, m_data }) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        layout->addWidget(label);
    }
    layout->addStretch();
    return page;
}

void HelpDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void HelpDialog::retranslate()
{
    setWindowTitle(tr("Help"));
    m_tabs->setTabText(int(Tab::Guide), tr("&Guide"));
    m_tabs->setTabText(int(Tab::Shortcuts), tr("&Keyboard shortcuts"));
    m_tabs->setTabText(int(Tab::About), tr("&About"));
    m_tabs->setAccessibleName(tr("Help"));
    m_close->setText(tr("&Close"));
    m_guide->setText(guide());
    m_product->setText(tr("Renzhi 任职台"));
    m_version->setText(tr("Version %1, with Qt %2")
                           .arg(QStringLiteral(RENZHI_VERSION), QString::fromLatin1(qVersion())));
    m_licence->setText(tr(
        "Free software under the GNU General Public License, version 3 or later. Uses Qt (LGPL), "
        "ICU (Unicode licence), SQLite (public domain) and QtKeychain (BSD)."));
    m_data->setText(m_locations.isEmpty()
                        ? QString()
                        : tr("Data of this program is kept in:\n%1").arg(m_locations.join(u'\n')));
}

QString HelpDialog::keysOf(QStringView action) const
{
    const auto &all = m_shortcuts.actions();
    const auto found = std::find_if(all.cbegin(), all.cend(), [action](const QAction *one) {
        return one->objectName() == action;
    });
    if (found == all.cend())
        return {};
    const QKeySequence keys = (*found)->shortcut();
    return keys.isEmpty() ? m_shortcuts.name(*found) : keys.toString(QKeySequence::NativeText);
}

QString HelpDialog::guide() const
{
    return tr("Find a person: press %1 and type part of the name, its pinyin or initials (zw finds "
              "张伟), the "
              "user name, employee ID, mobile or e-mail, or the name or code of the organization. "
              "Enter goes to the list.\n\n"
              "The card on the right shows the primary job, then the part-time jobs, as the server "
              "answered just "
              "now; the line above them says when. Add a part-time job with %2, change the chosen "
              "one with %3.\n\n"
              "A refusal of the server appears at the field it is about, in Chinese and English, "
              "with what to do. "
              "What you typed stays.\n\n"
              "Without a connection everything seen before stays readable. What you change then "
              "waits in the Outbox "
              "until you send it; nothing is sent behind your back.\n\n"
              "When no answer tells the outcome, it is unknown, not failed: the program reads "
              "again and tells you what the server has. It never sends a change twice by itself.")
        .arg(keysOf(u"actionFind"), keysOf(u"actionAddJob"), keysOf(u"actionChange"));
}

} // namespace renzhi

#include "moc_helpdialog.cpp"
