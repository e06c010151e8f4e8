// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/tenantdialog.h"

#include "models/directory/tenantproxy.h"
#include "ui_tenantdialog.h"
#include "views/errors/messagebar.h"
#include "views/forms/stagelist.h"
#include "views/theme.h"

#include <QFileDialog>
#include <QPixmap>
#include <QPushButton>
#include <QSslCertificate>

#include <array>
#include <utility>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

enum ProxyChoice { SystemProxy, NoProxy, OwnProxy };

struct BandColour
{
    const char *name;
    const char *value;
};

// Told apart from each other, and from the window, under both palettes.
constexpr std::array BandColours {
    BandColour { QT_TRANSLATE_NOOP("renzhi::TenantDialog", "Red"), "#c0392b" },
    BandColour { QT_TRANSLATE_NOOP("renzhi::TenantDialog", "Orange"), "#d9730d" },
    BandColour { QT_TRANSLATE_NOOP("renzhi::TenantDialog", "Yellow"), "#c9a400" },
    BandColour { QT_TRANSLATE_NOOP("renzhi::TenantDialog", "Green"), "#1e8449" },
    BandColour { QT_TRANSLATE_NOOP("renzhi::TenantDialog", "Blue"), "#2471a3" },
    BandColour { QT_TRANSLATE_NOOP("renzhi::TenantDialog", "Purple"), "#7d3c98" },
    BandColour { QT_TRANSLATE_NOOP("renzhi::TenantDialog", "Grey"), "#6b7680" },
};

// Of the reading of changes with nobody asking; 0: never.
constexpr std::array SyncMinutes { 0, 5, 15, 60 };

QIcon swatch(const QColor &colour)
{
    QPixmap picture(2 * grid, 2 * grid);
    picture.fill(colour);
    return picture;
}

// "hr.example.com" is what people know; the scheme is ours to add.
QString addressOf(const QString &typed)
{
    const QString text = typed.trimmed();
    return text.isEmpty() || text.contains("://"_L1) ? text : QString(u"https://"_s + text);
}

} // namespace

TenantDialog::TenantDialog(const ErrorCatalog &catalog, TenantProfile profile, QWidget *parent)
    : QDialog(parent)
    , ui(std::make_unique<Ui::TenantDialog>())
    , m_catalog(catalog)
    , m_profile(std::move(profile))
{
    setAttribute(Qt::WA_DeleteOnClose);
    ui->setupUi(this);
    m_message = new MessageBar(m_catalog, this);
    ui->messagePlace->addWidget(m_message);
    m_stages = new StageList(this);
    ui->stagePlace->addWidget(m_stages);
    m_stages->hide();
    m_check = ui->buttons->addButton(QString(), QDialogButtonBox::ActionRole);
    m_check->setObjectName(u"checkConnection"_s);
    m_save = ui->buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(u"saveTenant"_s);
    m_cancel = ui->buttons->addButton(QString(), QDialogButtonBox::RejectRole);
    m_cancel->setObjectName(u"cancelTenant"_s);
    m_check->setAutoDefault(false);
    m_save->setDefault(true);
    fill();
    connectInputs();
    retranslate();
}

TenantDialog::~TenantDialog() = default;

void TenantDialog::connectInputs()
{
    for (QLineEdit *edit :
         { ui->name, ui->domain, ui->clientId, ui->secret, ui->caFile, ui->proxy })
        connect(edit, &QLineEdit::textEdited, this, &TenantDialog::forgetCheck);
    connect(ui->proxyKind, &QComboBox::currentIndexChanged, this, &TenantDialog::forgetCheck);
    connect(ui->advanced, &QToolButton::toggled, ui->advancedArea, &QWidget::setVisible);
    connect(ui->advanced, &QToolButton::toggled, this, [this](bool open) {
        ui->advanced->setIcon(icon(open ? QStringView(u"chevron-down") : QStringView(u"chevron")));
        adjustSize();
    });
    connect(ui->browse, &QPushButton::clicked, this, &TenantDialog::chooseCaFile);
    connect(m_check, &QPushButton::clicked, this, &TenantDialog::check);
    connect(ui->buttons, &QDialogButtonBox::accepted, this, &TenantDialog::save);
    connect(ui->buttons, &QDialogButtonBox::rejected, this, &TenantDialog::reject);
    ui->advanced->setIcon(icon(u"chevron"));
    const bool special = !m_profile.caFile.isEmpty() || !m_profile.proxy.isEmpty()
        || m_profile.readOnly || m_profile.production || m_profile.transfers
        || m_profile.positionRemoval || m_profile.connections < TenantProfile::MostConnections
        || m_profile.requestsPerSecond > 0 || m_profile.syncMinutes != TenantProfile().syncMinutes
        || !m_profile.keepsContacts || m_profile.forgetAfterDays > 0;
    ui->advancedArea->setVisible(special);
    ui->advanced->setChecked(special);
}

