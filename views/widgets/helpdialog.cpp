// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/helpdialog.h"

#include "views/theme.h"
#include "views/widgets/textlabel.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace renzhi {

using namespace Qt::StringLiterals;

HelpDialog::HelpDialog(Tab tab, const QList<QAction *> &actions, const QStringList &locations,
                       QWidget *parent)
    : QDialog(parent), m_actions(actions), m_locations(locations)
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

    m_shortcuts = new QTableWidget(0, 2);
    m_shortcuts->setObjectName(u"shortcutTable"_s);
    m_shortcuts->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_shortcuts->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_shortcuts->setTabKeyNavigation(false);
    m_shortcuts->setShowGrid(false);
    m_shortcuts->setFrameShape(QFrame::NoFrame);
    m_shortcuts->verticalHeader()->hide();
    m_shortcuts->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_shortcuts->horizontalHeader()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_shortcuts->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_tabs->addTab(m_shortcuts, {});
    m_tabs->addTab(buildAbout(), {});

    m_buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs);
    layout->addWidget(m_buttons);
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
    m_shortcuts->setAccessibleName(tr("Keyboard shortcuts"));
    m_buttons->button(QDialogButtonBox::Close)->setText(tr("&Close"));
    m_guide->setText(tr("Find a person: press Ctrl+F and type part of the name, its pinyin or "
                        "initials (zw finds 张伟), the "
                        "user name, employee ID, mobile or e-mail. Enter goes to the list.\n\n"
                        "The card on the right shows the primary job, then the part-time jobs, as "
                        "the server answered just now; "
                        "the line above them says when. Add a part-time job with Ctrl+N, change "
                        "the chosen one with F2.\n\n"
                        "A refusal of the server appears at the field it is about, in Chinese and "
                        "English, with what to do. "
                        "What you typed stays.\n\n"
                        "Without a connection everything seen before stays readable. What you "
                        "change then waits in the Outbox until "
                        "you send it; nothing is sent behind your back.\n\n"
                        "An answer that was lost means unknown, not failed: the program reads "
                        "again and tells you what the server has. "
                        "It never sends a change twice by itself."));
    m_product->setText(tr("Renzhi 任职台"));
    m_version->setText(tr("Version %1, with Qt %2")
                           .arg(QStringLiteral(RENZHI_VERSION), QString::fromLatin1(qVersion())));
    m_licence->setText(tr(
        "Free software under the GNU General Public License, version 3 or later. Uses Qt (LGPL), "
        "ICU (Unicode licence), SQLite (public domain) and QtKeychain (BSD)."));
    m_data->setText(m_locations.isEmpty()
                        ? QString()
                        : tr("Data of this program is kept in:\n%1").arg(m_locations.join(u'\n')));
    fillShortcuts();
}

void HelpDialog::fillShortcuts()
{
    m_shortcuts->setHorizontalHeaderLabels({ tr("Action"), tr("Keys") });
    m_shortcuts->setRowCount(0);
    for (const QAction *action : std::as_const(m_actions)) {
        QStringList keys;
        for (const QKeySequence &key : action->shortcuts())
            keys.append(key.toString(QKeySequence::NativeText));
        if (keys.isEmpty())
            continue;
        const int row = m_shortcuts->rowCount();
        m_shortcuts->insertRow(row);
        m_shortcuts->setItem(row, 0, new QTableWidgetItem(action->iconText()));
        m_shortcuts->setItem(row, 1, new QTableWidgetItem(keys.join(u"  "_s)));
        m_shortcuts->item(row, 1)->setFont(codeFont());
    }
}

} // namespace renzhi
