/* mn-name.h: họ, đệm, tên
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parts of a full name. The full name as typed is the truth; the parts are derived and may be corrected.
 * Any part may be "" but never NULL. */
typedef struct {
  char *family; /* họ */
  char *middle; /* đệm */
  char *given;  /* tên */
} MnName;

/* First word họ, last word tên, the rest đệm; one word is tên alone (Bru, Ê-đê names). */
void mn_name_split (const char *full_name, MnName *name);
char *mn_name_join (const MnName *name);
/* TRUE when the parts put together are @full_name. */
gboolean mn_name_agrees (const MnName *name, const char *full_name);
void mn_name_clear (MnName *name);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnName, mn_name_clear)

G_END_DECLS