void TenantDialog::fill()
{
    ui->name->setText(m_profile.name);
    ui->domain->setText(m_profile.baseUrl);
    ui->clientId->setText(m_profile.clientId);
    ui->caFile->setText(m_profile.caFile);
    ui->connections->setMaximum(TenantProfile::MostConnections);
    ui->connections->setValue(m_profile.connections);
    ui->requestsPerSecond->setMaximum(TenantProfile::MostRequestsPerSecond);
    ui->requestsPerSecond->setValue(m_profile.requestsPerSecond);
    ui->readOnly->setChecked(m_profile.readOnly);
    ui->production->setChecked(m_profile.production);
    ui->transfers->setChecked(m_profile.transfers);
    ui->positionRemoval->setChecked(m_profile.positionRemoval);
    ui->keepsContacts->setChecked(m_profile.keepsContacts);
    ui->forgetAfterDays->setMaximum(TenantProfile::MostForgetAfterDays);
    ui->forgetAfterDays->setValue(m_profile.forgetAfterDays);
    const bool own = !m_profile.proxy.isEmpty() && m_profile.proxy != "direct"_L1;
    fillColours();
    fillLanguages();
    fillSyncMinutes();
    ui->proxyKind->setCurrentIndex(m_profile.proxy.isEmpty() ? SystemProxy
                                       : own                 ? OwnProxy
                                                             : NoProxy);
    ui->proxy->setText(own ? m_profile.proxy : QString());
    ui->domain->setPlaceholderText(u"https://hr.example.com"_s);
    ui->proxy->setPlaceholderText(u"http://proxy.example.com:8080"_s);
}

// The words follow in retranslate(). A colour of somebody else's choice is kept.
void TenantDialog::fillColours()
{
    ui->colour->addItem(QString(), QString());
    for (const BandColour &colour : BandColours) {
        const QString value = QString::fromLatin1(colour.value);
        ui->colour->addItem(swatch(QColor(value)), QString(), value);
    }
    const QString chosen = m_profile.colour.toLower();
    if (ui->colour->findData(chosen) < 0)
        ui->colour->addItem(swatch(QColor(chosen)), chosen, chosen);
    ui->colour->setCurrentIndex(ui->colour->findData(chosen));
}

// Each language names itself; the first entry stands for none and follows in retranslate().
void TenantDialog::fillLanguages()
{
    ui->language->addItem(QString());
    ui->language->addItem(u"中文"_s, QVariant::fromValue(Language::Chinese));
    ui->language->addItem(u"English"_s, QVariant::fromValue(Language::English));
    if (m_profile.language)
        ui->language->setCurrentIndex(
            ui->language->findData(QVariant::fromValue(*m_profile.language)));
}

// The words follow in retranslate(). A number of somebody else's choice is kept.
void TenantDialog::fillSyncMinutes()
{
    for (const int minutes : SyncMinutes)
        ui->syncMinutes->addItem(QString(), minutes);
    if (ui->syncMinutes->findData(m_profile.syncMinutes) < 0)
        ui->syncMinutes->addItem(QString(), m_profile.syncMinutes);
    ui->syncMinutes->setCurrentIndex(ui->syncMinutes->findData(m_profile.syncMinutes));
}

TenantProfile TenantDialog::profile() const
{
    TenantProfile result = m_profile;
    result.baseUrl = addressOf(ui->domain->text());
    const QString name = ui->name->text().trimmed();
    result.name = name.isEmpty() ? QUrl(result.baseUrl).host() : name;
    result.clientId = ui->clientId->text().trimmed();
    result.caFile = ui->caFile->text().trimmed();
    result.colour = ui->colour->currentData().toString();
    const QVariant language = ui->language->currentData();
    result.language.reset();
    if (language.isValid())
        result.language = language.value<Language>();
    result.connections = ui->connections->value();
    result.requestsPerSecond = ui->requestsPerSecond->value();
    result.syncMinutes = ui->syncMinutes->currentData().toInt();
    result.readOnly = ui->readOnly->isChecked();
    result.production = ui->production->isChecked();
    result.transfers = ui->transfers->isChecked();
    result.positionRemoval = ui->positionRemoval->isChecked();
    result.keepsContacts = ui->keepsContacts->isChecked();
    result.forgetAfterDays = ui->forgetAfterDays->value();
    switch (ui->proxyKind->currentIndex()) {
    case NoProxy:
        result.proxy = u"direct"_s;
        break;
    case OwnProxy:
        result.proxy = ui->proxy->text().trimmed();
        break;
    default:
        result.proxy.clear();
    }
    return result;
}

// A result belongs to what was checked, not to what is typed afterwards.
void TenantDialog::forgetCheck()
{
    if (m_running != nullptr) {
        m_running->deleteLater();
        m_running = nullptr;
    }
    m_stages->reset();
    m_message->clear();
    updateState();
}

