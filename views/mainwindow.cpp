// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow.h"

#include "views/commands.h"
#include "views/draftforms.h"
#include "views/errors/errorpresenter.h"
#include "views/forms/editingdialog.h"
#include "views/menus.h"
#include "views/pages/browsepage.h"
#include "views/pages/personcard.h"
#include "views/pages/positionspane.h"
#include "views/pagesearch.h"
#include "views/pagestack.h"
#include "views/shortcuts.h"
#include "views/widgets/draftbar.h"
#include "views/widgets/languageswitch.h"
#include "views/widgets/maintoolbar.h"
#include "views/widgets/navigationrail.h"
#include "views/widgets/profileband.h"
#include "views/widgets/searchbox.h"
#include "views/widgets/statuspanel.h"
#include "views/widgets/tenantbanner.h"
#include "views/windowdialogs.h"
#include "views/windowstate.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

QString tenantName(const TenantProfile &profile)
{
    return profile.demo ? MainWindow::tr("demo tenant") : profile.name;
}

} // namespace

struct MainWindow::Private
{
    Private(MainWindow *mainWindow, const ErrorCatalog &errorCatalog, QSettings &settings)
        : window(mainWindow)
        , desk(mainWindow)
        , actions(new Actions(desk, mainWindow))
        , shortcuts(new Shortcuts(*actions, mainWindow))
        , commands(new Commands(desk, *actions, errorCatalog, mainWindow))
        , draftForms(new DraftForms(desk, *actions, errorCatalog, mainWindow))
        , menus(new Menus(*actions, mainWindow))
        , dialogs(new WindowDialogs(errorCatalog, mainWindow))
        , toolBar(new MainToolBar(*actions, mainWindow))
        , banner(new TenantBanner(desk, errorCatalog, mainWindow))
        , drafts(new DraftBar(desk, *draftForms, errorCatalog, mainWindow))
        , rail(new NavigationRail(desk, *actions, mainWindow))
        , pages(new PageStack(desk, *actions, errorCatalog, mainWindow))
        , search(new PageSearch(desk, *actions, toolBar->search(), *pages))
        , status(new StatusPanel(desk, mainWindow))
        , state(settings, *mainWindow, desk, pages->browse())
    {
    }

    void layOut();
    void connectAll();
    void run(Command command);
    void tellBan(const QKeyEvent &pressed);
    void retranslate();

    MainWindow *window;
    Desk desk;
    Actions *actions;
    Shortcuts *shortcuts;
    Commands *commands;
    DraftForms *draftForms;
    Menus *menus;
    WindowDialogs *dialogs;
    MainToolBar *toolBar;
    TenantBanner *banner;
    DraftBar *drafts;
    NavigationRail *rail;
    PageStack *pages;
    PageSearch *search;
    StatusPanel *status;
    WindowState state;
    Language language = Language::English;
    ThemeChoice theme = ThemeChoice::System;
    TextSize textSize = TextSize::Normal;
    int lockMinutes = 0;
    bool shown = false;
};

MainWindow::MainWindow(const ErrorCatalog &catalog, QSettings &state, QWidget *parent)
    : QMainWindow(parent), d(std::make_unique<Private>(this, catalog, state))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/icons/io.github.renzhi.Renzhi.svg"_s));
    setContextMenuPolicy(Qt::NoContextMenu); // no menu that hides the tool bar by a slip
    addToolBar(d->toolBar);
    d->layOut();
    d->connectAll();
    setChoices(currentLanguage(), d->theme, d->textSize);
    d->retranslate();
    d->state.restoreGeometry();
}

MainWindow::~MainWindow()
{
    d->state.save();
    // The pages look at the desk until they are gone.
    delete takeCentralWidget();
    delete d->toolBar;
}

void MainWindow::Private::layOut()
{
    auto *centre = new QWidget(window);
    auto *below = new QHBoxLayout;
    below->setSpacing(0);
    below->addWidget(rail);
    below->addWidget(pages, 1);
    auto *edge = new QHBoxLayout(centre);
    edge->setContentsMargins(0, 0, 0, 0);
    edge->setSpacing(0);
    edge->addWidget(new ProfileBand(desk, centre));
    auto *layout = new QVBoxLayout;
    edge->addLayout(layout, 1);
    layout->setSpacing(0);
    layout->addWidget(banner);
    layout->addWidget(drafts);
    layout->addLayout(below, 1);
    window->setCentralWidget(centre);
    window->setStatusBar(status);
}

