/* mn-xml-wide.c: UTF-16 on its way to the readers of XML
 *
 * libxml2 would convert it too, but what is broken in it may come out as the end of the document when it is fed in
 * pieces, and it tells the terminal about it.
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-pack"

#include "config.h"

#include "mn-xml-private.h"

gboolean
_mn_xml_wide_begin (MnXmlWide *self, const char *bytes, gsize size)
{
  const guchar first = size > 0 ? (guchar)bytes[0] : ' ', second = size > 1 ? (guchar)bytes[1] : ' ';

  *self = (MnXmlWide) { 0 };
  self->big = (first == 0xfe && second == 0xff) || first == 0;
  return self->big || (first == 0xff && second == 0xfe) || second == 0;
}

gboolean
_mn_xml_wide_convert (MnXmlWide *self, const char *bytes, gsize size, GString *into)
{
  for (gsize i = 0; i < size; i++)
    {
      const guint byte = (guchar)bytes[i];
      guint unit = self->big ? self->half << 8 | byte : byte << 8 | self->half;

      self->is_half = !self->is_half;
      if (self->is_half)
        self->half = byte;
      else if (self->high != 0)
        {
          if (unit < 0xdc00 || unit > 0xdfff)
            return FALSE;
          g_string_append_unichar (into, 0x10000 + ((self->high - 0xd800) << 10) + (unit - 0xdc00));
          self->high = 0;
        }
      else if (unit >= 0xd800 && unit <= 0xdbff)
        self->high = unit;
      else if (unit >= 0xdc00 && unit <= 0xdfff)
        return FALSE;
      else
        g_string_append_unichar (into, unit);
    }
  return TRUE;
}

gboolean
_mn_xml_wide_end (const MnXmlWide *self)
{
  return !self->is_half && self->high == 0;
}
