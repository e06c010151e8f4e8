// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/tour/tour.h"
#include "models/core/errorcatalog.h"
#include "views/theme.h"

#include <functional>
#include <vector>

namespace renzhi {

// What the story may turn behind the window's back: the demo tenant and nothing else.
struct StoryWorld
{
    std::function<void(bool)> setServerRunning;
    std::function<void(bool)> setTitleRequired; // USER.0096 for a job without a title
};

// The main job as an operator does it: find a person, read the card, add, change and remove a
// part-time job, meet a refusal, the same with a position, change the language, go on without a
// network. Each run leaves the tenant and the Outbox as it found them, so that the next one tells
// the same.
[[nodiscard]] std::vector<TourStep> mainStory(const StoryWorld &world, Language language,
                                              ThemeChoice theme);

} // namespace renzhi
