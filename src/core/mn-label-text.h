/* mn-label-text.h: words of the tables, for the screen and for paper
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Labels of fields and choices stand once, in the tables, and are headings of the window and of simple lists alike. The
 * window shows them in the program's language; paper is Vietnamese whatever that is. */

/* @msgid in the program's language, or, on a thread that is setting paper, in Vietnamese. (transfer none): lives as
 * long as the program. */
const char *mn_label_text (const char *msgid);

/* Between these two the calling thread sets paper. They may be nested. */
void mn_label_text_begin_paper (void);
void mn_label_text_end_paper (void);

G_END_DECLS
