// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later
// clazy:excludeall=lambda-in-connect
// It does not see that what is captured is waited for here, or that the context ends before.

#include "tests/gui/formsworld.h"

#include "views/errors/fielderror.h"
#include "views/errors/messagebar.h"
#include "views/pages/outboxpage.h"

#include <QApplication>
#include <QJsonDocument>
#include <QLabel>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

SandboxOptions fewRecords()
{
    SandboxOptions options;
    options.users = 10;
    options.organizations = 4;
    options.positions = 4;
    options.titles = 2;
    return options;
}

bool isAscii(const QString &text)
{
    return text.toLatin1() == text.toUtf8();
}

} // namespace

FormsWorld::FormsWorld() : server(fewRecords())
{
    QStandardPaths::setTestModeEnabled(true);
    setLanguage(Language::English);
    window.resize(1024, 768);
}

FormsWorld::~FormsWorld()
{
    qDeleteAll(window.findChildren<QDialog *>(QString(), Qt::FindDirectChildrenOnly));
    outbox.reset();
    service.reset();
    proxy.reset();
    server.stop();
    setLanguage(Language::English);
}

void FormsWorld::putRecords()
{
    const auto organization = [this](const QString &id, const QString &code, const QString &name) {
        SandboxOrganization record;
        record.id = id;
        record.code = code;
        record.name = name;
        server.put(record);
    };
    const auto title = [this](const QString &id, const QString &code, const QString &name) {
        SandboxTitle record;
        record.id = id;
        record.code = code;
        record.name = name;
        server.put(record);
    };
    const auto place = [this](const QString &id, const QString &org, const QString &code,
                              const QString &name, const QString &defaultTitle) {
        SandboxPosition record;
        record.id = id;
        record.orgId = org;
        record.code = code;
        record.name = name;
        record.titleId = defaultTitle;
        server.put(record);
    };
    organization(u"org-a"_s, u"ORG-A"_s, u"研发中心"_s);
    organization(u"org-b"_s, u"ORG-B"_s, u"Sales"_s);
    title(u"title-1"_s, u"T-1"_s, u"高级"_s);
    title(u"title-2"_s, u"T-2"_s, u"Junior"_s);
    place(u"pos-a1"_s, u"org-a"_s, u"P-A1"_s, u"Java 工程师"_s, u"title-1"_s);
    place(u"pos-a2"_s, u"org-a"_s, u"P-A2"_s, u"Tester"_s, {});
    place(u"pos-b1"_s, u"org-b"_s, u"P-B1"_s, u"顾问"_s, u"title-2"_s);
    place(u"pos-free"_s, u"org-b"_s, u"P-FREE"_s, u"Vacant"_s, u"title-1"_s);
    SandboxUser person;
    person.id = u"user-1"_s;
    person.orgId = u"org-a"_s;
    person.userName = u"test.zhang"_s;
    person.name = u"张测试"_s;
    server.put(person);
    server.setJobs(u"user-1"_s,
                   { { u"job-0"_s, u"org-a"_s, u"pos-a1"_s, u"title-1"_s, true },
                     { u"job-1"_s, u"org-b"_s, u"pos-b1"_s, u"title-2"_s, false } });
}

bool FormsWorld::open()
{
    if (!m_folder.isValid() || !server.start())
        return false;
    putRecords();
    proxy = std::make_unique<test::FaultProxy>(server.port());
    TenantOptions options;
    options.baseUrl = proxy->url();
    options.clientId = server.clientId();
    options.clientSecret = server.clientSecret();
    options.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    options.cacheDirectory = m_folder.filePath(u"cache"_s);
    options.firstPause = std::chrono::milliseconds(5);
    service = std::make_unique<DirectoryService>(options);
    if (!service->open())
        return false;
    outbox = std::make_unique<Outbox>(service.get(), m_folder.filePath(u"data"_s));
    if (!outbox->load() || !sync())
        return false;
    bool read = false;
    service->readJobs(UserId(u"user-1"_s), std::nullopt, &window,
                      [&read](const Result<JobList> &) { read = true; });
    const bool ready = QTest::qWaitFor([&read] { return read; }, Patience);
    server.clearJournal();
    return ready && service->jobs(UserId(u"user-1"_s)).jobs.size() == 2;
}

bool FormsWorld::sync()
{
    std::optional<bool> ended;
    const auto connection = QObject::connect(
        service.get(), &DirectoryService::syncFinished, &window,
        [&ended](const Result<SyncReport> &report) { ended = report.has_value(); });
    service->sync(SyncMode::Full);
    const bool finished = QTest::qWaitFor([&ended] { return ended.has_value(); }, Patience);
    QObject::disconnect(connection);
    return finished && *ended;
}

User FormsWorld::user() const
{
    return service->user(UserId(u"user-1"_s)).value_or(User());
}

