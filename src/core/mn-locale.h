/* mn-locale.h: Vietnamese, whatever the machine's locale
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* To be called first in main(), before any other GLib or GTK call. Makes @language ("vi", or another for which
 * there is a catalogue; NULL: MANG_NON_LANGUAGE in the environment, else the setting, else "vi") the language of
 * gettext even where the machine has no such locale, binds the text domain to MANG_NON_LOCALEDIR from the environment,
 * else to the installed folder. Returns TRUE when the caller must keep GTK from calling setlocale() itself
 * (gtk_disable_setlocale()), which is always. Numbers and dates never depend on it. */
gboolean mn_locale_init (const char *language);

G_END_DECLS
