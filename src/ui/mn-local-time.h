/* mn-local-time.h: when something was done, in local time
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* "2017-05-31T01:00:00Z" as "31/05/2017 08:00" in the time zone of the machine; the text itself when it is no time.
 * Digits only, so that no locale can change it. (transfer full) */
char *mn_local_time_format (const char *utc);

G_END_DECLS
