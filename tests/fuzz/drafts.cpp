// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "models/directory/draftfile.h"
#include "tests/fuzz/fuzz.h"

using namespace Qt::StringLiterals;

namespace renzhi::fuzz {

// The file. What was typed never becomes something else by being kept.
void drafts(Input input)
{
    const auto content = draftfile::fromBytes(input.rest());
    if (!content) {
        property(content.error().code.startsWith("local.drafts-"_L1), "a refusal says why");
        return;
    }
    for (const FormDraft &draft : content->drafts) {
        property(!draft.id.isNull(), "a draft can be named");
        property(!isRemoval(draft.about.kind), "a removal has nothing to be typed");
    }
    const QByteArray written = draftfile::toBytes(content->drafts);
    const auto again = draftfile::fromBytes(written);
    if (isAltered(written) || written.size() > draftfile::MostBytes)
        return;
    property(again && again->isWhole, "drafts that are written down are read again");
    property(again->drafts.size() == content->drafts.size(), "all of them");
    for (qsizetype i = 0; i < content->drafts.size(); ++i) {
        property(again->drafts.at(i).inputs == content->drafts.at(i).inputs
                     && again->drafts.at(i).about == content->drafts.at(i).about,
                 "as they were");
    }
    property(draftfile::toBytes(again->drafts) == written, "and written down the same again");
}

} // namespace renzhi::fuzz
