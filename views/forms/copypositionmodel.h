// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/codepattern.h"
#include "models/core/errorcatalog.h"
#include "models/core/referenceindex.h"
#include "models/core/writerequest.h"

#include <QAbstractTableModel>
#include <QVector>

#include <memory>
#include <optional>

namespace renzhi {

// The copies of one position that are asked for, a row for each organization: the code it would
// get, whether that is free as far as is known, and what became of it. What was sent keeps the code
// it was sent with; a refusal is forgotten when the pattern makes another code.
class CopyPositionModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Organization, Code, State };
    Q_ENUM(Column)
    enum class State {
        Ready,
        Blocked, // the code is taken, or another row has it, or the title would be lost
        Sending,
        Added,
        Refused,
        Unknown, // sent, and not known whether it was added
        Kept, // in the outbox
    };

    CopyPositionModel(const ErrorCatalog &catalog, Position source, QObject *parent = nullptr);

    void setReferences(std::shared_ptr<const ReferenceIndex> references);
    void setSource(const Position &source);
    void setPattern(const CodePattern &pattern);
    // The copies become drafts: one whose default title has no known code is blocked, for the draft
    // would leave the title out.
    void setForOutbox(bool forOutbox);
    // The row of the organization, which is added when there is none. Codes are made of the numbers
    // of the rows; `number` is the one it had when it was shown earlier, 0: it was not.
    int add(const OrgId &organization, int number = 0);
    // Not while it is being sent, nor as long as it is not known whether it was added.
    [[nodiscard]] bool isRemovable(int row) const;
    void remove(int row);

    [[nodiscard]] State state(int row) const { return m_rows.at(row).state; }
    [[nodiscard]] int count(State state) const;
    [[nodiscard]] QVector<int> sendable() const; // rows
    struct OpenRow
    {
        OrgId organization;
        int number = 0;
    };
    // The rows that nothing was sent of, or that were refused.
    [[nodiscard]] QVector<OpenRow> openRows() const;
    [[nodiscard]] PositionDraft draft(int row) const;
    // Of a refusal or a lost answer.
    [[nodiscard]] std::optional<ApiError> error(int row) const { return m_rows.at(row).error; }
    [[nodiscard]] WriteRequest request(int row) const { return m_rows.at(row).request; }

    void setSending(int row);
    void setOutcome(int row, const WriteRequest &request, const WriteOutcome &outcome);
    void setKept(int row);
    void retranslate();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        OrgId organization;
        int number = 0; // the next after the row before, unless it had a larger one earlier
        int numberBefore = 0; // 0: none
        PositionCode code;
        State state = State::Ready;
        bool isTwice = false; // another row has the code
        bool isFound = false; // added, as reading again showed
        QString issue; // of the catalogue, before it is sent
        std::optional<ApiError> error;
        WriteRequest request; // as it was sent
        // Made when the row or the language changes, so that data() only looks up.
        QString name, path, said;
    };

    void judge();
    void judge(Row &row) const;
    void word(Row &row) const;
    void change(int row);
    [[nodiscard]] static bool isOpen(const Row &row);
    [[nodiscard]] bool losesTitle() const;
    [[nodiscard]] QString said(const Row &row) const;

    const ErrorCatalog &m_catalog;
    Position m_source;
    CodePattern m_pattern;
    bool m_isForOutbox = false;
    std::shared_ptr<const ReferenceIndex> m_references;
    QVector<Row> m_rows;
};

} // namespace renzhi
