/* mn-value.h: one stored value
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  MN_VALUE_NULL,
  MN_VALUE_INTEGER,
  MN_VALUE_TEXT,
  MN_VALUE_BYTES, /* sort keys only */
} MnValueType;

/* What a column of the file holds. Owns its text or bytes. Zero-initialised it is NULL. */
typedef struct {
  MnValueType type;
  union {
    gint64 integer;
    char *text;
    GBytes *bytes;
  };
} MnValue;

#define MN_VALUE_INIT ((MnValue) { 0 })

void mn_value_clear (MnValue *value);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (MnValue, mn_value_clear)

void mn_value_set_integer (MnValue *value, gint64 integer);
void mn_value_set_text (MnValue *value, const char *text); /* NULL makes it NULL; "" stays "" */
void mn_value_take_text (MnValue *value, char *text);
void mn_value_take_bytes (MnValue *value, GBytes *bytes);
void mn_value_copy (MnValue *into, const MnValue *from);
gboolean mn_value_equal (const MnValue *a, const MnValue *b);

static inline gboolean
mn_value_is_null (const MnValue *value)
{
  return value->type == MN_VALUE_NULL;
}
/* 0 and "" for a value of another type. */
gint64 mn_value_get_integer (const MnValue *value);
const char *mn_value_get_text (const MnValue *value);
/* As written in the audit: NULL for NULL, decimal digits for integers. (transfer full) */
char *mn_value_to_text (const MnValue *value);

G_END_DECLS
