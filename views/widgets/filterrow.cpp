// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "views/widgets/filterrow.h"

#include "views/theme.h"
#include "views/widgets/filterfield.h"
#include "views/widgets/tableheader.h"

#include <QAbstractItemModel>
#include <QEvent>
#include <QPainter>

namespace renzhi {

using namespace Qt::StringLiterals;

namespace {

constexpr int Margin = grid / 4;
constexpr int RoomForClearing = 16 * grid;

} // namespace

FilterRow::FilterRow(TableHeader *header) : QWidget(header), m_header(header)
{
    setObjectName(u"filterRow"_s);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    connect(header, &QHeaderView::sectionCountChanged, this,
            [this] { setModel(m_header->model()); });
    connect(header, &QHeaderView::geometriesChanged, this, &FilterRow::place);
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        place();
        orderTabs();
    });
    connect(header, &QHeaderView::sectionResized, this, &FilterRow::place);
}

void FilterRow::setModel(QAbstractItemModel *model)
{
    const int count = model ? model->columnCount() : 0;
    while (m_fields.size() < count)
        addField();
    while (m_fields.size() > count)
        delete m_fields.takeLast();
    if (model)
        connect(model, &QAbstractItemModel::headerDataChanged, this, &FilterRow::reword,
                Qt::UniqueConnection);
    reword();
    place();
    orderTabs();
}

void FilterRow::addField()
{
    const auto section = int(m_fields.size());
    auto *field = new FilterField(this);
    field->setObjectName(u"filter%1"_s.arg(section));
    connect(field, &FilterField::textCommitted, this, [this, section] {
        judge(section);
        emit filtered();
    });
    connect(field, &FilterField::entered, this, [this, section] { emit entered(section); });
    connect(field, &FilterField::listRequested, this, &FilterRow::tableRequested);
    connect(field, &FilterField::closeRequested, this, &FilterRow::closeRequested);
    m_fields.append(field);
    field->show();
}

void FilterRow::setNumberColumns(const QSet<int> &columns)
{
    m_numberColumns = columns;
    reword();
}

void FilterRow::setUnfilteredColumns(const QSet<int> &columns)
{
    m_unfilteredColumns = columns;
    place();
}

bool FilterRow::isShown(int section) const
{
    return !m_header->isSectionHidden(section) && !m_unfilteredColumns.contains(section);
}

QHash<int, QString> FilterRow::texts() const
{
    QHash<int, QString> texts = allTexts();
    texts.removeIf([this](QHash<int, QString>::iterator text) {
        // A filter that cannot be seen would hide rows for no reason, and so would one not meant.
        return !isShown(text.key()) || !filterOf(text.key()).isActive();
    });
    return texts;
}

QHash<int, QString> FilterRow::allTexts() const
{
    QHash<int, QString> texts;
    for (int section = 0; section < m_fields.size(); ++section) {
        const QString &text = m_fields.at(section)->committed();
        if (!text.trimmed().isEmpty())
            texts.insert(section, text);
    }
    return texts;
}

void FilterRow::setTexts(const QHash<int, QString> &texts)
{
    for (int section = 0; section < m_fields.size(); ++section) {
        m_fields.at(section)->setCommitted(texts.value(section));
        judge(section);
    }
}

void FilterRow::enterFirst()
{
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int section = m_header->logicalIndex(visual);
        if (section < m_fields.size() && isShown(section))
            return m_fields.at(section)->setFocus(Qt::ShortcutFocusReason);
    }
}

void FilterRow::place()
{
    for (int section = 0; section < m_fields.size() && section < m_header->count(); ++section) {
        FilterField *field = m_fields.at(section);
        field->setVisible(isShown(section));
        const QRect cell(m_header->sectionViewportPosition(section), 0,
                         m_header->sectionSize(section), height());
        field->setGeometry(cell.adjusted(Margin, 0, -Margin, -2 * Margin));
        field->setClearButtonEnabled(cell.width() > RoomForClearing);
    }
}

// Before the table, in the order the columns have on screen.
void FilterRow::orderTabs()
{
    QWidget *table = m_header->parentWidget();
    QWidget *last = table;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        if (FilterField *field = m_fields.value(m_header->logicalIndex(visual))) {
            setTabOrder(last, field);
            last = field;
        }
    }
    setTabOrder(last, table);
}

void FilterRow::reword()
{
    const QAbstractItemModel *model = m_header->model();
    for (int section = 0; model && section < m_fields.size(); ++section) {
        FilterField *field = m_fields.at(section);
        field->setAccessibleName(tr("Filter: %1", "name of a column")
                                     .arg(model->headerData(section, Qt::Horizontal).toString()));
        field->setPlaceholderText(m_numberColumns.contains(section) ? u"≥"_s : tr("Filter"));
        judge(section);
    }
}

ColumnFilter FilterRow::filterOf(int section) const
{
    return ColumnFilter(m_fields.at(section)->committed(),
                        m_numberColumns.contains(section) ? ColumnFilter::Kind::Number
                                                          : ColumnFilter::Kind::Text);
}

// Says how to ask, and marks what cannot be meant.
void FilterRow::judge(int section)
{
    FilterField *field = m_fields.at(section);
    const bool number = m_numberColumns.contains(section);
    const ColumnFilter filter = filterOf(section);
    const QString how = number
        ? tr("A number, also with >=, <=, > or < before it; ! before it: not this; - alone: not "
             "known")
        : tr(
            "A part of the text; = before it: exactly this; ! before it: not this; - alone: empty");
    field->setToolTip(how);
    field->setAccessibleDescription(filter.isUnderstood() ? how : tr("This is not a number."));
    QPalette palette = this->palette();
    if (!filter.isUnderstood())
        palette.setColor(QPalette::Text, colour(Tone::Bad, palette));
    field->setPalette(palette);
}

QSize FilterRow::sizeHint() const
{
    const int field = m_fields.isEmpty() ? 0 : m_fields.constFirst()->sizeHint().height();
    return { 0, field + 2 * Margin };
}

void FilterRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(colour(Tone::Line, palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

void FilterRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void FilterRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LanguageChange)
        reword();
}

} // namespace renzhi

#include "moc_filterrow.cpp"
