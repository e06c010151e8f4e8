// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/core/errorcatalog.h"

#include <QFrame>

#include <functional>
#include <optional>
#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace renzhi {

struct ErrorWords;

// A message in the place it is about, instead of a modal box: an icon, a headline where one is
// given, the words in both languages, what to do, the facts, [Copy details], a close button and
// optional actions. Shows everything as plain text, because a server's text may look like HTML.
// Hidden while it has nothing to say; rewords itself on LanguageChange; announces itself to
// assistive technology.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Info, Success, Warning, Error };
    Q_ENUM(Kind)
    using Text = std::function<QString()>; // evaluated again after a language change

    // The catalogue must outlive the bar.
    explicit MessageBar(const ErrorCatalog &catalog, QWidget *parent = nullptr);

    // With wordsKey the catalogue's entry of that key says what happened and what to do, and the
    // title of what was answered, if anything was, is added to its cause.
    void showError(const ApiError &error, Text headline = {}, const QString &wordsKey = {});
    void showNotice(Kind kind, Text text, Text actionText = {}, std::function<void()> action = {});
    // One more button on what is shown now; objectName names it for tests and automation.
    void offer(const QString &objectName, Text text, std::function<void()> action);
    // Asks for the words on display again: they may have aged. Nobody is told of it, and the
    // buttons stay.
    void refresh() { retranslate(); }
    void clear();
    // Not closable while its actions are the only way on.
    void setClosable(bool closable);

    [[nodiscard]] bool isShowing() const { return !isHidden(); }
    [[nodiscard]] Kind kind() const { return m_kind; }
    // The error on display, if it is one.
    [[nodiscard]] const std::optional<ApiError> &error() const { return m_error; }
    // Everything it says, line by line, as a screen reader gets it.
    [[nodiscard]] QString spokenText() const;

signals:
    void closed(); // by the operator

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Action
    {
        QPushButton *button = nullptr;
        Text text;
    };

    void build();
    QLabel *addLine(QBoxLayout *lines, const QString &objectName);
    [[nodiscard]] ErrorWords words() const;
    void removeActions();
    void showIt();
    void retranslate();
    void restyle();
    void copyDetails();

    const ErrorCatalog &m_catalog;
    Kind m_kind = Kind::Info;
    std::optional<ApiError> m_error;
    QString m_wordsKey;
    Text m_headlineText;
    Text m_noticeText;
    std::vector<Action> m_actions;

    QLabel *m_icon = nullptr;
    QLabel *m_headline = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_titleOther = nullptr;
    QLabel *m_measure = nullptr;
    QLabel *m_measureOther = nullptr;
    QLabel *m_facts = nullptr;
    QPushButton *m_copy = nullptr;
    QToolButton *m_close = nullptr;
    QBoxLayout *m_actionRow = nullptr;
};

} // namespace renzhi