void TenantDialog::updateState()
{
    const bool complete
        = !ui->domain->text().trimmed().isEmpty() && !ui->clientId->text().trimmed().isEmpty();
    const bool secret = !ui->secret->text().isEmpty();
    const bool checkable = complete && secret;
    const bool savable = complete && (secret || !isNew());
    m_check->setEnabled(checkable && m_running == nullptr);
    m_check->setToolTip(checkable ? QString()
                                  : tr("Enter the domain, the client ID and the secret first."));
    m_save->setEnabled(savable);
    m_save->setToolTip(savable ? QString()
                               : tr("Enter the domain, the client ID and the secret first."));
    ui->proxy->setEnabled(ui->proxyKind->currentIndex() == OwnProxy);
}

void TenantDialog::check()
{
    forgetCheck();
    const TenantProfile typed = profile();
    TenantOptions options;
    options.baseUrl = QUrl(typed.baseUrl, QUrl::StrictMode);
    options.clientId = typed.clientId;
    options.clientSecret = ui->secret->text();
    const auto proxy = proxyOf(typed);
    if (!proxy)
        return showProxyRefused();
    options.proxy = *proxy;
    if (!typed.caFile.isEmpty()) {
        options.extraCaCertificates = QSslCertificate::fromPath(typed.caFile);
        if (options.extraCaCertificates.isEmpty()) {
            ApiError unreadable;
            unreadable.kind = ApiError::Kind::Local;
            unreadable.code = u"local.ca-file"_s;
            m_message->showError(unreadable);
            return;
        }
    }
    m_stages->show();
    m_running = new ConnectionCheck(options, this);
    connect(m_running, &ConnectionCheck::stageReached, m_stages, &StageList::reach);
    connect(m_running, &ConnectionCheck::finished, this, &TenantDialog::checkFinished);
    updateState();
    m_running->start();
}

void TenantDialog::showProxyRefused()
{
    ApiError refused;
    refused.kind = ApiError::Kind::Local;
    m_message->showError(refused, {}, u"check.proxy"_s);
    ui->proxy->setFocus(Qt::OtherFocusReason);
}

void TenantDialog::checkFinished(ConnectionCheck::Stage stage, const ApiError &error)
{
    m_stages->end(stage);
    m_running->deleteLater();
    m_running = nullptr;
    updateState();
    if (stage == ConnectionCheck::Stage::Passed) {
        m_message->showNotice(MessageBar::Kind::Success,
                              [] { return tr("Everything works: this tenant can be used."); });
        return;
    }
    m_message->showError(
        error, [stage] { return StageList::name(stage); }, ConnectionCheck::wordsKey(stage, error));
}

void TenantDialog::chooseCaFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificate authorities"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)") });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        ui->caFile->setText(file);
        forgetCheck();
    });
    dialog->open();
}

void TenantDialog::save()
{
    if (!m_save->isEnabled())
        return;
    // Neither could ever be opened.
    using Stage = ConnectionCheck::Stage;
    const QUrl address(profile().baseUrl, QUrl::StrictMode);
    if (const auto error = ConnectionCheck::addressError(address)) {
        m_message->showError(*error, {}, ConnectionCheck::wordsKey(Stage::Address, *error));
        ui->domain->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (!proxyOf(profile()))
        return showProxyRefused();
    emit profileAccepted(profile(), ui->secret->text());
    accept();
}

void TenantDialog::retranslate()
{
    ui->retranslateUi(this);
    for (QSpinBox *box : { ui->connections, ui->requestsPerSecond })
        box->setAccessibleDescription(ui->paceHint->text());
    ui->forgetAfterDays->setAccessibleDescription(ui->forgetAfterDays->toolTip());
    ui->proxyKind->setItemText(SystemProxy, tr("As the system is set"));
    ui->proxyKind->setItemText(NoProxy, tr("None"));
    ui->proxyKind->setItemText(OwnProxy, tr("This one:"));
    ui->language->setItemText(0, tr("Not set for this tenant"));
    for (int i = 0; i < ui->syncMinutes->count(); ++i) {
        const int minutes = ui->syncMinutes->itemData(i).toInt();
        ui->syncMinutes->setItemText(
            i, minutes == 0 ? tr("Only when asked") : tr("Every %n minute(s)", nullptr, minutes));
    }
    ui->colour->setItemText(0, tr("None", "colour"));
    for (std::size_t i = 0; i < BandColours.size(); ++i)
        ui->colour->setItemText(static_cast<int>(i) + 1, tr(BandColours.at(i).name));
    setWindowTitle(!isNew()                          ? tr("Edit the tenant profile")
                       : m_profile.baseUrl.isEmpty() ? tr("Connect a tenant")
                                                     : tr("Duplicate the tenant profile"));
    ui->name->setPlaceholderText(tr("As it should be called here"));
    ui->secret->setPlaceholderText(isNew() ? QString() : tr("Unchanged"));
    m_check->setText(tr("Check connection"));
    m_save->setText(isNew() ? tr("Connect") : tr("Save"));
    m_cancel->setText(tr("Cancel"));
    updateState();
}

void TenantDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace renzhi

#include "moc_tenantdialog.cpp"
