// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/records.h"

#include <QSettings>
#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;

namespace renzhi {

struct JobsCoverage;
class TextLabel;

// Stands above the list of everybody's jobs: which kind of them is listed, and whether those of
// disabled people are. Below that, while they are not known of everybody, of how many people.
class JobChoices final : public QWidget
{
    Q_OBJECT
public:
    explicit JobChoices(QWidget *parent);

    [[nodiscard]] std::optional<RelationType> relation() const; // nothing: of any kind
    [[nodiscard]] bool withDisabled() const;
    [[nodiscard]] bool isNarrowing() const; // some are left out
    void widen(); // to all jobs of everybody
    // In the words of now.
    void showCoverage(const JobsCoverage &coverage);
    [[nodiscard]] QWidget *lastStop() const; // of Tab

    void saveState(QSettings &state) const;
    void restoreState(const QSettings &state); // changed() tells nothing of it

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void choose(int relation, bool withoutDisabled);

    QComboBox *m_relation;
    QCheckBox *m_withoutDisabled;
    TextLabel *m_coverage;
};

} // namespace renzhi
