/* mn-encoding-converter.c: a stream of old bytes as UTF-8
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "mn-exchange"

#include "mn-encoding.h"

#include <string.h>

#include "mn-core.h"
#include "mn-encoding-private.h"
#include "mn-i18n.h"

/* How much is taken at a time, and the longest tail that waits for what follows it. */
#define STEP 4096
#define MAX_TAIL 8192

#define MN_TYPE_ENCODING_CONVERTER (mn_encoding_converter_get_type ())
G_DECLARE_FINAL_TYPE (MnEncodingConverter, mn_encoding_converter, MN, ENCODING_CONVERTER, GObject)

struct _MnEncodingConverter {
  GObject parent_instance;

  MnEncoding encoding;
  GString *text;  /* decoded; its tail may still change by what follows */
  GString *ready; /* in NFC, on its way out */
  gsize sent;     /* of @ready */
  guint8 rest[4]; /* the beginning of a letter */
  guint n_rest;
  gunichar before; /* the last letter (VNI), or the first half of a pair (UTF-16) */
  gboolean started;
};

static void converter_iface_init (GConverterIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (MnEncodingConverter, mn_encoding_converter, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER, converter_iface_init))

static gboolean
refuse (MnEncodingConverter *self, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("The text is not in the encoding “%s”."),
               mn_encoding_label (mn_encoding_names ()[self->encoding]));
  return FALSE;
}

static void
put (MnEncodingConverter *self, gunichar c)
{
  if (c == 0xFEFF && !self->started)
    {
      self->started = TRUE;
      return;
    }
  self->started = TRUE;
  if (c < 0x80)
    g_string_append_c (self->text, (char)c);
  else
    g_string_append_unichar (self->text, c);
}

static gboolean
take_unit (MnEncodingConverter *self, gunichar unit, GError **error)
{
  gboolean is_low = unit >= 0xDC00 && unit < 0xE000;

  if ((self->before != 0) != is_low)
    return refuse (self, error);
  if (is_low)
    {
      put (self, 0x10000 + ((self->before - 0xD800) << 10) + (unit - 0xDC00));
      self->before = 0;
    }
  else if (unit >= 0xD800 && unit < 0xDC00)
    self->before = unit;
  else
    put (self, unit);
  return TRUE;
}

static gboolean
take_utf16 (MnEncodingConverter *self, guint8 byte, GError **error)
{
  guint8 first = self->rest[0];

  if (self->n_rest == 0)
    {
      self->rest[0] = byte;
      self->n_rest = 1;
      return TRUE;
    }
  self->n_rest = 0;
  return take_unit (
      self, self->encoding == MN_ENCODING_UTF16LE ? first | (gunichar)byte << 8 : byte | (gunichar)first << 8, error);
}

static gboolean
take_utf8 (MnEncodingConverter *self, guint8 byte, GError **error)
{
  gunichar c;

  if (byte < 0x80 && self->n_rest == 0)
    {
      put (self, byte);
      return TRUE;
    }
  self->rest[self->n_rest++] = byte;
  c = g_utf8_get_char_validated ((const char *)self->rest, (gssize)self->n_rest);
  if (c == (gunichar)-2 && self->n_rest < sizeof self->rest)
    return TRUE;
  if (c == (gunichar)-1 || c == (gunichar)-2)
    return refuse (self, error);
  self->n_rest = 0;
  put (self, c);
  return TRUE;
}

static gboolean
take_byte (MnEncodingConverter *self, guint8 byte, GError **error)
{
  gunichar c;

  switch (self->encoding)
    {
    case MN_ENCODING_UTF8:
      return take_utf8 (self, byte, error);
    case MN_ENCODING_UTF16LE:
    case MN_ENCODING_UTF16BE:
      return take_utf16 (self, byte, error);
      case MN_ENCODING_VNI: {
        gsize length = self->text->len;

        if (byte < 0x80)
          g_string_append_c (self->text, (char)byte);
        else
          _mn_encoding_append_vni (self->text, byte, self->before);
        self->before = g_utf8_get_char (self->text->str + length);
        return TRUE;
      }
    default:
      c = _mn_encoding_byte (self->encoding, byte);
      if (c == 0 && byte != 0)
        return refuse (self, error);
      put (self, c);
      return TRUE;
    }
}

/* Where the text is certain to be whole: before the last ASCII character, which composes with nothing before it
 * (letters of other scripts may, without being marks: Hangul does); in TCVN3 after the last cell, whose case is judged
 * as a whole. */
static gsize
find_cut (MnEncodingConverter *self)
{
  const char *start = self->text->str;
  const char *p = start + self->text->len;

  while (p > start)
    {
      p = g_utf8_prev_char (p);
      if (self->encoding == MN_ENCODING_TCVN3 ? strchr (",;\t\n", *p) != NULL : (guchar)*p < 0x80)
        return (gsize)(p - start);
    }
  return 0;
}

