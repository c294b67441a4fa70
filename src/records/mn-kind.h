/* mn-kind.h: one row of functions per kind of field
 *
 * Copyright 2026 The Măng Non authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "mn-entity.h"

G_BEGIN_DECLS

#define MN_RECORD_ERROR (mn_record_error_quark ())
GQuark mn_record_error_quark (void);

typedef enum {
  MN_RECORD_ERROR_UNKNOWN, /* no such entity, field, code, row: choose another */
  MN_RECORD_ERROR_INVALID, /* does not validate: correct what was typed */
  MN_RECORD_ERROR_GONE,    /* the row was deleted or changed by somebody else meanwhile: look at it again */
  MN_RECORD_ERROR_USED,    /* other rows need it, or it needs one that is in the bin: see to those first */
} MnRecordError;

typedef struct {
  const char *name;     /* "money": what `fields` prints */
  const char *sql_type; /* "INTEGER", "TEXT" */
  gint16 width;         /* default list width in characters */
  gboolean right;       /* numbers and dates stand right */
  /* As people type it; "" gives NULL. MN_VALUE_ERROR sentences. Links and codes need a context (mn_lookup) and are
   * resolved by mn_field_parse_stored() or the form's chooser. */
  gboolean (*parse) (const MnField *field, const char *text, MnValue *value, GError **error);
  /* As the window and paper show it. (transfer full) */
  char *(*display) (const MnField *field, const MnValue *value);
} MnKindInfo;

const MnKindInfo *mn_kind_info (MnKind kind);

/* What people typed into a field of this kind, with the field's own bounds (length, min, max, partial dates). */
gboolean mn_field_parse (const MnField *field, const char *text, MnValue *value, GError **error);
/* "" for NULL. For a link the id in digits: lists and records know the label. */
char *mn_field_display (const MnField *field, const MnValue *value);

/* Stored forms (command line, CSV): ISO dates, plain integers, codes; links by code where there is one and UUID
 * otherwise. A link's code that several states of a unit share is resolved on @on. */
gboolean mn_field_parse_stored (const MnField *field, const char *text, MnDb *db, MnDate on, MnValue *value,
                                GError **error);
/* @link_text: for a link, the target's code or UUID as read by the query; else NULL. */
char *mn_field_format_stored (const MnField *field, const MnValue *value, const char *link_text);

G_END_DECLS
