// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/directory/directoryservice.h"

#include <QFrame>

class QLabel;
class QListWidget;

namespace renzhi {

// The people known to hold a position, from the jobs read so far.
class HoldersPanel : public QFrame
{
    Q_OBJECT
public:
    explicit HoldersPanel(QWidget *parent = nullptr);

    void setHolders(const QVector<DirectoryService::HolderRow> &holders);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QVector<DirectoryService::HolderRow> m_holders;
    QLabel *m_heading = nullptr;
    QListWidget *m_list = nullptr;
};

} // namespace renzhi
