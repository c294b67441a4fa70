/* mn-label-text.c: words of the tables, for the screen and for paper
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-core"

#include "config.h"

#include "mn-label-text.h"

#include <string.h>

#include "mn-i18n.h"

/* gettext has one language for a whole program. The Vietnamese catalogue is read here a second time, by its published
 * format: a head of seven numbers, then a table of originals in the order of strcmp() and one of translations, each
 * entry a length and an offset. */
#define MAGIC 0x950412de
#define MAGIC_SWAPPED 0xde120495

typedef struct {
  GMappedFile *file; /* kept as long as the program runs */
  const char *bytes; /* of the file; NULL: no catalogue */
  gsize length;
  gboolean swapped;
  guint32 n, originals, translations;
} Catalogue;

static GPrivate setting_paper;

static guint32
number_at (const Catalogue *catalogue, gsize offset)
{
  guint32 number;

  if (offset > catalogue->length || catalogue->length - offset < sizeof number)
    return 0;
  memcpy (&number, catalogue->bytes + offset, sizeof number);
  return catalogue->swapped ? GUINT32_SWAP_LE_BE (number) : number;
}

/* NULL when what the table says lies outside the file. */
static const char *
text_at (const Catalogue *catalogue, guint32 table, guint32 index)
{
  gsize entry = (gsize)table + 8 * (gsize)index;
  gsize length = number_at (catalogue, entry);
  gsize offset = number_at (catalogue, entry + 4);

  if (offset == 0 || offset >= catalogue->length || length >= catalogue->length - offset
      || catalogue->bytes[offset + length] != '\0')
    return NULL;
  return catalogue->bytes + offset;
}

static Catalogue *
read_catalogue (void)
{
  const char *set = g_getenv ("MANG_NON_LOCALEDIR");
  const char *folder = set != NULL && *set != '\0' ? set : MN_LOCALEDIR;
  g_autofree char *path = g_build_filename (folder, "vi", "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);
  Catalogue *self = g_new0 (Catalogue, 1);
  GMappedFile *file = g_mapped_file_new (path, FALSE, NULL);

  if (file == NULL)
    return self;
  self->bytes = g_mapped_file_get_contents (file);
  self->length = g_mapped_file_get_length (file);
  self->swapped = number_at (self, 0) == MAGIC_SWAPPED;
  if (number_at (self, 0) != MAGIC)
    {
      g_debug ("%s is no catalogue", path);
      g_mapped_file_unref (file);
      self->bytes = NULL;
      return self;
    }
  self->file = file;
  self->n = number_at (self, 8);
  self->originals = number_at (self, 12);
  self->translations = number_at (self, 16);
  return self;
}

static const char *
look_up (const char *msgid)
{
  static Catalogue *catalogue;
  guint32 first = 0, end;

  if (g_once_init_enter (&catalogue))
    g_once_init_leave (&catalogue, read_catalogue ());
  end = catalogue->bytes != NULL ? catalogue->n : 0;
  while (first < end)
    {
      guint32 middle = first + (end - first) / 2;
      const char *original = text_at (catalogue, catalogue->originals, middle);
      int order = original != NULL ? strcmp (msgid, original) : -1;

      if (order == 0)
        {
          const char *text = text_at (catalogue, catalogue->translations, middle);

          return text != NULL && *text != '\0' ? text : msgid;
        }
      if (order < 0)
        end = middle;
      else
        first = middle + 1;
    }
  return msgid;
}

const char *
mn_label_text (const char *msgid)
{
  if (GPOINTER_TO_UINT (g_private_get (&setting_paper)) == 0)
    return _ (msgid);
  return *msgid != '\0' ? look_up (msgid) : msgid;
}

void
mn_label_text_begin_paper (void)
{
  g_private_set (&setting_paper, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_private_get (&setting_paper)) + 1));
}

void
mn_label_text_end_paper (void)
{
  guint depth = GPOINTER_TO_UINT (g_private_get (&setting_paper));

  g_return_if_fail (depth > 0);

  g_private_set (&setting_paper, GUINT_TO_POINTER (depth - 1));
}