Job FormsWorld::jobOf(QStringView id) const
{
    const JobList list = service->jobs(UserId(u"user-1"_s));
    for (const Job &job : list.jobs) {
        if (job.id.toString() == id)
            return job;
    }
    return {};
}

Position FormsWorld::position(const QString &code) const
{
    const Position *found = service->references()->position(PositionCode(code));
    return found != nullptr ? *found : Position();
}

SandboxJob FormsWorld::serverJob(const QString &id) const
{
    const QList<SandboxJob> jobs = server.jobs(u"user-1"_s);
    for (const SandboxJob &job : jobs) {
        if (job.id == id)
            return job;
    }
    return {};
}

void FormsWorld::present(QDialog *form)
{
    form->open();
    form->activateWindow();
    QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeWindow() == form, Patience);
}

void FormsWorld::clearAway()
{
    qDeleteAll(window.findChildren<QDialog *>(QString(), Qt::FindDirectChildrenOnly));
    proxy->clearFaults();
    proxy->clearRequests();
    server.clearJournal();
    setLanguage(Language::English);
}

WriteForm *FormsWorld::openKept(OutboxPage &page)
{
    page.setSession(service.get(), outbox.get());
    page.show();
    press(&page, u"editOne"_s);
    return page.findChild<WriteForm *>();
}

void FormsWorld::removeOnceSeen(WriteForm *dialog, const QString &label, const QString &news)
{
    press(dialog, u"primaryButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(dialog->messageBar().isShowing(), Patience);
    QVERIFY(dialog->findChild<QLabel *>(label)->text().contains(news));
    QCOMPARE(writes().size(), 0);
    press(dialog, u"primaryButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(writes().size(), 1, Patience);
}

CodePicker *FormsWorld::picker(QWidget *form, const QString &name)
{
    return form->findChild<CodePicker *>(name);
}

QLineEdit *FormsWorld::editOf(CodePicker *picker)
{
    return picker->findChild<QLineEdit *>(u"codePickerEdit"_s);
}

void FormsWorld::type(QLineEdit *edit, const QString &text)
{
    edit->setFocus();
    edit->selectAll();
    if (text.isEmpty()) {
        QTest::keyClick(edit, Qt::Key_Delete);
    } else if (isAscii(text)) {
        QTest::keyClicks(edit, text);
    } else { // as an input method commits it
        QInputMethodEvent commit;
        commit.setCommitString(text);
        QCoreApplication::sendEvent(edit, &commit);
    }
}

void FormsWorld::pick(QWidget *form, const QString &name, const QString &text)
{
    QLineEdit *edit = editOf(picker(form, name));
    if (text.isEmpty()) { // the explicit "none", which is the first row
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_F4);
        for (int i = 0; i < 50; ++i)
            QTest::keyClick(edit, Qt::Key_Up);
    } else {
        type(edit, text);
    }
    QTest::keyClick(edit, Qt::Key_Return);
}

void FormsWorld::press(QWidget *form, const QString &button)
{
    auto *found = form->findChild<QPushButton *>(button);
    QVERIFY2(found != nullptr && found->isVisible() && found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

QString FormsWorld::errorAt(QWidget *form, const QString &field)
{
    const auto *error = form->findChild<FieldError *>(field + u"Error"_s);
    return error != nullptr && error->isShowing() ? error->accessibleName() : QString();
}

QString FormsWorld::message(const WriteForm *form)
{
    return form->messageBar().isShowing() ? form->messageBar().spokenText() : QString();
}

QList<SandboxRequest> FormsWorld::writes() const
{
    QList<SandboxRequest> found;
    const QList<SandboxRequest> all = server.journal();
    for (const SandboxRequest &request : all) {
        const bool reads = request.method == "GET" || request.target.contains("/token")
            || request.target.contains("user-by-");
        if (!reads)
            found.append(request);
    }
    return found;
}

QJsonObject FormsWorld::lastBody() const
{
    const QList<SandboxRequest> all = writes();
    return all.isEmpty() ? QJsonObject() : QJsonDocument::fromJson(all.constLast().body).object();
}

void FormsWorld::setLanguage(Language language)
{
    QLocale::setDefault(language == Language::Chinese ? QLocale(QLocale::Chinese, QLocale::China)
                                                      : QLocale(QLocale::English));
    const QWidgetList widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        QEvent change(QEvent::LanguageChange);
        QCoreApplication::sendEvent(widget, &change);
    }
}

QJsonObject jobBody(const QString &org, const QString &position, const QString &title)
{
    QJsonObject result { { u"org_code"_s, org } };
    if (!position.isEmpty())
        result.insert(u"position_code"_s, position);
    if (!title.isEmpty())
        result.insert(u"title_code"_s, title);
    return result;
}

} // namespace renzhi
