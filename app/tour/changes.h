// SPDX-FileCopyrightText: 2026 The Renzhi authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/tour/tour.h"

#include <vector>

// The chapters of the story that write on the server and take it back.
namespace renzhi::chapters {

// For the person of the card.
void addChangeAndRemoveJob(std::vector<TourStep> &steps);
// With this code, which must be free.
void addChangeAndRemovePosition(std::vector<TourStep> &steps, const QString &code);

} // namespace renzhi::chapters