void MainWindow::Private::connectAll()
{
    QObject::connect(actions, &Actions::requested, window,
                     [this](Command command) { run(command); });
    QObject::connect(shortcuts, &Shortcuts::changed, window, [this] {
        emit desk.contextChanged(); // tool tips name the keys
        emit window->shortcutsChanged(shortcuts->changes());
    });
    QObject::connect(commands, &Commands::profileSaved, window, &MainWindow::profileSaved);
    QObject::connect(commands, &Commands::profileRemoved, window, &MainWindow::profileRemoved);
    QObject::connect(commands, &Commands::profileExportRequested, window,
                     &MainWindow::profileExportRequested);
    QObject::connect(commands, &Commands::languageRequested, window,
                     &MainWindow::languageRequested);
    QObject::connect(commands, &Commands::jobSaved, &pages->browse().personCard(),
                     &PersonCard::glowOnce);
    QObject::connect(status, &StatusPanel::syncStatusRequested, actions->of(Command::SyncStatus),
                     &QAction::trigger);
    QObject::connect(commands, &Commands::positionSaved, &pages->browse().positionsPane(),
                     &PositionsPane::glowOnce);
    QObject::connect(draftForms, &DraftForms::jobSaved, &pages->browse().personCard(),
                     &PersonCard::glowOnce);
    QObject::connect(draftForms, &DraftForms::positionSaved, &pages->browse().positionsPane(),
                     &PositionsPane::glowOnce);
    QObject::connect(draftForms, &DraftForms::languageRequested, window,
                     &MainWindow::languageRequested);
    QObject::connect(banner, &TenantBanner::stayRequested, window, &MainWindow::stayRequested);
    QObject::connect(menus, &Menus::languageRequested, window, &MainWindow::languageRequested);
    QObject::connect(menus, &Menus::themeRequested, window, &MainWindow::themeRequested);
    QObject::connect(menus, &Menus::textSizeRequested, window, &MainWindow::textSizeRequested);
    QObject::connect(menus, &Menus::densityRequested, &state, &WindowState::setDensity);
    QObject::connect(&state, &WindowState::densityChanged, menus, &Menus::setDensity);
    QObject::connect(dialogs, &WindowDialogs::languageRequested, window,
                     &MainWindow::languageRequested);
    QObject::connect(dialogs, &WindowDialogs::themeRequested, window, &MainWindow::themeRequested);
    QObject::connect(dialogs, &WindowDialogs::textSizeRequested, window,
                     &MainWindow::textSizeRequested);
    QObject::connect(dialogs, &WindowDialogs::lockMinutesRequested, window, [this](int minutes) {
        lockMinutes = minutes;
        emit window->lockMinutesRequested(minutes);
    });
    QObject::connect(menus, &Menus::profileRequested, window, &MainWindow::profileRequested);
    menus->setColumnFiller([this](QMenu *menu) { pages->fillColumnMenu(menu); });
    QObject::connect(&toolBar->languages(), &LanguageSwitch::languageRequested, window,
                     &MainWindow::languageRequested);
    QObject::connect(pages, &PageStack::copyEnded, banner, &TenantBanner::showNotCopied);
    QObject::connect(pages, &PageStack::undoRequested, commands, &Commands::undo);
    QObject::connect(commands, &Commands::undoFailed, banner, &TenantBanner::showUndoFailed);
    QObject::connect(pages, &PageStack::languageRequested, window, &MainWindow::languageRequested);
}

void MainWindow::setSession(const Session &session)
{
    d->state.save();
    d->state.open(session);
    d->search->show();
    d->pages->showPage();
    d->menus->setProfiles(d->commands->profiles(), session.profile.id);
    d->retranslate();
}

void MainWindow::setProfiles(const QVector<TenantProfile> &profiles)
{
    d->commands->setProfiles(profiles);
    d->menus->setProfiles(profiles, d->desk.session().profile.id);
}