/* A zero byte ends a C string: text that holds one goes on piece by piece, so that the reader can refuse it. */
static void
flush (MnEncodingConverter *self, gsize n)
{
  for (gsize at = 0; at < n;)
    {
      gsize length = strnlen (self->text->str + at, n - at);
      g_autofree char *part = g_strndup (self->text->str + at, length);
      g_autofree char *composed = mn_text_nfc (part);
      g_autofree char *repaired = self->encoding == MN_ENCODING_TCVN3 ? _mn_encoding_repair_capitals (composed) : NULL;

      g_string_append (self->ready, repaired != NULL ? repaired : composed);
      at += length;
      if (at < n)
        g_string_append_c (self->ready, self->text->str[at++]);
    }
  g_string_erase (self->text, 0, (gssize)n);
}

static gboolean
end (MnEncodingConverter *self, GError **error)
{
  if (self->n_rest > 0 || (self->before != 0 && self->encoding != MN_ENCODING_VNI))
    return refuse (self, error);
  flush (self, self->text->len);
  return TRUE;
}

static gsize
send (MnEncodingConverter *self, void *out, gsize size)
{
  gsize n = MIN (size, self->ready->len - self->sent);

  memcpy (out, self->ready->str + self->sent, n);
  self->sent += n;
  if (self->sent == self->ready->len)
    {
      g_string_truncate (self->ready, 0);
      self->sent = 0;
    }
  return n;
}

static GConverterResult
convert (GConverter *converter, const void *in, gsize in_size, void *out, gsize out_size, GConverterFlags flags,
         gsize *bytes_read, gsize *bytes_written, GError **error)
{
  MnEncodingConverter *self = MN_ENCODING_CONVERTER (converter);
  gboolean at_end = (flags & G_CONVERTER_INPUT_AT_END) != 0;

  *bytes_read = 0;
  *bytes_written = 0;
  if (self->ready->len == 0)
    {
      gsize n = MIN (in_size, STEP);

      for (gsize i = 0; i < n; i++)
        if (!take_byte (self, ((const guint8 *)in)[i], error))
          return G_CONVERTER_ERROR;
      *bytes_read = n;
      if (n < in_size || !at_end)
        flush (self, self->text->len > MAX_TAIL ? self->text->len : find_cut (self));
      else if (!end (self, error))
        return G_CONVERTER_ERROR;
    }
  *bytes_written = send (self, out, out_size);
  if (*bytes_read == 0 && *bytes_written == 0 && !at_end)
    {
      g_set_error_literal (error, G_IO_ERROR, out_size == 0 ? G_IO_ERROR_NO_SPACE : G_IO_ERROR_PARTIAL_INPUT, "");
      return G_CONVERTER_ERROR;
    }
  if (at_end && *bytes_read == in_size && self->ready->len == 0 && self->text->len == 0)
    return G_CONVERTER_FINISHED;
  return (flags & G_CONVERTER_FLUSH) != 0 && *bytes_read == in_size && self->ready->len == 0 ? G_CONVERTER_FLUSHED
                                                                                             : G_CONVERTER_CONVERTED;
}

static void
reset (GConverter *converter)
{
  MnEncodingConverter *self = MN_ENCODING_CONVERTER (converter);

  g_string_truncate (self->text, 0);
  g_string_truncate (self->ready, 0);
  self->sent = 0;
  self->n_rest = 0;
  self->before = 0;
  self->started = FALSE;
}

static void
converter_iface_init (GConverterIface *iface)
{
  iface->convert = convert;
  iface->reset = reset;
}

static void
mn_encoding_converter_finalize (GObject *object)
{
  MnEncodingConverter *self = MN_ENCODING_CONVERTER (object);

  g_string_free (self->text, TRUE);
  g_string_free (self->ready, TRUE);
  G_OBJECT_CLASS (mn_encoding_converter_parent_class)->finalize (object);
}

static void
mn_encoding_converter_class_init (MnEncodingConverterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = mn_encoding_converter_finalize;
}

static void
mn_encoding_converter_init (MnEncodingConverter *self)
{
  self->text = g_string_new (NULL);
  self->ready = g_string_new (NULL);
}

GConverter *
mn_encoding_converter_new (const char *code, GError **error)
{
  MnEncoding encoding = _mn_encoding_find (code);
  MnEncodingConverter *self;

  if (encoding == MN_N_ENCODINGS)
    {
      g_autofree char *known = g_strjoinv (", ", (char **)mn_encoding_names ());

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _ ("There is no encoding “%s” here. These are known: %s."), code != NULL ? code : "", known);
      return NULL;
    }
  self = g_object_new (MN_TYPE_ENCODING_CONVERTER, NULL);
  self->encoding = encoding;
  return G_CONVERTER (self);
}

char *
mn_encoding_decode (const char *code, const guint8 *bytes, gsize n, GError **error)
{
  g_autoptr (GConverter) converter = mn_encoding_converter_new (code, error);
  g_autoptr (MnEncodingConverter) self = (MnEncodingConverter *)g_steal_pointer (&converter);
  GString *ready;

  if (self == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    if (!take_byte (self, bytes[i], error))
      return NULL;
  if (!end (self, error))
    return NULL;
  ready = g_steal_pointer (&self->ready);
  self->ready = g_string_new (NULL);
  return g_string_free (ready, FALSE);
}
