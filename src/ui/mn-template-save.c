/* mn-template-save.c: the workbook for a commune, to where a person wants it
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-ui"

#include "config.h"

#include "mn-template-save.h"

#include <string.h>

#include "mn-compat.h"
#include "mn-i18n.h"
#include "mn-template.h"

typedef struct {
  MnSession *session;
  GtkWindow *parent;
  gint64 unit;
  MnTemplateFunc saved;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->session);
  g_object_unref (save->parent);
  g_free (save);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Save, save_free)

static MnRecord *
load_unit (MnSession *session, gint64 unit)
{
  return mn_record_load (mn_session_get_reader (session), mn_entity_find ("unit"), unit, NULL);
}

gint64
mn_template_save_unit (MnSession *session, gint64 chosen)
{
  gint64 unit;
  g_autoptr (MnRecord) record = NULL;

  g_return_val_if_fail (MN_IS_SESSION (session), 0);

  unit = chosen != 0 ? chosen : mn_register_get_unit (mn_session_get_register (session));
  record = load_unit (session, unit);
  return record != NULL && g_strcmp0 (mn_record_get_text (record, "level"), "commune") == 0 ? unit : 0;
}

static void
file_cb (GFile *file, gpointer user_data)
{
  g_autoptr (Save) save = user_data;
  g_autoptr (GError) error = NULL;

  if (file == NULL)
    return;
  if (mn_template_write (mn_session_get_register (save->session), save->unit, g_file_peek_path (file), NULL, &error))
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *message = g_strdup_printf (_ ("The template was saved as %s."), name);

      mn_session_toast (save->session, message);
    }
  save->saved (save->parent, error);
}

/* "danh-sach-tre-em-cam-thuy.xlsx": whose it is can be seen among nine of them. */
static char *
file_name (MnSession *session, gint64 unit)
{
  g_autoptr (MnRecord) record = load_unit (session, unit);
  g_autofree char *folded = mn_fold (record != NULL ? mn_record_get_text (record, "name") : "");

  return g_strdup_printf ("danh-sach-tre-em-%s.xlsx", g_strdelimit (folded, " ", '-'));
}

void
mn_template_save (MnSession *session, GtkWindow *parent, gint64 unit, MnTemplateFunc saved)
{
  Save *save;
  g_autofree char *name = NULL;

  g_return_if_fail (MN_IS_SESSION (session) && GTK_IS_WINDOW (parent) && unit != 0);

  save = g_new0 (Save, 1);
  save->session = g_object_ref (session);
  save->parent = g_object_ref (parent);
  save->unit = unit;
  save->saved = saved;
  name = file_name (session, unit);
  mn_compat_save_file (parent, _ ("Template for the Commune"), _ ("Excel workbook (XLSX)"), "*.xlsx",
                       g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS), name, file_cb, save);
}
