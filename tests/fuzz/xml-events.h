/* xml-events.h: our scanner of XML held against libxml2
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <stdlib.h>
#include <string.h>

#include "mn-xml-private.h"

G_BEGIN_DECLS

static inline void
xml_events_start (MnXml *xml, const char *ns, const char *name, const MnXmlAttributes *attributes, gpointer data)
{
  GString *events = data;

  g_string_append_printf (events, "\n<{%s}%s", ns != NULL ? ns : "", name);
  for (int i = 0; i < attributes->n; i++)
    {
      const char **attribute = attributes->raw + 5 * i;

      g_string_append_printf (events, " {%s}%s=[", attribute[2] != NULL ? attribute[2] : "", attribute[0]);
      g_string_append_len (events, attribute[3], attribute[4] - attribute[3]);
      g_string_append_c (events, ']');
    }
  g_string_append (events, ">\n");
}

static inline void
xml_events_end (MnXml *xml, const char *ns, const char *name, gpointer data)
{
  g_string_append_printf (data, "\n</{%s}%s>\n", ns != NULL ? ns : "", name);
}

static inline void
xml_events_text (MnXml *xml, const char *text, gsize length, gpointer data)
{
  g_string_append_len (data, text, (gssize)length);
}

/* (transfer full) or NULL: it was refused. Takes @xml. */
static inline char *
xml_events_read (MnXml *xml, GString *events, const char *bytes, gsize size, gsize piece)
{
  g_autoptr (GError) error = NULL;
  gboolean read = TRUE;

  for (gsize at = 0; read && at < size; at += piece)
    read = mn_xml_feed (xml, bytes + at, MIN (piece, size - at), &error);
  read = read && mn_xml_end (xml, &error);
  g_assert_true (read == (error == NULL));
  mn_xml_free (xml);
  if (read)
    return g_string_free (events, FALSE);
  g_string_free (events, TRUE);
  return NULL;
}

/* TRUE: both took it, and handed out the same. Aborts where only one does. libxml2 is fed all at once: where it stops
 * looking ahead is its own affair. What isn't for the scanner is libxml2's both times, all at once and in pieces. */
static inline gboolean
xml_events_compare (const char *bytes, gsize size, gsize piece)
{
  static const MnXmlCalls calls = { xml_events_start, xml_events_end, xml_events_text };
  GString *ours, *theirs;
  g_autofree char *scanned = NULL;
  g_autofree char *parsed = NULL;

  ours = g_string_new (NULL);
  theirs = g_string_new (NULL);
  scanned = xml_events_read (mn_xml_new_large (&calls, ours), ours, bytes, size, piece);
  parsed = xml_events_read (mn_xml_new (&calls, theirs), theirs, bytes, size, size);
  if (g_strcmp0 (scanned, parsed) == 0)
    return scanned != NULL;
  g_printerr ("%.*s\n---- scanned\n%s\n---- by libxml2\n%s\n", (int)size, bytes,
              scanned != NULL ? scanned : "(refused)", parsed != NULL ? parsed : "(refused)");
  abort ();
}

G_END_DECLS
