// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/mainwindow.h"

#include "models/directory/directoryservice.h"
#include "views/commands.h"
#include "views/errors/errorpresenter.h"
#include "views/forms/editingdialog.h"
#include "views/menus.h"
#include "views/pages/browsepage.h"
#include "views/pages/jobmanagementpage.h"
#include "views/pages/listpane.h"
#include "views/pages/outboxpage.h"
#include "views/pages/personcard.h"
#include "views/shortcuts.h"
#include "views/widgets/languageswitch.h"
#include "views/widgets/maintoolbar.h"
#include "views/widgets/navigationrail.h"
#include "views/widgets/pagefocus.h"
#include "views/widgets/profileband.h"
#include "views/widgets/searchbox.h"
#include "views/widgets/statuspanel.h"
#include "views/widgets/tableview.h"
#include "views/widgets/tenantbanner.h"
#include "views/windowdialogs.h"
#include "views/windowstate.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int OffPage = -1; // beside the numbers of View

QString tenantName(const TenantProfile &profile)
{
    return profile.demo ? MainWindow::tr("demo tenant") : profile.name;
}

} // namespace

struct MainWindow::Private
{
    Private(MainWindow *mainWindow, const ErrorCatalog &errorCatalog, QSettings &settings)
        : window(mainWindow)
        , catalog(errorCatalog)
        , desk(mainWindow)
        , actions(new Actions(desk, mainWindow))
        , shortcuts(new Shortcuts(*actions, mainWindow))
        , commands(new Commands(desk, *actions, errorCatalog, mainWindow))
        , menus(new Menus(*actions, mainWindow))
        , dialogs(new WindowDialogs(mainWindow))
        , toolBar(new MainToolBar(*actions, mainWindow))
        , banner(new TenantBanner(desk, errorCatalog, mainWindow))
        , rail(new NavigationRail(desk, *actions, mainWindow))
        , pages(new QStackedWidget(mainWindow))
        , pageFocus(*pages)
        , browse(new BrowsePage(desk, *actions, errorCatalog, pages))
        , outbox(new OutboxPage(errorCatalog, pages))
        , jobManagementOff(new JobManagementPage(errorCatalog, pages))
        , status(new StatusPanel(desk, mainWindow))
        , state(settings, *mainWindow, desk, *browse)
    {
    }

    void buildPages();
    void connectAll();
    void run(Command command);
    void showPage();
    void showSearch();
    void retranslate();

    MainWindow *window;
    const ErrorCatalog &catalog;
    Desk desk;
    Actions *actions;
    Shortcuts *shortcuts;
    Commands *commands;
    Menus *menus;
    WindowDialogs *dialogs;
    MainToolBar *toolBar;
    TenantBanner *banner;
    NavigationRail *rail;
    QStackedWidget *pages;
    PageFocus pageFocus;
    BrowsePage *browse;
    OutboxPage *outbox;
    JobManagementPage *jobManagementOff;
    StatusPanel *status;
    WindowState state;
    QVector<TenantProfile> profiles;
    Language language = Language::English;
    ThemeChoice theme = ThemeChoice::System;
    TextSize textSize = TextSize::Normal;
    bool shown = false;
    bool jobManagementSeen = false; // "show people anyway" was pressed
};

MainWindow::MainWindow(const ErrorCatalog &catalog, QSettings &state, QWidget *parent)
    : QMainWindow(parent), d(std::make_unique<Private>(this, catalog, state))
{
    setObjectName(u"mainWindow"_s);
    setWindowIcon(QIcon(u":/icons/io.github.renzhi.Renzhi.svg"_s));
    setContextMenuPolicy(Qt::NoContextMenu); // no menu that hides the tool bar by a slip
    addToolBar(d->toolBar);
    d->buildPages();
    d->connectAll();
    d->language = currentLanguage();
    setChoices(d->language, d->theme, d->textSize);
    d->retranslate();
    d->showPage();
    d->showSearch();
    d->state.restoreGeometry();
}

MainWindow::~MainWindow()
{
    d->state.save();
    // The pages look at the desk until they are gone.
    delete takeCentralWidget();
    delete d->toolBar;
}

