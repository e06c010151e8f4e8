// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/connectioncheck.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace renzhi {

// The stages of a connection check with a mark and a word each: waiting, under way, passed, failed,
// not tried. Never by colour alone.
class StageList : public QWidget
{
    Q_OBJECT
public:
    using Stage = ConnectionCheck::Stage;
    enum class State { Waiting, Running, Passed, Failed, NotTried };
    Q_ENUM(State)

    explicit StageList(QWidget *parent = nullptr);

    void reset();
    void reach(Stage stage); // under way; those before it passed
    void end(Stage stage); // the one that failed, or Passed
    [[nodiscard]] State stateOf(Stage stage) const;
    [[nodiscard]] static QString name(Stage stage);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        Stage stage;
        State state = State::Waiting;
        QLabel *mark = nullptr;
        QLabel *name = nullptr;
        QLabel *word = nullptr;
    };

    void mark(Stage at, State atState, State after);
    void retranslate();
    void restyle();

    std::vector<Row> m_rows;
};

} // namespace renzhi
