/* mn-text.h: text as the register keeps it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NFC, outer white space removed, inner runs of white space (also no-break spaces) made one space; control
 * characters dropped. What every single-line text passes through on its way in. NULL when not UTF-8. */
char *mn_text_clean (const char *text);
/* The same for notes of several lines: line breaks are kept ("\r\n" becomes "\n"). */
char *mn_text_clean_note (const char *text);
char *mn_text_nfc (const char *text);
gboolean mn_text_is_nfc (const char *text);
/* Case by the Vietnamese rules, whatever the locale. */
char *mn_text_upper (const char *text);
char *mn_text_lower (const char *text);
/* First letter of the text in capitals, the rest as it is. */
char *mn_text_capitalize (const char *text);
/* Tabs, newlines and backslashes as \t \n \\ and back: one field of a line of the command line's tables. */
char *mn_text_escape (const char *text);
char *mn_text_unescape (const char *text);

G_END_DECLS
