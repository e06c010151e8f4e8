// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

#include <span>

namespace renzhi::test {

class Cell;
class MatrixTenant;

enum class Role {
    Token,
    Read,
    Write, // a use case: read before, read back, looked for when its answer was lost
    LoneWrite, // of the API alone: no use case has it, so nobody reads what came of it
};

// The records of one cell, and what its write asks for.
struct Subject
{
    QByteArray target; // text that no other request of the cell has in its target
    QString user; // empty: it is about nobody
    QString position; // empty: it is about none, or about one that is to be made
    QString title; // likewise
    QString code; // that the write gives to its position or title
};

// One operation of the contract: a row of the matrix.
struct Operation
{
    const char *name; // "PUT /job-titles/{title_id}"
    Role role;
    bool answersNothing; // 204
    // Makes the records that this cell alone touches.
    Subject (*prepare)(MatrixTenant &tenant);
    void (*start)(Cell &cell);
    // How often the server's data show what was asked; null: it changes nothing.
    int (*applied)(const MatrixTenant &tenant, const Subject &subject);

    [[nodiscard]] QByteArray method() const;
    [[nodiscard]] bool isWrite() const { return applied != nullptr; }
};

// All 24, in the order of the contract.
[[nodiscard]] std::span<const Operation> operations();

} // namespace renzhi::test