void MainWindow::setChoices(Language language, ThemeChoice theme, TextSize size)
{
    d->language = language;
    d->theme = theme;
    d->textSize = size;
    d->menus->setChoices(language, theme, size);
    d->toolBar->languages().setLanguage(language);
}

void MainWindow::setLockMinutes(int minutes)
{
    d->lockMinutes = minutes;
}

void MainWindow::setShortcuts(const QHash<QString, QString> &changes)
{
    d->shortcuts->restore(changes);
}

void MainWindow::showNotOpened(const TenantProfile &profile, std::function<QString()> why)
{
    Session none;
    none.profile = profile;
    setSession(none);
    if (profile.demo) {
        d->banner->showNotOpened(std::move(why), {}, {});
        return;
    }
    QAction *edit = d->actions->of(Command::EditTenant);
    d->banner->showNotOpened(
        std::move(why), [edit] { return edit->text(); }, [edit] { edit->trigger(); });
}

QList<EditingDialog *> MainWindow::openForms() const
{
    return findChildren<EditingDialog *>();
}

void MainWindow::showOpensLater(const std::optional<TenantProfile> &profile)
{
    d->banner->showOpensLater(profile ? [later = *profile] { return tenantName(later); }
                                      : MessageBar::Text());
}

void MainWindow::showSecretNotKept()
{
    d->banner->showSecretNotKept();
}

void MainWindow::showError(const ApiError &error)
{
    d->banner->showError(error);
}

void MainWindow::showExported(const QString &file)
{
    d->banner->showExported(file);
}

void MainWindow::setDiagnostics(std::function<QString()> gather)
{
    d->dialogs->setDiagnostics(std::move(gather));
}

void MainWindow::setUnsentWork(std::function<UnsentWork(const QString &id)> count)
{
    d->commands->setUnsentWork(std::move(count));
}

void MainWindow::setLocations(const QStringList &locations)
{
    d->dialogs->setLocations(locations);
}

void MainWindow::Private::run(Command command)
{
    switch (command) {
    case Command::FullScreen:
        return window->setWindowState(window->windowState() ^ Qt::WindowFullScreen);
    case Command::Settings:
        return dialogs->openSettings(language, theme, textSize, lockMinutes);
    case Command::Help:
        return dialogs->openHelp(HelpDialog::Tab::Guide, *shortcuts);
    case Command::Shortcuts:
        return dialogs->openHelp(HelpDialog::Tab::Shortcuts, *shortcuts);
    case Command::Diagnostics:
        return dialogs->openDiagnostics();
    case Command::About:
        return dialogs->openHelp(HelpDialog::Tab::About, *shortcuts);
    case Command::Quit:
        emit window->quitRequested();
        break;
    default:
        break; // others carry it out
    }
}

void MainWindow::Private::retranslate()
{
    actions->retranslate();
    menus->retranslate();
    window->setWindowTitle(
        desk.session().isOpen()
            ? MainWindow::tr("Renzhi 任职台 — %1").arg(tenantName(desk.session().profile))
            : MainWindow::tr("Renzhi 任职台"));
}

void MainWindow::Private::tellBan(const QKeyEvent &pressed)
{
    if (pressed.isAutoRepeat())
        return;
    if (const auto command = actions->bannedBy(QKeySequence(pressed.keyCombination()))) {
        const Subject subject = desk.subject();
        banner->showBan(
            [this, command = *command, subject] { return actions->ban(command, subject); });
    }
}

bool MainWindow::event(QEvent *event)
{
    // Comes here when the widget with the keyboard has no use for the keys; they stay unhandled.
    if (event->type() == QEvent::ShortcutOverride && d)
        d->tellBan(*static_cast<QKeyEvent *>(event));
    return QMainWindow::event(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && d) {
        setChoices(currentLanguage(), d->theme, d->textSize);
        d->retranslate();
    }
    if (event->type() == QEvent::WindowStateChange && d)
        d->actions->of(Command::FullScreen)->setChecked(isFullScreen());
}

void MainWindow::showEvent(QShowEvent *event)
{
    QMainWindow::showEvent(event);
    if (!event->spontaneous() && !d->shown) {
        d->shown = true;
        d->toolBar->search().setFocus(); // typing finds somebody at once
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    d->state.save();
    QMainWindow::closeEvent(event);
}

} // namespace renzhi

#include "moc_mainwindow.cpp"
