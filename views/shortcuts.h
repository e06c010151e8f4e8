// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>

class QAction;

namespace renzhi {

class Actions;

// The keys of the actions, as the program comes and as the operator wants them. No key belongs to
// two actions; a key that is needed to type, to move or to open a menu belongs to none.
class Shortcuts : public QObject
{
    Q_OBJECT
public:
    // What differs from the program's own keys: objectName → portable text, empty: no key.
    using Changes = QHash<QString, QString>;

    // Takes the keys the actions have now for the program's own. The actions must outlive it.
    explicit Shortcuts(const Actions &actions, QObject *parent = nullptr);

    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }
    // Wherever the operator is just now.
    [[nodiscard]] QString name(const QAction *action) const;
    [[nodiscard]] bool isOffered(const QAction *action) const;
    [[nodiscard]] Changes changes() const;
    // Of an earlier session. What cannot be had (a key of another action, an unknown name) is left
    // out.
    void restore(const Changes &changes);

    // Why the key cannot be the action's, in words; empty when it can.
    [[nodiscard]] QString obstacle(const QAction *action, const QKeySequence &keys) const;
    // An empty sequence: no key. The caller asked for the obstacle before.
    void set(QAction *action, const QKeySequence &keys);
    [[nodiscard]] bool isChanged(const QAction *action) const;
    void reset();

    [[nodiscard]] static QString text(const QAction *action); // "Ctrl+F", for people

signals:
    void changed();

private:
    [[nodiscard]] const QAction *holderOf(const QKeySequence &keys) const;
    // The program's own keys of the action that no other one has by now.
    [[nodiscard]] QList<QKeySequence> freeKeysOf(const QAction *action) const;

    const Actions &m_source;
    QList<QAction *> m_actions;
    QHash<const QAction *, QList<QKeySequence>> m_own;
};

} // namespace renzhi
