// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/forms/stagelist.h"

#include "views/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QMetaEnum>

#include <algorithm>
#include <array>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int StageIconSize = 16;
constexpr std::array Stages {
    ConnectionCheck::Stage::Address,      ConnectionCheck::Stage::Name,
    ConnectionCheck::Stage::Connect,      ConnectionCheck::Stage::Tls,
    ConnectionCheck::Stage::Token,        ConnectionCheck::Stage::Permission,
    ConnectionCheck::Stage::JobManagement
};

} // namespace

StageList::StageList(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"stageList"_s);
    auto *layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(grid);
    layout->setVerticalSpacing(grid / 2);
    layout->setColumnStretch(2, 1);
    for (const Stage stage : Stages) {
        Row row { stage, State::Waiting, new QLabel(this), new QLabel(this), new QLabel(this) };
        const QString key
            = QString::fromLatin1(QMetaEnum::fromType<Stage>().valueToKey(static_cast<int>(stage)));
        row.word->setObjectName(u"stage"_s + key);
        row.mark->setFixedSize(StageIconSize, StageIconSize);
        const int line = layout->rowCount();
        layout->addWidget(row.mark, line, 0);
        layout->addWidget(row.name, line, 1);
        layout->addWidget(row.word, line, 2);
        m_rows.push_back(row);
    }
    reset();
}

void StageList::reset()
{
    for (Row &row : m_rows)
        row.state = State::Waiting;
    retranslate();
    restyle();
}

void StageList::reach(Stage stage)
{
    mark(stage, State::Running, State::Waiting);
}

void StageList::end(Stage stage)
{
    mark(stage, State::Failed, State::NotTried);
}

void StageList::mark(Stage at, State atState, State after)
{
    for (Row &row : m_rows)
        row.state = row.stage < at ? State::Passed : row.stage == at ? atState : after;
    retranslate();
    restyle();
}

StageList::State StageList::stateOf(Stage stage) const
{
    const auto row = std::find_if(m_rows.begin(), m_rows.end(),
                                  [stage](const Row &r) { return r.stage == stage; });
    return row == m_rows.end() ? State::Waiting : row->state;
}

QString StageList::name(Stage stage)
{
    switch (stage) {
    case Stage::Address:
        return tr("Address");
    case Stage::Name:
        return tr("Name of the server");
    case Stage::Connect:
        return tr("Connection");
    case Stage::Tls:
        return tr("Encryption (TLS)");
    case Stage::Token:
        return tr("Sign-in");
    case Stage::Permission:
        return tr("Permissions");
    case Stage::JobManagement:
        return tr("Job management");
    case Stage::Passed:
        return tr("Everything");
    }
    Q_UNREACHABLE();
}

void StageList::retranslate()
{
    for (const Row &row : m_rows) {
        row.name->setText(name(row.stage));
        switch (row.state) {
        case State::Waiting:
            row.word->clear();
            break;
        case State::Running:
            row.word->setText(tr("checking…"));
            break;
        case State::Passed:
            row.word->setText(tr("✓ passed"));
            break;
        case State::Failed:
            row.word->setText(tr("✗ failed"));
            break;
        case State::NotTried:
            row.word->setText(tr("not tried"));
            break;
        }
    }
}

void StageList::restyle()
{
    const auto ink = [this](QLabel *label, Tone tone) {
        QPalette toned = palette();
        toned.setColor(QPalette::WindowText, colour(tone, palette()));
        label->setPalette(toned);
    };
    for (const Row &row : m_rows) {
        const bool passed = row.state == State::Passed;
        const bool failed = row.state == State::Failed;
        const Tone tone = passed ? Tone::Good : failed ? Tone::Bad : Tone::Quiet;
        ink(row.word, tone);
        row.mark->clear();
        if (passed || failed)
            row.mark->setPixmap(
                icon(passed ? QStringView(u"check") : QStringView(u"error"), tone)
                    .pixmap(QSize(StageIconSize, StageIconSize), devicePixelRatioF()));
    }
}

void StageList::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        restyle();
    QWidget::changeEvent(event);
}

} // namespace renzhi

#include "moc_stagelist.cpp"