void MainWindow::Private::buildPages()
{
    pages->setObjectName(u"pages"_s);
    for (QWidget *page : std::initializer_list<QWidget *> { browse, outbox, jobManagementOff })
        pages->addWidget(page);
    pageFocus.setTakesAlways(int(View::Outbox)); // nothing else there takes keys
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
    QObject::connect(commands, &Commands::jobSaved, window,
                     [this](const JobId &job) { browse->personCard().glowOnce(job); });
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
    QObject::connect(menus, &Menus::profileRequested, window, &MainWindow::profileRequested);
    menus->setColumnFiller([this](QMenu *menu) {
        auto *kept = pages->currentWidget()->findChild<TableView *>(u"outboxTable"_s);
        (kept ? kept : browse->list().table())->fillColumnMenu(menu);
    });
    QObject::connect(&toolBar->languages(), &LanguageSwitch::languageRequested, window,
                     &MainWindow::languageRequested);
    QObject::connect(&toolBar->search(), &SearchBox::searched, browse, &BrowsePage::setSearched);
    QObject::connect(&toolBar->search(), &SearchBox::listRequested, window,
                     [this] { browse->list().enterList(); });
    QObject::connect(browse, &BrowsePage::searchPromptChanged, window, [this] { showSearch(); });
    QObject::connect(browse, &BrowsePage::searchCleared, window, [this] {
        showSearch();
        toolBar->search().setFocus();
    });
    outbox->setActions(actions);
    QObject::connect(outbox, &OutboxPage::personRequested, &desk, &Desk::showUser);
    QObject::connect(outbox, &OutboxPage::languageRequested, window,
                     &MainWindow::languageRequested);
    QObject::connect(&desk, &Desk::placeChanged, window, [this] { showPage(); });
    QObject::connect(jobManagementOff, &EmptyState::buttonClicked, actions->of(Command::Refresh),
                     &QAction::trigger);
    QObject::connect(jobManagementOff, &EmptyState::secondButtonClicked, window, [this] {
        jobManagementSeen = true;
        showPage();
    });
}

void MainWindow::setSession(const Session &session)
{
    d->state.save();
    d->outbox->setSession(session.service, session.outbox, session.outboxFailure);
    d->jobManagementSeen = false;
    d->state.open(session);
    if (session.service) {
        QObject::connect(session.service, &DirectoryService::jobManagementChanged, this, [this] {
            d->jobManagementSeen = false;
            d->showPage();
        });
    }
    d->showSearch();
    d->showPage();
    d->menus->setProfiles(d->profiles, session.profile.id);
    d->retranslate();
}

void MainWindow::setProfiles(const QVector<TenantProfile> &profiles)
{
    d->profiles = profiles;
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

void MainWindow::setLocations(const QStringList &locations)
{
    d->dialogs->setLocations(locations);
}

void MainWindow::Private::run(Command command)
{
    switch (command) {
    case Command::Find:
        if (desk.place().view == View::Outbox)
            desk.showView(View::People); // where there is something to find
        toolBar->search().setFocus(Qt::ShortcutFocusReason);
        toolBar->search().selectAll();
        break;
    case Command::Copy:
        if (pages->currentWidget() == outbox)
            outbox->copySelection();
        else
            browse->list().table()->copySelection();
        break;
    case Command::ShowOrganizations:
        browse->setOrganizationsShown(actions->of(command)->isChecked());
        break;
    case Command::ShowCard:
        browse->setCardShown(actions->of(command)->isChecked());
        break;
    case Command::ShowFilters:
        browse->setFiltersShown(actions->of(command)->isChecked());
        browse->enterFilters();
        break;
    case Command::FullScreen:
        window->setWindowState(window->windowState() ^ Qt::WindowFullScreen);
        break;
    case Command::NextPane:
    case Command::PreviousPane:
        if (pages->currentWidget() == browse)
            browse->focusNextPane(command == Command::PreviousPane);
        else if (pages->currentWidget() == outbox)
            outbox->focusNextPane();
        break;
    case Command::Settings:
        dialogs->openSettings(language, theme, textSize);
        break;
    case Command::Help:
        dialogs->openHelp(HelpDialog::Tab::Guide, *shortcuts);
        break;
    case Command::Shortcuts:
        dialogs->openHelp(HelpDialog::Tab::Shortcuts, *shortcuts);
        break;
    case Command::About:
        dialogs->openHelp(HelpDialog::Tab::About, *shortcuts);
        break;
    case Command::Quit:
        emit window->quitRequested();
        break;
    default:
        break; // Commands carries it out
    }
}

void MainWindow::Private::showPage()
{
    const bool off = desk.service() && desk.service()->jobManagementOff() && !jobManagementSeen;
    const View view = desk.place().view;
    QWidget *page = browse;
    if (off)
        page = jobManagementOff;
    else if (view == View::Outbox)
        page = outbox;
    pageFocus.turnTo(off ? OffPage : int(view), [this, page]() -> QWidget * {
        browse->showView();
        pages->setCurrentWidget(page);
        if (page == outbox)
            return outbox->focusTarget();
        return page == browse ? browse->list().focusTarget()
                              : jobManagementOff->findChild<QPushButton *>();
    });
    toolBar->search().setEnabled(pages->currentWidget() == browse);
}

void MainWindow::Private::showSearch()
{
    toolBar->search().setPlaceholderText(browse->list().searchPrompt());
    toolBar->search().setAccessibleName(browse->list().searchPrompt());
    toolBar->search().setSearched(browse->list().searched());
}

void MainWindow::Private::retranslate()
{
    actions->retranslate();
    menus->retranslate();
    window->setWindowTitle(
        desk.session().isOpen()
            ? MainWindow::tr("Renzhi 任职台 — %1").arg(tenantName(desk.session().profile))
            : MainWindow::tr("Renzhi 任职台"));
    showSearch();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && d) {
        d->language = currentLanguage();
        setChoices(d->language, d->theme, d->textSize);
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
