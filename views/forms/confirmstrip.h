// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace renzhi {

// A question asked inside the form instead of a box over it, with the verb on the button; it looks
// like a warning. The safe answer stands last and filled, as in every dialog, has the focus, and
// gives it back to where it was. Rewords itself on LanguageChange.
class ConfirmStrip : public QFrame
{
    Q_OBJECT
public:
    using Text = std::function<QString()>;

    explicit ConfirmStrip(QWidget *parent = nullptr);

    void ask(Text question, Text yes, Text no, std::function<void()> onYes,
             std::function<void()> onNo = {});
    // The same for what is not to happen by a slip: the button works only while `word` stands in
    // the input, so neither Enter nor a click alone gives the answer. The input has the focus.
    void askTyped(Text question, Text yes, Text no, const QString &word,
                  std::function<void()> onYes);
    // One answer more to the question that is asked now; it stands first, and goes with it.
    void offer(Text words, std::function<void()> act);
    void dismiss(); // as if the safe answer was given
    void retranslate(); // also when the words are others for another reason

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void open(Text question, Text yes, Text no, std::function<void()> onYes,
              std::function<void()> onNo);
    void buildInput();
    void buildMore();
    void takeMoreAway();
    void close();
    [[nodiscard]] bool isAnswerable() const;

    Text m_questionText;
    Text m_yesText;
    Text m_noText;
    Text m_moreText;
    std::function<void()> m_onYes;
    std::function<void()> m_onNo;
    std::function<void()> m_onMore;
    QString m_word; // to be typed; empty: none
    QLabel *m_question = nullptr;
    QLineEdit *m_typed = nullptr; // not before it is needed
    QBoxLayout *m_row = nullptr;
    QPushButton *m_yes = nullptr;
    QPushButton *m_no = nullptr;
    QPushButton *m_more = nullptr; // not before it is needed
    QPointer<QWidget> m_before; // had the focus when the question came
};

} // namespace renzhi
