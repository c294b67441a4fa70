/* mn-locale.c: Vietnamese, whatever the machine's locale
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "config.h"

#include "mn-locale.h"
#include "mn-settings.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>

/* gettext obeys LANGUAGE only where the locale of messages is a real one, and what we print is UTF-8. A machine set
 * to "C", or to a locale that was never generated there, fails the first; an old single-byte one the second. */
static gboolean
locale_will_do (void)
{
  const char *messages = setlocale (LC_MESSAGES, NULL);

  return messages != NULL && strcmp (messages, "C") != 0 && strcmp (messages, "POSIX") != 0
         && strcmp (nl_langinfo (CODESET), "UTF-8") == 0;
}

/* Since version 2.39 the C library translates nothing in C.UTF-8 either, and a machine may have no other locale. It
 * goes by the name alone: the same data under the name of another locale will do. */
static void
rename_plain_locale (void)
{
  static const char *const places[]
      = { "/usr/lib/locale/C.utf8", "/usr/lib/locale/C.UTF-8", "/usr/lib/x86_64-linux-gnu/locale/C.utf8" };
  const char *messages = setlocale (LC_MESSAGES, NULL);
  g_autofree char *before = g_strdup (g_getenv ("LOCPATH"));
  g_autofree char *folder = NULL;
  g_autofree char *link = NULL;

  if (messages == NULL || !g_str_has_prefix (messages, "C."))
    return;
  folder = g_dir_make_tmp ("mang-non-XXXXXX", NULL);
  if (folder == NULL)
    return;
  link = g_build_filename (folder, "vi_VN.UTF-8", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_file_test (places[i], G_FILE_TEST_IS_DIR) && symlink (places[i], link) == 0)
      {
        g_setenv ("LOCPATH", folder, TRUE);
        setlocale (LC_MESSAGES, "vi_VN.UTF-8");
        break;
      }
  if (before != NULL)
    g_setenv ("LOCPATH", before, TRUE);
  else
    g_unsetenv ("LOCPATH");
  g_unlink (link);
  g_rmdir (folder);
}

gboolean
mn_locale_init (const char *language)
{
  static const char *const fallbacks[] = { "vi_VN.UTF-8", "en_US.UTF-8", "C.UTF-8" };
  const char *folder = g_getenv ("MANG_NON_LOCALEDIR");
  g_autofree char *chosen = NULL;

  if (language == NULL || *language == '\0')
    language = g_getenv ("MANG_NON_LANGUAGE");
  if (language == NULL || *language == '\0')
    language = chosen = mn_settings_read_language ();
  if (*language == '\0')
    language = "vi";

  g_setenv ("LANGUAGE", language, TRUE);

  if (setlocale (LC_ALL, "") == NULL || !locale_will_do ())
    for (gsize i = 0; i < G_N_ELEMENTS (fallbacks); i++)
      if (setlocale (LC_ALL, fallbacks[i]) != NULL)
        break;

  rename_plain_locale ();

  /* printf ("%f") and strtod() are to mean the same on every machine; what people read is formatted by mn-number. */
  setlocale (LC_NUMERIC, "C");

  bindtextdomain (GETTEXT_PACKAGE, folder != NULL && *folder != '\0' ? folder : MN_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* Always: a setlocale (LC_ALL, "") of GTK's would undo one or the other of the above. */
  return TRUE;
}
