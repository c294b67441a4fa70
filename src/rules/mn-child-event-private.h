/* mn-child-event-private.h: what the files of the events share
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-child-event.h"

G_BEGIN_DECLS

/* The newest residence, whether it has ended or not; NULL without @error: none. (transfer full) */
MnRecord *_mn_child_event_last_residence (MnDb *db, gint64 child, GError **error);

G_END_DECLS
